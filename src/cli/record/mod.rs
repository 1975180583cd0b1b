//! `smplan record`: something was done, and the plan says so.

use crate::cli::Outcome;
use crate::cli::change::{Changing, NewText, Which, refuse};
use crate::cli::terminal::{Terminal, advise, complain};
use crate::format::append_row;
use crate::plan::{ActionStatus, Date, Plan};
use crate::source::FileId;
use crate::upkeep::{self, Done, Meet, Recorded, When};
use anyhow::Result;

/// Write into a plan what was done: a figure, a rehearsal, a review, a training, a case, how far an action is.
///
/// The entry is written in the style of those that are there, into the plan or into the table that it names; every comment and
/// every other line stays as it is. The plan is checked before it is written: what would bring an error is refused. What is there
/// already is not written again.
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
    /// A playbook was rehearsed.
    Drill {
        /// The playbook, by its id or code.
        playbook: String,
        /// What kind of rehearsal it was: tabletop, functional.
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        #[command(flatten)]
        held: HeldBy,
    },
    /// The plan was reviewed.
    Review {
        #[command(flatten)]
        held: HeldBy,
    },
    /// The list of those who can sign in was checked.
    AccessReview {
        #[command(flatten)]
        held: HeldBy,
    },
    /// A meeting of the plan was held.
    Meeting {
        /// What it is about, as the plan says it.
        what: String,
        #[command(flatten)]
        held: HeldBy,
    },
    /// A location accepts the plan.
    Acknowledged {
        /// Who accepts it, by id or name.
        #[arg(long, value_name = "PERSON-OR-ROLE")]
        by: String,
        /// The location, by id or name; in the file of a location that one.
        #[arg(long, value_name = "LOCATION")]
        location: Option<String>,
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
    /// A playbook was opened for a customer.
    Case {
        /// Its number, or a few words by which colleagues know it.
        number: String,
        /// The playbook, by its id or code.
        #[arg(long, value_name = "PLAYBOOK")]
        playbook: String,
        /// Why it happened: one of the causes of the playbook, where that lists them.
        #[arg(long, value_name = "CAUSE")]
        cause: String,
        /// The channel on which it came in.
        #[arg(long, value_name = "CHANNEL")]
        channel: Option<String>,
        /// The location that it was about.
        #[arg(long, value_name = "LOCATION")]
        location: Option<String>,
        /// When it was opened, where that is not today: 2026-03-14, or 2026-03-14T22:30.
        #[arg(long, value_name = "WHEN")]
        opened: Option<String>,
        /// When the customer had the first answer of a person.
        #[arg(long, value_name = "WHEN")]
        answered: Option<String>,
        /// When the customer was called.
        #[arg(long, value_name = "WHEN")]
        called: Option<String>,
        /// When it was over.
        #[arg(long, value_name = "WHEN")]
        closed: Option<String>,
        /// What else colleagues should know.
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
}

/// On which day.
#[derive(Debug, clap::Args)]
struct Day {
    /// The day on which it was done, where that is not today.
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    date: Option<Date>,
}

/// On which day something was held, by whom and where.
#[derive(Debug, clap::Args)]
struct HeldBy {
    #[command(flatten)]
    day: Day,
    /// Who saw to it, by id or name.
    #[arg(long, value_name = "PERSON-OR-ROLE")]
    by: Option<String>,
    /// What else is to be said.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// The location at which it was held, by id or name; in the file of a location that one.
    #[arg(long, value_name = "LOCATION")]
    location: Option<String>,
}

fn status(text: &str) -> Result<ActionStatus, String> {
    ActionStatus::of(text).ok_or_else(|| "write planned, active, done or dropped".to_owned())
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let today = arguments.which.today();
    let date = arguments.what.day().and_then(|day| day.date).unwrap_or(today);
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
    let (by, note) = arguments.what.words();
    let fields = arguments.what.fields();
    match upkeep::record(plan, &arguments.what.done(&fields), When { date, by, note }) {
        Ok(Recorded::There(said)) => changing.leave(&said, terminal),
        Ok(Recorded::Edits(edits, said)) => changing.make(&edits, &said, terminal),
        Ok(Recorded::Row { table, section, row, said }) => {
            add_row(&changing, (table, section), &row, said, terminal)
        }
        Err(refused) => Ok(refuse(&refused)),
    }
}

/// Adds a row to a table of the plan.
fn add_row(
    changing: &Changing,
    (table, section): (FileId, &str),
    row: &[(&'static str, String)],
    said: String,
    terminal: &mut Terminal,
) -> Result<Outcome> {
    let sources = changing.first();
    let record = Plan::record().field(section).and_then(|field| field.shape.record());
    let (Some(source), Some(record)) = (sources.get(table), record) else { return Ok(Outcome::Undone) };
    if !sources.is_own(table) {
        complain(&format!("`{section}` stands in `{}`, not in this plan", source.name()));
        advise("name the file of the plan that it belongs to with --plan");
        return Ok(Outcome::Undone);
    }
    let row: Vec<(&str, &str)> = row.iter().map(|(field, words)| (*field, words.as_str())).collect();
    match append_row(source.text(), record, &row) {
        Ok(text) => changing.write(&[NewText { source, text, said }], terminal),
        Err(finding) => {
            let line = source.position(finding.span.start).line;
            complain(&format!("{}:{line}: {}", source.name(), finding.message));
            finding.help.iter().for_each(|help| advise(help));
            Ok(Outcome::Undone)
        }
    }
}

impl What {
    fn day(&self) -> Option<&Day> {
        match self {
            What::Figure { day, .. } | What::Training { day, .. } | What::Acknowledged { day, .. } => {
                Some(day)
            }
            What::Drill { held, .. }
            | What::Review { held }
            | What::AccessReview { held }
            | What::Meeting { held, .. } => Some(&held.day),
            What::Action { .. } | What::Case { .. } => None,
        }
    }

    /// Who saw to it, and what else is to be said.
    fn words(&self) -> (Option<&str>, Option<&str>) {
        match self {
            What::Drill { held, .. }
            | What::Review { held }
            | What::AccessReview { held }
            | What::Meeting { held, .. } => (held.by.as_deref(), held.note.as_deref()),
            What::Figure { note, .. } | What::Case { note, .. } => (None, note.as_deref()),
            What::Acknowledged { by, .. } => (Some(by), None),
            What::Training { .. } | What::Action { .. } => (None, None),
        }
    }

    /// What is said of a case, field by field.
    fn fields(&self) -> Vec<(&'static str, Option<&str>)> {
        let What::Case { playbook, cause, channel, location, opened, answered, called, closed, .. } = self
        else {
            return Vec::new();
        };
        vec![
            ("opened", opened.as_deref()),
            ("playbook", Some(playbook)),
            ("cause", Some(cause)),
            ("channel", channel.as_deref()),
            ("location", location.as_deref()),
            ("answered", answered.as_deref()),
            ("called", called.as_deref()),
            ("closed", closed.as_deref()),
        ]
    }

    fn done<'a>(&'a self, fields: &'a [(&'static str, Option<&'a str>)]) -> Done<'a> {
        let of = |what: Meet<'a>, kind: Option<&'a str>, held: &'a HeldBy| Done::Held {
            what,
            kind,
            location: held.location.as_deref(),
        };
        match self {
            What::Figure { goal, value, source, replace, .. } => {
                Done::Figure { goal, value, source: source.as_deref(), replace: *replace }
            }
            What::Drill { playbook, kind, held } => of(Meet::Drill(playbook), kind.as_deref(), held),
            What::Review { held } => of(Meet::Review, None, held),
            What::AccessReview { held } => of(Meet::AccessReview, None, held),
            What::Meeting { what, held } => of(Meet::Meeting(what), None, held),
            What::Acknowledged { location, .. } => Done::Acknowledged { location: location.as_deref() },
            What::Training { course, people, .. } => Done::Training { course, people },
            What::Action { action, status } => Done::Action { action, status: *status },
            What::Case { number, .. } => Done::Case { number, fields },
        }
    }
}
