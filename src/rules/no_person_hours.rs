use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{LadderStep, Roster};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::BTreeSet;

declare_rule! {
    /// Somebody on an escalation path has neither `hours` nor `on_call`, so that nobody knows when they answer.
    ///
    /// ## Why this matters
    /// Whether the escalation path can keep its promises is calculated from the hours of its people; without them nothing is, and nothing is said.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {ines: {name: Ines, phone: +1-312-555-0101}}
    /// escalations: {care: {steps: [{owner: ines, after: 0m}]}}
    /// ```
    /// ```yaml good
    /// people: {ines: {name: Ines, phone: +1-312-555-0101, hours: "Mo-Fr 09:00-18:00"}}
    /// escalations: {care: {steps: [{owner: ines, after: 0m}]}}
    /// ```
    "no-person-hours", Category::Escalation, Severity::Warning, Leniency::InDraftsAndForSmallTeams, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let roster = Roster::of(plan);
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for ladder in context.ladders() {
        for owner in ladder.steps.iter().flat_map(LadderStep::owners) {
            for person in roster.everybody(&owner.value).unwrap_or_default() {
                let Some(entry) = plan.person(person) else { continue };
                let has_none = entry.value.hours.is_missing() && entry.value.on_call.is_missing();
                if has_none && said.insert(person) {
                    findings
                        .missing(
                            entry.place,
                            "hours",
                            format!("`{person}` is on escalation path `{}`, but nobody knows when they are on duty", ladder.name),
                        )
                        .help("add `hours:`, such as \"Mo-Fr 09:00-17:00\", and `on_call:` where they can be reached at other times");
                }
            }
        }
    }
}
