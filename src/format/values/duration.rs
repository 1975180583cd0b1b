//! Spans of time with a written unit, and how often something happens.

use crate::format::decode::Decode;
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::format::shape::Shape;
use crate::source::Span;
use crate::syntax::Node;
use std::fmt;

/// The unit of a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Minutes,
    Hours,
    Days,
    /// Days of the working week of the plan's country, else Monday to Friday, that are neither `closed` nor public holidays.
    BusinessDays,
    Weeks,
    Months,
    Years,
}

impl Unit {
    const ALL: [(Unit, &'static str, &'static [&'static str]); 7] = [
        (Unit::BusinessDays, "bd", &["business day", "business days", "working day", "working days"]),
        (Unit::Months, "mo", &["month", "months", "mth"]),
        (Unit::Minutes, "m", &["min", "mins", "minute", "minutes"]),
        (Unit::Hours, "h", &["hr", "hrs", "hour", "hours"]),
        (Unit::Days, "d", &["day", "days"]),
        (Unit::Weeks, "w", &["wk", "wks", "week", "weeks"]),
        (Unit::Years, "y", &["yr", "yrs", "year", "years"]),
    ];

    fn letters(self) -> &'static str {
        Unit::ALL.iter().find(|(unit, ..)| *unit == self).map_or("", |(_, letters, _)| letters)
    }

    /// Minutes in one of the unit. A month counts as a twelfth of 365.25 days.
    fn minutes(self) -> u64 {
        match self {
            Unit::Minutes => 1,
            Unit::Hours => 60,
            Unit::Days | Unit::BusinessDays => 24 * 60,
            Unit::Weeks => 7 * 24 * 60,
            Unit::Months => 43_830,
            Unit::Years => 525_960,
        }
    }
}

/// A span of time that is longer than nothing: `15m`, `4h`, `3d`, `1bd`, `2w`, `6mo`, `1y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    pub amount: u32,
    pub unit: Unit,
}

impl Duration {
    pub const fn minutes(amount: u32) -> Duration {
        Duration { amount, unit: Unit::Minutes }
    }

    pub const fn hours(amount: u32) -> Duration {
        Duration { amount, unit: Unit::Hours }
    }

    pub const fn days(amount: u32) -> Duration {
        Duration { amount, unit: Unit::Days }
    }

    /// The duration that is written `90m`; `None` for no time at all and for anything else.
    pub fn parse(text: &str) -> Option<Duration> {
        parse(text).filter(|duration| duration.amount > 0)
    }

    /// The length in minutes, for comparing: a month is a twelfth of a year, a business day 24 hours.
    pub fn in_minutes(self) -> u64 {
        u64::from(self.amount) * self.unit.minutes()
    }

    /// Both one after the other; `None` where one is in business days and the other is not, or both are too long.
    pub fn plus(self, other: Duration) -> Option<Duration> {
        if self.unit == other.unit {
            return Some(Duration { amount: self.amount.checked_add(other.amount)?, unit: self.unit });
        }
        if self.is_in_business_days() || other.is_in_business_days() {
            return None;
        }
        let minutes = self.in_minutes() + other.in_minutes();
        let whole = [Unit::Days, Unit::Hours].into_iter().find(|unit| minutes.is_multiple_of(unit.minutes()));
        let unit = whole.unwrap_or(Unit::Minutes);
        Some(Duration { amount: u32::try_from(minutes / unit.minutes()).ok()?, unit })
    }

    /// Whether days without work do not count.
    pub fn is_in_business_days(self) -> bool {
        self.unit == Unit::BusinessDays
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.amount, self.unit.letters())
    }
}

impl Decode for Duration {
    const SHAPE: Shape =
        Shape::Value("duration such as 15m, 4h, 3d, 1bd, 2w, 6mo, 1y", crate::format::shape::Plain::Duration);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Duration> {
        let duration = decode(node, reader)?;
        if duration.amount == 0 {
            let message = format!("`{}` is no time at all", reader.field);
            reader
                .find(rule::INVALID_DURATION, node.span(), message)
                .help("write how long it may take, such as 15m");
            return None;
        }
        Some(duration)
    }
}

/// A span of time that may be nothing: `0m` for at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay(pub Duration);

impl Delay {
    pub fn parse(text: &str) -> Option<Delay> {
        parse(text).map(Delay)
    }
}

impl Decode for Delay {
    const SHAPE: Shape = Shape::Value("duration such as 0m, 30m, 2h", crate::format::shape::Plain::Duration);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Delay> {
        decode(node, reader).map(Delay)
    }
}

/// How often at least or at most: `3/week`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cadence {
    pub times: u32,
    pub per: &'static str,
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} a {}", self.times, self.per)
    }
}

impl Decode for Cadence {
    const SHAPE: Shape = Shape::Value(
        "number and span such as 3/week (hour, day, week, month, year)",
        crate::format::shape::Plain::Text,
    );

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Cadence> {
        let text = reader.scalar(node, "a number and a span such as 3/week")?.text;
        let cadence = text.split_once('/').and_then(|(times, per)| {
            let per =
                ["hour", "day", "week", "month", "year"].into_iter().find(|span| *span == per.trim())?;
            Some(Cadence { times: times.trim().parse().ok()?, per })
        });
        if cadence.is_none() {
            let message = format!("`{}` does not say how often", clip(text));
            reader
                .find(rule::INVALID_DURATION, node.span(), message)
                .help("write a number, a slash and hour, day, week, month or year, such as 3/week");
        }
        cadence
    }
}

