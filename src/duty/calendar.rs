//! The calendar: every day from one to another, with leave, closed days, holidays and changes of the clock.

use crate::duty::holidays::{self, Holidays};
use crate::duty::intervals::DAY;
use crate::duty::rota::turns;
use crate::duty::schedule::{days, days_without};
use crate::duty::shared::{Way, any_of, combined, one_for_all};
use crate::duty::turn::Turn;
use crate::duty::zone::{Zone, local_start};
use crate::duty::{Intervals, Minute, days_in, later};
use crate::plan::{Closing, Date, Entry, Holders, Hours, HoursPart, Locality, Location, Person, Plan, Rota};
use foldhash::HashMap;
use jiff::ToSpan;
use std::cell::RefCell;
use std::ptr;
use std::rc::Rc;

/// When somebody is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    At(Rc<Intervals>),
    /// Neither `hours` nor `on_call` is written, or they cannot be read: never counted as cover, nor as absence.
    Unknown,
}

/// What counts on the days of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counting {
    /// Closed days, public holidays and leave.
    Everything,
    /// Closed days and public holidays.
    WithoutLeave,
    /// Nothing of it: every day is a usual one.
    UsualDays,
}

/// Who is there on the days of a time, in minutes from 1970 in UTC.
#[derive(Debug)]
pub struct Calendar<'p> {
    pub(super) plan: &'p Plan,
    pub(super) counting: Counting,
    from: Date,
    n_days: i32,
    /// What is looked at; all of it where nothing is said.
    mask: Option<Rc<Intervals>>,
    /// People who do not answer, whatever their hours say.
    silent: Vec<&'p str>,
    /// Whether somebody who has left, or has not come yet, is taken as belonging to the team.
    pub(super) has_everybody: bool,
    zones: RefCell<HashMap<&'p str, Rc<Zone>>>,
    closed: RefCell<HashMap<(&'p str, Closing<'p>), Rc<Intervals>>>,
    staffed: RefCell<HashMap<(&'p str, Locality<'p>), Rc<Intervals>>>,
    hours: RefCell<HashMap<(&'p str, Locality<'p>), Rc<Intervals>>>,
    people: RefCell<HashMap<&'p str, Presence>>,
    /// By who stands in on somebody's leave.
    pub(super) covers: RefCell<HashMap<&'p str, StandIns<'p>>>,
    turns: RefCell<HashMap<*const Rota, InTurns<'p>>>,
}

/// The people of a rota, with when each is there in their turns.
type InTurns<'p> = Rc<Vec<(&'p str, Presence)>>;

impl<'p> Calendar<'p> {
    /// The days from one to another, both included.
    pub fn of(plan: &'p Plan, counting: Counting, from: Date, to: Date) -> Calendar<'p> {
        let n_days = days_in((from, to)).max(1);
        Calendar {
            plan,
            counting,
            from,
            n_days,
            mask: None,
            silent: Vec::new(),
            has_everybody: false,
            zones: RefCell::default(),
            closed: RefCell::default(),
            staffed: RefCell::default(),
            hours: RefCell::default(),
            people: RefCell::default(),
            covers: RefCell::default(),
            turns: RefCell::default(),
        }
    }

    /// The same, looked at in some parts alone: that is quicker.
    #[must_use]
    pub fn only_in(self, mask: &Intervals) -> Calendar<'p> {
        Calendar { mask: Some(one_for_all(mask.clone())), ..self }
    }

