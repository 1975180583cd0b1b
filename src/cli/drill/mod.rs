//! `smplan drill`: plays playbooks against the clock.

mod many;
mod places;

use crate::cli::Outcome;
use crate::cli::answer::{Target, VERSION, json};
use crate::cli::appearance;
use crate::cli::one_plan;
use crate::cli::settings;
use crate::cli::store_plan;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::time_argument;
use crate::duty::Days;
use crate::plan::{Date, Duration, Entry, Location, Plan, Playbook};
use crate::rehearsal::{
    NameError, Question, ask, find_channel, find_open_location, find_owner, find_playbook,
};
use crate::render::{self, Templates};
use crate::response::{Depth, judged_days, promises};
use crate::routing::Table;
use crate::view::{Promises, Rehearsal, promises_of, rehearsal};
use anyhow::Result;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Play playbooks against the clock: who is told when, who answers, which promises hold.
///
/// Without --playbook and --at: a table of all promises in a usual week, how much of them is kept, what waits longest, and
/// whose silence would break them. With --playbook: one playbook at one moment, hour by hour; without --at at the moment that
/// waits longest. With --at alone: every playbook at that moment. Of several plans, or of a folder: how many promises each makes,
/// and those that are broken.
///
/// Exit code 0: no promise is broken. 1: one is broken, or cannot be judged and --strict is given, or a file cannot be read as a
/// plan. 2: something could not be done.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The plan; `-` is standard input. Several plans, or folders with them, for their promises alone.
    #[arg(required = true, value_name = "PLAN")]
    plans: Vec<PathBuf>,

    /// The playbook to play: its id, its code such as P1, or its title.
    #[arg(long, value_name = "PLAYBOOK")]
    playbook: Option<String>,

    /// When the post appears, in the time zone of the plan: 2026-03-14T22:30, Sat 22:30, or now.
    #[arg(long, value_name = "TIME")]
    at: Option<String>,

    /// Where it is posted: the id of a channel, a platform or a handle.
    #[arg(long, value_name = "CHANNEL")]
    channel: Option<String>,

    /// The location that it is about; `'*'` for the promises of each, those first at which somebody waits longest.
    #[arg(long, value_name = "LOCATION")]
    location: Option<String>,

    /// People or roles who do not answer; several with commas.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    silent: Vec<String>,

    /// How long after the post somebody sees it, such as 15m; promises count from the post. Without it as often as the checks of `listening` look.
    #[arg(long, value_name = "DURATION")]
    seen_after: Option<String>,

    /// The day from which days of the week count; without one, today.
    #[arg(long, value_name = "DATE", value_parser = crate::cli::day)]
    as_of: Option<Date>,

    /// Look at all days of the horizon, those that have passed as well.
    #[arg(long)]
    all_year: bool,

    /// Exit with 1 where a promise cannot be judged, because an escalation path or the hours of somebody are missing.
    #[arg(long)]
    strict: bool,

    /// What to print: text, JSON, or a sheet in Markdown to lead a tabletop exercise with.
    #[arg(long, alias = "output-format", value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    target: Target,
}

impl Arguments {
    /// The days on which the promises of a plan are judged.
    fn days_of(&self, plan: &Plan) -> Option<Days> {
        let horizon = plan.about().and_then(|about| about.horizon.get());
        let starts = horizon.is_some_and(|horizon| horizon.starts.get().is_some());
        let today = || self.as_of.unwrap_or_else(crate::cli::today);
        judged_days(plan, if self.all_year && starts { None } else { Some(today()) })
    }
}

/// What to do where there is nothing to play.
const WRITE_A_PLAYBOOK: &str =
    "write one under `playbooks:`; `smplan explain playbooks` says what belongs in it";

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Markdown,
}

/// The JSON document of a drill.
#[derive(Serialize)]
struct Document<'d> {
    version: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    promises: Option<&'d Promises>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rehearsals: Option<Vec<serde_json::Value>>,
    broken: bool,
}

