//! A brute force against which the arithmetic of promises is held, minute by minute, on random plans.
//!
//! It knows nothing of intervals: people are rows of minutes, an answer is looked for one minute after the other, and local
//! time comes from the library of dates alone. The tests count some plans, `cargo bench -- promises-by-count` thousands.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "minutes of some weeks"
)]

use crate::numbers::Numbers;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use smplan::duty::Intervals;
use smplan::plan::Plan;
use smplan::rehearsal::{Question, ask};
use smplan::response::{Arrivals, Cause, Depth, Promise, Task, Verdict, promises, unstaffed};
use smplan::routing::Table;
use smplan::source::FileId;
use smplan::syntax::{self, Limits};
use std::collections::VecDeque;
use std::fmt::Write;

const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
pub(crate) const ZONES: [&str; 8] = [
    "America/Chicago",
    "Europe/London",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "America/Phoenix",
    "Pacific/Auckland",
    "UTC",
];

/// Two countries, with every public holiday of the days that are counted, as their calendars for 2025 to 2027 say.
const COUNTRIES: [(&str, &[Date]); 2] = [
    (
        "DE",
        &[
            date(2025, 12, 25),
            date(2025, 12, 26),
            date(2026, 1, 1),
            date(2026, 4, 3),
            date(2026, 4, 6),
            date(2026, 5, 1),
            date(2026, 5, 14),
            date(2026, 5, 25),
            date(2026, 10, 3),
            date(2026, 12, 25),
            date(2026, 12, 26),
            date(2027, 1, 1),
            date(2027, 3, 26),
            date(2027, 3, 29),
            date(2027, 5, 1),
            date(2027, 5, 6),
            date(2027, 5, 17),
        ],
    ),
    (
        "US",
        &[
            date(2025, 12, 25),
            date(2026, 1, 1),
            date(2026, 1, 19),
            date(2026, 2, 16),
            date(2026, 5, 25),
            date(2026, 6, 19),
            date(2026, 7, 3),
            date(2026, 7, 4),
            date(2026, 9, 7),
            date(2026, 10, 12),
            date(2026, 11, 11),
            date(2026, 11, 26),
            date(2026, 12, 25),
            date(2027, 1, 1),
            date(2027, 1, 18),
            date(2027, 2, 15),
            date(2027, 5, 31),
        ],
    ),
];

/// Whether a day is a public holiday of a country; of none it never is.
fn is_holiday(country: Option<usize>, day: Date) -> bool {
    country.is_some_and(|country| COUNTRIES[country].1.contains(&day))
}

/// Hours as this file knows them: days of the week, and minutes of the day; the end may lie in the next day.
#[derive(Clone, Debug)]
pub(crate) struct Shift {
    pub(crate) days: Vec<usize>,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

#[derive(Clone, Debug)]
pub(crate) struct Somebody {
    pub(crate) zone: &'static str,
    /// The country, where one is written.
    pub(crate) country: Option<usize>,
    pub(crate) hours: Vec<Shift>,
    /// Whether what begins on a public holiday is left out of the hours.
    pub(crate) rests: bool,
    pub(crate) on_call: Vec<Shift>,
    pub(crate) leave: Option<(Date, Date)>,
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
}

impl Somebody {
    /// Whether somebody does not belong to the team on a day.
    fn is_out(&self, day: Date) -> bool {
        self.from.is_some_and(|from| day < from) || self.until.is_some_and(|until| day > until)
    }
}

pub(crate) fn shift(numbers: &mut Numbers) -> Shift {
    let first = numbers.below(7);
    let n_days = 1 + numbers.below(5);
    let days = (0..n_days).map(|day| (first + day) % 7).collect();
    let from = numbers.below(48) * 30;
    let length = 30 + numbers.below(26) * 30;
    Shift { days, from, to: (from + length).min(from + 24 * 60) }
}

/// A rota of the people from the first on.
pub(crate) struct Turns {
    n_people: usize,
    hours: i64,
    starts: Date,
    at: i64,
    zone: &'static str,
    /// When whoever has the turn is on call.
    on_call: Vec<Shift>,
}

impl Turns {
    pub(crate) fn random(numbers: &mut Numbers, n_people: usize) -> Turns {
        Turns {
            n_people: 1 + numbers.below(n_people),
            hours: [8, 12, 24, 72, 7 * 24][numbers.below(5)],
            starts: date(2025, 12, 20) + (numbers.below(9) as i64).days(),
            at: numbers.below(24) as i64,
            zone: ZONES[numbers.below(ZONES.len())],
            on_call: (0..numbers.below(2)).map(|_| shift(numbers)).collect(),
        }
    }

    pub(crate) fn written(&self) -> String {
        let hours = match self.on_call.as_slice() {
            [] => String::new(),
            shifts => format!("hours: \"{}\", ", written(shifts)),
        };
        let order: Vec<String> = (0..self.n_people).map(|id| format!("p{id}")).collect();
        let order = order.join(", ");
        let every =
            if self.hours % 24 == 0 { format!("{}d", self.hours / 24) } else { format!("{}h", self.hours) };
        format!(
            "roles: {{r: {{held_by: [{order}], rota: {{every: {every}, {hours}starts: {}, at: \"{:02}:00\", time_zone: {}, order: [{order}]}}}}}}\n",
            self.starts, self.at, self.zone
        )
    }

