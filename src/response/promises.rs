//! Whether the ladders of a plan keep its promises, on every day of its horizon.

use crate::duty::{DAY, Days, Intervals, Minute, Signs, Telling, Zone, day_of};
use crate::plan::{Date, Entry, Holding, Location, PersonId, Plan, Role};
use crate::response::again::part_of;
use crate::response::answering::Answering;
use crate::response::cases::{Case, Commitment, MOST_COMBINATIONS, Pledge, cases, combinations, places};
use crate::response::judge::Judge;
use crate::response::ladder::Worst;
use crate::response::limit::{Limit, minutes};
use crate::response::outcome::{Cause, Depth, Outcome};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use jiff::ToSpan;
use std::ptr;
use std::rc::Rc;

/// What is promised for some messages, and what comes of it in the worst place.
#[derive(Clone, Debug)]
pub struct Promise<'p> {
    pub pledge: Pledge<'p>,
    /// Minutes of all days for which it is made, and of them those in which it is kept.
    pub promised: Minute,
    pub kept: Minute,
    /// The longest wait of a usual week, where no clock changes meanwhile; of a promise that is kept only where it was asked
    /// for.
    pub worst: Worst,
    /// The longest wait of all usual days and locations.
    pub longest: Worst,
    /// The location at which it is so.
    pub location: Option<&'p Entry<Location>>,
    /// How many locations break it again and again.
    pub n_locations: usize,
    /// Who answers the message that waits longest.
    pub answered_by: Rc<[&'p str]>,
    /// The times in which nobody is there who is asked in time, while such messages wait; none where whoever is there is asked
    /// later.
    pub gaps: Rc<Intervals>,
    /// The messages that wait too long again and again, in minutes from 1970 in UTC; none where a usual week keeps it.
    pub broken: Rc<Intervals>,
    /// The days on which they arrive.
    pub days: Rc<[Date]>,
    /// Those that are not answered in time because they are seen late.
    pub unseen: Rc<Intervals>,
    /// Those that would not be answered in time if they were seen, and what is published approved, at once, at any location.
    pub unattended: Rc<Intervals>,
    /// The times in which nobody is there who has to approve it first, while something waits for that.
    pub unapproved: Rc<Intervals>,
    /// When the message that waits longest is seen, where that is later.
    pub seen: Option<Minute>,
    /// Whether all of them arrive while no channel of the playbook is staffed.
    pub is_off_hours: bool,
    /// Owners and people of the ladder of whom nobody knows when they are there.
    pub unknown: Vec<&'p str>,
    /// Those without whom the promise would be broken somewhere where it is kept.
    pub only: Vec<Indispensable<'p>>,
    /// What breaks it on single days, at every location.
    pub dated: Vec<Dated<'p>>,
}

/// Somebody without whom a promise would be broken.
#[derive(Clone, Copy, Debug)]
pub struct Indispensable<'p> {
    pub person: &'p str,
    /// What would come of it, and where.
    pub worst: Worst,
    /// From when to when it is so, where that is a part of the time.
    pub part: Option<Days>,
    pub location: Option<&'p Entry<Location>>,
}

/// A promise that breaks on some days of the calendar, at a location and for one cause.
#[derive(Clone, Debug)]
pub struct Dated<'p> {
    pub pledge: Pledge<'p>,
    /// The location at which it is so.
    pub location: Option<&'p Entry<Location>>,
    pub cause: Cause<'p>,
    /// The messages that wait too long, in minutes from 1970 in UTC.
    pub broken: Rc<Intervals>,
    /// The message that waits longest, in minutes from 1970 in UTC.
    pub worst: Worst,
    /// Who answers it.
    pub answered_by: Rc<[&'p str]>,
    /// The days, in the zone of the plan, from which on messages wait too long.
    pub days: Rc<[Date]>,
}

