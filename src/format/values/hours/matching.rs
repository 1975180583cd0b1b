//! Which days are meant: years, weeks, dates and days of the week.

use crate::format::values::Date;
use crate::format::values::hours::spec::{Dates, DayOf, Part, Weekdays, Weeks, YearDay, Years};

impl Part {
    /// Whether it is for a day; `is_holiday` knows the public holidays.
    pub fn is_for(&self, day: Date, is_holiday: &dyn Fn(Date) -> bool) -> bool {
        let in_year = self.years.is_empty() || self.years.iter().any(|years| years.contain(day.year()));
        let in_week = || {
            let week = day.iso_week_date().week();
            self.weeks.is_empty() || self.weeks.iter().any(|weeks| weeks.contain(week))
        };
        let in_dates = || self.dates.is_empty() || self.dates.iter().any(|dates| dates.contain(day));
        in_year && in_dates() && in_week() && self.is_weekday_or_holiday(day, is_holiday)
    }

    fn is_weekday_or_holiday(&self, day: Date, is_holiday: &dyn Fn(Date) -> bool) -> bool {
        let is_day = || self.days.iter().any(|days| days.contain(day));
        let is_named_holiday =
            || self.holidays.iter().any(|later| moved(day, -later).is_some_and(is_holiday));
        match (self.days.is_empty(), self.holidays.is_empty()) {
            (true, true) => true,
            (false, true) => is_day(),
            (true, false) => is_named_holiday(),
            (false, false) if self.needs_both => is_day() && is_named_holiday(),
            (false, false) => is_day() || is_named_holiday(),
        }
    }
}

impl Years {
    pub(super) fn contain(self, year: i16) -> bool {
        (self.from..=self.to).contains(&year) && (year - self.from) % self.step == 0
    }
}

impl Weeks {
    pub(super) fn contain(self, week: i8) -> bool {
        if self.from <= self.to {
            (self.from..=self.to).contains(&week) && (week - self.from) % self.step == 0
        } else {
            week >= self.from || week <= self.to
        }
    }
}

impl Dates {
    pub(super) fn contain(self, day: Date) -> bool {
        match self {
            Dates::Months { year: None, from, to } => is_between(day.month(), from, to),
            Dates::Months { year: Some(year), from, to } if from <= to => {
                day.year() == year && is_between(day.month(), from, to)
            }
            Dates::Months { year: Some(year), from, to } => {
                (day.year() == year && day.month() >= from)
                    || (year.checked_add(1) == Some(day.year()) && day.month() <= to)
            }
            Dates::Days { from, to } => {
                let years = match from.year {
                    Some(year) => year..=year,
                    None => day.year().saturating_sub(1)..=day.year(),
                };
                years.into_iter().any(|year| {
                    let Some((first, last)) = span(from, to, year) else { return false };
                    (first..=last).contains(&day)
                })
            }
        }
    }
}

/// The days from one day of the year to another that begin in a year.
fn span(from: YearDay, to: YearDay, year: i16) -> Option<(Date, Date)> {
    let (first, exists) = from.day.first_of(year)?;
    if let Some(end_year) = to.year {
        return Some((first, to.day.last_of(end_year)?));
    }
    if from.day == to.day {
        return exists.then_some((first, first));
    }
    let last = to.day.last_of(year)?;
    let last = if last < first { to.day.last_of(year.checked_add(1)?)? } else { last };
    Some((first, last))
}

impl DayOf {
    /// The day in a year, else the next that exists, and whether it exists: 29 February.
    fn first_of(self, year: i16) -> Option<(Date, bool)> {
        match self {
            DayOf::Month { month, day } => match Date::new(year, month, day) {
                Ok(date) => Some((date, true)),
                Err(_) => Some((Date::new(year, month, 1).ok()?.last_of_month().tomorrow().ok()?, false)),
            },
            DayOf::Nth { month, weekday, nth } => Some((nth_weekday(year, month, weekday, nth)?, true)),
            DayOf::Easter(later) => Some((moved(easter(year)?, later)?, true)),
        }
    }

    /// The day in a year, else the last of its month.
    fn last_of(self, year: i16) -> Option<Date> {
        match self {
            DayOf::Month { month, day } => Date::new(year, month, day)
                .or_else(|_| Date::new(year, month, 1).map(Date::last_of_month))
                .ok(),
            DayOf::Nth { month, weekday, nth } => nth_weekday(year, month, weekday, nth),
            DayOf::Easter(later) => moved(easter(year)?, later),
        }
    }
}

impl Weekdays {
    /// Whether a day of the week is among them, from Monday = 0 on.
    pub(super) fn names(&self, day: i8) -> bool {
        is_between(day, self.from, self.to)
    }

    pub(super) fn contain(&self, day: Date) -> bool {
        let Some(day) = moved(day, -self.later) else { return false };
        let is_day = self.names(day.weekday().to_monday_zero_offset());
        let of_month = (day.day() - 1) / 7 + 1;
        let from_end = -((day.days_in_month() - day.day()) / 7 + 1);
        is_day && (self.nth.is_empty() || self.nth.iter().any(|nth| *nth == of_month || *nth == from_end))
    }
}

/// A day of the week of a month; `None` where the month has no fifth one.
fn nth_weekday(year: i16, month: i8, weekday: i8, nth: i8) -> Option<Date> {
    let weekday = jiff::civil::Weekday::from_monday_zero_offset(weekday).ok()?;
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// Whether a number is from one to another, over the end where the first is behind the last.
fn is_between(number: i8, from: i8, to: i8) -> bool {
    if from <= to { (from..=to).contains(&number) } else { number >= from || number <= to }
}

pub(super) fn moved(day: Date, by: i16) -> Option<Date> {
    if by == 0 { Some(day) } else { day.checked_add(jiff::Span::new().days(i32::from(by))).ok() }
}

/// Easter Sunday of the Gregorian calendar (Meeus, *Astronomical Algorithms*, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let number = i32::from(year);
    let (golden, century, of_century) = (number % 19, number / 100, number % 100);
    let shift = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - shift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}
