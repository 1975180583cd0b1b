//! Local time and instants.

use crate::duty::{DAY, Days, Minute};
use crate::plan::Plan;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The name of a zone, and a first and a last year.
type Years = (Box<str>, i16, i16);

/// The offsets of a time zone over some years.
#[derive(Clone, Debug)]
pub struct Zone {
    name: Box<str>,
    /// From which instant on which offset holds, in minutes; the first from the beginning of time.
    spans: Vec<(Minute, Minute)>,
}

/// The day that begins at a minute since 1970 or before it, in UTC.
pub fn day_of(minute: Minute) -> Date {
    let zero = jiff::civil::date(1970, 1, 1);
    i32::try_from(minute.div_euclid(24 * 60))
        .ok()
        .and_then(|days| zero.checked_add(jiff::Span::new().try_days(days).ok()?).ok())
        .unwrap_or(zero)
}

impl Zone {
    /// A zone by its name, for the days from one to another; UTC where there is no such zone.
    pub fn of(name: &str, from: Date, to: Date) -> Zone {
        let zone = jiff::tz::db().get(name).unwrap_or(TimeZone::UTC);
        let start = local_start(from).saturating_sub(400 * 24 * 60);
        let end = local_start(to).saturating_add(400 * 24 * 60);
        let stamp = |minute: Minute| Timestamp::from_second(minute.saturating_mul(60)).unwrap_or_default();
        let offset = |stamp: Timestamp| Minute::from(zone.to_offset(stamp).seconds()) / 60;
        let mut spans = vec![(Minute::MIN, offset(stamp(start)))];
        for transition in zone.following(stamp(start)) {
            let at = transition.timestamp();
            if at > stamp(end) {
                break;
            }
            spans.push((at.as_second().div_euclid(60), Minute::from(transition.offset().seconds()) / 60));
        }
        Zone { name: name.into(), spans }
    }

    /// The same for at least the days from one to another, kept: the same zone is asked for many times.
    pub fn around(name: &str, from: Date, to: Date) -> Rc<Zone> {
        const MOST_KEPT: usize = 4096;
        thread_local! {
            static KNOWN: RefCell<HashMap<Years, Rc<Zone>>> = RefCell::default();
        }
        KNOWN.with_borrow_mut(|known| {
            let key = (name.into(), from.year(), to.year());
            if let Some(zone) = known.get(&key) {
                return Rc::clone(zone);
            }
            let day = |year: i16, month: i8| Date::new(year, month, 28).unwrap_or(from);
            let zone = Rc::new(Zone::of(name, day(from.year(), 1), day(to.year(), 12)));
            if known.len() < MOST_KEPT {
                known.insert(key, Rc::clone(&zone));
            }
            zone
        })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// The offset at an instant, in minutes.
    pub fn offset(&self, instant: Minute) -> Minute {
        self.local(instant) - instant
    }

    /// When the clock changes between two instants, with the offsets before and after.
    pub fn changes(&self, from: Minute, to: Minute) -> Vec<(Minute, Minute, Minute)> {
        let pairs = self.spans.iter().zip(self.spans.iter().skip(1));
        let changes = pairs.map(|((_, before), (at, after))| (*at, *before, *after));
        changes.filter(|(at, before, after)| (from..to).contains(at) && before != after).collect()
    }

    /// The change of the clock, as in [`Zone::changes`], for which a local minute (counted from 1970) does not exist or exists
    /// twice.
    pub fn doubt(&self, local: Minute) -> Option<(Minute, Minute, Minute)> {
        let mut changes = self.changes(local - 2 * DAY, local + 2 * DAY).into_iter();
        let is_in = |(at, before, after): &(Minute, Minute, Minute)| {
            (at + before.min(after)..at + before.max(after)).contains(&local)
        };
        changes.find(is_in)
    }

    /// The day that it is at an instant.
    pub fn day(&self, instant: Minute) -> Date {
        day_of(self.local(instant))
    }

    /// The instant at which it is, or is first past, a local minute (counted from 1970): for a time that does not exist the
    /// end of the gap, for one that exists twice the earlier.
    pub fn instant(&self, local: Minute) -> Minute {
        // No offset is longer than a day: what ended before cannot hold.
        let first = self.spans.partition_point(|(start, _)| *start <= local - 2 * DAY).saturating_sub(1);
        for (index, &(start, offset)) in self.spans.iter().enumerate().skip(first) {
            let end = self.spans.get(index + 1).map_or(Minute::MAX, |(next, _)| *next);
            let at = (local - offset).max(start);
            if at < end {
                return at;
            }
        }
        local
    }

    /// The instant at which a day begins.
    pub fn start_of(&self, day: Date) -> Minute {
        self.instant(local_start(day))
    }

    /// The instants of whole days, both ends included.
    pub fn days(&self, (from, to): Days) -> (Minute, Minute) {
        (self.start_of(from), self.instant(local_start(to) + DAY))
    }

    /// The local minute (counted from 1970) at an instant.
    pub fn local(&self, instant: Minute) -> Minute {
        let index = self.spans.partition_point(|(start, _)| *start <= instant);
        instant + self.spans.get(index.saturating_sub(1)).map_or(0, |(_, offset)| *offset)
    }
}

/// When the clock changes in one of the zones of a plan between two instants, in order.
pub fn clock_changes(zones: &[Rc<Zone>], from: Minute, to: Minute) -> Vec<Minute> {
    let changes = zones.iter().flat_map(|zone| zone.changes(from, to));
    let mut changes: Vec<Minute> = changes.map(|(at, ..)| at).collect();
    changes.sort_unstable();
    changes.dedup();
    changes
}

/// All zones of a plan, each once, around some days.
pub fn zones_of(plan: &Plan, from: Date, to: Date) -> Vec<Rc<Zone>> {
    let mut names: Vec<&str> = plan.zone_names().collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| Zone::around(name, from, to)).collect()
}

