//! From the time of a plan to the time of the one that follows.

use crate::duty::later;
use crate::plan::{Date, Plan, whole_months};
use crate::upkeep::Refused;
use jiff::Span;

/// The horizons of two plans, and how far days move from one to the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    old: (Date, Date),
    new: (Date, Date),
    by: Span,
}

impl Shift {
    /// From the horizon of a plan to the one that begins on the day after it, or on another day, and is as long, or so many months.
    pub(super) fn of(plan: &Plan, starts: Option<Date>, n_months: Option<i32>) -> Result<Shift, Refused> {
        let horizon = plan.about().and_then(|about| about.horizon.get());
        let days = horizon.and_then(|horizon| Some((horizon.starts.get()?.value, horizon.ends.get()?.value)));
        let Some(old) = days else {
            return Err(Refused::new(
                "the plan does not say from when to when it holds",
                "write `horizon: {starts: 2026-01-01, ends: 2026-12-31}` under `plan` first",
            ));
        };
        let starts = starts.unwrap_or(later(old.1, 1));
        if starts <= old.0 {
            return Err(Refused::new(
                format!("the plan itself begins on {}", old.0),
                "name a later day with --start",
            ));
        }
        let n_months = n_months.or(months_between(old.0, later(old.1, 1)));
        let ends = match n_months {
            Some(n_months) => starts.checked_add(Span::new().months(n_months)).map(|day| later(day, -1)),
            None => starts.checked_add(Span::new().days((old.1 - old.0).get_days())),
        };
        let by = match months_between(old.0, starts) {
            Some(n_months) => Span::new().months(n_months),
            None => Span::new().days((starts - old.0).get_days()),
        };
        match ends {
            Ok(ends) => Ok(Shift { old, new: (starts, ends), by }),
            Err(_) => Err(Refused::new("that is too far ahead", "name an earlier day with --start")),
        }
    }

    pub(super) fn starts(&self) -> Date {
        self.new.0
    }

    pub(super) fn ends(&self) -> Date {
        self.new.1
    }

    /// The last day of the old plan.
    pub(super) fn old_ends(&self) -> Date {
        self.old.1
    }

    /// By how many years the time is another one.
    pub(super) fn n_years(&self) -> i16 {
        let by_start = self.new.0.year() - self.old.0.year();
        if by_start > 0 { by_start } else { self.new.1.year() - self.old.1.year() }
    }

    /// A day of the old plan in the new one; where that is shorter, what comes after its end is on its last day.
    pub(super) fn moved(&self, day: Date) -> Date {
        let mut moved = day.checked_add(self.by).unwrap_or(day);
        // The last day of a month stays one.
        if self.by.get_months() > 0 && day == day.last_of_month() {
            moved = moved.last_of_month();
        }
        if day <= self.old.1 { moved.min(self.new.1) } else { moved }
    }
}

/// How many months there are between two days, where they are whole ones.
fn months_between(from: Date, to: Date) -> Option<i32> {
    let n_months = whole_months(from, later(to, -1));
    let is_exact = from.checked_add(Span::new().months(n_months)).ok()? == to;
    (is_exact && n_months > 0).then_some(n_months)
}
