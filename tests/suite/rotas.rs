//! Whose turn it is, minute by minute, against a count that knows of no intervals, on random rotas.
//!
//! The count fills a row of minutes: one phase over the other, then one swap over the other. Local time comes from the library of
//! dates alone. The suite counts some rotas; `ROUNDS=3000 cargo test --test suite -- rotas::` counts more.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "minutes of some weeks"
)]

use crate::count::{instant, read};
use crate::numbers::Numbers;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use smplan::duty::{Calendar, Counting, Presence, turns};
use smplan::edit::edit;
use smplan::plan::Plan;
use smplan::syntax::Limits;
use smplan::upkeep::{Handing, change_rota};
use std::collections::HashMap;
use std::fmt::Write;

const ZONES: [&str; 6] = [
    "America/Chicago",
    "Europe/London",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "America/Santiago",
];

/// Weeks around both changes of the clock, north and south.
const WINDOWS: [(Date, Date); 2] =
    [(date(2026, 3, 1), date(2026, 4, 19)), (date(2026, 9, 20), date(2026, 11, 8))];

const N_PEOPLE: usize = 4;

/// `every`, in hours where it is one of hours, or in days.
#[derive(Clone, Copy)]
enum Every {
    Hours(i64),
    Days(i64),
    Months(i64),
}

#[derive(Clone)]
struct Phase {
    from: Date,
    order: Vec<usize>,
    every: Every,
    at: i64,
    zone: usize,
    /// From and to on every day, in minutes.
    hours: Option<(i64, i64)>,
}

/// A day and a minute of it.
type LocalTime = (Date, i64);

struct Swap {
    /// The turn that begins on a day, at a minute of it; or from one day or time to another.
    turn: Option<(Date, Option<i64>)>,
    span: Option<(LocalTime, LocalTime, bool)>,
    from: usize,
    by: usize,
}

struct Somebody {
    zone: usize,
    hours: (i64, i64),
    leave: Option<(Date, Date)>,
    until: Option<Date>,
}

fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn span(numbers: &mut Numbers) -> (i64, i64) {
    let from = numbers.below(18) as i64 * 60;
    (from, from + 60 + numbers.below(6) as i64 * 60)
}

fn order(numbers: &mut Numbers) -> Vec<usize> {
    (0..=numbers.below(4)).map(|_| numbers.below(N_PEOPLE)).collect()
}

fn phase(numbers: &mut Numbers, from: Date) -> Phase {
    let every = match numbers.below(10) {
        0 => Every::Hours(5),
        1 => Every::Hours(7),
        2 | 3 => Every::Hours(12),
        4 => Every::Hours(8),
        5 => Every::Days(1),
        6 => Every::Days(3),
        7 => Every::Months(1),
        _ => Every::Days(7),
    };
    let at = numbers.below(48) as i64 * 30;
    let hours = (numbers.below(2) == 0).then(|| span(numbers));
    Phase { from, order: order(numbers), every, at, zone: numbers.below(ZONES.len()), hours }
}

fn swap(numbers: &mut Numbers, (first, n_days): (Date, usize)) -> Swap {
    let day = first + (numbers.below(n_days) as i64).days();
    let (from, by) = (numbers.below(N_PEOPLE), numbers.below(N_PEOPLE));
    if numbers.below(2) == 0 {
        let at = (numbers.below(2) == 0).then(|| numbers.below(48) as i64 * 30);
        return Swap { turn: Some((day, at)), span: None, from, by };
    }
    let last = day + (numbers.below(4) as i64).days();
    if numbers.below(2) == 0 {
        return Swap { turn: None, span: Some(((day, 0), (last, 24 * 60), false)), from, by };
    }
    let (begins, ends) = (numbers.below(24 * 60) as i64, numbers.below(24 * 60) as i64);
    Swap { turn: None, span: Some(((day, begins), (last, ends), true)), from, by }
}

/// A rota with everybody in it, as a plan.
pub(crate) struct RandomRota {
    zone: usize,
    people: Vec<Somebody>,
    phases: Vec<Phase>,
    swaps: Vec<Swap>,
}

