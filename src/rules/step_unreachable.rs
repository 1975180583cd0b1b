use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::duty::Intervals;
use crate::plan::Plan;
use crate::response::{Approval, Pledge, Promise, Task, times_in_words};
use crate::rules::gone::all_gone;
use crate::rules::pledged::{either, owners, promised, task_name};
use crate::rules::promised::{
    are_too_many, clock_mend, consequence, helps_to_wait, or_promise, place_of, rounded,
};
use crate::rules::same_gap::{is_named_there, is_of_same_playbook};
use crate::rules::when::{every_week, gaps_in_words, on_days, then_or};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::BTreeSet;
use std::ptr;
use std::rc::Rc;

declare_rule! {
    /// Whoever does a step, stops posts, approves a statement or tells the public more is not on duty within the time that is written.
    ///
    /// Looked at are steps with `within` and a person or role as `owner` (or `backup`), `pause_publishing.within`, `approve_statements.within` where a step publishes what is not approved yet (such a step waits for that approval), and `update_every` until it is solved (`resolve_within`, else the first 24 hours). Updates belong to the owner of the step with `every`, else to the `spokesperson`, else to the owner of the playbook. All of that counts at all hours where the severity is critical or high or none of the playbook's channels has `staffed` hours; else, and with `clock: staffed`, for what begins while one of its channels is staffed. What is late because the same people are away for the acknowledgement is named in the finding about that.
    ///
    /// An error where the severity is critical or high, else a warning.
    ///
    /// ## Why this matters
    /// A crisis page is as fast as its slowest step: "change the passwords within 15 minutes" is worth nothing at night where the only one who can do it sleeps.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   kim: {name: Kim, phone: +1-312-555-0101, on_call: "24/7"}
    ///   lee: {name: Lee, phone: +1-312-555-0102, hours: "Mo-Fr 09:00-17:00"}
    /// playbooks: {takeover: {severity: critical, acknowledge_within: 15m, escalation: [{owner: kim, after: 0m}], steps: [{do: Change the passwords, owner: lee, within: 15m}]}}
    /// ```
    /// ```yaml good
    /// people:
    ///   kim: {name: Kim, phone: +1-312-555-0101, on_call: "24/7"}
    ///   lee: {name: Lee, phone: +1-312-555-0102, hours: "Mo-Fr 09:00-17:00"}
    /// playbooks: {takeover: {severity: critical, acknowledge_within: 15m, escalation: [{owner: kim, after: 0m}], steps: [{do: Change the passwords, owner: lee, backup: kim, within: 15m}]}}
    /// ```
    "step-unreachable", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.2.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if are_too_many(context, findings) {
        return;
    }
    // What the same people do late in a playbook is one finding: what waits longest speaks for all.
    let mut groups: Vec<(&Promise<'_>, Vec<&Promise<'_>>)> = Vec::new();
    for promise in context.promises() {
        let is_late = promise.is_broken() && !promise.pledge.task.is_to_customers();
        if !is_late || is_named_there(context, promise) {
            continue;
        }
        // Those of a playbook stand together.
        let mut of_playbook =
            groups.iter_mut().rev().take_while(|(known, _)| is_of_same_playbook(known, promise));
        match of_playbook.find(|(known, _)| late(known) == late(promise)) {
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
        let others = all.iter().filter(|other| !ptr::eq(**other, worst));
        let others: Vec<String> = others.map(|other| task_name(other.pledge.task)).collect();
        let also = if others.is_empty() { String::new() } else { format!(" (also: {})", listed(&others)) };
        let message = format!(
            "{}, but {}{}{}: {}{also}",
            promised(&worst.pledge),
            reason(plan, worst),
            place_of(worst),
            on_days(context, worst),
            consequence(context, worst)
        );
        let finding = findings.add(worst.pledge.place, message).help(mend(plan, worst, &all));
        if !plan.is_grave(&worst.pledge.case.playbook.value) {
            finding.milder();
        }
    }
}

/// Whether what is late waits for its approval alone.
fn is_unapproved(promise: &Promise<'_>) -> bool {
    promise.pledge.task.approval().is_some() && promise.unattended.is_empty()
}

/// Those who are late.
fn late<'p>(promise: &Promise<'p>) -> Vec<&'p str> {
    let task = promise.pledge.task;
    task.approval().filter(|_| is_unapproved(promise)).map_or_else(|| task.owners(), Approval::owners)
}

/// Those who approve something and are asked in time.
fn approving<'p>(approval: Approval<'p>, all: &[&Promise<'p>]) -> String {
    let within = all.iter().map(|promise| promise.pledge.within.in_minutes()).min().unwrap_or_default();
    let asked = approval.people().into_iter().flatten();
    let in_time = asked.filter(|(after, _)| u64::try_from(*after).is_ok_and(|after| after <= within));
    either(in_time.map(|(_, owner)| owner))
}

fn reason(plan: &Plan, promise: &Promise<'_>) -> String {
    let approval = promise.pledge.task.approval().filter(|_| !promise.unapproved.is_empty());
    let first = approval.map(|approval| {
        let when = times_in_words(plan, promise, &promise.unapproved);
        format!("{} has to approve it and is not on duty {when}", approving(approval, &[promise]))
    });
    match first {
        Some(first) if is_unapproved(promise) => first,
        Some(first) => format!("{}, and {first}", absence(plan, promise)),
        None => absence(plan, promise),
    }
}

