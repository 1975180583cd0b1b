//! When a person is not there: before they come, after they have left, and on leave.
//!
//! A night shift belongs to the day on which it begins. Leave takes away the shifts that begin on its days, with their mornings
//! after midnight, and leaves the shift of the evening before to its end.

use crate::duty::calendar::{Calendar, Counting};
use crate::duty::intervals::{DAY, Intervals};
use crate::duty::schedule::days_without;
use crate::duty::turn::Turn;
use crate::duty::zone::local_start;
use crate::duty::{Days, Minute};
use crate::plan::{Date, Hours, HoursPart, Leave, Locality, Person, Rota};
use std::rc::Rc;

/// Why somebody does not belong to the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// They come on this day.
    NotYet(Date),
    /// This was their last day.
    Left(Date),
}

/// Before and after everything that is looked at.
const EVER: (Minute, Minute) = (Minute::MIN / 4, Minute::MAX / 4);

impl<'p> Calendar<'p> {
    /// The instants of some whole days of a person, both ends included.
    pub fn days_of(&self, person: &'p Person, days: Days) -> (Minute, Minute) {
        self.zone(self.plan.zone_in(&person.time_zone)).days(days)
    }

    /// Why a person does not belong to the team at an instant; `None` where they do.
    pub fn outside(&self, person: &'p Person, at: Minute) -> Option<Outside> {
        let (start, end) = self.as_written(person);
        match (person.from.copied(), person.until.copied()) {
            (Some(from), _) if at < start => Some(Outside::NotYet(from)),
            (_, Some(until)) if at >= end => Some(Outside::Left(until)),
            _ => None,
        }
    }

    /// From when to when a person counts as belonging to the team.
    pub(super) fn membership(&self, person: &'p Person) -> (Minute, Minute) {
        if self.has_everybody { EVER } else { self.as_written(person) }
    }

    fn as_written(&self, person: &'p Person) -> (Minute, Minute) {
        let starts = person.from.copied().map(|from| self.days_of(person, (from, from)).0);
        let ends = person.until.copied().map(|until| self.days_of(person, (until, until)).1);
        (starts.unwrap_or(EVER.0), ends.unwrap_or(EVER.1))
    }

    /// The leaves of a person that count on these days, each from when to when: nobody is on leave who does not belong to the team.
    pub(super) fn leaves(&self, person: &'p Person) -> Vec<(&'p Leave, Minute, Minute)> {
        let all = if self.counting == Counting::Everything { person.leave.items() } else { &[] };
        if all.is_empty() {
            return Vec::new();
        }
        let (from, to) = self.span(self.plan.zone_name());
        let (starts, ends) = self.membership(person);
        let each = all.iter().filter_map(|leave| {
            let (start, end) = self.days_of(person, leave.days()?);
            Some((leave, start.max(starts), end.min(ends)))
        });
        each.filter(|(_, start, end)| start < end && *start < to + 2 * DAY && *end > from - 2 * DAY).collect()
    }

