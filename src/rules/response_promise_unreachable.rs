use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::response::{Arrivals, Promise};
use crate::rules::promised::{are_too_many, consequence, mend, on_days, place_of, reason};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A channel promises an answer that nobody on the ladder can give in time, again and again.
    ///
    /// Looked at is every channel with every playbook that applies there, at every location: in the hours in which the channel is `staffed` the shorter of its `first_response` and the playbook's `acknowledge_within`, outside of them `first_response_off_hours`. A step of the ladder can answer from `after` on, as soon as its owner or backup is there (`hours`, `on_call`) and may acknowledge. Looked at is every day of the horizon that is still to come, with the clocks of every zone as they are on that day; leave and closed days do not count here. It is an error what breaks in at least four weeks (of a short plan in every fourth week, with a rota in every round of it); what breaks less often is said by `unusual-week-gap`. People who have no hours at all are unknown: where one of them is on the ladder, the rule is silent and `no-person-hours` speaks up.
    ///
    /// ## Why this matters
    /// An unkept promise is worse than none: "not meeting the expectation you're setting yourself up for" (Qualman). Nobody sees from hours and ladders alone that a post on Monday evening waits until Tuesday.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 08:00-17:00"}}
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Fr 08:00-20:00", first_response: 1h}}
    /// playbooks: {complaint: {severity: medium, escalation: [{owner: kim, after: 0m}]}}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 08:00-20:00"}}
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Fr 08:00-20:00", first_response: 1h}}
    /// playbooks: {complaint: {severity: medium, escalation: [{owner: kim, after: 0m}]}}
    /// ```
    "response-promise-unreachable", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if are_too_many(context, findings) {
        return;
    }
    // Several playbooks can make the same promise, and by several ladders: the one that waits longest speaks for all.
    let mut worst: Vec<((Span, Arrivals), &Promise<'_>, Vec<&str>)> = Vec::new();
    for promise in context.promises() {
        if promise.is_kept() || promise.arrivals == Arrivals::FollowUp || !promise.unknown.is_empty() {
            continue;
        }
        let (key, ladder) = ((promise.place, promise.arrivals), promise.case.ladder);
        if let Some((_, known, ladders)) = worst.iter_mut().find(|(known, ..)| *known == key) {
            ladders.extend((!ladders.contains(&ladder)).then_some(ladder));
            if promise.worst.weight() > known.worst.weight() {
                *known = promise;
            }
        } else {
            worst.push((key, promise, vec![ladder]));
        }
    }
    for (_, promise, ladders) in worst {
        let case = promise.case;
        let hours = match promise.arrivals {
            Arrivals::OffHours => " outside its hours",
            Arrivals::Staffed | Arrivals::FollowUp => "",
        };
        let others: Vec<String> =
            ladders.iter().filter(|name| **name != case.ladder).map(|name| format!("`{name}`")).collect();
        let others = match others.as_slice() {
            [] => String::new(),
            others => format!(" (ladder `{}`; {} cannot keep it either)", case.ladder, listed(others)),
        };
        let message = format!(
            "`{}` promises an answer in {}{hours}, but {}{}{}: {}{others}",
            case.channel.id,
            promise.within,
            reason(plan, promise),
            place_of(promise),
            on_days(context, promise),
            consequence(plan, promise)
        );
        findings
            .add(promise.place, message)
            .help(mend(plan, promise))
            .related(case.channel.place, format!("playbook `{}` on this channel", case.playbook.id));
    }
}