/// The minute since 1970 at which a day begins in UTC.
pub fn local_start(day: Date) -> Minute {
    let zero = jiff::civil::date(1970, 1, 1);
    Minute::from((day - zero).get_days()) * 24 * 60
}

#[cfg(test)]
mod tests {
    use crate::duty::Zone;
    use crate::duty::zone::local_start;
    use jiff::civil::date;

    #[test]
    fn gaps_end_at_their_end_and_doubled_hours_are_the_earlier() {
        let of = |name: &str| Zone::of(name, date(2026, 1, 1), date(2026, 12, 31));
        let at = |month: i8, day: i8, hour: i64, minute: i64| {
            local_start(date(2026, month, day)) + hour * 60 + minute
        };
        let chicago = of("America/Chicago");
        // The clock goes from 02:00 to 03:00 on 8 March.
        assert_eq!(chicago.instant(at(3, 8, 1, 59)), at(3, 8, 7, 59));
        assert_eq!(chicago.instant(at(3, 8, 2, 30)), at(3, 8, 8, 0));
        assert_eq!(chicago.instant(at(3, 8, 3, 0)), at(3, 8, 8, 0));
        // And from 02:00 to 01:00 on 1 November.
        assert_eq!(chicago.instant(at(11, 1, 1, 30)), at(11, 1, 6, 30));
        assert_eq!(chicago.instant(at(11, 1, 2, 0)), at(11, 1, 8, 0));
        // What is skipped begins with the first minute that no clock shows; what comes twice ends where the clock was put back.
        let doubts = [(3, 8, 1, 59), (3, 8, 2, 0), (3, 8, 2, 59), (3, 8, 3, 0)]
            .into_iter()
            .chain([(11, 1, 0, 59), (11, 1, 1, 0), (11, 1, 1, 59), (11, 1, 2, 0)])
            .map(|(month, day, hour, minute)| chicago.doubt(at(month, day, hour, minute)).is_some());
        let expected = [false, true, true, false, false, true, true, false];
        assert_eq!(doubts.collect::<Vec<_>>(), expected);
        // Lord Howe moves by half an hour.
        let lord_howe = of("Australia/Lord_Howe");
        assert_eq!(lord_howe.instant(at(10, 4, 2, 15)), lord_howe.instant(at(10, 4, 2, 30)));
        assert_eq!(chicago.local(at(7, 1, 12, 0)), at(7, 1, 7, 0));
    }
}