/// When those who do it are not there.
fn absence(plan: &Plan, promise: &Promise<'_>) -> String {
    let owners = promise.pledge.task.owners();
    if let Some(gone) = all_gone(plan, owners.clone(), promise) {
        return format!("nobody is there in place of {gone}");
    }
    let (names, is_there) = match owners.as_slice() {
        [one, other] => (format!("neither `{one}` nor `{other}`"), "is"),
        [only] => (format!("`{only}`"), "is not"),
        _ => ("nobody".to_owned(), "is"),
    };
    if promise.worst.wait.is_none() {
        format!("{names} {is_there} on duty at any time")
    } else if promise.gaps.is_empty() {
        format!("{names} {is_there} on duty in time")
    } else {
        format!("{names} {is_there} on duty {}", gaps_in_words(plan, promise))
    }
}

fn mend(plan: &Plan, worst: &Promise<'_>, all: &[&Promise<'_>]) -> String {
    let when = |said: &Intervals, times: &Intervals| {
        if times.is_empty() { "in time".to_owned() } else { then_or(plan, worst, said, times) }
    };
    let is_done = |promise: &Promise<'_>| !is_unapproved(promise) && !is_approval(promise);
    let mut mends: Vec<String> = Vec::new();
    let of = |owners| all_gone(plan, owners, worst);
    if let Some(gone) = of(worst.pledge.task.owners()).or_else(|| of(late(worst))) {
        return format!("name somebody in place of {gone}{}", clock_mend(plan, all));
    }
    if all.iter().any(|promise| is_done(promise)) {
        let gaps = all.iter().fold(Intervals::default(), |sum, promise| sum.union(&promise.gaps));
        mends.push(format!("let {} be on duty {}", owners(worst.pledge.task), when(&worst.gaps, &gaps)));
    }
    let approval = all.iter().find_map(|promise| match promise.pledge.task {
        Task::Approval(approval) => Some(approval),
        task => task.approval().filter(|_| !promise.unapproved.is_empty()),
    });
    if let Some(approval) = approval {
        let unapproved = |promise: &Promise<'_>| {
            Rc::clone(if is_approval(promise) { &promise.gaps } else { &promise.unapproved })
        };
        let times = all.iter().fold(Intervals::default(), |sum, promise| sum.union(&unapproved(promise)));
        // The sentence before it ends with the times in which nobody approves.
        let when = if mends.is_empty() { when(&unapproved(worst), &times) } else { every_week(plan, &times) };
        mends.push(format!("let {} be on duty {when}", approving(approval, all)));
    }
    let longer = if all.len() == 1 { or_promise(plan, all) } else { longer_for_all(all) };
    format!(
        "{} (`hours` or `on_call`){}{longer}{}",
        mends.join(" and "),
        stand_in(all),
        clock_mend(plan, all)
    )
}

fn is_approval(promise: &Promise<'_>) -> bool {
    matches!(promise.pledge.task, Task::Approval(_))
}

/// Whom to name beside those who are late; nobody where somebody is named there, who would be lost.
fn stand_in(all: &[&Promise<'_>]) -> String {
    match all {
        [Promise { pledge, .. }] if matches!(pledge.task, Task::Pause { .. }) => {
            return ", let somebody else do it who is on duty then too (`by`)".to_owned();
        }
        [Promise { pledge, .. }]
            if matches!(pledge.task, Task::Updates { .. }) && again(pledge).is_none() =>
        {
            return ", let somebody else speak who is on duty then too (`spokesperson`)".to_owned();
        }
        _ => {}
    }
    let (mut steps, mut approves) = (BTreeSet::new(), false);
    for promise in all {
        // Whoever decides when the time for the approval is over may decide too late.
        if !promise.unapproved.is_empty() {
            return String::new();
        }
        match promise.pledge.task {
            Task::Step { number, backup: None, .. } => drop(steps.insert(number)),
            Task::Updates { backup: None, .. } => match again(&promise.pledge) {
                Some(number) => drop(steps.insert(number)),
                None => return String::new(),
            },
            Task::Approval(Approval { otherwise: None, .. }) => approves = true,
            Task::Step { .. } | Task::Updates { .. } | Task::Approval(_) | Task::Pause { .. } => {
                return String::new();
            }
            Task::Answer | Task::FollowUp { .. } => {}
        }
    }
    let steps: Vec<String> = match steps.len() {
        1 if all.len() == 1 => vec!["the step".to_owned()],
        _ => steps.into_iter().map(|number| format!("step {number}")).collect(),
    };
    let backup = if steps.is_empty() { String::new() } else { format!(" as `backup` of {}", listed(&steps)) };
    let otherwise = match (approves, steps.is_empty()) {
        (true, true) => " under `else`",
        (true, false) => ", and under `else`",
        (false, _) => "",
    };
    format!(", name somebody who is on duty then{backup}{otherwise}")
}

/// The number of the step that is done again and again: updates belong to it.
fn again(pledge: &Pledge<'_>) -> Option<usize> {
    let steps = pledge.case.playbook.value.steps.items();
    steps.iter().position(|step| !step.every.is_missing()).map(|index| index + 1)
}

/// `, or longer times: step 1 in 14h, updates in 14h`.
fn longer_for_all(all: &[&Promise<'_>]) -> String {
    if !all.iter().all(|promise| helps_to_wait(promise)) {
        return String::new();
    }
    let each = all.iter().filter_map(|promise| {
        let wait = promise.longest.wait.filter(|_| promise.worst.wait.is_some())?;
        Some(format!("{} in {}", task_name(promise.pledge.task), rounded(wait)))
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() { String::new() } else { format!(", or write longer times: {}", listed(&each)) }
}
