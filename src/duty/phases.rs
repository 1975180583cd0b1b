//! The phases of a rota: what holds from its first day on, and from each of its changes on.

use crate::duty::intervals::DAY;
use crate::duty::turn::{HandOver, InForce, LocalTime, Turn};
use crate::duty::zone::{Zone, day_of, local_start};
use crate::duty::{Minute, later};
use crate::plan::{Date, Duration, Hours, PersonId, Plan, Rota, RotaChange, TimeOfDay, Unit};
use jiff::Span;
use std::rc::Rc;

/// Behind all turns: 29 December 9999, the last day that ends in all zones before the calendar does.
const NEVER: Minute = 4_223_367_360;

/// By more than clocks ever change.
const HOURS_OF_CLOCKS: Minute = 3 * 60;

/// For how many days behind the last one clocks are looked at, at most.
const MOST_DAYS: i32 = 36_525;

/// A time in which the same people follow one another at the same times.
#[derive(Clone, Debug)]
pub(super) struct Phase<'p> {
    pub(super) order: &'p [PersonId],
    every: Duration,
    /// The day and the minute of the day on which its first turn begins.
    starts: Date,
    at: Minute,
    zone_name: &'p str,
    zone: Rc<Zone>,
    hours: Option<&'p Hours>,
    /// The change with which it begins; none with the rota itself.
    pub(super) change: Option<&'p RotaChange>,
    /// From when on it holds, and until the next one does.
    begins: Minute,
    ends: Minute,
}

/// The phases of a rota, the earliest first, known until a day. Changes count in the order of their days; those that do not lie
/// after `starts` do not count, which `rota-changes-unsorted` says.
pub(super) fn phases<'p>(plan: &'p Plan, rota: &'p Rota, until: Date) -> Vec<Phase<'p>> {
    let starts = rota.starts();
    // The last turn that is looked at ends later.
    let zone = |name: &str, every: Duration| {
        let more = i32::try_from(every.in_minutes() / (24 * 60)).unwrap_or(i32::MAX).min(MOST_DAYS);
        Zone::around(name, starts, later(until.max(starts), more))
    };
    let (zone_name, every) = (plan.zone_in(&rota.time_zone), rota.every().0);
    let mut all = vec![Phase {
        order: rota.order.items(),
        every,
        starts,
        at: rota.at().minutes(),
        zone_name,
        zone: zone(zone_name, every),
        hours: rota.hours.get(),
        change: None,
        begins: 0,
        ends: NEVER,
    }];
    for (from, change) in changes(rota, until) {
        let Some(last) = all.last() else { continue };
        let zone_name = change.time_zone.get().map_or(last.zone_name, |zone| zone);
        let every = change.every.copied().map_or(last.every, |every| every.0);
        let phase = Phase {
            order: change.order.items(),
            every,
            starts: from,
            at: change.at.get().map_or(last.at, TimeOfDay::minutes),
            zone_name,
            zone: zone(zone_name, every),
            hours: change.hours.get().or(last.hours),
            change: Some(change),
            begins: 0,
            ends: NEVER,
        };
        all.push(phase);
    }
    end_each(&mut all);
    all
}

