//! Values in words.

use crate::plan::{Date, Duration, Field, Moment, Number, Text, Unit, UpdateEvery};
use crate::response::DAYS;
use std::fmt::Display;

pub(super) use crate::response::day as date;

/// `15 minutes`, `1 business day`.
pub(super) fn duration(duration: Duration) -> String {
    let (one, many) = match duration.unit {
        Unit::Minutes => ("minute", "minutes"),
        Unit::Hours => ("hour", "hours"),
        Unit::Days => ("day", "days"),
        Unit::BusinessDays => ("business day", "business days"),
        Unit::Weeks => ("week", "weeks"),
        Unit::Months => ("month", "months"),
        Unit::Years => ("year", "years"),
    };
    format!("{} {}", duration.amount, if duration.amount == 1 { one } else { many })
}

/// As short as it gets: `Start`, `15 min`, `2 h`, `1 d`.
pub(super) fn badge(duration: Duration) -> String {
    if duration.amount == 0 {
        return "Start".to_owned();
    }
    let unit = match duration.unit {
        Unit::Minutes => "min",
        Unit::Hours => "h",
        Unit::Days => "d",
        Unit::BusinessDays => "bd",
        Unit::Weeks => "w",
        Unit::Months => "mo",
        Unit::Years => "y",
    };
    format!("{} {unit}", duration.amount)
}

/// `1 hour`, `3 hours`; nothing for none.
pub(super) fn some<N: Copy + Display + PartialEq + From<u8>>(amount: N, one: &str) -> Option<String> {
    if amount == N::from(0) {
        return None;
    }
    let ending = if amount == N::from(1) { "" } else { "s" };
    Some(format!("{amount} {one}{ending}"))
}

/// How long somebody waits: `43 hours`, `13 hours 30 minutes`, `5 days 2 hours`.
pub(super) fn wait(minutes: i64) -> String {
    // Whoever waits for days does not count minutes.
    let parts = if minutes >= 4 * 24 * 60 {
        [some(minutes / (24 * 60), "day"), some(minutes / 60 % 24, "hour")]
    } else {
        [some(minutes / 60, "hour"), some(minutes % 60, "minute")]
    };
    parts.into_iter().flatten().reduce(|one, other| format!("{one} {other}")).unwrap_or_default()
}

/// `every 3 months`, `every day`.
pub(super) fn every(every: Duration) -> String {
    let words = duration(every);
    match words.strip_prefix("1 ") {
        Some(unit) => format!("every {unit}"),
        None => format!("every {words}"),
    }
}

pub(super) fn update_every(update: &UpdateEvery) -> Option<String> {
    match update {
        UpdateEvery::Each(each) => Some(every(*each)),
        UpdateEvery::Between(range) => match (range.min.copied(), range.max.copied()) {
            (Some(min), Some(max)) => Some(format!("every {} to {}", duration(min), duration(max))),
            (Some(one), None) | (None, Some(one)) => Some(every(one)),
            (None, None) => None,
        },
    }
}

/// A figure as people write it: no needless decimals.
pub(super) fn number(number: Number) -> String {
    format!("{}", number.0)
}

/// A figure with its unit: `41 min`, `45%`.
pub(super) fn figure(value: f64, unit: Option<&str>) -> String {
    match unit {
        Some("%") => format!("{value}%"),
        Some(unit) => format!("{value} {unit}"),
        None => format!("{value}"),
    }
}

pub(super) fn text(field: &Field<Text>) -> Option<String> {
    field.get().map(|text| text.to_string())
}

pub(super) fn texts(field: &Field<Vec<Text>>) -> Vec<String> {
    field.items().iter().map(|text| text.to_string()).collect()
}

pub(super) fn duration_of(field: &Field<Duration>) -> Option<String> {
    field.copied().map(duration)
}

pub(super) fn date_of(field: &Field<Date>) -> Option<String> {
    field.copied().map(date)
}

/// `Sat 14 Mar 2026 22:30`.
pub(super) fn moment(moment: Moment) -> String {
    format!("{} {:02}:{:02}", weekday(moment.0.date()), moment.0.hour(), moment.0.minute())
}

/// `Sat 14 Mar 2026`.
pub(super) fn weekday(day: Date) -> String {
    let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).ok();
    let weekday = weekday.and_then(|weekday| DAYS.get(weekday)).copied().unwrap_or_default();
    format!("{weekday} {}", date(day))
}

pub(super) fn every_of(field: &Field<Duration>) -> Option<String> {
    field.copied().map(every)
}

/// A kebab-case word in words: `customer-care` → `customer care`.
pub(super) fn word(word: &str) -> String {
    word.replace('-', " ")
}

/// The same with a capital: `Customer care`.
pub(super) fn title(text: &str) -> String {
    let mut words = word(text);
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
        return words;
    }
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
