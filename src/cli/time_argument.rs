//! Times as people type them: `2026-03-14T22:30`, `Sat 23:00`, `now`.

use crate::cli::terminal::Terminal;
use crate::duty::{DAY, Minute, Zone, day_of, local_start};
use crate::plan::{Date, Moment, Plan};
use crate::response::instant_of;
use anyhow::Result;

/// The minute in which the program runs, counted from 1970 in UTC.
#[expect(clippy::disallowed_methods, reason = "this is a place where time enters")]
pub(super) fn now() -> Minute {
    jiff::Timestamp::now().as_second().div_euclid(60)
}

/// The start of a day in the zone of the plan.
pub(super) fn start_of(plan: &Plan, day: Date) -> Minute {
    Zone::around(plan.zone_name(), day, day).start_of(day)
}

/// The time that somebody means, looked at from another one: a day and a time, a day of the week and a time (the next one),
/// `tomorrow` and a time, a time alone (the next one), or `now`. What the clocks of the plan skip or show twice is said.
pub(super) fn read(text: &str, plan: &Plan, from: Minute, terminal: &Terminal) -> Result<Minute> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("now") {
        return Ok(from);
    }
    let moment = moment(text, plan, from)?;
    if let Some(doubt) = doubt(plan, moment) {
        terminal.note(&format!("note: {doubt}"));
    }
    Ok(instant_of(plan, moment))
}

/// Both readings of a time that the clocks of the plan skip or show twice, and which of them counts.
pub(super) fn doubt(plan: &Plan, moment: Moment) -> Option<String> {
    let Moment(time) = moment;
    let day = time.date();
    let local = local_start(day) + Minute::from(time.hour()) * 60 + Minute::from(time.minute());
    let zone = Zone::around(plan.zone_name(), day, day);
    let (at, before, after) = zone.doubt(local)?;
    let clock = |minute: Minute| {
        let minute = minute.rem_euclid(DAY);
        format!("{:02}:{:02}", minute / 60, minute % 60)
    };
    let written = format!("{day} {}", clock(local));
    let zone = zone.name();
    Some(if before < after {
        let (from, to) = (clock(at + before), clock(at + after));
        format!("{written} does not exist in {zone}: the clock goes from {from} to {to}; read as {to}")
    } else {
        let (first, second) = (clock(local - before), clock(local - after));
        format!("{written} exists twice in {zone}: at {first} and at {second} UTC; read as the first")
    })
}

fn moment(text: &str, plan: &Plan, from: Minute) -> Result<Moment> {
    if let Some(moment) = Moment::parse(text) {
        return Ok(moment);
    }
    let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
    let (weekday, time) = match (words.next(), words.next(), words.next()) {
        (Some(time), None, _) if clock(time).is_some() => (None, clock(time)),
        (Some(day), Some(time), None) => match (weekday(day), named_day(plan, day, from), clock(time)) {
            (Some(day), _, time) => (Some(day), time),
            (None, Some(day), Some((hour, minute))) => {
                return Ok(Moment(day.at(hour, minute, 0, 0)));
            }
            _ => (None, None),
        },
        _ => (None, None),
    };
    let Some(moment) = time.and_then(|time| next(plan, from, weekday, time)) else {
        anyhow::bail!(
            "`{text}` is no time that can be read; write a day and a time of 24 hours (2026-03-14T22:30), a day of the week and a time (Sat 23:00), or now"
        );
    };
    Ok(moment)
}

/// `today` and `tomorrow`.
fn named_day(plan: &Plan, word: &str, from: Minute) -> Option<Date> {
    let today = Zone::around(plan.zone_name(), day_of(from), day_of(from + DAY)).day(from);
    match word.to_ascii_lowercase().as_str() {
        "today" => Some(today),
        "tomorrow" => today.tomorrow().ok(),
        _ => None,
    }
}

/// The next time at which it is so late, on a day of the week if one is named (Monday is 0).
fn next(plan: &Plan, from: Minute, weekday: Option<i8>, (hour, minute): (i8, i8)) -> Option<Moment> {
    let first = Zone::around(plan.zone_name(), day_of(from), day_of(from + 10 * DAY)).day(from);
    let days = (0..9).filter_map(|number| first.checked_add(jiff::Span::new().days(number)).ok());
    let fits = |day: &Date| weekday.is_none_or(|weekday| day.weekday().to_monday_zero_offset() == weekday);
    let mut moments = days.filter(fits).map(|day| Moment(day.at(hour, minute, 0, 0)));
    moments.find(|moment| instant_of(plan, *moment) >= from)
}

/// A day of the week by its English name or its first letters.
pub(super) fn weekday(word: &str) -> Option<i8> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.trim_end_matches(['.', ',']).to_ascii_lowercase();
    let word = word.strip_suffix('s').filter(|_| word.len() > 6).unwrap_or(&word);
    let found = NAMES.iter().position(|name| word.len() >= 2 && name.starts_with(word))?;
    i8::try_from(found).ok()
}

/// A time of day: `23:00`, `9:30`, `11pm`.
pub(super) fn clock(word: &str) -> Option<(i8, i8)> {
    let word = word.trim_end_matches(['.', ',', ';', '?', '!']).to_ascii_lowercase();
    let (digits, add) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (_, Some(digits)) => (digits, Some(12)),
        _ => (word.as_str(), None),
    };
    let (hour, minute) = match digits.split_once(':') {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        None if add.is_some() => (digits, "00"),
        _ => return None,
    };
    let is_number =
        |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let hour: i8 = hour.parse().ok().filter(|_| is_number(hour))?;
    let minute: i8 = minute.parse().ok().filter(|_| is_number(minute))?;
    let hour = match add {
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return None,
        None => hour,
    };
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use crate::cli::time_argument::{clock, weekday};

    #[test]
    fn days_and_times_are_read_as_they_are_typed() {
        assert_eq!(weekday("Saturday"), Some(5));
        assert_eq!(weekday("sat"), Some(5));
        assert_eq!(weekday("Mondays"), Some(0));
        assert_eq!(weekday("satire"), None);
        assert_eq!(clock("23:00"), Some((23, 0)));
        assert_eq!(clock("11pm,"), Some((23, 0)));
        assert_eq!(clock("12am"), Some((0, 0)));
        assert_eq!(clock("24:00"), None);
        assert_eq!(clock("23"), None);
    }
}
