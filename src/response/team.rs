//! The people of a ladder, or those who call back: who they are, and when they are there.

use crate::duty::{Intervals, Minute, Presence, Turn, TypicalWeek, WEEK, Zone, turns};
use crate::model::{Date, Entry, Holders, LadderStep, Location, Plan};
use crate::response::ladder::{Climb, Step};
use crate::response::limit::{Piece, Until, minutes};
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
    /// The people of a ladder who may acknowledge, at a location and in while somebody has its duties.
    pub(super) fn of_ladder(
        plan: &'p Plan,
        week: &TypicalWeek<'p>,
        steps: &'p [LadderStep],
        location: Option<&'p Entry<Location>>,
        duty: &Duty<'p>,
    ) -> Team<'p> {
        let mut team = Team::default();
        for (number, step) in steps.iter().enumerate() {
            team.afters.push(step.after.copied().map_or(0, |after| minutes(after.0)));
            if step.is_automated() || step.after.copied().is_none() {
                continue; // A machine answers nobody; `escalation-delay-missing` speaks up.
            }
            for owner in step.owners().filter(|owner| plan.may_acknowledge(step, &owner.value)) {
                team.add(plan, week, number, &owner.value, location, duty);
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
        duty: &Duty<'p>,
    ) -> Team<'p> {
        let mut team = Team { afters: vec![0], ..Team::default() };
        for owner in owners {
            team.add(plan, week, 0, owner, location, duty);
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
        duty: &Duty<'p>,
    ) {
        let Some(people) = people(plan, owner, location, duty) else {
            self.unknown.push(owner);
            return;
        };
        for person in people {
            match week.person(person) {
                Presence::Unknown => self.unknown.push(person),
                Presence::At(cover) => {
                    // Whoever was asked on an earlier step answers no later for being asked again.
                    match self.responders.iter().position(|known| known.person == person) {
                        None => self.responders.push(Responder { step, person, cover }),
                        Some(known) => {
                            let earlier = self
                                .responders
                                .get(known)
                                .is_some_and(|known| self.after(known.step) <= self.after(step));
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
    /// be fewer: one walk along the spans of messages that each of them answers counts who can answer at each minute.
    pub(super) fn kept(&self, limit: &[Piece], set: &Intervals) -> (Minute, Vec<&'p str>) {
        let n_spans: usize = self.responders.iter().map(|responder| responder.cover.all().len()).sum();
        let mut events: Vec<(Minute, i32, usize)> = Vec::with_capacity(n_spans * 2 + 8);
        for (who, responder) in self.responders.iter().enumerate() {
            let after = self.after(responder.step);
            let mut add = |from: Minute, to: Minute| {
                if from < to {
                    events.extend([(from, 1, who), (to, -1, who)]);
                }
            };
            for piece in limit {
                for &(start, end) in responder.cover.all() {
                    if let Until::After(_) = piece.until
                        && piece.from < 0
                    {
                        // Every message has the same time, and the week goes round.
                        let (from, to) = piece.answered(after, (start, end));
                        let length = (to - from).min(WEEK);
                        let from = from.rem_euclid(WEEK);
                        add(from, (from + length).min(WEEK));
                        add(0, from + length - WEEK);
                    } else {
                        let n_weeks = piece.latest() / WEEK + 1;
                        for week in -1..=n_weeks {
                            let (from, to) = piece.answered(after, (start + week * WEEK, end + week * WEEK));
                            add(from, to);
                        }
                    }
                }
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

    /// How long after the message a step is asked.
    pub(super) fn after(&self, step: usize) -> Minute {
        self.afters.get(step).copied().unwrap_or(0)
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

/// Who has the duty of each role with a rota at one time: the role and the person.
pub(super) type Duty<'p> = Vec<(&'p str, &'p str)>;

/// Everything that the rotas of some owners bring about in the horizon, each once; one where there is no rota.
pub(super) fn duties<'p>(plan: &'p Plan, owners: &[&'p str]) -> Vec<Duty<'p>> {
    const MOST: usize = 200;
    let mut rotas: Vec<(&'p str, Vec<Turn<'p>>)> = Vec::new();
    for owner in owners {
        let Some(rota) = plan.roles.entry(owner).and_then(|role| role.value.rota.get()) else { continue };
        if !rotas.iter().any(|(known, _)| known == owner) {
            let (from, to) = horizon(plan);
            let zone = Zone::of(plan.zone_name(), from, to);
            let turns = turns(rota, &zone, zone.start_of(from), zone.start_of(to));
            if !turns.is_empty() {
                rotas.push((owner, turns));
            }
        }
    }
    let mut starts: Vec<Minute> =
        rotas.iter().flat_map(|(_, turns)| turns.iter().map(|(start, ..)| *start)).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut duties: Vec<Duty<'p>> = Vec::new();
    for at in starts {
        let duty: Duty<'p> = rotas
            .iter()
            .filter_map(|(role, turns)| {
                let next = turns.partition_point(|(start, ..)| *start <= at);
                let (.., person) = turns.get(next.checked_sub(1)?)?;
                Some((*role, *person))
            })
            .collect();
        if !duties.contains(&duty) {
            duties.push(duty);
        }
        if duties.len() == MOST {
            break;
        }
    }
    if duties.is_empty() { vec![Vec::new()] } else { duties }
}

/// The days of the horizon, or a year where there is none; at most three years.
pub(super) fn horizon(plan: &Plan) -> (Date, Date) {
    const USUAL: Date = jiff::civil::date(2026, 1, 5);
    let horizon = plan.about().and_then(|about| about.horizon.get());
    let starts = horizon.and_then(|horizon| horizon.starts.get()).map_or(USUAL, |starts| starts.value);
    let ends = horizon.and_then(|horizon| horizon.ends.get()).map(|ends| ends.value);
    let later = |years: i16| starts.checked_add(jiff::Span::new().years(years)).unwrap_or(starts);
    (starts, ends.unwrap_or_else(|| later(1)).clamp(starts, later(3)))
}

/// Who an owner is, at a location and while somebody has the duty; `None` where that cannot be known.
fn people<'p>(
    plan: &'p Plan,
    owner: &'p str,
    location: Option<&'p Entry<Location>>,
    duty: &Duty<'p>,
) -> Option<Vec<&'p str>> {
    if let Some((_, holder)) = duty.iter().find(|(role, _)| *role == owner) {
        return plan.person(holder).map(|person| vec![&*person.id]);
    }
    match plan.holders(owner, location) {
        Holders::People(people) => Some(people),
        Holders::Unknown => None,
    }
}
