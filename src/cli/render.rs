//! `smplan render`: turns plans into documents.

use crate::cli::Outcome;
use crate::cli::check::{Checks, check};
use crate::cli::configuration::{Configurations, SettingsFrom, Unusable};
use crate::cli::find::Candidate;
use crate::cli::gather::{PlanFile, Wishes, gather};
use crate::cli::input::{self, STDIN_NAME};
use crate::cli::output;
use crate::cli::places::Places;
use crate::cli::provenance;
use crate::cli::settings;
use crate::cli::templates;
use crate::cli::terminal::{Terminal, advise, complain};
use crate::model::Date;
use crate::render::{self, Format, Templates};
use crate::rules::{Choice, Selection};
use crate::view::{Origin, View};
use anyhow::Result;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Turn plans into documents.
///
/// One plan goes to standard output, or to the file after -o. Several plans go into the folder after -o, which ends
/// with `/`. Files are written whole or not at all.
///
/// Exit code 0: all documents are made. 1: a file cannot be read as a plan. 2: something could not be done.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Plans, or folders with plans; `-` is standard input.
    #[arg(required = true, value_name = "PATHS")]
    paths: Vec<PathBuf>,

    /// Make Markdown for GitHub and GitLab (the default).
    #[arg(long, conflicts_with = "html")]
    markdown: bool,

    /// Make one HTML page that needs nothing else.
    #[arg(long)]
    html: bool,

    /// The file to write, or the folder for several; `-` is standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The day on which the plan is looked at; without one (and without `SOURCE_DATE_EPOCH`) nothing in the document
    /// depends on a day.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,

    /// Use the templates, style sheets and script of this folder instead of those of the same name in smplan; see
    /// `smplan templates`.
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,

    /// Leave the script out of pages; they lose the buttons that copy messages and nothing else.
    #[arg(long, requires = "html")]
    no_script: bool,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let name = if arguments.html { "html" } else { "markdown" };
    let Some(format) = render::format(name) else { anyhow::bail!("there is no format `{name}`") };
    let as_of = match arguments.as_of {
        Some(day) => Some(day),
        None => provenance::day_of_environment()?,
    };
    let templates = templates::layered(arguments.templates.as_deref())?;
    let mut places = Places::new();
    let mut configurations = Configurations::new(SettingsFrom::Nearest);
    let gathered = gather(&arguments.paths, &Wishes::default(), &mut places, &mut configurations);
    let gathered = match gathered {
        Ok(gathered) => gathered,
        Err(Unusable::Error(error)) => return Err(error),
        Err(Unusable::Findings(checked)) => {
            settings::refuse(&checked, terminal)?;
            return Ok(Outcome::Undone);
        }
    };
    for error in &gathered.failed {
        complain(&format!("{error:#}"));
    }
    let checks: Vec<Checks> = configurations
        .all()
        .iter()
        .filter_map(|loaded| {
            let selection = Selection::of(&loaded.settings, Choice::default()).ok()?;
            Some(Checks::new(loaded, selection, as_of))
        })
        .collect();
    let mut outcome = if gathered.failed.is_empty() { Outcome::Good } else { Outcome::Undone };
    let mut documents = Vec::new();
    let form = Form { format, templates: &templates, without_script: arguments.no_script };
    for file in &gathered.files {
        let Some(checks) = checks.get(file.configuration) else { continue };
        match document(file, &form, checks, terminal) {
            Ok(Some(text)) => documents.push((file.candidate.path(), text)),
            Ok(None) => {}
            Err(Unread::Findings) => outcome = worse(outcome, Outcome::Findings),
            Err(Unread::Error(error)) => {
                complain(&format!("{error:#}"));
                outcome = Outcome::Undone;
            }
        }
    }
    if documents.is_empty() && outcome == Outcome::Good {
        complain(&crate::cli::find::nothing_in(&arguments.paths));
        advise("name a plan, or write one with `smplan new`");
        return Ok(Outcome::Undone);
    }
    if documents.is_empty() {
        return Ok(outcome);
    }
    match place(&documents, format, arguments.output.as_deref()) {
        Ok(Placed::Stdout) => {
            let mut out = terminal.out();
            for (_, text) in &documents {
                out.write_all(text.as_bytes())?;
            }
            out.flush()?;
        }
        Ok(Placed::Files(targets)) => {
            for (target, text) in targets {
                if let Err(error) = output::write(&target, text.as_bytes()) {
                    complain(&format!("{error:#}"));
                    outcome = Outcome::Undone;
                }
            }
        }
        Err(error) => {
            complain(&format!("{error:#}"));
            outcome = Outcome::Undone;
        }
    }
    Ok(outcome)
}

