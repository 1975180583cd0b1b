//! The calendar: every day from one to another, with leave, closed days, holidays and changes of the clock.

use crate::duty::schedule::{DAY, days};
use crate::duty::zone::{Zone, instant};
use crate::duty::{Intervals, Minute};
use crate::model::{Country, Date, Hours, Person, Plan};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Who is there on the days of a time, in minutes from 1970 in UTC.
#[derive(Debug)]
pub struct Calendar<'p> {
    plan: &'p Plan,
    from: Date,
    n_days: i32,
    zones: RefCell<HashMap<String, Rc<Zone>>>,
}

impl<'p> Calendar<'p> {
    /// The days from one to another, both included.
    pub fn of(plan: &'p Plan, from: Date, to: Date) -> Calendar<'p> {
        let n_days = (to - from).get_days().max(0) + 1;
        Calendar { plan, from, n_days, zones: RefCell::default() }
    }

    pub fn zone(&self, name: &str) -> Rc<Zone> {
        let mut zones = self.zones.borrow_mut();
        let make = || {
            let last = self.from.checked_add(jiff::Span::new().days(self.n_days)).unwrap_or(self.from);
            Rc::new(Zone::of(name, self.from, last))
        };
        Rc::clone(zones.entry(name.to_owned()).or_insert_with(make))
    }

    /// The instants of the whole time in a zone.
    pub fn span(&self, zone: &str) -> (Minute, Minute) {
        let start = instant(self.from);
        let zone = self.zone(zone);
        (zone.instant(start), zone.instant(start + Minute::from(self.n_days) * DAY))
    }

    /// The instants in some hours of a zone; on closed days too.
    pub fn hours(&self, hours: &Hours, zone: &str) -> Intervals {
        let parts = days(hours, self.country(), self.from, self.n_days);
        let (zone, start) = (self.zone(zone), instant(self.from));
        let instants = parts.iter().map(|(from, to)| (zone.instant(start + from), zone.instant(start + to)));
        Intervals::of(instants.collect())
    }

    /// The instants of the closed days of the plan in a zone.
    pub fn closed(&self, zone: &str) -> Intervals {
        let days = self.plan.closed.items().iter().map(|day| (*day, *day));
        self.whole_days(days, zone)
    }

    /// The instants of whole days in a zone, both ends included.
    pub fn whole_days(&self, spans: impl Iterator<Item = (Date, Date)>, zone: &str) -> Intervals {
        let zone = self.zone(zone);
        let instants = spans.map(|(from, to)| (zone.instant(instant(from)), zone.instant(instant(to) + DAY)));
        Intervals::of(instants.collect())
    }

    /// When a person is there; `None` where that is unknown.
    pub fn person(&self, person: &Person) -> Option<Intervals> {
        let unreadable = person.hours.is_unreadable() || person.on_call.is_unreadable();
        let (hours, on_call) = (person.hours.get(), person.on_call.get());
        if unreadable || (hours.is_none() && on_call.is_none()) {
            return None;
        }
        let zone = person.time_zone.get().map_or(self.plan.zone_name(), |zone| zone);
        let at_work =
            hours.map(|hours| self.hours(hours, zone).without(&self.closed(zone))).unwrap_or_default();
        let on_call = on_call.map(|hours| self.hours(hours, zone)).unwrap_or_default();
        Some(at_work.union(&on_call).without(&self.leave(person, zone)))
    }

    /// When a person is on leave.
    pub fn leave(&self, person: &Person, zone: &str) -> Intervals {
        let spans = person.leave.items().iter();
        let spans = spans.filter_map(|leave| Some((leave.from.get()?.value, leave.to.get()?.value)));
        self.whole_days(spans, zone)
    }

    fn country(&self) -> Option<&'p Country> {
        self.plan.about()?.country.get()
    }
}
