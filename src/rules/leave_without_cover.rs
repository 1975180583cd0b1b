use crate::diagnostic::{Category, Leniency, Severity};
use crate::due::{self, Broken};
use crate::plan::{Leave, PlanStatus};
use crate::response::{TooManyChannels, moment};
use crate::rules::dated::worst_wait;
use crate::rules::pledged::{either, promised};
use crate::rules::promised::are_too_many;
use crate::rules::when::zone_of;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// While somebody is on leave, a promise breaks that is kept otherwise, or a channel is staffed by nobody.
    ///
    /// Looked at are the leaves inside the horizon that are not over; of a plan without one, all. Whoever is named under `cover` stands in, in their own hours.
    ///
    /// ## Why this matters
    /// Leave is planned long before: a colleague who stands in costs a line, a customer who waits for two weeks costs more.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 08:00-20:00", leave: [{from: 2026-07-06, to: 2026-07-17}]}}
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Fr 08:00-20:00", first_response: 1h}}
    /// playbooks: {complaint: {severity: medium, escalation: [{owner: kim, after: 0m}]}}
    /// ```
    /// ```yaml good
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// people:
    ///   kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 08:00-20:00", leave: [{from: 2026-07-06, to: 2026-07-17, cover: lee}]}
    ///   lee: {name: Lee, phone: +1-312-555-0102, hours: "Mo-Fr 08:00-20:00"}
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Fr 08:00-20:00", first_response: 1h}}
    /// playbooks: {complaint: {severity: medium, escalation: [{owner: kim, after: 0m}]}}
    /// ```
    "leave-without-cover", Category::Escalation, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.status() == PlanStatus::Retired || are_too_many(context, findings) {
        return;
    }
    let found = due::leaves(plan, context.as_of, context.promises());
    if let Some(TooManyChannels { first }) = found.too_many {
        findings.give_up_here(first.place);
    }
    for Broken { person, leave, worst: one, n_promises } in found.broken {
        let at = one.location.map(|location| format!(", at `{}`", location.id)).unwrap_or_default();
        let others = match n_promises - 1 {
            0 => String::new(),
            1 => " (and one more promise)".to_owned(),
            more => format!(" (and {more} more promises)"),
        };
        let what = worst_wait(one, plan);
        let what = match one.pledge.case.channel {
            Some(channel) => what.replacen("a message on", &format!("a message on `{}` on", channel.id), 1),
            None => what,
        };
        let (promised, zone) = (promised(&one.pledge), zone_of(plan));
        findings
            .add(leave.from.span(), format!("while `{}` is away {}, {what}{at}{zone}; {promised}{others}", person.id, days(leave)))
            .help("name somebody who is on duty then under `cover`, let somebody else on the escalation path be on duty, or move the leave")
            .related(one.pledge.place, "the promise");
    }
    for one in found.uncovered {
        let (owners, zone) = (either(one.channel.value.owners()), zone_of(plan));
        let at = one.location.map(|location| format!(" at `{}`", location.id)).unwrap_or_default();
        let when = one.gaps.all().first().map(|(start, _)| moment(plan, *start)).unwrap_or_default();
        let others = match one.gaps.all().len() - 1 {
            0 => String::new(),
            1 => " and once more".to_owned(),
            more => format!(" and {more} times more"),
        };
        findings
            .add(
                one.leave.from.span(),
                format!(
                    "while `{}` is away {}, `{}` is staffed from {when}{zone}{others}, but nobody of {owners}{at} is on duty",
                    one.person.id,
                    days(one.leave),
                    one.channel.id
                ),
            )
            .help(format!("name somebody who is on duty then under `cover`, let somebody else of {owners} be on duty, or move the leave"))
            .related(one.channel.value.staffed.span(), "the hours in which it is staffed");
    }
}

/// `from 2026-07-06 to 2026-07-17`.
fn days(leave: &Leave) -> String {
    match leave.days() {
        Some((from, to)) if from == to => format!("on {from}"),
        Some((from, to)) => format!("from {from} to {to}"),
        None => String::new(),
    }
}
