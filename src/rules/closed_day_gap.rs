use crate::diagnostic::{Category, Severity};
use crate::response::{Cause, Task};
use crate::rules::dated::grouped;
use crate::rules::promised::are_too_many;
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;
use std::collections::HashSet;

declare_rule! {
    /// A promise that is kept on other days is missed on closed days and public holidays.
    ///
    /// Looked at is the whole horizon, without leave. On days of `closed`, and on public holidays where hours say `PH off` and the plan names its `country`, channels are not staffed and people are on duty in their `on_call` hours alone.
    ///
    /// ## Why this matters
    /// It is no mistake to be closed on a holiday. But whoever writes then reads the promise of every other day, and an automatic reply can tell them.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Su 08:00-20:00"}}
    /// closed: [2026-12-25]
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Su 08:00-20:00", first_response: 1h, first_response_off_hours: 12h}}
    /// playbooks: {complaint: {severity: medium, escalation: [{owner: kim, after: 0m}]}}
    /// ```
    /// ```yaml good
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Su 08:00-20:00", on_call: "Mo-Su 08:00-09:00"}}
    /// closed: [2026-12-25]
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Su 08:00-20:00", first_response: 1h, first_response_off_hours: 23h}}
    /// playbooks: {complaint: {severity: medium, escalation: [{owner: kim, after: 0m}]}}
    /// ```
    "closed-day-gap", Category::Escalation, Severity::Info, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    if are_too_many(context, findings) {
        return;
    }
    // Of what is broken in other weeks as well `response-promise-unreachable` speaks.
    let broken = context.promises().iter().filter(|promise| promise.is_broken());
    let broken: HashSet<Span> = broken.map(|promise| promise.pledge.place).collect();
    let closed = context
        .dated()
        .filter(|one| matches!(one.cause, Cause::ClosedDays) && !broken.contains(&one.pledge.place));
    for group in grouped(context.plan, closed) {
        let message = group.message(", but is missed on closed days and public holidays", context.plan);
        let who = group.who();
        let on_call =
            format!("let somebody {who} be on call then (`on_call` counts on closed days), or leave it so");
        let help = match group.worst.pledge.task {
            Task::Answer => format!("say so in the automatic reply, {on_call}"),
            _ => on_call,
        };
        findings.add(group.worst.pledge.place, message).help(help);
    }
}
