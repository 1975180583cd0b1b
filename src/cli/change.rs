//! Commands that change a plan: the change is made in memory and checked, and written only where it breaks nothing.

use crate::cli::check::check;
use crate::cli::find::{self, Candidate};
use crate::cli::one_plan::{self, Unread};
use crate::cli::patch::patch;
use crate::cli::places::Places;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::{Outcome, input, output, settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edit::{self, Edit};
use crate::engine::{self, CheckConfig, PlanCheck};
use crate::plan::{Date, Plan};
use crate::report::counted;
use crate::source::{FileId, Source};
use crate::upkeep::Refused;
use anyhow::Result;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

// Which plan is changed; no doc comment, because it would be that of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Which {
    /// The plan; needed where the folder holds several.
    #[arg(long, global = true, value_name = "FILE")]
    plan: Option<PathBuf>,

    /// Show the change as a patch, and write nothing.
    #[arg(long, global = true)]
    diff: bool,

    /// The day on which this is done: 2026-06-01, or today (the default).
    #[arg(long, global = true, value_name = "DAY", value_parser = crate::cli::day)]
    as_of: Option<Date>,
}

impl Which {
    pub(super) fn today(&self) -> Date {
        self.as_of.unwrap_or_else(crate::cli::today)
    }
}

/// A plan that is to be changed.
pub(super) struct Changing {
    path: PathBuf,
    config: CheckConfig,
    before: PlanCheck,
    is_shown: bool,
}

/// Why there is nothing to change.
pub(super) enum Unchanged {
    /// It was said why.
    Ended(Outcome),
    Error(anyhow::Error),
}

impl From<anyhow::Error> for Unchanged {
    fn from(error: anyhow::Error) -> Unchanged {
        Unchanged::Error(error)
    }
}

impl Unchanged {
    /// How the command ends.
    pub(super) fn end(self) -> Result<Outcome> {
        match self {
            Unchanged::Ended(outcome) => Ok(outcome),
            Unchanged::Error(error) => Err(error),
        }
    }
}

impl Changing {
    /// Reads and checks the plan that is meant.
    pub(super) fn open(which: &Which, terminal: &mut Terminal) -> Result<Changing, Unchanged> {
        let path = match &which.plan {
            Some(path) if path.is_dir() => {
                return Err(
                    anyhow::anyhow!("`{}` is a folder; name the file of one plan", path.display()).into()
                );
            }
            Some(path) if path.as_os_str() == "-" => {
                return Err(anyhow::anyhow!(
                    "--plan: name a file; what is read from a pipe cannot be changed"
                )
                .into());
            }
            Some(path) => path.clone(),
            None => the_only_plan(terminal)?,
        };
        let end = |unread: Unread| match unread.end(terminal) {
            Ok(outcome) => Unchanged::Ended(outcome),
            Err(error) => Unchanged::Error(error),
        };
        let (config, paths) = one_plan::config_of(&path, Some(which.today())).map_err(end)?;
        let before = check(input::read(&path, config.limits)?, &paths, &config);
        if before.plan.is_none() {
            return Err(end(Unread::Mistakes(before.into_mistakes())));
        }
        Ok(Changing { path, config, before, is_shown: which.diff })
    }

    pub(super) fn plan(&self) -> Option<&Plan> {
        self.before.plan.as_deref()
    }

    fn source(&self) -> &Source {
        self.before.report.sources.first()
    }