    /// The turns from a day to another, in minutes from 1970 in UTC.
    fn turns(&self, from: Date, to: Date) -> Vec<(i64, i64, usize)> {
        // In the zone of the rota it may be the day before, or the one after.
        const HOURS_MORE: i64 = 72;
        let zone = TimeZone::get(self.zone).unwrap();
        // At the same times of the clock, whether it changes or not.
        let begin = |number: i64| {
            let hours = self.at + number * self.hours;
            instant(&zone, self.starts + (hours.div_euclid(24)).days(), hours.rem_euclid(24) as usize * 60)
        };
        let n_days = |from: Date, to: Date| i64::from(from.until(to).unwrap().get_days());
        let first = (n_days(self.starts, from) * 24 - HOURS_MORE).div_euclid(self.hours) - 1;
        let n_turns = (n_days(from, to) * 24 + 2 * HOURS_MORE) / self.hours + 4;
        let turn = |number: i64| {
            (begin(number), begin(number + 1), number.rem_euclid(self.n_people as i64) as usize)
        };
        // Before it starts nobody has a turn.
        (first.max(0)..first + n_turns).map(turn).collect()
    }
}

/// Who is named: one of the people, or the role.
pub(crate) fn name_of(owner: usize, n_people: usize) -> String {
    if owner < n_people { format!("p{owner}") } else { "r".to_owned() }
}

/// As OpenStreetMap writes them: parts with `,` add to one another.
pub(crate) fn written(shifts: &[Shift]) -> String {
    let clock = |minute: usize| format!("{:02}:{:02}", minute / 60, minute % 60);
    let parts: Vec<String> = shifts
        .iter()
        .map(|shift| {
            let days: Vec<&str> = shift.days.iter().map(|day| DAYS[*day]).collect();
            format!("{} {}-{}", days.join(","), clock(shift.from), clock(shift.to))
        })
        .collect();
    parts.join(", ")
}

pub(crate) fn somebody(numbers: &mut Numbers) -> Somebody {
    let shifts = |numbers: &mut Numbers, most: usize| {
        (0..numbers.below(most + 1)).map(|_| shift(numbers)).collect::<Vec<_>>()
    };
    let mut hours = shifts(numbers, 2);
    let on_call = shifts(numbers, 2);
    if hours.is_empty() && on_call.is_empty() {
        hours.push(shift(numbers));
    }
    let zone = ZONES[numbers.below(ZONES.len())];
    let leave = (numbers.below(3) == 0).then(|| {
        let first = START + (numbers.below(14) as i64).days();
        (first, first + (numbers.below(5) as i64).days())
    });
    Somebody { zone, country: None, hours, rests: false, on_call, leave, from: None, until: None }
}

pub(crate) fn person(id: usize, somebody: &Somebody) -> String {
    let mut text = format!("  p{id}: {{name: P, time_zone: {}", somebody.zone);
    if !somebody.hours.is_empty() {
        let rests = if somebody.rests { "; PH off" } else { "" };
        write!(text, ", hours: \"{}{rests}\"", written(&somebody.hours)).unwrap();
    }
    if !somebody.on_call.is_empty() {
        write!(text, ", on_call: \"{}\"", written(&somebody.on_call)).unwrap();
    }
    if let Some(country) = somebody.country {
        write!(text, ", country: {}", COUNTRIES[country].0).unwrap();
    }
    if let Some((from, to)) = somebody.leave {
        write!(text, ", leave: [{{from: {from}, to: {to}}}]").unwrap();
    }
    if let Some(from) = somebody.from {
        write!(text, ", from: {from}").unwrap();
    }
    if let Some(until) = somebody.until {
        write!(text, ", until: {until}").unwrap();
    }
    text + "}\n"
}

pub(crate) fn read(text: &str) -> Plan {
    let parsed = syntax::parse(text, FileId(0), Limits::default());
    let (plan, findings) = Plan::from_tree(&parsed.tree);
    for finding in findings {
        assert!(!finding.rule.starts_with("invalid"), "{}: {text}", finding.message);
    }
    plan.unwrap()
}

/// The first day of the calendars: three weeks around a change of the clock.
pub(crate) const START: Date = date(2026, 1, 1);

/// The instant of a local minute of a day: of a time that does not exist the end of the gap, of one that exists twice the
/// earlier.
pub(crate) fn instant(zone: &TimeZone, day: Date, minute: usize) -> i64 {
    let local = day.at(0, 0, 0, 0) + (minute as i64).minutes();
    let ambiguous = zone.to_ambiguous_timestamp(local);
    match ambiguous.offset() {
        jiff::tz::AmbiguousOffset::Gap { .. } => {
            // One minute after the other until there is such a time.
            let mut later = local;
            while matches!(zone.to_ambiguous_timestamp(later).offset(), jiff::tz::AmbiguousOffset::Gap { .. })
            {
                later += 1.minute();
            }
            zone.to_timestamp(later).unwrap().as_second() / 60
        }
        _ => ambiguous.earlier().unwrap().as_second() / 60,
    }
}

/// For each minute, how many there are until so many business days are over: for a message of a business day until the same
/// time of the day so many of them later, for one of another day until so many whole ones have passed.
fn deadlines(
    n_days: i64,
    zone: &TimeZone,
    first: Date,
    (start, n_minutes): (i64, usize),
    is_closed: impl Fn(Date) -> bool,
) -> Vec<i64> {
    let is_business = |day: Date| day.weekday().to_monday_zero_offset() < 5 && !is_closed(day);
    let (mut day, mut limits) = (first, Vec::new());
    while limits.len() < n_minutes {
        let mut left = n_days + i64::from(!is_business(day));
        let mut last = day;
        while left > 0 {
            last = last.tomorrow().unwrap();
            left -= i64::from(is_business(last));
        }
        let (begins, ends) = (instant(zone, day, 0), instant(zone, day.tomorrow().unwrap(), 0));
        for at in begins..ends {
            let now = zone.to_datetime(Timestamp::from_second(at * 60).unwrap());
            let minute = if is_business(day) { now.hour() as usize * 60 + now.minute() as usize } else { 0 };
            limits.push(instant(zone, last, minute) - at);
        }
        day = day.tomorrow().unwrap();
    }
    assert_eq!(start, instant(zone, first, 0));
    limits.truncate(n_minutes);
    limits
}

/// What counts, as in the program: everything, without leave, usual days.
const WAYS: usize = 3;

/// The minutes of a calendar in UTC, as rows.
struct Rows {
    start: i64,
    n_minutes: usize,
}

impl Rows {
    /// The minutes in which some shifts of a zone hold, of those that do not begin on a closed day, on days that are not left
    /// out; what would have begun on a day that is cut off has no morning.
    fn of(
        &self,
        shifts: &[Shift],
        zone: &TimeZone,
        days: (Date, Date),
        is_closed: impl Fn(Date) -> bool,
        is_out: impl Fn(Date) -> bool,
        loses_mornings: impl Fn(Date) -> bool,
    ) -> Vec<u8> {
        let mut row = vec![0; self.n_minutes];
        let mut day = days.0 - 2.days();
        while day <= days.1 {
            let weekday = day.weekday().to_monday_zero_offset() as usize;
            let begin = shifts.iter().filter(|shift| !is_closed(day) && shift.days.contains(&weekday));
            for shift in begin {
                let to = if loses_mornings(day) { shift.to.min(24 * 60) } else { shift.to };
                row[self.within(instant(zone, day, shift.from), instant(zone, day, to))].fill(1);
            }
            day = day.tomorrow().unwrap();
        }
        // Whole days, from midnight to midnight there.
        let mut day = days.0 - 2.days();
        while day <= days.1 {
            if is_out(day) {
                let next = day.tomorrow().unwrap();
                row[self.within(instant(zone, day, 0), instant(zone, next, 0))].fill(0);
            }
            day = day.tomorrow().unwrap();
        }
        row
    }

