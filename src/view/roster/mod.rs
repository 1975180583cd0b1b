//! Whom to call when something happens, hour by hour: the same answer as `smplan who PLAN TIME` gives.

mod turns;
mod weeks;

use crate::duty::{DAY, Days, Intervals, Minute, WEEK, Zone, day_of, later};
use crate::plan::{Date, Entry, Plan, Playbook};
use crate::response::{self, Roster as Hours, Stretch, call_the_same, gravest};
use crate::view::facts::{Day, WeekSpan};
use crate::view::people::{self, Reach};
use crate::view::roster::turns::turns;
use crate::view::roster::weeks::{Pair, Part, by_first, grouped, otherwise_than, usual_week};
use crate::view::{Named, is_public, playbooks};
use schemars::JsonSchema;
use serde::Serialize;
use std::ptr;

/// Whom to call when something happens, hour by hour.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Roster {
    /// The playbooks on whose escalation paths they are.
    pub playbooks: Vec<Named>,
    /// The codes of those of them that the document shows: `P2`.
    pub codes: Vec<String>,
    /// The location whose people are called; nothing where it is everybody's.
    pub location: Option<Named>,
    /// The time zone of all hours.
    pub time_zone: String,
    /// Whether most weeks are alike: then `hours` says when each is called, and `others` when it is otherwise.
    pub is_weekly: bool,
    /// Those who are called first, and when; last the hours in which nobody is on duty.
    pub people: Vec<OnDuty>,
    /// Who is called when, and who if they do not answer: in the usual week, or turn by turn.
    pub shifts: Vec<Shift>,
    /// The days on which it is otherwise than in most weeks.
    pub others: Vec<Shift>,
    /// How many turns or days more there are that are not listed.
    pub more: usize,
    /// Those on the escalation path of whom nobody knows when they are on duty.
    pub unknown: Vec<Named>,
    /// Roles on the escalation path that somebody else holds at each location: whom to call stands there.
    pub at_locations: Vec<Named>,
    /// All turns for a program, in minutes: the first from 1970, each as long as it is with the place of the person in `people`;
    /// numbers to the base of 36. Nothing in Markdown.
    pub turns: Option<String>,
}

/// Somebody who is called first at some hours.
#[derive(Debug, JsonSchema, Serialize)]
pub struct OnDuty {
    /// Who; nothing where nobody is on duty.
    pub who: Option<Reach>,
    /// For whom they answer, where that is a role.
    pub role: Option<Named>,
    /// When, in most weeks.
    pub hours: Vec<WeekSpan>,
    /// Whether it is always them.
    pub is_always: bool,
    /// Whether it is them whenever it is nobody else of this list: their hours are the most scattered ones.
    pub is_rest: bool,
    /// Whether nobody knows when: the plan has no hours of theirs.
    pub is_unknown: bool,
}

/// A time in which somebody is called first.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Shift {
    /// Who is called; nothing where nobody is on duty.
    pub who: Option<Reach>,
    /// Who is called if they do not answer; after a time without anybody, who is there next.
    pub otherwise: Option<Reach>,
    /// When.
    pub when: ShiftTime,
}

impl Roster {
    /// Whether it is the roster of a playbook.
    pub(super) fn is_of(&self, playbook: &str) -> bool {
        self.playbooks.iter().any(|known| known.id == playbook)
    }
}

/// When somebody is called first.
#[derive(Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum ShiftTime {
    /// At all hours.
    Always,
    /// Week after week.
    Weekly {
        /// The hours.
        hours: Vec<WeekSpan>,
    },
    /// At the same hours of some days.
    OnDays {
        /// The days, those in a row together.
        days: Vec<DaySpan>,
        /// When it begins: `08:00`.
        from: String,
        /// When it ends: `20:00`; at `07:00` of the next day where that is earlier.
        to: String,
    },
    /// Once, and over on the day on which it begins.
    OneDay {
        /// When it begins, as in ISO 8601.
        from: String,
        /// When it ends: `20:00`.
        to: String,
    },
    /// Once.
    Once {
        /// When it begins, as in ISO 8601.
        from: String,
        /// When it ends.
        to: String,
    },
}

/// Days in a row.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum DaySpan {
    /// One day.
    One {
        /// The day.
        on: Day,
    },
    /// Two or more.
    Run {
        /// The first.
        from: Day,
        /// The last.
        to: Day,
    },
}

