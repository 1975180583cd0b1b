//! What happens and what is due, in the order of time.

use crate::diagnostic::listed;
use crate::duty::Minute;
use crate::plan::{self, Duration, Notify, Plan};
use crate::rehearsal::Reply;
use crate::response::{self, Call, Notified, Reach, Scene, Stage, Timeline, due};
use crate::view::playbooks::playbook_named;
use crate::view::rehearsal::clock::{Clock, When};
use crate::view::rehearsal::tasks::tasks;
use crate::view::rehearsal::{Promise, PromiseVerdict, promise};
use crate::view::{humanize, people};
use serde::Serialize;

/// Something that happens or is due.
#[derive(Debug, Serialize)]
pub struct Event {
    pub when: When,
    pub kind: EventKind,
    pub what: String,
    /// Those who are told.
    pub told: Vec<ToldPerson>,
    /// What else is to be said.
    pub notes: Vec<String>,
    #[serde(skip)]
    place: At,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    Post,
    Seen,
    Told,
    NotNeeded,
    Answer,
    Task,
    PromiseEnds,
    Due,
}

/// Somebody who is told.
#[derive(Debug, Serialize)]
pub struct ToldPerson {
    pub id: Option<String>,
    pub name: String,
    /// The role for which they are told; nothing where they are named themselves.
    pub role: Option<String>,
    pub stands_in: bool,
    /// `phone +1-312-555-0101`, `chat @dana`.
    pub how: Vec<String>,
    pub can_answer: bool,
    /// Whether the first answer is theirs, or could be.
    pub answers: bool,
    /// `there`, or why not: `off duty until Mon 16 Mar 2026 08:00`.
    pub state: String,
}

/// The role of an owner; nothing for a person.
pub(super) fn role_of(plan: &Plan, owner: &str) -> Option<String> {
    plan.person(owner).is_none().then(|| people::label(plan, owner))
}

/// How a person is told at a step.
pub(super) fn how(plan: &Plan, person: &str, step: Option<&plan::LadderStep>) -> Vec<String> {
    let Some(entry) = plan.person(person) else { return Vec::new() };
    let reach = people::all_ways(plan, entry);
    let ways = step.map(|step| step.notify.items()).unwrap_or_default();
    let mut told: Vec<String> = Vec::new();
    for way in ways {
        told.extend(match way {
            Notify::Phone => reach.phone.as_ref().map(|number| format!("phone {number}")),
            Notify::Sms => reach.phone.as_ref().map(|number| format!("text message to {number}")),
            Notify::Chat => reach.chat.as_ref().map(|name| format!("chat {name}")),
            Notify::Email => reach.email.as_ref().map(|address| format!("mail {address}")),
        });
    }
    if told.is_empty() {
        let phone = reach.phone.map(|number| format!("phone {number}"));
        let chat = || reach.chat.map(|name| format!("chat {name}"));
        let mail = || reach.email.map(|address| format!("mail {address}"));
        told.extend(phone.or_else(chat).or_else(mail));
    }
    told
}

/// Where something stands among what happens at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum At {
    Post,
    Seen,
    Told,
    Answer,
    Task,
    Due,
    Promise,
    End,
}

/// What happens, as it is found.
pub(super) struct Agenda<'c> {
    clock: &'c Clock,
    events: Vec<Event>,
}

impl Agenda<'_> {
    pub(super) fn add(
        &mut self,
        place: At,
        at: Minute,
        kind: EventKind,
        what: impl Into<String>,
    ) -> &mut Event {
        let (told, notes) = (Vec::new(), Vec::new());
        self.events.push(Event { when: self.clock.when(at), kind, what: what.into(), told, notes, place });
        self.events.last_mut().expect("internal: just pushed")
    }
}

