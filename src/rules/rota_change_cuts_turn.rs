use crate::diagnostic::{Category, Leniency, Severity};
use crate::duty::Rotation;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A change of a rota begins in the middle of a turn, which ends there.
    ///
    /// Looked at are changes that are still to come.
    ///
    /// ## Why this matters
    /// Whoever has the turn expects to have it until the hand-over, and whoever comes next expects it then.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim}, lee: {name: Lee}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota: {every: 1w, starts: 2026-01-05, order: [kim], changes: [{from: 2026-06-03, order: [lee, kim]}]}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim}, lee: {name: Lee}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota: {every: 1w, starts: 2026-01-05, order: [kim], changes: [{from: 2026-06-08, order: [lee, kim]}]}
    /// ```
    "rota-change-cuts-turn", Category::Escalation, Severity::Warning, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for role in context.plan.roles.entries() {
        let Some(rota) = role.value.rota.get() else { continue };
        if rota.changes.items().is_empty() || rota.is_unreadable() {
            continue;
        }
        for cut in Rotation::whole(context.plan, rota, rota.starts()).cut_turns() {
            let Some(from) = cut.change.from.copied() else { continue };
            if context.as_of.is_some_and(|today| from < today) {
                continue;
            }
            let is_at_the_same_time = cut.next.minute == cut.at.minute;
            findings
                .add(
                    cut.change.from.span(),
                    format!(
                        "the change of the rota of `{}` cuts the turn of `{}` from {} to {} at {}",
                        role.id, cut.person, cut.begins, cut.next, cut.at
                    ),
                )
                .help(if is_at_the_same_time {
                    format!("write `from: {}`, the day of the next hand-over", cut.next.day)
                } else {
                    format!(
                        "the next hand-over is on {}: let the change begin there with `from` and `at`",
                        cut.next
                    )
                });
        }
    }
}
