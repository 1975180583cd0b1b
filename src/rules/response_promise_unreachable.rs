use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::response::{Arrivals, Promise, Task};
use crate::rules::pledged::promised;
use crate::rules::promised::{are_too_many, consequence, mend, place_of, reason};
use crate::rules::same_gap::{also, also_longer};
use crate::rules::when::on_days;
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;
use std::collections::HashMap;

declare_rule! {
    /// A channel promises an answer that nobody on the escalation path can give in time, again and again.
    ///
    /// Looked at is every channel with every playbook that applies there, at every location: `first_response` in the hours in which the channel is `staffed` (without them always), `first_response_off_hours` outside of them, and the playbook's `acknowledge_within`, else that of its severity. That one holds at all hours where the severity is critical or high or none of the playbook's channels has `staffed` hours, else while the channel is staffed; `clock: always` and `clock: staffed` in the playbook say otherwise. A playbook that opens on no channel is looked at once. A step of the escalation path can answer from `after` on, as soon as its owner or backup is on duty (`hours`, `on_call`) and may acknowledge. Looked at is every day of the horizon that is still to come, with the clocks of every zone as they are on that day; leave and closed days do not count here. It is an error what breaks in at least four weeks (of a short plan in every fourth week, with a rota in every round of it); what breaks less often is said by `unusual-week-gap`. People who have no hours at all are unknown: where one of them is on the escalation path, the rule is silent and `no-person-hours` speaks up.
    ///
    /// ## Why this matters
    /// An unkept promise is worse than none: "not meeting the expectation you're setting yourself up for" (Qualman). Nobody sees from hours and escalation paths alone that a post on Monday evening waits until Tuesday.
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
    "response-promise-unreachable", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if are_too_many(context, findings) {
        return;
    }
    // Several playbooks can make the same promise, and by several ladders: the one that waits longest speaks for all.
    let mut groups: Vec<(&Promise<'_>, Vec<&Promise<'_>>)> = Vec::new();
    let mut known: HashMap<(Span, Arrivals), usize> = HashMap::new();
    for promise in context.promises() {
        let pledge = &promise.pledge;
        if !promise.is_broken() || pledge.task != Task::Answer {
            continue;
        }
        let index = *known.entry((pledge.place, pledge.arrivals)).or_insert(groups.len());
        match groups.get_mut(index) {
            Some((worst, all)) => {
                all.push(promise);
                if promise.worst.weight() > worst.worst.weight() {
                    *worst = promise;
                }
            }
            None => groups.push((promise, vec![promise])),
        }
    }
    for (worst, all) in groups {
        let case = worst.pledge.case;
        let mut others: Vec<String> = Vec::new();
        for ladder in all.iter().map(|promise| promise.pledge.case.ladder) {
            let name = format!("`{ladder}`");
            others.extend((ladder != case.ladder && !others.contains(&name)).then_some(name));
        }
        let others = match others.as_slice() {
            [] => String::new(),
            others => {
                format!(" (escalation path `{}`; {} cannot keep it either)", case.ladder, listed(others))
            }
        };
        let message = format!(
            "{}, but {}{}{}: {}{others}{}",
            promised(&worst.pledge),
            reason(plan, worst),
            place_of(worst),
            on_days(context, worst),
            consequence(context, worst),
            also(context, &all)
        );
        let finding = findings.add(worst.pledge.place, message).help(mend(
            plan,
            worst,
            &all,
            &also_longer(context, &all),
        ));
        if let Some(channel) = case.channel {
            finding.related(channel.place, format!("playbook `{}` on this channel", case.playbook.id));
        }
    }
}