impl Dated<'_> {
    /// Every day, in the zone of the plan, on which messages wait too long.
    pub fn all_days(&self, plan: &Plan) -> Vec<Date> {
        let Some((first, last)) = self.broken.all().first().zip(self.broken.all().last()) else {
            return Vec::new();
        };
        let zone = Zone::around(plan.zone_name(), day_of(first.0), day_of(last.1));
        let spans = self.broken.all().iter().map(|(start, end)| (zone.day(*start), zone.day(end - 1)));
        let each = spans.flat_map(|(first, last)| first.series(1.day()).take_while(move |day| *day <= last));
        let mut days: Vec<Date> = each.collect();
        days.dedup();
        days
    }
}

impl Promise<'_> {
    /// Whether a usual week breaks it, as far as anybody knows.
    pub fn is_broken(&self) -> bool {
        !self.is_kept() && self.unknown.is_empty()
    }

    /// The first and the last day on which it is broken, where it is so in a part of some days alone.
    pub fn part_of(&self, days: Option<Days>) -> Option<Days> {
        part_of(&self.days, days)
    }

    /// Whether a usual week keeps it; single days may break it.
    pub fn is_kept(&self) -> bool {
        self.days.is_empty()
    }

    /// The single days on which it is broken.
    pub fn single_days(&self, plan: &Plan) -> Vec<Date> {
        let mut days: Vec<Date> = self.dated.iter().flat_map(|one| one.all_days(plan)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// The most combinations of ladder, channel and location times days that are looked at.
pub const MOST_DAYS: usize = 40_000_000;

/// Every promise of a plan on some days, and what comes of it, while some people do not answer; `None` of a plan with more than
/// is looked at.
pub fn promises<'p>(
    plan: &'p Plan,
    days: Days,
    depth: Depth,
    silent: &[&'p str],
) -> Option<Vec<Promise<'p>>> {
    if combinations(plan) > MOST_COMBINATIONS || n_absences(plan) > MOST_ABSENCES {
        return None;
    }
    let mut promises: Vec<Option<Promise<'p>>> = Vec::new();
    let mut groups: Vec<Group<'p>> = Vec::new();
    let seen_back = look_back(plan);
    for case in cases(plan) {
        for made in case.commitments(plan) {
            let reach = reach(plan, &made);
            // Few lengths are told apart: what is worked out is shared.
            let reach = i32::try_from(reach.unsigned_abs().next_power_of_two().max(4)).unwrap_or(reach);
            let back = if made.task.begins_when_it_opens() { seen_back } else { 0 };
            let number = promises.len();
            promises.push(None);
            match groups.iter_mut().find(|group| (group.back, group.reach) == (back, reach)) {
                Some(group) => group.made.push((number, case, made)),
                None => groups.push(Group { back, reach, made: vec![(number, case, made)] }),
            }
        }
    }
    let Some(longest) = groups.iter().map(|group| group.reach).max() else { return Some(Vec::new()) };
    let all_made = groups.iter().flat_map(|group| &group.made);
    let in_business_days = |made: &Commitment<'_>| matches!(Limit::of(made.within), Limit::BusinessDays(_));
    let has_business_days = all_made.into_iter().any(|(.., made)| in_business_days(made));
    let telling = if has_business_days { Telling::WithHolidays } else { Telling::Everything };
    let back = groups.iter().map(|group| group.back).max().unwrap_or(0);
    let signs = Signs::of(plan, days, (back, longest), telling);
    let alike: Vec<_> = groups.iter().map(|group| signs.alike(plan, (group.back, group.reach))).collect();
    let n_places = plan.open_locations().count().max(1);
    let sizes = groups
        .iter()
        .zip(&alike)
        .map(|(group, alike)| alike.n_firsts().saturating_mul(group.n_different()).saturating_mul(n_places));
    if sizes.fold(0, usize::saturating_add) > MOST_DAYS {
        return None;
    }
    for (group, alike) in groups.iter().zip(alike) {
        let judge = Judge::of(plan, days, alike, (group.reach, telling), depth, silent);
        // One location after the other, so that not everything has to be remembered.
        for (location, of_location) in group.by_location(plan) {
            for (number, case, made) in of_location {
                let outcome = judge.outcome(*case, made, location);
                let Some(known) = promises.get_mut(*number) else { continue };
                match known {
                    Some(known) => known.add(&outcome, location),
                    None => *known = Some(Promise::of(*case, made, &outcome, location)),
                }
            }
            judge.forget();
        }
    }
    Some(promises.into_iter().flatten().collect())
}

/// How many days back a message may have arrived that opens a playbook on a day: it is seen after a check, or when the next
/// hours of checks begin.
fn look_back(plan: &Plan) -> i32 {
    const A_WEEK: i32 = 7;
    let checks = plan.listening.get().map(|listening| listening.checks.items()).unwrap_or_default();
    let of_channels = checks.iter().filter(|check| check.looks_at_channels());
    if of_channels.clone().any(|check| !check.when.is_missing()) {
        return A_WEEK;
    }
    let Some(longest) = of_channels.clone().filter_map(|check| check.every.copied()).map(minutes).max()
    else {
        return 0;
    };
    i32::try_from(longest / DAY + 1).unwrap_or(A_WEEK).min(A_WEEK)
}

/// The most people of a role times leaves of its people: on each leave all of them are asked.
const MOST_ABSENCES: usize = 15_000_000;

fn n_absences(plan: &Plan) -> usize {
    let n_leaves = |id: &PersonId| plan.person(id).map_or(0, |person| person.value.leave.items().len());
    let of_role = |role: &Entry<Role>| match role.value.held_by.get() {
        Some(Holding::People(people)) => people.len().saturating_mul(people.iter().map(n_leaves).sum()),
        Some(Holding::Location) | None => 0,
    };
    plan.roles.entries().iter().map(of_role).fold(0, usize::saturating_add)
}

/// Promises that reach equally far ahead.
struct Group<'p> {
    /// How many days before them they hang by.
    back: i32,
    /// How many days.
    reach: i32,
    /// Each with its number among all.
    made: Vec<(usize, Case<'p>, Commitment<'p>)>,
}