/// The rosters of the escalation paths of a plan, the one to call when nobody knows yet what has happened first; none where no day is
/// left, or the document is for everybody.
pub(super) fn rosters(
    plan: &Plan,
    zone: &str,
    days: Option<Days>,
    location: Option<&str>,
    is_text: bool,
) -> Vec<Roster> {
    let Some(days) = days.filter(|_| !is_public(plan)) else { return Vec::new() };
    let location = location.and_then(|id| plan.locations.entry(id));
    let calendar = Hours::calendar(plan, days);
    let groups = same_rosters(plan);
    let rosters = groups.iter().filter_map(|group| {
        let hours = Hours::on(&calendar, days, plan, &group.first()?.value, location);
        let mut roster = roster(plan, &hours, zone, is_text)?;
        roster.playbooks =
            group.iter().map(|playbook| playbooks::playbook_named(plan, &playbook.id)).collect();
        roster.location = location.map(people::location_named);
        Some(roster)
    });
    rosters.collect()
}

/// The playbooks that call the same people, together; those of the one to call when nobody knows yet what has happened first.
pub(super) fn same_rosters(plan: &Plan) -> Vec<Vec<&Entry<Playbook>>> {
    let Some(worst) = gravest(plan) else { return Vec::new() };
    let others = plan.playbooks.entries().iter().filter(|playbook| !ptr::eq(*playbook, worst));
    let mut groups: Vec<Vec<&Entry<Playbook>>> = Vec::new();
    for playbook in [worst].into_iter().chain(others) {
        let same = |group: &&mut Vec<&Entry<Playbook>>| {
            group.first().is_some_and(|known| call_the_same(plan, &known.value, &playbook.value))
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(playbook),
            None => groups.push(vec![playbook]),
        }
    }
    groups
}

fn roster(plan: &Plan, hours: &Hours<'_>, zone_name: &str, is_text: bool) -> Option<Roster> {
    const MOST_SINGLE: usize = 60;
    let (first, last) = (hours.stretches.first()?, hours.stretches.last()?);
    let is_anybody = hours.stretches.iter().any(|stretch| !stretch.there.is_empty());
    if !is_anybody && hours.unknown.is_empty() && hours.at_locations.is_empty() {
        return None;
    }
    let days = (day_of(first.from), later(day_of(last.to), 1));
    let zone = Zone::around(zone_name, days.0, days.1);
    let mut called = Everybody::default();
    let parts: Vec<Part> = called.parts(&hours.stretches);
    let usual = usual_week(&zone, &parts);
    let reach = |place: Option<usize>| place.and_then(|place| called.reach(plan, place));
    let shift = |(when, (who, otherwise)): (ShiftTime, Pair)| Shift {
        who: reach(who),
        otherwise: reach(otherwise),
        when,
    };
    let (weekly, mut single): (Vec<Shift>, Vec<(ShiftTime, Pair)>) = match &usual {
        Some(week) => {
            let groups = grouped(week, |pair| pair).into_iter();
            let weekly = groups.map(|(pair, spans)| shift((weekly(&spans), pair))).collect();
            (weekly, on_days(&zone, &otherwise_than(&zone, &parts, week)))
        }
        None => (Vec::new(), parts.iter().map(|part| (once(&zone, *part), part.2)).collect()),
    };
    let more = single.len().saturating_sub(MOST_SINGLE);
    single.truncate(MOST_SINGLE);
    let single: Vec<Shift> = single.into_iter().map(shift).collect();
    let (shifts, others) = if usual.is_some() { (weekly, single) } else { (single, weekly) };
    let in_week = usual.as_ref().map(|week| grouped(week, |(first, _)| first)).unwrap_or_default();
    let spans_of = |place: Option<usize>| {
        in_week
            .iter()
            .find(|(known, _)| *known == place)
            .map(|(_, spans)| WeekSpan::all_of(spans))
            .unwrap_or_default()
    };
    let is_ever = |place: Option<usize>| parts.iter().any(|(_, _, (first, _))| *first == place);
    let everybody: Vec<Option<usize>> =
        (0..called.0.len()).map(Some).filter(|place| is_ever(*place)).collect();
    // Two times of one person are said as they are; what is left between the times of others is the rest.
    let rest = everybody.iter().copied().max_by_key(|place| spans_of(*place).len());
    let rest = rest.filter(|place| everybody.len() > 1 && spans_of(*place).len() > 1);
    let is_not_the_rest = |place: &Option<usize>| Some(*place) != rest;
    // Where nobody is known to be there at any time, the unknown ones are all there is to say.
    let is_empty = is_ever(None) && (is_anybody || hours.unknown.is_empty());
    // On other days it is somebody else.
    let is_whole_week =
        |place: Option<usize>| in_week.iter().any(|(known, spans)| *known == place && spans.length() == WEEK);
    let places: Vec<Option<usize>> = everybody
        .iter()
        .copied()
        .filter(is_not_the_rest)
        .chain(is_empty.then_some(None))
        .chain(rest)
        .collect();
    let on_duty = |place: &Option<usize>| OnDuty {
        who: reach(*place),
        role: place.and_then(|place| called.role(plan, place)),
        hours: spans_of(*place),
        is_always: places.len() == 1 && hours.unknown.is_empty(),
        is_rest: Some(*place) == rest || is_whole_week(*place) && places.len() > 1,
        is_unknown: false,
    };
    let unknown = hours.unknown.iter().flat_map(|id| people::owner(plan, id).people);
    let unknown = unknown.map(|who| OnDuty {
        who: Some(who),
        role: None,
        hours: Vec::new(),
        is_always: false,
        is_rest: false,
        is_unknown: true,
    });
    let place_of = |who: Option<usize>| places.iter().position(|known| *known == who).unwrap_or(0);
    let turns = (!is_text).then(|| turns(&by_first(&parts), place_of));
    Some(Roster {
        playbooks: Vec::new(),
        codes: Vec::new(),
        location: None,
        time_zone: zone_name.to_owned(),
        is_weekly: usual.is_some(),
        people: places.iter().map(on_duty).chain(unknown).collect(),
        shifts,
        others,
        more,
        unknown: hours.unknown.iter().map(|id| people::named(plan, id)).collect(),
        at_locations: hours.at_locations.iter().map(|id| people::named(plan, id)).collect(),
        turns,
    })
}

