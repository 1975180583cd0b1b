//! `smplan status`: what is due, by whom and on which day.

use crate::cli::answer::{Target, VERSION, json};
use crate::cli::appearance::ByLanguage;
use crate::cli::bases::BaseFiles;
use crate::cli::find::{self, Candidate};
use crate::cli::followed::is_followed;
use crate::cli::gather::PlanFile;
use crate::cli::one_plan::{self, Unread};
use crate::cli::places::Places;
use crate::cli::scorecards::{Standing, scorecards};
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::{Outcome, appearance, parallel, settings};
use crate::due::{promises, promises_for_leaves};
use crate::plan::{Date, Duration, Plan, later};
use crate::rehearsal::{NameError, find_owner};
use crate::render;
use crate::response::Promise;
use crate::text::{ENGLISH, Language, USUAL_PLACE};
use crate::view::{self, Day, Scorecard, Status};
use anyhow::{Context, Result};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The JSON Schema of what `--format json` prints.
pub(super) const JSON_SCHEMA: &str = include_str!("json.schema.json");

/// Say what is due: late, this week and later, and whose duty it is.
///
/// Reviews, meetings, drills, checks of who can sign in, actions, goals, figures, trainings, approvals that end or are to be given,
/// posts that lack a text, words for their picture or a sign-off, reports, leaves without cover, people who leave and are still
/// named, the end of the plan, and cases that fail, each on the day that lint and the calendar name too. Of several plans those with most that is late come first; what one shares with a plan that it builds on is listed there.
/// Of a plan that lists those of stores (`extended_by`) it also says, region by region, how the stores stand.
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

    /// Name every store of a group, not only those in which most is to be done.
    #[arg(long)]
    all: bool,

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

/// What is told of a file.
#[derive(Default)]
struct Told {
    /// Nothing of a file that nobody named.
    of_file: Option<OfFile>,
    standing: Standing,
}

/// What is due in the plan of a file.
struct OfFile {
    file: String,
    path: PathBuf,
    /// The files of the plans that it builds on, as they are written.
    bases: Vec<PathBuf>,
    /// `None` where nobody in it is called so.
    status: Result<Status, NameError>,
    scorecard: Option<Scorecard>,
}

/// A plan that is told of.
struct OfPlan {
    file: String,
    status: Status,
    scorecard: Option<Scorecard>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let today = arguments.as_of.unwrap_or_else(crate::cli::today);
    let until = later(today, arguments.next).context("--next: that is too far ahead")?;
    let mut places = Places::new();
    let whose = arguments.whose.as_deref();
    // Whose duty something is says nothing of stores, and a calendar has no figures.
    let has_stores = whose.is_none() && arguments.format != Format::Ics;
    let (found, families, mut outcome) =
        one_plan::find_families(&arguments.paths, has_stores, &mut places, terminal)?;
    let bases = BaseFiles::default();
    let read = |file: &PlanFile| of_file(file, &bases, (today, until), whose, has_stores);
    let read = parallel::map(&found, read, terminal);
    let (mut plans, mut standings) = (Vec::new(), Vec::new());
    for (position, one) in read.into_iter().enumerate() {
        let (of_file, standing) = match one {
            Ok(None) => (None, Standing::Nothing),
            Ok(Some((note, told))) => {
                if let Some(note) = &note {
                    terminal.note(note);
                }
                (told.of_file, told.standing)
            }
            Err(unread) => {
                outcome = outcome.max(Unread::say(unread, terminal)?);
                (None, Standing::Unreadable)
            }
        };
        plans.extend(of_file.map(|of_file| (position, of_file)));
        standings.push(standing);
    }
    let mut cards: HashMap<usize, Scorecard> =
        scorecards(&families, &standings).into_iter().map(|(base, _, card)| (base, card)).collect();
    let with_card = |(position, one)| OfFile { scorecard: cards.remove(&position), ..one };
    let mut plans: Vec<OfFile> = plans.into_iter().map(with_card).collect();
    if plans.is_empty() {
        if outcome == Outcome::Good {
            complain(&find::nothing_in(&arguments.paths));
            advise("name a plan, or write one with `smplan new`");
            outcome = Outcome::Undone;
        }
        return Ok(outcome);
    }
    leave_out_what_is_shared(&mut plans, &mut places);
    let mut known: Vec<OfPlan> = Vec::new();
    let mut unknown = None;
    for OfFile { file, status, scorecard, .. } in plans {
        match status {
            Ok(status) => known.push(OfPlan { file, status, scorecard }),
            Err(error) => unknown = unknown.or(Some(error)),
        }
    }
    if let (true, Some(error)) = (known.is_empty(), unknown) {
        one_plan::refuse(&error);
        return Ok(Outcome::Undone);
    }
    known.sort_by_key(|one| Reverse(one.status.counts.late));
    let Some(text) = print(arguments, &known, (Day(today), Day(until)), terminal)? else {
        return Ok(Outcome::Undone);
    };
    arguments.target.write(&text, terminal)?;
    let fails = known.iter().map(|one| &one.status).any(|status| match arguments.fail_on {
        None => false,
        Some(FailOn::Late) => status.counts.late > 0,
        Some(FailOn::Soon) => status.counts.late + status.counts.this_week > 0,
    });
    Ok(if fails { outcome.max(Outcome::Findings) } else { outcome })
}

