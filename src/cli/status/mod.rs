//! `smplan status`: what is due, by whom and on which day.

use crate::cli::answer::{Target, VERSION, json};
use crate::cli::find::{self, Candidate};
use crate::cli::followed::is_followed;
use crate::cli::one_plan::{self, Unread};
use crate::cli::places::Places;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::{Outcome, appearance, parallel, settings};
use crate::due::promises_for_leaves;
use crate::plan::{Date, Duration, Plan, later};
use crate::rehearsal::{NameError, find_owner};
use crate::render;
use crate::text::Language;
use crate::view::{self, Day, Status};
use anyhow::{Context, Result};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The JSON Schema of what `--format json` prints.
pub(super) const JSON_SCHEMA: &str = include_str!("json.schema.json");

/// Say what is due: late, this week and later, and whose duty it is.
///
/// Reviews, meetings, drills, checks of who can sign in, actions, goals, figures, trainings, approvals that end, leaves without cover,
/// people who leave and are still named, the end of the plan, and cases that fail, each on the day that lint and the calendar name
/// too. Of several plans those with most that is late come first; what one shares with a plan that it builds on is listed there.
///
/// Exit code 0: what is due was said. 1: something is as late as --fail-on asks for, or a file cannot be read as a plan. 2: something could not be done.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Plans, or folders with them.
    #[arg(default_value = ".", value_name = "PATHS")]
    paths: Vec<PathBuf>,

    /// How far ahead to look.
    #[arg(long, value_name = "TIME", default_value = "4w", value_parser = time)]
    next: Duration,

    /// Only what is the duty of this person, or of a role that they hold, or of this role; by id or name.
    #[arg(long = "for", value_name = "PERSON-OR-ROLE")]
    whose: Option<String>,

    /// End with exit code 1 where something is late, or late or due this week.
    #[arg(long, value_name = "STATE")]
    fail_on: Option<FailOn>,

    /// The day on which the plans are looked at: 2026-06-01, or today (the default).
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    as_of: Option<Date>,

    /// What to print: text, Markdown for a chat, an issue or a wiki, each plan in its language, JSON, or a calendar.
    #[arg(long, alias = "output-format", value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    target: Target,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum FailOn {
    Late,
    Soon,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Markdown,
    Json,
    Ics,
}

fn time(text: &str) -> Result<Duration, String> {
    Duration::parse(text).ok_or_else(|| "write a time as 4w, 10d or 2mo".to_owned())
}

/// What is due in the plan of a file.
struct OfFile {
    file: String,
    path: PathBuf,
    /// The files of the plans that it builds on, as they are written.
    bases: Vec<PathBuf>,
    /// `None` where nobody in it is called so.
    status: Result<Status, NameError>,
    note: Option<String>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let today = arguments.as_of.unwrap_or_else(crate::cli::today);
    let until = later(today, arguments.next).context("--next: that is too far ahead")?;
    let mut places = Places::new();
    let (found, mut outcome) = one_plan::find(&arguments.paths, &mut places, terminal)?;
    let whose = arguments.whose.as_deref();
    let read = parallel::map(&found, |candidate| of_file(candidate, today, until, whose), terminal);
    let mut plans = Vec::new();
    for one in read {
        match one {
            Ok(None) => {}
            Ok(Some(of_file)) => {
                if let Some(note) = &of_file.note {
                    terminal.note(note);
                }
                plans.push(of_file);
            }
            Err(unread) => outcome = outcome.max(Unread::say(unread, terminal)?),
        }
    }
    if plans.is_empty() {
        if outcome == Outcome::Good {
            complain(&find::nothing_in(&arguments.paths));
            advise("name a plan, or write one with `smplan new`");
            outcome = Outcome::Undone;
        }
        return Ok(outcome);
    }
    leave_out_what_is_shared(&mut plans, &mut places);
    let mut known: Vec<(String, Status)> = Vec::new();
    let mut unknown = None;
    for one in plans {
        match one.status {
            Ok(status) => known.push((one.file, status)),
            Err(error) => unknown = unknown.or(Some(error)),
        }
    }
    if let (true, Some(error)) = (known.is_empty(), unknown) {
        one_plan::refuse(&error);
        return Ok(Outcome::Undone);
    }
    known.sort_by_key(|(_, status)| Reverse(status.counts.late));
    let Some(text) = print(arguments, &known, (Day(today), Day(until)), terminal)? else {
        return Ok(Outcome::Undone);
    };
    arguments.target.write(&text, terminal)?;
    let fails = known.iter().any(|(_, status)| match arguments.fail_on {
        None => false,
        Some(FailOn::Late) => status.counts.late > 0,
        Some(FailOn::Soon) => status.counts.late + status.counts.this_week > 0,
    });
    Ok(if fails { outcome.max(Outcome::Findings) } else { outcome })
}

