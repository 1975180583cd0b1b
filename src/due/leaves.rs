//! Leaves that need somebody who stands in.

use crate::due::fact::{About, Fact};
use crate::duty::{Calendar, Counting, Minute, Presence, Turn, turns};
use crate::plan::{Date, Entry, LadderStep, Leave, OwnerId, Person, Plan, Role};
use crate::response::{
    self, Cause, Dated, Depth, Promise, Task, TooManyChannels, Uncovered, judged_days, uncovered,
};
use std::collections::HashMap;
use std::ptr;

/// What leaves break.
#[derive(Debug)]
pub struct Leaves<'d, 'p> {
    /// Those in which promises break that are kept otherwise.
    pub broken: Vec<Broken<'d, 'p>>,
    /// Those in which a channel is staffed by nobody, and no promise breaks.
    pub uncovered: Vec<Uncovered<'p>>,
    /// Where there are too many channels to be looked at.
    pub too_many: Option<TooManyChannels<'p>>,
}

/// A leave in which promises break.
#[derive(Clone, Copy, Debug)]
pub struct Broken<'d, 'p> {
    pub person: &'p Entry<Person>,
    pub leave: &'p Leave,
    /// The one that suffers most.
    pub worst: &'d Dated<'p>,
    pub n_promises: usize,
}

/// What the escalation paths of a plan make of its promises on the days that are still to come; `None` where there is too much to
/// look at.
pub fn promises(plan: &Plan, as_of: Option<Date>) -> Option<Vec<Promise<'_>>> {
    match judged_days(plan, as_of) {
        Some(days) => response::promises(plan, days, Depth::Broken, &[]).map(without_unread),
        None => Some(Vec::new()),
    }
}

/// Those of promises of which all is there that they hang by: what could not be read was reported, and so was a step without an
/// owner or a time.
fn without_unread(mut promises: Vec<Promise<'_>>) -> Vec<Promise<'_>> {
    promises.retain(|promise| {
        let case = &promise.pledge.case;
        let channel = case.channel.is_none_or(|channel| !channel.value.staffed.is_unreadable());
        let is_whole = |step: &LadderStep| step.owner.get().is_some() && step.after.get().is_some();
        channel && (promise.pledge.task != Task::Answer || case.steps.iter().all(is_whole))
    });
    promises
}

/// The promises by which [`leaves`] are judged: none where nobody has a leave that is still to come.
pub fn promises_for_leaves(plan: &Plan, today: Date) -> Option<Vec<Promise<'_>>> {
    let mut leaves = plan.people.entries().iter().flat_map(|person| person.value.leave.items());
    if leaves.any(|leave| leave.days().is_some() && !is_over(leave, Some(today))) {
        promises(plan, Some(today))
    } else {
        Some(Vec::new())
    }
}

/// What breaks promises on single days; nothing of tasks that are late every week.
pub fn dated<'d, 'p>(promises: &'d [Promise<'p>]) -> impl Iterator<Item = &'d Dated<'p>> {
    let is_news = |promise: &&Promise<'_>| promise.is_kept() || promise.pledge.task == Task::Answer;
    promises.iter().filter(is_news).flat_map(|promise| &promise.dated)
}