/// What is promised at each location; without one, what is the same everywhere.
type AtLocation<'c, 'p> = (Option<&'p Entry<Location>>, Vec<&'c (usize, Case<'p>, Commitment<'p>)>);

impl<'p> Group<'p> {
    /// How many of them are of different people, channels or times.
    fn n_different(&self) -> usize {
        let key = |(_, case, made): &(usize, Case<'p>, Commitment<'p>)| {
            let answering = Answering::of(*case, made.task);
            let channel = case.channel.map_or(ptr::null(), ptr::from_ref);
            (channel, answering, made.arrivals, Limit::of(made.within))
        };
        let mut all = HashSet::new();
        all.extend(self.made.iter().map(key));
        all.len()
    }

    fn by_location<'c>(&'c self, plan: &'p Plan) -> Vec<AtLocation<'c, 'p>> {
        let mut all: Vec<AtLocation<'c, 'p>> = Vec::new();
        let mut known: HashMap<*const Entry<Location>, usize> = HashMap::new();
        for one in &self.made {
            let (_, case, made) = one;
            let owners = case.answering(made.task).into_iter();
            let places = if is_counted_by_place(plan, *case, made) {
                plan.open_locations().map(Some).chain([None]).collect()
            } else {
                places(plan, case.of, owners)
            };
            for location in places {
                let index = *known.entry(location.map_or(ptr::null(), ptr::from_ref)).or_insert(all.len());
                match all.get_mut(index) {
                    Some((_, of_location)) => of_location.push(one),
                    None => all.push((location, vec![one])),
                }
            }
        }
        all
    }
}

/// Whether a deadline in business days ends at other times for messages about some locations: each has its own zone, holidays and
/// closed days.
fn is_counted_by_place(plan: &Plan, case: Case<'_>, made: &Commitment<'_>) -> bool {
    let differs = |location: &Entry<Location>| plan.locality_at(Some(location)) != plan.locality_at(None);
    case.of.is_none() && made.within.is_in_business_days() && plan.open_locations().any(differs)
}

