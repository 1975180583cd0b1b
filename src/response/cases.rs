//! What is promised: every playbook on every channel, and what the two say together.

use crate::duty::{Days, Intervals, Minute, later};
use crate::plan::{Channel, Date, Duration, Entry, LadderStep, Leave, Location, Plan, Playbook};
use crate::response::limit::minutes;
use crate::source::Span;

/// A playbook on a channel.
#[derive(Clone, Copy, Debug)]
pub struct Case<'p> {
    pub channel: &'p Entry<Channel>,
    /// The zone of the channel's hours.
    pub zone: &'p str,
    /// The location whose channel it is.
    pub of: Option<&'p Entry<Location>>,
    pub playbook: &'p Entry<Playbook>,
    /// The name of the ladder; that of the playbook where its steps stand there.
    pub ladder: &'p str,
    pub steps: &'p [LadderStep],
}

/// When a message arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrivals {
    /// In the hours in which the channel is staffed.
    Staffed,
    /// Outside of them.
    OffHours,
    /// In the hours in which it is staffed, and what is promised is the call that follows.
    FollowUp,
}

/// All channels that are answered, with the location that each belongs to.
pub fn channels(plan: &Plan) -> Vec<(&Entry<Channel>, Option<&Entry<Location>>)> {
    let own = plan.channels.entries().iter().map(|channel| (channel, None));
    let local = plan.locations.entries().iter().flat_map(|location| {
        location.value.channels.entries().iter().map(move |channel| (channel, Some(location)))
    });
    own.chain(local).filter(|(channel, _)| channel.value.is_answered()).collect()
}

/// All playbooks on all channels.
pub fn cases(plan: &Plan) -> Vec<Case<'_>> {
    let channels = channels(plan);
    let mut cases = Vec::new();
    for playbook in plan.playbooks.entries() {
        let Some(steps) = plan.steps_of(&playbook.value).filter(|steps| !steps.is_empty()) else { continue };
        let of_playbook = channels.iter().filter(|(channel, _)| applies(&playbook.value, channel));
        cases.extend(of_playbook.map(|&(channel, of)| Case {
            channel,
            zone: plan.zone_at(of),
            of,
            playbook,
            ladder: playbook.ladder_name(),
            steps,
        }));
    }
    cases
}

/// The most playbooks on channels at locations that are looked at.
pub const MOST_COMBINATIONS: usize = 200_000;

/// How many playbooks on channels at locations a plan has at most.
pub fn combinations(plan: &Plan) -> usize {
    let locations = plan.locations.entries();
    let local: usize = locations.iter().map(|location| location.value.channels.entries().len()).sum();
    let own = plan.channels.entries().len().saturating_mul(locations.len().max(1));
    plan.playbooks.entries().len().saturating_mul(own.saturating_add(local))
}

/// The most days that are looked at.
const MOST_YEARS: i16 = 3;

/// The days on which promises are judged: those of the horizon, from the week of a day on where one is named, at most three
/// years; of a plan without a horizon, such as a playbook, a year. `None` where none are left.
pub fn judged_days(plan: &Plan, as_of: Option<Date>) -> Option<Days> {
    let years_after = |day: Date, years: i16| day.checked_add(jiff::Span::new().years(years)).unwrap_or(day);
    // From day to day nothing becomes right or wrong but on Mondays.
    let week = as_of.map(|day| later(day, -i32::from(day.weekday().to_monday_zero_offset())));
    let horizon = plan.about().and_then(|about| about.horizon.get());
    let starts = horizon.and_then(|horizon| horizon.starts.get()).map(|starts| starts.value);
    let ends = horizon.and_then(|horizon| horizon.ends.get()).map(|ends| ends.value);
    let from = match (starts, week) {
        (Some(starts), Some(week)) => starts.max(week),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => first_day(plan),
    };
    let last = years_after(from, MOST_YEARS);
    let to = ends.unwrap_or_else(|| later(years_after(starts.unwrap_or(from), 1), -1)).min(last);
    (from <= to).then_some((from, to))
}

/// The first Monday before everything that has a date; some Monday where nothing has.
fn first_day(plan: &Plan) -> Date {
    const USUAL: Date = jiff::civil::date(2026, 1, 5);
    let leaves = plan.people.entries().iter().flat_map(|person| person.value.leave.items());
    let days =
        leaves.filter_map(Leave::days).map(|(from, _)| from).chain(plan.closed.items().iter().copied());
    let first = days.min().unwrap_or(USUAL);
    later(first, -i32::from(first.weekday().to_monday_zero_offset()))
}

/// What is promised for some messages of a case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Commitment {
    pub(super) arrivals: Arrivals,
    pub(super) within: Duration,
    /// Where it is written.
    pub(super) place: Span,
}

