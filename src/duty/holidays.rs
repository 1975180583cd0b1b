//! Public holidays and working weeks, by country and region. The days come from a generated file, `data/holidays.txt`.

use crate::plan::Date;
use foldhash::HashMap;
use jiff::civil::Weekday;
use std::cell::RefCell;
use std::rc::Rc;

/// Made by `tests/holidays/make.py`; how it is written stands at its head.
const DAYS: &str = include_str!("../../data/holidays.txt");

/// The first year of the file.
const FIRST_YEAR: i16 = 2024;

/// The last year of the file; of some countries less is known.
const LAST_YEAR: i16 = 2032;

/// What is known of the public holidays of a country or of one of its regions.
#[derive(Clone, Debug)]
pub enum Known {
    /// All of them.
    Holidays(Rc<Holidays>),
    /// Those of the whole country, but nothing of the region that was named.
    CountryOnly(Rc<Holidays>),
    /// None: nobody lives there, or holidays are suspended, or there is no such country.
    Nothing,
}

/// The public holidays of a country or region, and its working week.
#[derive(Debug)]
pub struct Holidays {
    /// In order.
    days: Vec<Date>,
    last_year: i16,
    rest: Week,
}

/// Some days of the week, from Monday on.
pub type Week = [bool; 7];

/// The holidays of a country such as `DE`, or of a region such as `DE-BY`.
pub fn of(code: &str) -> Known {
    thread_local! {
        static KNOWN: RefCell<HashMap<Box<str>, Known>> = RefCell::default();
    }
    const MOST_KEPT: usize = 1024;
    KNOWN.with_borrow_mut(|known| {
        if let Some(known) = known.get(code) {
            return known.clone();
        }
        let read = read(code);
        if known.len() < MOST_KEPT {
            known.insert(code.into(), read.clone());
        }
        read
    })
}

/// The public holidays of a country; `None` where none is named, or nothing is known of them.
pub fn known_holidays(country: Option<&str>) -> Option<Rc<Holidays>> {
    of(country?).holidays().cloned()
}

/// The regions of a country whose own holidays are known: `BB`, `BE` and so on for `DE`.
pub fn regions(country: &str) -> impl Iterator<Item = &'static str> {
    from_line(country).skip(1).map_while(move |line| code_of(line).strip_prefix(country)?.strip_prefix('-'))
}

/// The days of the week on which a country works: `Su-Th` in Israel; Monday to Friday where nothing is known.
pub fn working_week(code: Option<&str>) -> Week {
    match code.map(of) {
        Some(Known::Holidays(holidays) | Known::CountryOnly(holidays)) => {
            holidays.rest.map(|is_rest| !is_rest)
        }
        // Holidays are suspended in some countries, weekends are not.
        Some(Known::Nothing) | None => code
            .and_then(|code| line_of(country_of(code)))
            .map_or([true, true, true, true, true, false, false], |line| {
                rest_of(line).map(|is_rest| !is_rest)
            }),
    }
}

impl Known {
    /// The holidays that count: those of the whole country where nothing is known of the region.
    pub fn holidays(&self) -> Option<&Rc<Holidays>> {
        match self {
            Known::Holidays(holidays) | Known::CountryOnly(holidays) => Some(holidays),
            Known::Nothing => None,
        }
    }
}

impl Holidays {
    pub fn contains(&self, day: Date) -> bool {
        self.days.binary_search(&day).is_ok()
    }

    /// The holidays from one day to another, both included.
    pub fn between(&self, from: Date, to: Date) -> &[Date] {
        let first = self.days.partition_point(|day| *day < from);
        let end = self.days.partition_point(|day| *day <= to);
        self.days.get(first..end).unwrap_or_default()
    }

    /// The first and the last day of which it is known whether they are holidays.
    pub fn known_days(&self) -> (Date, Date) {
        (jiff::civil::date(FIRST_YEAR, 1, 1), jiff::civil::date(self.last_year, 12, 31))
    }
}

fn read(code: &str) -> Known {
    let country = country_of(code);
    let Some(of_country) = line_of(country) else { return Known::Nothing };
    let last_year = last_year_of(of_country);
    let mut days = days_in(field(of_country, 2), last_year);
    let is_region = code != country;
    let region = if is_region { line_of(code) } else { None };
    if let Some(region) = region {
        let less = days_in(field(region, 2), last_year);
        days.retain(|day| !less.contains(day));
        days.extend(days_in(field(region, 1), last_year));
    }
    if days.is_empty() {
        return Known::Nothing;
    }
    days.sort_unstable();
    let holidays = Rc::new(Holidays { days, last_year, rest: rest_of(of_country) });
    if is_region && region.is_none() { Known::CountryOnly(holidays) } else { Known::Holidays(holidays) }
}

/// The line of a country or region.
fn line_of(code: &str) -> Option<&'static str> {
    from_line(code).next()
}

