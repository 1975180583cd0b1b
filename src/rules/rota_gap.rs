use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A rota names nobody, or starts after days for which it is needed.
    ///
    /// Looked at are the days of the horizon that are still to come. Before its first turn nobody has one.
    ///
    /// ## Why this matters
    /// An empty shift is found by whoever needs it.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// people: {kim: {name: Kim}}
    /// roles: {responder: {held_by: [kim], rota: {every: 1w, starts: 2026-06-01, order: [kim]}}}
    /// ```
    /// ```yaml good
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// people: {kim: {name: Kim}}
    /// roles: {responder: {held_by: [kim], rota: {every: 1w, starts: 2025-12-29, order: [kim]}}}
    /// ```
    "rota-gap", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let horizon = plan.about().and_then(|about| about.horizon.get());
    let begins = horizon.and_then(|horizon| horizon.starts.get()).map(|starts| starts.value);
    // Turns that nobody can have any more are left alone.
    let begins = begins.zip(context.days()).map(|(begins, (from, _))| begins.max(from));
    for role in plan.roles.entries() {
        let Some(rota) = role.value.rota.get() else { continue };
        if rota.order.get().is_none_or(Vec::is_empty) {
            if !rota.order.is_unreadable() {
                findings
                    .missing(rota.place, "order", format!("the rota of `{}` names nobody", role.id))
                    .help("add `order:` with the people who take turns");
            }
            continue;
        }
        for change in rota.changes.items() {
            if let (Some(from), Some([])) = (change.from.copied(), change.order.get().map(Vec::as_slice)) {
                let message = format!("the rota of `{}` names nobody from {from} on", role.id);
                findings
                    .add(change.order.span(), message)
                    .help("add the people who take turns from then on, or remove the change");
            }
        }
        if let (Some(begins), Some(starts)) = (begins, rota.starts.copied())
            && starts > begins
        {
            findings
                .add(
                    rota.starts.span(),
                    format!(
                        "the rota of `{}` starts only on {starts}, and nobody has the turn from {begins} until then",
                        role.id
                    ),
                )
                .help(format!("let it start on {begins} or before"));
        }
    }
}
