//! The `cases` section: what playbooks were opened for, and how it ended.

use crate::format::Tabular;
use crate::format::record::record;
use crate::format::values::{DayOrTime, Text};
use crate::plan::ids::{ChannelId, LocationId, PlaybookId};

/// The cases so far.
pub type CustomerCases = Tabular<CustomerCase>;

record! {
    /// A case of one customer, or of one event: what happened, and when it was answered.
    pub struct CustomerCase, "a customer's case" {
        /// Its number, or a few words by which colleagues know it.
        case: Text [required] [private Names] [not shown "documents show sums alone"],
        /// When it was opened: a day, or a day and a time in the zone of the plan.
        opened: DayOrTime [required] [internal Handling],
        /// The playbook that was opened for it.
        playbook: PlaybookId [required] [internal Handling],
        /// Why it happened: one of the causes of the playbook, where that lists them.
        cause: Text [required] [internal Handling],
        /// The channel on which it came in.
        channel: ChannelId [internal Handling] [not shown "documents show sums alone"],
        /// The location that it was about.
        location: LocationId [internal Handling],
        /// When the customer had the first answer of a person.
        answered: DayOrTime [internal Handling],
        /// When the customer was called.
        called: DayOrTime [internal Handling] [not shown "documents show sums alone"],
        /// When it was over.
        closed: DayOrTime [internal Handling],
        /// What else colleagues should know.
        note: Text [private Names] [not shown "documents show sums alone"],
    }
}
