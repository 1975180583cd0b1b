//! What happens and what is due, in the order of time.

use crate::duty::Minute;
use crate::plan::{Duration, Plan};
use crate::rehearsal::Reply;
use crate::response::{Call, Scene, Stage, Timeline, due};
use crate::view::playbooks::playbook_named;
use crate::view::rehearsal::clock::{Clock, When};
use crate::view::rehearsal::notified::NotifiedPerson;
use crate::view::rehearsal::promise::{Promise, PromiseKind, promise};
use crate::view::rehearsal::tasks::tasks;
use crate::view::{self, Named, humanize, people};
use serde::Serialize;

/// Something that happens or is due.
#[derive(Debug, Serialize)]
pub struct Event {
    /// When.
    pub when: When,
    /// What it is.
    pub what: EventKind,
    /// Those who are told.
    pub told: Vec<NotifiedPerson>,
    /// What else is to be said.
    pub notes: Vec<Note>,
    #[serde(skip)]
    place: At,
}

/// What happens or is due.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum EventKind {
    /// The post appears.
    Post {
        /// The playbook that is opened at once.
        opens: Option<Named>,
    },
    /// Somebody has seen the post.
    Seen {
        /// Where nobody said where it is: the channel of those that may be meant on which it is seen last.
        on: Option<Named>,
        /// The playbook that is opened then.
        opens: Option<Named>,
    },
    /// The people of a step of the escalation path are told.
    Step {
        /// The step, from 1.
        number: usize,
        /// How often the escalation path was begun, from 1.
        round: u32,
        /// Whom the step names.
        who: Vec<Named>,
        /// Whether it comes to it.
        call: CallStage,
    },
    /// Whoever answers without an escalation path is asked.
    Asked {
        /// Whom.
        who: Vec<Named>,
        /// Whether it comes to it.
        call: CallStage,
    },
    /// Somebody answers.
    Answer {
        /// Who.
        by: Named,
        /// Who could as well.
        others: Vec<Named>,
    },
    /// The time of a promise is over.
    PromiseEnds {
        /// Where it was made; nothing where it is wherever the playbook opens.
        channel: Option<Named>,
        /// What was promised.
        kind: PromiseKind,
        /// In which time.
        within: view::Duration,
    },
    /// A step of the playbook is done.
    Task {
        /// Who does it.
        who: Option<Named>,
        /// What.
        what: String,
    },
    /// What was to be published is held back.
    Pause {
        /// Who stops it.
        who: Option<Named>,
        /// What is stopped; all planned posts where nothing is said.
        scope: Option<String>,
    },
    /// A statement is approved by now.
    Statement {
        /// Who has approved it.
        by: Named,
    },
    /// The public is told what is new.
    Update,
    /// It is solved by now, or the customer knows when it will be.
    Resolution,
}

/// Whether it comes to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallStage {
    /// It is made: nobody has answered yet.
    Made,
    /// It is made unless it is solved by then: the escalation path goes on until it is.
    UnlessSolved,
    /// Somebody has answered before.
    NotNeeded,
}

/// What else is to be said of an event.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Note {
    /// Clocks went back since what stands above it: its time comes a second time on that day.
    ClocksBack,
    /// The call is made only where it is not solved by then.
    UnlessSolved,
    /// The call is not needed: somebody has answered.
    NotNeeded,
    /// What the step says.
    ToDo {
        /// In the words of the plan.
        what: String,
    },
    /// The words for it.
    Message {
        /// The message.
        message: Named,
    },
    /// Who outside helps with it.
    Contact {
        /// Who.
        contact: Named,
        /// The number or address.
        way: Option<String>,
    },
    /// It comes again.
    Again {
        /// How often.
        every: view::Duration,
    },
    /// The case goes to the next team.
    Handoff {
        /// Who takes it.
        to: Named,
        /// How it is passed.
        via: Vec<String>,
        /// How soon they say that they have it.
        within: Option<view::Duration>,
        /// What they are told.
        with: Vec<String>,
        /// Where it is written down.
        log: Option<String>,
    },
    /// The plan sets no time for it.
    NoTime,
    /// Who lets publishing go on.
    Resume {
        /// Who.
        by: Named,
    },
    /// Who decides when the time is over.
    Otherwise {
        /// Who.
        by: Named,
    },
    /// The promise is kept.
    Kept {
        /// By whom.
        by: Vec<Named>,
        /// After how many minutes.
        minutes: Minute,
    },
    /// The promise is broken.
    Broken {
        /// Who does it in the end.
        by: Vec<Named>,
        /// When.
        until: String,
    },
    /// The promise is broken: nobody does it.
    NobodyDoesIt,
    /// Nobody knows whether the promise is kept: the plan has no hours of somebody.
    NobodyKnows,
}

