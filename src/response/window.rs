//! Some days in a row on which something is unusual, and what the promises come to on them.

use crate::duty::{Calendar, Counting, DAY, Days, Intervals, Minute, Presence};
use crate::model::{Channel, Date, Entry, Holders, LadderStep, Leave, Location, Person, Plan};
use crate::response::cases::{Arrivals, Case, Commitment};
use crate::response::dated::{Cause, Dated};
use crate::response::ladder::{Climb, Step};
use crate::response::limit::{Day, Limit, Piece, minutes};
use jiff::Span;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ptr;
use std::rc::Rc;

pub(super) struct Window<'p> {
    plan: &'p Plan,
    days: Days,
    /// Long enough to see whether a message is answered in time.
    near: [Calendar<'p>; 3],
    /// Long enough to see how long a message waits that is not.
    far: [Calendar<'p>; 3],
    unanswered: RefCell<HashMap<Key<'p>, Rc<Intervals>>>,
    climbs: RefCell<HashMap<ClimbKey<'p>, Option<Rc<Climb>>>>,
}

/// How far ahead an answer is looked for.
const MOST_DAYS_OF_WAITING: i32 = 60;

/// The ways of counting, in the order in which calendars are kept.
const WAYS: [Counting; 3] = [Counting::Everything, Counting::WithoutLeave, Counting::UsualDays];

/// Whoever answers: a ladder, or somebody who calls.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Answering<'p> {
    Ladder(*const LadderStep),
    Caller(&'p str),
}

type ClimbKey<'p> = (Answering<'p>, *const Entry<Location>, Counting, bool);

type Key<'p> = (Answering<'p>, *const Entry<Location>, Counting, *const Entry<Channel>, Arrivals, Limit);

