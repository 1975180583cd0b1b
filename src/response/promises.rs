//! Whether the ladders of a plan keep its promises in a typical week.

use crate::duty::{Intervals, Minute, TypicalWeek, WEEK};
use crate::model::{Channel, Duration, Entry, LadderStep, Location, Plan, Playbook};
use crate::response::cases::{Arrivals, Case, Commitment, MOST_COMBINATIONS, cases, combinations, places};
use crate::response::ladder::{Climb, Worst};
use crate::response::limit::{Limit, Piece};
use crate::response::team::{Duty, Team, duties};
use crate::source::Span;
use std::collections::HashMap;
use std::rc::Rc;

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
            let Some(hours) = case.channel.value.staffed.get() else { continue };
            let staffed = week.hours(hours, case.zone);
            for made in case.commitments(plan) {
                let set = match made.arrivals {
                    Arrivals::Staffed | Arrivals::FollowUp => Rc::clone(&staffed),
                    Arrivals::OffHours => Rc::new(Intervals::of(vec![(0, WEEK)]).without(&staffed)),
                };
                let Some(promise) = ladders.look(*case, &made, &set) else { continue };
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

/// The ladders of one typical week.
struct Ladders<'p, 'w> {
    plan: &'p Plan,
    week: &'w TypicalWeek<'p>,
    depth: Depth,
    /// The people of each ladder at each location and each state of its rotas.
    known: HashMap<(*const LadderStep, *const Entry<Location>, usize), Team<'p>>,
}

impl<'p> Ladders<'p, '_> {
    fn look(&mut self, case: Case<'p>, made: &Commitment, set: &Intervals) -> Option<Promise<'p>> {
        let answering = case.answering(made.arrivals);
        let depth = self.depth;
        let mut worst: Option<Promise<'p>> = None;
        let mut n_locations = 0;
        let mut only: Vec<Indispensable<'p>> = Vec::new();
        let limit = Limit::of(made.within);
        let pieces = limit.of_week();
        let duties = duties(self.plan, &answering);
        for location in places(self.plan, case.of, answering.iter().copied()) {
            let mut breaks = false;
            for (number, duty) in duties.iter().enumerate() {
                let calling;
                let team = if made.arrivals == Arrivals::FollowUp {
                    let callers = answering.iter().copied();
                    calling = Team::of_owners(self.plan, self.week, callers, location, duty);
                    &calling
                } else {
                    self.team(case.steps, location, (number, duty))
                };
                if team.responders.is_empty() && team.unknown.is_empty() {
                    continue; // Nobody is named who may answer: other rules speak up.
                }
                let mut promise = measured(case, made, set, location, team, (limit, &pieces), depth);
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
        (number, duty): (usize, &Duty<'p>),
    ) -> &Team<'p> {
        let key = (steps.as_ptr(), location.map_or(std::ptr::null(), std::ptr::from_ref), number);
        let (plan, week) = (self.plan, self.week);
        self.known.entry(key).or_insert_with(|| Team::of_ladder(plan, week, steps, location, duty))
    }
}

fn measured<'p>(
    case: Case<'p>,
    made: &Commitment,
    set: &Intervals,
    location: Option<&'p Entry<Location>>,
    team: &Team<'p>,
    (limit, pieces): (Limit, &[Piece]),
    depth: Depth,
) -> Promise<'p> {
    let Commitment { arrivals, within, place } = *made;
    let (kept, alone) = team.kept(pieces, set);
    let mut worst = Worst { arrival: 0, wait: Some(0) };
    if kept < set.length() {
        worst = worst_broken(&team.climb(limit.at_most(), None), limit, pieces, set).unwrap_or(worst);
    } else if depth == Depth::All {
        worst = team.climb(limit.at_most(), None).worst(set).unwrap_or(worst);
    }
    let mut only = Vec::new();
    let mut answered_by = Vec::new();
    let mut gap = None;
    if kept == set.length() {
        only = alone
            .into_iter()
            .filter_map(|person| {
                let climb = team.climb(limit.at_most(), Some(person));
                let worst = worst_broken(&climb, limit, pieces, set)?;
                Some(Indispensable { person, worst, location })
            })
            .collect();
    } else {
        if let Some(wait) = worst.wait {
            let at = worst.arrival + wait;
            let there = team.responders.iter().filter(|responder| {
                let asked = worst.arrival + team.after(responder.step) <= at;
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

/// The longest wait among the messages that are not answered in time.
fn worst_broken(climb: &Climb, limit: Limit, pieces: &[Piece], set: &Intervals) -> Option<Worst> {
    match limit {
        // Whoever waits longest waits too long.
        Limit::Minutes(_) => climb.worst(set),
        Limit::BusinessDays(_) => climb.worst(&set.without(&climb.kept(pieces))),
    }
}
