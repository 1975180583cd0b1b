//! What is promised: every playbook on every channel, and what the two say together.

use crate::duty::{Days, later};
use crate::plan::{Channel, Clock, Date, Duration, Entry, LadderStep, Leave, Location, Plan, Playbook};
use crate::response::tasks::Task;
use crate::source::Span;

/// A playbook on a channel, or wherever it opens.
#[derive(Clone, Copy, Debug)]
pub struct Case<'p> {
    /// `None` where it is about the playbook wherever it opens.
    pub channel: Option<&'p Entry<Channel>>,
    /// The location whose channel it is.
    pub of: Option<&'p Entry<Location>>,
    pub playbook: &'p Entry<Playbook>,
    /// Whether the clock of the playbook runs at all hours.
    pub is_always: bool,
    /// The name of the ladder; that of the playbook where its steps stand there.
    pub ladder: &'p str,
    pub steps: &'p [LadderStep],
}

/// When a message arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrivals {
    /// At any time.
    Always,
    /// In the hours in which the channel is staffed; without one, in which some channel of the playbook is.
    Staffed,
    /// Outside of them.
    OffHours,
}

/// All channels that are answered, with the location that each belongs to.
pub fn channels(plan: &Plan) -> Vec<(&Entry<Channel>, Option<&Entry<Location>>)> {
    let own = plan.channels.entries().iter().map(|channel| (channel, None));
    let local = plan.open_locations().flat_map(|location| {
        location.value.channels.entries().iter().map(move |channel| (channel, Some(location)))
    });
    own.chain(local).filter(|(channel, _)| channel.value.is_answered()).collect()
}

/// All playbooks with a ladder on all channels, and each wherever it opens.
pub fn cases(plan: &Plan) -> Vec<Case<'_>> {
    let channels = channels(plan);
    let mut cases = Vec::new();
    for playbook in plan.playbooks.entries() {
        let anywhere = Case::anywhere(plan, playbook);
        if !anywhere.steps.is_empty() {
            let of_playbook = channels.iter().filter(|(channel, _)| applies(&playbook.value, channel));
            cases.extend(of_playbook.map(|&(channel, of)| Case { channel: Some(channel), of, ..anywhere }));
        }
        cases.push(anywhere);
    }
    cases
}

/// The channels on which a playbook applies, with the location that each belongs to; at a location without those of others.
pub(super) fn channels_of<'p>(
    plan: &'p Plan,
    playbook: &'p Playbook,
    location: Option<&'p Entry<Location>>,
) -> impl Iterator<Item = (&'p Entry<Channel>, Option<&'p Entry<Location>>)> {
    let is_here = move |of: Option<&Entry<Location>>| match (of, location) {
        (Some(of), Some(location)) => of.id == location.id,
        (Some(_) | None, None) | (None, Some(_)) => true,
    };
    channels(plan).into_iter().filter(move |(channel, of)| is_here(*of) && applies(playbook, channel))
}

/// Whether the clock of a playbook runs at all hours: as it is written; else that of one ranked critical or high does, and of
/// one that opens on no channel with `staffed` hours.
pub fn runs_always(plan: &Plan, playbook: &Playbook) -> bool {
    let has_hours = || {
        names_unknown_channels(plan, playbook)
            || channels_of(plan, playbook, None).any(|(channel, _)| channel.value.staffed.get().is_some())
    };
    match playbook.clock.copied() {
        Some(Clock::Always) => true,
        Some(Clock::Staffed) => !has_hours(),
        None => plan.is_grave(playbook) || !has_hours(),
    }
}

/// Whether a playbook opens on a channel on which something is promised without saying when it is staffed: that is always.
pub(super) fn opens_unstaffed(plan: &Plan, playbook: &Playbook, location: Option<&Entry<Location>>) -> bool {
    let acknowledges = acknowledgement(plan, playbook).is_some();
    channels_of(plan, playbook, location).any(|(channel, _)| {
        channel.value.staffed.is_missing() && (acknowledges || !channel.value.first_response.is_missing())
    })
}

/// The most playbooks on channels at locations that are looked at.
pub const MOST_COMBINATIONS: usize = 200_000;

/// How many playbooks on channels at locations a plan has at most.
pub fn combinations(plan: &Plan) -> usize {
    let locations = plan.open_locations();
    let local: usize = locations.clone().map(|location| location.value.channels.entries().len()).sum();
    let own = plan.channels.entries().len().saturating_mul(locations.count().max(1));
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
    let days = leaves.filter_map(Leave::days).map(|(from, _)| from);
    let first = days.chain(plan.all_closed_days().map(|(day, _)| day)).min().unwrap_or(USUAL);
    later(first, -i32::from(first.weekday().to_monday_zero_offset()))
}

