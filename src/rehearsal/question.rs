//! One question, and everything that the plan says about it.

use crate::duty::Minute;
use crate::plan::{
    Channel, Condition, Entry, Escalation, Location, Message, Plan, Playbook, Respond, TriageRow,
};
use crate::rehearsal::first_message::words_for;
use crate::response::{self, Asked, Due, Ladder, Scene, Timeline, Verdict, dues, play, seen_at, tasks_due};
use crate::routing::{Fit, Query, Table};

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Question<'p> {
    /// The words of a comment.
    pub comment: Option<&'p str>,
    /// The row of triage, where a person has chosen it.
    pub row: Option<usize>,
    /// The playbook, where it is known.
    pub playbook: Option<&'p Entry<Playbook>>,
    pub channel: Option<(&'p Entry<Channel>, Option<&'p Entry<Location>>)>,
    pub location: Option<&'p Entry<Location>>,
    /// When the comment appears, in minutes from 1970 in UTC.
    pub at: Option<Minute>,
    /// How long after that somebody sees it, in minutes; `None` where the plan says how often the channel is looked at.
    pub seen_after: Option<Minute>,
    /// People or roles who do not answer.
    pub silent: Vec<&'p str>,
}

/// How the comment found its row.
#[derive(Clone, Debug)]
pub enum Way<'p> {
    /// Row by row, by its words.
    ByWords(Vec<Fit<'p>>),
    /// Somebody said of which kind it is.
    ByKind,
    /// No row was asked: the playbook is known.
    Known,
}

/// What the plan says.
#[derive(Clone, Debug)]
pub struct Reply<'p> {
    pub way: Way<'p>,
    /// The row that takes the comment, with its place from 0.
    pub row: Option<(usize, &'p TriageRow)>,
    pub playbook: Option<&'p Entry<Playbook>>,
    pub channel: Option<(&'p Entry<Channel>, Option<&'p Entry<Location>>)>,
    pub location: Option<&'p Entry<Location>>,
    /// Whether the location was not named: it is the one where it takes longest.
    pub is_worst_location: bool,
    /// The moment that was named.
    pub at: Option<Minute>,
    /// Where no channel was named and some are looked at later than others: the one on which the message is seen last.
    pub seen_last_on: Option<&'p Entry<Channel>>,
    /// Who is asked when; `None` where no time was named or nobody has to answer.
    pub scene: Option<(Scene<'p>, Timeline<'p>)>,
    /// What is promised, channel by channel.
    pub dues: Vec<Due<'p>>,
    /// The message to send first.
    pub message: Option<&'p Entry<Message>>,
}

impl Reply<'_> {
    /// Whether something that is promised is not kept.
    pub fn breaks_a_promise(&self) -> bool {
        self.dues.iter().any(|due| due.verdict == Verdict::Broken)
    }
}

/// Asks the plan.
pub fn ask<'p>(plan: &'p Plan, table: &Table<'p>, question: &Question<'p>) -> Reply<'p> {
    let channel_ids: Vec<&str> = question.channel.iter().map(|(channel, _)| &*channel.id).collect();
    let (way, row) = match (question.row, question.comment) {
        (Some(row), _) => (Way::ByKind, Some(row)),
        (None, Some(comment)) if question.playbook.is_none() => {
            let fits = table.explain(Query { comment, channels: &channel_ids });
            let row = fits.iter().position(|fit| matches!(fit, Fit::Fits(_)));
            (Way::ByWords(fits), row)
        }
        _ => (Way::Known, None),
    };
    let row = row.and_then(|index| Some((index, plan.triage.items().get(index)?)));
    let of_row = row.and_then(|(_, row)| plan.playbooks.entry(row.playbook.get()?));
    let playbook = question.playbook.or(of_row);
    let message =
        words_for(plan, row.map(|(_, row)| row), playbook, question.channel.map(|(channel, _)| channel));
    let mut reply = Reply {
        way,
        row,
        playbook,
        channel: question.channel,
        location: question.location.or_else(|| question.channel.and_then(|(_, of)| of)),
        is_worst_location: false,
        at: question.at,
        seen_last_on: None,
        scene: None,
        dues: Vec::new(),
        message,
    };
    let is_answered = row.is_none_or(|(_, row)| row.respond.copied() != Some(Respond::None));
    let (Some(at), true) = (question.at, is_answered) else { return reply };
    let Some(asked) = who_is_asked(plan, row.map(|(_, row)| row), playbook) else { return reply };
    let owners = owners(&asked);
    let places = match reply.location {
        Some(location) => vec![Some(location)],
        None => plan.places_of(owners.into_iter()),
    };
    let n_places = places.len();
    let mut worst: Option<(Scene<'p>, Timeline<'p>)> = None;
    for location in places {
        let openings = openings(plan, question, playbook, location, at);
        let opened = openings.iter().map(|(_, opened)| *opened).max().unwrap_or(at);
        let scene = scene(plan, question, (at, opened), (row.map(|(_, row)| row), &asked), location);
        let played = play(plan, &scene);
        let wait = |played: &Timeline<'_>| played.answer.as_ref().map_or(Minute::MAX, |answer| answer.at);
        if worst.as_ref().is_none_or(|(_, known)| wait(&played) > wait(known)) {
            worst = Some((scene, played));
        }
    }
    let Some((scene, played)) = worst else { return reply };
    reply.is_worst_location = n_places > 1;
    reply.location = scene.location;
    let openings = openings(plan, question, playbook, reply.location, at);
    if openings.iter().any(|(_, opened)| *opened < scene.opened) {
        let last = openings.iter().find(|(_, opened)| *opened == scene.opened);
        reply.seen_last_on = last.and_then(|(channel, _)| *channel).map(|(channel, _)| channel);
    }
    // Nobody has said on which channel it is: on each it may be seen at another time.
    let mut played_at = vec![(scene.clone(), played.clone())];
    for (channel, opened) in openings {
        let known = played_at.iter().position(|(known, _)| known.opened == opened);
        let index = known.unwrap_or_else(|| {
            let other = Scene { opened, ..scene.clone() };
            let played = play(plan, &other);
            played_at.push((other, played));
            played_at.len() - 1
        });
        if let (Some(channel), Some((scene, played))) = (channel, played_at.get(index)) {
            reply.dues.extend(dues(plan, channel, playbook, scene, played));
        }
    }
    if let Some(playbook) = playbook {
        let each = played_at.iter().map(|(scene, played)| tasks_due(plan, playbook, scene, played));
        reply.dues.extend(each.reduce(the_worse).unwrap_or_default());
    }
    reply.scene = Some((scene, played));
    reply
}

