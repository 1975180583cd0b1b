//! The people of a ladder, or those who call back: who they are, and when they are there.

use crate::duty::{Intervals, Minute, Presence, TypicalWeek, WEEK};
use crate::model::{Duration, Entry, Holders, LadderStep, Location, May, OwnerId, Plan};
use crate::response::ladder::{Climb, Step};
use crate::source::Spanned;
use std::rc::Rc;

/// Somebody on a ladder.
#[derive(Clone, Debug)]
pub(super) struct Responder<'p> {
    /// The number of the step, from 0.
    pub(super) step: usize,
    pub(super) person: &'p str,
    pub(super) cover: Rc<Intervals>,
}

/// Some people who answer, step by step.
#[derive(Clone, Debug, Default)]
pub(super) struct Team<'p> {
    /// How long after the message each step is asked.
    pub(super) afters: Vec<Minute>,
    pub(super) responders: Vec<Responder<'p>>,
    /// Owners and people of whom nobody knows when they are there.
    pub(super) unknown: Vec<&'p str>,
}

impl<'p> Team<'p> {
    /// The people of a ladder who may acknowledge, at a location and in a turn of its rotas.
    pub(super) fn of_ladder(
        plan: &'p Plan,
        week: &TypicalWeek<'p>,
        steps: &'p [LadderStep],
        location: Option<&'p Entry<Location>>,
        turn: usize,
    ) -> Team<'p> {
        let mut team = Team::default();
        for (number, step) in steps.iter().enumerate() {
            team.afters.push(step.after.copied().map_or(0, |after| minutes(after.0)));
            if step.automated.copied() == Some(true) || step.after.copied().is_none() {
                continue; // A machine answers nobody; `escalation-delay-missing` speaks up.
            }
            let owners = [&step.owner, &step.backup].into_iter().filter_map(|owners| owners.get());
            let owners = owners.flat_map(|owners| &owners.0);
            for owner in owners.filter(|owner| may_acknowledge(plan, step, owner)) {
                team.add(plan, week, number, &owner.value, location, turn);
            }
        }
        team.unknown.sort_unstable();
        team.unknown.dedup();
        team
    }

    /// Those who call: some owners, asked at once.
    pub(super) fn of_owners(
        plan: &'p Plan,
        week: &TypicalWeek<'p>,
        owners: impl Iterator<Item = &'p str>,
        location: Option<&'p Entry<Location>>,
        turn: usize,
    ) -> Team<'p> {
        let mut team = Team { afters: vec![0], ..Team::default() };
        for owner in owners {
            team.add(plan, week, 0, owner, location, turn);
        }
        team
    }

    fn add(
        &mut self,
        plan: &'p Plan,
        week: &TypicalWeek<'p>,
        step: usize,
        owner: &'p str,
        location: Option<&'p Entry<Location>>,
        turn: usize,
    ) {
        let Some(people) = people(plan, owner, location, turn) else {
            self.unknown.push(owner);
            return;
        };
        for person in people {
            match week.person(person) {
                Presence::Unknown => self.unknown.push(person),
                Presence::At(cover) => {
                    // Whoever was asked on an earlier step answers no later for being asked again.
                    let after = |step: usize| self.afters.get(step).copied().unwrap_or(0);
                    match self.responders.iter().position(|known| known.person == person) {
                        None => self.responders.push(Responder { step, person, cover }),
                        Some(known) => {
                            let earlier = self
                                .responders
                                .get(known)
                                .is_some_and(|known| after(known.step) <= after(step));
                            if let Some(known) = self.responders.get_mut(known).filter(|_| !earlier) {
                                known.step = step;
                            }
                        }
                    }
                }
            }
        }
    }

    /// When anybody at all is there.
    pub(super) fn cover(&self) -> Intervals {
        let all = self.responders.iter().flat_map(|responder| responder.cover.all().iter().copied());
        Intervals::of(all.collect())
    }

    /// How many minutes of a week are those of messages that are answered in time, and the people without whom there would
    /// be fewer.
    ///
    /// Somebody whose cover is `[a, b)` answers within `d` exactly the messages of `[a − d, b − after)`, if `after ≤ d`: one
    /// walk along these spans counts who can answer at each minute.
    pub(super) fn kept(&self, within: Minute, set: &Intervals) -> (Minute, Vec<&'p str>) {
        let mut events: Vec<(Minute, i32, usize)> = Vec::new();
        for (who, responder) in self.responders.iter().enumerate() {
            let after = self.afters.get(responder.step).copied().unwrap_or(0);
            if after > within {
                continue;
            }
            for &(start, end) in responder.cover.all() {
                let length = (end - after - (start - within)).min(WEEK);
                let start = (start - within).rem_euclid(WEEK);
                let mut span = |from: Minute, to: Minute| {
                    if from < to {
                        events.extend([(from, 1, who), (to, -1, who)]);
                    }
                };
                span(start, (start + length).min(WEEK));
                span(0, start + length - WEEK);
            }
        }
        events.sort_unstable();
        let mut active = vec![0; self.responders.len()];
        let (mut n_active, mut kept, mut at) = (0_usize, 0, 0);
        let mut alone: Vec<&'p str> = Vec::new();
        for (minute, change, who) in events {
            let promised = set.length_between(at, minute);
            if n_active > 0 {
                kept += promised;
            }
            if n_active == 1 && promised > 0 {
                let only =
                    active.iter().position(|count| *count > 0).and_then(|who| self.responders.get(who));
                alone.extend(only.map(|only| only.person).filter(|person| !alone.contains(person)));
            }
            at = minute;
            if let Some(count) = active.get_mut(who) {
                let before: i32 = *count;
                *count += change;
                n_active = n_active + usize::from(before == 0 && *count > 0)
                    - usize::from(before > 0 && *count == 0);
            }
        }
        (kept, alone)
    }

    /// The ladder with the cover of its steps written out, without one of its people where one is named.
    pub(super) fn climb(&self, within: Minute, without: Option<&str>) -> Climb {
        let longest = self.afters.iter().copied().max().unwrap_or(0).max(within);
        let n_weeks = longest / WEEK + 3;
        let steps = self.afters.iter().enumerate().filter_map(|(number, &after)| {
            let of_step = self
                .responders
                .iter()
                .filter(|responder| responder.step == number && Some(responder.person) != without)
                .flat_map(|responder| responder.cover.all().iter().copied());
            let cover = Intervals::of(of_step.collect());
            (!cover.is_empty()).then(|| Step { after, cover: cover.repeated(WEEK, n_weeks) })
        });
        Climb { steps: steps.collect() }
    }

    /// The time around a minute in which nobody of a team is there.
    pub(super) fn gap_around(&self, at: Minute) -> Option<(Minute, Minute)> {
        let cover = self.cover().repeated(WEEK, 3);
        let gaps = Intervals::of(vec![(0, 3 * WEEK)]).without(&cover);
        gaps.at(at + WEEK).map(|(start, end)| (start - WEEK, end - WEEK))
    }
}

