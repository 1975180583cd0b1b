//! Which promises a plan makes, to whom, and whether its ladders keep them in a typical week.

use crate::duty::{Intervals, Minute, TypicalWeek, WEEK};
use crate::model::{
    Accepts, Channel, ChannelStatus, Duration, Entry, Escalation, LadderStep, Location, Plan, Playbook,
    Visibility,
};
use crate::response::ladder::Worst;
use crate::response::team::{Team, minutes, turns};
use crate::source::Span;
use std::collections::HashMap;
use std::rc::Rc;

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

/// What is promised for some messages, and what comes of it in the worst place, season and turn of a rota.
#[derive(Clone, Debug)]
pub struct Promise<'p> {
    pub case: Case<'p>,
    pub arrivals: Arrivals,
    pub within: Duration,
    /// Where the promise is written.
    pub place: Span,
    /// Minutes of the week for which it is made, and of them those in which it is kept.
    pub promised: Minute,
    pub kept: Minute,
    /// The longest wait; of a promise that is kept only where it was asked for.
    pub worst: Worst,
    /// The location at which it is so.
    pub location: Option<&'p Entry<Location>>,
    /// How many locations break it.
    pub n_locations: usize,
    /// Who answers the message that waits longest.
    pub answered_by: Vec<&'p str>,
    /// The time around that message in which nobody is there; `None` where somebody is, but is asked later.
    pub gap: Option<(Minute, Minute)>,
    /// Owners and people of the ladder of whom nobody knows when they are there.
    pub unknown: Vec<&'p str>,
    /// Those without whom the promise would be broken somewhere where it is kept.
    pub only: Vec<Indispensable<'p>>,
}

/// Somebody without whom a promise would be broken.
#[derive(Clone, Copy, Debug)]
pub struct Indispensable<'p> {
    pub person: &'p str,
    /// What would come of it, and where.
    pub worst: Worst,
    pub location: Option<&'p Entry<Location>>,
}

impl Promise<'_> {
    pub fn is_kept(&self) -> bool {
        self.kept == self.promised
    }
}

/// All playbooks on all channels.
pub fn cases(plan: &Plan) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for playbook in plan.playbooks.entries() {
        let Some(steps) = plan.steps_of(&playbook.value).filter(|steps| !steps.is_empty()) else { continue };
        let ladder = match playbook.value.escalation.get() {
            Some(Escalation::Named(id)) => &**id,
            _ => &*playbook.id,
        };
        let named = playbook.value.channels.items();
        let applies = |channel: &Entry<Channel>| {
            let takes_complaints = channel.value.accepts.items().contains(&Accepts::Complaints);
            let is_usual = takes_complaints && channel.value.usual_visibility() == Visibility::Public;
            let is_named = named.iter().any(|id| **id == *channel.id);
            is_active(&channel.value)
                && if playbook.value.channels.is_missing() { is_usual } else { is_named }
        };
        let own = plan.channels.entries().iter().filter(|channel| applies(channel));
        cases.extend(own.map(|channel| Case {
            channel,
            zone: plan.zone_name(),
            of: None,
            playbook,
            ladder,
            steps,
        }));
        for location in plan.locations.entries() {
            let zone = location.value.time_zone.get().map_or(plan.zone_name(), |zone| zone);
            let local = location.value.channels.entries().iter().filter(|channel| applies(channel));
            cases.extend(local.map(|channel| Case {
                channel,
                zone,
                of: Some(location),
                playbook,
                ladder,
                steps,
            }));
        }
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

/// How much is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The longest wait of promises that are broken.
    Broken,
    /// The longest wait of every promise.
    All,
}

/// Every promise of a plan, and what comes of it; nothing of a plan with more combinations than are looked at.
pub fn promises(plan: &Plan, depth: Depth) -> Vec<Promise<'_>> {
    let mut promises: Vec<Promise<'_>> = Vec::new();
    if combinations(plan) > MOST_COMBINATIONS {
        return promises;
    }
    let cases = cases(plan);
    let mut known: HashMap<(*const Entry<Channel>, *const Entry<Playbook>, Arrivals), usize> = HashMap::new();
    if cases.is_empty() {
        return promises;
    }
    for &season in TypicalWeek::seasons(plan) {
        let week = TypicalWeek::of(plan, season);
        let mut ladders = Ladders { plan, week: &week, depth, known: HashMap::new() };
        for case in &cases {
            for made in made(plan, case, &week) {
                let Some(promise) = ladders.look(*case, &made) else { continue };
                let key =
                    (std::ptr::from_ref(case.channel), std::ptr::from_ref(case.playbook), made.arrivals);
                let index = *known.entry(key).or_insert(promises.len());
                match promises.get_mut(index) {
                    Some(known) if is_worse(&promise, known) => {
                        let only = std::mem::replace(known, promise).only;
                        add(&mut known.only, only);
                    }
                    Some(known) => add(&mut known.only, promise.only),
                    None => promises.push(promise),
                }
            }
        }
    }
    promises
}

fn is_worse(one: &Promise<'_>, other: &Promise<'_>) -> bool {
    let key = |promise: &Promise<'_>| (promise.promised - promise.kept, promise.worst.weight());
    key(one) > key(other)
}

