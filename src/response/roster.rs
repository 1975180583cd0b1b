//! Who of a ladder is called first, hour by hour: for documents, and for whoever asks who is on duty.

use crate::duty::{Calendar, Counting, Days, Intervals, Minute, Presence, later};
use crate::plan::{Entry, LadderStep, Location, Plan, Playbook};
use std::rc::Rc;

/// Whom to call when a playbook opens: those of the steps that come within an hour of the first one, and after them those of later
/// ones. Whoever is called only hours later is nobody to call at once: whoever is on duty next is there before.
#[derive(Debug)]
pub struct Roster<'p> {
    /// From one to the next, without gaps.
    pub stretches: Vec<Stretch<'p>>,
    /// Owners and people of whom nobody knows when they are there.
    pub unknown: Vec<&'p str>,
    /// Roles that nobody holds.
    pub unheld: Vec<&'p str>,
    /// Roles that somebody else holds at each location, where no location is named.
    pub at_locations: Vec<&'p str>,
}

/// A time in which the same people of a ladder are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'p> {
    pub from: Minute,
    pub to: Minute,
    /// In the order of the ladder; empty where nobody is there.
    pub there: Vec<OnDuty<'p>>,
}

/// Somebody who can be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OnDuty<'p> {
    pub person: &'p str,
    /// The owner for whom they answer.
    pub owner: &'p str,
}

/// When it is one day somewhere, it may be two days later elsewhere.
const ZONES_APART: i32 = 2;

impl<'p> Roster<'p> {
    /// The calendar for some days of a plan: it knows who is there when the first of them begins and the last of them ends, wherever
    /// they live.
    pub fn calendar(plan: &'p Plan, (from, to): Days) -> Calendar<'p> {
        Calendar::of(plan, Counting::Everything, later(from, -ZONES_APART), later(to, ZONES_APART))
    }

    /// Some days, of such a calendar; of a playbook without a ladder its owner is called.
    pub fn on(
        calendar: &Calendar<'p>,
        days: Days,
        plan: &'p Plan,
        playbook: &'p Playbook,
        location: Option<&'p Entry<Location>>,
    ) -> Roster<'p> {
        let (from, to) = calendar.zone(plan.zone_name()).days(days);
        let mut roster = Roster {
            stretches: Vec::new(),
            unknown: Vec::new(),
            unheld: Vec::new(),
            at_locations: Vec::new(),
        };
        let mut candidates: Vec<Candidate<'p>> = Vec::new();
        for (owner, is_soon) in asked(plan, playbook) {
            // Where somebody does not answer, the later steps come.
            let is_soon = is_soon || calendar.is_silencing();
            if location.is_none() && plan.is_held_by_location(owner) {
                roster.at_locations.push(owner);
                continue;
            }
            let Some(people) = calendar.people_of(owner, location) else {
                roster.unknown.push(owner);
                continue;
            };
            if people.is_empty() && !Plan::is_nobody_in_particular(owner) {
                roster.unheld.push(owner);
            }
            for (person, there) in people.iter().filter(|(person, _)| plan.person(person).is_some()) {
                match there {
                    Presence::Unknown => roster.unknown.push(person),
                    Presence::At(there) => {
                        candidates.push(Candidate::of(person, (owner, is_soon), there));
                    }
                }
            }
        }
        roster.unknown.sort_unstable();
        roster.unknown.dedup();
        let mut edges: Vec<Minute> = vec![from, to];
        for candidate in &candidates {
            let ends = candidate.there.between(from, to);
            edges.extend(ends.all().iter().flat_map(|&(start, end)| [start, end]));
            let person = plan.person(candidate.who.person).into_iter();
            let leave = person.flat_map(|person| calendar.edges_of_leave(&person.id, &person.value));
            edges.extend(leave.filter(|edge| (from..to).contains(edge)));
        }
        edges.sort_unstable();
        edges.dedup();
        for (start, end) in edges.iter().zip(edges.iter().skip(1)) {
            let there = there_at(calendar, &mut candidates, *start);
            match roster.stretches.last_mut().filter(|last| last.there == there) {
                Some(last) => last.to = *end,
                None => roster.stretches.push(Stretch { from: *start, to: *end, there }),
            }
        }
        roster
    }

