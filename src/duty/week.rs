//! The typical week: no leave, no closed days, every zone at its winter or at its summer offset.

use crate::duty::rota::{Turn, first_turn, turns_in_period};
use crate::duty::schedule::week;
use crate::duty::zone::{Zone, local_start};
use crate::duty::{Intervals, Minute};
use crate::plan::{Date, Hours, Person, Plan, Rota};
use foldhash::HashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// Which offsets hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// Every zone at its standard offset.
    Winter,
    /// Every zone at its summer offset.
    Summer,
}

impl Season {
    pub const ALL: [Season; 2] = [Season::Winter, Season::Summer];
}

/// When somebody is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    At(Rc<Intervals>),
    /// Neither `hours` nor `on_call` is written, or they cannot be read: never counted as cover, nor as absence.
    Unknown,
}

/// Who is there in a typical week, in minutes from Monday 00:00 in the zone of the plan.
#[derive(Debug)]
pub struct TypicalWeek<'p> {
    plan: &'p Plan,
    season: Season,
    monday: Date,
    offset: Minute,
    /// People who do not answer, whatever their hours say.
    silent: Vec<&'p str>,
    people: RefCell<HashMap<&'p str, Presence>>,
}

impl<'p> TypicalWeek<'p> {
    pub fn of(plan: &'p Plan, season: Season) -> TypicalWeek<'p> {
        let monday = first_monday(plan);
        let offset = offset(plan.zone_name(), season, monday);
        TypicalWeek { plan, season, monday, offset, silent: Vec::new(), people: RefCell::default() }
    }

    /// The same, with people who do not answer.
    #[must_use]
    pub fn silencing(self, silent: &[&'p str]) -> TypicalWeek<'p> {
        TypicalWeek { silent: silent.to_vec(), ..self }
    }

    /// The seasons to look at: winter alone says all where summer does not differ from it for anybody.
    pub fn seasons(plan: &Plan) -> &'static [Season] {
        if Self::has_seasons(plan) { &Season::ALL } else { &[Season::Winter] }
    }

    fn has_seasons(plan: &Plan) -> bool {
        let zones = || plan.zone_names();
        if zones().all(|zone| zone == plan.zone_name()) {
            return false;
        }
        let monday = first_monday(plan);
        let shift = |season: Season| {
            let own = offset(plan.zone_name(), season, monday);
            zones().map(|zone| offset(zone, season, monday) - own).collect::<Vec<_>>()
        };
        shift(Season::Winter) != shift(Season::Summer)
    }

    /// The offset of a zone in the season, in minutes.
    pub(super) fn offset_of(&self, zone: &str) -> Minute {
        offset(zone, self.season, self.monday)
    }

    /// The minutes of the week in some hours of a zone.
    pub fn hours(&self, hours: &Hours, zone: &str) -> Rc<Intervals> {
        let is_own = zone == self.plan.zone_name();
        let shift = if is_own { 0 } else { self.offset - self.offset_of(zone) };
        week(hours, self.monday, shift)
    }

    /// When a person is there, at work or on call.
    pub fn person(&self, id: &'p str) -> Presence {
        if let Some(known) = self.people.borrow().get(id) {
            return known.clone();
        }
        let presence = if self.silent.contains(&id) {
            Presence::At(Rc::default())
        } else {
            self.plan.person(id).map_or(Presence::Unknown, |person| self.presence(&person.value))
        };
        self.people.borrow_mut().insert(id, presence.clone());
        presence
    }

    /// The turns of a rota on a period of weeks, a multiple of its cycle, in minutes from the first Monday of the horizon in
    /// the zone of the plan.
    pub fn turns(&self, rota: &'p Rota, period: Minute) -> Vec<Turn<'p>> {
        let zone = self.plan.zone_in(&rota.time_zone);
        let first = first_turn(rota) - self.offset_of(zone) + self.offset - local_start(self.monday);
        turns_in_period(rota, first, period)
    }

    fn presence(&self, person: &Person) -> Presence {
        if person.has_unknown_hours() {
            return Presence::Unknown;
        }
        let zone = self.plan.zone_in(&person.time_zone);
        let parts = [person.hours.get(), person.on_call.get()];
        let mut there = parts.into_iter().flatten().map(|hours| self.hours(hours, zone));
        match (there.next(), there.next()) {
            (Some(at_work), Some(on_call)) => Presence::At(Rc::new(at_work.union(&on_call))),
            (Some(only), None) => Presence::At(only),
            (None, _) => Presence::Unknown,
        }
    }
}

/// The first Monday of the horizon: hours that differ in the year are taken as they are then.
pub fn first_monday(plan: &Plan) -> Date {
    const USUAL: Date = jiff::civil::date(2026, 1, 5);
    let horizon = plan.about().and_then(|about| about.horizon.get());
    let starts = horizon.and_then(|horizon| horizon.starts.get()).map_or(USUAL, |starts| starts.value);
    let days = (7 - i64::from(starts.weekday().to_monday_zero_offset())) % 7;
    starts.checked_add(jiff::Span::new().days(days)).unwrap_or(USUAL)
}

/// The offsets of winter and summer, by zone and year.
type Seasons = HashMap<Box<str>, Vec<(i16, (Minute, Minute))>>;

/// The offset of a zone in a season of the year of a day, in minutes.
fn offset(zone: &str, season: Season, day: Date) -> Minute {
    thread_local! {
        static KNOWN: RefCell<Seasons> = RefCell::default();
    }
    const MOST_KEPT: usize = 4096;
    let (winter, summer) = KNOWN.with_borrow_mut(|known| {
        let by_year = known.get(zone).and_then(|years| years.iter().find(|(year, _)| *year == day.year()));
        if let Some((_, seasons)) = by_year {
            return *seasons;
        }
        let seasons = Zone::of(zone, day, day).seasons();
        if known.len() < MOST_KEPT {
            known.entry(zone.into()).or_default().push((day.year(), seasons));
        }
        seasons
    });
    match season {
        Season::Winter => winter,
        Season::Summer => summer,
    }
}