impl RandomRota {
    pub(crate) fn of(numbers: &mut Numbers, first: Date) -> RandomRota {
        let somebody = |numbers: &mut Numbers| Somebody {
            zone: numbers.below(ZONES.len()),
            hours: span(numbers),
            leave: (numbers.below(3) == 0).then(|| {
                let from = first + (numbers.below(40) as i64).days();
                (from, from + (numbers.below(9) as i64).days())
            }),
            until: (numbers.below(6) == 0).then(|| first + (numbers.below(45) as i64).days()),
        };
        let people = (0..N_PEOPLE).map(|_| somebody(numbers)).collect();
        let mut from = first + (numbers.below(20) as i64 - 12).days();
        let mut phases = vec![phase(numbers, from)];
        for _ in 0..numbers.below(3) {
            from += (1 + numbers.below(20) as i64).days();
            let before = phases.last().unwrap().clone();
            let mut next = phase(numbers, from);
            // What is not written stays as it was.
            if numbers.below(2) == 0 {
                next = Phase { from, order: next.order, ..before };
            } else if next.hours.is_none() {
                next.hours = before.hours;
            }
            phases.push(next);
        }
        let swaps = (0..numbers.below(5)).map(|_| swap(numbers, (first, 45))).collect();
        RandomRota { zone: numbers.below(ZONES.len()), people, phases, swaps }
    }

    pub(crate) fn written(&self) -> String {
        let mut text = format!("smplan: 1\nplan: {{time_zone: {}}}\npeople:\n", ZONES[self.zone]);
        for (id, one) in self.people.iter().enumerate() {
            let (from, to) = one.hours;
            write!(
                text,
                "  p{id}: {{name: P, time_zone: {}, hours: \"{}-{}\"",
                ZONES[one.zone],
                clock(from),
                clock(to)
            )
            .unwrap();
            if let Some((from, to)) = one.leave {
                write!(text, ", leave: [{{from: {from}, to: {to}}}]").unwrap();
            }
            if let Some(until) = one.until {
                write!(text, ", until: {until}").unwrap();
            }
            text.push_str("}\n");
        }
        let first = &self.phases[0];
        let fields = |phase: &Phase| {
            let order: Vec<String> = phase.order.iter().map(|id| format!("p{id}")).collect();
            let every = match phase.every {
                Every::Hours(hours) => format!("{hours}h"),
                Every::Days(days) => format!("{days}d"),
                Every::Months(months) => format!("{months}mo"),
            };
            let hours = phase.hours.map(|(from, to)| format!(", hours: \"{}-{}\"", clock(from), clock(to)));
            format!(
                "every: {every}, at: \"{}\", time_zone: {}, order: [{}]{}",
                clock(phase.at),
                ZONES[phase.zone],
                order.join(", "),
                hours.unwrap_or_default()
            )
        };
        let changes: Vec<String> =
            self.phases[1..].iter().map(|one| format!("{{from: {}, {}}}", one.from, fields(one))).collect();
        let time = |(day, minute): (Date, i64)| format!("{day}T{}", clock(minute));
        let swaps: Vec<String> = self
            .swaps
            .iter()
            .map(|swap| {
                let when = match (swap.turn, swap.span) {
                    (Some((day, Some(minute))), _) => format!("turn: {}", time((day, minute))),
                    (Some((day, None)), _) => format!("turn: {day}"),
                    (None, Some((from, to, true))) => format!("from: {}, to: {}", time(from), time(to)),
                    (None, Some((from, to, false))) => format!("from: {}, to: {}", from.0, to.0),
                    (None, None) => String::new(),
                };
                format!("{{{when}, for: p{}, by: p{}}}", swap.from, swap.by)
            })
            .collect();
        writeln!(
            text,
            "roles: {{r: {{held_by: [p0, p1, p2], rota: {{starts: {}, {}, changes: [{}], swaps: [{}]}}}}}}",
            first.from,
            fields(first),
            changes.join(", "),
            swaps.join(", ")
        )
        .unwrap();
        text
    }
}

/// The clock of a zone in each minute of a time.
struct Clocks {
    start: i64,
    n_minutes: usize,
    /// The day, and the minute of it.
    of_zone: Vec<Vec<(Date, i64)>>,
}

impl Clocks {
    fn of((first, last): (Date, Date)) -> Clocks {
        let start = instant(&TimeZone::UTC, first, 0);
        let n_minutes = usize::try_from((last - first).get_days()).unwrap() * 24 * 60;
        let of_zone = ZONES.map(|name| {
            let zone = TimeZone::get(name).unwrap();
            let mut clocks: Vec<(Date, i64)> = Vec::with_capacity(n_minutes);
            for minute in 0..n_minutes as i64 {
                let at = zone.to_datetime(Timestamp::from_second((start + minute) * 60).unwrap());
                clocks.push((at.date(), i64::from(at.hour()) * 60 + i64::from(at.minute())));
            }
            clocks
        });
        Clocks { start, n_minutes, of_zone: of_zone.to_vec() }
    }
}