fn of_file(
    candidate: &Candidate,
    today: Date,
    until: Date,
    whose: Option<&str>,
) -> Result<Option<OfFile>, Unread> {
    let Some(one) = one_plan::read_candidate(candidate)? else { return Ok(None) };
    let plan = &one.plan;
    let folder = candidate.path().parent().unwrap_or(Path::new(""));
    let bases = plan.extends.get().map(|bases| bases.0.as_slice()).unwrap_or_default();
    let mut status = status_of(plan, today, until, whose);
    if let (Ok(status), Some(id)) = (&mut status, plan.own_id())
        && status.says_that_it_ends()
        && is_followed(candidate.path(), id)
    {
        status.leave_out_its_end();
    }
    Ok(Some(OfFile {
        file: one.source.name().to_owned(),
        path: candidate.path().to_path_buf(),
        bases: bases.iter().map(|base| folder.join(&**base)).collect(),
        status,
        note: one.note,
    }))
}

fn status_of(plan: &Plan, today: Date, until: Date, whose: Option<&str>) -> Result<Status, NameError> {
    let whose = whose.map(|name| find_owner(plan, name)).transpose()?;
    let promises = promises_for_leaves(plan, today);
    Ok(view::status(plan, today, until, whose, promises.as_deref()))
}

/// Leaves out of each plan what one that it builds on, and that is listed too, has as its own.
fn leave_out_what_is_shared(plans: &mut [OfFile], places: &mut Places) {
    let by_path: HashMap<PathBuf, usize> =
        plans.iter().enumerate().map(|(index, one)| (resolved(&one.path, places), index)).collect();
    let mut bases: Vec<Vec<usize>> = Vec::new();
    for one in plans.iter() {
        let named = one.bases.iter().map(|base| resolved(base, places));
        bases.push(named.filter_map(|base| by_path.get(&base).copied()).collect());
    }
    let listed: HashMap<usize, Status> = bases
        .iter()
        .flatten()
        .filter_map(|index| Some((*index, plans.get(*index)?.status.as_ref().ok()?.clone())))
        .collect();
    for (index, (one, bases)) in plans.iter_mut().zip(bases).enumerate() {
        let Ok(status) = &mut one.status else { continue };
        for base in bases.iter().filter(|base| **base != index).filter_map(|base| listed.get(base)) {
            status.leave_out(base);
        }
    }
}

/// One name of a file that may be written in several ways.
fn resolved(path: &Path, places: &mut Places) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| places.absolute(path))
}

/// What is due in all plans, in the format that is wanted; `None` where the settings cannot be used.
fn print(
    arguments: &Arguments,
    plans: &[(String, Status)],
    (today, until): (Day, Day),
    terminal: &Terminal,
) -> Result<Option<String>> {
    let statuses = || plans.iter().map(|(_, status)| status);
    Ok(Some(match arguments.format {
        Format::Human => {
            let (told, n_others) = worth_telling(plans);
            let each = told.into_iter().map(|status| safe(&render::status(status, today, until, &safe)));
            let others = (n_others > 0).then(|| render::status_of_others(n_others, today, until));
            each.chain(others).collect::<Vec<_>>().join("\n")
        }
        Format::Json => {
            let count = |of: fn(&Status) -> usize| statuses().map(of).sum::<usize>();
            json(&serde_json::json!({
                "version": VERSION,
                "as_of": today,
                "until": until,
                "summary": {
                    "plans": plans.len(),
                    "late": count(|status| status.counts.late),
                    "this_week": count(|status| status.counts.this_week),
                    "later": count(|status| status.counts.later),
                },
                "plans": plans.iter().map(|(file, status)| render::status_json(status, file)).collect::<Vec<_>>(),
            }))
        }
        Format::Markdown | Format::Ics => {
            let first = arguments.paths.first().map_or(Path::new("."), PathBuf::as_path);
            let Some(templates) = settings::usable(appearance::near(first), terminal)? else {
                return Ok(None);
            };
            let text = if arguments.format == Format::Ics {
                let of_plans = statuses().map(|status| templates.of(&status.language));
                let of_plans = of_plans.collect::<Result<Vec<_>>>()?;
                let languages = of_plans.iter().map(|templates| templates.language());
                let with_words: Vec<(&Status, &Language)> = statuses().zip(languages).collect();
                render::due_calendar(&with_words, today)
            } else {
                let (told, n_others) = worth_telling(plans);
                let mut sheets = Vec::new();
                for status in told {
                    sheets.push(render::status_sheet(
                        status,
                        today,
                        until,
                        &*templates.of(&status.language)?,
                    )?);
                }
                if n_others > 0 {
                    let language = statuses().next().map_or("en", |status| &status.language);
                    sheets.push(render::status_of_others_sheet(n_others, until, &*templates.of(language)?));
                }
                sheets.join("\n---\n\n")
            };
            templates.note(terminal);
            text
        }
    }))
}

/// The plans of which there is something to say, and how many others there are; the only one always.
fn worth_telling(plans: &[(String, Status)]) -> (Vec<&Status>, usize) {
    let is_alone = plans.len() == 1;
    let told: Vec<&Status> =
        plans.iter().map(|(_, status)| status).filter(|status| is_alone || !status.is_empty()).collect();
    let n_others = plans.len() - told.len();
    (told, n_others)
}
