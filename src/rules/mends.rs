//! What a mend says that the planner has to choose, so that it can be followed as it stands.

use crate::rules::Context;

impl<'c> Context<'c> {
    /// Whom a fix names where the planner has to choose: the plan's owner, or the first person there is.
    pub(super) fn somebody(&self) -> &'c str {
        let owner = self.plan.about().and_then(|about| about.owner.get()).map(|owner| &*owner.value);
        let person = || self.plan.people.entries().first().map(|person| &*person.id);
        owner.or_else(person).unwrap_or("who")
    }

    /// A day that a fix names: today, where it is known.
    pub(super) fn some_day(&self) -> String {
        self.as_of.map_or_else(|| "2026-01-31".to_owned(), |today| today.to_string())
    }
}