/// Whose turn each minute is, in which phase, as the words of the format say it.
fn counted(rota: &RandomRota, clocks: &Clocks) -> Vec<Option<(usize, usize)>> {
    let zones: Vec<TimeZone> = ZONES.iter().map(|name| TimeZone::get(name).unwrap()).collect();
    let mut row: Vec<Option<(usize, usize)>> = vec![None; clocks.n_minutes];
    let mut planned: Vec<(i64, i64, usize)> = Vec::new();
    let end = clocks.start + clocks.n_minutes as i64;
    let cell = |at: i64| (at - clocks.start).clamp(0, clocks.n_minutes as i64) as usize;
    for (number, phase) in rota.phases.iter().enumerate() {
        let zone = &zones[phase.zone];
        let begin = |turn: i64| match phase.every {
            Every::Hours(hours) if 24 % hours != 0 => {
                instant(zone, phase.from, phase.at as usize) + turn * hours * 60
            }
            Every::Hours(hours) => {
                let minute = phase.at + turn * hours * 60;
                instant(zone, phase.from + minute.div_euclid(1440).days(), minute.rem_euclid(1440) as usize)
            }
            Every::Days(days) => instant(zone, phase.from + (turn * days).days(), phase.at as usize),
            Every::Months(months) => instant(zone, phase.from + (turn * months).months(), phase.at as usize),
        };
        // From its day on nothing of what was before is left.
        let first = begin(0);
        row[cell(first)..].fill(None);
        planned.retain(|turn| turn.0 < first);
        for turn in &mut planned {
            turn.1 = turn.1.min(first);
        }
        for turn in 0.. {
            let (from, to) = (begin(turn), begin(turn + 1));
            if from >= end {
                break;
            }
            let person = phase.order[turn as usize % phase.order.len()];
            row[cell(from)..cell(to)].fill(Some((person, number)));
            if from < to {
                planned.push((from, to, number));
            }
        }
    }
    // By the clock of the phase that holds then.
    let at = |(day, minute): (Date, i64)| {
        let of = |phase: &Phase| {
            let (day, minute) = (day + minute.div_euclid(1440).days(), minute.rem_euclid(1440));
            instant(&zones[phase.zone], day, minute as usize)
        };
        let holds = |phase: &&Phase| instant(&zones[phase.zone], phase.from, phase.at as usize) <= of(phase);
        of(rota.phases.iter().rev().find(holds).unwrap_or(&rota.phases[0]))
    };
    for swap in &rota.swaps {
        let taken = match (swap.turn, swap.span) {
            (Some((day, minute)), _) => {
                let mut begin = planned.iter().filter(|(from, _, number)| {
                    let zone = &zones[rota.phases[*number].zone];
                    let local = zone.to_datetime(Timestamp::from_second(from * 60).unwrap());
                    match minute {
                        None => local.date() == day,
                        Some(minute) => {
                            let clock = i64::from(local.hour()) * 60 + i64::from(local.minute());
                            (local.date(), clock) == (day, minute)
                                || instant(zone, day, minute as usize) == *from
                        }
                    }
                });
                match (begin.next(), begin.next()) {
                    (Some(only), None) => Some((only.0, only.1)),
                    _ => None,
                }
            }
            (None, Some((from, to, _))) => Some((at(from), at(to))),
            (None, None) => None,
        };
        let Some((from, to)) = taken.filter(|(from, to)| from < to) else { continue };
        for minute in &mut row[cell(from)..cell(to)] {
            if let Some((person, _)) = minute
                && *person == swap.from
            {
                *person = swap.by;
            }
        }
    }
    row
}