impl EventKind {
    /// Whether people are told or asked, and how it comes to that.
    pub fn call(&self) -> Option<CallStage> {
        match self {
            EventKind::Step { call, .. } | EventKind::Asked { call, .. } => Some(*call),
            EventKind::Post { .. }
            | EventKind::Seen { .. }
            | EventKind::Answer { .. }
            | EventKind::PromiseEnds { .. }
            | EventKind::Task { .. }
            | EventKind::Pause { .. }
            | EventKind::Statement { .. }
            | EventKind::Update
            | EventKind::Resolution => None,
        }
    }
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
    pub(super) fn add(&mut self, place: At, at: Minute, what: EventKind, notes: Vec<Note>) -> &mut Event {
        self.events.push(Event { when: self.clock.when(at), what, told: Vec::new(), notes, place });
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
    let opens = reply.playbook.map(|playbook| playbook_named(plan, &playbook.id));
    if scene.opened == scene.posted {
        agenda.add(At::Post, scene.posted, EventKind::Post { opens }, Vec::new());
    } else {
        agenda.add(At::Post, scene.posted, EventKind::Post { opens: None }, Vec::new());
        let on = reply.seen_last_on.map(|channel| people::channel_named(plan, &channel.id));
        agenda.add(At::Seen, scene.opened, EventKind::Seen { on, opens }, Vec::new());
    }
    for call in &played.calls {
        let (stage, note) = match call.stage {
            Stage::Made => (CallStage::Made, None),
            Stage::UnlessSolved => (CallStage::UnlessSolved, Some(Note::UnlessSolved)),
            Stage::NotNeeded => (CallStage::NotNeeded, Some(Note::NotNeeded)),
        };
        let to_do = call.step.and_then(|step| humanize::text(&step.r#do)).map(|what| Note::ToDo { what });
        let notes = note.into_iter().chain(to_do).collect();
        let event = agenda.add(At::Told, call.at, call_of(plan, call, stage), notes);
        let told = call.told.iter().map(|told| NotifiedPerson::of(plan, clock, told, call, played));
        event.told = told.collect();
    }
    if let Some(answer) = &played.answer {
        let mut names = answer.by.iter().map(|one| people::named(plan, one.person));
        if let Some(by) = names.next() {
            agenda.add(At::Answer, answer.at, EventKind::Answer { by, others: names.collect() }, Vec::new());
        }
    }
    let promises: Vec<Promise> = reply.dues.iter().map(|due| promise(plan, clock, due)).collect();
    for (due, promise) in
        reply.dues.iter().zip(&promises).filter(|(_, promise)| promise.kind.is_to_customers())
    {
        let notes = vec![promise.outcome()];
        let what = EventKind::PromiseEnds {
            channel: promise.channel.clone(),
            kind: promise.kind,
            within: promise.within,
        };
        agenda.add(At::Promise, due.until, what, notes);
    }
    if let Some(playbook) = reply.playbook {
        let place = plan.locality_at(reply.location);
        let by = |within: Duration| due(plan, place, scene.opened, within);
        tasks(plan, &playbook.value, &mut agenda, &by, &promises);
    }
    let mut events = agenda.events;
    events.sort_by_key(|event| (event.when.instant, event.place));
    let mut before: Option<(view::Day, String)> = None;
    for event in &mut events {
        let now = (event.when.day, event.when.time.clone());
        if before.is_some_and(|(day, time)| day == now.0 && now.1 < time) {
            event.notes.insert(0, Note::ClocksBack);
        }
        before = Some(now);
    }
    events
}

fn call_of(plan: &Plan, call: &Call<'_>, stage: CallStage) -> EventKind {
    let mut who: Vec<Named> = Vec::new();
    for told in call.told.iter().filter(|told| !told.is_backup) {
        if !who.iter().any(|known| known.id == told.owner) {
            who.push(people::named(plan, told.owner));
        }
    }
    match call.step {
        Some(_) => EventKind::Step { number: call.number, round: call.round + 1, who, call: stage },
        None => EventKind::Asked { who, call: stage },
    }
}