/// Lets each of some phases hold until one that stands behind it begins.
pub(super) fn end_each(phases: &mut [Phase<'_>]) {
    let mut ends = NEVER;
    for phase in phases.iter_mut().rev() {
        phase.begins = phase.begin(0);
        phase.ends = ends;
        ends = ends.min(phase.begins);
    }
}

/// The changes that count until a day, by their days.
fn changes(rota: &Rota, until: Date) -> Vec<(Date, &RotaChange)> {
    let dated = rota.changes.items().iter().filter_map(|change| Some((change.from.copied()?, change)));
    let mut all: Vec<(Date, &RotaChange)> =
        dated.filter(|(from, _)| *from > rota.starts() && *from <= until).collect();
    all.sort_by_key(|(from, _)| *from);
    all
}

impl<'p> Phase<'p> {
    /// When a turn begins, counted from 0: by the clock on the wall, so that a turn of 12 hours is longer or shorter in the nights
    /// when clocks change. Hours that do not divide a day have their real length.
    pub(super) fn begin(&self, number: i64) -> Minute {
        self.begins(number).unwrap_or(NEVER)
    }

    fn begins(&self, number: i64) -> Option<Minute> {
        let local = local_start(self.starts) + self.at;
        let amount = i64::from(self.every.amount).checked_mul(number)?;
        let span = match self.every.unit {
            Unit::Minutes | Unit::Hours => {
                let length = self.length();
                let later = length.checked_mul(number)?;
                let is_on_the_clock = DAY % length == 0 || length % DAY == 0;
                return if is_on_the_clock {
                    Some(self.zone.instant(local.checked_add(later)?))
                } else {
                    self.zone.instant(local).checked_add(later)
                };
            }
            Unit::Days | Unit::BusinessDays => Span::new().try_days(amount),
            Unit::Weeks => Span::new().try_weeks(amount),
            Unit::Months => Span::new().try_months(amount),
            Unit::Years => Span::new().try_years(amount),
        };
        Some(self.zone.instant(local_start(self.starts.checked_add(span.ok()?).ok()?) + self.at))
    }

    /// How long a turn is, about.
    pub(super) fn length(&self) -> Minute {
        Minute::try_from(self.every.in_minutes()).unwrap_or(NEVER).clamp(1, NEVER)
    }

    /// Whether all turns are as long, but for changes of the clock.
    pub(super) fn is_regular(&self) -> bool {
        !matches!(self.every.unit, Unit::Months | Unit::Years)
    }

    /// The same from a day and a minute of it on, with another order.
    pub(super) fn continued(&self, starts: Date, at: Minute, order: &'p [PersonId]) -> Phase<'p> {
        Phase { order, starts, at, change: None, ..self.clone() }
    }

    /// A turn that begins at an instant, by the day and, where it is not the usual one, the minute of the day at which a phase that
    /// begins then would begin; with the order in which whoever has it is first. `None` where no clock says that instant, or where
    /// turns counted from there would begin at other times, as months from 28 February do that were counted from 31 January.
    pub(super) fn hand_over(&self, begins: Minute) -> Option<HandOver> {
        let (number, ..) = self.numbered(begins).find(|(_, other, next)| *other == begins && other < next)?;
        let local = self.zone.local(begins);
        let day = day_of(local);
        let is_said = |minute: Minute| self.zone.instant(local_start(day) + minute) == begins;
        let at = [self.at, local.rem_euclid(DAY)].into_iter().find(|minute| is_said(*minute))?;
        let mut order = self.order.to_vec();
        let n_people = i64::try_from(order.len()).ok().filter(|n_people| *n_people > 0)?;
        let continued = self.continued(day, at, self.order);
        if (1..=n_people).any(|more| continued.begin(more) != self.begin(number + more)) {
            return None;
        }
        order.rotate_left(usize::try_from(number.rem_euclid(n_people)).ok()?);
        Some(HandOver { day, at, is_usual: at == self.at, begins, order })
    }

    pub(super) fn in_force(&self) -> InForce<'p> {
        InForce { order: self.order, every: self.every, at: self.at, zone: self.zone_name }
    }

    /// The turn that runs at an instant if nothing cuts it: who has it, when it began, and when the next one would begin.
    pub(super) fn running(&self, at: Minute) -> Option<(&'p str, Minute, Minute)> {
        self.numbered(at).find(|(_, begins, next)| *next > at && begins < next).and_then(
            |(number, begins, next)| Some((self.holder(number)?, begins, next)).filter(|_| begins <= at),
        )
    }

    /// The turns from a little before an instant on: their numbers, when they begin, and when the next ones do.
    fn numbered(&self, from: Minute) -> impl Iterator<Item = (i64, Minute, Minute)> + '_ {
        // Months and years are not all as long, and clocks change: begin early.
        let first = ((from - self.begins - HOURS_OF_CLOCKS).div_euclid(self.length()) - 2).max(0);
        let each = (first..).map(|number| (number, self.begin(number), self.begin(number + 1)));
        each.take_while(|(_, begins, _)| *begins < NEVER)
    }

    /// From when to when it holds.
    pub(super) fn span(&self) -> (Minute, Minute) {
        (self.begins, self.ends)
    }

    /// The turns that lie between two instants, at least in part; they are not cut there, but where the next phase begins.
    pub(super) fn turns(&self, from: Minute, to: Minute) -> impl Iterator<Item = Turn<'p>> + '_ {
        let from = from.max(self.begins);
        let to = if self.order.is_empty() { from } else { to.min(self.ends) };
        let here = self.numbered(from).take_while(move |(_, begins, _)| *begins < to);
        here.filter(move |(_, begins, next)| *next > from && begins < next).filter_map(
            |(number, begins, next)| {
                let ends = next.min(self.ends).min(NEVER);
                Some(Turn {
                    begins,
                    ends,
                    person: self.holder(number)?,
                    swap: None,
                    of: (begins, ends),
                    hours: self.hours,
                    zone: self.zone_name,
                })
            },
        )
    }

    /// Who has the turn of a number.
    fn holder(&self, number: i64) -> Option<&'p str> {
        let n_people = i64::try_from(self.order.len()).ok().filter(|n_people| *n_people > 0)?;
        let index = usize::try_from(number.rem_euclid(n_people)).ok()?;
        self.order.get(index).map(|person| &**person)
    }

    /// What the clock there shows at an instant.
    pub(super) fn time(&self, instant: Minute) -> LocalTime {
        let local = self.zone.local(instant);
        LocalTime { day: day_of(local), minute: local.rem_euclid(DAY), needs_minute: self.length() < DAY }
    }

    /// The minute there (counted from 1970) at an instant.
    pub(super) fn local(&self, instant: Minute) -> Minute {
        self.zone.local(instant)
    }

    /// The instant of a minute there (counted from 1970).
    pub(super) fn instant(&self, local: Minute) -> Minute {
        self.zone.instant(local)
    }
}