#[test]
fn turns_and_who_is_there_agree_with_a_count_of_minutes() {
    let n_rounds: usize = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(60);
    let mut numbers = Numbers(20_261_130);
    let clocks: Vec<Clocks> = WINDOWS.iter().map(|days| Clocks::of(*days)).collect();
    let (mut n_swapped, mut n_there) = (0_usize, 0_usize);
    for round in 0..n_rounds {
        let window = round % WINDOWS.len();
        let (first, last) = WINDOWS[window];
        let clocks = &clocks[window];
        let rota = RandomRota::of(&mut numbers, first);
        let text = rota.written();
        let plan = read(&text);
        let written = plan.rota_of("r").unwrap();
        let mut row: Vec<Option<&str>> = vec![None; clocks.n_minutes];
        let end = clocks.start + clocks.n_minutes as i64;
        for turn in turns(&plan, written, clocks.start, end) {
            n_swapped += usize::from(turn.swap.is_some());
            for minute in &mut row[(turn.begins - clocks.start) as usize..(turn.ends - clocks.start) as usize]
            {
                assert!(minute.is_none(), "round {round}: two have the same minute: {text}");
                *minute = Some(turn.person);
            }
        }
        let counted = counted(&rota, clocks);
        let calendar = Calendar::of(&plan, Counting::Everything, first, last);
        let people = calendar.people_of("r", None).unwrap();
        let there: HashMap<&str, &Presence> = people.iter().map(|(id, there)| (*id, there)).collect();
        for (minute, (program, count)) in row.iter().zip(&counted).enumerate() {
            let id = count.map(|(person, _)| format!("p{person}"));
            let at = Timestamp::from_second((clocks.start + minute as i64) * 60).unwrap();
            assert_eq!(*program, id.as_deref(), "round {round} at {at}: {text}");
        }
        // At the edges the calendar knows less: days begin elsewhere before and after.
        for (minute, holder) in counted.iter().enumerate().take(clocks.n_minutes - 2880).skip(2880) {
            let is_in =
                |(from, to): (i64, i64), zone: usize| (from..to).contains(&clocks.of_zone[zone][minute].1);
            let day = |zone: usize| clocks.of_zone[zone][minute].0;
            let has_left = |one: &Somebody| one.until.is_some_and(|until| day(one.zone) > until);
            // Nobody is on leave who has left.
            let is_on_leave = |one: &Somebody| {
                !has_left(one) && one.leave.is_some_and(|(from, to)| (from..=to).contains(&day(one.zone)))
            };
            let is_away = |one: &Somebody| is_on_leave(one) || has_left(one);
            for (id, one) in rota.people.iter().enumerate() {
                let is_there = holder.is_some_and(|(turn, phase)| {
                    let phase = &rota.phases[phase];
                    let is_on_call = phase.hours.is_some_and(|hours| is_in(hours, phase.zone));
                    let in_turn = turn == id && (is_in(one.hours, one.zone) || is_on_call);
                    // Of the role, which three of them hold, whoever is at work stands in on a leave.
                    let stands_in =
                        turn != id && id < 3 && is_on_leave(&rota.people[turn]) && is_in(one.hours, one.zone);
                    (in_turn || stands_in) && !is_away(one)
                });
                let said = there.get(&*format!("p{id}")).is_some_and(|there| match there {
                    Presence::At(there) => there.contains(clocks.start + minute as i64),
                    Presence::Unknown => false,
                });
                n_there += usize::from(said);
                let at = Timestamp::from_second((clocks.start + minute as i64) * 60).unwrap();
                assert_eq!(said, is_there, "round {round}, p{id} at {at}: {text}");
            }
        }
    }
    assert!(n_swapped >= n_rounds / 2 && n_there > n_rounds * 1000, "{n_swapped} swaps, {n_there} minutes");
}

#[test]
fn whoever_joins_a_rota_moves_no_turn_of_the_next_whole_round() {
    let n_rounds: usize = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(60);
    let mut numbers = Numbers(20_261_201);
    let mut n_changed = 0;
    for round in 0..n_rounds {
        let (first, last) = WINDOWS[round % WINDOWS.len()];
        let mut rota = RandomRota::of(&mut numbers, first);
        rota.people.push(Somebody { zone: 0, hours: (0, 60), leave: None, until: None });
        rota.swaps.clear();
        let text = rota.written();
        let plan = read(&text);
        let from = first + (numbers.below(30) as i64).days();
        // A later change has an order of its own.
        let Ok(changed) = change_rota(&plan, "r", from, Handing::Add("p4"), false) else { continue };
        n_changed += 1;
        let new = read(&edit(&text, &changed.edits, Limits::default()).unwrap());
        let span = [first - 40.days(), last + 400.days()];
        let [start, end] = span.map(|day| instant(&TimeZone::UTC, day, 0));
        let of = |plan: &Plan| -> Vec<(i64, i64, String)> {
            let all = turns(plan, plan.rota_of("r").unwrap(), start, end);
            all.into_iter().map(|turn| (turn.begins, turn.ends, turn.person.to_owned())).collect()
        };
        let (before, after) = (of(&plan), of(&new));
        let joined = after.iter().position(|turn| turn.2 == "p4").unwrap();
        assert_eq!(before[..joined], after[..joined], "round {round}: {text}");
        // The first turn of whoever joins comes when all others have had one from the hand-over on.
        let change = new.rota_of("r").unwrap().changes.items().last().unwrap();
        let (day, n_people) = (change.from.copied().unwrap(), change.order.items().len());
        assert!(day >= from, "round {round}: {text}");
        let hand_over = after[joined + 1 - n_people].0;
        let zone = &ZONES[rota.phases.iter().rev().find(|phase| phase.from < day).unwrap().zone];
        let local = TimeZone::get(zone).unwrap().to_datetime(Timestamp::from_second(hand_over * 60).unwrap());
        assert_eq!(local.date(), day, "round {round}: {text}");
    }
    assert!(n_changed > n_rounds / 3, "{n_changed} rotas were changed");
}
