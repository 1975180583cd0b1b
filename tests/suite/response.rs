//! The arithmetic of promises against a count of minutes.

#![expect(clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "minutes of some weeks")]

use crate::count::{START, count_promises, instant, person, read, somebody};
use crate::numbers::Numbers;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use smplan::duty::{Calendar, Counting, Intervals, Presence};
use smplan::response::{Climb, Step};

#[test]
fn calendars_agree_with_a_count_of_minutes() {
    let mut numbers = Numbers(4_242_424);
    // Weeks in which the clocks of Chicago, London, Sydney and Lord Howe change, New Year, and the end of February.
    let firsts = [
        date(2026, 3, 2),
        date(2026, 10, 26),
        date(2026, 3, 23),
        date(2026, 10, 19),
        date(2026, 4, 1),
        date(2026, 9, 28),
        date(2025, 12, 22),
        date(2028, 2, 21),
    ];
    for round in 0..400 {
        let first = firsts[round % firsts.len()];
        let n_days = 7 * (1 + numbers.below(3)) as i64;
        let last = first + (n_days - 1).days();
        let mut somebody = somebody(&mut numbers);
        somebody.leave = somebody.leave.map(|(from, to)| {
            let moved = |day: Date| first + (START.until(day).unwrap());
            (moved(from), moved(to))
        });
        let closed = first + (numbers.below(7) as i64).days();
        let text = format!(
            "smplan: 1\nplan: {{time_zone: UTC}}\npeople:\n{}closed: [{closed}]\n",
            person(0, &somebody)
        );
        let plan = read(&text);
        let calendar = Calendar::of(&plan, Counting::Everything, first, last);
        let Presence::At(there) = calendar.person("p0") else { panic!("hours are known") };

        let zone = TimeZone::get(somebody.zone).unwrap();
        let mut counted: Vec<(i64, i64)> = Vec::new();
        let mut day = first;
        while day <= last {
            let weekday = day.weekday().to_monday_zero_offset() as usize;
            for (shifts, is_work) in [(&somebody.hours, true), (&somebody.on_call, false)] {
                // The night before the first day reaches into it.
                for back in [0, 1] {
                    let began = day - (back as i64).days();
                    let weekday = (weekday + 7 - back) % 7;
                    for shift in shifts.iter().filter(|shift| shift.days.contains(&weekday)) {
                        let (from, to) = (shift.from.max(back * 1440), shift.to);
                        if back == 1 && (to <= 1440 || began >= first) {
                            continue;
                        }
                        let (from, to) = (instant(&zone, began, from), instant(&zone, began, to));
                        for minute in from..to {
                            // A shift belongs to the day on which it begins.
                            let is_away =
                                somebody.leave.is_some_and(|(from, to)| (from..=to).contains(&began));
                            // What begins on a closed day is not there, its morning after midnight too.
                            let is_closed = is_work && began == closed;
                            if !is_away && !is_closed {
                                counted.push((minute, minute + 1));
                            }
                        }
                    }
                }
            }
            day = day.tomorrow().unwrap();
        }
        // What of the last night lies behind the last day is not asked for.
        let (start, end) = calendar.span(somebody.zone);
        let counted = Intervals::of(counted).intersection(&Intervals::of(vec![(start, end)]));
        assert_eq!(*there, counted, "round {round} from {first}:\n{text}");
    }
}

/// How many random plans are looked at: more where `ROUNDS` says so.
pub(crate) fn rounds(usual: usize) -> usize {
    std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

/// Where the random numbers begin: elsewhere where `SEED` says so.
pub(crate) fn seed(usual: u64) -> u64 {
    std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(usual)
}

#[test]
fn promises_on_every_day_agree_with_a_count_of_minutes() {
    let counted = count_promises(Numbers(seed(11_223_344)), rounds(300));
    assert!(counted.breaks.iter().all(|count| *count > 5), "every cause is found: {:?}", counted.breaks);
    assert!(
        counted.unstaffed_channels > 100,
        "{} channels are staffed by nobody at times",
        counted.unstaffed_channels
    );
    assert!(counted.late_messages > 100, "{} of the single messages wait too long", counted.late_messages);
}

#[test]
fn ladders_on_a_line_agree_with_a_count_of_minutes() {
    let mut numbers = Numbers(77);
    for _ in 0..2000 {
        let set = |numbers: &mut Numbers, most: usize| {
            let parts = (0..numbers.below(most + 1)).map(|_| {
                let start = numbers.below(900) as i64;
                (start, start + 1 + numbers.below(120) as i64)
            });
            Intervals::of(parts.collect())
        };
        let arrivals = set(&mut numbers, 3);
        let steps: Vec<Step> =
            (0..3).map(|number| Step { after: number * 37, cover: set(&mut numbers, 4) }).collect();
        let climb = Climb::of(steps.clone());
        let within = numbers.below(200) as i64;
        let wait = |arrival: i64| {
            let waits = steps.iter().filter_map(|step| {
                (arrival + step.after..2000)
                    .find(|minute| step.cover.contains(*minute))
                    .map(|minute| minute - arrival)
            });
            waits.min()
        };
        let all: Vec<i64> = (0..1100).filter(|minute| arrivals.contains(*minute)).collect();
        let kept = all.iter().filter(|arrival| wait(**arrival).is_some_and(|wait| wait <= within)).count();
        assert_eq!(arrivals.intersection(&climb.kept_within(within)).length(), kept as i64);
        let worst = all.iter().map(|arrival| wait(*arrival).unwrap_or(i64::MAX)).max();
        assert_eq!(climb.worst(&arrivals).map(smplan::response::Worst::weight), worst);
    }
}
