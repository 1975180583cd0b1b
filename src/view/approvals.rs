//! Who agreed to a message, a playbook or a post.

use crate::plan::{Agreeable, Plan};
use crate::view::facts::Day;
use crate::view::{Named, people};
use schemars::JsonSchema;
use serde::Serialize;

/// Who agreed to something.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Approval {
    /// Who agreed, in the order of the plan.
    pub agreed: Vec<Agreed>,
}

/// That somebody agreed to something.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Agreed {
    /// Who agreed.
    pub by: Option<Named>,
    /// The day.
    pub on: Option<Day>,
    /// The last day on which it holds.
    pub until: Option<Day>,
}

pub(super) fn approval(plan: &Plan, what: Agreeable<'_>) -> Approval {
    let agreed = what.approved().all().iter().map(|approved| Agreed {
        by: people::plain_owner(plan, &approved.by),
        on: Day::of(&approved.date),
        until: Day::of(&approved.until),
    });
    Approval { agreed: agreed.collect() }
}
