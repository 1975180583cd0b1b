//! Days and times as planners write them, read where they have one reading.

use crate::format::{TimeOfDay, read_date};
use crate::plan::Date;
use jiff::civil::Weekday;

/// What comes first in days such as 04/05/2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
}

/// Why a day or a time is not read, and what to do.
type Unclear = (String, String);

/// The day and perhaps the time of a cell such as `Thu 24 Dec 2026, 9:00 am`.
pub(super) fn day_and_time(words: &str, order: Option<DateOrder>) -> Result<(Date, Option<String>), Unclear> {
    let (day, clock) = apart(words);
    let time = clock.map(|clock| time(&clock)).transpose()?;
    Ok((date(&day, order)?, time))
}

/// A day, without a time behind it.
fn date(words: &str, order: Option<DateOrder>) -> Result<Date, Unclear> {
    let (weekday, day) = without_weekday(words);
    let date = match numbers(day) {
        Some(numbers) => in_order(numbers, order).map_err(|what| {
            let help = "write 2026-05-04; or say which comes first in all days of the sheet: --dates day-first or --dates month-first";
            (format!("`{words}` {what}"), help.to_owned())
        })?,
        None => read_date(day).ok_or_else(|| {
            let is_year_first = day.split('-').next().is_some_and(|year| year.len() == 4);
            let what = if is_year_first { "is no day of the calendar" } else { "is not a day with a year" };
            (format!("`{words}` {what}"), "write year-month-day, such as 2026-05-04".to_owned())
        })?,
    };
    if weekday.is_none_or(|weekday| weekday == date.weekday()) {
        return Ok(date);
    }
    let position = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    let said = NAMES.get(position).map_or("", |(name, _)| name);
    Err((format!("`{words}`: {date} is a {said}"), "correct the day or the name of the day".to_owned()))
}

/// Weekdays as they are called, each by the beginning that tells it from the others.
const NAMES: [(&str, [&str; 2]); 7] = [
    ("Monday", ["mon", "mo"]),
    ("Tuesday", ["tue", "di"]),
    ("Wednesday", ["wed", "mi"]),
    ("Thursday", ["thu", "do"]),
    ("Friday", ["fri", "fr"]),
    ("Saturday", ["sat", "sa"]),
    ("Sunday", ["sun", "so"]),
];

const GERMAN: [&str; 7] = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"];

/// A weekday before a day, and the day.
fn without_weekday(words: &str) -> (Option<Weekday>, &str) {
    let first_end = words.find([' ', ',', '.']).unwrap_or(words.len());
    let (first, rest) = words.split_at(first_end);
    let first = first.to_lowercase();
    let is_called = |(position, (name, short)): &(usize, &(&str, [&str; 2]))| {
        let german = GERMAN.get(*position).is_some_and(|german| *german == first);
        short.contains(&first.as_str())
            || german
            || (first.len() >= 3 && name.to_lowercase().starts_with(&first))
            || first == "sonnabend" && *position == 5
    };
    let Some((position, _)) = NAMES.iter().enumerate().find(is_called) else { return (None, words) };
    let weekday =
        i8::try_from(position).ok().and_then(|offset| Weekday::from_monday_zero_offset(offset).ok());
    (weekday, rest.trim_start_matches([' ', ',', '.']))
}

/// The numbers of a day such as 04/05/2026 or 24.12.26, of which the last is the year.
fn numbers(day: &str) -> Option<[i16; 3]> {
    let parts: Vec<&str> = day.split(['.', '/', '-', '–']).map(str::trim).collect();
    let &[first, second, year] = parts.as_slice() else { return None };
    let number = |part: &str, most: usize| part.parse::<i16>().ok().filter(|_| part.len() <= most);
    Some([number(first, 2)?, number(second, 2)?, number(year, 4).filter(|_| year.len() != 3)?])
}

/// A day in numbers, where somebody said what comes first, or where it can be only one; without that a year of two digits could
/// be a day as well.
fn in_order([first, second, year]: [i16; 3], order: Option<DateOrder>) -> Result<Date, &'static str> {
    let order = match order {
        Some(order) => order,
        None if year < 100 => return Err("can be read in two ways"),
        None if first > 12 || first == second => DateOrder::DayFirst,
        None if second > 12 => DateOrder::MonthFirst,
        None => return Err("can be read in two ways"),
    };
    let (day, month, what) = match order {
        DateOrder::DayFirst => (first, second, "is no day where the day comes first"),
        DateOrder::MonthFirst => (second, first, "is no day where the month comes first"),
    };
    let year = if year < 100 { 2000 + year } else { year };
    let date = i8::try_from(month).ok().zip(i8::try_from(day).ok());
    date.and_then(|(month, day)| Date::new(year, month, day).ok()).ok_or(what)
}

