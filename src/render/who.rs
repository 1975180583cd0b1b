//! Who answers a question, for terminals and as Markdown for a chat, an issue or a wiki.

use crate::render::drill::{Sentences, first_message, promises, whose_turn};
use crate::render::runner::in_markdown;
use crate::render::say::fact;
use crate::render::{Templates, markdown};
use crate::view::{CallStage, Called, NoAnswer, OnDutyAt, Reach, Rehearsal, TriageRowAsked};
use anyhow::Result;
use serde::Serialize;
use std::fmt::Write;

/// Who answers a question, as Markdown in the words of the templates.
pub fn who_sheet(rehearsal: &Rehearsal, templates: &Templates) -> Result<String> {
    sheet("md/who.md", rehearsal, templates)
}

/// Who is on duty, as Markdown in the words of the templates.
pub fn on_duty_sheet(on_duty: &OnDutyAt, templates: &Templates) -> Result<String> {
    sheet("md/on-duty.md", on_duty, templates)
}

/// What came of the messages of a file, as Markdown in the words of the templates.
pub fn triage_sheet(report: &impl Serialize, templates: &Templates) -> Result<String> {
    sheet("md/triage.md", report, templates)
}

/// What became of the cases of a plan, as Markdown in the words of the templates.
pub fn test_sheet(results: &impl Serialize, templates: &Templates) -> Result<String> {
    sheet("md/test.md", results, templates)
}

fn sheet(template: &str, facts: impl Serialize, templates: &Templates) -> Result<String> {
    Ok(in_markdown(markdown::tidy(&templates.render(template, facts)?)))
}

/// Who answers a question, and why each one before does not.
pub fn who(rehearsal: &Rehearsal) -> String {
    let said = Sentences::english();
    let mut text = String::new();
    let first = match (&rehearsal.answer, &rehearsal.no_answer) {
        (Some(answer), _) => said.answer(answer),
        (None, Some(why)) => match &rehearsal.fallback {
            Some(fallback) => format!("{}\n{}", said.fallback(fallback), said.no_answer(why)),
            None if !matches!(why, NoAnswer::NoRow) => said.no_answer(why),
            None => format!("Nobody. {}", said.no_answer(why)),
        },
        (None, None) => "Nobody has to answer.".to_owned(),
    };
    let _ = write!(text, "{first}\n\n{}", asked(rehearsal, &said));
    if !rehearsal.way.is_empty() {
        text.push_str("\nTriage\n");
        for row in &rehearsal.way {
            let mark = if row.fits { '*' } else { ' ' };
            let why = said.tell("drill-row", &row.why);
            let _ = writeln!(text, "{mark} row {:2} {}: {why}", row.number, row.name);
        }
        if !rehearsal.way.iter().any(|row| row.fits) {
            text.push_str("  no row fits; name the kind with --kind\n");
        }
    }
    if let Some(row) = &rehearsal.row {
        let _ = writeln!(text, "\n{}", row_in_words(rehearsal, row, &said));
    }
    text.push_str(&ladder(rehearsal, &said));
    text.push_str(&promises(rehearsal, &said));
    text.push_str(&first_message(rehearsal, &said));
    text
}