/// What a channel promises, alone or together with a playbook.
pub(super) fn commitments(
    plan: &Plan,
    entry: &Entry<Channel>,
    playbook: Option<&Playbook>,
) -> Vec<Commitment> {
    let channel = &entry.value;
    if channel.staffed.get().is_none() {
        return Vec::new(); // `staffed-hours-missing` speaks up.
    }
    let first = channel.first_response.copied().map(|within| (within, channel.first_response.span()));
    let own = playbook.and_then(|playbook| {
        let field = &playbook.acknowledge_within;
        let written = if field.is_missing() { playbook.severity.span() } else { field.span() };
        Some((plan.acknowledge_within(playbook)?, if first.is_some() { written } else { entry.place }))
    });
    let mut promised: Vec<(Duration, Span)> = first.into_iter().chain(own).collect();
    // Which of one business day and 24 hours ends first differs from message to message: then both are promised.
    promised.sort_by_key(|(within, _)| (within.is_in_business_days(), within.in_minutes()));
    promised.dedup_by_key(|(within, _)| within.is_in_business_days());
    let staffed = |(within, place)| Commitment { arrivals: Arrivals::Staffed, within, place };
    let mut made: Vec<Commitment> = promised.into_iter().map(staffed).collect();
    let offline = playbook.and_then(|playbook| Some((playbook, playbook.offline.get()?)));
    let offline = offline.filter(|(_, offline)| offline.owner.get().is_some());
    made.extend(offline.and_then(|(playbook, offline)| {
        let fields = [&offline.within, &playbook.follow_up_within];
        let written = fields.into_iter().find_map(|field| Some((field.copied()?, field.span())));
        written.map(|(within, place)| Commitment { arrivals: Arrivals::FollowUp, within, place })
    }));
    made.extend(channel.first_response_off_hours.copied().map(|within| Commitment {
        arrivals: Arrivals::OffHours,
        within,
        place: channel.first_response_off_hours.span(),
    }));
    made
}

/// Where a playbook applies: on the channels that it names, else on all public ones that take complaints.
pub fn applies(playbook: &Playbook, channel: &Entry<Channel>) -> bool {
    if playbook.channels.is_missing() {
        channel.value.takes_complaints() && channel.value.is_public()
    } else {
        playbook.channels.items().iter().any(|id| **id == *channel.id)
    }
}

impl<'p> Case<'p> {
    /// What a channel and a playbook promise together.
    pub(super) fn commitments(&self, plan: &Plan) -> Vec<Commitment> {
        commitments(plan, self.channel, Some(&self.playbook.value))
    }

    /// Who calls the customer back.
    pub fn caller(&self) -> Option<&'p str> {
        self.playbook.value.offline.get()?.owner.get().map(|owner| &*owner.value)
    }

    /// The owners who are asked and may answer, with how long after the message.
    pub(super) fn asked(&self, plan: &Plan, arrivals: Arrivals) -> Vec<(Minute, &'p str)> {
        if arrivals == Arrivals::FollowUp {
            return self.caller().map(|owner| (0, owner)).into_iter().collect();
        }
        // A machine answers nobody; where there is no delay `escalation-delay-missing` speaks up.
        let timed = self.steps.iter().filter(|step| !step.is_automated());
        let timed = timed.filter_map(|step| Some((step, minutes(step.after.copied()?.0))));
        let asked = timed.flat_map(|(step, after)| {
            let owners = step.owners().filter(|owner| plan.may_acknowledge(step, &owner.value));
            owners.map(move |owner| (after, &*owner.value.0))
        });
        asked.collect()
    }

    /// Whether only programs stand on the ladder, or nobody who may acknowledge. Where a delay is missing
    /// `escalation-delay-missing` speaks up.
    pub fn asks_nobody(&self, plan: &Plan, arrivals: Arrivals) -> bool {
        let is_timed = self.steps.iter().all(|step| step.after.copied().is_some());
        arrivals != Arrivals::FollowUp && is_timed && self.asked(plan, arrivals).is_empty()
    }

    /// Whoever answers such messages: everybody on the ladder, or the one who calls.
    pub(super) fn answering(&self, arrivals: Arrivals) -> Vec<&'p str> {
        match arrivals {
            Arrivals::FollowUp => self.caller().into_iter().collect(),
            Arrivals::Staffed | Arrivals::OffHours => {
                self.steps.iter().flat_map(LadderStep::owners).map(|owner| &*owner.value).collect()
            }
        }
    }
}

/// Whoever answers: a ladder, or somebody who calls.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Answering<'p> {
    Ladder(*const LadderStep),
    Caller(&'p str),
}

impl<'p> Answering<'p> {
    pub(super) fn of(case: Case<'p>, arrivals: Arrivals) -> Answering<'p> {
        match (arrivals, case.caller()) {
            (Arrivals::FollowUp, Some(caller)) => Answering::Caller(caller),
            _ => Answering::Ladder(case.steps.as_ptr()),
        }
    }
}

impl Arrivals {
    /// Those of some messages that arrive so, with when the channel is staffed.
    pub(super) fn among(self, messages: &Intervals, staffed: &Intervals) -> Intervals {
        match self {
            Arrivals::Staffed | Arrivals::FollowUp => messages.intersection(staffed),
            Arrivals::OffHours => messages.without(staffed),
        }
    }
}

/// The places at which something is so: a location of its own, or every location where that makes a difference.
pub(super) fn places<'p>(
    plan: &'p Plan,
    of: Option<&'p Entry<Location>>,
    owners: impl Iterator<Item = &'p str>,
) -> Vec<Option<&'p Entry<Location>>> {
    if of.is_some() { vec![of] } else { plan.places_of(owners) }
}
