//! Rehearsals: as text for a terminal, and as a sheet for the one who leads a tabletop exercise.

use crate::render::{Templates, markdown};
use crate::view::{EventKind, PromiseRow, PromiseVerdict, Promises, Rehearsal, When};
use anyhow::Result;
use serde::Serialize;
use std::fmt::Write;

/// Sheets to read aloud and to tick off, one after the other.
pub fn sheets(rehearsals: &[Rehearsal]) -> Result<String> {
    one_after_the_other("md/drill.md", rehearsals)
}

/// The tables of all promises of some plans as a Markdown document.
pub fn promises_sheets<'p>(plans: impl IntoIterator<Item = &'p Promises>) -> Result<String> {
    one_after_the_other("md/promises.md", plans)
}

fn one_after_the_other(template: &str, parts: impl IntoIterator<Item = impl Serialize>) -> Result<String> {
    let templates = Templates::built_in()?;
    let parts = parts.into_iter().map(|part| Ok(markdown::tidy(&templates.render(template, part)?)));
    Ok(parts.collect::<Result<Vec<String>>>()?.join("\n---\n\n"))
}

/// What happens at one moment, line by line.
pub fn timeline(rehearsal: &Rehearsal) -> String {
    let mut text = heading(rehearsal);
    let mut day = "";
    for event in &rehearsal.events {
        if event.when.day != day {
            day = &event.when.day;
            let _ = writeln!(text, "\n{day}");
        }
        let mark = match event.kind {
            EventKind::Answer => '*',
            EventKind::NotNeeded => '-',
            _ => ' ',
        };
        let _ = writeln!(text, "{mark} {}  {}", event.when.clock, event.what);
        let width = event.told.iter().map(|told| told.name.chars().count()).max().unwrap_or(0);
        for told in event.told.iter().filter(|_| event.kind != EventKind::NotNeeded) {
            let pad = width - told.name.chars().count();
            let role =
                told.role.as_ref().filter(|_| told.stands_in).map(|role| format!(" (stands in: {role})"));
            let how = if told.how.is_empty() { String::new() } else { format!("{}; ", told.how.join(", ")) };
            let role = role.unwrap_or_default();
            let _ = writeln!(text, "           {}{:pad$}  {how}{}{role}", told.name, "", told.state);
        }
        for note in &event.notes {
            let _ = writeln!(text, "           {note}");
        }
    }
    if let Some(why) = &rehearsal.no_answer {
        let _ = writeln!(text, "\n{why}");
    }
    text.push_str(&promises_in_words(rehearsal));
    text.push_str(&words(rehearsal));
    text
}

fn heading(rehearsal: &Rehearsal) -> String {
    let mut text = String::new();
    match &rehearsal.playbook {
        Some(playbook) => {
            let severity = playbook
                .severity
                .as_ref()
                .map(|severity| format!(", severity {severity}"))
                .unwrap_or_default();
            let _ = writeln!(text, "{} {}{severity}", playbook.code, playbook.title);
        }
        None => {
            let _ = writeln!(text, "{}", rehearsal.about);
        }
    }
    let channel = rehearsal.channel.as_ref().map(|channel| format!("on {}", channel.label));
    let location =
        rehearsal.location.as_ref().map(|location| format!("at {location}{}", worst_location(rehearsal)));
    let when = rehearsal
        .posted
        .as_ref()
        .map(|posted| format!("{} {} ({})", posted.day, posted.clock, rehearsal.time_zone));
    let parts: Vec<String> = [channel, location, when].into_iter().flatten().collect();
    let _ = writeln!(text, "{}", sentence(&parts.join(", ")));
    if !rehearsal.playbook_names_channel {
        let _ = writeln!(
            text,
            "The playbook does not name this channel; what the channel promises holds all the same."
        );
    }
    if !rehearsal.silent.is_empty() {
        let _ = writeln!(text, "Does not answer: {}", rehearsal.silent.join(", "));
    }
    text
}

fn worst_location(rehearsal: &Rehearsal) -> &'static str {
    if rehearsal.is_worst_location { " (where it takes longest; --location names another)" } else { "" }
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What is promised, and whether it is kept.
fn promises_in_words(rehearsal: &Rehearsal) -> String {
    let mut text = String::new();
    if rehearsal.posted.is_none() {
        return text;
    }
    text.push_str("\nPromises\n");
    if rehearsal.promises.is_empty() {
        text.push_str("  none: no channel promises anything for a message at this time\n");
    }
    for promise in &rehearsal.promises {
        let verdict = verdict(promise.verdict);
        let done = promise
            .done
            .as_ref()
            .map_or_else(|| "nobody does it".to_owned(), |done| done_in_words(done, &promise.by));
        let until = moment(&promise.until);
        let _ = writeln!(text, "  {verdict:8} {}: {}, until {until}; {done}", promise.channel, promise.what);
    }
    text
}

