use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::swapped::Dated;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Two swaps of a rota are about the same time.
    ///
    /// The later one in the list takes the turn from whoever has it after the earlier one. Where that is not whom it names, `swap-outdated` speaks up instead.
    ///
    /// ## Why this matters
    /// Whoever moves one of two swaps moves the other one as well, and seldom knows.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim}, lee: {name: Lee}, max: {name: Max}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota:
    ///       {every: 1w, starts: 2026-01-05, order: [kim, lee],
    ///        swaps: [{turn: 2026-01-12, for: lee, by: kim}, {from: 2026-01-17, to: 2026-01-18, for: kim, by: max}]}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim}, lee: {name: Lee}, max: {name: Max}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota:
    ///       {every: 1w, starts: 2026-01-05, order: [kim, lee],
    ///        swaps: [{turn: 2026-01-12, for: lee, by: kim}, {from: 2026-01-24, to: 2026-01-25, for: kim, by: max}]}
    /// ```
    "swap-overlaps", Category::Escalation, Severity::Warning, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for swaps in context.swaps() {
        let dated = swaps.dated(context.plan);
        for (number, later) in dated.iter().enumerate() {
            let overlaps = |one: &&Dated<'_>| one.begins < later.ends && later.begins < one.ends;
            let Some(earlier) = dated.iter().take(number).find(overlaps) else { continue };
            if later.from == later.by || swaps.not_theirs(later).is_some() {
                continue; // `swap-outdated` speaks up.
            }
            let begins = swaps.rotation.local(later.begins.max(earlier.begins));
            let begins = begins.map(|time| format!(" from {time} on")).unwrap_or_default();
            findings
                .add(later.swap.place, format!("two swaps of `{}` take the same turn{begins}", swaps.role.id))
                .help("make one of them: what the later one gives away is what the earlier one brought")
                .related(earlier.swap.place, "the earlier one");
        }
    }
}
