//! Hours as minutes of days; what was worked out is kept, because the same hours are written many times.

use crate::duty::shifts::Known as KnownDays;
use crate::duty::{DAY, Intervals, Minute, holidays, shifts};
use crate::plan::{Country, Date, Hours};
use foldhash::HashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Minutes of a week.
pub const WEEK: Minute = 7 * DAY;

/// A Monday on which weeks that are all alike are looked at.
const ANY_MONDAY: Date = jiff::civil::date(2026, 1, 5);

/// Parts of local days, in minutes from the midnight before the first day.
type Parts = Rc<Vec<(Minute, Minute)>>;

/// A week from a Monday on, so many minutes later.
type ShiftedWeek = (Date, Minute, Rc<Intervals>);

/// The hours, the country, the Monday, the first day and the number of days.
type DaysKey = (Box<str>, Box<str>, Date, Date, i32);

/// What was worked out already: the same hours are written many times.
#[derive(Default)]
struct Known {
    /// By the hours as they are written, the Monday and the shift.
    weeks: HashMap<Box<str>, Vec<ShiftedWeek>>,
    /// By the hours, the country and the year.
    years: HashMap<(Box<str>, Box<str>, i16), Parts>,
    differing: HashMap<DaysKey, Rc<Vec<Date>>>,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

const MOST_KEPT: usize = 4096;

/// The hours of the week that begins on a Monday, without holidays, so many minutes later, going round.
pub(super) fn week(hours: &Hours, monday: Date, shift: Minute) -> Rc<Intervals> {
    KNOWN.with_borrow_mut(|known| {
        let same = |(day, by, _): &&ShiftedWeek| *day == monday && *by == shift;
        if let Some((.., week)) = known.weeks.get(&**hours).and_then(|weeks| weeks.iter().find(same)) {
            return Rc::clone(week);
        }
        // Hours that name no day of the year are the same in every week.
        let looked_at = if hours.spec().is_weekly() { ANY_MONDAY } else { monday };
        let local = Intervals::of(shifts::minutes(
            hours.spec(),
            KnownDays { is_holiday: &|_| false, closed: &[] },
            looked_at,
            7,
        ));
        let week = Rc::new(local.later_by(shift).round(WEEK));
        if known.weeks.len() < MOST_KEPT {
            known.weeks.entry((&**hours).into()).or_default().push((monday, shift, Rc::clone(&week)));
        }
        week
    })
}

/// The hours of some days, with the public holidays of a country, in minutes from the midnight before the first day.
pub fn days(hours: &Hours, country: Option<&Country>, first: Date, n_days: i32) -> Intervals {
    let n_minutes = Minute::from(n_days) * DAY;
    if hours.spec().is_weekly() {
        let weekday = Minute::from(first.weekday().to_monday_zero_offset()) * DAY;
        let week = week(hours, ANY_MONDAY, 0);
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
fn of_year(hours: &Hours, country: Option<&Country>, new_year: Date) -> Parts {
    // Where hours do not name holidays, all countries are alike.
    let country = country.filter(|_| hours.spec().names_holidays());
    let code = country.map_or("", |country| country);
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

/// The days from one to another on which hours are not those of the week that begins on a Monday: holidays, and hours that
/// differ in the year.
pub(super) fn differing_days(
    hours: &Hours,
    country: Option<&Country>,
    monday: Date,
    from: Date,
    to: Date,
) -> Rc<Vec<Date>> {
    if hours.spec().is_weekly() {
        return Rc::default();
    }
    let n_days = (to - from).get_days().max(0) + 1;
    let key = (Box::from(&**hours), country.map_or("", |country| country).into(), monday, from, n_days);
    if let Some(known) = KNOWN.with_borrow(|known| known.differing.get(&key).map(Rc::clone)) {
        return known;
    }
    let real = days(hours, country, from, n_days);
    let weekday = Minute::from(from.weekday().to_monday_zero_offset()) * DAY;
    let n_minutes = Minute::from(n_days) * DAY;
    let typical = week(hours, monday, 0).repeated(WEEK, (weekday + n_minutes) / WEEK + 1);
    let typical = typical.between(weekday, weekday + n_minutes).later_by(-weekday);
    let differing = real.without(&typical).union(&typical.without(&real));
    let mut found: Vec<Date> = Vec::new();
    for &(start, end) in differing.all() {
        for day in start.div_euclid(DAY)..=(end - 1).div_euclid(DAY) {
            let day =
                i32::try_from(day).ok().and_then(|day| from.checked_add(jiff::Span::new().days(day)).ok());
            found.extend(day.filter(|day| found.last() != Some(day)));
        }
    }
    let found = Rc::new(found);
    KNOWN.with_borrow_mut(|known| {
        if known.differing.len() < MOST_KEPT {
            known.differing.insert(key, Rc::clone(&found));
        }
    });
    found
}

/// The hours of some days of which some are closed: what begins on a closed day is not there, with its morning after midnight.
pub(super) fn days_without(
    hours: &Hours,
    country: Option<&Country>,
    closed: &[Date],
    first: Date,
    n_days: i32,
) -> Intervals {
    Intervals::of(minutes(hours, country, closed, first, i64::from(n_days)))
}

fn minutes(
    hours: &Hours,
    country: Option<&Country>,
    closed: &[Date],
    first: Date,
    n_days: i64,
) -> Vec<(Minute, Minute)> {
    let known = country.map(|country| holidays::of(country));
    let known = known.as_ref().and_then(holidays::Known::holidays);
    let is_holiday = |day: Date| known.is_some_and(|known| known.contains(day));
    shifts::minutes(hours.spec(), KnownDays { is_holiday: &is_holiday, closed }, first, n_days)
}
