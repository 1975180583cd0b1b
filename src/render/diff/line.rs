//! One change in a line.

use crate::changes::{Sides, Turn, What};
use crate::render::diff::label::{label, whole};
use crate::render::diff::piece::{Piece, ours};
use crate::render::diff::promise;
use crate::render::diff::value::{from_to, is_hidden, short};
use crate::render::diff::{LinePlace, PlacedChange, PlanDiff};
use serde_json::Value;

/// The most turns that are named in a line.
const MOST_TURNS: usize = 4;

/// What is different, with its line.
pub(super) fn line(one: &PlacedChange, plan: &PlanDiff) -> Vec<Piece> {
    let change = &one.change;
    let subject = &change.subject;
    let mut pieces = Vec::new();
    match &change.what {
        What::Added { value } => {
            pieces.extend(whole(subject));
            pieces.push(ours(" is new"));
            pieces.extend(told(value));
        }
        What::Removed { value } => {
            pieces.extend(whole(subject));
            pieces.push(ours(" is gone"));
            pieces.extend(told(value));
        }
        What::Changed { old, new } if is_hidden(old) || is_hidden(new) => {
            pieces.extend(whole(subject));
            pieces.push(ours(" changed"));
        }
        What::Changed { old, new } => {
            pieces.extend(whole(subject));
            pieces.push(ours(if subject.field.is_empty() { ": " } else { " " }));
            pieces.extend(from_to(old, new));
        }
        What::Reordered { old, new } => {
            pieces.extend(whole(subject));
            pieces.push(ours(" is in another order: "));
            pieces.extend([Piece::Plan(short(old)), ours(" → "), Piece::Plan(short(new))]);
        }
        What::Moved { from, to, shadows } => {
            pieces.extend(whole(subject));
            pieces.push(ours(format!(" moved from {from} to {to}")));
            if !shadows.is_empty() {
                let rows: Vec<String> = shadows.iter().map(ToString::to_string).collect();
                pieces.push(ours(format!("; it now takes every comment of row {}", listed(&rows))));
            }
        }
        What::Renamed { from } => {
            pieces.push(Piece::Name(from.clone()));
            pieces.push(ours(" is called "));
            pieces.push(Piece::Name(subject.id.clone()));
            pieces.push(ours(" now"));
            if let Some(name) = &subject.name {
                pieces.extend([ours(" ("), Piece::Plan(name.clone()), ours(")")]);
            }
        }
        What::Promise { promise } => pieces.extend(promise::pieces(subject, promise)),
        What::OnlyOneLeft { channels, playbooks } => {
            pieces.extend(label(subject));
            pieces.push(ours(" is the only one left to keep what is promised: "));
            let names = if channels.is_empty() { playbooks } else { channels };
            pieces.extend(promise::names(names));
        }
        What::Turns { is_past, n_turns, turns } => {
            pieces.extend(label(subject));
            pieces.push(ours(if *is_past { ": turns that are over are another's now: " } else { ": " }));
            for (index, turn) in turns.iter().take(MOST_TURNS).enumerate() {
                if index > 0 {
                    pieces.push(ours("; "));
                }
                pieces.extend(turn_pieces(turn));
            }
            if *n_turns > MOST_TURNS {
                pieces.push(ours(format!("; and {} more", n_turns - MOST_TURNS)));
            }
        }
        What::CaseFails { case } => {
            pieces.extend([
                ours("the case “"),
                Piece::Plan(case.clone()),
                ours("” passed in the old plan, and fails in the new one"),
            ]);
        }
        What::ApprovalLapses { by, date } => {
            pieces.extend(label(subject));
            pieces.push(ours(": the approval"));
            if let Some(date) = date {
                pieces.extend([ours(" of "), Piece::Plan(date.clone())]);
            }
            if let Some(by) = by {
                pieces.extend([ours(" by "), Piece::Plan(by.clone())]);
            }
            pieces.push(ours(" lapses: its words changed, and nobody has agreed since"));
        }
        What::Silenced { rule } => {
            pieces.push(ours("a comment silences "));
            pieces.push(Piece::Name(rule.clone()));
        }
    }
    pieces.extend(place(&one.places, plan));
    pieces
}

/// `touched: …`: what has to do with it.
pub(super) fn touched(one: &PlacedChange, plan: &PlanDiff) -> Option<Vec<Piece>> {
    const MOST: usize = 6;
    if one.change.touched.is_empty() {
        return None;
    }
    let mut pieces = vec![ours("touched: ")];
    let all = one.change.touched.iter().zip(&one.touched);
    for (index, ((subject, _), at)) in all.take(MOST).enumerate() {
        if index > 0 {
            pieces.push(ours(", "));
        }
        pieces.extend(whole(subject));
        pieces.extend(place(&Sides { old: None, new: at.clone() }, plan));
    }
    if one.change.touched.len() > MOST {
        pieces.push(ours(format!(", and {} more", one.change.touched.len() - MOST)));
    }
    Some(pieces)
}

/// The value of what is new or gone.
fn told(value: &Value) -> Vec<Piece> {
    let text = short(value);
    if text.is_empty() || is_hidden(value) { Vec::new() } else { vec![ours(": "), Piece::Plan(text)] }
}

/// `Mon 20 Apr 09:00 – Mon 27 Apr 09:00 goes from Cyd Marsh to Bob Hale`.
fn turn_pieces(turn: &Turn) -> Vec<Piece> {
    let name = |name: &Option<String>, id: &Option<String>| name.clone().or_else(|| id.clone());
    let (was, is) = (name(&turn.was_name, &turn.was), name(&turn.is_name, &turn.is));
    let mut pieces = vec![ours(format!("{} – {}", moment(&turn.from), moment(&turn.to)))];
    pieces.extend(match (was, is) {
        (Some(was), Some(is)) => {
            vec![ours(" goes from "), Piece::Plan(was), ours(" to "), Piece::Plan(is)]
        }
        (Some(was), None) => vec![ours(" is no longer the turn of "), Piece::Plan(was)],
        (None, Some(is)) => vec![ours(" becomes the turn of "), Piece::Plan(is)],
        (None, None) => Vec::new(),
    });
    pieces
}

/// `Mon 20 Apr 2026 09:00` of an instant as in ISO 8601; midnight is not said.
fn moment(instant: &str) -> String {
    let Some((day, time)) = instant.split_once('T') else { return instant.to_owned() };
    let time = time.get(..5).unwrap_or_default();
    let day: Option<jiff::civil::Date> = day.parse().ok();
    let day = day.map_or_else(String::new, |day| day.strftime("%a %-d %b %Y").to_string());
    if time == "00:00" { day } else { format!("{day} {time}") }
}

/// ` (line 31)`: with its file where that is not the one of the plan, and `old` where it is there no more.
fn place(places: &Sides<Option<LinePlace>>, plan: &PlanDiff) -> Vec<Piece> {
    let (at, file, was) = match (&places.new, &places.old) {
        (Some(at), _) => (at, &plan.files.new, ""),
        (None, Some(at)) => (at, &plan.files.old, "old "),
        (None, None) => return Vec::new(),
    };
    if file.as_deref() == Some(at.file.as_str()) {
        vec![ours(format!(" ({was}line {})", at.line))]
    } else {
        vec![ours(" ("), Piece::Name(at.file.clone()), ours(format!(" {was}line {})", at.line))]
    }
}

/// `1, 2 and 3`.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
