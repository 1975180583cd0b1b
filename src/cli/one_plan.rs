//! Reading plans that are used and not checked.

use crate::cli::Outcome;
use crate::cli::bases::{BaseFiles, with_bases};
use crate::cli::check::{check, check_config};
use crate::cli::configuration::{Configurations, SettingsFrom, Unusable};
use crate::cli::families::{Family, gather_families};
use crate::cli::find::Candidate;
use crate::cli::gather::PlanFile;
use crate::cli::input::{self, Input, STDIN_NAME};
use crate::cli::places::Places;
use crate::cli::settings;
use crate::cli::terminal::{Terminal, advise, complain};
use crate::diagnostic::PlanReport;
use crate::engine::{self, CheckConfig};
use crate::plan::{Date, Plan};
use crate::report::counted;
use crate::rules::{self, Choice, Selection};
use crate::source::{FilePaths, Source, Sources};
use crate::syntax::Limits;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A plan with its text.
pub(super) struct OnePlan {
    pub(super) plan: Plan,
    pub(super) source: Arc<Source>,
    /// The name of its file, without folders.
    pub(super) file_name: String,
    /// What to mind: mistakes that leave it readable.
    pub(super) note: Option<String>,
}

/// A plan that cannot be used.
pub(super) enum Unread {
    /// It cannot be read as a plan.
    Mistakes(Box<PlanReport>),
    /// The settings that say how to read it cannot be used.
    Settings(Box<PlanReport>),
    Error(anyhow::Error),
}

impl Unread {
    /// Says what is wrong; gives back how a command ends that can do nothing without the plan.
    pub(super) fn end(self, terminal: &Terminal) -> Result<Outcome> {
        match self {
            Unread::Mistakes(report) => {
                settings::report_mistakes(&report, terminal)?;
                Ok(Outcome::Findings)
            }
            Unread::Settings(report) => {
                settings::refuse(&report, terminal)?;
                Ok(Outcome::Undone)
            }
            Unread::Error(error) => Err(error),
        }
    }

    /// Says what is wrong, for a command that goes on with other plans; gives back what it means for how that ends.
    pub(super) fn say(self, terminal: &Terminal) -> Result<Outcome> {
        match self {
            Unread::Error(error) => {
                complain(&format!("{error:#}"));
                Ok(Outcome::Undone)
            }
            unread => unread.end(terminal),
        }
    }
}

impl From<Unusable> for Unread {
    fn from(unusable: Unusable) -> Unread {
        match unusable {
            Unusable::Findings(report) => Unread::Settings(report),
            Unusable::Error(error) => Unread::Error(error),
        }
    }
}

impl From<anyhow::Error> for Unread {
    fn from(error: anyhow::Error) -> Unread {
        Unread::Error(error)
    }
}

impl OnePlan {
    /// Refuses the plan of a location that is planned or closed.
    pub(super) fn refuse_not_open(&self) -> Result<()> {
        match not_open(&self.plan, self.source.name()) {
            Some(words) => bail!("{words}; nothing of it is played or shown until it has `status: open`"),
            None => Ok(()),
        }
    }
}

/// That a plan is that of a location which is planned or closed, in words.
pub(super) fn not_open(plan: &Plan, file: &str) -> Option<String> {
    let location = plan.location_not_open()?;
    Some(format!("`{file}`: location `{}` is {}", location.id, location.value.status().word()))
}

/// Reads the plan of a path; `-` is standard input. Mistakes in it that leave it readable are pointed out.
pub(super) fn read(path: &Path, terminal: &mut Terminal) -> Result<OnePlan, Unread> {
    if path.is_dir() {
        return Err(Unread::Error(anyhow::anyhow!(
            "`{}` is a folder; name the file of one plan",
            path.display()
        )));
    }
    let candidate =
        if path.as_os_str() == "-" { Candidate::Stdin } else { Candidate::Named(path.to_path_buf()) };
    let Some(one) = read_candidate(&candidate)? else {
        return Err(Unread::Error(anyhow::anyhow!("`{}` is no plan", path.display())));
    };
    if let Some(note) = &one.note {
        terminal.note(note);
    }
    Ok(one)
}

/// The same for a file that may have been found in a folder, without a word; `None` where that does not say that it is a
/// plan.
pub(super) fn read_candidate(candidate: &Candidate) -> Result<Option<OnePlan>, Unread> {
    read_beside(candidate, &BaseFiles::default())
}

