//! Facts as every reader of a view gets them: days, durations and times of a week, before any word is said of them.

use crate::duty::{DAY, Intervals, Minute, WEEK, Zone, day_of};
use crate::plan::{self, Date, Field, Moment, Plan, Unit, UpdateEvery};
use crate::response;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A day of the calendar, as in ISO 8601: `2026-03-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "date", "description": "A day of the calendar, as in ISO 8601."})
    }
}

impl Day {
    /// The day of a field, where it is there.
    pub(super) fn of(field: &Field<Date>) -> Option<Day> {
        field.copied().map(Day)
    }
}

/// How long something takes, or how often it comes: an amount and its unit, as the plan writes it.
#[derive(Clone, Copy, Debug, JsonSchema, PartialEq, Eq, Serialize)]
pub struct Duration {
    /// How many units.
    pub amount: u32,
    /// `minutes`, `hours`, `days`, `business-days`, `weeks`, `months` or `years`.
    pub unit: &'static str,
}

impl From<plan::Duration> for Duration {
    fn from(duration: plan::Duration) -> Duration {
        let unit = match duration.unit {
            Unit::Minutes => "minutes",
            Unit::Hours => "hours",
            Unit::Days => "days",
            Unit::BusinessDays => "business-days",
            Unit::Weeks => "weeks",
            Unit::Months => "months",
            Unit::Years => "years",
        };
        Duration { amount: duration.amount, unit }
    }
}

impl Duration {
    /// The duration of a field, where it is there.
    pub(super) fn of(field: &Field<plan::Duration>) -> Option<Duration> {
        field.copied().map(Duration::from)
    }
}

/// A figure of a plan, with what it is counted in.
#[derive(Clone, Debug, JsonSchema, PartialEq, Serialize)]
pub struct Amount {
    /// The figure.
    pub value: f64,
    /// What it is counted in, as the plan writes it: `%`, `min`, a currency.
    pub unit: Option<String>,
}

/// When something is done, as the plan says it.
#[derive(Clone, Copy, Debug, JsonSchema, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Dates {
    /// From one day to another.
    Between {
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
    },
    /// Not later than a day.
    By {
        /// The day.
        on: Day,
    },
    /// From a day on, without an end.
    From {
        /// The first day.
        from: Day,
    },
    /// Until a day, without a beginning.
    Until {
        /// The last day.
        to: Day,
    },
}

impl Dates {
    /// The days of something that begins, ends, or is due on a day; what has an end needs no day by which it is done.
    pub(super) fn of(starts: Option<Date>, ends: Option<Date>, due: Option<Date>) -> Option<Dates> {
        match (starts.map(Day), ends.map(Day), due.map(Day)) {
            (Some(from), Some(to), _) | (Some(from), None, Some(to)) => Some(Dates::Between { from, to }),
            (None, _, Some(on)) => Some(Dates::By { on }),
            (Some(from), None, None) => Some(Dates::From { from }),
            (None, Some(to), None) => Some(Dates::Until { to }),
            (None, None, None) => None,
        }
    }
}

/// How far away a day is from the day that is looked at.
#[derive(Clone, Copy, Debug, JsonSchema, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Countdown {
    /// It is the same day.
    Today,
    /// It is to come.
    In {
        /// In how many days.
        days: u32,
    },
    /// It is over.
    Late {
        /// For how many days.
        days: u32,
    },
}

impl Countdown {
    pub(super) fn of(today: Date, day: Date) -> Countdown {
        let days = (day - today).get_days();
        match days {
            0 => Countdown::Today,
            1.. => Countdown::In { days: days.unsigned_abs() },
            _ => Countdown::Late { days: days.unsigned_abs() },
        }
    }
}

/// How often people are told what is new.
#[derive(Clone, Copy, Debug, JsonSchema, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Update {
    /// Again and again after this time.
    Each {
        /// The time between two updates.
        every: Duration,
    },
    /// Not sooner than the one and not later than the other.
    Between {
        /// The shortest time between two updates.
        min: Duration,
        /// The longest.
        max: Duration,
    },
}

impl Update {
    pub(super) fn of(update: &UpdateEvery) -> Option<Update> {
        match update {
            UpdateEvery::Each(every) => Some(Update::from(*every)),
            UpdateEvery::Between(range) => match (range.min.copied(), range.max.copied()) {
                (Some(min), Some(max)) => Some(Update::Between { min: min.into(), max: max.into() }),
                (Some(one), None) | (None, Some(one)) => Some(Update::from(one)),
                (None, None) => None,
            },
        }
    }
}

impl From<plan::Duration> for Update {
    fn from(every: plan::Duration) -> Update {
        Update::Each { every: every.into() }
    }
}

/// A time of every week.
#[derive(Clone, Debug, JsonSchema, PartialEq, Eq, Serialize)]
pub struct WeekTime {
    /// The day of the week, from 1 for Monday to 7.
    pub weekday: Minute,
    /// `17:30`.
    pub time: String,
}

impl WeekTime {
    /// A minute of a week that begins on Monday at 00:00.
    pub(super) fn of(minute: Minute) -> WeekTime {
        let minute = minute.rem_euclid(WEEK);
        WeekTime { weekday: minute / DAY + 1, time: response::clock(minute % DAY) }
    }

    /// An instant, in a zone.
    pub(super) fn at(zone: &str, instant: Minute) -> WeekTime {
        let day = day_of(instant);
        WeekTime::of(response::week_minute(&Zone::around(zone, day, day), instant))
    }
}

/// A time that comes on some days of every week.
#[derive(Clone, Debug, JsonSchema, PartialEq, Eq, Serialize)]
pub struct WeekSpan {
    /// The days on which it begins.
    pub days: Vec<DayRun>,
    /// When it begins: `17:30`.
    pub from: String,
    /// When it ends; `24:00` at the end of the day.
    pub to: String,
    /// The day of the week on which it ends, where that is a later one.
    pub ends_on: Option<Minute>,
}

/// Days of the week in a row, from 1 for Monday to 7.
#[derive(Clone, Copy, Debug, JsonSchema, PartialEq, Eq, Serialize)]
pub struct DayRun {
    /// The first.
    pub first: Minute,
    /// The last; the same as the first where it is one day.
    pub last: Minute,
}

impl WeekSpan {
    /// Some minutes of a week, days with the same times together.
    pub(super) fn all_of(spans: &Intervals) -> Vec<WeekSpan> {
        response::week_spans(spans).iter().map(WeekSpan::of).collect()
    }

    fn of(span: &response::WeekSpan) -> WeekSpan {
        let starts_on = span.days.first().map_or(0, |(first, _)| *first);
        let end = WeekTime::of(starts_on * DAY + span.to);
        let is_one_day = span.to <= DAY;
        WeekSpan {
            days: span.days.iter().map(|(first, last)| DayRun { first: first + 1, last: last + 1 }).collect(),
            from: response::clock(span.from),
            to: if is_one_day { response::clock(span.to) } else { end.time },
            ends_on: (!is_one_day).then_some(end.weekday),
        }
    }
}

/// A time of a day; from `00:00` to `24:00` where it is all of it.
#[derive(Clone, Debug, JsonSchema, PartialEq, Eq, Serialize)]
pub struct ClockSpan {
    /// When it begins: `08:00`.
    pub from: String,
    /// When it ends: `12:00`.
    pub to: String,
}

impl ClockSpan {
    pub(super) fn of(from: Minute, to: Minute) -> ClockSpan {
        ClockSpan { from: response::clock(from), to: response::clock(to) }
    }
}

/// An instant in the zone of the plan with its distance from UTC, as in ISO 8601: `2026-12-25T10:00-05:00`.
pub(super) fn instant(plan: &Plan, instant: Minute) -> String {
    let day = day_of(instant);
    let zone = Zone::around(plan.zone_name(), day, day);
    let local = zone.local(instant);
    let ahead = local - instant;
    let sign = if ahead < 0 { '-' } else { '+' };
    let time = response::clock(local.rem_euclid(DAY));
    format!("{}T{time}{sign}{}", zone.day(instant), response::clock(ahead.abs()))
}

/// An instant in UTC without its signs and its zone: `20260601T1300` of `2026-06-01T13:00+00:00`.
pub fn digits(timestamp: &str) -> String {
    let local = timestamp.split_once('+').map_or(timestamp, |(local, _)| local);
    local.chars().filter(|sign| !matches!(sign, '-' | ':')).collect()
}

/// A local time, as in ISO 8601: `2026-03-14T22:30`.
pub(super) fn moment(moment: Moment) -> String {
    format!("{}T{:02}:{:02}", moment.0.date(), moment.0.hour(), moment.0.minute())
}