fn worse(one: Outcome, other: Outcome) -> Outcome {
    match (one, other) {
        (Outcome::Undone, _) | (_, Outcome::Undone) => Outcome::Undone,
        (Outcome::Findings, _) | (_, Outcome::Findings) => Outcome::Findings,
        (Outcome::Good, Outcome::Good) => Outcome::Good,
    }
}

enum Unread {
    /// It is no plan, and its findings were printed.
    Findings,
    Error(anyhow::Error),
}

/// What a plan is made into.
struct Form<'f> {
    format: &'f Format,
    templates: &'f Templates,
    without_script: bool,
}

/// The document of a file; `None` for a file in a folder that is no plan.
fn document(
    file: &PlanFile,
    form: &Form<'_>,
    checks: &Checks,
    terminal: &mut Terminal,
) -> Result<Option<String>, Unread> {
    let input = input::read_candidate(&file.candidate, STDIN_NAME, checks.limits);
    let Some(input) = input.map_err(Unread::Error)? else { return Ok(None) };
    let looked = check(input, &file.names, checks);
    let checked = looked.checked;
    let Some(plan) = looked.plan else {
        // Standard output is for documents.
        settings::report_mistakes(&checked, terminal).map_err(Unread::Error)?;
        return Err(Unread::Findings);
    };
    let source = checked.sources.first();
    let diagnostics: Vec<_> = checked
        .diagnostics
        .into_iter()
        .map(|diagnostic| {
            let line = source.position(diagnostic.finding.span.start).line;
            (diagnostic, line)
        })
        .collect();
    let name = file
        .candidate
        .path()
        .file_name()
        .map_or_else(|| "standard input".into(), |name| name.to_string_lossy());
    let name = if matches!(file.candidate, Candidate::Stdin) { "standard input".into() } else { name };
    let digest = provenance::digest(source.text());
    let commit = match &file.candidate {
        Candidate::Stdin => None,
        Candidate::Named(path) | Candidate::Walked(path) => provenance::commit(path),
    };
    let origin = Origin {
        file: &name,
        diagnostics: &diagnostics,
        as_of: checks.as_of,
        digest: Some(&digest),
        commit: commit.as_deref(),
        without_script: form.without_script,
    };
    let view = View::of(&plan, &origin);
    (form.format.render)(&view, form.templates).map(Some).map_err(Unread::Error)
}

enum Placed<'t> {
    Stdout,
    Files(Vec<(PathBuf, &'t str)>),
}

/// Where each document goes.
fn place<'t>(documents: &'t [(&Path, String)], format: &Format, output: Option<&Path>) -> Result<Placed<'t>> {
    let Some(output) = output.filter(|output| output.as_os_str() != "-") else {
        if documents.len() > 1 {
            anyhow::bail!("several plans need a folder for their documents: -o DIR/");
        }
        return Ok(Placed::Stdout);
    };
    let is_folder = output.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) || output.is_dir();
    let inputs: Vec<&Path> = documents.iter().map(|(path, _)| *path).collect();
    let targets = if is_folder {
        make_folder(output)?;
        let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
        for (path, _) in documents {
            let stem = path.file_stem().map_or_else(|| "plan".into(), std::ffi::OsStr::to_os_string);
            let mut file = stem;
            file.push(".");
            file.push(format.extension);
            if let Some(other) = taken.insert(output.join(file), path) {
                anyhow::bail!(
                    "`{}` and `{}` would become the same file; rename one of them",
                    other.display(),
                    path.display()
                );
            }
        }
        let text_of = |wanted: &Path| {
            documents.iter().find(|(path, _)| *path == wanted).map_or("", |(_, text)| text.as_str())
        };
        taken.into_iter().map(|(target, path)| (target, text_of(path))).collect()
    } else if let [(_, text)] = documents {
        vec![(output.to_path_buf(), text.as_str())]
    } else {
        anyhow::bail!("several plans need a folder for their documents: end `{}` with /", output.display());
    };
    let written = targets.iter().map(|(target, _)| target.as_path());
    if let Some(target) = output::first_that_is_read(written, inputs) {
        anyhow::bail!("`{}` is a plan that is being read; name another file after -o", target.display());
    }
    Ok(Placed::Files(targets))
}

fn make_folder(folder: &Path) -> Result<()> {
    use anyhow::Context;
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))
}
