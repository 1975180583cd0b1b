//! One playbook at one moment, hour by hour: for whoever rehearses it, and for whoever asks who answers.

mod clock;
mod events;
mod message;
mod tasks;
mod way;

pub use clock::When;
pub use events::EventKind;
pub use way::Row;

use crate::plan::{self, Entry, Plan};
use crate::rehearsal::Reply;
use crate::response::{self, Arrivals, Due, Timeline, Verdict};
use crate::view::rehearsal::clock::Clock;
use crate::view::rehearsal::events::{Event, events, how, role_of};
use crate::view::rehearsal::message::{Words, in_private, speakers, words};
use crate::view::rehearsal::tasks::{afterwards, last_rehearsal, noticed_by};
use crate::view::rehearsal::way::{WayRow, triage_row, way};
use crate::view::touchpoints::threshold;
use crate::view::{Named, humanize, people, playbooks::playbook_named};
use serde::Serialize;

/// What happens when, who answers, and what is promised.
#[derive(Debug, Serialize)]
pub struct Rehearsal {
    pub plan: String,
    pub organisation: Option<String>,
    pub language: String,
    pub source: String,
    pub tool_version: &'static str,
    pub time_zone: String,
    /// What was asked, in a few words: `Complaint on Facebook`.
    pub about: String,
    pub comment: Option<String>,
    pub playbook: Option<PlaybookName>,
    pub channel: Option<Named>,
    /// Whether the playbook names the channel; true where none was named.
    pub playbook_names_channel: bool,
    pub location: Option<String>,
    /// Whether the location is the one where it takes longest, because none was named.
    pub is_worst_location: bool,
    pub silent: Vec<String>,
    /// How the comment found its row of triage; empty where the playbook is known.
    pub way: Vec<WayRow>,
    pub row: Option<Row>,
    pub posted: Option<When>,
    pub events: Vec<Event>,
    pub answer: Option<Answer>,
    /// Why nobody answers, where that is so.
    pub no_answer: Option<String>,
    pub promises: Vec<Promise>,
    pub breaks_a_promise: bool,
    pub words: Option<Words>,
    /// Where the conversation goes on in private, in sentences.
    pub in_private: Vec<String>,
    /// Those who speak with the customer, one after the other: each change is a hand-off.
    pub speakers: Vec<String>,
    /// How somebody notices: what is looked at how often.
    pub noticed_by: Vec<String>,
    /// Everybody who is told or does something, to be invited to the rehearsal.
    pub taking_part: Vec<String>,
    /// What is done once it is over.
    pub afterwards: Vec<String>,
    /// When the playbook was rehearsed last, and how often it should be.
    pub last_rehearsal: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct PlaybookName {
    pub id: String,
    pub code: String,
    pub title: String,
    pub severity: Option<String>,
    pub owner: Option<String>,
    pub triggers: Vec<String>,
}

/// The first answer.
#[derive(Debug, Serialize)]
pub struct Answer {
    pub when: When,
    pub by: Vec<AnsweringPerson>,
}

#[derive(Debug, Serialize)]
pub struct AnsweringPerson {
    pub id: String,
    pub name: String,
    pub role: Option<String>,
    pub step: usize,
    pub how: Vec<String>,
}

/// Something that is promised to this message.
#[derive(Debug, Serialize)]
pub struct Promise {
    pub channel: String,
    /// `an answer within 15 minutes while it is staffed`.
    pub what: String,
    pub until: When,
    /// When it is kept; nothing where nobody does it.
    pub done: Option<When>,
    pub by: Vec<String>,
    pub verdict: PromiseVerdict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromiseVerdict {
    Kept,
    Broken,
    Unknown,
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
    let clock = reply.scene.as_ref().map(|(scene, _)| Clock::of(plan, scene));
    let channel = reply.channel.map(|(channel, _)| channel);
    let playbook = reply.playbook;
    let applies =
        playbook.zip(channel).is_none_or(|(playbook, channel)| response::applies(&playbook.value, channel));
    let mut rehearsal = Rehearsal {
        plan: about
            .and_then(|about| about.title.get())
            .map_or_else(|| "Plan without a title".into(), |title| title.to_string()),
        organisation: about.and_then(|about| about.organisation.get()).map(|text| text.to_string()),
        language: about
            .and_then(|about| about.language.get())
            .map_or_else(|| "en".into(), |language| language.to_string()),
        source: source.to_owned(),
        tool_version: env!("CARGO_PKG_VERSION"),
        time_zone: plan.zone_name().to_owned(),
        about: about_what(plan, reply),
        comment: comment.map(str::to_owned),
        playbook: playbook.map(|playbook| playbook_name(plan, playbook)),
        channel: channel.map(|channel| people::channel_named(plan, &channel.id)),
        playbook_names_channel: applies,
        location: reply.location.map(people::location_name),
        is_worst_location: reply.is_worst_location,
        silent: silent.iter().map(|id| people::label(plan, id)).collect(),
        way: way(plan, reply),
        row: reply.row.map(|(index, row)| triage_row(plan, index, row)),
        posted: clock.as_ref().map(|clock| clock.when(clock.posted)),
        events: Vec::new(),
        answer: None,
        no_answer: None,
        promises: Vec::new(),
        breaks_a_promise: reply.breaks_a_promise(),
        words: reply.message.map(|message| words(plan, message, channel)),
        in_private: in_private(plan, reply),
        speakers: playbook.map(|playbook| speakers(plan, &playbook.value)).unwrap_or_default(),
        noticed_by: noticed_by(plan),
        taking_part: Vec::new(),
        afterwards: playbook.map(|playbook| afterwards(plan, &playbook.value)).unwrap_or_default(),
        last_rehearsal: playbook.and_then(|playbook| last_rehearsal(&playbook.value)),
    };
    if let (Some(clock), Some((scene, played))) = (&clock, &reply.scene) {
        rehearsal.answer = answer(plan, clock, played);
        rehearsal.no_answer = no_answer(plan, played);
        rehearsal.promises = reply.dues.iter().map(|due| promise(plan, clock, due)).collect();
        rehearsal.events = events(plan, clock, reply, scene, played);
        rehearsal.taking_part = taking_part(plan, &rehearsal.events, reply);
    }
    rehearsal
}

fn about_what(plan: &Plan, reply: &Reply<'_>) -> String {
    let what = match (reply.row.and_then(|(_, row)| row.kind.get()), reply.playbook) {
        (Some(kind), _) => humanize::title(kind),
        (None, Some(playbook)) => playbook_named(plan, &playbook.id).label,
        (None, None) => "A comment".to_owned(),
    };
    match reply.channel {
        Some((channel, _)) => format!("{what} on {}", people::channel_named(plan, &channel.id).label),
        None => what,
    }
}

fn playbook_name(plan: &Plan, playbook: &Entry<plan::Playbook>) -> PlaybookName {
    let trigger = |trigger: &plan::Trigger| {
        humanize::text(&trigger.text).or_else(|| threshold(&trigger.metric, &trigger.over, &trigger.within))
    };
    let position = plan.playbooks.position(&playbook.id).unwrap_or(0);
    PlaybookName {
        id: playbook.id.to_string(),
        code: format!("P{}", position + 1),
        title: humanize::text(&playbook.value.title).unwrap_or_else(|| humanize::title(&playbook.id)),
        severity: playbook.value.severity.get().map(|id| humanize::word(id)),
        owner: people::owner_of(plan, &playbook.value.owner).map(|owner| owner.label),
        triggers: playbook.value.triggers.items().iter().filter_map(trigger).collect(),
    }
}

fn answer(plan: &Plan, clock: &Clock, played: &Timeline<'_>) -> Option<Answer> {
    let answer = played.answer.as_ref()?;
    let step_of =
        |number: usize| played.calls.iter().find(|call| call.number == number).and_then(|call| call.step);
    let by = answer.by.iter().map(|one| AnsweringPerson {
        id: one.person.to_owned(),
        name: people::label(plan, one.person),
        role: role_of(plan, one.owner),
        step: one.step,
        how: how(plan, one.person, step_of(one.step)),
    });
    Some(Answer { when: clock.when(answer.at), by: by.collect() })
}

fn no_answer(plan: &Plan, played: &Timeline<'_>) -> Option<String> {
    if played.answer.is_some() {
        return None;
    }
    if played.unknown.is_empty() {
        return Some("Nobody who may answer is there in the next two months.".to_owned());
    }
    let names: Vec<String> = played.unknown.iter().map(|(id, _)| people::label(plan, id)).collect();
    Some(format!(
        "Nobody knows when {} can be reached: there are no hours in the plan.",
        crate::diagnostic::listed(&names)
    ))
}

fn promise(plan: &Plan, clock: &Clock, due: &Due<'_>) -> Promise {
    let within = humanize::duration(due.within);
    let what = match due.arrivals {
        Arrivals::Staffed => format!("an answer within {within} while it is staffed"),
        Arrivals::OffHours => format!("an answer within {within} outside the staffed hours"),
        Arrivals::FollowUp => format!("a call within {within}"),
    };
    let by = due.answer.as_ref().map(|answer| answer.by.as_slice()).unwrap_or_default();
    Promise {
        channel: people::channel_named(plan, &due.channel.id).label,
        what,
        until: clock.when(due.until),
        done: due.answer.as_ref().map(|answer| clock.when(answer.at)),
        by: by.iter().map(|one| people::label(plan, one.person)).collect(),
        verdict: match due.verdict {
            Verdict::Kept => PromiseVerdict::Kept,
            Verdict::Broken => PromiseVerdict::Broken,
            Verdict::Unknown => PromiseVerdict::Unknown,
        },
    }
}

fn taking_part(plan: &Plan, events: &[Event], reply: &Reply<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: String| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    for told in events.iter().flat_map(|event| &event.told).filter(|told| told.id.is_some()) {
        add(told.name.clone());
    }
    let steps = reply.playbook.map(|playbook| playbook.value.steps.items()).unwrap_or_default();
    for owner in steps.iter().filter_map(|step| step.owner.get()) {
        let people = plan.holders(&owner.value, reply.location).people();
        add(people::label(plan, people.first().copied().unwrap_or(&owner.value)));
    }
    names
}
