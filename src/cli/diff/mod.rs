//! `smplan diff`: what changed in meaning.

mod compare;
mod pairs;
mod revision;
mod settings;
mod sides;
mod since;

use crate::changes::{Level, Sides};
use crate::cli::answer::{Target, VERSION, json};
use crate::cli::one_plan::Unread;
use crate::cli::places::Places;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::{Outcome, parallel};
use crate::plan::Date;
use crate::render::{self, PlanDiff};
use crate::report::markdown;
use anyhow::Result;
use compare::of_one;
pub(super) use compare::{Compared, compare};
use pairs::{Paired, pair};
pub(super) use revision::Revision;
pub(super) use sides::{Text, repository};
use std::path::PathBuf;

pub(super) use since::{Since, since_day};

/// The JSON Schema of what `--format json` prints.
pub(super) const JSON_SCHEMA: &str = include_str!("json.schema.json");

/// Say what changed in meaning between two plans, or since a revision of git.
///
/// Two files, two folders, or revisions: `main:plans/harbour.yaml`, and `main:` for all plans of it; what exists as a file is a file.
/// `--base main` compares what is in the working folder with where it left `main`, as a pull request shows it. Every field that
/// differs is named, with what comes of it: promises that break or are kept slower, turns that somebody else has, approvals that
/// lapse, cases that fail. What their settings (`smplan.toml`) check otherwise comes first; of two files, where both have some. How a plan is written makes no difference. Values of private fields are not said.
///
/// Exit code 0: what changed was said. 1: something is as grave as --fail-on asks for, or a side cannot be read as a plan. 2: something could not be done.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The old and the new plan: files, folders, `-`, or `REVISION:PATH`. With --base: plans, or folders with them.
    #[arg(value_name = "OLD NEW")]
    paths: Vec<PathBuf>,

    /// Compare with where the working folder left this revision.
    #[arg(long, value_name = "REVISION")]
    base: Option<String>,

    /// End with exit code 1 where a change is as grave as this, or graver.
    #[arg(long, value_name = "LEVEL")]
    fail_on: Option<FailOn>,

    /// The day from which on promises and turns are compared: 2026-06-01, or today (the default).
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    as_of: Option<Date>,

    /// Say the values of private fields, such as phones and leaves, too. Passwords and keys are never said.
    #[arg(long)]
    private: bool,

    /// What to print: text, Markdown for a comment on a pull request, or JSON.
    #[arg(long, alias = "output-format", value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    target: Target,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Info,
    Wording,
}

impl FailOn {
    fn level(self) -> Level {
        match self {
            FailOn::Error => Level::Error,
            FailOn::Warning => Level::Warning,
            FailOn::Info => Level::Info,
            FailOn::Wording => Level::Wording,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Markdown,
    Json,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let mut places = Places::new();
    let both = match &arguments.base {
        Some(base) => sides::since(base, &arguments.paths, &mut places, terminal)?,
        None => match arguments.paths.as_slice() {
            [old, new] => sides::between(old, new, &mut places, terminal)?,
            [only] => {
                complain(&format!("`{}` is compared with nothing", only.display()));
                advise("name the old and the new plan, or the revision to compare with: --base main");
                return Ok(Outcome::Undone);
            }
            _ => {
                complain("two plans are compared, an old and a new one");
                advise("write smplan diff OLD NEW, or smplan diff --base main");
                return Ok(Outcome::Undone);
            }
        },
    };
    if let Some(unusable) = both.unusable {
        return unusable.end(terminal);
    }
    let mut outcome = both.outcome;
    let names = both.names;
    let Paired { pairs, mut n_same, settings } = pair(both.texts, both.are_two_files);
    if pairs.is_empty() && n_same == 0 {
        if outcome == Outcome::Good {
            complain("no plan was found on either side");
            advise("name a plan, or write one with `smplan new`");
        }
        return Ok(outcome.max(Outcome::Undone));
    }
    let as_of = arguments.as_of.unwrap_or_else(crate::cli::today);
    let compared = parallel::map(
        &pairs,
        |pair| match (&pair.old, &pair.new) {
            (Some(old), Some(new)) => compare(old, new, as_of, arguments.private),
            (old, new) => Ok(of_one(old.as_ref(), new.as_ref())),
        },
        terminal,
    );
    let mut plans: Vec<PlanDiff> = Vec::new();
    for one in compared {
        match one {
            Ok(Compared { notes, diff }) => {
                for note in &notes {
                    terminal.note(note);
                }
                match diff {
                    Some(diff) => plans.push(diff),
                    None => n_same += 1,
                }
            }
            Err(mistakes) => outcome = outcome.max(Unread::Mistakes(mistakes).end(terminal)?),
        }
    }
    let (of_settings, notes) = settings::compare(settings);
    for note in &notes {
        terminal.note(note);
    }
    if plans.is_empty() && n_same == 0 {
        return Ok(outcome);
    }
    plans.sort_by(|one, other| one.files.new.cmp(&other.files.new));
    plans.splice(0..0, of_settings);
    let text = match arguments.format {
        Format::Human => safe(&render::diff(&plans, n_same, terminal.verbose)),
        Format::Markdown => render::diff_sheet(&plans, n_same, &markdown),
        Format::Json => json(&render::diff_json(&plans, n_same, &as_of.to_string(), &names, VERSION)),
    };
    arguments.target.write(&text, terminal)?;
    let fails = arguments.fail_on.map(FailOn::level).is_some_and(|worst| {
        plans.iter().flat_map(|plan| &plan.changes).any(|one| one.change.level <= worst)
    });
    Ok(if fails { outcome.max(Outcome::Findings) } else { outcome })
}

/// The names of both sides, as they were typed.
type Names = Sides<String>;
