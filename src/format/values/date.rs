//! Calendar dates.

use crate::format::decode::Decode;
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::format::shape::Shape;
use crate::format::values::duration::{Duration, Unit as DurationUnit};
use crate::source::Span;
use crate::syntax::Node;
use jiff::civil::DateDifference;
use jiff::{ToSpan, Unit};

/// A day of the calendar, written as in ISO 8601: 2026-03-31.
pub type Date = jiff::civil::Date;

impl Decode for Date {
    const SHAPE: Shape = Shape::Value("date such as 2026-03-31", crate::format::shape::Plain::Date);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Date> {
        let text = reader.scalar(node, "a date such as 2026-03-31")?.text;
        let Some((year, month, day)) = parts(text) else {
            let meant = other_writing(text);
            let message = match meant {
                Some(_) => format!("`{}` is not written as year-month-day", clip(text)),
                None => format!("`{}` is not a date that has one reading", clip(text)),
            };
            let finding = reader.find(rule::INVALID_DATE, node.span(), message);
            match meant {
                Some(date) => finding.help(format!("write {date}")).rewrite(date.to_string(), true),
                None => finding.help("write year-month-day, such as 2026-03-31"),
            };
            return None;
        };
        let date = Date::new(year, month, day).ok();
        if date.is_none() {
            let message = format!("there is no {}", clip(text));
            reader.find(rule::INVALID_DATE, node.span(), message).help("write a day that the calendar has");
        }
        date
    }
}

/// A day in whichever way people write it, where that has one reading.
pub fn read_date(text: &str) -> Option<Date> {
    let written = parts(text).and_then(|(year, month, day)| Date::new(year, month, day).ok());
    written.or_else(|| other_writing(text))
}

/// Year, month and day of `2026-03-31`.
fn parts(text: &str) -> Option<(i16, i8, i8)> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
    let two = |tens: u8, ones: u8| Some(digit(tens)? * 10 + digit(ones)?);
    let year = i16::from(two(y1, y2)?) * 100 + i16::from(two(y3, y4)?);
    Some((year, i8::try_from(two(m1, m2)?).ok()?, i8::try_from(two(d1, d2)?).ok()?))
}

/// A date written in another way that has only one reading: `31.12.2026`, `2026/12/31`, `12/31/2026`, `31 Dec 2026`.
fn other_writing(text: &str) -> Option<Date> {
    if let Some(date) = with_month_in_words(text) {
        return Some(date);
    }
    let text = text.split(['T', ' ']).next().filter(|_| text.len() <= 30)?;
    let numbers: Vec<i16> =
        text.split(['.', '/', '-', '–']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let &[first, second, third] = numbers.as_slice() else { return None };
    let date = |year: i16, month: i16, day: i16| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|_| year >= 1000)
    };
    if first >= 1000 {
        date(first, second, third)
    } else if text.contains('.') || first > 12 {
        date(third, second, first)
    } else if second > 12 {
        date(third, first, second)
    } else {
        None
    }
}

/// `1 March 2026`, `Feb 28, 2027`, `3. Okt. 2026`: a day, a year, and a month in English or German.
fn with_month_in_words(text: &str) -> Option<Date> {
    const MONTHS: [&[&str]; 12] = [
        &["january", "januar"],
        &["february", "februar"],
        &["march", "märz"],
        &["april"],
        &["may", "mai"],
        &["june", "juni"],
        &["july", "juli"],
        &["august"],
        &["september"],
        &["october", "oktober"],
        &["november"],
        &["december", "dezember"],
    ];
    let words = text.split([' ', ',', '.', '-']).filter(|word| !word.is_empty());
    let (mut day, mut month, mut year) = (None, None, None);
    for word in words {
        match word.parse::<i16>() {
            Ok(number) if number >= 1000 => year = Some(number),
            Ok(number) => day = Some(i8::try_from(number).ok()?),
            Err(_) => {
                let word = word.to_lowercase();
                let is_it =
                    |names: &&[&str]| word.len() >= 3 && names.iter().any(|name| name.starts_with(&word));
                month = Some(i8::try_from(MONTHS.iter().position(is_it)? + 1).ok()?);
            }
        }
    }
    Date::new(year?, month?, day?).ok()
}

/// How many months are over from a first to a last day, both included.
pub fn whole_months(first: Date, last: Date) -> i32 {
    let Ok(after) = last.tomorrow() else { return 0 };
    let difference = DateDifference::new(after).smallest(Unit::Month).largest(Unit::Month);
    first.until(difference).map_or(0, |span| span.get_months())
}

/// How many months have begun from a first to a last day, both included.
pub fn begun_months(first: Date, last: Date) -> i32 {
    let whole = whole_months(first, last);
    let over = last
        .tomorrow()
        .is_ok_and(|after| first.checked_add(jiff::Span::new().months(whole)).is_ok_and(|day| day < after));
    whole + i32::from(over)
}

/// The day so long after another one.
pub fn later(day: Date, duration: Duration) -> Option<Date> {
    let amount = i32::try_from(duration.amount).ok()?;
    let span = match duration.unit {
        DurationUnit::Minutes | DurationUnit::Hours => {
            i32::try_from(duration.in_minutes() / (24 * 60)).ok()?.days()
        }
        DurationUnit::Days | DurationUnit::BusinessDays => amount.days(),
        DurationUnit::Weeks => amount.weeks(),
        DurationUnit::Months => amount.months(),
        DurationUnit::Years => amount.years(),
    };
    day.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use crate::format::values::date::{Date, begun_months, other_writing, whole_months};

    #[test]
    fn another_way_of_writing_is_understood_only_where_it_has_one_reading() {
        let read = |text| other_writing(text).map(|date| date.to_string());
        assert_eq!(read("31.12.2026").as_deref(), Some("2026-12-31"));
        assert_eq!(read("2026-1-5").as_deref(), Some("2026-01-05"));
        assert_eq!(read("12/31/2026").as_deref(), Some("2026-12-31"));
        assert_eq!(read("2026–01–05").as_deref(), Some("2026-01-05"));
        assert_eq!(read("1 March 2026").as_deref(), Some("2026-03-01"));
        assert_eq!(read("Feb 28, 2027").as_deref(), Some("2027-02-28"));
        assert_eq!(read("3. Okt. 2026").as_deref(), Some("2026-10-03"));
        assert_eq!(read("summer 2026"), None);
        assert_eq!(read("31 June 2026"), None);
        assert_eq!(read("04/05/2026"), None);
        assert_eq!(read("31.12.26"), None);
    }

    #[test]
    fn the_last_day_of_a_span_of_months_counts() {
        let day = |year, month, day| Date::new(year, month, day).unwrap();
        assert_eq!(whole_months(day(2026, 1, 1), day(2026, 6, 30)), 6);
        assert_eq!(whole_months(day(2026, 1, 1), day(2026, 6, 29)), 5);
        assert_eq!(begun_months(day(2024, 1, 1), day(2027, 12, 31)), 48);
        assert_eq!(begun_months(day(2024, 1, 1), day(2028, 1, 1)), 49);
    }
}
