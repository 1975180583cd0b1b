//! Whether the ladders of a plan keep its promises in a typical week.

use crate::duty::{Intervals, Minute, TypicalWeek};
use crate::plan::{Channel, Duration, Entry, Location, Plan, Playbook};
use crate::response::cases::{
    Answering, Arrivals, Case, Commitment, MOST_COMBINATIONS, cases, combinations, places,
};
use crate::response::ladder::{Climb, Worst};
use crate::response::limit::{Limit, Piece};
use crate::response::rotas::{Duty, MOST_MEETINGS, duties};
use crate::response::team::Team;
use crate::source::Span;
use foldhash::{HashMap, HashMapExt};
use std::ptr;
use std::rc::Rc;

/// What is promised for some messages, and what comes of it in the worst place, season and turn of a rota.
#[derive(Clone, Debug)]
pub struct Promise<'p> {
    pub case: Case<'p>,
    pub arrivals: Arrivals,
    pub within: Duration,
    /// Where the promise is written.
    pub place: Span,
    /// Minutes of the week, or of as many as the rotas take, for which it is made, and of them those in which it is kept.
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
    /// The time in which nobody is there, around that message or before its answer; `None` where somebody is, but is asked
    /// later.
    pub gap: Option<(Minute, Minute)>,
    /// Owners and people of the ladder of whom nobody knows when they are there.
    pub unknown: Vec<&'p str>,
    /// Whether the rotas meet in more ways than are looked at, so that it may be broken in one of them.
    pub is_cut_short: bool,
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
    promises_without(plan, depth, &[])
}

/// The same, while some people do not answer.
pub fn promises_without<'p>(plan: &'p Plan, depth: Depth, silent: &[&'p str]) -> Vec<Promise<'p>> {
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
        let week = TypicalWeek::of(plan, season).silencing(silent);
        let mut ladders =
            Ladders { plan, week: &week, depth, teams: HashMap::new(), outcomes: HashMap::new() };
        for case in &cases {
            let Some(hours) = case.channel.value.staffed.get() else { continue };
            let staffed = week.hours(hours, case.zone);
            for made in case.commitments(plan) {
                let set = made.arrivals.of_week(&staffed);
                let Some(promise) = ladders.look(*case, &made, &set) else { continue };
                let key = (ptr::from_ref(case.channel), ptr::from_ref(case.playbook), made.arrivals);
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
    /// The people who answer at each location and in each state of their rotas.
    teams: HashMap<TeamKey<'p>, Rc<Team<'p>>>,
    outcomes: HashMap<OutcomeKey<'p>, Rc<Outcome<'p>>>,
}

/// Whoever answers, where, and the number of what their rotas bring about.
type TeamKey<'p> = (Answering<'p>, *const Entry<Location>, usize);

type OutcomeKey<'p> = (TeamKey<'p>, *const Entry<Channel>, Arrivals, Limit);

/// What comes of a promise with some people; the same for all playbooks that promise the same.
struct Outcome<'p> {
    promised: Minute,
    kept: Minute,
    worst: Worst,
    answered_by: Vec<&'p str>,
    gap: Option<(Minute, Minute)>,
    /// Those without whom it would be broken.
    only: Vec<(&'p str, Worst)>,
}

impl<'p> Ladders<'p, '_> {
    fn look(&mut self, case: Case<'p>, made: &Commitment, set: &Intervals) -> Option<Promise<'p>> {
        let answering = case.answering(made.arrivals);
        let depth = self.depth;
        let mut worst: Option<Promise<'p>> = None;
        let mut n_locations = 0;
        let mut only: Vec<Indispensable<'p>> = Vec::new();
        let limit = Limit::of(made.within);
        let duties = duties(self.plan, &answering);
        let is_cut_short = duties.len() > MOST_MEETINGS;
        for location in places(self.plan, case.of, answering.iter().copied()) {
            let mut breaks = false;
            for (number, duty) in duties.iter().enumerate() {
                let key =
                    (Answering::of(case, made.arrivals), location.map_or(ptr::null(), ptr::from_ref), number);
                let team = self.team(case, made.arrivals, location, (key, duty));
                if team.responders.is_empty() && team.unknown.is_empty() {
                    continue; // Nobody is named who may answer: other rules speak up.
                }
                let outcome_key = (key, ptr::from_ref(case.channel), made.arrivals, limit);
                let outcome = self
                    .outcomes
                    .entry(outcome_key)
                    .or_insert_with(|| Rc::new(Outcome::of(&team, limit, set, depth)));
                let promise = promise(case, made, location, &team, outcome);
                breaks |= !promise.is_kept();
                let alone = outcome.only.iter();
                add(
                    &mut only,
                    alone.map(|&(person, worst)| Indispensable { person, worst, location }).collect(),
                );
                if worst.as_ref().is_none_or(|worst| is_worse(&promise, worst)) {
                    worst = Some(promise);
                }
            }
            n_locations += usize::from(breaks);
        }
        only.sort_unstable_by_key(|one| one.person);
        worst.map(|worst| Promise { n_locations, is_cut_short, only, ..worst })
    }

    fn team(
        &mut self,
        case: Case<'p>,
        arrivals: Arrivals,
        location: Option<&'p Entry<Location>>,
        (key, duty): (TeamKey<'p>, &Duty<'p>),
    ) -> Rc<Team<'p>> {
        let (plan, week) = (self.plan, self.week);
        let make = || Team::of(plan, week, &case.asked(plan, arrivals), location, duty);
        Rc::clone(self.teams.entry(key).or_insert_with(|| Rc::new(make())))
    }
}