    /// The same, with people who do not answer.
    #[must_use]
    pub fn silencing(self, silent: &[&'p str]) -> Calendar<'p> {
        Calendar { silent: silent.to_vec(), ..self }
    }

    /// Whether somebody does not answer.
    pub fn is_silencing(&self) -> bool {
        !self.silent.is_empty()
    }

    /// The same, as if everybody had always belonged to the team.
    #[must_use]
    pub fn with_everybody(self) -> Calendar<'p> {
        Calendar { has_everybody: true, ..self }
    }

    pub fn zone(&self, name: &'p str) -> Rc<Zone> {
        let mut zones = self.zones.borrow_mut();
        Rc::clone(zones.entry(name).or_insert_with(|| Zone::around(name, self.from, self.last())))
    }

    fn last(&self) -> Date {
        later(self.from, self.n_days)
    }

    /// The instants of the whole time in a zone.
    pub fn span(&self, zone: &'p str) -> (Minute, Minute) {
        let start = local_start(self.from);
        let zone = self.zone(zone);
        (zone.instant(start), zone.instant(start + Minute::from(self.n_days) * DAY))
    }

    /// The instants in some hours of a place; on closed days too.
    pub fn hours(&self, hours: &'p Hours, place: Locality<'p>) -> Rc<Intervals> {
        let key = (&**hours, place);
        if let Some(known) = self.hours.borrow().get(&key) {
            return Rc::clone(known);
        }
        let country = match self.counting {
            Counting::UsualDays => None,
            Counting::Everything | Counting::WithoutLeave => place.country,
        };
        let instants = instants(hours, country, &self.zone(place.zone), (self.from, self.n_days));
        let instants = match &self.mask {
            Some(mask) => combined(Way::Intersection, mask, &instants),
            None => instants,
        };
        self.hours.borrow_mut().insert(key, Rc::clone(&instants));
        instants
    }

    /// The instants in which a channel of such hours is staffed: on no closed day.
    pub fn staffed(&self, hours: &'p Hours, place: Locality<'p>) -> Rc<Intervals> {
        let closed = self.closed(place);
        if closed.is_empty() {
            return self.hours(hours, place);
        }
        let key = (&**hours, place);
        if let Some(known) = self.staffed.borrow().get(&key) {
            return Rc::clone(known);
        }
        let has_nights = hours.spec().parts.iter().any(HoursPart::has_nights);
        let staffed = if has_nights {
            self.without_closed_shifts(hours, place)
        } else {
            combined(Way::Without, &self.hours(hours, place), &closed)
        };
        self.staffed.borrow_mut().insert(key, Rc::clone(&staffed));
        staffed
    }

    /// The instants in some hours with nights: what begins on a closed day is not there.
    fn without_closed_shifts(&self, hours: &Hours, place: Locality<'p>) -> Rc<Intervals> {
        let closed = self.closed_days(place);
        let parts = days_without(hours, place.country, &closed, self.from, self.n_days);
        let instants = in_zone(&parts, &self.zone(place.zone), self.from);
        Rc::new(match &self.mask {
            Some(mask) => mask.intersection(&instants),
            None => instants,
        })
    }

    /// The instants of the closed days of a place; none where they do not count.
    fn closed(&self, place: Locality<'p>) -> Rc<Intervals> {
        let key = (place.zone, place.closing);
        if let Some(known) = self.closed.borrow().get(&key) {
            return Rc::clone(known);
        }
        let last = self.last();
        let closed = self.closed_days(place);
        let days = closed.iter().filter(|day| (self.from..=last).contains(day));
        let local = self.zone(place.zone);
        let closed = one_for_all(Intervals::of(days.map(|day| local.days((*day, *day))).collect()));
        self.closed.borrow_mut().insert(key, Rc::clone(&closed));
        closed
    }

    /// The closed days of a place, those of the plan among them; none where they do not count.
    fn closed_days(&self, place: Locality<'p>) -> Vec<Date> {
        if self.counting == Counting::UsualDays {
            return Vec::new();
        }
        let mut days = self.plan.closed.items().to_vec();
        days.extend(self.plan.own_closed_days(place.closing));
        days
    }

    /// The days on which business is done: those that the plan names, else the working week of its country, else Monday to Friday;
    /// neither closed nor public holidays of a place. Holidays and closed days count where they are counted at all.
    pub fn business_days(&self, place: Locality<'p>) -> BusinessDays {
        let counts = self.counting != Counting::UsualDays;
        BusinessDays {
            week: self.plan.business_week().unwrap_or_else(|| holidays::working_week(self.plan.country())),
            closed: self.closed_days(place),
            holidays: holidays::known_holidays(place.country.filter(|_| counts)),
        }
    }

    /// When somebody of some owners is there, at a location; whoever has the turn, where a role has a rota.
    pub fn any_of(&self, owners: &[&'p str], location: Option<&'p Entry<Location>>) -> Presence {
        let teams: Option<Vec<_>> = owners.iter().map(|owner| self.people_of(owner, location)).collect();
        teams.map_or(Presence::Unknown, |teams| {
            all_of(teams.iter().flat_map(|people| people.iter()).map(|(_, there)| there.clone()))
        })
    }

    /// The people of an owner, with when each is there; of a role with a rota everybody, each in their turns and while they
    /// stand in. `None` where it cannot be known who they are.
    pub fn people_of(&self, owner: &'p str, location: Option<&'p Entry<Location>>) -> Option<InTurns<'p>> {
        if let Some(rota) = self.plan.rota_of(owner) {
            return Some(self.in_turns(owner, rota));
        }
        if Plan::is_nobody_in_particular(owner) {
            return Some(Rc::default());
        }
        match self.plan.holders(owner, location) {
            Holders::People(people) => {
                Some(Rc::new(people.into_iter().map(|person| (person, self.person(person))).collect()))
            }
            Holders::Unknown => None,
        }
    }

    /// Whether nobody holds an owner, wherever that is; one that is nobody in particular is meant to be so.
    pub fn is_unheld(&self, owner: &str) -> bool {
        !Plan::is_nobody_in_particular(owner)
            && !self.plan.is_held_by_location(owner)
            && self.plan.holders(owner, None) == Holders::People(Vec::new())
    }

    fn in_turns(&self, owner: &'p str, rota: &'p Rota) -> InTurns<'p> {
        if let Some(known) = self.turns.borrow().get(&ptr::from_ref(rota)) {
            return Rc::clone(known);
        }
        let people = self.turns_of(rota);
        let presence = |person, turns| {
            if rota.is_unreadable() {
                Presence::Unknown
            } else {
                self.covered(person, turns, self.in_turn(person, turns, self.person(person)))
            }
        };
        let on_leave: Vec<_> = people.iter().map(|(id, turns)| (*id, self.on_leave(id, turns))).collect();
        let people = people.iter().map(|(person, turns)| (*person, presence(person, turns)));
        let mut people: Vec<(&'p str, Presence)> = people.collect();
        if on_leave.iter().any(|(_, times)| !times.is_empty()) {
            let holders = self.plan.holders(owner, None).people();
            for holder in holders.into_iter().filter_map(|id| self.plan.person(id)) {
                let others = on_leave.iter().filter(|(id, _)| **id != *holder.id);
                let others = any_of(others.map(|(_, times)| Rc::clone(times)).collect());
                let stands_in = self.at_work(&holder.id, &holder.value).intersection(&others);
                match people.iter_mut().find(|(known, _)| **known == *holder.id) {
                    Some((_, Presence::At(there))) => *there = Rc::new(there.union(&stands_in)),
                    Some((_, Presence::Unknown)) => {}
                    None => people.push((&holder.id, Presence::At(Rc::new(stands_in)))),
                }
            }
        }
        let people: InTurns<'p> = Rc::new(people);
        self.turns.borrow_mut().insert(ptr::from_ref(rota), Rc::clone(&people));
        people
    }

    /// When somebody is there in their turns, or whoever stands in for them in the hours of the rota.
    fn covered(&self, id: &'p str, turns: &[Turn<'p>], own: Presence) -> Presence {
        let (Some(person), Presence::At(mut there)) = (self.plan.person(id), own.clone()) else { return own };
        for (turns, hours) in alike(turns) {
            let Some((hours, zone)) = hours else { continue };
            let place = self.plan.locality_in(zone);
            let covered = self.with_stand_ins(&person.value, &[(hours, place)], Rc::default());
            there = Rc::new(there.union(&covered.intersection(&times_of(turns))));
        }
        Presence::At(there)
    }