/// Whether a playbook names channels that are not in the plan: nobody knows their hours, and `unknown-reference` speaks up.
fn names_unknown_channels(plan: &Plan, playbook: &Playbook) -> bool {
    let is_known = |id: &str| plan.all_channels().any(|channel| *channel.id == *id);
    playbook.channels.items().iter().any(|id| !is_known(id))
}

/// What is promised, to whom and where it is written.
#[derive(Clone, Copy, Debug)]
pub struct Pledge<'p> {
    pub case: Case<'p>,
    pub task: Task<'p>,
    pub arrivals: Arrivals,
    pub within: Duration,
    /// Where it is written.
    pub place: Span,
}

/// What is promised for some messages of a case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Commitment<'p> {
    pub(super) task: Task<'p>,
    pub(super) arrivals: Arrivals,
    pub(super) within: Duration,
    /// Where it is written.
    pub(super) place: Span,
}

/// The first words that a channel promises, alone or together with a playbook: of what is written the strictest.
pub(super) fn first_words<'p>(
    plan: &'p Plan,
    entry: &'p Entry<Channel>,
    case: Option<&Case<'p>>,
) -> Vec<Commitment<'p>> {
    let mut promised = all_first_words(plan, entry, case);
    let all = promised.clone();
    promised.retain(|one| !all.iter().any(|other| other.is_stricter_than(one)));
    promised.dedup_by_key(|one| (one.arrivals, one.within.is_in_business_days()));
    promised
}

/// All first words that are written.
fn all_first_words<'p>(
    plan: &'p Plan,
    entry: &'p Entry<Channel>,
    case: Option<&Case<'p>>,
) -> Vec<Commitment<'p>> {
    let channel = &entry.value;
    let word = |arrivals, within, place| Commitment { task: Task::Answer, arrivals, within, place };
    // Who does not say when a channel is staffed promises it always: `staffed-hours-missing` speaks up.
    let has_hours = channel.staffed.get().is_some();
    let in_hours = if has_hours { Arrivals::Staffed } else { Arrivals::Always };
    let first = channel.answers_within();
    let mut promised: Vec<Commitment<'p>> =
        first.map(|within| word(in_hours, within, channel.first_response.span())).into_iter().collect();
    if let Some(case) = case
        && let Some((within, place)) = acknowledgement(plan, &case.playbook.value)
    {
        promised.push(word(if case.is_always { Arrivals::Always } else { in_hours }, within, place));
    }
    let off_hours = channel.answers_off_hours_within().filter(|_| has_hours);
    promised.extend(
        off_hours.map(|within| word(Arrivals::OffHours, within, channel.first_response_off_hours.span())),
    );
    promised
}

/// How soon the first word of a playbook is promised, and where that is written.
pub(super) fn acknowledgement(plan: &Plan, playbook: &Playbook) -> Option<(Duration, Span)> {
    let within = plan.acknowledge_within(playbook)?;
    let of_severity = || {
        playbook
            .severity
            .get()
            .and_then(|id| plan.severities.entry(id))
            .map(|severity| severity.value.acknowledge_within.span())
    };
    let own = &playbook.acknowledge_within;
    let place = if own.is_missing() { of_severity() } else { Some(own.span()) };
    Some((within, place.unwrap_or_else(|| playbook.severity.span())))
}

impl<'p> Commitment<'p> {
    pub(super) fn pledge(&self, case: Case<'p>) -> Pledge<'p> {
        let Commitment { task, arrivals, within, place } = *self;
        Pledge { case, task, arrivals, within, place }
    }

    /// Whether whoever keeps this one keeps another one as well. Which of one business day and 24 hours ends first differs from
    /// message to message: then both are promised.
    fn is_stricter_than(&self, other: &Commitment<'_>) -> bool {
        let covers = self.arrivals == Arrivals::Always || self.arrivals == other.arrivals;
        let minutes = |one: &Commitment<'_>| one.within.in_minutes();
        let is_wider = self.arrivals == other.arrivals && minutes(self) == minutes(other);
        covers
            && self.within.is_in_business_days() == other.within.is_in_business_days()
            && minutes(self) <= minutes(other)
            && !is_wider
    }
}

/// Where a playbook applies: on the channels that it names, else on all public ones that take complaints.
pub fn applies(playbook: &Playbook, channel: &Entry<Channel>) -> bool {
    if playbook.channels.is_missing() {
        channel.value.takes_complaints_in_public()
    } else {
        playbook.channels.items().iter().any(|id| **id == *channel.id)
    }
}

impl<'p> Case<'p> {
    /// A playbook wherever it opens.
    pub(super) fn anywhere(plan: &'p Plan, playbook: &'p Entry<Playbook>) -> Case<'p> {
        Case {
            channel: None,
            of: None,
            playbook,
            is_always: runs_always(plan, &playbook.value),
            ladder: playbook.ladder_name(),
            steps: plan.steps_of(&playbook.value).unwrap_or_default(),
        }
    }