fn decode<'t>(node: Node<'t>, reader: &mut Reader<'t>) -> Option<Duration> {
    let text = reader.scalar(node, "a duration such as 15m or 4h")?.text;
    let duration = parse(text);
    if duration.is_none() {
        let message = if text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() {
            format!("`{}: {}` has no unit", reader.field, clip(text))
        } else {
            format!("`{}` is not a duration", clip(text))
        };
        let finding = reader.find(rule::INVALID_DURATION, node.span(), message);
        match in_words(text) {
            Some(meant) => finding.help(format!("write {meant}")).rewrite(meant.to_string(), true),
            None if text.parse::<u32>().is_ok() => finding
                .help(format!("write {text}m for minutes, or use h, d, bd (business days), w, mo, y"))
                .rewrite(format!("{text}m"), false),
            None if text.strip_suffix('M').is_some_and(|amount| amount.trim().parse::<u32>().is_ok()) => {
                let amount = text.trim_end_matches('M').trim();
                finding.help(format!("write {amount}m for minutes, or {amount}mo for months"))
            }
            None => finding
                .help("write a whole number and m, h, d, bd (business days), w, mo or y, such as 15m or 4h"),
        };
    }
    duration
}

fn parse(text: &str) -> Option<Duration> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (amount, letters) = text.split_at_checked(digits)?;
    let (unit, ..) = *Unit::ALL.iter().find(|(_, unit, _)| *unit == letters)?;
    // A thousand years is long enough for any plan and short enough for any sum.
    let amount = amount.parse().ok()?;
    Some(Duration { amount, unit }).filter(|duration| duration.in_minutes() <= 1000 * Unit::Years.minutes())
}

/// How often something happens, as people say it.
const OFTEN: [(&str, &[&str]); 8] = [
    ("1h", &["hourly", "every hour"]),
    ("1d", &["daily", "every day", "day"]),
    ("1w", &["weekly", "every week", "once a week", "week"]),
    ("2w", &["fortnightly", "biweekly", "bi-weekly", "every two weeks"]),
    ("1mo", &["monthly", "every month", "once a month", "month"]),
    ("3mo", &["quarterly", "every quarter", "once a quarter", "quarter"]),
    ("6mo", &["half-yearly", "twice a year", "semiannually"]),
    ("1y", &["yearly", "annually", "annual", "every year", "once a year", "year"]),
];

/// The duration that `24 hours`, `15 min`, `PT15M`, `1h 30m` or `weekly` means. `3M` can be minutes and months.
fn in_words(text: &str) -> Option<Duration> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    if let Some((often, _)) = OFTEN.iter().find(|(_, words)| words.contains(&&*lower)) {
        return parse(often);
    }
    if let Some(sum) = hours_and_minutes(&lower) {
        return Some(sum);
    }
    if text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ') == "M" {
        return None;
    }
    let text = text.to_ascii_lowercase();
    if let Some(rest) = text.strip_prefix("pt") {
        return parse(rest);
    }
    if let Some(rest) = text.strip_prefix('p') {
        return parse(&rest.replace('m', "mo"));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (amount, words) = text.split_at_checked(digits)?;
    let words = words.trim();
    let (_, letters, _) =
        Unit::ALL.iter().find(|(_, letters, names)| *letters == words || names.contains(&words))?;
    parse(&format!("{amount}{letters}"))
}

/// `1h 30m`, `1h30` and `1 hour 30 minutes` are 90m.
fn hours_and_minutes(text: &str) -> Option<Duration> {
    let (hours, rest) = text.split_once('h')?;
    let hours: u32 = hours.trim().parse().ok()?;
    let minutes = rest.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let digits = minutes.bytes().take_while(u8::is_ascii_digit).count();
    let (minutes, unit) = minutes.split_at_checked(digits)?;
    let is_minutes = ["", "m", "min", "mins", "minute", "minutes"].contains(&unit.trim());
    let between = rest.split(|letter: char| letter.is_ascii_digit()).next()?.trim();
    let is_hours = ["", "our", "ours", "r", "rs", "our and", "ours and"].contains(&between);
    let minutes: u32 = minutes.parse().ok().filter(|_| is_minutes && is_hours)?;
    parse(&format!("{}m", hours.checked_mul(60)?.checked_add(minutes)?))
}

#[cfg(test)]
mod tests {
    use crate::format::values::duration::{in_words, parse};

    #[test]
    fn units_are_told_apart_and_other_writings_are_understood() {
        let minutes = |text| parse(text).map(super::Duration::in_minutes);
        assert_eq!(minutes("15m"), Some(15));
        assert_eq!(minutes("6mo"), Some(6 * 43_830));
        assert_eq!(minutes("1bd"), Some(1440));
        for refused in ["15", "-5m", "1.5h", "m", "5 m", "99999999999h", "4294967295y", "5M"] {
            assert_eq!(parse(refused), None, "{refused}");
        }
        for (text, meant) in [
            ("24 hours", "24h"),
            ("PT15M", "15m"),
            ("P3M", "3mo"),
            ("2 Weeks", "2w"),
            ("15min", "15m"),
            ("Weekly", "1w"),
            ("every quarter", "3mo"),
            ("1h 30m", "90m"),
            ("1h30", "90m"),
            ("2 hours and 5 minutes", "125m"),
        ] {
            assert_eq!(in_words(text).map(|duration| duration.to_string()).as_deref(), Some(meant));
        }
        for asked_about in ["3M", "3 M", "1h 30x", "1hx30"] {
            assert_eq!(in_words(asked_about), None);
        }
    }
}
