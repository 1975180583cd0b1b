//! Hours in which nothing is published.

use crate::duty::{Intervals, days_in, hours_of_days, later, local_start};
use crate::plan::Plan;
use crate::publishing::{Occurrence, Occurrences};

/// The quiet hours of a plan, on the days on which something goes out.
#[derive(Debug)]
pub struct Quiet {
    /// In local minutes from 1970.
    hours: Intervals,
}

impl Quiet {
    /// `None` where nothing goes out, or at all hours.
    pub fn of(plan: &Plan, occurrences: &Occurrences) -> Option<Quiet> {
        let hours = plan.publishing.get()?.quiet.get()?.hours.get()?;
        let (first, last) = (occurrences.all().first()?.day(), occurrences.all().last()?.day());
        // The night before the first day may reach into it.
        let first = later(first, -1);
        let hours = hours_of_days(hours, plan.country(), first, days_in((first, last)));
        Some(Quiet { hours: hours.later_by(local_start(first)) })
    }

    /// Whether something goes out although nothing should.
    pub fn contains(&self, occurrence: Occurrence) -> bool {
        self.hours.contains(occurrence.at)
    }
}