/// Everything that happens or is due, in the order of time.
pub(super) fn events(
    plan: &Plan,
    clock: &Clock,
    reply: &Reply<'_>,
    scene: &Scene<'_>,
    played: &Timeline<'_>,
) -> Vec<Event> {
    let mut agenda = Agenda { clock, events: Vec::new() };
    let opens =
        reply.playbook.map(|playbook| format!(" {} opens.", playbook_named(plan, &playbook.id).label));
    let opens = opens.unwrap_or_default();
    if scene.opened == scene.posted {
        agenda.add(At::Post, scene.posted, EventKind::Post, format!("The post appears.{opens}"));
    } else {
        agenda.add(At::Post, scene.posted, EventKind::Post, "The post appears.");
        agenda.add(At::Seen, scene.opened, EventKind::Seen, format!("Somebody has seen it.{opens}"));
    }
    for call in &played.calls {
        let (kind, note) = match call.stage {
            Stage::Made => (EventKind::Told, None),
            Stage::UnlessSolved => (
                EventKind::Told,
                Some("Only if it is not solved by then: this ladder goes on until it is."),
            ),
            Stage::NotNeeded => (EventKind::NotNeeded, Some("Not needed: somebody has answered.")),
        };
        let event = agenda.add(At::Told, call.at, kind, call_in_words(plan, call));
        event.told = call.told.iter().map(|told| told_person(plan, told, call, played)).collect();
        event.notes.extend(note.map(str::to_owned));
        let to_do = call.step.and_then(|step| humanize::text(&step.r#do));
        event.notes.extend(to_do.map(|what| format!("To do: {what}")));
    }
    if let Some(answer) = &played.answer {
        let names: Vec<String> = answer.by.iter().map(|one| people::label(plan, one.person)).collect();
        let what = match names.split_first() {
            Some((first, [])) => format!("{first} answers."),
            Some((first, others)) => format!("{first} answers; {} could as well.", listed(others)),
            None => "Somebody answers.".to_owned(),
        };
        agenda.add(At::Answer, answer.at, EventKind::Answer, what);
    }
    for due in &reply.dues {
        let promise = promise(plan, clock, due);
        let what = format!("Promised on {}: {}.", promise.channel, promise.what);
        let event = agenda.add(At::Promise, due.until, EventKind::PromiseEnds, what);
        event.notes.push(verdict_in_words(&promise));
    }
    if let Some(playbook) = reply.playbook {
        let zone = plan.zone_at(reply.channel.and_then(|(_, of)| of));
        let by = |within: Duration| due(plan, zone, scene.opened, within);
        tasks(plan, &playbook.value, &mut agenda, &by);
    }
    let mut events = agenda.events;
    events.sort_by_key(|event| (event.when.instant, event.place));
    events
}

/// What became of a promise, in a sentence.
pub(super) fn verdict_in_words(promise: &Promise) -> String {
    let by = if promise.by.is_empty() { String::new() } else { format!(" by {}", promise.by.join(" or ")) };
    match (promise.verdict, &promise.done) {
        (PromiseVerdict::Kept, Some(done)) => format!(
            "Kept{by}, {}.",
            done.after.as_ref().map_or_else(|| "at once".to_owned(), |after| format!("after {after}"))
        ),
        (PromiseVerdict::Broken, Some(done)) => {
            format!("Broken: it takes until {} {}{by}.", done.day, done.clock)
        }
        (PromiseVerdict::Unknown, _) => "Nobody knows: somebody has no hours in the plan.".to_owned(),
        (PromiseVerdict::Kept | PromiseVerdict::Broken, None) => "Broken: nobody does it.".to_owned(),
    }
}

fn call_in_words(plan: &Plan, call: &response::Call<'_>) -> String {
    let again = match call.round {
        0 => String::new(),
        round => format!(" again (round {})", round + 1),
    };
    let mut owners: Vec<String> = Vec::new();
    for told in call.told.iter().filter(|told| !told.is_backup) {
        let label = people::label(plan, told.owner);
        if !owners.contains(&label) {
            owners.push(label);
        }
    }
    let who = listed(&owners);
    match call.step {
        Some(_) => format!("Step {} of the ladder{again}: {who} is told.", call.number),
        None => format!("{who} is asked."),
    }
}

fn told_person(plan: &Plan, told: &Notified<'_>, call: &Call<'_>, played: &Timeline<'_>) -> ToldPerson {
    let name = |id: &str| people::label(plan, id);
    let back = |at: Option<Minute>| at.map(|at| response::moment(plan, at));
    let (can_answer, state) = match &told.reach {
        Reach::There => (true, "there".to_owned()),
        Reach::StandIn(other) => (true, format!("on leave; {} stands in and is there", name(other))),
        Reach::Away(at) => {
            (false, back(*at).map_or("off duty".to_owned(), |at| format!("off duty until {at}")))
        }
        Reach::OnLeave(leave, at) => {
            let cover = leave.cover.get().map(|id| format!("; {} stands in", name(id))).unwrap_or_default();
            let from = back(*at).map(|at| format!(", there from {at}")).unwrap_or_default();
            (false, format!("on leave{cover}{from}"))
        }
        Reach::Unknown => (false, "nobody knows: no hours in the plan".to_owned()),
        Reach::Silent => (false, "does not answer".to_owned()),
        Reach::MayNot => (false, "is told, but may not answer at this step".to_owned()),
        Reach::Machine => (false, "a program; it answers nobody".to_owned()),
        Reach::Nobody => (false, "nobody in particular".to_owned()),
    };
    let is_able =
        matches!(told.reach, Reach::There | Reach::StandIn(_) | Reach::Away(_) | Reach::OnLeave(..));
    let by = played.answer.as_ref().map(|answer| answer.by.as_slice()).unwrap_or_default();
    ToldPerson {
        id: told.person.map(str::to_owned),
        name: name(told.person.unwrap_or(told.owner)),
        role: told.person.and_then(|_| role_of(plan, told.owner)),
        stands_in: told.is_backup,
        how: told.person.map(|person| how(plan, person, call.step)).unwrap_or_default(),
        can_answer,
        answers: is_able && by.iter().any(|one| Some(one.person) == told.person),
        state,
    }
}
