//! The cases of a plan, and those of a store.

use crate::format::Tabular;
use crate::plan::cases::CustomerCase;
use crate::plan::document::Plan;
use crate::source::FileId;

impl Plan {
    /// The cases so far; none where their file could not be read.
    pub fn customer_cases(&self) -> &[CustomerCase] {
        self.cases.get().map(Tabular::items).unwrap_or_default()
    }

    /// In the plan of a store, leaves out cases that others have listed and that are not about it.
    pub fn keep_cases_of_store(&mut self, is_own: impl Fn(FileId) -> bool) {
        let Some(store) = self.bound_location().map(|location| location.id.clone()) else { return };
        if let Some(Tabular::List(cases)) = self.cases.value_mut() {
            cases.retain(|case| {
                is_own(case.place.file) || case.location.get().is_some_and(|location| *location.0 == *store)
            });
        }
    }
}