    /// The turns of each person of a rota.
    pub(super) fn turns_of(&self, rota: &'p Rota) -> Vec<(&'p str, Vec<Turn<'p>>)> {
        let (from, to) = self.span(self.plan.zone_name());
        // Nobody knows who has which: it may be any of them.
        if rota.is_unreadable() {
            return rota.everybody().into_iter().map(|person| (person, Vec::new())).collect();
        }
        let mut people: Vec<(&'p str, Vec<Turn<'p>>)> = Vec::new();
        for turn in turns(self.plan, rota, from, to) {
            let person = self.plan.person(turn.person).map_or(turn.person, |known| &*known.id);
            match people.iter_mut().find(|(known, _)| *known == person) {
                Some((_, turns)) => turns.push(turn),
                None => people.push((person, vec![turn])),
            }
        }
        people
    }

    /// When somebody is there in their turns: in their own hours, and in those of the rota, which closed days do not take away.
    pub(super) fn in_turn(&self, id: &'p str, turns: &[Turn<'p>], own: Presence) -> Presence {
        let person = self.plan.person(id).filter(|_| !self.silent.contains(&id));
        let mut there = match own {
            Presence::At(own) => own.intersection(&times_of(turns)),
            // Their own hours are not known, and a turn without hours adds none.
            Presence::Unknown if turns.is_empty() || turns.iter().any(|turn| turn.hours.is_none()) => {
                return Presence::Unknown;
            }
            Presence::Unknown => Intervals::default(),
        };
        let Some(person) = person.map(|person| &person.value) else { return Presence::At(Rc::new(there)) };
        // A change of the rota may bring other hours.
        for (turns, hours) in alike(turns) {
            let Some((hours, zone)) = hours else { continue };
            let place = self.plan.locality_in(zone);
            let on_duty = self.while_there(person, (hours, place), self.hours(hours, place));
            there = there.union(&on_duty.intersection(&times_of(turns)));
        }
        Presence::At(Rc::new(there))
    }

    /// When a person is there in their hours of work; nobody is called for another one while they are on call.
    fn at_work(&self, id: &'p str, person: &'p Person) -> Rc<Intervals> {
        let hours = person.hours.get().filter(|_| !self.silent.contains(&id));
        let Some(hours) = hours else { return Rc::default() };
        let place = self.plan.locality_of(id, person);
        self.while_there(person, (hours, place), self.staffed(hours, place))
    }

    /// Who of an owner is there at an instant: whoever has the turn, and whoever stands in.
    pub fn there_at(
        &self,
        owner: &'p str,
        location: Option<&'p Entry<Location>>,
        at: Minute,
    ) -> Vec<&'p str> {
        let people = self.people_of(owner, location);
        let is_there =
            |(_, there): &&(&str, Presence)| matches!(there, Presence::At(there) if there.contains(at));
        let there = people.iter().flat_map(|people| people.iter()).filter(is_there);
        there.map(|(id, _)| self.or_stand_in(id, at)).collect()
    }

    /// When a person, or whoever stands in on their leave, is there.
    pub fn person(&self, id: &'p str) -> Presence {
        if let Some(known) = self.people.borrow().get(id) {
            return known.clone();
        }
        let presence = self.plan.person(id).map_or(Presence::Unknown, |person| {
            match self.by_themselves(&person.id, &person.value) {
                Presence::At(own) => {
                    let place = self.plan.locality_of(&person.id, &person.value);
                    let hours = [person.value.hours.get(), person.value.on_call.get()].into_iter().flatten();
                    let hours: Vec<_> = hours.map(|hours| (hours, place)).collect();
                    Presence::At(self.with_stand_ins(&person.value, &hours, own))
                }
                Presence::Unknown => Presence::Unknown,
            }
        });
        self.people.borrow_mut().insert(id, presence.clone());
        presence
    }

    /// When a person is there; on their leave nobody.
    pub(super) fn by_themselves(&self, id: &'p str, person: &'p Person) -> Presence {
        if self.silent.contains(&id) {
            return Presence::At(Rc::default());
        }
        if person.has_unknown_hours() {
            return Presence::Unknown;
        }
        let (hours, on_call) = (person.hours.get(), person.on_call.get());
        let place = self.plan.locality_of(id, person);
        let while_there = |hours, times| self.while_there(person, (hours, place), times);
        let at_work = hours.map(|hours| while_there(hours, self.staffed(hours, place)));
        let on_call = on_call.map(|hours| while_there(hours, self.hours(hours, place)));
        Presence::At(match (at_work, on_call) {
            (Some(at_work), Some(on_call)) => combined(Way::Union, &at_work, &on_call),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => Rc::default(),
        })
    }
}