/// What was named on the command line, found in the plan.
struct Named<'p> {
    playbook: Option<&'p Entry<Playbook>>,
    channel: Option<(&'p Entry<crate::plan::Channel>, Option<&'p Entry<Location>>)>,
    location: Option<&'p Entry<Location>>,
    silent: Vec<&'p str>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let is_of_all_places = arguments.location.as_deref().map(str::trim) == Some(places::ALL);
    match arguments.plans.as_slice() {
        [path] if is_of_all_places && !path.is_dir() => places::run(arguments, path, terminal),
        [path] if !path.is_dir() => {
            let location = arguments.location.as_deref();
            let own = location.map(|name| store_plan::path_of(path, name, terminal)).transpose();
            match own {
                Ok(own) => run_one(arguments, own.as_ref().unwrap_or(path), terminal),
                Err(unread) => unread.end(terminal),
            }
        }
        _ => many::run(arguments, terminal),
    }
}

fn run_one(arguments: &Arguments, path: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    let mut one = match one_plan::read(path, terminal) {
        Ok(one) => one,
        Err(unread) => return unread.end(terminal),
    };
    one.refuse_not_open()?;
    // What is wrong with the name is said below.
    let location = arguments.location.as_deref().and_then(|name| find_open_location(&one.plan, name).ok());
    if let Some(id) = location.map(|location| location.id.clone()) {
        one.plan = one.plan.of_location(&id);
    }
    let plan = &one.plan;
    let named = match find(arguments, plan) {
        Ok(named) => named,
        Err(unknown) => {
            one_plan::refuse(&unknown);
            return Ok(Outcome::Undone);
        }
    };
    if plan.playbooks.entries().is_empty() {
        complain(&format!("`{}` has no playbook to play", one.source.name()));
        advise(WRITE_A_PLAYBOOK);
        return Ok(Outcome::Undone);
    }
    let from = arguments.as_of.map_or_else(time_argument::now, |day| time_argument::start_of(plan, day));
    let at = arguments.at.as_deref().map(|at| time_argument::read(at, plan, from, terminal)).transpose()?;
    let days = arguments.days_of(plan);
    if named.playbook.is_none() && at.is_none() {
        let people = people_of(plan, &named.silent, named.location);
        let mut promises = promises_of(plan, days, &people, &named.silent, &one.file_name);
        if let Some((channel, _)) = named.channel {
            promises.keep(|row| row.channel.as_ref().is_none_or(|of_row| *of_row.id == *channel.id));
        }
        let broken = promises.n_broken > 0;
        let text = match arguments.format {
            Format::Human => safe(&render::promises_table(&promises)),
            Format::Markdown => {
                let Some(text) = sheets_of(path, [&promises], terminal)? else { return Ok(Outcome::Undone) };
                text
            }
            Format::Json => {
                json(&Document { version: VERSION, promises: Some(&promises), rehearsals: None, broken })
            }
        };
        arguments.target.write(&text, terminal)?;
        let is_unsure = arguments.strict && !promises.are_judged();
        return Ok(if broken || is_unsure { Outcome::Findings } else { Outcome::Good });
    }
    let seen_after = arguments.seen_after.as_deref().map(minutes).transpose()?;
    let table = Table::of(plan);
    let playbooks = plan.playbooks.entries().iter();
    let wanted = playbooks.filter(|playbook| named.playbook.is_none_or(|named| named.id == playbook.id));
    let rehearsals: Vec<Rehearsal> = wanted
        .map(|playbook| {
            let worst = if at.is_none() { worst(plan, days, playbook, &named) } else { None };
            let question = Question {
                playbook: Some(playbook),
                channel: named.channel.or_else(|| worst.as_ref().and_then(|worst| worst.channel)),
                location: named.location.or_else(|| worst.as_ref().and_then(|worst| worst.location)),
                at: at.or(worst.as_ref().map(|worst| worst.at)).or(Some(from)),
                seen_after,
                silent: named.silent.clone(),
                ..Question::default()
            };
            let reply = ask(plan, &table, &question);
            rehearsal(plan, &reply, &named.silent, None, &one.file_name)
        })
        .collect();
    let broken = rehearsals.iter().any(|rehearsal| rehearsal.breaks_a_promise);
    let text = match arguments.format {
        Format::Human => safe(&render::timelines(&rehearsals)),
        Format::Markdown => {
            let make = |templates: &Templates| render::sheets(&rehearsals, templates);
            let Some(text) = appearance::sheet(path, plan, terminal, make)? else {
                return Ok(Outcome::Undone);
            };
            text
        }
        Format::Json => {
            let rehearsals = rehearsals.iter().map(render::drill_json).collect::<Result<_, _>>()?;
            json(&Document { version: VERSION, promises: None, rehearsals: Some(rehearsals), broken })
        }
    };
    arguments.target.write(&text, terminal)?;
    let is_unsure = arguments.strict && rehearsals.iter().any(|rehearsal| !rehearsal.is_judged());
    Ok(if broken || is_unsure { Outcome::Findings } else { Outcome::Good })
}

