//! Rehearsals line by line, for terminals.

use crate::render::drill::{Sentences, capitalised};
use crate::view::{CallStage, EventKind, PromiseVerdict, Rehearsal, RehearsalPromise};
use std::fmt::Write;

/// What happens at one moment, line by line; one rehearsal after the other.
pub fn timelines(rehearsals: &[Rehearsal]) -> String {
    let said = Sentences::english();
    let texts: Vec<String> = rehearsals.iter().map(|rehearsal| timeline(rehearsal, &said)).collect();
    texts.join("\n\n")
}

fn timeline(rehearsal: &Rehearsal, said: &Sentences) -> String {
    let mut text = heading(rehearsal, said);
    let mut day = None;
    for event in &rehearsal.events {
        if day != Some(event.when.day) {
            day = Some(event.when.day);
            let _ = writeln!(text, "\n{}", said.day(&event.when));
        }
        let is_needed = event.what.call() != Some(CallStage::NotNeeded);
        let mark = match event.what {
            EventKind::Answer { .. } => '*',
            _ if !is_needed => '-',
            _ => ' ',
        };
        let _ = writeln!(text, "{mark} {}  {}", event.when.time, said.tell("drill-event", &event.what));
        let names: Vec<String> = event.told.iter().map(|told| said.name(&told.who)).collect();
        let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        for (told, name) in event.told.iter().zip(&names).filter(|_| is_needed) {
            let pad = width - name.chars().count();
            let role = told.role.as_ref().filter(|_| told.stands_in);
            let role = role.map(|role| format!(" (stands in: {})", said.name(role))).unwrap_or_default();
            let how = if told.how.is_empty() { String::new() } else { format!("{}; ", said.ways(&told.how)) };
            let state = said.tell("drill-state", &told.state);
            let _ = writeln!(text, "           {name}{:pad$}  {how}{state}{role}", "");
        }
        for note in &event.notes {
            let _ = writeln!(text, "           {}", said.tell("drill-note", note));
        }
    }
    if let Some(why) = rehearsal.no_answer.as_ref().filter(|_| rehearsal.posted.is_some()) {
        let _ = writeln!(text, "\n{}", said.no_answer(why));
    }
    text.push_str(&promises(rehearsal, said));
    text.push_str(&first_message(rehearsal, said));
    text
}

fn heading(rehearsal: &Rehearsal, said: &Sentences) -> String {
    let mut text = String::new();
    match &rehearsal.playbook {
        Some(playbook) => {
            let severity = playbook.severity.as_ref();
            let severity = severity.map(|id| match id.replace('-', " ") {
                own if own.starts_with("sev") => format!(", {own}"),
                word => format!(", severity {word}"),
            });
            let _ = writeln!(text, "{} {}{}", playbook.code, playbook.title, severity.unwrap_or_default());
        }
        None => {
            let _ = writeln!(text, "{}", said.about(rehearsal));
        }
    }
    let channel = rehearsal.channel.as_ref().map(|channel| format!("on {}", said.name(channel)));
    let location = whose_turn(rehearsal, said);
    let when = rehearsal.posted.as_ref();
    let when = when.map(|posted| format!("{} ({})", said.moment(posted), rehearsal.time_zone));
    let parts: Vec<String> = [channel, location, when].into_iter().flatten().collect();
    let _ = writeln!(text, "{}", capitalised(&parts.join(", ")));
    if !rehearsal.playbook_names_channel {
        let _ = writeln!(
            text,
            "The playbook does not name this channel; what the channel promises holds all the same."
        );
    }
    if !rehearsal.silent.is_empty() {
        let _ = writeln!(text, "Does not answer: {}", said.names("plain", &rehearsal.silent));
    }
    text
}

/// The location, and whether it was named.
pub(in crate::render) fn whose_turn(rehearsal: &Rehearsal, said: &Sentences) -> Option<String> {
    let location = said.name(rehearsal.location.as_ref()?);
    let worst =
        if rehearsal.is_worst_location { " (where it takes longest; --location names another)" } else { "" };
    Some(format!("at {location}{worst}"))
}

/// What is promised, and whether it is kept.
pub(in crate::render) fn promises(rehearsal: &Rehearsal, said: &Sentences) -> String {
    let mut text = String::new();
    if rehearsal.posted.is_none() {
        return text;
    }
    text.push_str("\nPromises\n");
    if rehearsal.promises.is_empty() {
        text.push_str("  none: nothing is promised for a message at this time\n");
    }
    let is_shown = |promise: &&RehearsalPromise| promise.is_shown();
    for promise in rehearsal.promises.iter().filter(is_shown) {
        let verdict = match promise.verdict {
            PromiseVerdict::Kept => "kept",
            PromiseVerdict::Broken => "BROKEN",
            PromiseVerdict::Unknown => "unknown",
        };
        let _ = writeln!(text, "  {verdict:8} {}", said.promise_and_outcome(promise));
    }
    match rehearsal.promises.iter().filter(|promise| !promise.is_shown()).count() {
        0 => {}
        1 => text.push_str("  kept     one task of the playbook\n"),
        more => {
            let _ = writeln!(text, "  kept     {more} tasks of the playbook: steps, updates and the like");
        }
    }
    text
}

/// The words to send first, who speaks, and how it goes on in private.
pub(in crate::render) fn first_message(rehearsal: &Rehearsal, said: &Sentences) -> String {
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
        for other in &words.in_other_languages {
            let _ = writeln!(text, "  In {}:", said.language_name(&other.language));
            for line in other.text.lines() {
                let _ = writeln!(text, "  {line}");
            }
        }
        let blanks: Vec<&str> = words.blanks.iter().map(|blank| blank.name.as_str()).collect();
        if !blanks.is_empty() {
            let _ = writeln!(text, "  Examples are filled in: put your own for {}.", blanks.join(", "));
        }
    }
    if let [_, others @ ..] = rehearsal.speakers.as_slice() {
        let n_handoffs = others.len();
        let handoffs = if n_handoffs == 1 { "hand-off" } else { "hand-offs" };
        let names: Vec<String> = rehearsal.speakers.iter().map(|speaker| said.name(speaker)).collect();
        let names = names.join(", then ");
        let _ = writeln!(text, "\nWho speaks with the customer ({n_handoffs} {handoffs})\n  {names}");
    }
    if !rehearsal.in_private.is_empty() {
        text.push_str("\nIn private\n");
        for way in &rehearsal.in_private {
            let _ = writeln!(text, "  {}", said.tell("drill-private", way));
        }
    }
    text
}