/// Some turns in groups that bring the same hours, with those hours and their zone.
pub(super) fn alike<'t, 'p>(
    turns: &'t [Turn<'p>],
) -> impl Iterator<Item = (&'t [Turn<'p>], Option<(&'p Hours, &'p str)>)> {
    let key = |turn: &Turn<'p>| (turn.hours.map(ptr::from_ref), turn.zone);
    let groups = turns.chunk_by(move |one, other| key(one) == key(other));
    groups.map(|turns| (turns, turns.first().and_then(|turn| Some((turn.hours?, turn.zone)))))
}

/// When some turns are.
pub(super) fn times_of(turns: &[Turn<'_>]) -> Intervals {
    Intervals::of(turns.iter().map(|turn| (turn.begins, turn.ends)).collect())
}

/// Those who stand in, and when each of them is there.
pub(super) type StandIns<'p> = Rc<[(&'p str, Rc<Intervals>)]>;

/// The hours, the country, the zone, the first day and the number of days.
type Key = (Box<str>, Box<str>, Box<str>, Date, i32);

/// The instants in some hours on some days; kept, because many people of many plans have the same.
fn instants(hours: &Hours, country: Option<&str>, zone: &Zone, (from, n_days): (Date, i32)) -> Rc<Intervals> {
    // A year of them is about ten kilobytes.
    const MOST_KEPT: usize = 256;
    thread_local! {
        static KNOWN: RefCell<HashMap<Key, Rc<Intervals>>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        let country_code = country.unwrap_or_default();
        let key = ((&**hours).into(), country_code.into(), zone.name().into(), from, n_days);
        if let Some(instants) = known.get(&key) {
            return Rc::clone(instants);
        }
        let instants = Rc::new(in_zone(&days(hours, country, from, n_days), zone, from));
        if known.len() >= MOST_KEPT {
            known.clear();
        }
        known.insert(key, Rc::clone(&instants));
        instants
    })
}

