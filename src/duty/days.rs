//! Days of the calendar.

use crate::plan::Date;
use jiff::Span;

/// Days from one to another, both included.
pub type Days = (Date, Date);

/// A day so many days later; the same day at the end of all days.
pub fn later(day: Date, n_days: i32) -> Date {
    day.checked_add(Span::new().days(n_days)).unwrap_or(day)
}

/// How many days there are from one to another.
pub fn days_in((from, to): Days) -> i32 {
    (to - from).get_days().max(-1) + 1
}