fn verdict(verdict: PromiseVerdict) -> &'static str {
    match verdict {
        PromiseVerdict::Kept => "kept",
        PromiseVerdict::Broken => "BROKEN",
        PromiseVerdict::Unknown => "unknown",
    }
}

fn moment(when: &When) -> String {
    format!("{} {}", when.day, when.clock)
}

fn done_in_words(done: &When, by: &[String]) -> String {
    let by = if by.is_empty() { String::new() } else { format!("{} ", by.join(" or ")) };
    format!("{by}{}", answer_time(done))
}

fn words(rehearsal: &Rehearsal) -> String {
    let mut text = String::new();
    if let Some(words) = &rehearsal.words {
        let length = match (words.length, words.limit) {
            (Some(length), Some(limit)) => format!(", {length} of {limit} characters"),
            _ => String::new(),
        };
        let other = if words.for_channel { "" } else { ", not written for this channel" };
        let _ = writeln!(text, "\nSay ({} {}{length}{other})", words.code, words.name);
        for line in words.text.lines() {
            let _ = writeln!(text, "  {line}");
        }
        let blanks: Vec<&str> = words.blanks.iter().map(|blank| blank.name.as_str()).collect();
        if !blanks.is_empty() {
            let _ = writeln!(text, "  Examples are filled in: put your own for {}.", blanks.join(", "));
        }
    }
    if let [_, others @ ..] = rehearsal.speakers.as_slice() {
        let n_handoffs = others.len();
        let handoffs = if n_handoffs == 1 { "hand-off" } else { "hand-offs" };
        let names = rehearsal.speakers.join(", then ");
        let _ = writeln!(text, "\nWho speaks with the customer ({n_handoffs} {handoffs})\n  {names}");
    }
    if !rehearsal.in_private.is_empty() {
        text.push_str("\nIn private\n");
        for said in &rehearsal.in_private {
            let _ = writeln!(text, "  {said}");
        }
    }
    text
}

/// Who answers a question, and why each one before does not.
pub fn who(rehearsal: &Rehearsal) -> String {
    let mut text = String::new();
    match (&rehearsal.answer, &rehearsal.posted) {
        (Some(answer), _) => {
            let first = answer.by.first();
            let names: Vec<String> = answer.by.iter().map(|one| one.name.clone()).collect();
            let how = first.map(|one| one.how.join(", ")).filter(|how| !how.is_empty());
            let how = how.map(|how| format!(" ({how})")).unwrap_or_default();
            let _ = writeln!(text, "{}{how}, {}", names.join(" or "), answer_time(&answer.when));
        }
        (None, Some(_)) => {
            let why = rehearsal.no_answer.clone().unwrap_or_else(|| "Nobody has to answer.".to_owned());
            let _ = writeln!(text, "{why}");
        }
        (None, None) => {
            let _ = writeln!(text, "Nobody: {}", nobody(rehearsal));
        }
    }
    let _ = write!(text, "\n{}", asked(rehearsal));
    if !rehearsal.way.is_empty() {
        text.push_str("\nTriage\n");
        for row in &rehearsal.way {
            let mark = if row.fits { '*' } else { ' ' };
            let _ = writeln!(text, "{mark} row {:2} {}: {}", row.number, row.kind, row.why);
        }
        if !rehearsal.way.iter().any(|row| row.fits) {
            text.push_str("  no row fits; name the kind with --kind\n");
        }
    }
    if let Some(row) = &rehearsal.row {
        let _ = writeln!(text, "\n{}", row_in_words(rehearsal, row));
    }
    let told = rehearsal.events.iter().filter(|event| event.kind == EventKind::Told);
    let told: Vec<_> = told
        .filter(|event| {
            rehearsal.answer.as_ref().is_none_or(|answer| event.when.minutes <= answer.when.minutes)
        })
        .collect();
    if !told.is_empty() {
        text.push_str("\nLadder\n");
    }
    for event in told {
        let after =
            event.when.after.as_ref().map_or_else(|| "at once".to_owned(), |after| format!("after {after}"));
        let _ = writeln!(text, "  {} {}, {after}: {}", event.when.day, event.when.clock, event.what);
        for told in &event.told {
            let mark = if told.answers { '*' } else { ' ' };
            let _ = writeln!(text, "  {mark} {}: {}", told.name, told.state);
        }
    }
    text.push_str(&promises_in_words(rehearsal));
    text.push_str(&words(rehearsal));
    text
}

fn answer_time(when: &When) -> String {
    match &when.after {
        Some(after) => format!("on {}, after {after}", moment(when)),
        None => "at once".to_owned(),
    }
}

