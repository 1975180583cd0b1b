//! `smplan record`: something was done, and the plan says so.

use crate::cli::Outcome;
use crate::cli::change::{Changing, Which, refuse};
use crate::cli::terminal::{Terminal, advise, complain};
use crate::plan::{ActionStatus, Date};
use crate::upkeep::{self, Done, Recorded, When};
use anyhow::Result;

/// Write into a plan what was done: a figure, a training, how far an action is.
///
/// The entry is written in the style of those that are there; every comment and every other line stays as it is. The plan is
/// checked before it is written: what would bring an error is refused. What is there already is not written again.
///
/// Exit code 0: the plan says so now, or did before. 1: the file cannot be read as a plan. 2: something could not be done, and nothing was written.
#[derive(Debug, clap::Args)]
#[command(disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,

    #[command(flatten)]
    which: Which,
}

/// On which day.
#[derive(Debug, clap::Args)]
struct Day {
    /// The day on which it was done, where that is not today.
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    date: Option<Date>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// A goal was measured.
    Figure {
        /// The goal, by its id.
        goal: String,
        /// The figure, in digits alone; the unit is that of the goal.
        #[arg(allow_negative_numbers = true)]
        value: String,
        /// Where the figure comes from.
        #[arg(long, value_name = "TEXT")]
        source: Option<String>,
        /// What else is to be said.
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// Write over another figure of the same day.
        #[arg(long)]
        replace: bool,
        #[command(flatten)]
        day: Day,
    },
    /// Somebody had a course.
    Training {
        /// The course, by its id.
        course: String,
        /// Who had it, by ids or names.
        #[arg(required = true)]
        people: Vec<String>,
        #[command(flatten)]
        day: Day,
    },
    /// An action went on, is done, or was given up.
    Action {
        /// The action, by its id.
        action: String,
        /// How far it is.
        #[arg(value_parser = status)]
        status: ActionStatus,
    },
}

fn status(text: &str) -> Result<ActionStatus, String> {
    ActionStatus::of(text).ok_or_else(|| "write planned, active, done or dropped".to_owned())
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let today = arguments.which.today();
    let date = arguments.what.day().unwrap_or(today);
    if date > today {
        complain(&format!("{date} is yet to come"));
        advise("record what was done once it is done; --as-of names another day as today");
        return Ok(Outcome::Undone);
    }
    let changing = match Changing::open(&arguments.which, terminal) {
        Ok(changing) => changing,
        Err(unchanged) => return unchanged.end(),
    };
    let Some(plan) = changing.plan() else { return Ok(Outcome::Undone) };
    let when = When { date, note: arguments.what.note() };
    match upkeep::record(plan, &arguments.what.done(), when) {
        Ok(Recorded::There(said)) => changing.leave(&said, terminal),
        Ok(Recorded::Edits(edits, said)) => changing.make(&edits, &said, terminal),
        Err(refused) => Ok(refuse(&refused)),
    }
}

impl What {
    fn day(&self) -> Option<Date> {
        match self {
            What::Figure { day, .. } | What::Training { day, .. } => day.date,
            What::Action { .. } => None,
        }
    }

    fn note(&self) -> Option<&str> {
        match self {
            What::Figure { note, .. } => note.as_deref(),
            What::Training { .. } | What::Action { .. } => None,
        }
    }

    fn done(&self) -> Done<'_> {
        match self {
            What::Figure { goal, value, source, replace, .. } => {
                Done::Figure { goal, value, source: source.as_deref(), replace: *replace }
            }
            What::Training { course, people, .. } => Done::Training { course, people },
            What::Action { action, status } => Done::Action { action, status: *status },
        }
    }
}
