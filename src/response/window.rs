//! The days on which something is unusual, and what the promises come to on them.

use crate::duty::{Calendar, Counting, Days, Intervals, Minute, Presence, Zone};
use crate::plan::{Channel, Date, Entry, Leave, Location, Person, Plan};
use crate::response::cases::{Answering, Arrivals, Case, Commitment};
use crate::response::ladder::{Climb, Step, Worst};
use crate::response::limit::{Day, Limit, Piece};
use foldhash::HashMap;
use jiff::Span;
use std::cell::RefCell;
use std::ptr;
use std::rc::Rc;

pub(super) struct Window<'p> {
    plan: &'p Plan,
    /// The messages that are looked at.
    arrivals: Intervals,
    /// Just so much as shows whether a message is answered in time, and some days more.
    near: [Calendar<'p>; 3],
    /// So much as shows how long a message waits that is not.
    far: [Calendar<'p>; 3],
    has_leave: bool,
    verdicts: RefCell<HashMap<VerdictKey<'p>, Rc<Vec<Verdict<'p>>>>>,
    promised: RefCell<HashMap<PromisedKey, Rc<Intervals>>>,
    kept: RefCell<HashMap<KeptKey<'p>, Intervals>>,
    climbs: RefCell<HashMap<ClimbKey<'p>, Option<Rc<Climb>>>>,
}

/// How far ahead an answer is looked for; most are found within the first of these.
const FEW_DAYS_OF_WAITING: i32 = 4;
const MOST_DAYS_OF_WAITING: i32 = 60;

/// Most promises reach no further.
const FEW_DAYS_AHEAD: i32 = 10;

/// The ways of counting, in the order in which calendars are kept.
const WAYS: [Counting; 3] = [Counting::Everything, Counting::WithoutLeave, Counting::UsualDays];

/// The channel, whether it is closed, and the way of counting.
type PromisedKey = (*const Entry<Channel>, bool, Counting);

/// Whoever answers, where, the way of counting, the zone of the channel and the time there is.
type KeptKey<'p> = (Answering<'p>, *const Entry<Location>, Counting, &'p str, Limit);

type ClimbKey<'p> = (Answering<'p>, *const Entry<Location>, Counting, bool);

type VerdictKey<'p> = (Answering<'p>, *const Entry<Location>, *const Entry<Channel>, Arrivals, Limit);

/// Why a promise breaks that a usual day would keep.
#[derive(Clone, Copy, Debug)]
pub enum Cause<'p> {
    /// Closed days and public holidays.
    ClosedDays,
    /// Somebody's leave.
    Leave(&'p Entry<Person>, &'p Leave),
    /// Nothing of the two: clocks that change at different times, hours that differ in the year, a rota.
    UnusualWeek,
}

/// That a promise breaks, and why; the same for all playbooks that promise the same.
#[derive(Clone, Debug)]
pub(super) struct Verdict<'p> {
    pub(super) cause: Cause<'p>,
    /// The messages that wait too long, in minutes from 1970 in UTC.
    pub(super) broken: Rc<Intervals>,
    /// The one that waits longest.
    pub(super) worst: Worst,
    /// Who answers it.
    pub(super) answered_by: Rc<[&'p str]>,
    /// The days, in the zone of the plan, from which on messages wait too long.
    pub(super) days: Rc<[Date]>,
}

impl<'p> Window<'p> {
    /// Some days of a time, and how many more a promise made on them reaches ahead.
    pub(super) fn of(plan: &'p Plan, windows: &[Days], reach: i32, (from, to): Days) -> Window<'p> {
        let later = |day: Date, n_days: i32| day.checked_add(Span::new().days(n_days)).unwrap_or(day);
        // Elsewhere the first day may have begun on the day before.
        // Few lengths are asked for, so that the hours of people are worked out once.
        let ahead = if reach <= FEW_DAYS_AHEAD { FEW_DAYS_AHEAD } else { reach };
        let (first, last) = (later(from, -1), later(to, ahead + MOST_DAYS_OF_WAITING));
        let calendars = || WAYS.map(|counting| Calendar::of(plan, counting, first, last));
        let zone = Zone::around(plan.zone_name(), first, last);
        let spans = |n_days: i32| {
            let spans = windows
                .iter()
                .map(|(from, to)| (zone.start_of(*from), zone.start_of(later(*to, n_days + 1))));
            Intervals::of(spans.collect())
        };
        let mask = Rc::new(spans(reach + FEW_DAYS_OF_WAITING));
        let mut leaves = plan.people.entries().iter().flat_map(|person| person.value.leave.items());
        let has_leave =
            leaves.any(|leave| leave.days().is_some_and(|(from, to)| from <= last && to >= first));
        Window {
            plan,
            arrivals: spans(0),
            near: calendars().map(|calendar| calendar.only_in(Rc::clone(&mask))),
            far: calendars(),
            has_leave,
            verdicts: RefCell::default(),
            promised: RefCell::default(),
            kept: RefCell::default(),
            climbs: RefCell::default(),
        }
    }

    /// Whether a promise breaks at a location, and why.
    pub(super) fn broken(
        &self,
        case: Case<'p>,
        made: &Commitment,
        location: Option<&'p Entry<Location>>,
    ) -> Rc<Vec<Verdict<'p>>> {
        let at = location.map_or(ptr::null(), ptr::from_ref);
        let answering = Answering::of(case, made.arrivals);
        let key = (answering, at, ptr::from_ref(case.channel), made.arrivals, Limit::of(made.within));
        let known = self.verdicts.borrow().get(&key).map(Rc::clone);
        known.unwrap_or_else(|| {
            let verdicts = Rc::new(self.verdicts(case, made, location));
            self.verdicts.borrow_mut().insert(key, Rc::clone(&verdicts));
            verdicts
        })
    }