/// How many turns the rotas of some owners have; one where there is none.
pub(super) fn turns<'p>(plan: &'p Plan, owners: impl IntoIterator<Item = &'p str>) -> usize {
    const MOST: usize = 12;
    let rotas = owners
        .into_iter()
        .filter_map(|owner| Some(plan.roles.entry(owner)?.value.rota.get()?.order.items().len()));
    rotas.max().unwrap_or(1).clamp(1, MOST)
}

/// Who an owner is, at a location and in a turn of a rota; `None` where that cannot be known.
fn people<'p>(
    plan: &'p Plan,
    owner: &'p str,
    location: Option<&'p Entry<Location>>,
    turn: usize,
) -> Option<Vec<&'p str>> {
    let rota = plan.roles.entry(owner).and_then(|role| role.value.rota.get());
    if let Some(order) = rota.map(|rota| rota.order.items()).filter(|order| !order.is_empty()) {
        let holder = order.get(turn % order.len())?;
        return plan.person(holder).map(|person| vec![&*person.id]);
    }
    match plan.holders(owner, location) {
        Holders::People(people) => Some(people),
        Holders::Unknown => None,
    }
}

/// Whether whoever is an owner on a step may acknowledge: the step says so; or it says nothing, and the role does; or
/// neither says anything.
fn may_acknowledge(plan: &Plan, step: &LadderStep, owner: &Spanned<OwnerId>) -> bool {
    match step.may.get() {
        Some(may) => may.contains(&May::Acknowledge),
        None => plan.authority_of(&owner.value).is_none_or(|may| may.contains(&May::Acknowledge)),
    }
}

pub(super) fn minutes(duration: Duration) -> Minute {
    Minute::try_from(duration.in_minutes()).unwrap_or(Minute::MAX / 4)
}