    /// Who is there at an instant, until when the first of them is called first, and the time that follows.
    pub fn at(&self, at: Minute) -> Option<(&[OnDuty<'p>], Minute, Option<&Stretch<'p>>)> {
        let index = self.stretches.iter().position(|stretch| at < stretch.to)?;
        let rest = self.stretches.get(index..)?;
        let now = rest.first()?;
        let first = |stretch: &Stretch<'p>| stretch.first().map(|who| who.person);
        let same = rest.iter().take_while(|stretch| first(stretch) == first(now));
        let (n_same, until) = same.fold((0, now.to), |(n_same, _), stretch| (n_same + 1, stretch.to));
        Some((&now.there, until, rest.get(n_same)))
    }
}

impl<'p> Stretch<'p> {
    /// Who is called first.
    pub fn first(&self) -> Option<OnDuty<'p>> {
        self.there.first().copied()
    }
}

/// Somebody who is asked, and when they are there.
struct Candidate<'p> {
    who: OnDuty<'p>,
    there: Rc<Intervals>,
    /// Whether their step comes soon.
    is_soon: bool,
    /// The first of the spans that are not over.
    span: usize,
}

impl<'p> Candidate<'p> {
    fn of(person: &'p str, (owner, is_soon): (&'p str, bool), there: &Rc<Intervals>) -> Candidate<'p> {
        Candidate { who: OnDuty { person, owner }, there: Rc::clone(there), is_soon, span: 0 }
    }

    /// Whether they are there at an instant; instants come in their order.
    fn is_there(&mut self, at: Minute) -> bool {
        while self.there.all().get(self.span).is_some_and(|(_, end)| *end <= at) {
            self.span += 1;
        }
        self.there.all().get(self.span).is_some_and(|(start, _)| *start <= at)
    }
}

fn there_at<'p>(calendar: &Calendar<'p>, candidates: &mut [Candidate<'p>], at: Minute) -> Vec<OnDuty<'p>> {
    let mut there: Vec<OnDuty<'p>> = Vec::new();
    let mut is_soon = false;
    for candidate in candidates {
        if candidate.is_there(at) {
            is_soon |= candidate.is_soon;
            let person = calendar.or_stand_in(candidate.who.person, at);
            if !there.iter().any(|known| known.person == person) {
                there.push(OnDuty { person, ..candidate.who });
            }
        }
    }
    if is_soon { there } else { Vec::new() }
}

/// The owners who are called, one after the other, each with whether that is within an hour of the first.
fn asked<'p>(plan: &'p Plan, playbook: &'p Playbook) -> Vec<(&'p str, bool)> {
    const SOON: u64 = 60;
    let steps = plan.steps_of(playbook).unwrap_or_default();
    if steps.is_empty() {
        return playbook.owner.get().map(|owner| (&*owner.value.0, true)).into_iter().collect();
    }
    let after = |step: &LadderStep| step.after.copied().map_or(0, |after| after.0.in_minutes());
    let first = plan.answering(steps).map(|(step, _)| after(step)).min().unwrap_or(0);
    let mut asked: Vec<(&str, bool)> =
        plan.answering(steps).map(|(step, owner)| (owner, after(step) <= first + SOON)).collect();
    asked.sort_by_key(|(_, is_soon)| !is_soon);
    asked
}

/// The playbook whose ladder is called when something happens and nobody knows yet what: the gravest, of equals the first.
pub fn gravest(plan: &Plan) -> Option<&Entry<Playbook>> {
    plan.playbooks.entries().iter().rev().max_by_key(|playbook| plan.level(&playbook.value))
}

/// Whether two playbooks call the same people in the same order.
pub fn call_the_same(plan: &Plan, one: &Playbook, other: &Playbook) -> bool {
    asked(plan, one) == asked(plan, other)
}
