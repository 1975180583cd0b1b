//! Hours as minutes of days; what was worked out is kept, because the same hours are written many times.

use crate::duty::shifts::Known as KnownDays;
use crate::duty::{DAY, Intervals, Minute, days_in, holidays, shifts};
use crate::plan::{Date, Hours};
use foldhash::HashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Minutes of a week.
pub const WEEK: Minute = 7 * DAY;

/// A Monday on which weeks that are all alike are looked at.
const ANY_MONDAY: Date = jiff::civil::date(2026, 1, 5);

/// Parts of local days, in minutes from the midnight before the first day.
type Parts = Rc<Vec<(Minute, Minute)>>;

/// The hours, the country, the first day and the number of days.
type DaysKey = (Box<str>, Box<str>, Date, i32);

/// What was worked out already: the same hours are written many times.
#[derive(Default)]
struct Known {
    /// By the hours as they are written.
    weeks: HashMap<Box<str>, Rc<Intervals>>,
    /// By the hours, the country and the year.
    years: HashMap<(Box<str>, Box<str>, i16), Parts>,
    patterns: HashMap<DaysKey, Rc<Vec<u32>>>,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

const MOST_KEPT: usize = 4096;

/// The hours of any week, of hours that name no day of the year.
fn week(hours: &Hours) -> Rc<Intervals> {
    KNOWN.with_borrow_mut(|known| {
        if let Some(week) = known.weeks.get(&**hours) {
            return Rc::clone(week);
        }
        let of_week = minutes(hours, None, &[], ANY_MONDAY, 7);
        let week = Rc::new(Intervals::of(of_week));
        if known.weeks.len() < MOST_KEPT {
            known.weeks.insert((&**hours).into(), Rc::clone(&week));
        }
        week
    })
}

/// The hours of some days, with the public holidays of a country, in minutes from the midnight before the first day.
pub fn days(hours: &Hours, country: Option<&str>, first: Date, n_days: i32) -> Intervals {
    let n_minutes = Minute::from(n_days) * DAY;
    if hours.spec().is_weekly() {
        let weekday = Minute::from(first.weekday().to_monday_zero_offset()) * DAY;
        let week = week(hours);
        let n_weeks = (weekday + n_minutes) / WEEK + 1;
        return week.repeated(WEEK, n_weeks).between(weekday, weekday + n_minutes).later_by(-weekday);
    }
    let mut parts = Vec::new();
    let last = first.checked_add(jiff::Span::new().days(n_days - 1)).unwrap_or(first);
    for year in first.year()..=last.year() {
        let Ok(new_year) = Date::new(year, 1, 1) else { break };
        let offset = Minute::from((new_year - first).get_days()) * DAY;
        parts.extend(of_year(hours, country, new_year).iter().map(|(from, to)| (from + offset, to + offset)));
    }
    Intervals::of(parts).between(0, n_minutes)
}

/// The hours of every day of a year, in minutes from the midnight before it.
fn of_year(hours: &Hours, country: Option<&str>, new_year: Date) -> Parts {
    // Where hours do not name holidays, all countries are alike.
    let country = country.filter(|_| hours.spec().names_holidays());
    let code = country.unwrap_or_default();
    KNOWN.with_borrow_mut(|known| {
        let key = ((&**hours).into(), code.into(), new_year.year());
        if let Some(parts) = known.years.get(&key) {
            return Rc::clone(parts);
        }
        let n_days = i64::from(new_year.days_in_year());
        let parts = Rc::new(minutes(hours, country, &[], new_year, n_days));
        if known.years.len() < MOST_KEPT {
            known.years.insert(key, Rc::clone(&parts));
        }
        parts
    })
}

/// Which days have the same hours, by numbers: nought where they are those of the same day of the first week.
pub(super) fn patterns(hours: &Hours, country: Option<&str>, first: Date, n_days: i32) -> Rc<Vec<u32>> {
    let key = (Box::from(&**hours), country.unwrap_or_default().into(), first, n_days);
    if let Some(known) = KNOWN.with_borrow(|known| known.patterns.get(&key).map(Rc::clone)) {
        return known;
    }
    let all = days(hours, country, first, n_days);
    let mut usual: Vec<Intervals> = Vec::new();
    let mut numbers: HashMap<Intervals, u32> = HashMap::default();
    let mut patterns = Vec::new();
    for day in 0..Minute::from(n_days) {
        let of_day = all.between(day * DAY, (day + 1) * DAY).later_by(-day * DAY);
        let same_day = usize::try_from(day % 7).unwrap_or(0);
        let is_usual = usual.get(same_day).is_none_or(|usual| *usual == of_day);
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX - 1) + 1;
        if usual.len() <= same_day {
            usual.push(of_day.clone());
        }
        patterns.push(if is_usual { 0 } else { *numbers.entry(of_day).or_insert(next) });
    }
    let patterns = Rc::new(patterns);
    KNOWN.with_borrow_mut(|known| {
        if known.patterns.len() < MOST_KEPT {
            known.patterns.insert(key, Rc::clone(&patterns));
        }
    });
    patterns
}

/// Whether hours are on a day as they are on most days of some time that are the same day of the week; without public holidays.
pub fn is_usual(hours: &Hours, (from, to): (Date, Date), day: Date) -> bool {
    let patterns = patterns(hours, None, from, days_in((from, to)));
    let Ok(number) = usize::try_from((day - from).get_days()) else { return true };
    let Some(here) = patterns.get(number) else { return true };
    let same_days: Vec<&u32> = patterns.iter().skip(number % 7).step_by(7).collect();
    same_days.iter().filter(|pattern| **pattern == here).count() * 2 >= same_days.len()
}

/// The hours of some days of which some are closed: what begins on a closed day is not there, with its morning after midnight.
pub(super) fn days_without(
    hours: &Hours,
    country: Option<&str>,
    closed: &[Date],
    first: Date,
    n_days: i32,
) -> Intervals {
    Intervals::of(minutes(hours, country, closed, first, i64::from(n_days)))
}

fn minutes(
    hours: &Hours,
    country: Option<&str>,
    closed: &[Date],
    first: Date,
    n_days: i64,
) -> Vec<(Minute, Minute)> {
    let known = holidays::known_holidays(country);
    let is_holiday = |day: Date| known.as_ref().is_some_and(|known| known.contains(day));
    shifts::minutes(hours.spec(), KnownDays { is_holiday: &is_holiday, closed }, first, n_days)
}
