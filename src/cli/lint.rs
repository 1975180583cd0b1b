//! `smplan lint`: checks plans.

use crate::cli::Outcome;
use crate::cli::check::{Checks, check};
use crate::cli::find::{Candidate, candidates, says_that_it_is_a_plan};
use crate::cli::input::{self, Input, STDIN_NAME};
use crate::cli::terminal::{Terminal, advise, complain};
use crate::diagnostic::Severity;
use crate::model::Date;
use crate::report::{self, Options, Part, Reporter, Summary};
use crate::rules::{Context, Selection, UnknownRule};
use crate::syntax::Limits;
use anyhow::Result;
use clap::ValueEnum;
use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Check plans.
///
/// Files that are named are read as plans, whatever they are called. Folders are walked as git would: YAML files with
/// `smplan:` at the top are plans, others are passed over.
///
/// Exit code 0: nothing found at or above --fail-on. 1: findings. 2: something could not be read or done.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Plans, or folders with plans; `-` is standard input.
    #[arg(default_value = ".", value_name = "PATHS")]
    paths: Vec<PathBuf>,

    /// How findings are shown.
    #[arg(long, visible_alias = "output-format", value_name = "FORMAT", default_value = "human", value_parser = formats())]
    format: String,

    /// Run only these rules or categories, or ALL.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    select: Vec<String>,

    /// Leave these rules or categories out.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    ignore: Vec<String>,

    /// Exit with 1 when there is a finding as loud as this.
    #[arg(long, value_enum, default_value_t = Loudness::Error, value_name = "SEVERITY")]
    fail_on: Loudness,

    /// Leave out what is less loud than this.
    #[arg(long, value_enum, default_value_t = Loudness::Info, value_name = "SEVERITY")]
    min_severity: Loudness,

    /// The day on which the plans are looked at, instead of today in UTC.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,

    /// Exit with 0 whatever is found.
    #[arg(long)]
    exit_zero: bool,

    /// Show every finding instead of grouping repeats.
    #[arg(long)]
    all: bool,

    /// The name of what is read from standard input.
    #[arg(long, value_name = "NAME", default_value = STDIN_NAME)]
    stdin_filename: String,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Loudness {
    Error,
    Warning,
    Info,
}

impl From<Loudness> for Severity {
    fn from(loudness: Loudness) -> Severity {
        match loudness {
            Loudness::Error => Severity::Error,
            Loudness::Warning => Severity::Warning,
            Loudness::Info => Severity::Info,
        }
    }
}

fn formats() -> clap::builder::PossibleValuesParser {
    report::REPORTERS
        .iter()
        .map(|reporter| clap::builder::PossibleValue::new(reporter.name).help(reporter.description))
        .collect::<Vec<_>>()
        .into()
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let selection = match Selection::of(&arguments.select, &arguments.ignore) {
        Ok(selection) => selection,
        Err(UnknownRule { name, nearest }) => {
            complain(&format!("no rule or category is called `{name}`"));
            match nearest {
                Some(nearest) => advise(&format!("did you mean `{nearest}`?")),
                None => advise("`smplan rules` lists them"),
            }
            return Ok(Outcome::Undone);
        }
    };
    let Some(reporter) = report::reporter(&arguments.format) else {
        anyhow::bail!("there is no format `{}`", arguments.format);
    };
    let as_of = arguments.as_of.unwrap_or_else(crate::cli::today);
    let checks = Checks { selection, context: Context { as_of: Some(as_of) }, limits: Limits::default() };
    let options = Options { color: terminal.uses_color(), all: arguments.all, quiet: terminal.quiet };

    let (files, failed) = candidates(&arguments.paths);
    let mut undone = !failed.is_empty();
    for error in &failed {
        complain(&format!("{error:#}"));
    }
    let work = Work {
        checks: &checks,
        reporter,
        options,
        min_severity: arguments.min_severity.into(),
        stdin_name: &arguments.stdin_filename,
    };
    let results = check_all(&files, &work);

    let mut summary = Summary::default();
    let mut parts = Vec::new();
    let mut n_passed_over = 0;
    for result in results {
        match result {
            FileResult::Plan { parts: some, summary: counted } => {
                parts.extend(some);
                summary.add(counted);
            }
            FileResult::NoPlan => n_passed_over += 1,
            FileResult::Failed(error) => {
                undone = true;
                complain(&format!("{error:#}"));
            }
        }
    }
    if terminal.verbose && n_passed_over > 0 {
        let files = if n_passed_over == 1 { "YAML file" } else { "YAML files" };
        terminal.note(&format!("passed over {n_passed_over} {files} without `smplan:` at the top"));
    }
    if summary.n_plans == 0 && !undone {
        complain(&crate::cli::find::nothing_in(&arguments.paths));
        advise(
            "name a file, or write one with `smplan new`; in folders only YAML files with `smplan:` at the top are plans",
        );
        undone = true;
    }
    let mut out = terminal.out();
    if summary.n_plans > 0 || reporter.for_programs {
        (reporter.write)(&mut out, &parts, summary, options)?;
        out.flush()?;
    }
    Ok(if undone {
        Outcome::Undone
    } else if summary.n_at_least(arguments.fail_on.into()) > 0 && !arguments.exit_zero {
        Outcome::Findings
    } else {
        Outcome::Good
    })
}

struct Work<'w> {
    checks: &'w Checks,
    reporter: &'static Reporter,
    options: Options,
    min_severity: Severity,
    stdin_name: &'w str,
}

enum FileResult {
    Plan {
        parts: Vec<Part>,
        summary: Summary,
    },
    /// A file in a folder that does not say that it is a plan.
    NoPlan,
    Failed(anyhow::Error),
}

fn check_one(file: &Candidate, work: &Work<'_>) -> FileResult {
    let limits = work.checks.limits;
    let input = match file {
        Candidate::Stdin => input::read_stdin(work.stdin_name, limits),
        Candidate::Named(path) | Candidate::Walked(path) => input::read(path, limits),
    };
    let input = match input {
        Ok(input) => input,
        Err(error) => return FileResult::Failed(error),
    };
    if let (Candidate::Walked(_), Input::Text(source)) = (file, &input)
        && !says_that_it_is_a_plan(source.text())
    {
        return FileResult::NoPlan;
    }
    let mut checked = check(input, work.checks);
    checked.diagnostics.retain(|diagnostic| diagnostic.severity >= work.min_severity);
    let mut summary = Summary::default();
    summary.count(&checked.diagnostics);
    let parts = if checked.diagnostics.is_empty() {
        Vec::new()
    } else {
        (work.reporter.parts)(&checked, work.options)
    };
    FileResult::Plan { parts, summary }
}

/// Checks all files, on several threads where there are many; the results are in the order of the files.
fn check_all(files: &[Candidate], work: &Work<'_>) -> Vec<FileResult> {
    const CHUNK: usize = 8;
    const FEW: usize = 16;
    let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
    if files.len() < FEW || n_threads == 1 {
        return files.iter().map(|file| check_one(file, work)).collect();
    }
    let chunks: Vec<&[Candidate]> = files.chunks(CHUNK).collect();
    let next = AtomicUsize::new(0);
    let take_chunks = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(chunk) = chunks.get(index) else { return done };
            done.push((index, chunk.iter().map(|file| check_one(file, work)).collect::<Vec<_>>()));
        }
    };
    let mut done: Vec<(usize, Vec<FileResult>)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..n_threads).map(|_| scope.spawn(take_chunks)).collect();
        let mut done = take_chunks();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().flat_map(|(_, results)| results).collect()
}