/// Of the same tasks those that are not done in time.
fn the_worse<'p>(one: Vec<Due<'p>>, other: Vec<Due<'p>>) -> Vec<Due<'p>> {
    let worse = |(one, other): (Due<'p>, Due<'p>)| if one.verdict == Verdict::Kept { other } else { one };
    one.into_iter().zip(other).map(worse).collect()
}

/// A channel, and the location that has it.
type OfChannel<'p> = (&'p Entry<Channel>, Option<&'p Entry<Location>>);

/// When the playbook opens for a message on each channel on which it may be; without any of them at once.
fn openings<'p>(
    plan: &'p Plan,
    question: &Question<'p>,
    playbook: Option<&'p Entry<Playbook>>,
    location: Option<&'p Entry<Location>>,
    at: Minute,
) -> Vec<(Option<OfChannel<'p>>, Minute)> {
    let opened = |channel: &'p Entry<Channel>| match question.seen_after {
        Some(after) => at.saturating_add(after),
        None => seen_at(plan, channel, playbook, at),
    };
    let channels = channels(plan, question, playbook, location);
    if channels.is_empty() {
        return vec![(None, at.saturating_add(question.seen_after.unwrap_or(0)))];
    }
    channels.into_iter().map(|(channel, of)| (Some((channel, of)), opened(channel))).collect()
}

/// The channels whose promises are looked at: the one that is named, else all on which the playbook applies.
fn channels<'p>(
    plan: &'p Plan,
    question: &Question<'p>,
    playbook: Option<&'p Entry<Playbook>>,
    location: Option<&'p Entry<Location>>,
) -> Vec<OfChannel<'p>> {
    if let Some(channel) = question.channel {
        return vec![channel];
    }
    let Some(playbook) = playbook else { return Vec::new() };
    let is_here = |of: Option<&Entry<Location>>| match (of, location) {
        (Some(of), Some(location)) => of.id == location.id,
        (Some(_), None) => false,
        (None, _) => true,
    };
    let all = response::channels(plan).into_iter();
    all.filter(|(channel, of)| is_here(*of) && response::applies(&playbook.value, channel)).collect()
}

/// The escalation path of the playbook, else the owner of the row, else the owner of the playbook.
fn who_is_asked<'p>(
    plan: &'p Plan,
    row: Option<&'p TriageRow>,
    playbook: Option<&'p Entry<Playbook>>,
) -> Option<Asked<'p>> {
    if let Some(playbook) = playbook
        && let Some(steps) = plan.steps_of(&playbook.value).filter(|steps| !steps.is_empty())
    {
        let named = match playbook.value.escalation.get() {
            Some(Escalation::Named(id)) => plan.escalations.entry(id).map(|ladder| &ladder.value),
            _ => None,
        };
        let until = named.map_or(Condition::Acknowledged, crate::plan::Ladder::unless);
        let repeat = named.and_then(|ladder| ladder.repeat.copied()).map_or(0, |repeat| repeat.0);
        let reaction = plan.reaction(&playbook.value).in_minutes();
        let reaction = Minute::try_from(reaction).unwrap_or_default();
        return Some(Asked::Ladder(steps, Ladder { until, repeat, reaction }));
    }
    let of_row = row.and_then(|row| row.owner.get()).map(|owner| &*owner.value.0);
    let of_playbook =
        || playbook.and_then(|playbook| playbook.value.owner.get()).map(|owner| &*owner.value.0);
    let mut owners: Vec<&str> = of_row.or_else(of_playbook).into_iter().collect();
    // Whoever else may answer is asked as well.
    owners.extend(row.into_iter().flat_map(|row| row.responders.items()).map(|owner| &*owner.0));
    owners.dedup();
    (!owners.is_empty()).then_some(Asked::Owners(owners))
}

fn owners<'p>(asked: &Asked<'p>) -> Vec<&'p str> {
    match asked {
        Asked::Ladder(steps, _) => {
            steps.iter().flat_map(crate::plan::LadderStep::owners).map(|owner| &*owner.value.0).collect()
        }
        Asked::Owners(owners) => owners.clone(),
    }
}

fn scene<'p>(
    plan: &'p Plan,
    question: &Question<'p>,
    (at, opened): (Minute, Minute),
    (row, asked): (Option<&'p TriageRow>, &Asked<'p>),
    location: Option<&'p Entry<Location>>,
) -> Scene<'p> {
    let people = |owner: &'p str| plan.holders(owner, location).people();
    let responders = row.map(|row| row.responders.items()).unwrap_or_default();
    let only = responders.iter().flat_map(|owner| people(&owner.0)).collect();
    Scene {
        asked: asked.clone(),
        location,
        posted: at,
        opened,
        silent: question.silent.iter().flat_map(|owner| people(owner)).collect(),
        only: (!responders.is_empty()).then_some(only),
    }
}
