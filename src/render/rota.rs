//! Rotas turn by turn: for terminals and mails, as Markdown, as a table, as a calendar, and as facts for programs.

use crate::render::columns::{cut, one_line, padded, width};
use crate::render::runner::in_markdown;
use crate::render::say::fact;
use crate::render::tables::{head, record};
use crate::render::{Templates, markdown};
use crate::text::{Arguments, Language};
use crate::view::{Day, Rota, RotaTime, RotaTurn, Share};
use anyhow::Result;
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt::Write;

/// The most room for a name.
const NAME_WIDTH: usize = 28;

/// What a template of one plan sees.
#[derive(Serialize)]
struct Sheet<'s> {
    title: Option<&'s str>,
    rotas: &'s [Rota],
    until: Day,
}

/// The rotas of a plan, as Markdown in the words of the templates; `until` is the first day that is not looked at.
pub fn rota_sheet(title: Option<&str>, rotas: &[Rota], until: Day, templates: &Templates) -> Result<String> {
    let sheet = Sheet { title, rotas, until };
    Ok(in_markdown(markdown::tidy(&templates.render("md/rota.md", sheet)?)))
}

/// The same in lines for a terminal; `safe` makes texts of a plan fit to be printed.
pub fn rota_text(rotas: &[Rota], (as_of, until): (Day, Day), safe: &dyn Fn(&str) -> String) -> String {
    let english = Language::english();
    let each = rotas.iter().map(|rota| {
        let mut text = String::new();
        let _ = writeln!(text, "{}: {}\n", one_line(&safe(&rota.role.label)), hand_over(rota, &english));
        write_turns(&mut text, rota, as_of, &english, safe);
        if rota.turns.is_empty() {
            let _ = writeln!(
                text,
                "  {}",
                english
                    .say("rota-nobody", &Arguments::from_iter([("until", english.argument(&fact(until)))]))
            );
        }
        for note in notes(rota, &english) {
            let _ = writeln!(text, "\n{note}");
        }
        write_shares(&mut text, rota, as_of, &english, safe);
        text
    });
    each.collect::<Vec<_>>().join("\n")
}

fn hand_over(rota: &Rota, language: &Language) -> String {
    let mut gaps = Arguments::new();
    gaps.set("every", language.argument(&fact(rota.every)));
    gaps.set("at", rota.at.clone());
    gaps.set("zone", rota.time_zone.clone());
    language.say("rota-hand-over", &gaps)
}

/// What else there is to know of a rota.
fn notes(rota: &Rota, language: &Language) -> Vec<String> {
    let mut notes = Vec::new();
    if rota.has_no_start {
        notes.push(language.word("rota-no-start"));
    }
    if rota.idle_swaps > 0 {
        notes.push(language.say("rota-idle-swaps", &Arguments::from_iter([("count", rota.idle_swaps)])));
    }
    if rota.is_cut {
        notes.push(language.word("rota-is-cut"));
    }
    notes
}

fn write_turns(
    text: &mut String,
    rota: &Rota,
    as_of: Day,
    english: &Language,
    safe: &dyn Fn(&str) -> String,
) {
    let row = |turn: &RotaTurn| {
        let cell = |text: &str| one_line(&safe(text));
        [when(turn, as_of), cut(&cell(&turn.person.label), NAME_WIDTH), cell(&instead(turn, english))]
    };
    let rows: Vec<[String; 3]> = rota.turns.iter().map(row).collect();
    let (when, name) = (widest(&rows, 0), widest(&rows, 1));
    for [first, second, third] in &rows {
        let row = format!("  {}  {}  {third}", padded(first, when), padded(second, name));
        let _ = writeln!(text, "{}", row.trim_end());
    }
}

/// `for Cyd Marsh (ill)`; nothing where a turn was not taken.
fn instead(turn: &RotaTurn, language: &Language) -> String {
    let Some(from) = &turn.instead_of else { return String::new() };
    let mut gaps = Arguments::new();
    gaps.set("name", from.label.clone());
    gaps.set("why", turn.why.clone().unwrap_or_else(|| "none".to_owned()));
    language.say("rota-instead", &gaps)
}

/// `Mon 20 Apr – Mon 27 Apr`, with times where they are not those of the usual hand-over.
fn when(turn: &RotaTurn, as_of: Day) -> String {
    let from = moment(&turn.from, as_of);
    match &turn.to.at {
        Some(at) if turn.from.at.is_some() && turn.to.day == turn.from.day => format!("{from} – {at}"),
        None if turn.from.at.is_none() && turn.to.day == turn.from.day => from,
        _ => format!("{from} – {}", moment(&turn.to, as_of)),
    }
}

