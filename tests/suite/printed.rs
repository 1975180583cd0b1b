//! The hours that documents print, read as a reader does.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::{ToSpan, civil};

/// Whether hours such as `Mon-Thu, Sun 20:00-07:00, Sat 17:00 to Mon 09:00` hold at a local time; also those of single days,
/// such as `08:00-20:00 on 6 Jul 2026, 12 Jul 2026 to 13 Jul 2026` and `Mon 13 Apr 2026 23:00 to Tue 14 Apr 2026 06:00`.
pub(crate) fn holds(hours: &str, at: DateTime) -> bool {
    if hours == "at all hours" {
        return true;
    }
    if let Some((clock, days)) = hours.split_once(" on ") {
        let (from, to) = clock.split_once('-').unwrap();
        // The year stands behind the last day of it.
        let mut year = String::new();
        return days.rsplit(", ").any(|days| {
            let (first, last) = days.split_once(" to ").unwrap_or((days, days));
            let mut with_year = |text: &'_ str| {
                match text.rsplit(' ').next().filter(|year| year.len() == 4) {
                    Some(own) => own.clone_into(&mut year),
                    None => return day(&format!("{text} {year}")),
                }
                day(text)
            };
            let (last, first) = (with_year(last), with_year(first));
            [at.date(), at.date().yesterday().unwrap()]
                .into_iter()
                .any(|on| (first..=last).contains(&on) && is_in(on, from, to, at))
        });
    }
    if let Some((from, to)) = hours.split_once(" to ").filter(|(from, _)| from.contains(" 202")) {
        return moment(from) <= at && at < moment(to);
    }
    if let Some((on, clock)) = hours.rsplit_once(' ').filter(|(on, _)| on.contains(" 202")) {
        let (from, to) = clock.split_once('-').unwrap();
        return is_in(day(on.split_once(' ').unwrap().1), from, to, at);
    }
    weekly(hours, at)
}

fn weekly(hours: &str, at: DateTime) -> bool {
    let monday = at.date() - i64::from(at.date().weekday().to_monday_zero_offset()).days();
    let mut days: Vec<i64> = Vec::new();
    for part in hours.split(", ") {
        if let Some((from, to)) = part.split_once(" to ") {
            let minute = |text: &str| {
                let (on, clock) = text.split_once(' ').unwrap();
                weekday(on) * 1440 + minutes(clock)
            };
            let (from, to) = (minute(from), minute(to));
            let now = i64::from(at.date().weekday().to_monday_zero_offset()) * 1440 + minutes(&clock_of(at));
            if (now - from).rem_euclid(7 * 1440) < (to - from).rem_euclid(7 * 1440) {
                return true;
            }
            continue;
        }
        let (on, clock) = part.split_once(' ').map_or((part, None), |(on, clock)| (on, Some(clock)));
        let (first, last) = on.split_once('-').unwrap_or((on, on));
        let (first, last) = (weekday(first), weekday(last));
        // Sun-Thu goes on over the end of the week.
        days.extend((first..=first + (last - first).rem_euclid(7)).map(|day| day % 7));
        let Some((from, to)) = clock.map(|clock| clock.split_once('-').unwrap()) else { continue };
        let is_now = days.drain(..).any(|on| {
            [-7, 0, 7].into_iter().any(|week: i64| is_in(monday + (on + week).days(), from, to, at))
        });
        if is_now {
            return true;
        }
    }
    assert!(days.is_empty(), "{hours}: days without hours");
    false
}

/// Whether a time lies between two clock times of a day; the second is on the next day where it is not later.
fn is_in(on: Date, from: &str, to: &str, at: DateTime) -> bool {
    let midnight = on.at(0, 0, 0, 0);
    let (from, to) = (minutes(from), minutes(to));
    let to = if to <= from { to + 1440 } else { to };
    midnight + from.minutes() <= at && at < midnight + to.minutes()
}

fn minutes(clock: &str) -> i64 {
    let (hour, minute) = clock.split_once(':').unwrap_or_else(|| panic!("`{clock}` is no time"));
    hour.parse::<i64>().unwrap() * 60 + minute.parse::<i64>().unwrap()
}

fn clock_of(at: DateTime) -> String {
    at.strftime("%H:%M").to_string()
}

fn weekday(name: &str) -> i64 {
    let all = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let place = all.iter().position(|known| *known == name);
    i64::try_from(place.unwrap_or_else(|| panic!("`{name}` is no day"))).unwrap()
}

/// `6 Jul 2026`.
fn day(text: &str) -> Date {
    Date::strptime("%d %b %Y", text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// `Mon 13 Apr 2026 23:00`.
fn moment(text: &str) -> DateTime {
    let (on, clock) = text.rsplit_once(' ').unwrap();
    day(on.split_once(' ').unwrap().1).at(0, 0, 0, 0) + minutes(clock).minutes()
}

#[test]
fn hours_are_read_as_they_are_printed() {
    let at = |day: i8, hour: i8| civil::date(2026, 4, day).at(hour, 30, 0, 0);
    assert_eq!(at(13, 1).weekday(), Weekday::Monday);
    for (hours, yes, no) in [
        ("Sun-Thu 20:00-07:00, Sat 17:00 to Sun 09:00", at(13, 3), at(18, 3)),
        ("Mon-Thu, Sun 20:00-07:00, Sat 17:00 to Sun 09:00", at(19, 8), at(19, 9)),
        ("Sun 17:00 to Tue 07:00", at(13, 12), at(14, 7)),
        ("08:00-20:00 on 6 Apr 2026, 12 Apr 2026 to 13 Apr 2026", at(13, 19), at(13, 20)),
        ("08:00-20:00 on 6 Apr, 12 Apr to 13 Apr 2026, 1 Jan 2027", at(13, 19), at(11, 19)),
        ("22:00-06:00 on 6 Apr 2026", at(7, 5), at(8, 5)),
        ("Mon 13 Apr 2026 06:00-20:00", at(13, 6), at(14, 6)),
        ("Mon 13 Apr 2026 23:00 to Tue 14 Apr 2026 06:00", at(14, 0), at(14, 6)),
    ] {
        assert!(holds(hours, yes), "{hours} at {yes}");
        assert!(!holds(hours, no), "{hours} not at {no}");
    }
}
