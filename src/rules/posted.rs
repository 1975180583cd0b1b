//! What rules ask of the calendar.

use crate::duty::{Minute, day_of};
use crate::plan::{CalendarEntry, Entry, Plan};
use crate::publishing::{Occurrence, Occurrences};
use crate::rules::Context;

impl Context<'_> {
    /// Each time at which something of the calendar goes out, worked out once.
    pub(super) fn occurrences(&self) -> &Occurrences {
        self.occurrences.get_or_init(|| Occurrences::of(self.plan))
    }
}

/// The entry that goes out at a time.
pub(super) fn entry_of(plan: &Plan, occurrence: Occurrence) -> Option<&Entry<CalendarEntry>> {
    plan.calendar.entries().get(occurrence.entry)
}

/// A local time as it is written: `2026-12-24 09:00`.
pub(super) fn written(at: Minute) -> String {
    let minute = at.rem_euclid(crate::duty::DAY);
    format!("{} {:02}:{:02}", day_of(at), minute / 60, minute % 60)
}
