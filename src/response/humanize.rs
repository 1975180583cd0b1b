//! Times of a week in words.

use crate::duty::{DAY, Minute, WEEK, Zone, day_of};
use crate::plan::{Date, Plan};
use crate::response::usual::week_minute;
use std::rc::Rc;

/// The days of the week, from Monday.
pub const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// An instant in the zone of the plan, as a time of its week: `Mon 17:30`.
pub fn week_time_at(plan: &Plan, instant: Minute) -> String {
    week_time(week_minute(&zone_at(plan, instant), instant))
}

/// A minute of a week: `Mon 17:30`.
pub(super) fn week_time(minute: Minute) -> String {
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
    use crate::duty::DAY;
    use crate::response::humanize::week_time;
    use crate::response::length;

    #[test]
    fn times_of_a_week_are_read_at_a_glance() {
        assert_eq!(week_time(DAY + 17 * 60 + 5), "Tue 17:05");
        assert_eq!(length(13 * 60 + 30), "13h 30m");
        assert_eq!(length(43 * 60), "43h");
        assert_eq!(length(9 * DAY + 61), "9d 1h");
    }
}