/// Adds people to those who are indispensable: each once, with what would be worst.
fn add<'p>(all: &mut Vec<Indispensable<'p>>, more: Vec<Indispensable<'p>>) {
    for one in more {
        match all.iter_mut().find(|known| known.person == one.person) {
            Some(known) if known.worst.weight() < one.worst.weight() => *known = one,
            Some(_) => {}
            None => all.push(one),
        }
    }
}

/// What is promised for some minutes of the week.
struct Made {
    arrivals: Arrivals,
    within: Duration,
    place: Span,
    set: Rc<Intervals>,
}

/// What a channel and a playbook promise, with where it is written and for which minutes of the week.
fn made(plan: &Plan, case: &Case<'_>, week: &TypicalWeek<'_>) -> Vec<Made> {
    let channel = &case.channel.value;
    let Some(hours) = channel.staffed.get() else {
        return Vec::new(); // `staffed-hours-missing` speaks up.
    };
    let staffed = week.hours(hours, case.zone);
    let mut made = Vec::new();
    let own = plan.acknowledge_within(&case.playbook.value);
    let first = channel.first_response.copied();
    let shorter = match (own, first) {
        (Some(own), Some(first)) if own.in_minutes() < first.in_minutes() => {
            let field = &case.playbook.value.acknowledge_within;
            let place = if field.is_missing() { case.playbook.value.severity.span() } else { field.span() };
            Some((own, place))
        }
        (_, Some(first)) => Some((first, channel.first_response.span())),
        (own, None) => own.map(|own| (own, case.channel.place)),
    };
    if let Some((within, place)) = shorter {
        made.push(Made { arrivals: Arrivals::Staffed, within, place, set: Rc::clone(&staffed) });
    }
    if let Some(offline) = case.playbook.value.offline.get().filter(|offline| offline.owner.get().is_some()) {
        const USUAL: Duration = Duration::hours(24);
        let fields = [&offline.within, &case.playbook.value.follow_up_within];
        let written = fields.into_iter().find_map(|field| Some((field.copied()?, field.span())));
        let (within, place) = written.unwrap_or((USUAL, offline.owner.span()));
        made.push(Made { arrivals: Arrivals::FollowUp, within, place, set: Rc::clone(&staffed) });
    }
    if let Some(within) = channel.first_response_off_hours.copied() {
        let rest = Rc::new(Intervals::of(vec![(0, WEEK)]).without(&staffed));
        let place = channel.first_response_off_hours.span();
        made.push(Made { arrivals: Arrivals::OffHours, within, place, set: rest });
    }
    made
}

/// The places at which something is so: a location of its own, or every location where that makes a difference.
fn places<'p>(
    plan: &'p Plan,
    of: Option<&'p Entry<Location>>,
    is_local: bool,
) -> Vec<Option<&'p Entry<Location>>> {
    match of {
        Some(location) => vec![Some(location)],
        None if is_local && !plan.locations.entries().is_empty() => {
            plan.locations.entries().iter().map(Some).collect()
        }
        None => vec![None],
    }
}

/// A channel that is staffed by nobody at some time of the typical week.
#[derive(Clone, Debug)]
pub struct Unstaffed<'p> {
    pub channel: &'p Entry<Channel>,
    /// The minutes of the week, in the zone of the plan.
    pub gaps: Intervals,
    /// The location at which it is so.
    pub location: Option<&'p Entry<Location>>,
}

/// The channels in whose staffed hours nobody who answers for them is there.
pub fn unstaffed(plan: &Plan) -> Vec<Unstaffed<'_>> {
    let mut found: Vec<Unstaffed<'_>> = Vec::new();
    if combinations(plan) > MOST_COMBINATIONS {
        return found;
    }
    let own = plan.channels.entries().iter().map(|channel| (channel, None));
    let local = plan.locations.entries().iter().flat_map(|location| {
        location.value.channels.entries().iter().map(move |channel| (channel, Some(location)))
    });
    let channels: Vec<_> = own.chain(local).filter(|(channel, _)| is_active(&channel.value)).collect();
    if channels.iter().all(|(channel, _)| channel.value.staffed.get().is_none()) {
        return found;
    }
    for &season in TypicalWeek::seasons(plan) {
        let week = TypicalWeek::of(plan, season);
        for &(channel, of) in &channels {
            let (Some(hours), Some(owner)) = (channel.value.staffed.get(), channel.value.owner.get()) else {
                continue;
            };
            let zone = of.and_then(|of| of.value.time_zone.get()).map_or(plan.zone_name(), |zone| zone);
            let staffed = week.hours(hours, zone);
            for location in places(plan, of, plan.is_held_by_location(&owner.value)) {
                for turn in 0..turns(plan, [&*owner.value]) {
                    let owners = [&*owner.value].into_iter();
                    let team = Team::of_owners(plan, &week, owners, location, turn);
                    if !team.unknown.is_empty() || team.responders.is_empty() {
                        continue; // Nobody knows, or `touchpoint-unowned` and `no-named-team` speak up.
                    }
                    let gaps = staffed.without(&team.cover());
                    let known = found.iter_mut().find(|known| std::ptr::eq(known.channel, channel));
                    match known {
                        _ if gaps.is_empty() => {}
                        Some(known) if known.gaps.length() < gaps.length() => {
                            *known = Unstaffed { channel, gaps, location };
                        }
                        Some(_) => {}
                        None => found.push(Unstaffed { channel, gaps, location }),
                    }
                }
            }
        }
    }
    found
}