/// The instants of minutes that are counted from the midnight before a day.
fn in_zone(parts: &Intervals, zone: &Zone, from: Date) -> Intervals {
    let start = local_start(from);
    let each = parts.all().iter().map(|(from, to)| (zone.instant(start + from), zone.instant(start + to)));
    Intervals::of(each.collect())
}

/// The days on which business is done.
#[derive(Debug)]
pub struct BusinessDays {
    week: [bool; 7],
    closed: Vec<Date>,
    holidays: Option<Rc<Holidays>>,
}

impl BusinessDays {
    /// Those from one day to another, in their order.
    pub fn between(&self, from: Date, last: Date) -> impl Iterator<Item = Date> + '_ {
        from.series(1_i32.days()).take_while(move |day| *day <= last).filter(|day| self.contains(*day))
    }

    pub fn contains(&self, day: Date) -> bool {
        let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
        self.week.get(weekday).is_some_and(|works| *works)
            && !self.closed.contains(&day)
            && !self.holidays.as_ref().is_some_and(|holidays| holidays.contains(day))
    }
}

/// When any of some people is there; unknown where one of them is.
fn all_of(people: impl Iterator<Item = Presence>) -> Presence {
    let each = people.map(|one| match one {
        Presence::At(there) => Some(there),
        Presence::Unknown => None,
    });
    each.collect::<Option<_>>().map_or(Presence::Unknown, |each| Presence::At(any_of(each)))
}