    /// When the clock of the playbook runs.
    fn arrivals(&self) -> Arrivals {
        if self.is_always { Arrivals::Always } else { Arrivals::Staffed }
    }

    /// The fields that promise an answer to messages of some times, perhaps of none at which the channel is staffed, in less than
    /// some minutes, or stand at a place: all of them have to change for that to be true. Each as in a sentence:
    /// `` `first_response` of `page` ``.
    pub fn fields_below(
        &self,
        plan: &'p Plan,
        minutes: u64,
        (of, is_off_hours): (Arrivals, bool),
        place: Span,
    ) -> Vec<String> {
        let Some(channel) = self.channel else { return Vec::new() };
        let mut made = all_first_words(plan, channel, Some(self));
        let is_below = |made: &Commitment<'_>| {
            made.place == place || !made.within.is_in_business_days() && made.within.in_minutes() < minutes
        };
        made.retain(is_below);
        // What holds at all hours covers what is promised for some.
        let has_always = made.iter().any(|made| made.arrivals == Arrivals::Always);
        made.retain(|made| match made.arrivals {
            Arrivals::Always => true,
            Arrivals::Staffed => (has_always || of == Arrivals::Staffed) && !is_off_hours,
            Arrivals::OffHours => has_always || of == Arrivals::OffHours,
        });
        let (id, fields) = (&channel.id, &channel.value);
        let playbook = self.playbook;
        let name = |made: Commitment<'_>| match made.place {
            place if place == fields.first_response.span() => format!("`first_response` of `{id}`"),
            place if place == fields.first_response_off_hours.span() => {
                format!("`first_response_off_hours` of `{id}`")
            }
            place if place == playbook.value.acknowledge_within.span() => {
                format!("`acknowledge_within` of playbook `{}`", playbook.id)
            }
            _ => {
                let severity = playbook.value.severity.get().map_or("", |id| &*id.0);
                format!("`acknowledge_within` of severity `{severity}`")
            }
        };
        made.into_iter().map(name).collect()
    }

    /// What a channel and a playbook promise together; of a playbook wherever it opens, what it asks of its people by when,
    /// and the first word where it opens on no channel.
    pub(super) fn commitments(&self, plan: &'p Plan) -> Vec<Commitment<'p>> {
        let playbook = &self.playbook.value;
        if let Some(channel) = self.channel {
            return first_words(plan, channel, Some(self));
        }
        let mut made = Vec::new();
        let opens_on_none = || channels_of(plan, playbook, None).next().is_none();
        if !self.steps.is_empty() && opens_on_none() && !names_unknown_channels(plan, playbook) {
            made.extend(acknowledgement(plan, playbook).map(|(within, place)| Commitment {
                task: Task::Answer,
                arrivals: Arrivals::Always,
                within,
                place,
            }));
        }
        let arrivals = self.arrivals();
        let tasks = Task::all_of(plan, playbook).into_iter();
        made.extend(tasks.map(|(task, within, place)| Commitment { task, arrivals, within, place }));
        made
    }
}

/// Those of whom one has to be there while a channel is staffed; nobody where anyone may answer.
pub(super) fn staff(channel: &Channel) -> Vec<&str> {
    let owners: Vec<&str> = channel.owners().collect();
    if owners.iter().any(|owner| Plan::is_nobody_in_particular(owner)) { Vec::new() } else { owners }
}

/// The places at which something is so: a location of its own, or every location where that makes a difference.
pub(super) fn places<'p>(
    plan: &'p Plan,
    of: Option<&'p Entry<Location>>,
    owners: impl Iterator<Item = &'p str>,
) -> Vec<Option<&'p Entry<Location>>> {
    if of.is_some() { vec![of] } else { plan.places_of(owners) }
}