/// The line of a country or region and those after it; none where there is no such line. The lines are in order.
fn from_line(code: &str) -> impl Iterator<Item = &'static str> + use<> {
    // The head comes first: `#` stands before all letters.
    let (mut start, mut end) = (0, DAYS.len());
    while start < end {
        let middle = start.midpoint(end);
        // In bytes: the middle may lie inside a letter.
        let before = DAYS.as_bytes().get(..middle).unwrap_or_default();
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let rest = DAYS.get(line_start..).unwrap_or_default();
        let length = rest.find('\n').map_or(rest.len(), |at| at + 1);
        if code_of(rest).as_bytes() < code.as_bytes() {
            start = line_start + length;
        } else {
            end = line_start;
        }
    }
    let lines = DAYS.get(start..).unwrap_or_default();
    let found = if code_of(lines) == code { lines } else { "" };
    found.lines()
}

/// What stands before the first tab of a line.
fn code_of(line: &str) -> &str {
    line.split(['\t', '\n']).next().unwrap_or_default()
}

fn country_of(code: &str) -> &str {
    code.split_once('-').map_or(code, |(country, _)| country)
}

fn field(line: &str, number: usize) -> &str {
    line.split('\t').nth(number).unwrap_or_default()
}

/// The last year that is known: `Sa,Su until 2026`.
fn last_year_of(line: &str) -> i16 {
    let until = field(line, 1).split_once(" until ");
    until.and_then(|(_, year)| year.parse().ok()).unwrap_or(LAST_YEAR)
}

/// The days of rest of a week: `Fr,Sa`.
fn rest_of(line: &str) -> Week {
    let names = field(line, 1).split([',', ' ']);
    let mut rest = Week::default();
    for name in names {
        let day = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].iter().position(|day| *day == name);
        if let Some(is_rest) = day.and_then(|day| rest.get_mut(day)) {
            *is_rest = true;
        }
    }
    rest
}

/// `0101 1225 2024: 0329 0401 2025: 0418`: days of every year, then those of one year behind it.
fn days_in(text: &str, last_year: i16) -> Vec<Date> {
    let mut days = Vec::with_capacity(160);
    let mut only: Option<i16> = None;
    for word in text.split(' ') {
        if let Some(year) = word.strip_suffix(':') {
            only = year.parse().ok();
            continue;
        }
        let Some((month, day)) = word.split_at_checked(2) else { continue };
        let (Ok(month), Ok(day)) = (month.parse(), day.parse()) else { continue };
        let years = only.map_or(FIRST_YEAR..=last_year, |year| year..=year);
        days.extend(years.filter_map(|year| Date::new(year, month, day).ok()));
    }
    days
}

/// Whether a day of the week is in a week.
pub fn is_in(week: Week, day: Weekday) -> bool {
    usize::try_from(day.to_monday_zero_offset()).ok().and_then(|day| week.get(day)).copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use crate::duty::holidays::{Known, of, regions, working_week};
    use jiff::civil::date;

    #[test]
    fn countries_regions_and_gaps_are_told_apart() {
        assert!(matches!(of("GB"), Known::Holidays(days) if days.contains(date(2026, 1, 1))));
        assert!(matches!(of("DE-BY"), Known::Holidays(days) if days.contains(date(2026, 1, 6))));
        assert!(matches!(of("IE-D"), Known::CountryOnly(days) if days.contains(date(2026, 3, 17))));
        // Nobody lives on Bouvet Island; holidays of Ukraine are suspended; `UK` is no code.
        for nothing in ["BV", "UA", "UK", "XX", "", "\t", "#"] {
            assert!(matches!(of(nothing), Known::Nothing), "{nothing}");
        }
        assert_eq!(regions("GB").collect::<Vec<_>>(), ["ENG", "NIR", "SCT", "WLS"]);
        assert_eq!(regions("TH").count(), 0);
    }

    #[test]
    fn what_is_known_ends_with_the_data_of_the_country() {
        let last = |code: &str| of(code).holidays().map(|days| days.known_days().1);
        assert_eq!(last("DE"), Some(date(2032, 12, 31)));
        assert_eq!(last("LK"), Some(date(2026, 12, 31)));
        let of_may = |days: &super::Holidays| days.between(date(2026, 5, 1), date(2026, 5, 31)).to_vec();
        let german = of("DE").holidays().map(|days| of_may(days));
        assert_eq!(german, Some(vec![date(2026, 5, 1), date(2026, 5, 14), date(2026, 5, 25)]));
    }

    #[test]
    fn weeks_begin_where_the_country_begins_them() {
        assert_eq!(working_week(None), [true, true, true, true, true, false, false]);
        assert_eq!(working_week(Some("IL")), [true, true, true, true, false, false, true]);
        assert_eq!(working_week(Some("UA")), [true, true, true, true, true, false, false]);
        assert_eq!(working_week(Some("IR")), [true, true, true, true, false, true, true]);
    }
}
