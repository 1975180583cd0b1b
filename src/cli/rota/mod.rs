//! `smplan rota`: whose turn it is, and how much each has.

mod write;

use crate::cli::answer::{Target, VERSION, json};
use crate::cli::one_plan::{self, OnePlan};
use crate::cli::places::Places;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::{Outcome, appearance, find};
use crate::plan::{Date, Duration, Plan, later};
use crate::rehearsal::{NameError, find_owner};
use crate::render;
use crate::view::{self, Day, RotaQuestion};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use write::What;

/// The JSON Schema of what `--format json` prints.
pub(super) const JSON_SCHEMA: &str = include_str!("json.schema.json");

/// Say whose turn it is, and how much each has.
///
/// The turns of each rota, with what was swapped, and below them how many turns, hours, nights (22:00 to 06:00) and weekends each
/// person has, in real hours and where they are: from the first turn to the end of the one that runs, or on the days of --from and
/// --to. Leave counts for nobody here: a turn stays with whoever has it, and lint says where somebody is away.
///
/// Exit code 0: the turns were said. 1: the rota of a role cannot be read, or the file is no plan. 2: something could not be done.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: Option<What>,

    /// The plan, or a folder with one; `-` is standard input.
    #[arg(default_value = ".", value_name = "PLAN")]
    path: PathBuf,

    /// How far ahead to look: 4w without it, in calendars until the plan ends.
    #[arg(long, value_name = "TIME", value_parser = time)]
    next: Option<Duration>,

    /// Only the turns of this person, or of this role; by id or name.
    #[arg(long = "for", value_name = "PERSON-OR-ROLE")]
    whose: Option<String>,

    /// Only the rota of this role, or the turns of this person.
    #[arg(long, value_name = "ROLE-OR-PERSON")]
    role: Option<String>,

    /// The first day whose turns are counted.
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    from: Option<Date>,

    /// The last day whose turns are counted.
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    to: Option<Date>,

    /// The first day whose turns are listed: 2026-06-01, or today (the default).
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    as_of: Option<Date>,

    /// Write the turns as a calendar; with --for, turns that the person gave away are cancelled in it.
    #[arg(long, conflicts_with = "format")]
    ics: bool,

    /// What to print: text, Markdown for a chat, an issue or a wiki in the language of the plan, JSON, or the turns as a table.
    #[arg(long, alias = "output-format", value_name = "FORMAT", default_value = "human")]
    format: Format,

    #[command(flatten)]
    target: Target,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Markdown,
    Json,
    Csv,
    /// As `--ics`.
    #[value(hide = true)]
    Ics,
}

fn time(text: &str) -> Result<Duration, String> {
    Duration::parse(text).ok_or_else(|| "write a time as 4w, 10d or 2mo".to_owned())
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    if let Some(what) = &arguments.what {
        return what.run(terminal);
    }
    let one = match only(&arguments.path, terminal)? {
        Ok(one) => one,
        Err(outcome) => return Ok(outcome),
    };
    let plan = &one.plan;
    let format = if arguments.ics { Format::Ics } else { arguments.format };
    let as_of = arguments.as_of.unwrap_or_else(crate::cli::today);
    let until = until(arguments, plan, as_of, format).context("--next: that is too far ahead")?;
    if let (Some(from), Some(to)) = (arguments.from, arguments.to)
        && to < from
    {
        anyhow::bail!("--to {to} is before --from {from}");
    }
    let (role, person) = match asked(arguments, plan) {
        Ok(asked) => asked,
        Err(unknown) => {
            one_plan::refuse(&unknown);
            return Ok(Outcome::Undone);
        }
    };
    let counted = (arguments.from, arguments.to);
    let rotas = view::rotas(plan, RotaQuestion { listed: (as_of, until), counted, role, person });
    let outcome = say_unreadable(plan, role);
    if rotas.is_empty() {
        return Ok(if outcome == Outcome::Good { nothing(plan, role, person) } else { outcome });
    }
    let title = plan.about().and_then(|about| about.title.get()).map(|title| &**title);
    let with_words = |make: &dyn Fn(&render::Templates) -> Result<String>| {
        appearance::sheet(&arguments.path, plan, terminal, make)
    };
    let (first, last) = (Day(as_of), Day(until));
    let text = match format {
        Format::Human => Some(safe(&render::rota_text(&rotas, (first, last), &safe))),
        Format::Json => Some(json(&serde_json::json!({
            "version": VERSION,
            "file": one.source.name(),
            "id": plan.full_id(),
            "as_of": first,
            "until": last,
            "rotas": rotas.iter().map(render::rota_json).collect::<Vec<_>>(),
        }))),
        Format::Markdown => with_words(&|templates| render::rota_sheet(title, &rotas, last, templates))?,
        Format::Csv => with_words(&|templates| Ok(render::rota_table(&rotas, templates)))?,
        Format::Ics => with_words(&|templates| Ok(render::rota_calendar(title, &rotas, first, templates)))?,
    };
    let Some(text) = text else { return Ok(Outcome::Undone) };
    arguments.target.write(&text, terminal)?;
    Ok(outcome)
}

