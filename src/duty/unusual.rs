//! The days that are not like those of a typical week.

use crate::duty::intervals::DAY;
use crate::duty::rota::turns;
use crate::duty::schedule::differing_days;
use crate::duty::week::{TypicalWeek, first_monday};
use crate::duty::zone::{Zone, local_start};
use crate::duty::{Minute, Season};
use crate::plan::{Date, Hours, Leave, Plan};
use jiff::Span;
use std::rc::Rc;

/// Days from one to another, both included.
pub type Days = (Date, Date);

/// Where the calendar of a plan differs from its typical week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unusual {
    /// In no particular order; they may overlap.
    pub days: Vec<Days>,
    /// When the clock changes; only where the whole plan has one zone, elsewhere these are days like others.
    pub clock_changes: Vec<ClockChange>,
}

/// A change of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockChange {
    pub day: Date,
    /// When it changes, as a minute counted from the Monday of the typical week.
    pub at: Minute,
    /// By how many minutes it is put forward.
    pub by: Minute,
}

/// Where the calendar of a plan differs from its typical week, from a day to another: closed days, leave, holidays, hours
/// that differ in the year, hand-overs of rotas, and changes of the clock.
pub fn unusual(plan: &Plan, from: Date, to: Date) -> Unusual {
    // A night that begins on a closed day ends on the day behind it.
    let with_morning = |day: &Date| (*day, day.tomorrow().unwrap_or(*day));
    let mut days: Vec<Days> = plan.closed.items().iter().map(with_morning).collect();
    for person in plan.people.entries() {
        days.extend(person.value.leave.items().iter().filter_map(Leave::days));
    }
    let monday = first_monday(plan);
    let country = plan.about().and_then(|about| about.country.get());
    for hours in all_hours(plan) {
        days.extend(differing_days(hours, country, monday, from, to).iter().map(|day| (*day, *day)));
    }
    let zone = Zone::around(plan.zone_name(), from, to);
    let (start, end) = (zone.start_of(from), zone.start_of(to) + DAY);
    for rota in plan.roles.entries().iter().filter_map(|role| role.value.rota.get()) {
        let starts = turns(plan, rota, start, end).into_iter().map(|(start, ..)| start);
        days.extend(starts.filter(|at| *at > start).map(|at| (zone.day(at), zone.day(at))));
    }
    let mut clock_changes = Vec::new();
    if plan.zone_names().all(|name| name == plan.zone_name()) {
        for (at, before, after) in zone.changes(start, end) {
            let local = at + before - local_start(monday);
            clock_changes.push(ClockChange { day: zone.day(at), at: local, by: after - before });
        }
    } else {
        days.extend(clock_days(plan, &zone, start, end));
    }
    days.retain(|(first, last)| *first <= to && *last >= from);
    Unusual { days, clock_changes }
}

/// The days around changes of the clock, and those on which the zones of a plan are neither all in winter nor all in summer.
fn clock_days(plan: &Plan, own: &Zone, start: Minute, end: Minute) -> Vec<Days> {
    let mut names: Vec<&str> = plan.zone_names().collect();
    names.sort_unstable();
    names.dedup();
    let zones: Vec<(&str, Rc<Zone>)> =
        names.into_iter().map(|name| (name, Zone::around(name, own.day(start), own.day(end)))).collect();
    let usual: Vec<TypicalWeek<'_>> =
        Season::ALL.into_iter().map(|season| TypicalWeek::of(plan, season)).collect();
    let mut changes: Vec<Minute> = vec![start];
    changes.extend(zones.iter().flat_map(|(_, zone)| zone.changes(start, end)).map(|(at, ..)| at));
    changes.push(end);
    changes.sort_unstable();
    changes.dedup();
    let around = |at: Minute| (own.day(at - DAY), own.day(at + DAY));
    let mut days = Vec::new();
    for pair in changes.windows(2) {
        let &[from, to] = pair else { continue };
        days.extend([from, to].into_iter().filter(|at| *at != start && *at != end).map(around));
        let now = |zone: &Zone| zone.offset(from) - own.offset(from);
        let is_usual = usual.iter().any(|week| {
            zones
                .iter()
                .all(|(name, zone)| now(zone) == week.offset_of(name) - week.offset_of(plan.zone_name()))
        });
        if !is_usual {
            days.push((own.day(from), own.day(to)));
        }
    }
    days
}

/// All hours from which promises are worked out.
fn all_hours(plan: &Plan) -> impl Iterator<Item = &Hours> {
    let people = plan.people.entries().iter().flat_map(|person| [&person.value.hours, &person.value.on_call]);
    let channels = plan.all_channels().map(|channel| &channel.value.staffed);
    people.chain(channels).filter_map(|hours| hours.get())
}

/// Days before and after a time, joined where they meet.
pub fn windows(days: &[Days], before: i32, after: i32, within: Days) -> Vec<Days> {
    let moved = |day: Date, by: i32| day.checked_add(Span::new().days(by)).unwrap_or(day);
    let mut wide: Vec<Days> = days
        .iter()
        .map(|(from, to)| (moved(*from, -before).max(within.0), moved(*to, after).min(within.1)))
        .filter(|(from, to)| from <= to)
        .collect();
    wide.sort_unstable();
    let mut joined: Vec<Days> = Vec::new();
    for (from, to) in wide {
        match joined.last_mut() {
            Some(last) if from <= moved(last.1, 1) => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}
