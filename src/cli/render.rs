//! `smplan render`: turns plans into documents.

use crate::cli::Outcome;
use crate::cli::check::{Checks, check};
use crate::cli::configuration::{Configurations, Loaded, SettingsFrom, Unusable};
use crate::cli::find::Candidate;
use crate::cli::gather::{PlanFile, Wishes, gather};
use crate::cli::input::{self, STDIN_NAME};
use crate::cli::look::Layers;
use crate::cli::one_plan::Unread;
use crate::cli::output;
use crate::cli::places::Places;
use crate::cli::provenance::{self, Commits};
use crate::cli::settings;
use crate::cli::terminal::{Terminal, advise, complain};
use crate::model::{Date, nearest};
use crate::render::{self, Format, Templates};
use crate::rules::{Choice, Selection};
use crate::view::{Origin, View, section_names};
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

    /// Show only these sections, in this order, such as `goals,playbooks`.
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = section)]
    sections: Option<Vec<String>>,

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
    let mut kinds: Vec<Kind> = Vec::new();
    for loaded in configurations.all() {
        kinds.push(Kind::of(loaded, arguments, as_of, &mut places)?);
    }
    let mut outcome = if gathered.failed.is_empty() { Outcome::Good } else { Outcome::Undone };
    let mut documents = Vec::new();
    let mut commits = Commits::default();
    for file in &gathered.files {
        let Some(kind) = kinds.get(file.configuration) else { continue };
        let commit = match &file.candidate {
            Candidate::Stdin => None,
            Candidate::Named(_) | Candidate::Walked(_) => commits.of(&file.names.absolute, &mut places),
        };
        let document = view_of(file, kind, commit.as_deref(), terminal)
            .and_then(|view| Ok(view.map(|view| (format.render)(&view, &kind.templates)).transpose()?));
        match document {
            Ok(Some(text)) => documents.push((file.candidate.path(), text)),
            Ok(None) => {}
            Err(Unread::Said(said)) => outcome = outcome.max(said),
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

/// How the documents of some plans are made.
struct Kind {
    checks: Checks,
    templates: Templates,
    /// The sections that are wanted, in their order; all where none are named.
    sections: Option<Vec<String>>,
}

impl Kind {
    fn of(loaded: &Loaded, arguments: &Arguments, as_of: Option<Date>, places: &mut Places) -> Result<Kind> {
        let selection = Selection::of(&loaded.settings, Choice::default())
            .map_err(|_| anyhow::anyhow!("the settings name a rule that there is not"))?;
        let layers = Layers::of(Some(loaded), arguments.templates.as_deref(), places)?;
        if arguments.html {
            layers.warn_of_colours();
        }
        let set = loaded.settings.look.sections.as_ref().map(|set| set.value.clone());
        Ok(Kind {
            checks: Checks::new(loaded, selection, as_of),
            templates: layers.templates(arguments.no_script)?,
            sections: arguments.sections.clone().or(set),
        })
    }
}

/// The name of a section, or what is nearest to it.
fn section(name: &str) -> Result<String, String> {
    let names = section_names();
    match (names.contains(&name), nearest(name, names.iter().copied())) {
        (true, _) => Ok(name.to_owned()),
        (false, Some(near)) => Err(format!("there is no section `{name}`; did you mean `{near}`?")),
        (false, None) => Err(format!("there is no section `{name}`; there are {}", names.join(", "))),
    }
}

/// What documents show of a file; `None` for a file in a folder that is no plan.
fn view_of(
    file: &PlanFile,
    kind: &Kind,
    commit: Option<&str>,
    terminal: &mut Terminal,
) -> Result<Option<View>, Unread> {
    let checks = &kind.checks;
    let input = input::read_candidate(&file.candidate, STDIN_NAME, checks.limits);
    let Some(input) = input? else { return Ok(None) };
    let looked = check(input, &file.names, checks);
    let checked = looked.checked;
    let Some(plan) = looked.plan else {
        // Standard output is for documents.
        settings::report_mistakes(&checked, terminal)?;
        return Err(Unread::Said(Outcome::Findings));
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
    let name = file.candidate.file_name();
    let digest = provenance::digest(source.text());
    let origin = Origin {
        file: &name,
        diagnostics: &diagnostics,
        as_of: checks.as_of,
        digest: Some(&digest),
        commit,
        sections: kind.sections.as_deref(),
    };
    Ok(Some(View::of(&plan, &origin)))
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
        output::make_folder(output)?;
        let mut taken: BTreeMap<PathBuf, (&Path, &str)> = BTreeMap::new();
        for (path, text) in documents {
            let stem = path.file_stem().map_or_else(|| "plan".into(), std::ffi::OsStr::to_os_string);
            let mut file = stem;
            file.push(".");
            file.push(format.extension);
            if let Some((other, _)) = taken.insert(output.join(file), (path, text)) {
                anyhow::bail!(
                    "`{}` and `{}` would become the same file; rename one of them",
                    other.display(),
                    path.display()
                );
            }
        }
        taken.into_iter().map(|(target, (_, text))| (target, text)).collect()
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
