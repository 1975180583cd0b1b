//! The promises of many plans, each for itself.

use crate::cli::Outcome;
use crate::cli::answer::json;
use crate::cli::drill::{Arguments, Format, WRITE_A_PLAYBOOK};
use crate::cli::find::{self, Candidate};
use crate::cli::one_plan::{self, OnePlan, Unread};
use crate::cli::parallel;
use crate::cli::places::Places;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::render;
use crate::report::counted;
use crate::view::{Promises, promises_of};
use anyhow::{Result, bail};
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;

/// The JSON document of the drills of many plans.
#[derive(Serialize)]
struct Document<'d> {
    version: u8,
    plans: &'d [OfPlan],
    broken: bool,
}

/// What comes of the promises of one plan.
#[derive(Serialize)]
struct OfPlan {
    /// The file of the plan, as it was found.
    file: String,
    promises: Promises,
    broken: bool,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    if let Some(flag) = about_one_plan(arguments) {
        bail!("`{flag}` is about one plan; name the file of one plan with it");
    }
    let mut places = Places::new();
    let (candidates, mut outcome) = one_plan::find(&arguments.plans, &mut places, terminal)?;
    let drilled = parallel::map(
        &candidates,
        |candidate| {
            let read = one_plan::read_candidate(candidate)?;
            Ok(read.map(|one| match one_plan::not_open(&one.plan, one.source.name()) {
                Some(note) => (Some(note), None),
                None => (one.note.clone(), of_plan(&one, arguments)),
            }))
        },
        terminal,
    );
    let (mut n_plans, mut plans) = (0, Vec::new());
    for one in drilled {
        match one {
            Ok(None) => {}
            Ok(Some((note, of_plan))) => {
                n_plans += 1;
                if let Some(note) = note {
                    terminal.note(&note);
                }
                plans.extend(of_plan);
            }
            Err(unread) => outcome = outcome.max(Unread::say(unread, terminal)?),
        }
    }
    if plans.is_empty() {
        if outcome != Outcome::Good {
            return Ok(outcome); // Why was said.
        }
        if n_plans > 0 {
            complain(&find::nothing_of("playbook", &arguments.plans));
            advise(WRITE_A_PLAYBOOK);
        } else {
            complain(&find::nothing_in(&arguments.plans));
            advise("name a plan, or write one with `smplan new`");
        }
        return Ok(Outcome::Undone);
    }
    let broken = plans.iter().any(|of_plan| of_plan.broken);
    let text = match arguments.format {
        Format::Human => safe(&human(&plans)),
        Format::Markdown => {
            let first = candidates.first().map_or(Path::new("."), Candidate::path);
            let sheets = super::sheets_of(first, plans.iter().map(|of_plan| &of_plan.promises), terminal)?;
            let Some(sheets) = sheets else { return Ok(Outcome::Undone) };
            sheets
        }
        Format::Json => json(&Document { version: 2, plans: &plans, broken }),
    };
    arguments.target.write(&text, terminal)?;
    let is_unsure = arguments.strict && plans.iter().any(|of_plan| !of_plan.promises.are_judged());
    Ok(if broken || is_unsure { outcome.max(Outcome::Findings) } else { outcome })
}

/// What was asked for that can only be asked of one plan.
fn about_one_plan(arguments: &Arguments) -> Option<&'static str> {
    let flags = [
        ("--playbook", arguments.playbook.is_some()),
        ("--at", arguments.at.is_some()),
        ("--channel", arguments.channel.is_some()),
        ("--location", arguments.location.is_some()),
        ("--silent", !arguments.silent.is_empty()),
        ("--seen-after", arguments.seen_after.is_some()),
    ];
    flags.into_iter().find(|(_, is_given)| *is_given).map(|(flag, _)| flag)
}

/// The promises of a plan; `None` where it has no playbook to play.
fn of_plan(one: &OnePlan, arguments: &Arguments) -> Option<OfPlan> {
    if one.plan.playbooks.entries().is_empty() {
        return None;
    }
    let days = arguments.days_of(&one.plan);
    let promises = promises_of(&one.plan, days, &[], &[], &one.file_name);
    let broken = promises.n_broken > 0;
    Some(OfPlan { file: one.source.name().to_owned(), promises, broken })
}

/// A line for each plan, and the rows of what is broken.
fn human(plans: &[OfPlan]) -> String {
    let mut text = String::new();
    let (mut n_promises, mut n_broken, mut n_not_judged) = (0, 0, 0);
    for OfPlan { file, promises, .. } in plans {
        let (n_judged, n_all) = promises.judged();
        let all = counted(n_all, "promise", "promises");
        let n_unknown = n_all - n_judged;
        n_promises += n_all;
        n_broken += promises.n_broken;
        n_not_judged += n_unknown;
        let unknown = if n_unknown > 0 { format!(", {n_unknown} not judged") } else { String::new() };
        let _ = match promises.n_broken {
            _ if let Some(why) = promises.not_judged => {
                writeln!(text, "{file}: {}", render::not_judged(why, promises.location_kind))
            }
            0 if n_all == 0 => writeln!(text, "{file}: nothing is promised"),
            0 if n_unknown > 0 => writeln!(text, "{file}: {all}, none broken{unknown}"),
            0 if promises.days.is_empty() => writeln!(text, "{file}: {all}, all kept"),
            0 => writeln!(text, "{file}: {all}, all kept in a usual week, but not on every day"),
            n_broken => {
                let table = render::broken_promises_table(promises);
                writeln!(text, "{file}: {all}, {n_broken} broken{unknown}\n{}\n", table.trim_end())
            }
        };
    }
    let plans = counted(plans.len(), "plan", "plans");
    let promises = counted(n_promises, "promise", "promises");
    let verdict = if n_broken > 0 { format!("{n_broken} broken") } else { "none broken".to_owned() };
    let not_judged = if n_not_judged > 0 { format!(", {n_not_judged} not judged") } else { String::new() };
    text.truncate(text.trim_end().len());
    let _ = writeln!(text, "\n\n{plans}, {promises}: {verdict}{not_judged}");
    if n_broken > 0 {
        text.push_str("`smplan drill` with the file of one plan shows all of its promises\n");
    }
    text
}