impl<'p> Window<'p> {
    /// Some days, and how many more a promise made on them reaches ahead.
    pub(super) fn of(plan: &'p Plan, days: Days, reach: i32) -> Window<'p> {
        let calendars = |n_days: i32| {
            // Elsewhere the first day may have begun on the day before.
            let from = days.0.yesterday().unwrap_or(days.0);
            let to = days.1.checked_add(Span::new().days(n_days)).unwrap_or(days.1);
            WAYS.map(|counting| Calendar::of(plan, counting, from, to))
        };
        Window {
            plan,
            days,
            near: calendars(reach),
            far: calendars(reach + MOST_DAYS_OF_WAITING),
            unanswered: RefCell::default(),
            climbs: RefCell::default(),
        }
    }

    /// Whether a promise breaks at a location, and why.
    pub(super) fn broken(
        &self,
        case: Case<'p>,
        made: &Commitment,
        location: Option<&'p Entry<Location>>,
    ) -> Vec<Dated<'p>> {
        let broken = |counting| self.unanswered(counting, case, made, location);
        let all = broken(Counting::Everything);
        if all.is_empty() {
            return Vec::new();
        }
        let (without_leave, usual) = (broken(Counting::WithoutLeave), broken(Counting::UsualDays));
        let mut found = Vec::new();
        let mut add = |cause: Cause<'p>, counting: Counting, broken: Intervals| {
            let climb = self.climb(counting, true, case, made.arrivals, location);
            let Some(worst) = climb.and_then(|climb| climb.worst(&broken)) else { return };
            let zone = self.calendar(counting, false).zone(self.plan.zone_name());
            let mut days: Vec<Date> = broken.all().iter().map(|(start, _)| zone.day(*start)).collect();
            days.dedup();
            let Commitment { arrivals, within, place } = *made;
            found.push(Dated { case, arrivals, within, place, location, cause, broken, worst, days });
        };
        for (person, leave, broken) in self.leaves(case, made, location, &all.without(&without_leave)) {
            add(Cause::Leave(person, leave), Counting::Everything, broken);
        }
        add(Cause::ClosedDays, Counting::WithoutLeave, without_leave.without(&usual).intersection(&all));
        add(Cause::UnusualWeek, Counting::UsualDays, usual.intersection(&all));
        found
    }

    fn calendar(&self, counting: Counting, is_far: bool) -> &Calendar<'p> {
        let [everything, without_leave, usual] = if is_far { &self.far } else { &self.near };
        match counting {
            Counting::Everything => everything,
            Counting::WithoutLeave => without_leave,
            Counting::UsualDays => usual,
        }
    }

    /// The messages of the window that are not answered in time.
    fn unanswered(
        &self,
        counting: Counting,
        case: Case<'p>,
        made: &Commitment,
        location: Option<&'p Entry<Location>>,
    ) -> Rc<Intervals> {
        let limit = Limit::of(made.within);
        let answering = answering(case, made.arrivals);
        let at = location.map_or(ptr::null(), ptr::from_ref);
        let key = (answering, at, counting, ptr::from_ref(case.channel), made.arrivals, limit);
        if let Some(known) = self.unanswered.borrow().get(&key) {
            return Rc::clone(known);
        }
        let climb = self.climb(counting, false, case, made.arrivals, location);
        let unanswered = climb.map_or_else(Rc::default, |climb| {
            let promised = self.promised(counting, case, made.arrivals);
            Rc::new(promised.without(&climb.kept(&self.pieces(counting, case, limit))))
        });
        self.unanswered.borrow_mut().insert(key, Rc::clone(&unanswered));
        unanswered
    }

    /// The messages of the window for which something is promised.
    fn promised(&self, counting: Counting, case: Case<'p>, arrivals: Arrivals) -> Intervals {
        let calendar = self.calendar(counting, false);
        let zone = calendar.zone(case.zone);
        let end = self.days.1.tomorrow().unwrap_or(self.days.1);
        let (start, end) = (zone.start_of(self.days.0), zone.start_of(end));
        let Some(hours) = case.channel.value.staffed.get() else { return Intervals::default() };
        let staffed = calendar.staffed(hours, case.zone).between(start, end);
        match arrivals {
            Arrivals::Staffed | Arrivals::FollowUp => staffed,
            Arrivals::OffHours => Intervals::of(vec![(start, end)]).without(&staffed),
        }
    }

    fn pieces(&self, counting: Counting, case: Case<'p>, limit: Limit) -> Vec<Piece> {
        let Limit::BusinessDays(_) = limit else { return limit.pieces(&[]) };
        let calendar = self.calendar(counting, false);
        let (zone, closed) = (calendar.zone(case.zone), calendar.closed(case.zone));
        let (_, end) = calendar.span(case.zone);
        let mut days = Vec::new();
        let mut day = self.days.0;
        while let Ok(next) = day.tomorrow() {
            let (from, to) = (zone.start_of(day), zone.start_of(next));
            if from >= end {
                break;
            }
            let is_weekday = day.weekday().to_monday_zero_offset() < 5;
            days.push(Day { from, to, is_business: is_weekday && !closed.contains(from) });
            day = next;
        }
        limit.pieces(&days)
    }

    /// The ladder with the cover of its steps; `None` where nobody may answer, or nobody knows when one of them is there.
    fn climb(
        &self,
        counting: Counting,
        is_far: bool,
        case: Case<'p>,
        arrivals: Arrivals,
        location: Option<&'p Entry<Location>>,
    ) -> Option<Rc<Climb>> {
        let key = (answering(case, arrivals), location.map_or(ptr::null(), ptr::from_ref), counting, is_far);
        if let Some(known) = self.climbs.borrow().get(&key) {
            return known.clone();
        }
        let calendar = self.calendar(counting, is_far);
        let mut steps: Vec<Step> = Vec::new();
        let mut is_known = true;
        for (after, owner) in self.asked(case, arrivals) {
            match calendar.owner(owner, location) {
                Presence::Unknown => is_known = false,
                Presence::At(cover) => match steps.last_mut().filter(|step| step.after == after) {
                    Some(step) => step.cover = step.cover.union(&cover),
                    None => steps.push(Step { after, cover: (*cover).clone() }),
                },
            }
        }
        let has_people = self.people(case, arrivals, location).next().is_some();
        let climb = (is_known && has_people).then(|| Rc::new(Climb { steps }));
        self.climbs.borrow_mut().insert(key, climb.clone());
        climb
    }

    /// The owners who are asked and may answer, with how long after the message.
    fn asked(&self, case: Case<'p>, arrivals: Arrivals) -> Vec<(Minute, &'p str)> {
        match arrivals {
            Arrivals::FollowUp => case.caller().map(|owner| (0, owner)).into_iter().collect(),
            Arrivals::Staffed | Arrivals::OffHours => {
                let timed = case.steps.iter().filter(|step| !step.is_automated());
                let timed = timed.filter_map(|step| Some((step, minutes(step.after.copied()?.0))));
                let asked = timed.flat_map(|(step, after)| {
                    let owners = step.owners().filter(|owner| self.plan.may_acknowledge(step, &owner.value));
                    owners.map(move |owner| (after, &*owner.value.0))
                });
                asked.collect()
            }
        }
    }

    /// The people who are asked, with how long after the message.
    fn people(
        &self,
        case: Case<'p>,
        arrivals: Arrivals,
        location: Option<&'p Entry<Location>>,
    ) -> impl Iterator<Item = (Minute, &'p Entry<Person>)> {
        let asked = self.asked(case, arrivals).into_iter();
        asked.flat_map(move |(after, owner)| {
            let people = match self.plan.holders(owner, location) {
                Holders::People(people) => people,
                Holders::Unknown => Vec::new(),
            };
            people.into_iter().filter_map(move |person| Some((after, self.plan.person(person)?)))
        })
    }

    /// Whose leave it is that some messages are not answered in time: the first on the ladder who would answer them.
    fn leaves(
        &self,
        case: Case<'p>,
        made: &Commitment,
        location: Option<&'p Entry<Location>>,
        broken: &Intervals,
    ) -> Vec<(&'p Entry<Person>, &'p Leave, Intervals)> {
        let mut found: Vec<(&'p Entry<Person>, &'p Leave, Intervals)> = Vec::new();
        if broken.is_empty() {
            return found;
        }
        let reach = Limit::of(made.within).at_most();
        let calendar = self.calendar(Counting::WithoutLeave, false);
        let people: Vec<_> = self.people(case, made.arrivals, location).collect();
        for &(start, end) in broken.all() {
            let away = people.iter().flat_map(|(after, person)| {
                let leaves = person.value.leave.items().iter();
                leaves.filter_map(move |leave| {
                    let zone = calendar.zone_of(&person.value);
                    let from = calendar.zone(zone).start_of(leave.from.get()?.value);
                    let to = calendar.zone(zone).start_of(leave.to.get()?.value) + DAY;
                    (from <= end + reach && to > start + after).then_some((*after, *person, leave, from, to))
                })
            });
            let away: Vec<_> = away.collect();
            let would_answer = away.iter().find(|(after, person, _, from, to)| {
                let Presence::At(there) = calendar.person(&person.id) else { return false };
                there.between(*from, *to).next(start + after).is_some_and(|at| at <= end + reach)
            });
            let Some(&(_, person, leave, ..)) = would_answer.or(away.first()) else { continue };
            let span = Intervals::of(vec![(start, end)]);
            match found.iter_mut().find(|(_, known, _)| ptr::eq(*known, leave)) {
                Some((.., spans)) => *spans = spans.union(&span),
                None => found.push((person, leave, span)),
            }
        }
        found
    }
}

fn answering(case: Case<'_>, arrivals: Arrivals) -> Answering<'_> {
    match (arrivals, case.caller()) {
        (Arrivals::FollowUp, Some(caller)) => Answering::Caller(caller),
        _ => Answering::Ladder(case.steps.as_ptr()),
    }
}
