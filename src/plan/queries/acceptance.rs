//! Which version of the plan a place accepted.

use crate::format::values::Date;
use crate::plan::document::Plan;
use crate::plan::places::Acknowledged;
use std::cmp::Ordering;

/// How what a place accepted stands to the version that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acceptance {
    Current,
    /// An earlier version.
    Behind,
    /// A version that the plan does not have yet.
    Ahead,
    /// It does not say which version, and nobody knows when the one that holds began.
    Unknown,
}

impl Plan {
    /// The number of the version that holds.
    pub fn version(&self) -> Option<u32> {
        self.about()?.version.get().map(|version| version.0)
    }

    /// Whether versions are approved, and this one is not yet.
    pub fn is_waiting_for_approval(&self, version: u32) -> bool {
        let approvals =
            self.governance.get().map(|governance| governance.approvals.items()).unwrap_or_default();
        let mut approved = approvals.iter().filter_map(|one| one.version.get()).peekable();
        approved.peek().is_some() && !approved.any(|approved| approved.0 == version)
    }

    /// The day on which the version that holds began: the one under `changes`, else that of its approval. Of a plan that does not
    /// count its versions the day of its last change.
    pub fn version_since(&self) -> Option<Date> {
        let version = self.version();
        let all = self.about()?.changes.items().iter();
        let of_version =
            all.filter(|change| change.version.get().map(|own| own.0) == version || version.is_none());
        let changed = of_version.filter_map(|change| change.date.copied()).max();
        let approved = || {
            let approvals = self.governance.get()?.approvals.items().iter();
            let of_version = approvals.filter(|one| one.version.get().map(|own| own.0) == version);
            of_version.filter_map(|one| one.date.copied()).min()
        };
        changed.or_else(|| version.and_then(|_| approved()))
    }

    /// How what a place accepted stands to the version that holds; where it does not say which one that was, by its day.
    pub fn acceptance(&self, accepted: &Acknowledged) -> Acceptance {
        let version = self.version();
        let by_number = version.zip(accepted.version.get());
        let order = by_number.map(|(holds, accepted)| accepted.0.cmp(&holds)).or_else(|| {
            let (since, on) = self.version_since().zip(accepted.date.copied())?;
            Some(if on < since { Ordering::Less } else { Ordering::Equal })
        });
        match order {
            Some(Ordering::Less) => Acceptance::Behind,
            Some(Ordering::Equal) => Acceptance::Current,
            Some(Ordering::Greater) => Acceptance::Ahead,
            None if version.is_none() && self.version_since().is_none() => Acceptance::Current,
            None => Acceptance::Unknown,
        }
    }
}