    /// Makes some edits, and says what they are.
    pub(super) fn make(&self, edits: &[Edit], said: &str, terminal: &mut Terminal) -> Result<Outcome> {
        let source = self.source();
        let new = match edit::edit(source.text(), edits, self.config.limits) {
            Ok(new) => new,
            Err(refusal) => {
                let line = source.position(refusal.place.start).line;
                complain(&format!("{}:{line}: {refusal}", source.name()));
                return Ok(Outcome::Undone);
            }
        };
        let sources = self.before.report.sources.with_texts(&[(FileId(0), new.clone())]);
        let after = engine::check(sources, &self.config);
        let broken = new_errors(&self.before.report.diagnostics, &after.report.diagnostics);
        if !broken.is_empty() {
            let mut report = after.report;
            report.diagnostics = broken;
            let n_errors = counted(report.diagnostics.len(), "error", "errors");
            complain(&format!("nothing was written: the plan would have {n_errors} more"));
            settings::report_mistakes(&report, terminal)?;
            return Ok(Outcome::Undone);
        }
        if self.is_shown {
            let patch = patch(source.path(), source.text(), &new, "leave out --diff")?;
            terminal.print(patch.as_bytes())?;
            return Ok(Outcome::Good);
        }
        output::replace(&self.path, source.text(), new.as_bytes())?;
        let line = first_change(source.text(), &new);
        say(&format!("{}:{line}: {said}", source.name()), terminal)
    }

    /// Says that the plan says so already.
    pub(super) fn leave(&self, said: &str, terminal: &mut Terminal) -> Result<Outcome> {
        say(&format!("{}: there already: {said}", self.source().name()), terminal)
    }
}

fn say(line: &str, terminal: &mut Terminal) -> Result<Outcome> {
    terminal.print(safe(line).as_bytes())?;
    Ok(Outcome::Good)
}

/// Says why nothing is done, and what to do instead.
pub(super) fn refuse(refused: &Refused) -> Outcome {
    complain(&refused.to_string());
    advise(&refused.help);
    Outcome::Undone
}

/// The only plan in the folder.
fn the_only_plan(terminal: &Terminal) -> Result<PathBuf, Unchanged> {
    const MOST_NAMED: usize = 12;
    let here = [PathBuf::from(".")];
    let (found, outcome) = one_plan::find(&here, &mut Places::new(), terminal)?;
    if outcome != Outcome::Good {
        return Err(Unchanged::Ended(outcome));
    }
    let mut plans: Vec<PathBuf> = Vec::new();
    for candidate in &found {
        let is_plan = match one_plan::read_candidate(candidate) {
            Ok(one) => one.is_some(),
            // What is wrong with it is said once it is named.
            Err(Unread::Mistakes(_) | Unread::Settings(_)) => true,
            Err(Unread::Error(error)) => return Err(error.into()),
        };
        if is_plan && let Candidate::Walked(path) | Candidate::Named(path) = candidate {
            plans.push(path.clone());
        }
    }
    match plans.as_slice() {
        [] => {
            complain(&find::nothing_in(&here));
            advise("name a plan with --plan, or write one with `smplan new`");
            Err(Unchanged::Ended(Outcome::Undone))
        }
        [only] => Ok(only.clone()),
        several => {
            let named = several.iter().take(MOST_NAMED).map(|path| named(path));
            let more = if several.len() > MOST_NAMED { " and more" } else { "" };
            complain(&format!("there are {} plans here", several.len()));
            let named = named.collect::<Vec<_>>().join(", ");
            advise(&format!("name the one that is meant with --plan: {named}{more}"));
            Err(Unchanged::Ended(Outcome::Undone))
        }
    }
}

fn named(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).display().to_string()
}

/// The errors that are new; the same words elsewhere are the same error, which has moved.
fn new_errors(before: &[Diagnostic], after: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for one in before.iter().filter(|one| one.severity == Severity::Error) {
        *known.entry((one.finding.rule, &*one.finding.message)).or_default() += 1;
    }
    let mut new = Vec::new();
    for one in after.iter().filter(|one| one.severity == Severity::Error) {
        match known.get_mut(&(one.finding.rule, &*one.finding.message)) {
            Some(n_known) if *n_known > 0 => *n_known -= 1,
            _ => new.push(one.clone()),
        }
    }
    new
}

/// The line of the new text that is the first to differ.
fn first_change(old: &str, new: &str) -> usize {
    1 + old.lines().zip(new.lines()).take_while(|(old, new)| old == new).count()
}
