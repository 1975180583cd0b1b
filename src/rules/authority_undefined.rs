use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// Somebody on an escalation path of whom the plan does not say what they may do.
    ///
    /// `may` of the step or `authority.may` of the role says it.
    ///
    /// ## Why this matters
    /// People who "aren't really empowered to do or change much" can only pass the customer on.
    ///
    /// ## Example
    /// ```yaml bad
    /// roles:
    ///   store-manager: {held_by: [pat]}
    /// escalations:
    ///   care:
    ///     steps: [{owner: store-manager, after: 0m}]
    /// ```
    /// ```yaml good
    /// roles:
    ///   store-manager: {held_by: [pat], authority: {may: [acknowledge, refund]}}
    /// escalations:
    ///   care:
    ///     steps: [{owner: store-manager, after: 0m}]
    /// ```
    "authority-undefined", Category::Escalation, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let mut told = HashSet::new();
    for ladder in context.ladders() {
        for step in ladder.steps.iter().filter(|step| step.may.is_missing()) {
            for owner in step.told() {
                let id = &*owner.value;
                if plan.roles.entry(id).is_some_and(|role| {
                    role.value.authority.get().is_none_or(|authority| authority.may.is_missing())
                }) {
                    if told.insert(id) {
                        findings
                            .add(owner.span, format!("the plan does not say what `{id}` may do"))
                            .help("add `authority: {may: [acknowledge, apologise]}` or what is true to the role, or `may` to the step");
                    }
                } else if plan.person(id).is_some() && told.insert(id) {
                    findings
                        .add(
                            owner.span,
                            format!(
                                "the plan does not say what `{id}` may do on escalation path `{}`",
                                ladder.name
                            ),
                        )
                        .help("add `may: [acknowledge, apologise]` or what is true to the step");
                }
            }
        }
    }
}
