//! The dates of a plan as a calendar (RFC 5545).

use crate::render::Templates;
use crate::render::controls::is_control;
use crate::text::{Arguments, Language};
use crate::view::{self, Day, DutyTurn, Event, Named, Occasion, Reach, Rota, Status, View};
use minijinja::Value;
use minijinja::value::Serde;
use std::fmt::Write;

/// A calendar that Outlook, Google and Apple read. Every event is a whole day or several, keeps no time free, and has a
/// name that stays the same, so that reading the file again changes events instead of doubling them. No clock is asked:
/// events are stamped with the day on which the plan is looked at, or else the first day of the event. Turns of somebody's rotas
/// stand behind them, with their times.
pub fn calendar(view: &View, rotas: &[Rota], templates: &Templates) -> String {
    let language = templates.language();
    let mut text = begin(&view.title.clone().unwrap_or_else(|| language.word("untitled-plan")));
    for event in &view.events {
        write_event(&mut text, event, view.as_of, language);
    }
    write_rotas(&mut text, rotas, view.as_of, language);
    line(&mut text, "END:VCALENDAR");
    text
}

/// What is due in some plans as a calendar, each in its language: a day each, late ones on the day on which they were due.
pub fn due_calendar(plans: &[(&Status, &Language)], as_of: Day) -> String {
    let title = match plans {
        [(only, language)] => only.title.clone().unwrap_or_else(|| language.word("untitled-plan")),
        several => several.first().map(|(_, language)| language.word("status-heading")).unwrap_or_default(),
    };
    let mut text = begin(&title);
    for (plan, language) in plans {
        for duty in &plan.duties {
            let owner = duty.owner.as_ref().map(|owner| Named {
                id: owner.id.clone(),
                label: owner.name.clone(),
                anchor: None,
                reserved: None,
            });
            let event = Event {
                uid: duty.uid.clone(),
                of: None,
                what: duty.what.clone(),
                owner,
                from: duty.due,
                to: duty.due,
                repeats: None,
                except: Vec::new(),
            };
            write_event(&mut text, &event, Some(as_of), language);
        }
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// The beginning of a calendar with a name.
pub(super) fn begin(title: &str) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//smplan//smplan//EN");
    line(&mut text, "CALSCALE:GREGORIAN");
    line(&mut text, "METHOD:PUBLISH");
    line(&mut text, &format!("NAME:{}", escaped(title)));
    line(&mut text, &format!("X-WR-CALNAME:{}", escaped(title)));
    text
}

/// Turns of duty as a calendar: one event each, in UTC, that keeps no time free and changes when the turn goes to another.
pub fn duty_calendar(view: &View, turns: &[DutyTurn], templates: &Templates) -> String {
    let language = templates.language();
    let mut gaps = Arguments::new();
    gaps.set("title", view.title.clone().unwrap_or_else(|| language.word("untitled-plan")));
    let mut text = begin(&language.say("duty-calendar", &gaps));
    for turn in turns {
        write_turn(&mut text, turn, view.as_of, language);
    }
    line(&mut text, "END:VCALENDAR");
    text
}

fn write_turn(text: &mut String, turn: &DutyTurn, as_of: Option<Day>, language: &Language) {
    let fill = |key: &str| {
        let reached = |who: &Reach| match &who.phone {
            Some(phone) => format!("{} {phone}", who.name),
            None => who.name.clone(),
        };
        let label = |named: &Named| named.label.clone();
        let mut gaps = Arguments::new();
        gaps.set("who", reached(&turn.who));
        gaps.set("role", turn.role.as_ref().map_or_else(|| "none".to_owned(), label));
        gaps.set("otherwise", turn.otherwise.as_ref().map_or_else(|| "none".to_owned(), reached));
        gaps.set("playbooks", turn.playbooks.iter().map(label).collect::<Vec<_>>().join(", "));
        escaped(&language.say(key, &gaps))
    };
    line(text, "BEGIN:VEVENT");
    line(text, &format!("UID:{}", escaped(&turn.uid)));
    stamp(text, as_of, &turn.from);
    line(text, &format!("DTSTART:{}", utc(&turn.from)));
    line(text, &format!("DTEND:{}", utc(&turn.to)));
    line(text, &format!("SUMMARY:{}", fill("duty-turn")));
    line(text, &format!("DESCRIPTION:{}", fill("duty-turn-about")));
    line(text, "CATEGORIES:duty");
    line(text, "TRANSP:TRANSPARENT");
    line(text, "END:VEVENT");
}

/// The turns of all rotas as a calendar: one event each, in UTC, that keeps no time free; what somebody gave away is cancelled.
pub fn rota_calendar(title: Option<&str>, rotas: &[Rota], as_of: Day, templates: &Templates) -> String {
    let language = templates.language();
    let title = title.map_or_else(|| language.word("untitled-plan"), str::to_owned);
    let mut text = begin(&language.say("duty-calendar", &Arguments::from_iter([("title", title)])));
    write_rotas(&mut text, rotas, Some(as_of), language);
    line(&mut text, "END:VCALENDAR");
    text
}

/// The turns of some rotas as events.
fn write_rotas(text: &mut String, rotas: &[Rota], as_of: Option<Day>, language: &Language) {
    for rota in rotas {
        let turns = rota.turns.iter().map(|turn| (turn, false));
        for (turn, is_cancelled) in turns.chain(rota.given_away.iter().map(|turn| (turn, true))) {
            let mut gaps = Arguments::new();
            gaps.set("who", turn.person.label.clone());
            gaps.set("role", rota.role.label.clone());
            line(text, "BEGIN:VEVENT");
            line(text, &format!("UID:{}", escaped(&turn.uid)));
            stamp(text, as_of, &turn.from.utc);
            line(text, &format!("DTSTART:{}", utc(&turn.from.utc)));
            line(text, &format!("DTEND:{}", utc(&turn.to.utc)));
            line(text, &format!("SUMMARY:{}", escaped(&language.say("duty-turn", &gaps))));
            if let Some(from) = &turn.instead_of {
                let gaps = Arguments::from_iter([("name", from.label.clone()), ("why", "none".to_owned())]);
                line(text, &format!("DESCRIPTION:{}", escaped(&language.say("rota-instead", &gaps))));
            }
            line(text, "CATEGORIES:duty");
            if is_cancelled {
                line(text, "STATUS:CANCELLED");
            }
            line(text, "TRANSP:TRANSPARENT");
            line(text, "END:VEVENT");
        }
    }
}

/// `20260601T130000Z` of `2026-06-01T13:00+00:00`.
pub(super) fn utc(timestamp: &str) -> String {
    format!("{}00Z", view::digits(timestamp))
}

fn write_event(text: &mut String, event: &Event, as_of: Option<Day>, language: &Language) {
    let after = event.to.0.tomorrow().map_or(event.to, Day);
    let what = Value::from(Serde(&event.what));
    line(text, "BEGIN:VEVENT");
    line(text, &format!("UID:{}", escaped(&event.uid)));
    line(text, &format!("DTSTAMP:{}T000000Z", digits(as_of.unwrap_or(event.from))));
    write_version(text, as_of);
    line(text, &format!("DTSTART;VALUE=DATE:{}", digits(event.from)));
    line(text, &format!("DTEND;VALUE=DATE:{}", digits(after)));
    if let Some(rule) = &event.repeats {
        line(text, &format!("RRULE:{rule}"));
    }
    if !event.except.is_empty() {
        let days: Vec<String> = event.except.iter().map(|day| digits(*day)).collect();
        line(text, &format!("EXDATE;VALUE=DATE:{}", days.join(",")));
    }
    line(text, &format!("SUMMARY:{}", escaped(&language.tell("event", &what))));
    let about = about(event, &what, language);
    if !about.is_empty() {
        line(text, &format!("DESCRIPTION:{}", escaped(&about.join("\n"))));
    }
    line(text, &format!("CATEGORIES:{}", event.what.word()));
    line(text, "TRANSP:TRANSPARENT");
    line(text, "END:VEVENT");
}

fn digits(day: Day) -> String {
    day.0.strftime("%Y%m%d").to_string()
}

/// When an event was made: on the day that is looked at, else when it begins.
pub(super) fn stamp(text: &mut String, as_of: Option<Day>, begins: &str) {
    let made = as_of.map_or_else(|| utc(begins), |day| format!("{}T000000Z", digits(day)));
    line(text, &format!("DTSTAMP:{made}"));
    write_version(text, as_of);
}

/// Readers take what was made later.
fn write_version(text: &mut String, as_of: Option<Day>) {
    if let Some(as_of) = as_of {
        line(text, &format!("LAST-MODIFIED:{}T000000Z", digits(as_of)));
        line(text, &format!("SEQUENCE:{}", (as_of.0 - jiff::civil::date(2020, 1, 1)).get_days().max(0)));
    }
}

/// Who sees to it, and what else there is to know.
fn about(event: &Event, what: &Value, language: &Language) -> Vec<String> {
    let owner = event.owner.as_ref().map(|owner| {
        let name = language.argument(&Value::from(Serde(owner)));
        language.say("owner-is", &Arguments::from_iter([("name", name)]))
    });
    let note = match &event.what {
        Occasion::Goal { target: None, .. }
        | Occasion::Action { measure: None, .. }
        | Occasion::Drill { drill: None, .. }
        | Occasion::Message { by: None, .. }
        | Occasion::GoalMissed { .. }
        | Occasion::GoalUnmeasured { .. }
        | Occasion::Figure { .. }
        | Occasion::Training { .. }
        | Occasion::AccessCheck
        | Occasion::SignOff { .. }
        | Occasion::Post { .. }
        | Occasion::Report { .. }
        | Occasion::Meeting { .. }
        | Occasion::Leave { .. }
        | Occasion::Turn { .. }
        | Occasion::Leaver { .. }
        | Occasion::Test { .. }
        | Occasion::Review { .. }
        | Occasion::Plan { .. } => None,
        Occasion::Goal { .. }
        | Occasion::Action { .. }
        | Occasion::Drill { .. }
        | Occasion::Message { .. } => Some(language.tell("event-note", what)),
    };
    owner.into_iter().chain(note).collect()
}

/// Text as the value of a property (RFC 5545, 3.3.11); no line of it is a line of the file.
pub(super) fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => value.push_str("\\n"),
            '\t' => value.push(' '),
            character if is_control(character) => {}
            character => value.push(character),
        }
    }
    value
}