    /// The cells between two instants.
    fn within(&self, from: i64, to: i64) -> std::ops::Range<usize> {
        let cell = |minute: i64| (minute - self.start).clamp(0, self.n_minutes as i64) as usize;
        cell(from)..cell(to)
    }
}

/// One row or the other.
fn either(one: &mut [u8], other: &[u8]) {
    for (one, other) in one.chunks_mut(8).zip(other.chunks(8)) {
        match (<&mut [u8; 8]>::try_from(&mut *one), <&[u8; 8]>::try_from(other)) {
            (Ok(one), Ok(other)) => {
                *one = (u64::from_ne_bytes(*one) | u64::from_ne_bytes(*other)).to_ne_bytes();
            }
            _ => one.iter_mut().zip(other).for_each(|(one, other)| *one |= other),
        }
    }
}

/// Which promise of a plan is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    Staffed,
    OffHours,
    Always,
    Step,
    Approval,
    Updates,
}

impl Meant {
    fn is(self, promise: &Promise<'_>, in_business_days: bool) -> bool {
        let pledge = &promise.pledge;
        let is_first = |arrivals| {
            // The playbook's own time is promised beside business days.
            let unit =
                arrivals == Arrivals::Always || pledge.within.is_in_business_days() == in_business_days;
            pledge.task == Task::Answer && pledge.arrivals == arrivals && unit
        };
        match self {
            Meant::Staffed => is_first(Arrivals::Staffed),
            Meant::OffHours => is_first(Arrivals::OffHours),
            Meant::Always => is_first(Arrivals::Always),
            Meant::Step => matches!(pledge.task, Task::Step { .. }),
            Meant::Approval => matches!(pledge.task, Task::Approval { .. }),
            Meant::Updates => matches!(pledge.task, Task::Updates { .. }),
        }
    }
}

/// What comes of a promise minute by minute, in each way of counting: whether it is broken, and how long one waits.
struct Check {
    is_meant: Meant,
    ways: Vec<(Vec<bool>, Vec<i64>)>,
}

/// Looking at the channel: in which hours (without any at all times), and how often.
pub(crate) struct Looks {
    checks: Vec<(Vec<Shift>, i64)>,
    has_alert: bool,
    /// How long it takes from being told to the first word.
    pub(crate) reaction: i64,
}

impl Looks {
    pub(crate) fn random(numbers: &mut Numbers) -> Looks {
        let n_checks = [0, 0, 1, 2][numbers.below(4)];
        let check = |numbers: &mut Numbers| {
            let hours = (0..numbers.below(3)).map(|_| shift(numbers)).collect();
            (hours, [10, 45, 240][numbers.below(3)])
        };
        Looks {
            checks: (0..n_checks).map(|_| check(numbers)).collect(),
            has_alert: numbers.below(3) == 0,
            reaction: [0, 0, 0, 20][numbers.below(4)],
        }
    }

    pub(crate) fn written(&self) -> String {
        let check = |(hours, every): &(Vec<Shift>, i64)| match hours.as_slice() {
            [] => format!("{{what: It, every: {every}m}}"),
            shifts => format!("{{what: It, channels: [c], every: {every}m, when: \"{}\"}}", written(shifts)),
        };
        let checks: Vec<String> = self.checks.iter().map(check).collect();
        let alerts = if self.has_alert { "{opens: p}" } else { "" };
        format!("listening: {{monitor: p0, checks: [{}], alerts: [{alerts}]}}\n", checks.join(", "))
    }

    /// How long from each minute on until somebody sees what arrives then.
    fn delays(&self, open: &[Vec<u8>], n_minutes: usize) -> Vec<i64> {
        let mut next = i64::MAX / 4;
        let mut delays = vec![0; n_minutes];
        for at in (0..n_minutes).rev() {
            let looking = self.checks.iter().zip(open).filter(|(_, open)| open[at] == 1);
            let every = looking.map(|((_, every), _)| *every).min();
            next = if every.is_some() { 0 } else { next + 1 };
            delays[at] = match every {
                Some(every) => every,
                None if self.has_alert || self.checks.is_empty() => 0,
                None => next,
            };
        }
        delays
    }
}

/// What a playbook asks of its people by when.
pub(crate) struct Tasks {
    is_always: bool,
    clock: &'static str,
    acknowledge: i64,
    /// The owner, the backup, and the time.
    step: (usize, usize, i64),
    /// Whether the step publishes what has to be approved.
    is_published: bool,
    approval: (usize, usize, i64),
    /// How often, and until when. They belong to the owner of the step.
    updates: (i64, i64),
}