/// Everybody who is called, each once for a role.
#[derive(Default)]
struct Everybody<'p>(Vec<response::OnDuty<'p>>);

impl<'p> Everybody<'p> {
    fn place(&mut self, who: response::OnDuty<'p>) -> usize {
        let known = self.0.iter().position(|known| known.person == who.person);
        known.unwrap_or_else(|| {
            self.0.push(who);
            self.0.len() - 1
        })
    }

    /// Who is called, and who follows; after a time without anybody, who is there next.
    fn parts(&mut self, stretches: &[Stretch<'p>]) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::with_capacity(stretches.len());
        for (index, stretch) in stretches.iter().enumerate() {
            let next = || stretches.get(index + 1).and_then(Stretch::first);
            let second = if stretch.there.is_empty() { next() } else { stretch.there.get(1).copied() };
            let pair = (stretch.first().map(|who| self.place(who)), second.map(|who| self.place(who)));
            match parts.last_mut().filter(|last| last.2 == pair) {
                Some(last) => last.1 = stretch.to,
                None => parts.push((stretch.from, stretch.to, pair)),
            }
        }
        parts
    }

    fn reach(&self, plan: &Plan, place: usize) -> Option<Reach> {
        people::reach_of(plan, self.0.get(place)?.person)
    }

    fn role(&self, plan: &Plan, place: usize) -> Option<Named> {
        let who = self.0.get(place).filter(|who| who.owner != who.person)?;
        Some(people::role_named(plan, who.owner))
    }
}

fn weekly(spans: &Intervals) -> ShiftTime {
    match spans.length() {
        WEEK => ShiftTime::Always,
        _ => ShiftTime::Weekly { hours: WeekSpan::all_of(spans) },
    }
}

fn once(zone: &Zone, (from, to, _): Part) -> ShiftTime {
    if zone.day(from) == zone.day(to - 1) {
        let end = zone.local(to - 1).rem_euclid(DAY) + 1;
        return ShiftTime::OneDay { from: response::timestamp(zone, from), to: response::clock(end) };
    }
    ShiftTime::Once { from: response::timestamp(zone, from), to: response::timestamp(zone, to) }
}

/// Times at the same hours of several days together.
fn on_days(zone: &Zone, parts: &[Part]) -> Vec<(ShiftTime, Pair)> {
    type OnDays = (Option<(Minute, Minute)>, Part, Vec<Date>);
    let mut groups: Vec<OnDays> = Vec::new();
    for part in parts {
        let (from, to) = (zone.local(part.0), zone.local(part.1));
        let clock = (to - from < DAY).then_some((from.rem_euclid(DAY), to.rem_euclid(DAY)));
        let day = zone.day(part.0);
        let same = |known: &&mut OnDays| clock.is_some() && known.0 == clock && known.1.2 == part.2;
        match groups.iter_mut().find(same) {
            Some((.., days)) => days.push(day),
            None => groups.push((clock, *part, vec![day])),
        }
    }
    let time = |(clock, part, days): OnDays| match clock {
        Some((from, to)) => {
            let (from, to) = (response::clock(from), response::clock(if to == 0 { DAY } else { to }));
            (ShiftTime::OnDays { days: in_rows(&days), from, to }, part.2)
        }
        None => (once(zone, part), part.2),
    };
    groups.into_iter().map(time).collect()
}

fn in_rows(days: &[Date]) -> Vec<DaySpan> {
    let rows = days.chunk_by(|one, next| later(*one, 1) == *next);
    let span = |row: &[Date]| match row {
        [on] => Some(DaySpan::One { on: Day(*on) }),
        [from, .., to] => Some(DaySpan::Run { from: Day(*from), to: Day(*to) }),
        [] => None,
    };
    rows.filter_map(span).collect()
}