/// Who is on duty, until when, and who if they do not answer.
pub fn on_duty(on_duty: &OnDutyAt) -> String {
    let said = Sentences::english();
    let until = on_duty.until.as_ref().map(|until| format!(" until {}", said.instant(until)));
    let comma = if until.is_some() { "," } else { "" };
    let until = until.unwrap_or_default();
    let call = |one: &Called| called(one, on_duty.is_public, &said);
    let mut there = on_duty.there.iter();
    let mut text = match there.next() {
        Some(first) => format!("{}{comma}{until}\n", call(first)),
        None if on_duty.is_nobody_at_all => {
            format!("Nobody is on duty at any time: nobody holds {}\n", said.names("and", &on_duty.unheld))
        }
        None if on_duty.unknown.is_empty() => format!("Nobody is on duty{until}\n"),
        None => format!("Nobody is known to be on duty{until}\n"),
    };
    for other in there {
        let _ = writeln!(text, "If no answer: {}", call(other));
    }
    if let Some(next) = &on_duty.next {
        // Whoever comes next is off duty until then.
        let from = on_duty.until.as_ref().map(|until| format!("From {}", said.instant(until)));
        let _ = writeln!(text, "{}: {}", from.as_deref().unwrap_or("Then"), call(next));
    }
    if !on_duty.unknown.is_empty() {
        let _ = writeln!(
            text,
            "Nobody knows when {} can be reached: the plan has no hours of theirs",
            said.names("and", &on_duty.unknown)
        );
    }
    if !on_duty.unheld.is_empty() && !on_duty.is_nobody_at_all {
        let _ = writeln!(text, "Nobody holds {}", said.names("and", &on_duty.unheld));
    }
    if !on_duty.at_locations.is_empty() {
        let _ = writeln!(
            text,
            "{}: somebody else at each location; name one with --location",
            said.names("and", &on_duty.at_locations)
        );
    }
    let place = on_duty.location.as_ref().map(|place| format!(", {}", said.name(place))).unwrap_or_default();
    let _ = writeln!(
        text,
        "\nAsked: whom to call for {}{place}, {} ({})",
        said.name(&on_duty.playbook),
        said.instant(&on_duty.at),
        on_duty.time_zone
    );
    text
}

/// Somebody with the role for which they answer and how they are reached.
fn called(called: &Called, is_public: bool, said: &Sentences) -> String {
    let Reach { name, phone, email, chat, .. } = &called.who;
    let role = called.role.as_ref().map(|role| format!(" ({})", said.name(role))).unwrap_or_default();
    let way = [phone, email, chat].into_iter().flatten().next();
    let way = way.map_or_else(
        || {
            if is_public { " (number not shown: the plan is public)" } else { " (no number in the plan)" }
                .to_owned()
        },
        |way| format!(" {way}"),
    );
    format!("{name}{role}{way}")
}

/// Who is told until somebody answers.
fn ladder(rehearsal: &Rehearsal, said: &Sentences) -> String {
    let mut text = String::new();
    let is_told = |stage| matches!(stage, CallStage::Made | CallStage::UnlessSolved);
    let told = rehearsal.events.iter().filter(|event| event.what.call().is_some_and(is_told));
    let told = told.filter(|event| {
        rehearsal.answer.as_ref().is_none_or(|answer| event.when.minutes <= answer.when.minutes)
    });
    for event in told {
        if text.is_empty() {
            text.push_str("\nLadder\n");
        }
        let (moment, after) = (said.moment(&event.when), said.after(&event.when));
        let _ = writeln!(text, "  {moment}, {after}: {}", said.tell("drill-event", &event.what));
        for told in &event.told {
            let mark = if told.answers { '*' } else { ' ' };
            let state = said.tell("drill-state", &told.state);
            let _ = writeln!(text, "  {mark} {}: {state}", said.name(&told.who));
        }
    }
    text
}

fn asked(rehearsal: &Rehearsal, said: &Sentences) -> String {
    let mut text = format!("Asked: {}", said.about(rehearsal));
    if let Some(location) = whose_turn(rehearsal, said) {
        let _ = write!(text, ", {location}");
    }
    if let Some(at) = rehearsal.posted.as_ref().or(rehearsal.asked_at.as_ref()) {
        let _ = write!(text, ", {} ({})", said.moment(at), rehearsal.time_zone);
    }
    text.push('\n');
    if !rehearsal.silent.is_empty() {
        let _ = writeln!(text, "Does not answer: {}", said.names("plain", &rehearsal.silent));
    }
    text
}

fn row_in_words(rehearsal: &Rehearsal, row: &TriageRowAsked, said: &Sentences) -> String {
    let playbook = rehearsal.playbook.as_ref();
    let playbook = playbook.map(|playbook| format!("{} {}", playbook.code, playbook.title));
    said.say(
        "who-row",
        [
            ("number", fact(row.number)),
            ("name", fact(&row.name)),
            ("respond", fact(row.respond)),
            ("owner", fact(&row.owner)),
            ("playbook", fact(playbook)),
            ("only", fact(&row.responders)),
            ("inform", fact(&row.inform)),
            ("to", fact(&row.forward_to)),
            ("wait", fact(row.max_wait)),
        ],
    )
}
