use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The changes of a rota are not in the order of their days, or one does not lie after the first day of the rota.
    ///
    /// Changes count by their days all the same. One on the first day, or before it, does not count at all.
    ///
    /// ## Why this matters
    /// Whoever reads a rota from top to bottom takes the last entry for what holds now.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim}, lee: {name: Lee}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota:
    ///       {every: 1w, starts: 2026-01-05, order: [kim],
    ///        changes: [{from: 2026-06-01, order: [lee]}, {from: 2026-03-02, order: [kim, lee]}]}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim}, lee: {name: Lee}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota:
    ///       {every: 1w, starts: 2026-01-05, order: [kim],
    ///        changes: [{from: 2026-03-02, order: [kim, lee]}, {from: 2026-06-01, order: [lee]}]}
    /// ```
    "rota-changes-unsorted", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for role in context.plan.roles.entries() {
        let Some(rota) = role.value.rota.get() else { continue };
        let starts = rota.starts.copied();
        let mut latest = None;
        for change in rota.changes.items() {
            let Some(from) = change.from.copied() else { continue };
            if let Some(starts) = starts.filter(|starts| from <= *starts) {
                let message = format!(
                    "the change of the rota of `{}` on {from} does not count: the rota starts on {starts}",
                    role.id
                );
                findings
                    .add(change.from.span(), message)
                    .help("write a later day, or change `order` of the rota itself");
                continue;
            }
            if let Some(latest) = latest.filter(|latest| from <= *latest) {
                let role = &role.id;
                let message = if from == latest {
                    format!("two changes of the rota of `{role}` begin on {from}")
                } else {
                    format!("the change of the rota of `{role}` on {from} stands behind that on {latest}")
                };
                findings.add(change.from.span(), message).help("write one change a day, the earliest first");
            }
            latest = latest.max(Some(from));
        }
    }
}
