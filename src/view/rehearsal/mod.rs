//! One playbook at one moment, hour by hour: for whoever rehearses it, and for whoever asks who answers. Facts alone; what is
//! said of them is made of them in `text`.

mod clock;
mod events;
mod message;
mod notified;
mod playbook;
mod promise;
mod tasks;
mod way;

pub use clock::When;
pub use events::{CallStage, EventKind};
pub use notified::ContactWay;
pub use promise::{Promise, PromiseVerdict};
pub use way::Row;

use crate::plan::{self, Plan};
use crate::rehearsal::{FallbackOf, Reply, fallback};
use crate::response::{self, Asked, Scene, Timeline, play};
use crate::view::rehearsal::clock::Clock;
use crate::view::rehearsal::events::{Event, events};
use crate::view::rehearsal::message::{FirstMessage, InPrivate, first_message, in_private, speakers};
use crate::view::rehearsal::notified::{Availability, contact_ways, role_of};
use crate::view::rehearsal::playbook::{PlaybookName, playbook_name};
use crate::view::rehearsal::promise::promise;
use crate::view::rehearsal::tasks::{
    Afterwards, LastRehearsal, Noticed, afterwards, last_rehearsal, noticed_by,
};
use crate::view::rehearsal::way::{WayRow, triage_row, way};
use crate::view::{Named, people, playbooks::playbook_named};
use serde::Serialize;

/// What happens when, who answers, and what is promised.
#[derive(Debug, Serialize)]
pub struct Rehearsal {
    /// The title of the plan.
    pub plan: Option<String>,
    /// Whose plan it is.
    pub organisation: Option<String>,
    /// The language of the plan, as in BCP 47.
    pub language: String,
    /// Name of the file that the plan was read from.
    pub source: String,
    /// Version of the program.
    pub tool_version: &'static str,
    /// The time zone of all times.
    pub time_zone: String,
    /// The words of the comment.
    pub comment: Option<String>,
    /// The playbook that opens.
    pub playbook: Option<PlaybookName>,
    /// Where the comment stands.
    pub channel: Option<Named>,
    /// Whether the playbook names the channel; true where none was named.
    pub playbook_names_channel: bool,
    /// What it is about.
    pub location: Option<Named>,
    /// Whether the location is the one where it takes longest, because none was named.
    pub is_worst_location: bool,
    /// Those who do not answer.
    pub silent: Vec<Named>,
    /// How the comment found its row of triage; empty where the playbook is known.
    pub way: Vec<WayRow>,
    /// The row of triage that takes the comment.
    pub row: Option<Row>,
    /// When the post appears; nothing where nobody has to answer.
    pub posted: Option<When>,
    /// The moment that was asked about, where nobody has to answer and somebody is told all the same.
    pub asked_at: Option<When>,
    /// What happens and what is due, in the order of time.
    pub events: Vec<Event>,
    /// The first answer.
    pub answer: Option<Answer>,
    /// Why nobody answers, where that is so.
    pub no_answer: Option<NoAnswer>,
    /// Whom to tell all the same, where the plan says who it concerns.
    pub fallback: Option<Fallback>,
    /// What is promised to the message.
    pub promises: Vec<Promise>,
    /// Whether one of the promises is broken.
    pub breaks_a_promise: bool,
    /// The message to send first.
    pub words: Option<FirstMessage>,
    /// Where the conversation goes on in private.
    pub in_private: Vec<InPrivate>,
    /// Those who speak with the customer, one after the other: each change is a hand-off.
    pub speakers: Vec<Named>,
    /// How somebody notices: what is looked at how often.
    pub noticed_by: Vec<Noticed>,
    /// Everybody who is told or does something, to be invited to the rehearsal.
    pub taking_part: Vec<Named>,
    /// What is done once it is over.
    pub afterwards: Vec<Afterwards>,
    /// When the playbook was rehearsed last, and how often it should be.
    pub last_rehearsal: Option<LastRehearsal>,
}

impl Rehearsal {
    /// Whether it is known of all promises what becomes of them.
    pub fn is_judged(&self) -> bool {
        self.promises.iter().all(|promise| promise.verdict != PromiseVerdict::Unknown)
    }
}

/// The first answer.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// When.
    pub when: When,
    /// Whoever is on duty then, in the order of the escalation path.
    pub by: Vec<AnsweringPerson>,
}