/// Why nobody answers a comment.
fn nobody(rehearsal: &Rehearsal) -> String {
    match &rehearsal.row {
        Some(row) if row.respond == "none" => "such comments are not answered.".to_owned(),
        Some(row) => format!("row {} of triage names no owner and no playbook.", row.number),
        None => "no row of triage fits.".to_owned(),
    }
}

fn asked(rehearsal: &Rehearsal) -> String {
    let mut text = String::from("Asked: ");
    text.push_str(&rehearsal.about);
    if let Some(location) = &rehearsal.location {
        let _ = write!(text, ", at {location}{}", worst_location(rehearsal));
    }
    if let Some(posted) = &rehearsal.posted {
        let _ = write!(text, ", {} ({})", moment(posted), rehearsal.time_zone);
    }
    text.push('\n');
    if !rehearsal.silent.is_empty() {
        let _ = writeln!(text, "Does not answer: {}", rehearsal.silent.join(", "));
    }
    text
}

fn row_in_words(rehearsal: &Rehearsal, row: &crate::view::TriageRowAsked) -> String {
    let mut text = format!("Row {} of triage, {}: {}", row.number, row.kind, row.respond);
    if let Some(owner) = &row.owner {
        let _ = write!(text, ", {owner}");
    }
    match &rehearsal.playbook {
        Some(playbook) => {
            let _ = write!(text, "; opens {} {}", playbook.code, playbook.title);
        }
        None => text.push_str("; opens no playbook"),
    }
    if !row.responders.is_empty() {
        let _ = write!(text, "; only {} may answer", row.responders.join(" or "));
    }
    if !row.inform.is_empty() {
        let _ = write!(text, "; {} is informed", row.inform.join(", "));
    }
    if let Some(to) = &row.forward_to {
        let _ = write!(text, "; passed on to {to}");
    }
    if let Some(wait) = &row.max_wait {
        let _ = write!(text, "; others may answer first for {wait}");
    }
    text
}

/// The promises of all playbooks as a table.
pub fn promises_table(promises: &Promises) -> String {
    table_of(promises, |_| true)
}

/// The same with those alone that are broken.
pub fn broken_promises_table(promises: &Promises) -> String {
    table_of(promises, |row| row.kept == Some(false))
}

fn table_of(promises: &Promises, is_wanted: impl Fn(&PromiseRow) -> bool) -> String {
    let mut text = String::new();
    if !promises.silent.is_empty() {
        let _ = writeln!(text, "Does not answer: {}\n", promises.silent.join(", "));
    }
    if let Some(why) = &promises.why_empty {
        let _ = writeln!(text, "{}", sentence(why));
        return text;
    }
    let head = ["", "channel", "promise", "kept", "worst wait", "when", "breaks without"];
    let mut table: Vec<[String; 7]> = vec![head.map(str::to_owned)];
    let mut titles: Vec<&str> = vec![""];
    for row in promises.rows.iter().filter(|row| is_wanted(row)) {
        let verdict = match row.kept {
            Some(true) => "",
            Some(false) => "BROKEN",
            None => "?",
        };
        let kept = row.kept_percent.map_or_else(|| "unknown".to_owned(), |percent| format!("{percent}%"));
        let place = row.location.as_ref().map(|location| format!(", {location}")).unwrap_or_default();
        let arrival = row.worst_arrival.clone().unwrap_or_default();
        table.push([
            verdict.to_owned(),
            format!("{}{}", row.channel, if row.kept == Some(false) { place } else { String::new() }),
            format!("{} {}", row.promise, row.when),
            kept,
            row.worst_wait.clone().unwrap_or_else(|| format!("no hours of {}", row.unknown.join(", "))),
            arrival,
            row.breaks_without.join(", "),
        ]);
        titles.push(&row.title);
    }
    let width = |column: usize| {
        let cells = table.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..7).map(width).collect();
    let mut last = "";
    for (row, title) in table.iter().zip(titles) {
        if title != last {
            let _ = writeln!(text, "\n{title}");
            last = title;
        }
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let pad = width - cell.chars().count();
            let _ = write!(line, "{cell}{:pad$}  ", "");
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    if !promises.days.is_empty() {
        text.push_str("\nOn single days, although a usual week keeps it\n");
    }
    for day in &promises.days {
        let days = if day.n_days == 1 { "1 day".to_owned() } else { format!("{} days", day.n_days) };
        let wait = day
            .worst_wait
            .as_ref()
            .map_or_else(|| "nobody ever answers".to_owned(), |wait| format!("waits {wait}"));
        let _ = writeln!(text, "  {}: {days}; a message of {} {wait}", day.cause, day.worst_arrival);
    }
    text
}
