use crate::diagnostic::{Category, Severity};
use crate::plan::Holders;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A step of a ladder calls a role that nobody holds.
    ///
    /// A role that a location does not bind is found by `location-role-unbound`.
    ///
    /// ## Why this matters
    /// Real plans name roles without holders; at night nobody looks up who that is.
    ///
    /// ## Example
    /// ```yaml bad
    /// roles:
    ///   legal: {held_by: []}
    /// escalations:
    ///   crisis:
    ///     steps: [{owner: legal, after: 0m}]
    /// ```
    /// ```yaml good
    /// people:
    ///   ines: {name: Ines Duarte}
    /// roles:
    ///   legal: {held_by: [ines]}
    /// escalations:
    ///   crisis:
    ///     steps: [{owner: legal, after: 0m}]
    /// ```
    "escalation-owner-unheld", Category::Escalation, Severity::Error, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for ladder in context.ladders() {
        for (index, step) in ladder.steps.iter().enumerate() {
            for owner in step.owners() {
                if !plan.is_held_by_location(&owner.value)
                    && plan.holders(&owner.value, None) == Holders::People(Vec::new())
                {
                    findings
                        .add(
                            owner.span,
                            format!(
                                "step {} of ladder `{}` calls `{}`, a role that nobody holds",
                                index + 1,
                                ladder.name,
                                &*owner.value
                            ),
                        )
                        .help(format!("name somebody under `held_by` of the role `{}`", &*owner.value));
                }
            }
        }
    }
}