#[derive(Debug, Serialize)]
pub struct AnsweringPerson {
    /// The person.
    pub who: Named,
    /// The role for which they answer; nothing where they are named themselves.
    pub role: Option<Named>,
    /// The step of the escalation path, from 1.
    pub step: usize,
    /// How they are told.
    pub how: Vec<ContactWay>,
}

/// Whoever is nearest to a comment for which the plan names nobody.
#[derive(Debug, Serialize)]
pub struct Fallback {
    /// Those to tell, and how.
    pub who: Vec<Contacted>,
    /// When the first of them is on duty; nothing where nobody knows.
    pub on_duty: Option<FallbackDuty>,
    /// The channel or playbook that they own; nothing where it is the plan.
    pub of: Option<Named>,
}

/// Somebody to tell.
#[derive(Debug, Serialize)]
pub struct Contacted {
    /// The person.
    pub who: Named,
    /// How they are told.
    pub how: Vec<ContactWay>,
}

/// When one of those who are told all the same is on duty.
#[derive(Debug, Serialize)]
pub struct FallbackDuty {
    /// When.
    pub when: When,
    /// Whoever is on duty then.
    pub by: Vec<Named>,
}

/// Why nobody answers.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum NoAnswer {
    /// Nobody who may answer is on duty in the next two months.
    NobodyThere,
    /// Nobody knows when these are there: the plan has no hours of theirs.
    NoHours {
        /// Whose hours are missing.
        who: Vec<Named>,
    },
    /// Such comments are not answered.
    NotAnswered,
    /// The row of triage names no owner and no playbook.
    RowWithoutOwner {
        /// The row, from 1.
        row: usize,
    },
    /// The playbook has neither an escalation path nor an owner.
    PlaybookWithoutOwner {
        /// The playbook.
        playbook: Named,
    },
    /// No row of triage fits.
    NoRow,
}

/// What the plan says to a question, resolved to names and times.
pub fn rehearsal(
    plan: &Plan,
    reply: &Reply<'_>,
    silent: &[&str],
    comment: Option<&str>,
    source: &str,
) -> Rehearsal {
    let about = plan.about();
    let clock = reply.scene.as_ref().map(|(scene, _)| Clock::of(plan, scene.posted));
    let channel = reply.channel.map(|(channel, _)| channel);
    let playbook = reply.playbook;
    let applies =
        playbook.zip(channel).is_none_or(|(playbook, channel)| response::applies(&playbook.value, channel));
    let mut rehearsal = Rehearsal {
        plan: about.and_then(|about| about.title.get()).map(|title| title.to_string()),
        organisation: about.and_then(|about| about.organisation.get()).map(|text| text.to_string()),
        language: plan.language().to_owned(),
        source: source.to_owned(),
        tool_version: env!("CARGO_PKG_VERSION"),
        time_zone: plan.zone_name().to_owned(),
        comment: comment.map(str::to_owned),
        playbook: playbook.map(|playbook| playbook_name(plan, playbook)),
        channel: channel.map(|channel| people::channel_named(plan, &channel.id)),
        playbook_names_channel: applies,
        location: reply.location.map(|location| people::place_or_owner(plan, &location.id)),
        is_worst_location: reply.is_worst_location,
        silent: silent.iter().map(|id| people::named(plan, id)).collect(),
        way: way(plan, reply),
        row: reply.row.map(|(index, row)| triage_row(plan, index, row)),
        posted: clock.as_ref().map(|clock| clock.when(clock.posted)),
        asked_at: None,
        events: Vec::new(),
        answer: None,
        no_answer: no_answer(plan, reply),
        fallback: None,
        promises: Vec::new(),
        breaks_a_promise: reply.breaks_a_promise(),
        words: reply.message.map(|message| {
            first_message(plan, message, channel, reply.location.filter(|_| !reply.is_worst_location))
        }),
        in_private: in_private(plan, reply),
        speakers: playbook.map(|playbook| speakers(plan, &playbook.value)).unwrap_or_default(),
        noticed_by: noticed_by(plan),
        taking_part: Vec::new(),
        afterwards: playbook.map(|playbook| afterwards(plan, &playbook.value)).unwrap_or_default(),
        last_rehearsal: playbook.and_then(|playbook| last_rehearsal(&playbook.value)),
    };
    let names_nobody = |why: &NoAnswer| !matches!(why, NoAnswer::NotAnswered | NoAnswer::NoHours { .. });
    if rehearsal.no_answer.as_ref().is_some_and(names_nobody) {
        let asked = reply.at.map(|at| Clock::of(plan, at));
        rehearsal.fallback = fallback(plan, reply, silent)
            .map(|(people, of)| told_all_the_same(plan, reply, &people, of, asked.as_ref()));
        if rehearsal.fallback.is_some() && rehearsal.posted.is_none() {
            rehearsal.asked_at = asked.map(|asked| asked.when(asked.posted));
        }
    }
    if let (Some(clock), Some((scene, played))) = (&clock, &reply.scene) {
        rehearsal.answer = answer(plan, clock, played);
        rehearsal.promises = reply.dues.iter().map(|due| promise(plan, clock, due)).collect();
        rehearsal.events = events(plan, clock, reply, scene, played);
        rehearsal.taking_part = taking_part(plan, &rehearsal.events, reply);
    }
    rehearsal
}

