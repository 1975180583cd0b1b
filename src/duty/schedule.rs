//! Hours in OpenStreetMap syntax as minutes of a day. The only user of the library that reads them.

use crate::duty::{Intervals, Minute};
use crate::plan::{Country, Date, Hours};
use chrono::NaiveDate;
use foldhash::HashMap;
use opening_hours::localization::Country as KnownCountry;
use opening_hours::{Context, OpeningHours, RuleKind};
use std::cell::RefCell;
use std::rc::Rc;

/// Minutes of a day.
pub const DAY: Minute = 24 * 60;

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
        let text = hours.as_osm();
        // Hours that name no day of the year are the same in every week.
        let looked_at = if is_weekly(&text) { ANY_MONDAY } else { monday };
        let local = Intervals::of(parts(&text, None, looked_at, 7));
        let week = Rc::new(local.later_by(shift).round(WEEK));
        if known.weeks.len() < MOST_KEPT {
            known.weeks.entry((&**hours).into()).or_default().push((monday, shift, Rc::clone(&week)));
        }
        week
    })
}

/// The hours of some days, with the public holidays of a country, in minutes from the midnight before the first day.
pub(super) fn days(hours: &Hours, country: Option<&Country>, first: Date, n_days: i32) -> Intervals {
    let n_minutes = Minute::from(n_days) * DAY;
    let text = hours.as_osm();
    if is_weekly(&text) {
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
        parts.extend(of_year(&text, country, new_year).iter().map(|(from, to)| (from + offset, to + offset)));
    }
    Intervals::of(parts).between(0, n_minutes)
}

/// The hours of every day of a year, in minutes from the midnight before it.
fn of_year(text: &str, country: Option<&Country>, new_year: Date) -> Parts {
    let code = country.map_or("", |country| country);
    KNOWN.with_borrow_mut(|known| {
        let key = (text.into(), code.into(), new_year.year());
        if let Some(parts) = known.years.get(&key) {
            return Rc::clone(parts);
        }
        let parts = Rc::new(parts(text, country, new_year, 366));
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
    if is_weekly(&hours.as_osm()) {
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

/// Whether hours speak of days of the week and times alone.
fn is_weekly(text: &str) -> bool {
    const DAYS: [&str; 9] = ["mo", "tu", "we", "th", "fr", "sa", "su", "off", "closed"];
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).all(|word| DAYS.contains(&word.as_str()))
}

fn parts(text: &str, country: Option<&Country>, first: Date, n_days: i32) -> Vec<(Minute, Minute)> {
    let Ok(hours) = text.parse::<OpeningHours>() else { return Vec::new() };
    let known = country.and_then(|country| country.parse::<KnownCountry>().ok());
    let hours = match known {
        Some(known) => hours.with_context(Context::default().with_holidays(known.holidays())),
        None => hours,
    };
    let mut parts = Vec::new();
    let mut day = first;
    for number in 0..i64::from(n_days) {
        let date = NaiveDate::from_ymd_opt(
            i32::from(day.year()),
            u32::from(day.month().unsigned_abs()),
            u32::from(day.day().unsigned_abs()),
        );
        let Some(date) = date else { break };
        for range in hours.schedule_at(date) {
            if range.kind == RuleKind::Open {
                let minutes = |time: opening_hours_syntax::ExtendedTime| {
                    number * DAY + Minute::from(time.mins_from_midnight())
                };
                parts.push((minutes(range.range.start), minutes(range.range.end)));
            }
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    parts
}
