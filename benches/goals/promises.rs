//! Plans whose promises are measured: 8 people, 6 playbooks, 4 channels, 5 locations, a year with closed days and leave; 50
//! schedules that all plans share.

use crate::corpus::Numbers;
use std::fmt::Write;

const PEOPLE: [&str; 8] = ["ana", "bo", "cy", "di", "ed", "flo", "gus", "hal"];
const ZONES: [&str; 3] = ["America/Chicago", "America/Chicago", "America/Denver"];

/// One of the fifty schedules.
fn schedule(number: usize) -> String {
    let (from, length) = (6 + number % 5, 8 + number / 5 % 5);
    match number / 25 {
        0 => format!("Mo-Fr {from:02}:00-{:02}:00; Sa 09:00-13:00", from + length),
        _ => format!("Mo-Fr {from:02}:30-{:02}:30, Sa,Su 10:00-18:00", from + length),
    }
}

/// A plan of about 150 lines.
pub(crate) fn plan(index: u64) -> String {
    let mut numbers = Numbers::new(index ^ 0xABCD_EF01);
    let mut text = String::with_capacity(8192);
    let _ = write!(
        text,
        "smplan: 1\nkind: playbook\nplan:\n  id: promises-{index}\n  title: Promises {index}\n  organisation: A group (fictional)\n  time_zone: America/Chicago\n  owner: ana\n  horizon: {{starts: 2026-01-01, ends: 2026-12-31}}\npeople:\n"
    );
    for (number, person) in PEOPLE.iter().enumerate() {
        let zone = ZONES[numbers.below(ZONES.len())];
        let _ = write!(
            text,
            "  {person}:\n    name: {person} of {index}\n    phone: +1-312-555-01{number:02}\n    time_zone: {zone}\n    hours: {}\n",
            schedule(numbers.below(50))
        );
        // Every tenth plan has nights and weekends that nobody covers.
        if number < 3 && !index.is_multiple_of(10) {
            let _ = writeln!(text, "    on_call: \"24/7\"");
        }
        if number == 4 {
            let _ = writeln!(text, "    leave: [{{from: 2026-07-06, to: 2026-07-17, cover: bo}}]");
        }
    }
    let _ = write!(
        text,
        "roles:\n  desk: {{held_by: [ana, bo, cy], authority: {{may: [acknowledge]}}}}\n  head: {{held_by: [bo, di], authority: {{may: [acknowledge]}}}}\n  manager: {{held_by: location, authority: {{may: [acknowledge]}}}}\nlocations:\n"
    );
    for store in 0..5 {
        let _ = writeln!(
            text,
            "  store-{store}: {{name: Store {store}, binds: {{manager: [{}, {}]}}}}",
            PEOPLE[4 + store % 4],
            PEOPLE[3 + store % 4]
        );
    }
    let _ = write!(
        text,
        "closed: [2026-01-01, 2026-01-19, 2026-05-25, 2026-06-19, 2026-07-03, 2026-09-07, 2026-11-26, 2026-12-25]\nchannels:\n"
    );
    for (channel, platform) in ["facebook", "instagram", "google-business", "yelp"].into_iter().enumerate() {
        let _ = write!(
            text,
            "  c{channel}:\n    platform: {platform}\n    owner: desk\n    accepts: [complaints]\n    staffed: {}\n    first_response: {}\n    first_response_off_hours: 16h\n",
            schedule(numbers.below(50)),
            ["15m", "1h", "30m", "2h"][channel]
        );
    }
    let _ = writeln!(text, "escalations:");
    for (ladder, last) in ["first", "second", "third"].into_iter().zip(["head", "ana", "di"]) {
        let _ = write!(
            text,
            "  {ladder}:\n    steps:\n      - {{owner: desk, after: 0m}}\n      - {{owner: manager, after: 30m}}\n      - {{owner: {last}, after: 2h, final: true}}\n"
        );
    }
    let _ = writeln!(text, "playbooks:");
    for playbook in 0..6 {
        let _ = write!(
            text,
            "  p{playbook}:\n    title: Something happens\n    severity: {}\n    owner: desk\n    escalation: {}\n    offline: {{owner: manager, within: 3d}}\n",
            ["medium", "high"][playbook % 2],
            ["first", "second", "third"][playbook % 3]
        );
    }
    text
}