    /// Forgets what was worked out for a location.
    pub(super) fn forget(&self) {
        self.verdicts.borrow_mut().clear();
        self.kept.borrow_mut().clear();
        self.climbs.borrow_mut().clear();
    }

    fn verdicts(
        &self,
        case: Case<'p>,
        made: &Commitment,
        location: Option<&'p Entry<Location>>,
    ) -> Vec<Verdict<'p>> {
        let broken = |counting| self.unanswered(counting, case, made, location);
        let all = broken(Counting::Everything);
        if all.is_empty() {
            return Vec::new();
        }
        let without_leave = if self.has_leave { broken(Counting::WithoutLeave) } else { Rc::clone(&all) };
        let usual = broken(Counting::UsualDays);
        let verdict = |cause: Cause<'p>, counting: Counting, broken: Intervals| {
            if broken.is_empty() {
                return None;
            }
            let look = |is_far| {
                let worst = self.climb(counting, is_far, case, made.arrivals, location)?.worst(&broken)?;
                Some((worst, self.calendar(counting, is_far)))
            };
            let near = look(false).filter(|(worst, _)| worst.wait.is_some());
            let (worst, calendar) = near.or_else(|| look(true))?;
            let answered_by = self.answered_by(calendar, case, made.arrivals, location, worst);
            let zone = calendar.zone(self.plan.zone_name());
            let mut days: Vec<Date> = broken.all().iter().map(|(start, _)| zone.day(*start)).collect();
            days.dedup();
            Some(Verdict { cause, broken: Rc::new(broken), worst, answered_by, days: days.into() })
        };
        let leaves = self.leaves(case, made, location, &all.without(&without_leave));
        let of_leave = leaves.into_iter().map(|(person, leave, broken)| {
            verdict(Cause::Leave(person, leave), Counting::Everything, broken)
        });
        let counting = if self.has_leave { Counting::WithoutLeave } else { Counting::Everything };
        let on_closed_days = without_leave.without(&usual).intersection(&all);
        let others = [
            verdict(Cause::ClosedDays, counting, on_closed_days),
            verdict(Cause::UnusualWeek, Counting::UsualDays, usual.intersection(&all)),
        ];
        of_leave.chain(others).flatten().collect()
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
        let answering = Answering::of(case, made.arrivals);
        let at = location.map_or(ptr::null(), ptr::from_ref);
        let climb = self.climb(counting, false, case, made.arrivals, location);
        climb.map_or_else(Rc::default, |climb| {
            let promised = self.promised(counting, case, made.arrivals);
            let key = (answering, at, counting, case.zone, limit);
            let mut kept = self.kept.borrow_mut();
            let kept = kept.entry(key).or_insert_with(|| climb.kept(&self.pieces(counting, case, limit)));
            Rc::new(promised.without(kept))
        })
    }

    /// The messages of the window for which something is promised.
    fn promised(&self, counting: Counting, case: Case<'p>, arrivals: Arrivals) -> Rc<Intervals> {
        let key = (ptr::from_ref(case.channel), arrivals == Arrivals::OffHours, counting);
        if let Some(known) = self.promised.borrow().get(&key) {
            return Rc::clone(known);
        }
        let Some(hours) = case.channel.value.staffed.get() else { return Rc::default() };
        let staffed = self.calendar(counting, false).staffed(hours, case.zone);
        let promised = Rc::new(arrivals.among(&self.arrivals, &staffed));
        self.promised.borrow_mut().insert(key, Rc::clone(&promised));
        promised
    }

    fn pieces(&self, counting: Counting, case: Case<'p>, limit: Limit) -> Vec<Piece> {
        let Limit::BusinessDays(_) = limit else { return limit.pieces(&[]) };
        let calendar = self.calendar(counting, false);
        limit.pieces(&Day::all_of(calendar, case.zone))
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
        let key =
            (Answering::of(case, arrivals), location.map_or(ptr::null(), ptr::from_ref), counting, is_far);
        if let Some(known) = self.climbs.borrow().get(&key) {
            return known.clone();
        }
        let calendar = self.calendar(counting, is_far);
        let mut steps: Vec<Step> = Vec::new();
        let mut is_known = true;
        for (after, owner) in case.asked(self.plan, arrivals) {
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

    /// Who answers a message that waits so long.
    fn answered_by(
        &self,
        calendar: &Calendar<'p>,
        case: Case<'p>,
        arrivals: Arrivals,
        location: Option<&'p Entry<Location>>,
        Worst { arrival, wait }: Worst,
    ) -> Rc<[&'p str]> {
        let Some(wait) = wait else { return Rc::default() };
        let asked = case.asked(self.plan, arrivals).into_iter().filter(|(after, _)| *after <= wait);
        let mut people: Vec<&'p str> =
            asked.flat_map(|(_, owner)| calendar.there_at(owner, location, arrival + wait)).collect();
        people.sort_unstable();
        people.dedup();
        people.into()
    }

    /// The people who are asked, with how long after the message.
    fn people(
        &self,
        case: Case<'p>,
        arrivals: Arrivals,
        location: Option<&'p Entry<Location>>,
    ) -> impl Iterator<Item = (Minute, &'p Entry<Person>)> {
        let asked = case.asked(self.plan, arrivals).into_iter();
        asked.flat_map(move |(after, owner)| {
            let people = self.plan.holders(owner, location).people();
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
                    let (from, to) = calendar.days_of(&person.value, leave.days()?);
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