/// Whether somebody can write there now.
fn is_active(channel: &Channel) -> bool {
    !matches!(
        channel.status.copied(),
        Some(ChannelStatus::Planned | ChannelStatus::Dormant | ChannelStatus::Closed)
    )
}

/// The ladders of one typical week.
struct Ladders<'p, 'w> {
    plan: &'p Plan,
    week: &'w TypicalWeek<'p>,
    depth: Depth,
    /// The people of each ladder at each location and turn of its rotas.
    known: HashMap<(*const LadderStep, *const Entry<Location>, usize), Team<'p>>,
}

impl<'p> Ladders<'p, '_> {
    fn look(&mut self, case: Case<'p>, made: &Made) -> Option<Promise<'p>> {
        let owners = || {
            let of_steps = case.steps.iter().flat_map(|step| [&step.owner, &step.backup]);
            of_steps.filter_map(|owners| owners.get()).flat_map(|owners| &owners.0).map(|owner| &*owner.value)
        };
        let calls = made.arrivals == Arrivals::FollowUp;
        let depth = self.depth;
        let offline = case.playbook.value.offline.get();
        let caller = offline.and_then(|offline| offline.owner.get()).map(|owner| &*owner.value);
        let is_local = if calls {
            caller.is_some_and(|owner| self.plan.is_held_by_location(owner))
        } else {
            owners().any(|owner| self.plan.is_held_by_location(owner))
        };
        let mut worst: Option<Promise<'p>> = None;
        let mut n_locations = 0;
        let mut only: Vec<Indispensable<'p>> = Vec::new();
        let n_turns = if calls { turns(self.plan, caller) } else { turns(self.plan, owners()) };
        for location in places(self.plan, case.of, is_local) {
            let mut breaks = false;
            for turn in 0..n_turns {
                let calling;
                let team = if calls {
                    calling = Team::of_owners(self.plan, self.week, caller.into_iter(), location, turn);
                    &calling
                } else {
                    self.team(case.steps, location, turn)
                };
                if team.responders.is_empty() && team.unknown.is_empty() {
                    continue; // Nobody is named who may answer: other rules speak up.
                }
                let mut promise = measured(case, made, location, team, depth);
                breaks |= !promise.is_kept();
                add(&mut only, std::mem::take(&mut promise.only));
                if worst.as_ref().is_none_or(|worst| is_worse(&promise, worst)) {
                    worst = Some(promise);
                }
            }
            n_locations += usize::from(breaks);
        }
        only.sort_unstable_by_key(|one| one.person);
        worst.map(|worst| Promise { n_locations, only, ..worst })
    }

    fn team(
        &mut self,
        steps: &'p [LadderStep],
        location: Option<&'p Entry<Location>>,
        turn: usize,
    ) -> &Team<'p> {
        let key = (steps.as_ptr(), location.map_or(std::ptr::null(), std::ptr::from_ref), turn);
        let (plan, week) = (self.plan, self.week);
        self.known.entry(key).or_insert_with(|| Team::of_ladder(plan, week, steps, location, turn))
    }
}

fn measured<'p>(
    case: Case<'p>,
    made: &Made,
    location: Option<&'p Entry<Location>>,
    team: &Team<'p>,
    depth: Depth,
) -> Promise<'p> {
    let Made { arrivals, within, place, ref set } = *made;
    let limit = minutes(within);
    let (kept, alone) = team.kept(limit, set);
    let mut worst = Worst { arrival: 0, wait: Some(0) };
    if kept < set.length() || depth == Depth::All {
        worst = team.climb(limit, None).worst(set).unwrap_or(worst);
    }
    let mut only = Vec::new();
    let mut answered_by = Vec::new();
    let mut gap = None;
    if kept == set.length() {
        only = alone
            .into_iter()
            .filter_map(|person| {
                let worst = team.climb(limit, Some(person)).worst(set)?;
                Some(Indispensable { person, worst, location })
            })
            .collect();
    } else {
        if let Some(wait) = worst.wait {
            let at = worst.arrival + wait;
            let there = team.responders.iter().filter(|responder| {
                let after = team.afters.get(responder.step).copied().unwrap_or(0);
                let asked = worst.arrival + after <= at;
                asked && responder.cover.contains(at.rem_euclid(WEEK))
            });
            answered_by = there.map(|responder| responder.person).collect();
            answered_by.dedup();
        }
        gap = team.gap_around(worst.arrival);
    }
    Promise {
        case,
        arrivals,
        within,
        place,
        promised: set.length(),
        kept,
        worst,
        location,
        n_locations: 0,
        answered_by,
        gap,
        unknown: team.unknown.clone(),
        only,
    }
}
