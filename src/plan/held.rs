//! What was held: reviews, meetings, rehearsals and checks, each with its day.

use crate::format::decode::Field;
use crate::format::record::record;
use crate::format::values::{Date, Text};
use crate::plan::ids::OwnerId;
use crate::source::Spanned;

record! {
    /// That something which comes again was held.
    pub struct Held, "what was held" {
        /// The day.
        date: Date [required] [public],
        /// Who saw to it.
        by: OwnerId [public] [not shown "documents show the last day alone"],
        /// What kind it was: tabletop, functional.
        kind: Text [public] [not shown "documents show the last day alone"],
        /// What else is to be said.
        note: Text [internal Notes] [not shown "documents show the last day alone"],
    }
}

/// When something was held last: the latest of the day that is written and of those that are listed.
pub(super) fn last_held(last: &Field<Date>, held: &Field<Vec<Held>>) -> Option<Spanned<Date>> {
    let day = |day: &Field<Date>| Some(Spanned { span: day.span(), value: day.copied()? });
    let listed = held.items().iter().filter_map(|held| day(&held.date));
    listed.chain(day(last)).max_by_key(|day| day.value)
}