impl Tasks {
    pub(crate) fn random(numbers: &mut Numbers, n_owners: usize, is_slow: bool) -> Tasks {
        let (clock, is_always) = [
            ("severity: low", false),
            ("severity: critical", true),
            ("severity: medium, clock: always", true),
            ("severity: high, clock: staffed", false),
        ][numbers.below(4)];
        let acknowledge =
            if is_slow { 30 * 24 * 60 } else { [20, 300, 1500, 30 * 24 * 60][numbers.below(4)] };
        Tasks {
            is_always,
            clock,
            acknowledge,
            step: (numbers.below(n_owners), numbers.below(n_owners), [15, 200, 900][numbers.below(3)]),
            is_published: numbers.below(2) == 0,
            approval: (numbers.below(n_owners), numbers.below(n_owners), [30, 240][numbers.below(2)]),
            updates: [(30, 24 * 60), (240, 600), (720, 2880)][numbers.below(3)],
        }
    }

    pub(crate) fn written(&self, n_people: usize) -> String {
        let name = |owner| name_of(owner, n_people);
        let (owner, backup, step) = self.step;
        let (by, otherwise, approve) = self.approval;
        let (every, until) = self.updates;
        // Whoever does it themselves is not written beside themselves.
        let beside = |field: &str, own: usize, other: usize| {
            if own == other { String::new() } else { format!(", {field}: {}", name(other)) }
        };
        let until = if until == 24 * 60 { String::new() } else { format!("resolve_within: {until}m, ") };
        format!(
            "{}, acknowledge_within: {}m, {until}update_every: {every}m, \
             approve_statements: {{by: {}, within: {approve}m{}}}, \
             steps: [{{do: A{}, owner: {}, within: {step}m{}}}, {{do: B, owner: {}, every: {every}m, message: m}}]",
            self.clock,
            self.acknowledge,
            name(by),
            beside("else", by, otherwise),
            if self.is_published { ", kind: publish" } else { "" },
            name(owner),
            beside("backup", owner, backup),
            name(owner)
        )
    }
}

/// What was counted: how often each cause of breaks was found, how many single messages waited too long, and how
/// many channels were staffed by nobody at times.
pub(crate) struct Counted {
    pub(crate) breaks: [usize; WAYS + 1],
    pub(crate) late_messages: usize,
    pub(crate) unstaffed_channels: usize,
}

