//! `smplan test`: runs the plans' own cases.

mod gather;
mod print;
mod sentences;
mod sheet;

use crate::cli::Outcome;
use crate::cli::answer::{Target, VERSION, WithSentence, json};
use crate::cli::appearance;
use crate::cli::find;
use crate::cli::one_plan::Unread;
use crate::cli::parallel;
use crate::cli::settings;
use crate::cli::terminal::{Terminal, advise, complain};
use crate::cli::test::sentences::Sentences;
use crate::cli::time_argument;
use crate::rehearsal::{
    Actual, Compared, Coverage, Difference, Expected, Hint, Part, PartKind, Uncovered, try_case,
};
use crate::report::visible;
use crate::routing::Table;
use crate::source::Source;
use crate::text::Language;
use anyhow::Result;
use gather::Group;
pub(super) use gather::files_about;
use regex::Regex;
use serde::Serialize;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Run the plans' own cases: which playbook a comment opens, who answers it, how soon, with which words.
///
/// Cases stand in a plan under `tests:`, or in a file of their own beside it: `plan.test.yaml` beside `plan.yaml`, or any
/// `*.test.yaml` that names its plan under `plan:`. Only what a case expects is compared.
///
/// Exit code 0: every case passes. 1: one fails, or less is covered than --min asks for. 2: something could not be done, or
/// there is no case.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Plans, files of cases, or folders with them.
    #[arg(default_value = ".", value_name = "PATHS")]
    paths: Vec<PathBuf>,

    /// Run only the cases whose name fits this regular expression.
    #[arg(long, value_name = "REGEX")]
    run: Option<String>,

    /// Say which playbooks, escalation path steps, triage rows and channels no case exercises.
    #[arg(long)]
    coverage: bool,

    /// The percent of them that has to be covered, of each kind.
    #[arg(long, value_name = "PERCENT", requires = "coverage", value_parser = clap::value_parser!(u8).range(0..=100))]
    min: Option<u8>,

    /// What to print: text, JSON, `JUnit` XML, or Markdown for a chat, an issue or a wiki, each plan in its language.
    #[arg(long, alias = "output-format", value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    target: Target,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Junit,
    Markdown,
}

/// What became of all cases.
#[derive(Debug, Default, Serialize)]
struct Results {
    version: u8,
    summary: Summary,
    plans: Vec<PlanResults>,
}

#[derive(Debug, Default, Serialize)]
struct Summary {
    plans: usize,
    cases: usize,
    passed: usize,
    failed: usize,
}

/// The cases of one plan.
#[derive(Debug, Serialize)]
struct PlanResults {
    plan: String,
    /// The language of the plan.
    #[serde(skip)]
    language: String,
    /// What its places are called.
    #[serde(skip)]
    location_kind: &'static str,
    cases: Vec<CaseResult>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    coverage: Vec<Share>,
}

#[derive(Debug, Serialize)]
struct CaseResult {
    name: String,
    file: String,
    line: usize,
    column: usize,
    passed: bool,
    /// Both readings of a time that the clocks of the plan skip or show twice.
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    differences: Vec<Differing>,
}

/// Something that is not as expected.
#[derive(Debug, Serialize)]
struct Differing {
    what: Compared,
    line: usize,
    column: usize,
    expected: Expected,
    got: Actual,
    /// What helps to understand it.
    note: Option<WithSentence<Hint>>,
    sentence: String,
    /// What is expected and what comes out, in English.
    #[serde(skip)]
    words: (String, String),
}

