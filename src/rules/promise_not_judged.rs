use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Channel, Entry, LadderStep, Plan, PlanKind};
use crate::response::{Pledge, Promising, Task, Unjudged, applies, unjudged};
use crate::rules::pledged::{some_of, task_name};
use crate::rules::promised::are_too_many;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Nobody can say whether a promise is kept, because an escalation path or the hours of somebody are missing.
    ///
    /// A channel that promises an answer needs a playbook with an escalation path that opens there (`channels` of the playbook); a step, a call or an update needs somebody with `hours` or `on_call`. Where another rule names what is missing (people of an escalation path without hours, roles that nobody holds, playbooks without an escalation path), this one is silent. `drill` counts such promises, and never calls them kept.
    ///
    /// ## Why this matters
    /// What is not judged looks like what is kept, to whoever reads quickly.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 09:00-17:00"}}
    /// channels:
    ///   page: {platform: facebook, accepts: [questions], staffed: "Mo-Fr 09:00-17:00", first_response: 4h, owner: kim}
    ///   shop: {platform: in-person, accepts: [complaints], owner: kim}
    /// playbooks: {question: {severity: low, channels: [shop], escalation: [{owner: kim, after: 0m}]}}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim, phone: +1-312-555-0101, hours: "Mo-Fr 09:00-17:00"}}
    /// channels:
    ///   page: {platform: facebook, accepts: [questions], staffed: "Mo-Fr 09:00-17:00", first_response: 4h, owner: kim}
    ///   shop: {platform: in-person, accepts: [complaints], owner: kim}
    /// playbooks: {question: {severity: low, channels: [page, shop], escalation: [{owner: kim, after: 0m}]}}
    /// ```
    "promise-not-judged", Category::Escalation, Severity::Warning, Leniency::InDraftsAndForSmallTeams, since "0.2.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    if are_too_many(context, findings) {
        return;
    }
    of_channels(context.plan, findings);
    of_people(context, findings);
}

/// One finding for all channels on which no playbook opens.
fn of_channels(plan: &Plan, findings: &mut RuleFindings) {
    // Where one opens that has no path, or one that leads nowhere, another rule speaks.
    let has_playbook = |channel: &Entry<Channel>| {
        plan.playbooks.entries().iter().any(|playbook| applies(&playbook.value, channel))
    };
    let of_channel = |promise: &Unjudged<'_>| match promise.by {
        Promising::Channel(channel, _) if has_playbook(channel) => None,
        Promising::Channel(channel, _) => Some((format!("`{}`", channel.id), promise.place)),
        Promising::Playbook(_) => None, // `playbook-without-escalation` speaks up.
    };
    let all: Vec<_> = unjudged(plan).iter().filter_map(of_channel).collect();
    let Some((_, place)) = all.first() else { return };
    if plan.playbooks.entries().is_empty() && matches!(plan.kind(), PlanKind::Plan | PlanKind::Playbook) {
        return; // `kind-section-missing` speaks up.
    }
    let mut names: Vec<String> = all.iter().map(|(name, _)| name.clone()).collect();
    names.dedup();
    let promise = if names.len() == 1 { "promises" } else { "promise" };
    findings
        .add(
            *place,
            format!(
                "{} {promise} an answer, but no playbook opens there: nobody can say whether it is kept",
                some_of(&names)
            ),
        )
        .help("name the channel under `channels` of a playbook that has an `escalation`");
}

/// One finding for each person or outside body whose hours are missing, with everything that hangs on them.
fn of_people(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let on_ladders = |id: &str| {
        let owners =
            context.ladders().iter().flat_map(|ladder| ladder.steps.iter().flat_map(LadderStep::owners));
        owners
            .into_iter()
            .any(|owner| *owner.value.0 == *id || plan.holders(&owner.value, None).people().contains(&id))
    };
    let mut of_each: Vec<(&str, Vec<Pledge<'_>>)> = Vec::new();
    // Of people on escalation paths `no-person-hours` speaks.
    let is_contact = |id: &str| plan.contacts.entry(id).is_some();
    for promise in context.promises() {
        let is_answer = promise.pledge.task == Task::Answer;
        for &id in promise.unknown.iter().filter(|id| !is_answer || is_contact(id)) {
            match of_each.iter_mut().find(|(known, _)| *known == id) {
                Some((_, pledges)) => pledges.push(promise.pledge),
                None => of_each.push((id, vec![promise.pledge])),
            }
        }
    }
    for (id, pledges) in of_each {
        let names: Vec<String> = pledges
            .iter()
            .map(|pledge| format!("{} of `{}`", task_name(pledge.task), pledge.case.playbook.id))
            .collect();
        let names = some_of(&names);
        let is_or_are = if pledges.len() == 1 { "is" } else { "are" };
        if let Some(person) = plan.person(id).filter(|_| !on_ladders(id)) {
            findings
                .missing(
                    person.place,
                    "hours",
                    format!("nobody knows when `{id}` is on duty, so {names} {is_or_are} not judged"),
                )
                .help("add `hours:`, such as \"Mo-Fr 09:00-17:00\", and `on_call:` where they can be reached at other times");
        } else if is_contact(id)
            && let Some(pledge) = pledges.first()
            && (pledge.task == Task::Answer || pledge.task.owners().contains(&id))
        {
            let is_about_answers = pledges.iter().any(|pledge| pledge.task == Task::Answer);
            let finding = findings.add(
                pledge.place,
                format!("`{id}` is outside the team and promises nothing, so {names} {is_or_are} not judged"),
            );
            if is_about_answers {
                finding.help("if somebody there answers for you, write them under `people` with their `hours`; else take them off the escalation path and call them in a step");
            } else {
                finding.milder().help("agree with them on a time, and name somebody of your own as `backup` where it must not wait");
            }
        }
    }
}
