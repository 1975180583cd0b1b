//! Who has to be trained, and who was not.

use crate::plan::{Entry, Roster, Training};
use crate::rules::Context;
use crate::source::Span;
use std::collections::HashSet;

/// Somebody who answers first and of whose training there is no record.
pub(super) struct Untrained<'c> {
    pub(super) who: &'c str,
    pub(super) ladder: &'c str,
    pub(super) place: Span,
}

pub(super) fn courses<'c>(context: &Context<'c>) -> &'c [Entry<Training>] {
    context.plan.governance.get().map(|governance| governance.training.entries()).unwrap_or_default()
}

/// Everybody who answers first without a record of training, once; nobody where the plan has no records at all.
pub(super) fn untrained<'c>(context: &Context<'c>) -> Vec<Untrained<'c>> {
    let plan = context.plan;
    let records = courses(context).iter().filter_map(|course| course.value.records.get());
    let trained: HashSet<&str> =
        records.flat_map(|records| records.0.entries()).map(|record| &*record.id).collect();
    let mut untrained: Vec<Untrained<'c>> = Vec::new();
    if trained.is_empty() {
        return untrained; // `sections-undecided` speaks up where there is no training at all.
    }
    let roster = Roster::of(plan);
    for ladder in context.ladders() {
        let Some(first) = ladder.steps.first() else { continue };
        for owner in first.told() {
            let people = roster.everybody(&owner.value).unwrap_or_default();
            for who in people.into_iter().filter(|who| !trained.contains(who)) {
                let has_left = context.as_of.is_some_and(|today| plan.has_left(who, today));
                // `former-owner` speaks up of those who have left.
                if !has_left && !untrained.iter().any(|known| known.who == who) {
                    untrained.push(Untrained { who, ladder: ladder.name, place: owner.span });
                }
            }
        }
    }
    untrained
}
