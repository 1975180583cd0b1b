//! Whom to call: pages, Markdown and `who` say the same at random moments.

use crate::numbers::Numbers;
use crate::random_plans::RandomPlan;
use crate::response::rounds;
use crate::support::{plans, read, run, scratch, text};
use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::Value;
use std::fs;

/// A rota of three who hand over in the middle of a week, with nights of their own, leave and a stand-in.
const ROTA: &str = "\
smplan: 1
plan:
  title: Harbour ferries
  kind: playbook
  time_zone: Asia/Bangkok
  horizon: {starts: 2026-01-01, ends: 2026-12-31}
people:
  ann: {name: Ann Berg, phone: '+66-2-555-0101', hours: Mo-Fr 09:00-18:00, leave: [{from: 2026-03-02, to: 2026-03-13, cover: dee}]}
  bo: {name: Bo Crane, phone: '+66-2-555-0102', hours: Mo-Fr 09:00-18:00}
  cy: {name: Cy Dale, phone: '+66-2-555-0103', hours: Mo-Fr 09:00-18:00, time_zone: Europe/Paris}
  dee: {name: Dee Ely, phone: '+66-2-555-0104', hours: Sa-Su 10:00-16:00, on_call: Mo-Su 20:00-23:00}
roles:
  duty: {rota: {order: [ann, bo, cy], every: 1w, starts: 2026-01-07, at: '17:00', hours: 06:00-22:00}}
playbooks:
  stuck:
    title: A ferry is stuck
    severity: high
    escalation:
      - {owner: duty, after: 0m}
      - {owner: dee, after: 10m, final: true}
";

/// All turns that a page tells its script: from when to when, in minutes from 1970, and the place of whoever is called first.
fn turns(page: &str) -> Vec<(i64, i64, usize)> {
    let (_, rest) = page.split_once("<data id=\"turns-0\" value=\"").expect("the page has turns");
    let mut weeks = rest.split('"').next().unwrap().split('|');
    let number = |text: &str| i64::from_str_radix(text, 36).unwrap();
    let mut at = number(weeks.next().unwrap());
    let mut turns = Vec::new();
    for week in weeks {
        let numbers: Vec<i64> = week.split(' ').map(number).collect();
        for _ in 0..numbers[0] {
            for turn in numbers[1..].chunks(2) {
                turns.push((at, at + turn[0], usize::try_from(turn[1]).unwrap()));
                at += turn[0];
            }
        }
    }
    turns
}

/// The names in the first list of whom to call; none where nobody is there.
fn names(page: &str) -> Vec<Option<String>> {
    let (_, rest) = page.split_once("data-roster=\"0\">").expect("the page says whom to call");
    let list = rest.split_once("</ul>").unwrap().0;
    let name = |line: &str| {
        let named = line.split_once("<bdi>")?.1;
        Some(named.split_once("</bdi>").unwrap().0.to_owned())
    };
    list.split("<li>").skip(1).map(name).collect()
}

#[test]
fn a_page_and_who_call_the_same_people() {
    let folder = scratch();
    let rota = folder.path().join("rota.yaml");
    fs::write(&rota, ROTA).unwrap();
    let mut numbers = Numbers(11);
    let mut n_asked = 0;
    let random = (0..rounds(8)).map(|number| {
        let path = folder.path().join(format!("random-{number}.yaml"));
        let RandomPlan { text, days } = RandomPlan::of(&mut Numbers(number as u64), false);
        let named = (0..3).fold(text, |text, id| {
            text.replace(&format!("p{id}: {{name: P,"), &format!("p{id}: {{name: Person {id},"))
        });
        fs::write(&path, named).unwrap();
        (path, days.0.to_string())
    });
    let random: Vec<_> = random.collect();
    let shipped = plans().into_iter().chain([rota]).map(|path| (path, "2026-04-15".to_owned()));
    for (plan, as_of) in shipped.chain(random) {
        let path = plan.to_str().unwrap();
        let page = text(&run(&["render", "--html", path, "--as-of", &as_of]).stdout);
        if !page.contains("data-roster=\"0\"") {
            // A public document names nobody.
            assert!(read(&plan).contains("visibility: public"), "{path} says nobody");
            continue;
        }
        let (turns, names) = (turns(&page), names(&page));
        let (start, end) = (turns[0].0, turns[turns.len() - 1].1);
        for _ in 0..50 {
            let at = start + i64::try_from(numbers.below(usize::try_from(end - start).unwrap())).unwrap();
            let local = zone_of(&read(&plan)).to_datetime(Timestamp::from_second(at * 60).unwrap());
            let time = local.strftime("%Y-%m-%dT%H:%M").to_string();
            let said = run(&["who", path, "--at", &time, "--format", "json"]);
            let said: Value = serde_json::from_slice(&said.stdout).unwrap();
            let there = said["on_duty"]["there"].as_array().unwrap();
            let turn = turns.iter().find(|(from, to, _)| (*from..*to).contains(&at)).unwrap();
            assert_eq!(
                names[turn.2].as_deref(),
                there.first().map(|one| one["name"].as_str().unwrap()),
                "{path} {time}"
            );
            n_asked += 1;
        }
    }
    assert!(n_asked >= 200, "{n_asked} moments were asked");
}

