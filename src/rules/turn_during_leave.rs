use crate::diagnostic::{Category, Leniency, Severity};
use crate::due;
use crate::plan::PlanStatus;
use crate::response::moment;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Somebody has a turn of a rota while they are on leave, and nobody stands in.
    ///
    /// Looked at are the turns of the horizon that are still to come, in leaves that are not over. A leave with `cover` is fine: whoever stands in has the turn, if they are there at all.
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
    if plan.status() == PlanStatus::Retired {
        return;
    }
    for turn in due::turns_on_leave(plan, context.as_of) {
        let (Some(days), Some(rota)) = (turn.leave.days(), turn.role.value.rota.get()) else { continue };
        let others = match turn.n_others {
            0 => String::new(),
            1 => " and once more".to_owned(),
            more => format!(" and {more} times more"),
        };
        let not_there = turn.cover.map(|cover| format!(", and `{}`, who stands in, is not there", cover.0));
        let not_there = not_there.unwrap_or_default();
        findings
            .add(
                turn.leave.from.span(),
                format!(
                    "`{}` is on leave from {} to {}, but has the turn of `{}` from {} to {}{others}{not_there}",
                    turn.person.id,
                    days.0,
                    days.1,
                    turn.role.id,
                    moment(plan, turn.begins),
                    moment(plan, turn.ends),
                ),
            )
            .help("name somebody who takes the turn under `cover`, or move the leave")
            .related(rota.place, "the rota");
    }
}
