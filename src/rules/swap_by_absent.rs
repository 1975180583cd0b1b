use crate::diagnostic::{Category, Leniency, Severity};
use crate::duty::{Zone, day_of};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Somebody takes a turn of a rota before their first day, or after their last one.
    ///
    /// `from` and `until` of people say when they belong to the team. A leave is `turn-during-leave`.
    ///
    /// ## Why this matters
    /// A turn of somebody who is not there any more is nobody's.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim}, lee: {name: Lee}, max: {name: Max, until: 2026-01-14}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota: {every: 1w, starts: 2026-01-05, order: [kim, lee], swaps: [{turn: 2026-01-12, for: lee, by: max}]}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim}, lee: {name: Lee}, max: {name: Max, until: 2026-01-31}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     rota: {every: 1w, starts: 2026-01-05, order: [kim, lee], swaps: [{turn: 2026-01-12, for: lee, by: max}]}
    /// ```
    "swap-by-absent", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for swaps in context.swaps() {
        for (dated, person) in swaps.takers(plan, None) {
            let name = plan.zone_in(&person.value.time_zone);
            let zone = |instant| Zone::around(name, day_of(instant), day_of(instant));
            let first = zone(dated.begins).day(dated.begins);
            let last = zone(dated.ends - 1).day(dated.ends - 1);
            let comes = person.value.from.copied().filter(|from| *from > first);
            let leaves = person.value.until.copied().filter(|until| *until < last);
            let but = match (comes, leaves) {
                (Some(from), _) => format!("comes only on {from}"),
                (None, Some(until)) => format!("leaves on {until}"),
                (None, None) => continue,
            };
            findings
                .add(
                    dated.swap.by.span(),
                    format!(
                        "`{}` takes the turn of `{}` from {first} to {last}, but {but}",
                        person.id, swaps.role.id
                    ),
                )
                .help(
                    "name somebody who is there under `by`, or take a part of the turn with `from` and `to`",
                )
                .related(person.place, "when they belong to the team");
        }
    }
}
