//! Times of a week in words.

use crate::duty::{DAY, Intervals, Minute, WEEK, Zone, day_of};
use crate::plan::{Date, Plan};
use crate::response::usual::week_minute;
use std::fmt::Write;
use std::rc::Rc;

/// The days of the week, from Monday.
pub const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// An instant in the zone of the plan, as a time of its week: `Mon 17:30`.
pub fn week_time_at(plan: &Plan, instant: Minute) -> String {
    week_time(week_minute(&zone_at(plan, instant), instant))
}

/// A minute of a week: `Mon 17:30`.
fn week_time(minute: Minute) -> String {
    let minute = minute.rem_euclid(WEEK);
    let day = usize::try_from(minute / DAY).unwrap_or(0);
    format!("{} {}", DAYS.get(day).copied().unwrap_or_default(), clock(minute % DAY))
}

/// A day of the calendar: `25 Dec 2026`.
pub fn day(date: Date) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month));
    format!("{} {} {}", date.day(), month.copied().unwrap_or_default(), date.year())
}

/// An instant in the zone of the plan: `Fri 25 Dec 2026 10:00`.
pub fn moment(plan: &Plan, instant: Minute) -> String {
    let zone = zone_at(plan, instant);
    let date = zone.day(instant);
    let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).ok();
    let weekday = weekday.and_then(|weekday| DAYS.get(weekday)).copied().unwrap_or_default();
    format!("{weekday} {} {}", day(date), clock(zone.local(instant).rem_euclid(DAY)))
}

/// An instant as in ISO 8601, in a zone and with its offset there: `2026-03-14T22:30-05:00`.
pub fn timestamp(zone: &Zone, instant: Minute) -> String {
    let offset = zone.offset(instant);
    let sign = if offset < 0 { '-' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    let time = clock(zone.local(instant).rem_euclid(DAY));
    format!("{}T{time}{sign}{hours:02}:{minutes:02}", zone.day(instant))
}

/// The same in the zone of the plan.
pub fn timestamp_at(plan: &Plan, instant: Minute) -> String {
    timestamp(&zone_at(plan, instant), instant)
}

/// The day that it is at an instant in the zone of the plan.
pub fn day_at(plan: &Plan, instant: Minute) -> Date {
    zone_at(plan, instant).day(instant)
}

/// The zone of the plan around an instant.
pub fn zone_at(plan: &Plan, instant: Minute) -> Rc<Zone> {
    let day = day_of(instant);
    Zone::around(plan.zone_name(), day, day)
}

/// A minute of a day: `17:30`.
pub fn clock(minute: Minute) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A time that comes on some days of every week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekSpan {
    /// The first and the last day of each run of days, from 0 for Monday.
    pub days: Vec<(Minute, Minute)>,
    /// The minute of the day at which it begins.
    pub from: Minute,
    /// The minute at which it ends, counted from the same day; more than a day where it ends on a later one.
    pub to: Minute,
}

/// Some minutes of a week, days with the same times together.
pub fn week_spans(spans: &Intervals) -> Vec<WeekSpan> {
    // A span that goes over the end of the week is one.
    let mut parts: Vec<(Minute, Minute)> = spans.all().to_vec();
    if let (Some(&(0, end)), Some(&(start, WEEK))) = (parts.first(), parts.last())
        && parts.len() > 1
    {
        parts.remove(0);
        if let Some(last) = parts.last_mut() {
            *last = (start, WEEK + end);
        }
    }
    let mut all: Vec<WeekSpan> = Vec::new();
    for (start, end) in parts {
        let day = start / DAY;
        let (from, to) = (start - day * DAY, end - day * DAY);
        match all.iter_mut().find(|known| (known.from, known.to) == (from, to)) {
            Some(known) => match known.days.last_mut() {
                Some((_, last)) if *last + 1 == day => *last = day,
                _ => known.days.push((day, day)),
            },
            None => all.push(WeekSpan { days: vec![(day, day)], from, to }),
        }
    }
    all
}

/// Some minutes of a week: `Mon-Fri 17:00-20:00, Sat 09:00-12:00`; at most so many parts.
pub fn week_spans_in_words(spans: &Intervals, most: usize) -> String {
    if spans.length() == WEEK {
        return "all days at all hours".to_owned();
    }
    let spans = week_spans(spans);
    let n_more = spans.len().saturating_sub(most);
    let mut text = String::new();
    for (index, WeekSpan { days, from, to }) in spans.iter().take(most).enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        let first = days.first().map_or(0, |(first, _)| *first);
        let until = if *to <= DAY {
            format!("-{}", clock(*to))
        } else {
            format!(" to {}", week_time(first * DAY + to))
        };
        let _ = write!(text, "{comma}{} {}{until}", named(days), clock(*from));
    }
    if n_more > 0 {
        let _ = write!(text, " and {n_more} more");
    }
    text
}