/// Counts the promises of random plans, all of which have to agree.
pub(crate) fn count_promises(mut numbers: Numbers, n_plans: usize) -> Counted {
    let firsts =
        [date(2026, 3, 2), date(2026, 10, 19), date(2026, 3, 23), date(2026, 9, 28), date(2025, 12, 22)];
    let mut n_found = [0; WAYS + 1];
    let (mut n_played, mut n_unstaffed) = (0, 0);
    for round in 0..n_plans {
        let first = firsts[numbers.below(firsts.len())] + (numbers.below(7) as i64).days();
        let last = first
            + (7 * (1 + numbers.below(3) + (round % 3 / 2) * (9 + numbers.below(12))) as i64 - 1).days();
        let zone_name = ZONES[numbers.below(ZONES.len())];
        let (is_tight, is_one_place) = (round % 2 == 1, round % 4 == 1);
        let n_people = if is_tight { 3 } else { 1 + numbers.below(3) };
        let some_country = |numbers: &mut Numbers| [None, Some(0), Some(1)][numbers.below(3)];
        // Of everybody who does not say their own.
        let country = some_country(&mut numbers);
        let people: Vec<Somebody> = (0..n_people)
            .map(|_| {
                let mut somebody = somebody(&mut numbers);
                let by = START.until(first).unwrap();
                somebody.leave = somebody.leave.map(|(from, to)| (from + by, to + by));
                let some_day = |numbers: &mut Numbers| first + (numbers.below(40) as i64).days();
                somebody.from = (numbers.below(8) == 0).then(|| some_day(&mut numbers));
                somebody.until = (numbers.below(8) == 0).then(|| some_day(&mut numbers));
                somebody.country = some_country(&mut numbers);
                somebody.rests = !somebody.hours.is_empty() && numbers.below(2) == 0;
                if is_tight {
                    // Long shifts that follow one another around the clock, or nearly.
                    let from = numbers.below(24) * 60;
                    let hours = 10 + numbers.below(8);
                    somebody.on_call = vec![Shift {
                        days: (0..7).collect(),
                        from,
                        to: (from + hours * 60).min(from + 24 * 60),
                    }];
                    somebody.leave = None;
                    somebody.zone = if is_one_place { zone_name } else { somebody.zone };
                }
                somebody
            })
            .collect();
        let covers: Vec<Option<usize>> =
            people.iter().map(|_| (numbers.below(3) == 0).then(|| numbers.below(people.len()))).collect();
        let closed: Vec<Date> =
            (0..numbers.below(3)).map(|_| first + (numbers.below(14) as i64).days()).collect();
        let staffed = vec![shift(&mut numbers)];
        let is_shut_on_holidays = numbers.below(3) == 0;
        let mut within = [30, 240, 600, 1440, 2880][numbers.below(5)];
        let business_days = (!is_tight && numbers.below(4) == 0).then(|| 1 + numbers.below(4) as i64);
        let rota = (numbers.below(3) == 0).then(|| Turns::random(&mut numbers, people.len()));
        let looks = Looks::random(&mut numbers);
        let mut after = 0;
        let mut ladder: Vec<(usize, Vec<usize>)> = Vec::new();
        let n_owners = people.len() + usize::from(rota.is_some());
        let tasks = Tasks::random(&mut numbers, n_owners, is_tight || business_days.is_some());
        let channel_owners: Vec<usize> = (0..=numbers.below(3)).map(|_| numbers.below(n_owners)).collect();
        for _ in 0..=numbers.below(2) {
            ladder.push((after, (0..=numbers.below(2)).map(|_| numbers.below(n_owners)).collect()));
            after += 10 + numbers.below(20) * 10;
        }
        let write_plan = |within: i64| {
            let of_country = country.map_or(String::new(), |one| format!("country: {}, ", COUNTRIES[one].0));
            let shut = if is_shut_on_holidays { "; PH off" } else { "" };
            let names = |owners: &[usize]| {
                let names: Vec<String> = owners.iter().map(|owner| name_of(*owner, people.len())).collect();
                names.join(", ")
            };
            let within = business_days.map_or(format!("{within}m"), |n_days| format!("{n_days}bd"));
            let mut text = format!(
                "smplan: 1\nplan: {{time_zone: {zone_name}, {of_country}horizon: {{starts: {first}, ends: {last}}}}}\npeople:\n"
            );
            for (id, somebody) in people.iter().enumerate() {
                let mut line = person(id, somebody);
                if let Some(cover) = covers[id] {
                    line = line.replace("}]", &format!(", cover: p{cover}}}]"));
                }
                text.push_str(&line);
            }
            if let Some(rota) = &rota {
                text.push_str(&rota.written());
            }
            let days: Vec<String> = closed.iter().map(ToString::to_string).collect();
            writeln!(text, "closed: [{}]", days.join(", ")).unwrap();
            writeln!(
            text,
            "channels: {{c: {{platform: facebook, owner: [{}], accepts: [complaints], staffed: \"{}{shut}\", first_response: {within}, first_response_off_hours: {within}}}}}",
            names(&channel_owners),
            written(&staffed)
        )
        .unwrap();
            let steps = ladder
                .iter()
                .map(|(after, owners)| format!("{{owner: [{}], after: {after}m}}", names(owners)));
            let steps: Vec<String> = steps.collect();
            text.push_str(&looks.written());
            writeln!(
                text,
                "messages: {{m: {{kind: holding, text: We know}}}}\nescalations: {{e: {{reaction: {}m, steps: [{}]}}}}\nplaybooks: {{p: {{{}, escalation: e}}}}",
                looks.reaction,
                steps.join(", "),
                tasks.written(people.len())
            )
            .unwrap();
            text
        };
        if is_tight {
            // Nearly so long that every message is answered in time.
            let plan = read(&write_plan(1));
            let found = promises(&plan, (first, last), Depth::All, &[]).unwrap();
            let of_channel = |promise: &&Promise<'_>| {
                promise.pledge.task == Task::Answer && promise.pledge.arrivals != Arrivals::Always
            };
            let waits = found.iter().filter(of_channel).map(|promise| promise.longest.weight()).max();
            within = (waits.unwrap().min(20 * 24 * 60) - 1 - numbers.below(30) as i64).max(1);
        }
        let text = write_plan(within);
        let plan = read(&text);
        let found = promises(&plan, (first, last), Depth::Broken, &[]).unwrap();

        let zone = TimeZone::get(zone_name).unwrap();
        let (start, end) = (instant(&zone, first, 0), instant(&zone, last.tomorrow().unwrap(), 0));
        // Long enough for the last answer: everybody is back then.
        let far = last + 30.days();
        let rows = Rows { start, n_minutes: (instant(&zone, far, 0) - start) as usize };
        let zones: Vec<TimeZone> = people.iter().map(|one| TimeZone::get(one.zone).unwrap()).collect();
        let n_arrivals = (end - start) as usize;
        let mut waits: Vec<Vec<i64>> = Vec::new();
        let mut seen: Vec<i64> = Vec::new();
        let mut is_staffed: Vec<bool> = Vec::new();
        let mut checks: Vec<Check> = Vec::new();
        let mut longest_at_all = 0;
        let mut put = |is_meant: Meant, way: usize, one: Vec<(bool, i64)>| {
            let of_way = (
                one.iter().map(|(broken, _)| *broken).collect(),
                one.iter().map(|(_, wait)| *wait).collect(),
            );
            match way {
                0 => checks.push(Check { is_meant, ways: vec![of_way] }),
                _ => checks.iter_mut().find(|check| check.is_meant == is_meant).unwrap().ways.push(of_way),
            }
        };
        for way in 0..WAYS {
            let is_closed = |day: Date| way < 2 && closed.contains(&day);
            // With leave, and without that of anybody.
            let is_away = |id: usize, counts_leave: bool, day: Date| {
                let somebody: &Somebody = &people[id];
                somebody.is_out(day)
                    || counts_leave && somebody.leave.is_some_and(|(from, to)| (from..=to).contains(&day))
            };
            // What begins on a day of leave is not there; what began on the evening before goes on.
            let hours_of = |id: usize, counts_leave: bool| {
                let somebody = &people[id];
                let own = somebody.country.or(country);
                let rests = |day: Date| {
                    is_closed(day)
                        || way < 2 && somebody.rests && is_holiday(own, day)
                        || is_away(id, counts_leave, day)
                };
                let is_out = |day| somebody.is_out(day);
                rows.of(&somebody.hours, &zones[id], (first, far), rests, is_out, is_out)
            };
            let row_of = |id: usize, counts_leave: bool| {
                let mut row = hours_of(id, counts_leave);
                let is_away = |day| is_away(id, counts_leave, day);
                let is_out = |day| people[id].is_out(day);
                let on_call = &people[id].on_call;
                either(&mut row, &rows.of(on_call, &zones[id], (first, far), is_away, is_out, is_out));
                row
            };
            // From when to when somebody is on leave, as long as they belong to the team; and when their last day ends.
            let last_of = |id: usize| {
                let ends = |until: Date| instant(&zones[id], until.tomorrow().unwrap(), 0);
                people[id].until.map_or(i64::MAX, ends)
            };
            let leave_of = |id: usize| {
                let (from, to) = people[id].leave.filter(|_| way == 0)?;
                let starts = people[id].from.map_or(i64::MIN, |from| instant(&zones[id], from, 0));
                let begins = instant(&zones[id], from, 0).max(starts);
                let ends = instant(&zones[id], to.tomorrow().unwrap(), 0).min(last_of(id));
                (begins < ends).then_some((begins, ends))
            };
            // Until when the last of some night shifts goes on during which an instant comes.
            let night_over = |shifts: &[Shift], zone: &TimeZone, at: i64, rests: &dyn Fn(Date) -> bool| {
                let mut over = at;
                let today = zone.to_datetime(Timestamp::from_second(at * 60).unwrap()).date();
                for day in [today.yesterday().unwrap(), today] {
                    let weekday = day.weekday().to_monday_zero_offset() as usize;
                    for shift in shifts.iter().filter(|one| one.to > 24 * 60 && one.days.contains(&weekday)) {
                        let (from, to) = (instant(zone, day, shift.from), instant(zone, day, shift.to));
                        if !rests(day) && from < at && to > at {
                            over = over.max(to);
                        }
                    }
                }
                over
            };
            let there: Vec<Vec<u8>> = (0..people.len())
                .map(|id| {
                    let mut own = row_of(id, way == 0);
                    if let (Some(cover), Some((from, to))) = (covers[id], leave_of(id)) {
                        let stand_in = row_of(cover, true);
                        let country = people[id].country.or(country);
                        let rests = |day: Date| people[id].rests && is_holiday(country, day);
                        let over = night_over(&people[id].hours, &zones[id], to, &rests);
                        let over = over.max(night_over(&people[id].on_call, &zones[id], to, &|_| false));
                        let cells = rows.within(from, over.min(last_of(id)));
                        either(&mut own[cells.clone()], &stand_in[cells]);
                    }
                    own
                })
                .collect();
            // Without what they are on call.
            let at_work: Vec<Vec<u8>> = (0..people.len()).map(|id| hours_of(id, way == 0)).collect();
            // How long from each minute on until one of some owners is there.
            let next_of = |owners: &[usize]| {
                let mut row = vec![0; rows.n_minutes];
                for owner in owners {
                    let Some(rota) = rota.as_ref().filter(|_| *owner == people.len()) else {
                        either(&mut row, &there[*owner]);
                        continue;
                    };
                    let zone = TimeZone::get(rota.zone).unwrap();
                    // On closed days too, but not while they are away.
                    let on_call_of = |id: usize| {
                        let starts = people[id].from.map(|from| instant(&zones[id], from, 0));
                        let mut on_call = vec![0; rows.n_minutes];
                        let mut day = first - 4.days();
                        while day <= far {
                            let weekday = day.weekday().to_monday_zero_offset() as usize;
                            for shift in rota.on_call.iter().filter(|one| one.days.contains(&weekday)) {
                                let (from, to) =
                                    (instant(&zone, day, shift.from), instant(&zone, day, shift.to));
                                let is_over_midnight = shift.to > 24 * 60;
                                // A night that begins before somebody comes never begins.
                                let begins = match starts {
                                    Some(starts) if is_over_midnight && from < starts => to,
                                    Some(starts) => from.max(starts),
                                    None => from,
                                };
                                let leave = leave_of(id).unwrap_or((i64::MAX, i64::MAX));
                                let is_missed = |at: i64| {
                                    let decides = if is_over_midnight { from } else { at };
                                    decides >= leave.0 && decides < leave.1
                                };
                                for at in begins..to.min(last_of(id)) {
                                    if !is_missed(at) {
                                        on_call[rows.within(at, at + 1)].fill(1);
                                    }
                                }
                            }
                            day = day.tomorrow().unwrap();
                        }
                        on_call
                    };
                    let on_call: Vec<Vec<u8>> = (0..people.len()).map(on_call_of).collect();
                    for (from, to, holder) in rota.turns(first, far) {
                        let cells = rows.within(from, to);
                        either(&mut row[cells.clone()], &there[holder][cells.clone()]);
                        either(&mut row[cells.clone()], &on_call[holder][cells.clone()]);
                        let Some(leave) = leave_of(holder) else { continue };
                        let within = |from: i64, to: i64| {
                            let leave = rows.within(from, to);
                            cells.start.max(leave.start)..cells.end.min(leave.end)
                        };
                        if let Some(cover) = covers[holder].filter(|_| !rota.on_call.is_empty()) {
                            let over = night_over(&rota.on_call, &zone, leave.1, &|_| false);
                            let both = within(leave.0, over.min(last_of(holder)));
                            if !both.is_empty() {
                                either(&mut row[both.clone()], &row_of(cover, true)[both]);
                            }
                        }
                        // The other holders stand in, in their hours.
                        for other in (0..rota.n_people).filter(|other| *other != holder) {
                            let both = within(leave.0, leave.1);
                            if !both.is_empty() {
                                either(&mut row[both.clone()], &at_work[other][both]);
                            }
                        }
                    }
                }
                let mut since = u32::MAX / 2;
                let mut distance = vec![0; row.len()];
                for at in (0..row.len()).rev() {
                    since = if row[at] == 1 { 0 } else { since + 1 };
                    distance[at] = since;
                }
                distance
            };
            let next: Vec<(usize, Vec<u32>)> =
                ladder.iter().map(|(after, owners)| (*after, next_of(owners))).collect();
            let is_shut =
                |day: Date| is_closed(day) || way < 2 && is_shut_on_holidays && is_holiday(country, day);
            let open = rows.of(&staffed, &zone, (first, far), is_shut, |_| false, |_| false);
            if way == 2 {
                // On usual days, when the channel is staffed and none of its owners is there.
                let next = next_of(&channel_owners);
                let is_alone = |at: &usize| open[*at] == 1 && next[*at] > 0;
                let alone =
                    (0..n_arrivals).filter(is_alone).map(|at| (start + at as i64, start + at as i64 + 1));
                let found = unstaffed(&plan, (first, last)).pop().map(|one| one.gaps).unwrap_or_default();
                assert_eq!(found, Intervals::of(alone.collect()), "round {round}, staffed:\n{text}");
                n_unstaffed += usize::from(!found.is_empty());
            }
            let looking = looks.checks.iter().map(|(hours, _)| match hours.as_slice() {
                [] => vec![1; rows.n_minutes],
                shifts => rows.of(shifts, &zone, (first, far), is_closed, |_| false, |_| false),
            });
            let delays = looks.delays(&looking.collect::<Vec<_>>(), rows.n_minutes);
            let wait = |arrival: usize| {
                let seen = arrival.saturating_add(delays[arrival] as usize);
                let each = next.iter().map(|(after, next)| {
                    let waits = next.get(seen + after).copied().unwrap_or(u32::MAX / 2);
                    delays[arrival] + *after as i64 + i64::from(waits)
                });
                each.min().unwrap() + looks.reaction
            };
            if way == 0 {
                seen.clone_from(&delays);
                is_staffed = open.iter().map(|open| *open == 1).collect();
            }
            let of_all: Vec<i64> = (0..n_arrivals).map(wait).collect();
            let limits = match business_days {
                Some(n_days) => {
                    let rests = |day: Date| is_closed(day) || way < 2 && is_holiday(country, day);
                    deadlines(n_days, &zone, first, (start, n_arrivals), rests)
                }
                None => vec![within; n_arrivals],
            };
            let is_open = |at: usize| open[at] == 1;
            // The minutes in which the playbook opens for messages of staffed hours: tasks begin there.
            let mut opens = vec![false; rows.n_minutes];
            for at in (0..rows.n_minutes).filter(|at| tasks.is_always || open[*at] == 1) {
                if let Some(opens) = opens.get_mut(at.saturating_add(delays[at] as usize)) {
                    *opens = true;
                }
            }
            let runs = |at: usize| opens[at];
            // What the playbook promises in minutes ends before what the channel does, or the other way round.
            let own = (business_days.is_none() && tasks.acknowledge <= within).then_some(tasks.acknowledge);
            let over = |at: usize, limit: i64| (of_all[at] > limit, of_all[at]);
            let all = 0..n_arrivals;
            if own.is_none() || !tasks.is_always {
                let limit = |at: usize| own.unwrap_or(limits[at]);
                let one = |at: usize| if is_open(at) { over(at, limit(at)) } else { (false, 0) };
                put(Meant::Staffed, way, all.clone().map(one).collect());
            }
            if own.is_none() || !tasks.is_always {
                let one = |at: usize| if is_open(at) { (false, 0) } else { over(at, limits[at]) };
                put(Meant::OffHours, way, all.clone().map(one).collect());
            }
            if tasks.is_always {
                put(Meant::Always, way, all.clone().map(|at| over(at, tasks.acknowledge)).collect());
            }
            let after = |from: &[u32], at: usize| i64::from(from[at.min(from.len() - 1)]);
            let (owner, backup, step) = &tasks.step;
            let doing = next_of(&[*owner, *backup]);
            let (by, otherwise, approve) = &tasks.approval;
            let (by, otherwise) = (next_of(&[*by]), next_of(&[*otherwise]));
            let approved =
                |at: usize| after(&by, at).min(approve + after(&otherwise, at + *approve as usize));
            let one = |at: usize| {
                // What is published is approved first.
                let first = if tasks.is_published { approved(at) } else { 0 };
                let wait = first + after(&doing, at + first as usize);
                if runs(at) { (wait > *step, wait) } else { (false, 0) }
            };
            put(Meant::Step, way, all.clone().map(one).collect());
            let one = |at: usize| {
                let wait = approved(at);
                if runs(at) { (wait > *approve, wait) } else { (false, 0) }
            };
            put(Meant::Approval, way, all.clone().map(one).collect());
            let (every, until) = tasks.updates;
            let telling = next_of(&[*owner]);
            // The longest time without an update that begins at the message, or before it is solved.
            let last = ((until / every - 1) * every) as usize;
            // The minutes that no later one of theirs outlasts, from the end on.
            let mut longest: VecDeque<(usize, i64)> = VecDeque::new();
            let mut until_told = vec![0; n_arrivals];
            for at in (0..=n_arrivals + last).rev() {
                let wait = after(&telling, at);
                while longest.front().is_some_and(|(_, known)| *known <= wait) {
                    longest.pop_front();
                }
                longest.push_front((at, wait));
                while longest.back().is_some_and(|(known, _)| *known > at + last) {
                    longest.pop_back();
                }
                if let Some(known) = until_told.get_mut(at) {
                    *known = longest.back().unwrap().1;
                }
            }
            let one =
                |at: usize| if runs(at) { (until_told[at] > every, until_told[at]) } else { (false, 0) };
            put(Meant::Updates, way, all.clone().map(one).collect());
            if way == 2 {
                // From a message until it is solved, and as long again as one time.
                let mut left = 0;
                for at in 0..n_arrivals + (until / every * every) as usize {
                    left = if at < n_arrivals && runs(at) { until / every * every + 1 } else { left - 1 };
                    if left > 0 {
                        longest_at_all = longest_at_all.max(after(&telling, at));
                    }
                }
            }
            waits.push(of_all);
        }
        // Some single messages, each played by itself.
        let table = Table::of(&plan);
        for _ in 0..4 {
            let arrival = numbers.below(n_arrivals);
            let question = Question {
                playbook: plan.playbooks.entry("p"),
                channel: plan.channels.entry("c").map(|channel| (channel, None)),
                at: Some(start + arrival as i64),
                ..Question::default()
            };
            let reply = ask(&plan, &table, &question);
            let wait = waits[0][arrival];
            let answer = reply.scene.as_ref().and_then(|(_, played)| played.answer.as_ref());
            let expected = (wait < 30 * 24 * 60).then_some(start + arrival as i64 + wait);
            if expected.is_some() {
                assert_eq!(
                    answer.map(|answer| answer.at),
                    expected,
                    "round {round}, arrival {arrival}:\n{text}"
                );
            }
            let is_answer = |meant: Meant| matches!(meant, Meant::Staffed | Meant::OffHours | Meant::Always);
            // Tasks begin when the playbook opens, for messages of its hours.
            let opened = arrival.saturating_add(seen[arrival] as usize);
            let runs = tasks.is_always || is_staffed[arrival];
            let is_broken = checks.iter().filter_map(|check| {
                let broken = &check.ways[0].0;
                if is_answer(check.is_meant) {
                    broken.get(arrival)
                } else {
                    broken.get(opened).filter(|_| runs)
                }
            });
            let is_broken = is_broken.into_iter().any(|broken| *broken);
            let is_known = opened < n_arrivals;
            let dues = reply.dues.iter().filter(|due| is_known || due.task == Task::Answer);
            let breaks = dues.into_iter().any(|due| due.verdict == Verdict::Broken);
            assert_eq!(breaks, is_broken, "round {round}, arrival {arrival}:\n{text}");
            n_played += usize::from(is_broken);
        }
        for check in &checks {
            let meant = check.is_meant;
            let promise = found.iter().find(|promise| meant.is(promise, business_days.is_some()));
            let Some(promise) = promise else { panic!("round {round}, {meant:?} is not there:\n{text}") };
            let is_answer = matches!(meant, Meant::Staffed | Meant::OffHours | Meant::Always);
            // Of tasks the messages whose opening is too early for those who do them.
            let opening_of = |at: usize| if is_answer { at } else { at.saturating_add(seen[at] as usize) };
            let is_asked = |at: usize| is_answer || tasks.is_always || is_staffed[at];
            let is_late = |at: &usize| {
                is_asked(*at) && check.ways[0].0.get(opening_of(*at)).is_some_and(|broken| *broken)
            };
            let n_broken = (0..n_arrivals).filter(is_late).count() as i64;
            let [all, without_leave, usual] = [0, 1, 2].map(|way| &check.ways[way].0);
            // On days of how many weeks it breaks on usual days too.
            let mut weeks: Vec<i64> = Vec::new();
            let monday = first - i64::from(first.weekday().to_monday_zero_offset()).days();
            for at in (0..n_arrivals).filter(|at| usual[*at] && all[*at]) {
                let day = zone.to_datetime(Timestamp::from_second((start + at as i64) * 60).unwrap()).date();
                let week = i64::from(monday.until(day).unwrap().get_days()) / 7;
                weeks.extend((weeks.last() != Some(&week)).then_some(week));
            }
            let n_weeks = i64::from(first.until(last).unwrap().get_days() + 1 + 6) / 7;
            let has_turns = match meant {
                Meant::Staffed | Meant::OffHours | Meant::Always => {
                    ladder.iter().any(|(_, owners)| owners.contains(&people.len()))
                }
                Meant::Step => {
                    let approving =
                        [tasks.approval.0, tasks.approval.1].into_iter().filter(|_| tasks.is_published);
                    [tasks.step.0, tasks.step.1]
                        .into_iter()
                        .chain(approving)
                        .any(|owner| owner == people.len())
                }
                Meant::Approval => [tasks.approval.0, tasks.approval.1].contains(&people.len()),
                Meant::Updates => tasks.step.0 == people.len(),
            };
            let n_rounds = rota
                .as_ref()
                .filter(|_| has_turns)
                .map_or(4, |rota| (n_weeks * 7 * 24 / (rota.hours * rota.n_people as i64)).max(1));
            let enough = 4.min((n_weeks + 3) / 4).min(n_rounds);
            let is_usual = !weeks.is_empty() && weeks.len() as i64 >= enough;
            assert_eq!(!promise.is_kept(), is_usual, "round {round}, {meant:?}:\n{text}");
            for (cause, n_found) in n_found.iter_mut().enumerate() {
                let is_due = |at: &usize| match cause {
                    0 => all[*at] && !without_leave[*at],
                    1 => all[*at] && without_leave[*at] && !usual[*at],
                    2 => !is_usual && usual[*at] && all[*at],
                    _ => is_usual && usual[*at] && all[*at],
                };
                let expected = Intervals::of(
                    (0..n_arrivals)
                        .filter(is_due)
                        .map(|at| (start + at as i64, start + at as i64 + 1))
                        .collect(),
                );
                let mut got = Intervals::default();
                let mut worst = 0;
                for one in &promise.dated {
                    let number = match one.cause {
                        Cause::Leave(..) => 0,
                        Cause::ClosedDays => 1,
                        Cause::UnusualWeek(_) => 2,
                    };
                    if number == cause {
                        got = got.union(&one.broken);
                        worst = worst.max(one.worst.weight());
                    }
                }
                if cause == WAYS {
                    got = (*promise.broken).clone();
                    worst = promise.longest.weight();
                }
                assert_eq!(got, expected, "round {round}, {meant:?}, cause {cause}:\n{text}");
                let way = cause.min(WAYS - 1);
                let mut longest = (0..n_arrivals).filter(is_due).map(|at| check.ways[way].1[at]).max();
                if cause == WAYS && is_usual {
                    // What is promised instead has to hold for those too that have longer in business days, and for updates
                    // whenever they are due.
                    let all = || (0..n_arrivals).map(|at| check.ways[way].1[at]).max();
                    match meant {
                        Meant::Updates => longest = Some(longest_at_all),
                        Meant::Staffed | Meant::OffHours if business_days.is_some() => longest = all(),
                        _ => {}
                    }
                }

                if let Some(longest) = longest.filter(|longest| *longest < 30 * 24 * 60) {
                    assert_eq!(worst, longest, "round {round}, {meant:?}, cause {cause}:\n{text}");
                    *n_found += 1;
                }
            }
            assert_eq!(promise.promised - promise.kept, n_broken, "round {round}, {meant:?}:\n{text}");
        }
    }
    Counted { breaks: n_found, late_messages: n_played, unstaffed_channels: n_unstaffed }
}