fn answer(plan: &Plan, clock: &Clock, played: &Timeline<'_>) -> Option<Answer> {
    let answer = played.answer.as_ref()?;
    let step_of =
        |number: usize| played.calls.iter().find(|call| call.number == number).and_then(|call| call.step);
    let by = answer.by.iter().map(|one| AnsweringPerson {
        who: people::named(plan, one.person),
        role: role_of(plan, one.owner),
        step: one.step,
        how: contact_ways(plan, one.person, step_of(one.step)),
    });
    Some(Answer { when: clock.when(answer.at), by: by.collect() })
}

fn no_answer(plan: &Plan, reply: &Reply<'_>) -> Option<NoAnswer> {
    if let Some((_, played)) = &reply.scene {
        let unknown = played.unknown.iter().map(|(id, _)| people::named(plan, id));
        return match &played.answer {
            Some(_) => None,
            None if played.unknown.is_empty() => Some(NoAnswer::NobodyThere),
            None => Some(NoAnswer::NoHours { who: unknown.collect() }),
        };
    }
    Some(match (reply.row, reply.playbook) {
        (Some((_, row)), _) if row.respond.copied() == Some(plan::Respond::None) => NoAnswer::NotAnswered,
        (_, Some(playbook)) => {
            NoAnswer::PlaybookWithoutOwner { playbook: playbook_named(plan, &playbook.id) }
        }
        (Some((index, _)), None) => NoAnswer::RowWithoutOwner { row: index + 1 },
        (None, None) => NoAnswer::NoRow,
    })
}

fn told_all_the_same<'p>(
    plan: &'p Plan,
    reply: &Reply<'p>,
    people: &[&'p str],
    of: FallbackOf<'p>,
    asked: Option<&Clock>,
) -> Fallback {
    let first = asked.and_then(|clock| {
        let scene = Scene {
            asked: Asked::Owners(people.to_vec()),
            location: reply.location,
            posted: clock.posted,
            opened: clock.posted,
            silent: Vec::new(),
            only: None,
        };
        let answer = play(plan, &scene).answer?;
        let by = answer.by.iter().map(|one| people::named(plan, one.person)).collect();
        Some(FallbackDuty { when: clock.when(answer.at), by })
    });
    let who =
        |person: &&str| Contacted { who: people::named(plan, person), how: contact_ways(plan, person, None) };
    Fallback {
        who: people.iter().map(who).collect(),
        on_duty: first,
        of: match of {
            FallbackOf::Channel(channel) => Some(people::channel_named(plan, &channel.id)),
            FallbackOf::Playbook(playbook) => Some(playbook_named(plan, &playbook.id)),
            FallbackOf::Plan => None,
        },
    }
}

fn taking_part(plan: &Plan, events: &[Event], reply: &Reply<'_>) -> Vec<Named> {
    let mut people: Vec<Named> = Vec::new();
    let mut add = |one: Named| {
        if !people.iter().any(|known| known.id == one.id) {
            people.push(one);
        }
    };
    let told = events.iter().flat_map(|event| &event.told);
    for told in told.filter(|told| !matches!(told.state, Availability::Nobody)) {
        add(told.who.clone());
    }
    let steps = reply.playbook.map(|playbook| playbook.value.steps.items()).unwrap_or_default();
    for owner in steps.iter().filter_map(|step| step.owner.get()) {
        let holders = plan.holders(&owner.value, reply.location).people();
        add(people::named(plan, holders.first().copied().unwrap_or(&owner.value)));
    }
    people
}