/// Days of the week: `Mon-Fri`, `Mon, Wed`.
fn named(days: &[(Minute, Minute)]) -> String {
    let name =
        |day: Minute| usize::try_from(day).ok().and_then(|day| DAYS.get(day)).copied().unwrap_or_default();
    let run = |(first, last): &(Minute, Minute)| match last - first {
        0 => name(*first).to_owned(),
        1 => format!("{}, {}", name(*first), name(*last)),
        _ => format!("{}-{}", name(*first), name(*last)),
    };
    days.iter().map(run).collect::<Vec<String>>().join(", ")
}

/// How long something is: `45m`, `13h 30m`, `3d 4h`.
pub fn length(minutes: Minute) -> String {
    const MANY_DAYS: Minute = 4 * DAY;
    let (days, hours, rest) = if minutes >= MANY_DAYS {
        (minutes / DAY, minutes % DAY / 60, minutes % 60)
    } else {
        (0, minutes / 60, minutes % 60)
    };
    let parts = [(days, "d"), (hours, "h"), (rest, "m")];
    let said: Vec<String> = parts
        .iter()
        .filter(|(amount, _)| *amount > 0)
        .map(|(amount, unit)| format!("{amount}{unit}"))
        .collect();
    // Whoever waits for days does not count minutes.
    let shown = if days > 0 { said.get(..said.len().min(2)) } else { said.get(..) };
    let shown = shown.unwrap_or_default();
    if shown.is_empty() { "no time".to_owned() } else { shown.join(" ") }
}

#[cfg(test)]
mod tests {
    use crate::duty::{DAY, Intervals, WEEK};
    use crate::response::humanize::week_time;
    use crate::response::{length, week_spans_in_words};

    #[test]
    fn times_of_a_week_are_read_at_a_glance() {
        assert_eq!(week_time(DAY + 17 * 60 + 5), "Tue 17:05");
        let evenings = (0..5).map(|day| (day * DAY + 17 * 60, day * DAY + 20 * 60)).collect();
        assert_eq!(week_spans_in_words(&Intervals::of(evenings), 3), "Mon-Fri 17:00-20:00");
        let morning_and_evening =
            [(480, 540), (1020, 1200), (DAY + 480, DAY + 540), (DAY + 1020, DAY + 1200)];
        assert_eq!(
            week_spans_in_words(&Intervals::of(morning_and_evening.to_vec()), 3),
            "Mon, Tue 08:00-09:00, Mon, Tue 17:00-20:00"
        );
        let weekend = Intervals::of(vec![(0, 8 * 60), (5 * DAY + 13 * 60, WEEK)]);
        assert_eq!(week_spans_in_words(&weekend, 3), "Sat 13:00 to Mon 08:00");
        assert_eq!(length(13 * 60 + 30), "13h 30m");
        assert_eq!(length(43 * 60), "43h");
        assert_eq!(length(9 * DAY + 61), "9d 1h");
    }
}
