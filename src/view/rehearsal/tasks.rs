//! What a playbook asks for by when, and what is done once it is over.

use crate::duty::Minute;
use crate::plan::{self, Duration, Plan};
use crate::source::Spanned;
use crate::view::messages::message_named;
use crate::view::rehearsal::events::{Agenda, At, EventKind};
use crate::view::{humanize, people};

/// What the playbook asks for by when; `by` says until when something has to be done in some time.
pub(super) fn tasks(
    plan: &Plan,
    playbook: &plan::Playbook,
    agenda: &mut Agenda<'_>,
    by: &dyn Fn(Duration) -> Minute,
) {
    let label =
        |field: &plan::Field<Spanned<plan::OwnerId>>| people::owner_of(plan, field).map(|owner| owner.label);
    let opened = by(Duration::minutes(0));
    for step in playbook.steps.items() {
        let Some(what) = humanize::text(&step.r#do) else { continue };
        let who = label(&step.owner).unwrap_or_else(|| "nobody yet".to_owned());
        let time = step.within.copied().or(step.every.copied());
        let at = time.map_or(opened, by);
        let event = agenda.add(At::Task, at, EventKind::Task, format!("{who}: {what}"));
        event.notes.extend(step.message.get().map(|id| format!("Words: {}", message_named(plan, id).label)));
        event.notes.extend(
            step.contact.items().iter().map(|id| format!("With {}", people::contact_in_words(plan, id))),
        );
        event.notes.extend(step.every.copied().map(|every| format!("Again {}", humanize::every(every))));
        if step.then.copied() == Some(plan::Then::Handoff) {
            event.notes.extend(handoff(plan, playbook));
        }
        if time.is_none() {
            event.notes.push("No time is set for it".to_owned());
        }
    }
    if let Some(plan::Pause::Record(pause)) = playbook.pause_publishing.get() {
        let who = label(&pause.by).unwrap_or_else(|| "Somebody".to_owned());
        let scope = humanize::text(&pause.scope).unwrap_or_else(|| "all planned posts".to_owned());
        let event = agenda.add(At::Task, opened, EventKind::Task, format!("{who}: stop {scope}"));
        event.notes.extend(label(&pause.resume_by).map(|who| format!("{who} lets them go on")));
    }
    if let Some(approve) = playbook.approve_statements.get()
        && let (Some(who), Some(within)) = (label(&approve.by), approve.within.copied())
    {
        let event =
            agenda.add(At::Due, by(within), EventKind::Due, format!("{who} has approved the statement"));
        event.notes.extend(label(&approve.r#else).map(|other| format!("If not, {other} decides")));
    }
    if let Some(every) = plan.update_every(playbook) {
        let event =
            agenda.add(At::Due, by(every), EventKind::Due, "The public hears more, even if nothing is new");
        event.notes.push(format!("Again {}", humanize::every(every)));
    }
    if let Some(within) = plan.resolve_within(playbook) {
        agenda.add(
            At::End,
            by(within),
            EventKind::Due,
            "It is solved, or the customer knows when it will be",
        );
    }
}

/// How the case goes to the next team.
fn handoff(plan: &Plan, playbook: &plan::Playbook) -> Option<String> {
    let handoff = playbook.handoff.get()?;
    let to = people::plain_owner(plan, &handoff.to)?.label;
    let (via, with) = (humanize::texts(&handoff.via), humanize::texts(&handoff.required));
    let via = if via.is_empty() { String::new() } else { format!(" by {}", via.join(" or ")) };
    let within =
        humanize::duration_of(&handoff.accept_within).map(|within| format!(", accepted within {within}"));
    let with = if with.is_empty() { String::new() } else { format!(", with {}", with.join(", ")) };
    let log = humanize::text(&handoff.log).map(|log| format!(", logged in {log}")).unwrap_or_default();
    Some(format!("Then hand over to {to}{via}{}{with}{log}", within.unwrap_or_default()))
}

pub(super) fn noticed_by(plan: &Plan) -> Vec<String> {
    let Some(listening) = plan.listening.get() else { return Vec::new() };
    let check = |check: &plan::Check| {
        let what = humanize::text(&check.what)?;
        let every = humanize::every_of(&check.every).map(|every| format!(" {every}")).unwrap_or_default();
        let when = check.when.get().map(|hours| format!(", {}", &**hours)).unwrap_or_default();
        let who = people::plain_owner(plan, &check.owner)
            .map(|owner| format!(", by {}", owner.label))
            .unwrap_or_default();
        Some(format!("{what}{every}{when}{who}"))
    };
    listening.checks.items().iter().filter_map(check).collect()
}

pub(super) fn afterwards(plan: &Plan, playbook: &plan::Playbook) -> Vec<String> {
    let Some(close) = playbook.close_out.get() else { return Vec::new() };
    let mut said = Vec::new();
    let causes = humanize::texts(&close.causes);
    if humanize::text(&close.root_cause).is_some() {
        let of = if causes.is_empty() { String::new() } else { format!(" ({})", causes.join(", ")) };
        said.push(format!("Find the cause{of}"));
    }
    if close.notify_customer.copied() == Some(true) {
        said.push("Tell the customer what changed".to_owned());
    }
    if let Some(review) = close.after_action_review.get() {
        let by = people::plain_owner(plan, &review.owner)
            .map(|owner| format!("; {} calls it", owner.label))
            .unwrap_or_default();
        let within = humanize::duration_of(&review.within)
            .map(|within| format!(" within {within}"))
            .unwrap_or_default();
        said.push(format!("Look back together{within}{by}"));
    }
    if let Some(report) = close.report_back.get()
        && let Some(channel) = report.channel.get()
    {
        let with = report
            .message
            .get()
            .map(|id| format!(" with {}", message_named(plan, id).label))
            .unwrap_or_default();
        let within = humanize::duration_of(&report.within)
            .map(|within| format!(" within {within}"))
            .unwrap_or_default();
        said.push(format!("Report back on {}{with}{within}", people::channel_named(plan, channel).label));
    }
    said
}

pub(super) fn last_rehearsal(playbook: &plan::Playbook) -> Option<String> {
    let drill = playbook.drill.get()?;
    let every = drill.every.copied().map(humanize::every);
    match (humanize::date_of(&drill.last), every) {
        (Some(last), Some(every)) => Some(format!("last rehearsed on {last}, to be rehearsed {every}")),
        (Some(last), None) => Some(format!("last rehearsed on {last}")),
        (None, Some(every)) => Some(format!("to be rehearsed {every}; it never was")),
        (None, None) => None,
    }
}
