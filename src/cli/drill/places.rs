//! The promises of every place of a plan, those first at which somebody waits longest.

use crate::cli::answer::{VERSION, json};
use crate::cli::bases::BaseFiles;
use crate::cli::drill::{Arguments, Format};
use crate::cli::gather::PlanFile;
use crate::cli::one_plan::{self, Unread};
use crate::cli::places::Places;
use crate::cli::terminal::{Terminal, advise, complain, safe};
use crate::cli::{Outcome, appearance, parallel, settings};
use crate::due::promises;
use crate::plan::{Date, Plan};
use crate::render;
use crate::text::{ENGLISH, Language};
use crate::view::{StorePlan, StoreScore, scores_in, store_score};
use anyhow::{Result, bail};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

/// What stands for every place.
pub(super) const ALL: &str = "*";

/// The JSON document of the drills of all places.
#[derive(Serialize)]
struct Document {
    version: u8,
    places: Vec<serde_json::Value>,
    broken: bool,
}

/// What one file says of its places.
struct OfFile {
    note: Option<String>,
    scores: Vec<StoreScore>,
    language: String,
    location_kind: &'static str,
}

pub(super) fn run(arguments: &Arguments, path: &Path, terminal: &mut Terminal) -> Result<Outcome> {
    if let Some(flag) = about_one_place(arguments) {
        bail!("`--location '*'` asks for the promises of all places; leave out `{flag}`");
    }
    let today = arguments.as_of.unwrap_or_else(crate::cli::today);
    let named = [path.to_path_buf()];
    let (found, _, mut outcome) = one_plan::find_families(&named, true, &mut Places::new(), terminal)?;
    let bases = BaseFiles::default();
    let read = parallel::map(&found, |file: &PlanFile| of_file(file, &bases, today), terminal);
    let mut by_id: BTreeMap<String, StoreScore> = BTreeMap::new();
    let mut of_named: Option<(String, &'static str)> = None;
    for one in read {
        let OfFile { note, scores, language, location_kind } = match one {
            Ok(None) => continue,
            Ok(Some(of_file)) => of_file,
            Err(unread) => {
                outcome = outcome.max(Unread::say(unread, terminal)?);
                continue;
            }
        };
        if let Some(note) = note {
            terminal.note(&note);
        }
        of_named.get_or_insert((language, location_kind));
        for score in scores {
            let known = by_id.get(&score.id);
            // What a file of its own says counts; of two such files the worse one: `location-bound-twice` speaks up.
            let is_better = |known: &StoreScore| {
                known.plan != StorePlan::Missing
                    && (score.plan == StorePlan::Missing
                        || known.weight_of_promises() >= score.weight_of_promises())
            };
            if !known.is_some_and(is_better) {
                by_id.insert(score.id.clone(), score);
            }
        }
    }
    let mut places: Vec<StoreScore> = by_id.into_values().collect();
    places.retain(|place| place.plan != StorePlan::NotOpen);
    if places.is_empty() {
        if outcome == Outcome::Good {
            complain(&format!("`{}` has no open location", path.display()));
            advise("leave out `--location`, or write one under `locations:`");
            outcome = Outcome::Undone;
        }
        return Ok(outcome);
    }
    places.sort_by_cached_key(|place| (Reverse(place.weight_of_promises()), place.name.clone()));
    let broken = places.iter().any(|place| place.broken > 0);
    let (language, location_kind) = of_named.unwrap_or((ENGLISH.to_owned(), crate::text::USUAL_PLACE));
    let english = Language::english_of(location_kind);
    let text = match arguments.format {
        Format::Human => render::places_text(&places, &english, &safe),
        Format::Json => {
            json(&Document { version: VERSION, places: render::places_json(&places, &english), broken })
        }
        Format::Markdown => {
            let Some(templates) = settings::usable(appearance::near(path), terminal)? else {
                return Ok(Outcome::Undone);
            };
            let text = render::places_sheet(&places, &*templates.of(&language, location_kind)?);
            templates.note(terminal);
            text
        }
    };
    arguments.target.write(&text, terminal)?;
    let is_unsure = arguments.strict && places.iter().any(StoreScore::is_unjudged);
    Ok(if broken || is_unsure { outcome.max(Outcome::Findings) } else { outcome })
}

/// What was asked for that can only be asked of one place.
fn about_one_place(arguments: &Arguments) -> Option<&'static str> {
    let flags = [
        ("--playbook", arguments.playbook.is_some()),
        ("--at", arguments.at.is_some()),
        ("--channel", arguments.channel.is_some()),
        ("--silent", !arguments.silent.is_empty()),
        ("--seen-after", arguments.seen_after.is_some()),
        ("--all-year", arguments.all_year),
    ];
    flags.into_iter().find(|(_, is_given)| *is_given).map(|(flag, _)| flag)
}

fn of_file(file: &PlanFile, bases: &BaseFiles, today: Date) -> Result<Option<OfFile>, Unread> {
    let Some(one) = one_plan::read_beside(&file.candidate, bases)? else { return Ok(None) };
    let plan = &one.plan;
    let scores = scores_of(plan, today).into_iter();
    let scores = scores.map(|score| if one.note.is_some() { score.with_mistakes() } else { score });
    Ok(Some(OfFile {
        scores: scores.collect(),
        language: plan.language().to_owned(),
        location_kind: plan.location_kind().word(),
        note: one.note.filter(|_| !file.is_brought),
    }))
}

fn scores_of(plan: &Plan, today: Date) -> Vec<StoreScore> {
    if plan.location.is_missing() {
        return scores_in(plan, today);
    }
    store_score(plan, today, promises(plan, Some(today)).as_deref()).into_iter().collect()
}
