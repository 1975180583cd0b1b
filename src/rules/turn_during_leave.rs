use crate::diagnostic::{Category, Leniency, Severity};
use crate::duty::{Calendar, Counting, Minute, Presence, turns};
use crate::response::moment;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Somebody has a turn of a rota while they are on leave, and nobody stands in.
    ///
    /// Looked at are the turns of the horizon that are still to come. A leave with `cover` is fine: whoever stands in has the turn, if they are there at all.
    ///
    /// ## Why this matters
    /// Whoever made the rota did not know of the leave. A later step of the escalation path may save the promise, but the first call goes to a beach.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// people:
    ///   kim: {name: Kim, hours: "Mo-Su 08:00-20:00", leave: [{from: 2026-07-06, to: 2026-07-12}]}
    ///   lee: {name: Lee, hours: "Mo-Su 08:00-20:00"}
    /// roles: {responder: {held_by: [kim, lee], rota: {every: 1w, starts: 2026-01-05, order: [kim, lee]}}}
    /// ```
    /// ```yaml bad
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// people:
    ///   kim: {name: Kim, hours: "Mo-Su 08:00-20:00", leave: [{from: 2026-07-06, to: 2026-07-12, cover: lee}]}
    ///   lee: {name: Lee, hours: "Mo-Su 08:00-20:00", until: 2026-06-30}
    /// roles: {responder: {held_by: [kim], rota: {every: 1w, starts: 2026-01-05, order: [kim]}}}
    /// ```
    /// ```yaml good
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// people:
    ///   kim: {name: Kim, hours: "Mo-Su 08:00-20:00", leave: [{from: 2026-07-06, to: 2026-07-12, cover: lee}]}
    ///   lee: {name: Lee, hours: "Mo-Su 08:00-20:00"}
    /// roles: {responder: {held_by: [kim, lee], rota: {every: 1w, starts: 2026-01-05, order: [kim, lee]}}}
    /// ```
    "turn-during-leave", Category::Escalation, Severity::Warning, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some((from, to)) = context.days() else { return };
    let calendar = Calendar::of(plan, Counting::Everything, from, to);
    let (start, end) = calendar.zone(plan.zone_name()).days((from, to));
    for role in plan.roles.entries() {
        let Some(rota) = role.value.rota.get() else { continue };
        let turns = turns(plan, rota, start, end);
        for person in plan.people.entries() {
            for leave in person.value.leave.items() {
                let Some(days) = leave.days() else { continue };
                let (away, back) = calendar.days_of(&person.value, days);
                let cover = leave.cover.get();
                // Of whom nobody knows when they are there may be.
                let is_covered = |from: Minute, to: Minute| {
                    cover.is_some_and(|cover| {
                        calendar.any_of(&[cover], None) == Presence::Unknown
                            || !calendar.by_cover(cover).between(from, to).is_empty()
                    })
                };
                let during = turns.iter().filter(|(_, _, holder)| **holder == *person.id);
                let mut during = during.filter(|(begins, ends, _)| {
                    *begins < back && *ends > away && !is_covered(*begins.max(&away), *ends.min(&back))
                });
                let Some((begins, ends, _)) = during.next() else { continue };
                let others = match during.count() {
                    0 => String::new(),
                    1 => " and once more".to_owned(),
                    more => format!(" and {more} times more"),
                };
                let not_there =
                    cover.map(|cover| format!(", and `{}`, who stands in, is not there", cover.0));
                let not_there = not_there.unwrap_or_default();
                findings
                    .add(
                        leave.from.span(),
                        format!(
                            "`{}` is on leave from {} to {}, but has the turn of `{}` from {} to {}{others}{not_there}",
                            person.id,
                            days.0,
                            days.1,
                            role.id,
                            moment(plan, *begins),
                            moment(plan, *ends),
                        ),
                    )
                    .help("name somebody who takes the turn under `cover`, or move the leave")
                    .related(rota.place, "the rota");
            }
        }
    }
}