    /// The leave that a person is on at an instant.
    pub fn leave_at(&self, person: &'p Person, at: Minute) -> Option<&'p Leave> {
        let leaves = self.leaves(person).into_iter();
        let mut now = leaves.filter(|(_, start, end)| (*start..*end).contains(&at));
        now.next().map(|(leave, ..)| leave)
    }

    /// The leave that a person is on at an instant, else the one after which no night shift has begun yet.
    pub(super) fn leave_around(&self, person: &'p Person, at: Minute) -> Option<&'p Leave> {
        let before = || {
            let leaves = self.leaves(person).into_iter();
            leaves.filter(|(.., end)| (*end..*end + DAY).contains(&at)).max_by_key(|(.., end)| *end)
        };
        self.leave_at(person, at).or_else(|| before().map(|(leave, ..)| leave))
    }

    /// When somebody else may begin or cease to be there because of the leaves of a person.
    pub fn edges_of_leave(&self, id: &'p str, person: &'p Person) -> Vec<Minute> {
        let leaves = self.leaves(person);
        if leaves.is_empty() {
            return Vec::new();
        }
        let place = self.plan.locality_of(id, person);
        let own =
            [person.hours.get(), person.on_call.get()].into_iter().flatten().map(|hours| (hours, place));
        let rotas = self.plan.roles.entries().iter().filter_map(|role| role.value.rota.get());
        let of_turns = rotas.flat_map(Rota::all_hours).map(|(hours, zone)| {
            let zone = self.plan.zone_in(zone);
            (hours, self.plan.locality_in(zone))
        });
        let hours: Vec<_> = own.chain(of_turns).collect();
        let each = leaves.into_iter().flat_map(|(_, start, end)| {
            let edges = hours.iter().map(move |(hours, place)| self.leave_in((start, end), hours, *place));
            edges.chain([(start, end)])
        });
        each.flat_map(|(start, end)| [start, end]).collect()
    }

    /// From when to when a leave takes hours away: the shift of the evening before goes on, and what would begin on its last evening
    /// does not.
    pub(super) fn leave_in(
        &self,
        (start, end): (Minute, Minute),
        hours: &Hours,
        place: Locality<'p>,
    ) -> (Minute, Minute) {
        (self.goes_on_until(hours, place, start), self.is_missed_until(hours, place, end))
    }

    /// From when to when somebody cannot have a turn because of a leave; `None` where it takes nothing of the turn away.
    pub fn missed(&self, person: &'p Person, days: Days, turn: &Turn<'p>) -> Option<(Minute, Minute)> {
        let leave = self.days_of(person, days);
        let cut = |(from, to): (Minute, Minute)| (turn.begins.max(from), turn.ends.min(to));
        let is_some = |(from, to): &(Minute, Minute)| from < to;
        let Some(hours) = turn.hours else { return Some(cut(leave)).filter(is_some) };
        let of_turn = self.plan.locality_in(turn.zone);
        let own = self.plan.locality_of(turn.person, person);
        let own = [person.hours.get(), person.on_call.get()].map(|hours| Some((hours?, own)));
        let all = own.into_iter().chain([Some((hours, of_turn))]).flatten();
        let missed = all.filter_map(|(hours, place)| {
            let (from, to) = cut(self.leave_in(leave, hours, place));
            let missed = self.hours(hours, place).between(from, to);
            Some((missed.all().first()?.0, missed.all().last()?.1))
        });
        missed.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// Those of some times in some hours at which a person belongs to the team and is not on leave.
    pub(super) fn while_there(
        &self,
        person: &'p Person,
        (hours, place): (&Hours, Locality<'p>),
        times: Rc<Intervals>,
    ) -> Rc<Intervals> {
        let (starts, ends) = self.membership(person);
        let leaves = self.leaves(person);
        if leaves.is_empty() && (starts, ends) == EVER {
            return times;
        }
        let mut away: Vec<(Minute, Minute)> =
            leaves.into_iter().map(|(_, start, end)| self.leave_in((start, end), hours, place)).collect();
        if starts > EVER.0 {
            away.push((EVER.0, self.is_missed_until(hours, place, starts)));
        }
        away.push((ends, EVER.1));
        Rc::new(times.without(&Intervals::of(away)))
    }

    /// Until when a night shift goes on that has begun before an instant; the instant itself where there is none.
    pub(super) fn goes_on_until(&self, hours: &Hours, place: Locality<'p>, at: Minute) -> Minute {
        self.end_of_night(hours, place, at, |of, evening| {
            let around = [evening.yesterday(), evening.tomorrow()];
            of(&around.into_iter().flatten().collect::<Vec<_>>())
        })
    }

    /// Until when nobody is there for a night shift that would have begun before an instant; the instant itself where there is none.
    fn is_missed_until(&self, hours: &Hours, place: Locality<'p>, at: Minute) -> Minute {
        self.end_of_night(hours, place, at, |of, evening| of(&[]).without(&of(&[evening])))
    }

    /// When the night shift ends during which an instant comes, of an evening whose shifts are looked for in the hours without those
    /// that begin on some days.
    fn end_of_night(
        &self,
        hours: &Hours,
        place: Locality<'p>,
        at: Minute,
        shifts: impl Fn(&dyn Fn(&[Date]) -> Intervals, Date) -> Intervals,
    ) -> Minute {
        if !hours.spec().parts.iter().any(HoursPart::has_nights) {
            return at;
        }
        let zone = self.zone(place.zone);
        let country = place.country.filter(|_| self.counting != Counting::UsualDays);
        let today = zone.day(at);
        let evenings = [today.yesterday().ok(), Some(today)].into_iter().flatten();
        let ends = evenings.filter_map(|evening| {
            let without = |closed: &[Date]| days_without(hours, country, closed, evening, 2);
            let instant = |minute: Minute| zone.instant(local_start(evening) + minute);
            let is_night = |(from, to): &&(Minute, Minute)| {
                *from < DAY && *to > DAY && instant(*from) < at && instant(*to) > at
            };
            shifts(&without, evening).all().iter().find(is_night).map(|(_, to)| instant(*to))
        });
        ends.max().unwrap_or(at)
    }
}