/// The leaves that need somebody who stands in, without those that are over on a day. Promises are those of
/// [`crate::response::promises`].
pub fn leaves<'d, 'p>(plan: &'p Plan, today: Option<Date>, promises: &'d [Promise<'p>]) -> Leaves<'d, 'p> {
    let mut found = Leaves { broken: Vec::new(), uncovered: Vec::new(), too_many: None };
    let mut known: HashMap<*const Leave, usize> = HashMap::new();
    for one in dated(promises) {
        let Cause::Leave(person, leave) = one.cause else { continue };
        if is_over(leave, today) {
            continue;
        }
        let next = found.broken.len();
        let index = *known.entry(ptr::from_ref(leave)).or_insert(next);
        match found.broken.get_mut(index) {
            Some(broken) => {
                broken.n_promises += 1;
                if one.worst.weight() > broken.worst.worst.weight() {
                    broken.worst = one;
                }
            }
            None => found.broken.push(Broken { person, leave, worst: one, n_promises: 1 }),
        }
    }
    let Some(days) = judged_days(plan, today) else { return found };
    match uncovered(plan, days) {
        Ok(uncovered) => found.uncovered = uncovered,
        Err(too_many) => found.too_many = Some(too_many),
    }
    found
        .uncovered
        .retain(|one| !known.contains_key(&ptr::from_ref(one.leave)) && !is_over(one.leave, today));
    found
}

fn is_over(leave: &Leave, today: Option<Date>) -> bool {
    today.zip(leave.days()).is_some_and(|(today, (_, to))| to < today)
}

impl<'p> Leaves<'_, 'p> {
    pub(super) fn into_facts(self) -> Vec<Fact<'p>> {
        let broken = self.broken.into_iter().map(|one| (one.person, one.leave));
        let uncovered = self.uncovered.into_iter().map(|one| (one.person, one.leave));
        let fact = |(person, leave): (&'p Entry<Person>, &'p Leave)| {
            begins(About::Leave(person, leave), person, leave)
        };
        broken.chain(uncovered).filter_map(fact).collect()
    }
}

/// That a leave begins.
fn begins<'p>(about: About<'p>, person: &'p Entry<Person>, leave: &'p Leave) -> Option<Fact<'p>> {
    let (due, _) = leave.days()?;
    Some(Fact { about, owner: Some(&person.id), due, last: None, every: None, place: leave.from.span() })
}

/// Turns of a rota that somebody has during a leave for which nobody stands in.
#[derive(Debug)]
pub struct TurnOnLeave<'p> {
    pub role: &'p Entry<Role>,
    pub person: &'p Entry<Person>,
    pub leave: &'p Leave,
    /// When the first of them begins and ends.
    pub begins: Minute,
    pub ends: Minute,
    /// How many more there are.
    pub n_others: usize,
    /// Who was to stand in, and is not there.
    pub cover: Option<&'p OwnerId>,
}

impl<'p> TurnOnLeave<'p> {
    pub(super) fn fact(&self) -> Option<Fact<'p>> {
        begins(About::Turn(self.person, self.leave, self.role), self.person, self.leave)
    }
}

/// The turns that people have while they are on leave, a leave and a role at a time, without leaves that are over on a day.
pub fn turns_on_leave(plan: &Plan, today: Option<Date>) -> Vec<TurnOnLeave<'_>> {
    let Some((from, to)) = judged_days(plan, today) else { return Vec::new() };
    let calendar = Calendar::of(plan, Counting::Everything, from, to);
    let (start, end) = calendar.zone(plan.zone_name()).days((from, to));
    let mut found = Vec::new();
    for role in plan.roles.entries() {
        let Some(rota) = role.value.rota.get() else { continue };
        let turns = turns(plan, rota, start, end);
        for person in plan.people.entries() {
            for leave in person.value.leave.items() {
                let Some(days) = leave.days().filter(|_| !is_over(leave, today)) else { continue };
                let cover = leave.cover.get();
                // Of whom nobody knows when they are there may be.
                let is_covered = |(from, to): (Minute, Minute)| {
                    cover.is_some_and(|cover| {
                        calendar.any_of(&[cover], None) == Presence::Unknown
                            || !calendar.by_cover(cover).between(from, to).is_empty()
                    })
                };
                let during = turns.iter().filter(|turn| *turn.person == *person.id);
                let mut during = during.filter(|turn| {
                    calendar.missed(&person.value, days, turn).is_some_and(|missed| !is_covered(missed))
                });
                let Some(&Turn { begins, ends, .. }) = during.next() else { continue };
                let n_others = during.count();
                found.push(TurnOnLeave { role, person, leave, begins, ends, n_others, cover });
            }
        }
    }
    found
}
