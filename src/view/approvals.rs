//! Who agreed to a message, a playbook or a post, and whose turn it is.

use crate::plan::{Agreeable, Plan};
use crate::publishing::{Agreements, Standing};
use crate::view::facts::Day;
use crate::view::{Named, people};
use schemars::JsonSchema;
use serde::Serialize;

/// Who agreed to something.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Approvals {
    /// Who agreed, in the order of the plan.
    pub agreed: Vec<Agreed>,
    /// Those of whom one has to agree next, where the plan lists who agrees; nobody where the document is for everybody.
    pub waiting_for: Vec<Named>,
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
    /// Whether it was changed since; not said where the document is for everybody.
    pub changed: bool,
}

pub(super) fn approvals(plan: &Plan, agreements: &Agreements<'_>, what: Agreeable<'_>) -> Approvals {
    // Where people are called by their work, nothing reads as it was agreed to.
    let is_told = !plan.is_public();
    let agreement = agreements.about(what);
    let agreed = agreement.given.iter().map(|given| Agreed {
        by: people::plain_owner(plan, given.approved.by),
        on: Day::of(given.approved.date),
        until: Day::of(given.approved.until),
        changed: is_told && given.standing == Standing::Outdated,
    });
    let agreed: Vec<Agreed> = agreed.collect();
    let next = agreement.next_step(|given| given.standing != Standing::Outdated);
    let next = next.filter(|_| is_told && agreement.is_written).and_then(|next| agreement.steps.get(next));
    let waiting_for = next.into_iter().flatten().map(|owner| people::named(plan, owner)).collect();
    Approvals { agreed, waiting_for }
}