#[derive(Debug, Serialize)]
struct Share {
    what: PartKind,
    covered: usize,
    all: usize,
    percent: usize,
    missing: Vec<WithSentence<Uncovered>>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let wanted = arguments.run.as_deref().map(|pattern| {
        Regex::new(pattern).map_err(|error| {
            let why = error.to_string();
            let why = why.lines().last().unwrap_or_default().trim_start_matches("error: ");
            anyhow::anyhow!("--run: `{pattern}` is no regular expression: {why}")
        })
    });
    let wanted = wanted.transpose()?;
    let gathered = gather::gather(&arguments.paths, terminal)?;
    let mut outcome = gathered.outcome;
    let mut results = Results { version: VERSION, ..Results::default() };
    let (mut n_plans, mut n_cases) = (0, 0);
    let english = Language::english();
    let said = Sentences(&english);
    // Of each plan only what became of its cases is kept.
    let tried = parallel::map(
        &gathered.wanted,
        |plan| {
            let group = plan.read()?;
            Ok(group.map(|group| {
                let n_cases: usize = group.cases.iter().map(|cases| cases.cases().len()).sum();
                let tried = try_group(&group, wanted.as_ref(), arguments.coverage, &said);
                (tried, n_cases, group.note, group.unread)
            }))
        },
        terminal,
    );
    for one in tried {
        match one {
            Ok(None) => {}
            Ok(Some((tried, n_cases_of_plan, note, unread))) => {
                n_plans += 1;
                n_cases += n_cases_of_plan;
                if let Some(note) = note {
                    terminal.note(&note);
                }
                for unread in unread {
                    outcome = outcome.max(Unread::say(unread, terminal)?);
                }
                for case in &tried.cases {
                    if let Some(time) = &case.time {
                        let (file, line) = (visible(&case.file), case.line);
                        terminal.note(&format!("note: {file}:{line}: `{}`: {time}", visible(&case.name)));
                    }
                }
                if !tried.cases.is_empty() || arguments.coverage {
                    results.plans.push(tried);
                }
            }
            Err(unread) => outcome = outcome.max(Unread::say(unread, terminal)?),
        }
    }
    results.summary = summary(&results.plans);
    if results.summary.cases == 0 && outcome == Outcome::Good {
        match &arguments.run {
            Some(pattern) if n_cases > 0 => complain(&format!("no case has a name that fits `{pattern}`")),
            _ if n_plans == 0 => {
                complain(&find::nothing_in(&arguments.paths));
                advise("name a plan, or write one with `smplan new`");
            }
            _ => {
                complain(&find::nothing_of("case", &arguments.paths));
                advise(
                    "write cases under `tests:` in the plan; `smplan explain tests` says what belongs in one",
                );
            }
        }
        return Ok(Outcome::Undone);
    }
    let is_too_little = arguments.min.is_some_and(|min| {
        results.plans.iter().flat_map(|plan| &plan.coverage).any(|covered| covered.percent < usize::from(min))
    });
    if outcome == Outcome::Good && (results.summary.failed > 0 || is_too_little) {
        outcome = Outcome::Findings;
    }
    let text = match arguments.format {
        Format::Human => print::human(&results, arguments.min, &said, terminal),
        Format::Json => json(&results),
        Format::Junit => print::junit(&results)?,
        Format::Markdown => {
            let first = arguments.paths.first().map_or(Path::new("."), PathBuf::as_path);
            let Some(templates) = settings::usable(appearance::near(first), terminal)? else {
                return Ok(Outcome::Undone);
            };
            let sheets = results.plans.iter().map(|plan| {
                sheet::sheet(
                    plan,
                    arguments.min,
                    terminal.verbose,
                    &*templates.of(&plan.language, plan.location_kind)?,
                )
            });
            let sheets = sheets.collect::<Result<Vec<_>>>()?;
            templates.note(terminal);
            sheets.join("\n---\n\n")
        }
    };
    arguments.target.write(&text, terminal)?;
    Ok(outcome)
}

fn summary(plans: &[PlanResults]) -> Summary {
    let cases = || plans.iter().flat_map(|plan| &plan.cases);
    let n_passed = cases().filter(|case| case.passed).count();
    let n_cases = cases().count();
    Summary { plans: plans.len(), cases: n_cases, passed: n_passed, failed: n_cases - n_passed }
}

fn try_group(
    group: &Group,
    wanted: Option<&Regex>,
    measures_coverage: bool,
    said: &Sentences<'_>,
) -> PlanResults {
    let plan = &group.plan;
    let table = Table::of(plan);
    // What holds at a location stands in its own file, where it has one.
    let stores: HashMap<&str, _> =
        group.stores.iter().map(|(id, own)| (id.as_str(), (own, Table::of(own)))).collect();
    let mut coverage = Coverage::of(plan);
    let mut results = Vec::new();
    for of_file in &group.cases {
        for case in of_file.cases() {
            let name = case.name.get().map_or("", |name| name);
            if wanted.is_some_and(|wanted| !wanted.is_match(name)) {
                continue;
            }
            let own = case.location.get().and_then(|id| stores.get(&**id));
            let (of_case, table) = own.map_or((plan, &table), |(own, table)| (*own, table));
            let tried = try_case(of_case, table, case);
            if let Some(reply) = &tried.reply {
                coverage.add(reply);
            }
            let place = of_file.source.position(tried.place.start);
            let differing = |difference: Difference| differing(difference, &of_file.source, said);
            results.push(CaseResult {
                name: tried.name,
                file: of_file.source.name().to_owned(),
                line: place.line,
                column: place.column,
                passed: tried.differences.is_empty(),
                time: case.at.copied().and_then(|at| time_argument::doubt(plan, at)),
                differences: tried.differences.into_iter().map(differing).collect(),
            });
        }
    }
    let covered = |part: Part| Share {
        what: part.kind,
        covered: part.n_covered,
        all: part.n_all(),
        percent: part.percent(),
        missing: part
            .missing
            .into_iter()
            .map(|part| WithSentence { sentence: said.uncovered(&part), fact: part })
            .collect(),
    };
    let coverage =
        if measures_coverage { coverage.parts().into_iter().map(covered).collect() } else { Vec::new() };
    let language = plan.language().to_owned();
    PlanResults {
        plan: group.name.clone(),
        language,
        location_kind: plan.location_kind().word(),
        cases: results,
        coverage,
    }
}

/// A difference with its place in the file and what is said of it.
fn differing(difference: Difference, source: &Source, said: &Sentences<'_>) -> Differing {
    let place = source.position(difference.place.start);
    let (expected, got) = (said.expected(&difference.expected), said.got(&difference.got));
    Differing {
        what: difference.what,
        line: place.line,
        column: place.column,
        sentence: format!("{}: expected {expected}, got {got}", said.name(difference.what)),
        words: (expected, got),
        expected: difference.expected,
        got: difference.got,
        note: difference.note.map(|hint| WithSentence { sentence: said.hint(&hint), fact: hint }),
    }
}
