//! What a playbook asks for by when, and what is done once it is over.

use crate::duty::Minute;
use crate::plan::{self, Duration, Plan};
use crate::view::messages::message_named;
use crate::view::rehearsal::events::{Agenda, At, EventKind, Note};
use crate::view::rehearsal::message::contact_way;
use crate::view::rehearsal::promise::{Promise, PromiseKind};
use crate::view::{self, Day, Named, humanize, people};
use serde::Serialize;

/// How somebody notices that something happens.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Noticed {
    /// Somebody looks.
    Check {
        /// At what.
        what: String,
        /// How often.
        every: Option<view::Duration>,
        /// At which hours, as the plan writes them.
        when: Option<String>,
        /// Who looks.
        by: Option<Named>,
    },
}

/// What is done once it is over.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Afterwards {
    /// The cause is found.
    Cause {
        /// The causes to choose from.
        causes: Vec<String>,
    },
    /// The customer hears what changed.
    TellCustomer,
    /// The team looks back at it.
    LookBack {
        /// By when.
        within: Option<view::Duration>,
        /// Who calls it.
        by: Option<Named>,
    },
    /// The public hears what was done.
    ReportBack {
        /// Where.
        channel: Named,
        /// In which words.
        message: Option<Named>,
        /// By when.
        within: Option<view::Duration>,
    },
}

/// When a playbook is rehearsed.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum LastRehearsal {
    /// It was rehearsed.
    On {
        /// The last day on which it was.
        last: Day,
        /// How often it should be.
        every: Option<view::Duration>,
    },
    /// It never was.
    Never {
        /// How often it should be.
        every: view::Duration,
    },
}

