use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::Roster;
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// Somebody answers first, and no record says that they were trained for it.
    ///
    /// The first step of each ladder is looked at in plans whose `governance.training` has records.
    ///
    /// ## Why this matters
    /// "Park an intern in front of the Twitter stream": whoever answers first decides what it becomes.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {lee: {name: Lee Okafor}, sam: {name: Sam Whitlock}}
    /// governance: {training: {basics: {for: [sam], records: {sam: 2026-01-15}}}}
    /// escalations: {care: {steps: [{owner: lee, after: 0m}, {owner: sam, after: 1h}]}}
    /// ```
    /// ```yaml good
    /// people: {lee: {name: Lee Okafor}, sam: {name: Sam Whitlock}}
    /// governance: {training: {basics: {for: [lee, sam], records: {sam: 2026-01-15, lee: 2026-01-15}}}}
    /// escalations: {care: {steps: [{owner: lee, after: 0m}, {owner: sam, after: 1h}]}}
    /// ```
    "first-responder-untrained", Category::Governance, Severity::Warning, Leniency::ForSmallTeams, since "0.2.0", check, needs ["governance", "people", "roles"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let courses = plan.governance.get().map(|governance| governance.training.entries()).unwrap_or_default();
    let records = courses.iter().filter_map(|course| course.value.records.get());
    let trained: HashSet<&str> =
        records.flat_map(|records| records.0.entries()).map(|record| &*record.id).collect();
    if trained.is_empty() {
        return; // `sections-undecided` speaks up where there is no training at all.
    }
    let roster = Roster::of(plan);
    let mut said = HashSet::new();
    for ladder in context.ladders() {
        let Some(first) = ladder.steps.first() else { continue };
        for owner in first.told() {
            let people = roster.everybody(&owner.value).unwrap_or_default();
            for who in people.into_iter().filter(|who| !trained.contains(who)) {
                let has_left = context.as_of.is_some_and(|today| plan.has_left(who, today));
                if has_left || !said.insert(who) {
                    continue; // `former-owner` speaks up.
                }
                findings
                    .add(owner.span, format!("`{who}` answers first on ladder `{}`, without a record of training", ladder.name))
                    .help("train them and write the day under `records` of a course, or let somebody else answer first");
            }
        }
    }
}
