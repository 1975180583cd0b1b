use crate::diagnostic::{Category, Leniency, Severity};
use crate::response::{Indispensable, Promise, Task, length, week_time_at};
use crate::rules::promised::are_too_many;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A promise holds only as long as one person answers.
    ///
    /// Looked at are promises that a usual week keeps: would it, if one of the people on the ladder were silent?
    ///
    /// ## Why this matters
    /// A plan that works only if one person never sleeps, leaves or loses a phone works until then.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 08:00-20:00"}}
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Fr 08:00-20:00", first_response: 1h}}
    /// playbooks: {complaint: {severity: medium, escalation: [{owner: kim, after: 0m}]}}
    /// ```
    /// ```yaml good
    /// people:
    ///   kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 08:00-20:00"}
    ///   lee: {name: Lee, phone: +1-312-555-0102, hours: "Mo-Fr 08:00-20:00"}
    /// channels: {page: {platform: facebook, accepts: [complaints], staffed: "Mo-Fr 08:00-20:00", first_response: 1h}}
    /// playbooks: {complaint: {severity: medium, escalation: [{owner: kim, backup: lee, after: 0m}]}}
    /// ```
    "single-point-of-failure", Category::Escalation, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    if are_too_many(context, findings) {
        return;
    }
    // One finding for each person: the promise that suffers most.
    let mut worst: Vec<(Indispensable<'_>, &Promise<'_>, usize)> = Vec::new();
    for promise in context.promises().iter().filter(|promise| promise.unknown.is_empty()) {
        for &one in &promise.only {
            match worst.iter_mut().find(|(known, ..)| known.person == one.person) {
                Some((known, known_promise, count)) => {
                    *count += 1;
                    if one.worst.weight() > known.worst.weight() {
                        *known = one;
                        *known_promise = promise;
                    }
                }
                None => worst.push((one, promise, 1)),
            }
        }
    }
    for (Indispensable { person, worst: wait, location }, promise, count) in worst {
        let Some(entry) = context.plan.person(person) else { continue };
        let others = if count > 1 { format!(" ({count} promises in all)") } else { String::new() };
        let waits = match wait.wait {
            Some(wait) => format!("waits {}", length(wait)),
            None => "is never answered".to_owned(),
        };
        let arrival = week_time_at(context.plan, wait.arrival);
        let place = location.map(|location| format!(", at `{}`", location.id)).unwrap_or_default();
        let (case, within) = (promise.pledge.case, promise.pledge.within);
        let (what, help) = if promise.pledge.task == Task::Answer {
            let channel = case.channel.map(|channel| format!(" on `{}`", channel.id)).unwrap_or_default();
            let help = format!(
                "let a second person who may answer be there then, on ladder `{}`; {within} is promised",
                case.ladder
            );
            (format!("a message{channel}"), help)
        } else {
            let help = format!(
                "let a second person who may call be there then; playbook `{}` promises {within}",
                case.playbook.id
            );
            (format!("the call of playbook `{}` after a message", case.playbook.id), help)
        };
        let message = format!("if `{person}` is silent, {what} on {arrival} {waits}{place}{others}");
        findings.add(entry.place, message).help(help);
    }
}