/// The same where others may build on the same plans, which are read once.
pub(super) fn read_beside(candidate: &Candidate, known: &BaseFiles) -> Result<Option<OnePlan>, Unread> {
    let path = candidate.path();
    let input = input::read_candidate(candidate, STDIN_NAME, Limits::default())?;
    let Some(input) = input else { return Ok(None) };
    let file_name = candidate.file_name().into_owned();
    match input {
        Input::Text(source) => {
            let sources = with_bases(source, None, Limits::default(), known);
            let read = at_once(&sources);
            let source = sources.into_first();
            match read {
                Some((plan, note)) => Ok(Some(OnePlan { plan, source, file_name, note })),
                None => slowly(Input::Text(source.with_text(source.text())), path, file_name).map(Some),
            }
        }
        too_large @ Input::TooLarge { .. } => slowly(too_large, path, file_name).map(Some),
    }
}

/// Finds the files behind some paths that may be plans. What cannot be found is said; the outcome tells of it.
pub(super) fn find(
    paths: &[PathBuf],
    places: &mut Places,
    terminal: &Terminal,
) -> Result<(Vec<Candidate>, Outcome)> {
    let (found, _, outcome) = find_families(paths, false, places, terminal)?;
    Ok((found.into_iter().map(|file| file.candidate).collect(), outcome))
}

/// The same, with the plans that are listed by one that is found, where those are wanted, and which belong together.
pub(super) fn find_families(
    paths: &[PathBuf],
    brings: bool,
    places: &mut Places,
    terminal: &Terminal,
) -> Result<(Vec<PlanFile>, Vec<Family>, Outcome)> {
    let mut configurations = Configurations::new(SettingsFrom::Nearest);
    let gathered = gather_families(paths, brings, places, &mut configurations);
    let Some((found, families)) = settings::usable(gathered, terminal)? else {
        return Ok((Vec::new(), Vec::new(), Outcome::Undone));
    };
    for error in &found.failed {
        complain(&format!("{error:#}"));
    }
    found.say_remarks(terminal);
    let outcome = if found.failed.is_empty() { Outcome::Good } else { Outcome::Undone };
    Ok((found.files, families, outcome))
}

/// Reads a plan without its settings and without checks; with what to mind.
fn at_once(sources: &Sources) -> Option<(Plan, Option<String>)> {
    let read = engine::read(sources, Limits::default(), Some(crate::cli::today()));
    let plan = read.plan.filter(|_| read.extent.is_whole())?;
    let n_mistakes = read.findings.into_iter().filter(|finding| rules::loses_a_part(finding.rule)).count();
    let note = (n_mistakes > 0).then(|| {
        format!(
            "note: `smplan lint` finds {} in how the plan is written; what follows may be wrong",
            counted(n_mistakes, "mistake", "mistakes")
        )
    });
    Some((plan, note))
}

/// Reads a plan with its settings and with all checks: for one that cannot be read at once.
fn slowly(input: Input, path: &Path, file_name: String) -> Result<OnePlan, Unread> {
    let (config, paths) = config_of(path, None)?;
    // A plan may be larger where the settings allow it.
    let input = match input {
        Input::TooLarge { .. } if path.as_os_str() != "-" => input::read(path, config.limits)?,
        input => input,
    };
    let mut checked = check(input, &paths, &config);
    match checked.plan.take() {
        Some(plan) => {
            Ok(OnePlan { plan: *plan, source: checked.report.sources.into_first(), file_name, note: None })
        }
        None => Err(Unread::Mistakes(checked.into_mistakes())),
    }
}

/// How the plan of a file is checked by itself, and where that file is.
pub(super) fn config_of(path: &Path, as_of: Option<Date>) -> Result<(CheckConfig, FilePaths), Unread> {
    let mut places = Places::new();
    let mut configurations = Configurations::new(SettingsFrom::Nearest);
    let absolute: PathBuf = places.absolute(path);
    let folder = absolute.parent().unwrap_or(Path::new("")).to_path_buf();
    let index = configurations.of_folder(&folder, &mut places)?;
    let Some(loaded) = configurations.get(index) else {
        return Err(Unread::Error(anyhow::anyhow!("`{}` has no settings", path.display())));
    };
    let selection =
        Selection::of(&loaded.settings, Choice::default()).map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let config = check_config(loaded, selection, as_of);
    Ok((config, FilePaths { from_top: places.name_from_top(path), absolute }))
}

/// Says what is wrong with a name, and what to write instead.
pub(super) fn refuse(unknown: &crate::rehearsal::NameError) {
    complain(&unknown.to_string());
    advise(&unknown.help());
}
