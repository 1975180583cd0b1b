use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::training::{Untrained, untrained};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Somebody answers first, and no record says that they were trained for it.
    ///
    /// The first step of each escalation path is looked at in plans whose `governance.training` has records.
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
    for Untrained { who, ladder, place } in untrained(context) {
        findings
            .add(
                place,
                format!("`{who}` answers first on escalation path `{ladder}`, without a record of training"),
            )
            .help(
                "train them and write the day under `records` of a course, or let somebody else answer first",
            );
    }
}
