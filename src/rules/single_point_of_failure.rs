use crate::diagnostic::{Category, Leniency, Severity};
use crate::duty::Minute;
use crate::plan::{LadderStep, Plan};
use crate::response::{
    Indispensable, Promise, Task, Worst, day, length, moment, week_minute, week_time_at, zone_at,
};
use crate::rules::pledged::some_of;
use crate::rules::promised::are_too_many;
use crate::rules::when::zone_of;
use crate::rules::{Context, RuleFindings, declare_rule};
use std::ptr;

declare_rule! {
    /// A promise holds only as long as one person answers.
    ///
    /// Looked at are promises that a usual week keeps: would it, if one of the people on the escalation path were silent? Where somebody else is on duty and the escalation path asks them too late, that is one finding for the escalation path; where it is so at several locations or for several people in their turns, one for all of them.
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
    "single-point-of-failure", Category::Escalation, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check, about owners, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    if are_too_many(context, findings) {
        return;
    }
    let mut groups: Vec<Group<'_, '_>> = Vec::new();
    for promise in context.promises().iter().filter(|promise| promise.unknown.is_empty()) {
        for &one in &promise.only {
            let cause = Cause::of(context.plan, one, promise);
            match groups.iter_mut().find(|group| group.cause == cause) {
                Some(group) => group.add(one, promise),
                None => groups.push(Group::of(cause, one, promise)),
            }
        }
    }
    for group in groups {
        group.say(context.plan, findings);
    }
}

/// Why a promise hangs by one person.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    /// Nobody else is on duty in time: for people whose turns are alike it is so at the same time of the week, and as long.
    Alone(*const LadderStep, Option<Minute>, Minute),
    /// At locations one person answers; elsewhere it is somebody else.
    AtLocations(*const LadderStep),
    /// Somebody else is on duty, but is asked only by this step.
    AskedLate(*const LadderStep),
}

impl Cause {
    fn of(plan: &Plan, one: Indispensable<'_>, promise: &Promise<'_>) -> Cause {
        let ladder = promise.pledge.case.steps.as_ptr();
        match late_step(one, promise) {
            Some(step) => Cause::AskedLate(step),
            // Whoever belongs to no location has reasons of their own.
            None if one.location.is_some_and(|here| plan.belongs_to(one.person, here)) => {
                Cause::AtLocations(ladder)
            }
            None => {
                let Worst { arrival, wait } = one.worst;
                Cause::Alone(ladder, wait, week_minute(&zone_at(plan, arrival), arrival))
            }
        }
    }
}

/// The step of an escalation path whose people are on duty at once, but are asked so late that this is the wait.
fn late_step<'p>(one: Indispensable<'p>, promise: &Promise<'p>) -> Option<&'p LadderStep> {
    let is_asked_then = |step: &&LadderStep| {
        let after = step.after.copied().map(|after| after.0.in_minutes());
        after.is_some() && after == one.worst.wait.and_then(|wait| u64::try_from(wait).ok())
    };
    let is_in_hours = !promise.pledge.within.is_in_business_days();
    let of_answers = promise.pledge.task == Task::Answer && is_in_hours;
    promise.pledge.case.steps.iter().filter(|_| of_answers).find(is_asked_then)
}

/// What hangs by one person for one cause.
struct Group<'g, 'p> {
    cause: Cause,
    /// The longest wait, and the promise that suffers most.
    worst: (Indispensable<'p>, &'g Promise<'p>),
    people: Vec<&'p str>,
    /// How many promises of how many people.
    count: usize,
}

impl<'g, 'p> Group<'g, 'p> {
    fn of(cause: Cause, one: Indispensable<'p>, promise: &'g Promise<'p>) -> Group<'g, 'p> {
        Group { cause, worst: (one, promise), people: vec![one.person], count: 1 }
    }

    fn add(&mut self, one: Indispensable<'p>, promise: &'g Promise<'p>) {
        self.count += 1;
        if !self.people.contains(&one.person) {
            self.people.push(one.person);
        }
        // Of one who is asked late the shortest promise says how soon they have to be.
        let weight = |(one, promise): (Indispensable<'_>, &Promise<'_>)| match self.cause {
            Cause::AskedLate(_) => -i64::try_from(promise.pledge.within.in_minutes()).unwrap_or(i64::MAX),
            Cause::Alone(..) | Cause::AtLocations(_) => one.worst.weight(),
        };
        if weight((one, promise)) > weight(self.worst) {
            self.worst = (one, promise);
        }
    }

    fn say(&self, plan: &Plan, findings: &mut RuleFindings) {
        let (Indispensable { person, worst, part, location }, promise) = self.worst;
        let Some(entry) = plan.person(person) else { return };
        let (case, within) = (promise.pledge.case, promise.pledge.within);
        let waits = match worst.wait {
            Some(wait) => format!("waits {}", length(wait)),
            None => "is never answered".to_owned(),
        };
        let is_answer = promise.pledge.task == Task::Answer;
        let what = if is_answer {
            let channel = case.channel.map(|channel| format!(" on `{}`", channel.id)).unwrap_or_default();
            format!("a message{channel}")
        } else {
            format!("the call-back that playbook `{}` promises for a message", case.playbook.id)
        };
        let arrival = match part {
            // It is so from when to when.
            Some((first, last)) => {
                let days = format!("{} to {}", day(first), day(last));
                format!("{}{} ({days})", moment(plan, worst.arrival), zone_of(plan))
            }
            None => format!("{}{}", week_time_at(plan, worst.arrival), zone_of(plan)),
        };
        let at = location.map(|location| format!(", at `{}`", location.id)).unwrap_or_default();
        if let Some(step) = late_step(self.worst.0, promise) {
            let number = case.steps.iter().position(|known| ptr::eq(known, step)).unwrap_or(0) + 1;
            let after = step.after.copied().map(|after| after.0.to_string()).unwrap_or_default();
            findings
                .add(
                    step.after.span(),
                    format!(
                        "step {number} of escalation path `{}` comes after {after}, too late for the {within} that are promised: if {} does not answer, {what} on {arrival} {waits}{at}",
                        case.ladder,
                        one_of(&self.people),
                    ),
                )
                .help(format!("write `after: {within}` or less, so that whoever is asked next can still keep it"));
            return;
        }
        let others = self.people.iter().filter(|other| **other != person);
        let others: Vec<String> = others.map(|person| format!("`{person}`")).collect();
        let others = match (self.cause, others.len()) {
            (_, 0) if self.count == 1 => String::new(),
            (_, 0) => format!(" ({} promises in all)", self.count),
            (Cause::AtLocations(_), 1) => "; the same with one more person at another location".to_owned(),
            (Cause::AtLocations(_), more) => format!("; the same with {more} more people at other locations"),
            _ => format!("; the same with {}", some_of(&others)),
        };
        let help = if is_answer {
            format!(
                "let a second person who may answer be on duty then, on escalation path `{}`; {within} is promised",
                case.ladder
            )
        } else {
            let playbook = &case.playbook.id;
            format!(
                "let a second person who may call be on duty then; playbook `{playbook}` promises {within}"
            )
        };
        findings
            .add(
                entry.place,
                format!("if `{person}` does not respond, {what} on {arrival} {waits}{at}{others}"),
            )
            .help(help);
    }
}

/// `` `a1` or whoever has the turn``: some people, of whom it is one at each time.
fn one_of(people: &[&str]) -> String {
    match people {
        [one] => format!("`{one}`"),
        [one, other] => format!("`{one}` or `{other}`"),
        [one, others @ ..] => format!("`{one}` or one of {} others", others.len()),
        [] => String::new(),
    }
}