/// The day of a cell, and the time behind it: what begins with the last digits before a `:`, or before `am` and `pm`.
fn apart(words: &str) -> (String, Option<String>) {
    let lower = words.to_lowercase();
    let is_time = |part: &str| {
        let bare = part.trim_end_matches("uhr").trim_end_matches("am").trim_end_matches("pm").trim();
        part.contains(':')
            || (bare.len() < part.len() && !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if let Some((day, clock)) =
        lower.split_once('t').filter(|(day, clock)| day.len() == 10 && clock.contains(':'))
    {
        return (day.to_owned(), Some(clock.to_owned()));
    }
    let parts: Vec<&str> = lower.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let ends = ["am", "pm", "uhr", "a.m.", "p.m."];
    for n_behind in [1, 2] {
        let Some(at) = parts.len().checked_sub(n_behind).filter(|at| *at > 0) else { continue };
        let (day, clock) = parts.split_at(at);
        let is_clock = match clock {
            [one] => is_time(one),
            [first, second] => {
                ends.contains(second) && first.starts_with(|letter: char| letter.is_ascii_digit())
            }
            _ => false,
        };
        if is_clock {
            let day: Vec<&str> = day.iter().copied().filter(|part| !matches!(*part, "at" | "um")).collect();
            return (day.join(" "), Some(clock.join(" ")));
        }
    }
    (words.to_owned(), None)
}

/// A time of the day as plans write it: `09:00`.
pub(super) fn time(words: &str) -> Result<String, Unclear> {
    let lower = words.to_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let (clock, half) = match (lower.strip_suffix("am"), lower.strip_suffix("pm"), lower.strip_suffix("uhr"))
    {
        (Some(clock), _, _) => (clock, Some(false)),
        (_, Some(clock), _) => (clock, Some(true)),
        (_, _, Some(clock)) => (clock, None),
        _ => (lower.as_str(), None),
    };
    let (clock, says_hours) = (clock.trim(), clock.len() < lower.len());
    let parts: Vec<&str> = clock.split([':', '.', 'h']).collect();
    let number = |part: &str, most: u8| {
        let is_number = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u8>().ok().filter(|number| is_number && *number < most)
    };
    let unclear = |what: &str, help: String| Err((format!("`{words}` {what}"), help));
    let read = match parts.as_slice() {
        [hour] if says_hours => number(hour, 24).zip(Some(0)),
        [hour, minute] | [hour, minute, "00"] if minute.len() == 2 => {
            number(hour, 24).zip(number(minute, 60))
        }
        _ => None,
    };
    let Some((hour, minute)) = read else {
        return unclear(
            "is not a time",
            "write hours and minutes of 24 hours, such as 09:00 or 15:30".to_owned(),
        );
    };
    let hour = match half {
        Some(_) if hour == 0 || hour > 12 => {
            return unclear("is not a time", "write 12 hours with am or pm, or 24 hours without".to_owned());
        }
        Some(is_afternoon) => hour % 12 + if is_afternoon { 12 } else { 0 },
        // Nobody writes half past three for the night without saying so, and some write it for the afternoon.
        None if (1..8).contains(&hour) && !clock.starts_with('0') && lower.strip_suffix("uhr").is_none() => {
            let help = format!("write 0{hour}:{minute:02} or {}:{minute:02}", hour + 12);
            return unclear("can be in the morning or in the afternoon", help);
        }
        None => hour,
    };
    let time = format!("{hour:02}:{minute:02}");
    Ok(TimeOfDay::parse(&time).map_or(time.clone(), |time| time.to_string()))
}

#[cfg(test)]
mod tests {
    use crate::exchange::posts::moment::{DateOrder, day_and_time, time};

    #[test]
    fn days_are_read_where_they_have_one_reading() {
        let read = |words, order| match day_and_time(words, order) {
            Ok((day, time)) => format!("{day} {}", time.unwrap_or_default()).trim().to_owned(),
            Err((why, _)) => why,
        };
        for (words, expected) in [
            ("2026-12-24", "2026-12-24"),
            ("2026-12-24 09:00", "2026-12-24 09:00"),
            ("2026-12-24T09:00", "2026-12-24 09:00"),
            ("24.12.2026, 9 Uhr", "2026-12-24 09:00"),
            ("Thu 24 Dec 2026, 9:00 am", "2026-12-24 09:00"),
            ("Thursday, December 24, 2026 at 5pm", "2026-12-24 17:00"),
            ("Do., 24. Dezember 2026", "2026-12-24"),
            ("25/12/2026", "2026-12-25"),
            ("04/05/2026", "`04/05/2026` can be read in two ways"),
            ("24.12.26", "`24.12.26` can be read in two ways"),
            ("Wed 24 Dec 2026", "`Wed 24 Dec 2026`: 2026-12-24 is a Thursday"),
            ("04.05.2026", "`04.05.2026` can be read in two ways"),
            ("04/04/2026", "2026-04-04"),
            ("12/25/2026", "2026-12-25"),
            ("2026-02-30", "`2026-02-30` is no day of the calendar"),
            ("24 Dec", "`24 Dec` is not a day with a year"),
            ("next week", "`next week` is not a day with a year"),
        ] {
            assert_eq!(read(words, None), expected, "{words}");
        }
        assert_eq!(read("04/05/2026", Some(DateOrder::DayFirst)), "2026-05-04");
        assert_eq!(read("04/05/26", Some(DateOrder::MonthFirst)), "2026-04-05");
        let month_first = Some(DateOrder::MonthFirst);
        assert_eq!(read("25/12/2026", month_first), "`25/12/2026` is no day where the month comes first");
    }

    #[test]
    fn times_are_read_where_they_have_one_reading() {
        let read = |words| time(words).unwrap_or_else(|(why, _)| why);
        for (words, expected) in [
            ("9:00", "09:00"),
            ("09:00:00", "09:00"),
            ("9am", "09:00"),
            ("12:15 pm", "12:15"),
            ("12 am", "00:00"),
            ("17.30 Uhr", "17:30"),
            ("14h30", "14:30"),
            ("03:30", "03:30"),
            ("3:30", "`3:30` can be in the morning or in the afternoon"),
            ("13 pm", "`13 pm` is not a time"),
            ("noon", "`noon` is not a time"),
            ("9", "`9` is not a time"),
        ] {
            assert_eq!(read(words), expected, "{words}");
        }
    }
}