/// What is told of a file, with what to mind of it.
fn of_file(
    file: &PlanFile,
    bases: &BaseFiles,
    (today, until): (Date, Date),
    whose: Option<&str>,
    has_stores: bool,
) -> Result<Option<(Option<String>, Told)>, Unread> {
    let candidate = &file.candidate;
    let Some(one) = one_plan::read_beside(candidate, bases)? else { return Ok(None) };
    let plan = &one.plan;
    if let note @ Some(_) = one_plan::not_open(plan, one.source.name()) {
        if let Candidate::Named(_) = candidate {
            one.refuse_not_open()?;
        }
        let standing = if has_stores { Standing::of(plan, today, None, false) } else { Standing::Nothing };
        let told = Told { of_file: None, standing };
        return Ok(Some((note.filter(|_| !file.is_brought), told)));
    }
    let needs_promises = has_stores && Standing::needs_promises(plan);
    let promises =
        if needs_promises { promises(plan, Some(today)) } else { promises_for_leaves(plan, today) };
    let promises = promises.as_deref();
    let folder = candidate.path().parent().unwrap_or(Path::new(""));
    let bases = plan.extends.get().map(|bases| bases.0.as_slice()).unwrap_or_default();
    let of_file = (!file.is_brought).then(|| {
        let mut status = status_of(plan, today, until, whose, promises);
        if let (Ok(status), Some(id)) = (&mut status, plan.own_id())
            && status.says_that_it_ends()
            && is_followed(candidate.path(), id)
        {
            status.leave_out_its_end();
        }
        OfFile {
            file: one.source.name().to_owned(),
            path: candidate.path().to_path_buf(),
            bases: bases.iter().map(|base| folder.join(&**base)).collect(),
            status,
            scorecard: None,
        }
    });
    let standing =
        if has_stores { Standing::of(plan, today, promises, one.note.is_some()) } else { Standing::Nothing };
    let told = Told { of_file, standing };
    // Of the store of a group its scorecard says so.
    Ok(Some((one.note.filter(|_| !file.is_brought), told)))
}

fn status_of(
    plan: &Plan,
    today: Date,
    until: Date,
    whose: Option<&str>,
    promises: Option<&[Promise<'_>]>,
) -> Result<Status, NameError> {
    let whose = whose.map(|name| find_owner(plan, name)).transpose()?;
    Ok(view::status(plan, today, until, whose, promises))
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
    plans: &[OfPlan],
    (today, until): (Day, Day),
    terminal: &Terminal,
) -> Result<Option<String>> {
    let statuses = || plans.iter().map(|one| &one.status);
    Ok(Some(match arguments.format {
        Format::Human => {
            let (told, n_others) = worth_telling(plans);
            let each = told.into_iter().map(|OfPlan { status, scorecard, .. }| {
                let mut text = safe(&render::status(status, today, until, &safe));
                if let Some(card) = scorecard {
                    text.push('\n');
                    text.push_str(&safe(&render::scorecard(card, arguments.all, &safe)));
                }
                text
            });
            let others = (n_others > 0).then(|| render::status_of_others(n_others, today, until));
            each.chain(others).collect::<Vec<_>>().join("\n")
        }
        Format::Json => {
            let count = |of: fn(&Status) -> usize| statuses().map(of).sum::<usize>();
            let plan = |OfPlan { file, status, scorecard }: &OfPlan| {
                render::status_json(status, file, scorecard.as_ref())
            };
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
                "plans": plans.iter().map(plan).collect::<Vec<_>>(),
            }))
        }
        Format::Markdown | Format::Ics => {
            let first = arguments.paths.first().map_or(Path::new("."), PathBuf::as_path);
            let Some(templates) = settings::usable(appearance::near(first), terminal)? else {
                return Ok(None);
            };
            let text = if arguments.format == Format::Ics {
                let of_plans = statuses().map(|status| templates.of(&status.language, status.location_kind));
                let of_plans = of_plans.collect::<Result<Vec<_>>>()?;
                let languages = of_plans.iter().map(|templates| templates.language());
                let with_words: Vec<(&Status, &Language)> = statuses().zip(languages).collect();
                render::due_calendar(&with_words, today)
            } else {
                sheets(plans, arguments.all, (today, until), &templates)?
            };
            templates.note(terminal);
            text
        }
    }))
}

/// What is due in all plans as Markdown.
fn sheets(plans: &[OfPlan], all: bool, (today, until): (Day, Day), templates: &ByLanguage) -> Result<String> {
    let (told, n_others) = worth_telling(plans);
    let mut sheets = Vec::new();
    for OfPlan { status, scorecard, .. } in told {
        let templates = templates.of(&status.language, status.location_kind)?;
        let mut sheet = render::status_sheet(status, today, until, &templates)?;
        if let Some(card) = scorecard {
            sheet.push('\n');
            sheet.push_str(&render::scorecard_sheet(card, all, &templates)?);
        }
        sheets.push(sheet);
    }
    if n_others > 0 {
        let language = plans.first().map_or(ENGLISH, |one| &one.status.language);
        sheets.push(render::status_of_others_sheet(n_others, until, &*templates.of(language, USUAL_PLACE)?));
    }
    Ok(sheets.join("\n---\n\n"))
}

/// The plans of which there is something to say, and how many others there are; the only one always.
fn worth_telling(plans: &[OfPlan]) -> (Vec<&OfPlan>, usize) {
    let is_alone = plans.len() == 1;
    let is_told = |one: &&OfPlan| is_alone || one.scorecard.is_some() || !one.status.is_empty();
    let told: Vec<&OfPlan> = plans.iter().filter(is_told).collect();
    let n_others = plans.len() - told.len();
    (told, n_others)
}