/// What the playbook asks for by when; `by` says until when something has to be done in some time.
pub(super) fn tasks(
    plan: &Plan,
    playbook: &plan::Playbook,
    agenda: &mut Agenda<'_>,
    by: &dyn Fn(Duration) -> Minute,
    promises: &[Promise],
) {
    let opened = by(Duration::minutes(0));
    // What becomes of a task that is not done in time.
    let late = |kind: PromiseKind, step: Option<usize>| {
        let late = promises.iter().find(|promise| promise.kind == kind && promise.step == step);
        late.filter(|promise| promise.is_shown())
    };
    let outcome = |kind: PromiseKind, step: Option<usize>| late(kind, step).map(Promise::outcome);
    // A step without a time follows the one before it.
    let mut before = opened;
    for (index, (step, time)) in playbook.steps.items().iter().zip(playbook.step_times()).enumerate() {
        let Some(what) = humanize::text(&step.r#do) else { continue };
        let time = time.within().or(step.every.copied());
        let at = time.map_or(before, by);
        before = before.max(at);
        let mut notes: Vec<Note> = outcome(PromiseKind::Step, Some(index + 1)).into_iter().collect();
        notes.extend(step.message.get().map(|id| Note::Message { message: message_named(plan, id) }));
        notes.extend(step.contact.items().iter().map(|id| Note::Contact {
            contact: people::contact_named(plan, id),
            way: contact_way(plan, id),
        }));
        notes.extend(step.every.copied().map(|every| Note::Again { every: every.into() }));
        if step.then.copied() == Some(plan::Then::Handoff) {
            notes.extend(handoff(plan, playbook));
        }
        notes.extend(time.is_none().then_some(Note::NoTime));
        let who = people::owner_of(plan, &step.owner);
        agenda.add(At::Task, at, EventKind::Task { who, what }, notes);
    }
    if let Some(plan::Pause::Record(pause)) = playbook.pause_publishing.get() {
        let (who, scope) = (people::owner_of(plan, &pause.by), humanize::text(&pause.scope));
        let resume = people::owner_of(plan, &pause.resume_by).map(|by| Note::Resume { by });
        let notes = outcome(PromiseKind::Pause, None).into_iter().chain(resume).collect();
        let at = pause.within.copied().map_or(opened, by);
        agenda.add(At::Task, at, EventKind::Pause { who, scope }, notes);
    }
    if let Some(approve) = playbook.approve_statements.get()
        && let (Some(who), Some(within)) = (people::owner_of(plan, &approve.by), approve.within.copied())
    {
        let otherwise = people::owner_of(plan, &approve.r#else).map(|by| Note::Otherwise { by });
        let what = EventKind::Statement { by: who };
        let notes = outcome(PromiseKind::Approval, None).into_iter().chain(otherwise).collect();
        agenda.add(At::Due, by(within), what, notes);
    }
    if let Some(every) = plan.update_every(playbook) {
        let again = vec![Note::Again { every: every.into() }];
        match late(PromiseKind::Updates, None) {
            // A later one is the first that is late.
            Some(late) if late.due != by(every) => {
                // One that is due sooner than twice as long after the opening is the second: the first was earlier.
                if late.due - by(every) >= by(every) - opened {
                    agenda.add(At::Due, by(every), EventKind::Update, again);
                }
                agenda.add(At::Due, late.due, EventKind::Update, vec![late.outcome()]);
            }
            late => {
                let notes = late.map(Promise::outcome).into_iter().chain(again).collect();
                agenda.add(At::Due, by(every), EventKind::Update, notes);
            }
        }
    }
    if let Some(within) = plan.resolve_within(playbook) {
        agenda.add(At::End, by(within), EventKind::Resolution, Vec::new());
    }
}

/// How the case goes to the next team.
fn handoff(plan: &Plan, playbook: &plan::Playbook) -> Option<Note> {
    let handoff = playbook.handoff.get()?;
    Some(Note::Handoff {
        to: people::plain_owner(plan, &handoff.to)?,
        via: humanize::texts(&handoff.via),
        within: view::Duration::of(&handoff.accept_within),
        with: humanize::texts(&handoff.required),
        log: humanize::text(&handoff.log),
    })
}

pub(super) fn noticed_by(plan: &Plan) -> Vec<Noticed> {
    let Some(listening) = plan.listening.get() else { return Vec::new() };
    let check = |check: &plan::Check| {
        Some(Noticed::Check {
            what: humanize::text(&check.what)?,
            every: view::Duration::of(&check.every),
            when: check.when.get().map(|hours| hours.to_string()),
            by: people::plain_owner(plan, &check.owner),
        })
    };
    listening.checks.items().iter().filter_map(check).collect()
}

pub(super) fn afterwards(plan: &Plan, playbook: &plan::Playbook) -> Vec<Afterwards> {
    let Some(close) = playbook.close_out.get() else { return Vec::new() };
    let mut tasks = Vec::new();
    if humanize::text(&close.root_cause).is_some() {
        tasks.push(Afterwards::Cause { causes: humanize::texts(&close.causes) });
    }
    if close.notify_customer.copied() == Some(true) {
        tasks.push(Afterwards::TellCustomer);
    }
    if let Some(review) = close.after_action_review.get() {
        tasks.push(Afterwards::LookBack {
            within: view::Duration::of(&review.within),
            by: people::plain_owner(plan, &review.owner),
        });
    }
    if let Some(report) = close.report_back.get()
        && let Some(channel) = report.channel.get()
    {
        tasks.push(Afterwards::ReportBack {
            channel: people::channel_named(plan, channel),
            message: report.message.get().map(|id| message_named(plan, id)),
            within: view::Duration::of(&report.within),
        });
    }
    tasks
}

pub(super) fn last_rehearsal(playbook: &plan::Playbook) -> Option<LastRehearsal> {
    let drill = playbook.drill.get()?;
    let every = view::Duration::of(&drill.every);
    match (drill.last_held().map(|last| Day(last.value)), every) {
        (Some(last), every) => Some(LastRehearsal::On { last, every }),
        (None, Some(every)) => Some(LastRehearsal::Never { every }),
        (None, None) => None,
    }
}
