use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A rota does not say on which day its first turn begins.
    ///
    /// ## Why this matters
    /// Without a first day nobody knows whose week it is: two people who count from different Mondays are both at home, or both believe that the other one is on duty.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim}, lee: {name: Lee}}
    /// roles: {responder: {held_by: [kim, lee], rota: {every: 1w, order: [kim, lee]}}}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim}, lee: {name: Lee}}
    /// roles: {responder: {held_by: [kim, lee], rota: {every: 1w, starts: 2026-01-05, order: [kim, lee]}}}
    /// ```
    "rota-without-starts", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for role in context.plan.roles.entries() {
        let Some(rota) = role.value.rota.get() else { continue };
        if let Some(first) = rota.order.items().first().filter(|_| rota.starts.is_missing()) {
            findings
                .missing(rota.place, "starts", format!("the rota of `{}` does not say when it starts", role.id))
                .help(format!(
                    "add `starts:` with the day on which `{}` has the first turn, such as `starts: 2026-01-05`",
                    &**first
                ));
        }
    }
}