/// The sheets with the promises of some plans, each in the language of its plan, with the templates nearest to one of them;
/// `None` where its settings cannot be used.
fn sheets_of<'p>(
    path: &Path,
    plans: impl IntoIterator<Item = &'p Promises>,
    terminal: &Terminal,
) -> Result<Option<String>> {
    let Some(templates) = settings::usable(appearance::near(path), terminal)? else { return Ok(None) };
    let mut sheets = Vec::new();
    for promises in plans {
        sheets.push(render::promises_sheet(
            promises,
            &*templates.of(&promises.language, promises.location_kind)?,
        )?);
    }
    templates.note(terminal);
    Ok(Some(sheets.join("\n---\n\n")))
}

fn find<'p>(arguments: &Arguments, plan: &'p Plan) -> Result<Named<'p>, NameError> {
    Ok(Named {
        playbook: arguments.playbook.as_deref().map(|name| find_playbook(plan, name)).transpose()?,
        channel: arguments.channel.as_deref().map(|name| find_channel(plan, name)).transpose()?,
        location: arguments.location.as_deref().map(|name| find_open_location(plan, name)).transpose()?,
        silent: owners(plan, &arguments.silent)?,
    })
}

/// People and roles by their names.
pub(super) fn owners<'p>(plan: &'p Plan, names: &[String]) -> Result<Vec<&'p str>, NameError> {
    names.iter().filter(|name| !name.trim().is_empty()).map(|name| find_owner(plan, name)).collect()
}

/// The people behind some owners.
pub(super) fn people_of<'p>(
    plan: &'p Plan,
    owners: &[&'p str],
    location: Option<&'p Entry<Location>>,
) -> Vec<&'p str> {
    owners.iter().flat_map(|owner| plan.holders(owner, location).people()).collect()
}

/// The message of a playbook that waits longest.
struct Worst<'p> {
    at: crate::duty::Minute,
    channel: Option<(&'p Entry<crate::plan::Channel>, Option<&'p Entry<Location>>)>,
    location: Option<&'p Entry<Location>>,
}

fn worst<'p>(
    plan: &'p Plan,
    days: Option<Days>,
    playbook: &Entry<Playbook>,
    named: &Named<'p>,
) -> Option<Worst<'p>> {
    let silent = people_of(plan, &named.silent, named.location);
    let promises = promises(plan, days?, Depth::All, &silent)?;
    let is_meant = |promise: &&crate::response::Promise<'p>| {
        promise.pledge.case.playbook.id == playbook.id
            && promise.unknown.is_empty()
            && named.channel.is_none_or(|(channel, _)| {
                promise.pledge.case.channel.is_some_and(|known| known.id == channel.id)
            })
    };
    let of_playbook = promises.iter().filter(is_meant);
    // What is broken comes first, then what waits longest; of equals the first.
    let worst = of_playbook.rev().max_by_key(|promise| (!promise.is_kept(), promise.worst.weight()))?;
    Some(Worst {
        at: worst.worst.arrival,
        channel: worst.pledge.case.channel.map(|channel| (channel, worst.pledge.case.of)),
        location: worst.location,
    })
}

fn minutes(text: &str) -> Result<crate::duty::Minute> {
    let duration = Duration::parse(text.trim());
    let Some(duration) = duration else {
        anyhow::bail!("`{text}` is no duration; write a number and a unit, such as 15m or 2h");
    };
    Ok(i64::try_from(duration.in_minutes()).unwrap_or(i64::MAX / 8).min(60 * 24 * 366))
}