#[test]
fn a_calendar_of_duty_and_who_call_the_same_people() {
    let folder = scratch();
    let rota = folder.path().join("rota.yaml");
    fs::write(&rota, ROTA).unwrap();
    let path = rota.to_str().unwrap();
    let calendar = |day: &str| {
        let calendar =
            text(&run(&["render", "--ics=duty", path, "--as-of", day]).stdout).replace("\r\n ", "");
        let events: Vec<String> = calendar.split("BEGIN:VEVENT").skip(1).map(str::to_owned).collect();
        events
    };
    let value = |event: &str, name: &str| {
        let line = event.lines().find_map(|line| line.strip_prefix(name)).expect("the event has it");
        line.trim_end().to_owned()
    };
    let time = |event: &str, name: &str| {
        let digits = value(event, name);
        let time = jiff::fmt::strtime::parse("%Y%m%dT%H%M%SZ", &digits).unwrap().to_datetime().unwrap();
        TimeZone::UTC.to_timestamp(time).unwrap().as_second() / 60
    };
    let events = calendar("2026-02-01");
    let start = TimeZone::UTC.to_timestamp(date(2026, 2, 2).at(0, 0, 0, 0)).unwrap().as_second() / 60;
    let mut numbers = Numbers(12);
    for _ in 0..100 {
        let at = start + i64::try_from(numbers.below(300 * 24 * 60)).unwrap();
        let local = zone_of(ROTA).to_datetime(Timestamp::from_second(at * 60).unwrap());
        let asked = local.strftime("%Y-%m-%dT%H:%M").to_string();
        let said = run(&["who", path, "--at", &asked, "--format", "json"]);
        let said: Value = serde_json::from_slice(&said.stdout).unwrap();
        let first = said["on_duty"]["there"].as_array().unwrap().first();
        let of = |event: &&String| (time(event, "DTSTART:")..time(event, "DTEND:")).contains(&at);
        let turns: Vec<String> =
            events.iter().filter(of).map(|event| value(event, "SUMMARY:On duty: ")).collect();
        let name = first.map(|one| one["name"].as_str().unwrap());
        assert_eq!(turns.len(), usize::from(name.is_some()), "{asked}: {turns:?}");
        assert!(turns.iter().all(|turn| turn.starts_with(name.unwrap())), "{asked}: {turns:?} {name:?}");
    }
    // A later calendar calls the same turns by the same names.
    let names = |events: &[String], from: i64| -> Vec<String> {
        let later = events.iter().filter(|event| time(event, "DTSTART:") >= from);
        later.map(|event| value(event, "UID:")).collect()
    };
    let june = TimeZone::UTC.to_timestamp(date(2026, 6, 12).at(0, 0, 0, 0)).unwrap().as_second() / 60;
    assert_eq!(names(&events, june), names(&calendar("2026-06-12"), june));
}

fn zone_of(plan: &str) -> TimeZone {
    let (_, rest) = plan.split_once("time_zone: ").expect("a time zone");
    TimeZone::get(rest.split([',', ' ', '}', '\n']).next().unwrap()).unwrap()
}

#[test]
fn whoever_is_called_is_there_by_their_own_hours() {
    let folder = scratch();
    let path = folder.path().join("rota.yaml");
    fs::write(&path, ROTA).unwrap();
    let who = |at: &str| {
        let said = run(&["who", path.to_str().unwrap(), "--at", at]);
        text(&said.stdout).lines().next().unwrap().to_owned()
    };
    // The turn of the first begins on 7 January at 17:00; each has it from Wednesday to Wednesday.
    let first = date(2026, 1, 7);
    for (weeks, name) in [(0, "Ann Berg"), (1, "Bo Crane"), (2, "Cy Dale"), (3, "Ann Berg")] {
        let day = first + (weeks * 7).days();
        assert!(
            who(&format!("{day}T17:00")).starts_with(&format!("{name} (Duty)")),
            "{}",
            who(&format!("{day}T17:00"))
        );
    }
    assert!(who("2026-01-07T16:59").starts_with("Cy Dale"), "before the first turn it goes on backwards");
    assert!(who("2026-01-08T22:30").starts_with("Dee Ely"), "the second step is on call");
    assert_eq!(who("2026-01-08T23:30"), "Nobody is there until Fri 9 Jan 2026 06:00");
    // Ann is away, and Dee stands in, when she is there.
    assert!(who("2026-03-12T21:00").starts_with("Dee Ely"), "{}", who("2026-03-12T21:00"));
}