fn promise<'p>(
    case: Case<'p>,
    made: &Commitment,
    location: Option<&'p Entry<Location>>,
    team: &Team<'p>,
    outcome: &Outcome<'p>,
) -> Promise<'p> {
    Promise {
        case,
        arrivals: made.arrivals,
        within: made.within,
        place: made.place,
        promised: outcome.promised,
        kept: outcome.kept,
        worst: outcome.worst,
        location,
        n_locations: 0,
        answered_by: outcome.answered_by.clone(),
        gap: outcome.gap,
        unknown: team.unknown.clone(),
        is_cut_short: false,
        only: Vec::new(),
    }
}

impl<'p> Outcome<'p> {
    fn of(team: &Team<'p>, limit: Limit, set: &Intervals, depth: Depth) -> Outcome<'p> {
        let pieces = limit.of_period(team.period);
        let set = &*team.over_the_period(set);
        let (kept, alone) = team.kept(&pieces, set);
        let is_kept = kept == set.length();
        let mut worst = Worst { arrival: 0, wait: Some(0) };
        let climb = |without| team.climb(limit.at_most(), without);
        if !is_kept {
            worst = worst_broken(&climb(None), limit, &pieces, set).unwrap_or(worst);
        } else if depth == Depth::All {
            worst = climb(None).worst(set).unwrap_or(worst);
        }
        let only = alone.into_iter().filter(|_| is_kept);
        let only = only
            .filter_map(|person| Some((person, worst_broken(&climb(Some(person)), limit, &pieces, set)?)))
            .collect();
        let answers_at = worst.wait.filter(|_| !is_kept).map(|wait| worst.arrival + wait);
        let there = team.responders.iter().filter(|responder| {
            answers_at.is_some_and(|at| {
                let is_asked = worst.arrival + responder.after <= at;
                is_asked && responder.cover.contains(at.rem_euclid(team.period))
            })
        });
        let mut answered_by: Vec<&str> = there.map(|responder| responder.person).collect();
        answered_by.dedup();
        // Whoever is there when the message arrives may have gone when they are asked; where they are asked in time at all.
        let is_asked_in_time = team.responders.iter().any(|responder| responder.after <= limit.at_most());
        let before_the_answer =
            answers_at.filter(|_| is_asked_in_time).map(|at| (at - 1).rem_euclid(team.period));
        let gap = team.gap_around(worst.arrival).or_else(|| team.gap_around(before_the_answer?));
        let gap = gap.filter(|_| !is_kept);
        Outcome { promised: set.length(), kept, worst, answered_by, gap, only }
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