fn moment(time: &RotaTime, as_of: Day) -> String {
    let year = if time.day.0.year() == as_of.0.year() { "" } else { " %Y" };
    let day = time.day.0.strftime(&format!("%a %e %b{year}")).to_string();
    time.at.as_ref().map_or(day.clone(), |at| format!("{day} {at}"))
}

fn write_shares(
    text: &mut String,
    rota: &Rota,
    as_of: Day,
    english: &Language,
    safe: &dyn Fn(&str) -> String,
) {
    let Some((from, to)) = &rota.counted else { return };
    let short = |time: &RotaTime| {
        let text = moment(time, as_of);
        text.split_once(' ').map_or(text.clone(), |(_, day)| day.trim_start().to_owned())
    };
    let head = ["turns", "hours", "nights", "weekends", "taken", "given"];
    let head = head.map(|key| english.word(&format!("rota-{key}")));
    let mut rows = vec![(format!("{} – {}", short(from), short(to)), head)];
    for share in &rota.shares {
        let name = format!("  {}", cut(&one_line(&safe(&share.person.label)), NAME_WIDTH));
        rows.push((name, figures(share)));
    }
    let name = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let _ = writeln!(text);
    for (first, cells) in &rows {
        let _ = write!(text, "{}", padded(first, name));
        for (column, cell) in cells.iter().enumerate() {
            let widest = rows.iter().filter_map(|(_, cells)| cells.get(column)).map(|cell| width(cell)).max();
            let _ = write!(text, "   {}{cell}", " ".repeat(widest.unwrap_or(0) - width(cell)));
        }
        let _ = writeln!(text);
    }
}

/// What a person has, as it is shown.
fn figures(share: &Share) -> [String; 6] {
    [
        share.turns.to_string(),
        hours(share.minutes),
        hours(share.night_minutes),
        hours(share.weekend_minutes),
        share.taken.to_string(),
        share.given.to_string(),
    ]
}

/// Minutes as hours, with the half of one where there is no whole number: `1,007`, `3.5`.
fn hours(minutes: i64) -> String {
    let digits = (minutes / 60).to_string();
    let mut whole = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            whole.push(',');
        }
        whole.push(digit);
    }
    match minutes % 60 {
        0 => whole,
        rest => format!("{whole}.{}", rest * 10 / 60),
    }
}

fn widest(rows: &[[String; 3]], column: usize) -> usize {
    rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or(0)
}

/// The turns of all rotas as a table, with days and times by the clock of the rota.
pub fn rota_table(rotas: &[Rota], templates: &Templates) -> String {
    let language = templates.language();
    let columns = ["role", "starts", "ends", "time-zone", "name", "instead-of", "why"];
    let mut text = head(&columns, language);
    // `2026-04-20T09:00-05:00` as spreadsheets read it.
    let local = |time: &RotaTime| time.instant.get(..16).unwrap_or_default().replace('T', " ");
    for rota in rotas {
        for turn in &rota.turns {
            let instead_of = turn.instead_of.as_ref().map(|from| from.label.clone());
            text.push_str(&record(&[
                rota.role.label.clone(),
                local(&turn.from),
                local(&turn.to),
                rota.time_zone.clone(),
                turn.person.label.clone(),
                instead_of.unwrap_or_default(),
                turn.why.clone().unwrap_or_default(),
            ]));
        }
    }
    text
}

/// A rota as facts for programs.
pub fn rota_json(rota: &Rota) -> Value {
    let turn = |turn: &RotaTurn| {
        json!({
            "from": turn.from.instant,
            "to": turn.to.instant,
            "person": owner(&turn.person),
            "instead_of": turn.instead_of.as_ref().map(owner),
            "why": turn.why,
        })
    };
    let share = |share: &Share| {
        json!({
            "person": owner(&share.person),
            "turns": share.turns,
            "minutes": share.minutes,
            "night_minutes": share.night_minutes,
            "weekend_minutes": share.weekend_minutes,
            "taken": share.taken,
            "given": share.given,
        })
    };
    json!({
        "role": owner(&rota.role),
        "every": rota.every,
        "at": rota.at,
        "time_zone": rota.time_zone,
        "turns": rota.turns.iter().map(turn).collect::<Vec<_>>(),
        "given_away": rota.given_away.iter().map(turn).collect::<Vec<_>>(),
        "is_cut": rota.is_cut,
        "counted": rota.counted.as_ref().map(|(from, to)| json!({"from": from.instant, "to": to.instant})),
        "shares": rota.shares.iter().map(share).collect::<Vec<_>>(),
        "idle_swaps": rota.idle_swaps,
        "has_no_start": rota.has_no_start,
    })
}

fn owner(named: &crate::view::Named) -> Value {
    json!({"id": named.id, "name": named.label})
}
