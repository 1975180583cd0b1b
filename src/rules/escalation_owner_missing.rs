use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A step of an escalation path that calls nobody.
    ///
    /// ## Why this matters
    /// The escalation path ends there, whatever stands below it.
    ///
    /// ## Example
    /// ```yaml bad
    /// escalations:
    ///   care:
    ///     steps:
    ///       - {after: 0m}
    /// ```
    /// ```yaml good
    /// escalations:
    ///   care:
    ///     steps:
    ///       - {after: 0m, owner: dana}
    /// people:
    ///   dana: {name: Dana Reyes}
    /// ```
    "escalation-owner-missing", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about owners
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for ladder in context.ladders() {
        for (index, step) in ladder.steps.iter().enumerate() {
            if step.owner.is_missing() || step.owner.get().is_some_and(|owners| owners.0.is_empty()) {
                findings
                    .missing(
                        step.place,
                        "owner",
                        format!("step {} of escalation path `{}` has no owner", index + 1, ladder.name),
                    )
                    .help("add `owner:` with the id of a person, role or contact");
            }
        }
    }
}