/// A line of at most 75 bytes, going on behind a space (RFC 5545, 3.1); no character is cut.
pub(super) fn line(text: &mut String, content: &str) {
    const MOST: usize = 75;
    let mut used = 0;
    // A CI runner obeys `##[…]`, and `::…::` behind blanks: a line goes on between such signs.
    let (mut last, mut is_blank) = ('\0', false);
    for character in content.chars() {
        let is_of_runner = character == last && (character == '#' || (character == ':' && is_blank));
        if used + character.len_utf8() > MOST || is_of_runner {
            text.push_str("\r\n ");
            used = 1;
            is_blank = true;
        }
        is_blank &= character.is_whitespace() || character == ':';
        last = character;
        let _ = write!(text, "{character}");
        used += character.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use crate::render::calendar::{escaped, line};

    #[test]
    fn lines_are_folded_between_characters() {
        let mut text = String::new();
        line(&mut text, &"é".repeat(60));
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [74, 47, 0]);
        assert_eq!(text.replace("\r\n ", "").trim_end(), "é".repeat(60));
    }

    #[test]
    fn no_line_is_obeyed_by_a_runner() {
        for blanks in 60..80 {
            let content = format!("SUMMARY:##[error]x ###{}::error::x ##[y]", " ".repeat(blanks));
            let mut text = String::new();
            line(&mut text, &content);
            assert_eq!(text.replace("\r\n ", "").trim_end(), content);
            for line in text.lines() {
                assert!(!line.trim_start().starts_with("::") && !line.contains("##"), "{text}");
            }
        }
    }

    #[test]
    fn text_is_no_line_of_the_file() {
        assert_eq!(escaped("a\u{202e}b\u{2066}"), "ab");
        assert_eq!(escaped("a; b, c\\d\r\nBEGIN:VALARM\rx\u{7}"), "a\\; b\\, c\\\\d\\nBEGIN:VALARM\\nx");
    }
}