/// The first day whose turns are not listed: calendars hold what is planned.
fn until(arguments: &Arguments, plan: &Plan, as_of: Date, format: Format) -> Option<Date> {
    let parsed = |text| Duration::parse(text).and_then(|duration| later(as_of, duration));
    match (arguments.next, format) {
        (Some(next), _) => later(as_of, next),
        (None, Format::Ics) => {
            let horizon = plan.about().and_then(|about| about.horizon.get());
            let ends =
                horizon.and_then(|horizon| horizon.ends.get()).and_then(|ends| ends.value.tomorrow().ok());
            ends.filter(|ends| *ends > as_of).or_else(|| parsed("1y"))
        }
        (None, _) => parsed("4w"),
    }
}

/// The role and the person that are asked for.
fn asked<'p>(arguments: &Arguments, plan: &'p Plan) -> Result<(Option<&'p str>, Option<&'p str>), NameError> {
    let (mut role, mut person) = (None, None);
    for name in [&arguments.whose, &arguments.role].into_iter().flatten() {
        let owner = find_owner(plan, name)?;
        let place = if plan.person(owner).is_some() { &mut person } else { &mut role };
        *place = Some(owner);
    }
    Ok((role, person))
}

/// Says which rotas nobody can read.
fn say_unreadable(plan: &Plan, role: Option<&str>) -> Outcome {
    let mut outcome = Outcome::Good;
    for entry in plan.roles.entries().iter().filter(|entry| role.is_none_or(|role| role == &*entry.id)) {
        if view::has_unreadable_rota(&entry.value) {
            complain(&format!("the rota of `{}` cannot be read: `smplan lint` says why", entry.id));
            outcome = Outcome::Findings;
        }
    }
    outcome
}

/// Says why there is nothing to say.
fn nothing(plan: &Plan, role: Option<&str>, person: Option<&str>) -> Outcome {
    let with_rota = plan.roles.entries().iter().filter(|role| plan.rota_of(&role.id).is_some());
    let with_rota: Vec<String> = with_rota.map(|role| format!("`{}`", role.id)).collect();
    let help = match with_rota.as_slice() {
        [] => {
            let ids: Vec<&str> = plan.people.entries().iter().take(3).map(|person| &*person.id).collect();
            let day = "starts: 2026-01-05";
            format!("add one to a role: `rota: {{every: 1w, {day}, order: [{}]}}`", ids.join(", "))
        }
        roles => format!("rotas are those of {}", roles.join(", ")),
    };
    complain(&match (role, person) {
        (_, Some(person)) if !with_rota.is_empty() => format!("`{person}` has no turn of that rota"),
        (Some(role), _) => format!("`{role}` has no rota"),
        _ => "the plan has no rota".to_owned(),
    });
    advise(&help);
    Outcome::Undone
}

/// The only plan of a path; else how the command ends.
fn only(path: &Path, terminal: &mut Terminal) -> Result<Result<OnePlan, Outcome>> {
    if !path.is_dir() {
        return match one_plan::read(path, terminal) {
            Ok(one) => Ok(Ok(one)),
            Err(unread) => unread.end(terminal).map(Err),
        };
    }
    let paths = [path.to_path_buf()];
    let (found, outcome) = one_plan::find(&paths, &mut Places::new(), terminal)?;
    if outcome != Outcome::Good {
        return Ok(Err(outcome));
    }
    let mut plans = Vec::new();
    for candidate in &found {
        match one_plan::read_candidate(candidate) {
            Ok(one) => plans.extend(one),
            Err(unread) => return unread.end(terminal).map(Err),
        }
    }
    match plans.len() {
        0 => {
            complain(&find::nothing_in(&paths));
            advise("name a plan, or write one with `smplan new`");
            Ok(Err(Outcome::Undone))
        }
        1 => {
            let only = plans.pop().context("internal: there is one")?;
            if let Some(note) = &only.note {
                terminal.note(note);
            }
            Ok(Ok(only))
        }
        several => {
            complain(&format!("there are {several} plans here"));
            advise("name the one that is meant: smplan rota PLAN");
            Ok(Err(Outcome::Undone))
        }
    }
}