/// How many days a promise reaches ahead.
fn reach(plan: &Plan, made: &Commitment<'_>) -> i32 {
    const MOST_DAYS_AHEAD: Minute = 200;
    // Some countries have many holidays in a row.
    const MOST_HOLIDAYS: Minute = 12;
    let limit = Limit::of(made.within);
    // Closed days and public holidays are no business days.
    let n_closed = match limit {
        Limit::Minutes(_) => 0,
        Limit::BusinessDays(_) => Minute::try_from(plan.most_closed_days()).unwrap_or(0) + MOST_HOLIDAYS,
    };
    let times = Minute::from(made.task.count());
    let n_days = (limit.at_most().saturating_mul(times) / DAY + 1).saturating_add(n_closed);
    i32::try_from(n_days.min(MOST_DAYS_AHEAD)).unwrap_or_default()
}

impl<'p> Promise<'p> {
    fn of(
        case: Case<'p>,
        made: &Commitment<'p>,
        outcome: &Outcome<'p>,
        location: Option<&'p Entry<Location>>,
    ) -> Promise<'p> {
        let mut promise = Promise {
            pledge: made.pledge(case),
            promised: 0,
            kept: 0,
            worst: outcome.worst,
            longest: outcome.longest,
            location: None,
            n_locations: 0,
            answered_by: Rc::default(),
            gaps: Rc::default(),
            broken: Rc::default(),
            days: Rc::default(),
            unseen: Rc::default(),
            unattended: Rc::default(),
            unapproved: Rc::default(),
            seen: None,
            is_off_hours: false,
            unknown: Vec::new(),
            only: Vec::new(),
            dated: Vec::new(),
        };
        promise.take(outcome, location);
        promise.add_up(outcome, location);
        promise
    }

    fn add(&mut self, outcome: &Outcome<'p>, location: Option<&'p Entry<Location>>) {
        let now = (self.days.len(), self.promised - self.kept, self.worst.weight());
        if (outcome.days.len(), outcome.promised - outcome.kept, outcome.worst.weight()) > now {
            self.take(outcome, location);
        }
        self.add_up(outcome, location);
    }

    /// What is so in the worst place.
    fn take(&mut self, outcome: &Outcome<'p>, location: Option<&'p Entry<Location>>) {
        (self.promised, self.kept) = (outcome.promised, outcome.kept);
        self.worst = outcome.worst;
        (self.answered_by, self.gaps) = (Rc::clone(&outcome.answered_by), Rc::clone(&outcome.gaps));
        (self.broken, self.days) = (Rc::clone(&outcome.broken), Rc::clone(&outcome.days));
        (self.unseen, self.seen) = (Rc::clone(&outcome.unseen), outcome.seen);
        self.unapproved = Rc::clone(&outcome.unapproved);
        (self.location, self.is_off_hours) = (location, outcome.is_off_hours);
        self.unknown.clone_from(&outcome.unknown);
    }

    /// What is so in some place.
    fn add_up(&mut self, outcome: &Outcome<'p>, location: Option<&'p Entry<Location>>) {
        self.n_locations += usize::from(!outcome.days.is_empty());
        if outcome.longest.weight() > self.longest.weight() {
            self.longest = outcome.longest;
        }
        self.unattended = if self.unattended.is_empty() {
            Rc::clone(&outcome.unattended)
        } else {
            Rc::new(self.unattended.union(&outcome.unattended))
        };
        for &(person, worst, part) in &outcome.only {
            let one = Indispensable { person, worst, part, location };
            match self.only.iter_mut().find(|known| known.person == person) {
                Some(known) if known.worst.weight() < worst.weight() => *known = one,
                Some(_) => {}
                None => self.only.push(one),
            }
        }
        self.only.sort_unstable_by_key(|one| one.person);
        let pledge = self.pledge;
        self.dated.extend(outcome.dated.iter().map(|broken| Dated {
            pledge,
            location,
            cause: broken.cause,
            broken: Rc::clone(&broken.broken),
            worst: broken.worst,
            answered_by: Rc::clone(&broken.answered_by),
            days: Rc::clone(&broken.days),
        }));
    }
}
