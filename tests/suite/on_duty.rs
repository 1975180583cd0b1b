//! Whom to call: pages, Markdown and `who` say the same at random moments.

use crate::numbers::Numbers;
use crate::printed::holds;
use crate::random_plans::RandomPlan;
use crate::response::rounds;
use crate::support::{plans, read, run, scratch, text};
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

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

/// Somebody is there at all hours, but is told only a day later.
const LATE: &str = "\
smplan: 1
plan: {title: Water, kind: playbook, time_zone: America/Los_Angeles, horizon: {starts: 2026-01-01, ends: 2026-12-31}}
people:
  owen: {name: Owen Park, phone: '+1-415-555-0102', hours: Mo-Sa 08:00-17:00}
  june: {name: June Halloran, phone: '+1-415-555-0105', hours: 24/7}
playbooks:
  complaint:
    title: A resident complains
    severity: medium
    escalation: [{owner: owen, after: 0m}, {owner: june, after: 1d, final: true}]
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

/// The shipped plans, a rota and random plans, each with the day of its documents.
fn all_plans(folder: &Path) -> Vec<(PathBuf, String)> {
    let rota = folder.join("rota.yaml");
    fs::write(&rota, ROTA).unwrap();
    let random = (0..rounds(8)).map(|number| {
        let path = folder.join(format!("random-{number}.yaml"));
        let RandomPlan { text, days } = RandomPlan::of(&mut Numbers(number as u64), false);
        let named = (0..3).fold(text, |text, id| {
            text.replace(&format!("p{id}: {{name: P,"), &format!("p{id}: {{name: Person {id},"))
        });
        fs::write(&path, named).unwrap();
        (path, days.0.to_string())
    });
    let shipped = plans().into_iter().chain([rota]).map(|path| (path, "2026-04-15".to_owned()));
    shipped.chain(random).collect()
}

/// The names of those to call at a local time, the first one first.
fn called(path: &str, at: DateTime) -> Vec<String> {
    let said = who(path, at, &[]);
    let there = said["on_duty"]["there"].as_array().unwrap();
    there.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

/// The JSON that `who` prints, with some more arguments.
fn who(path: &str, at: DateTime, more: &[&str]) -> Value {
    let time = at.strftime("%Y-%m-%dT%H:%M").to_string();
    let said = run(&[&["who", path, "--at", &time, "--format", "json"], more].concat());
    serde_json::from_slice(&said.stdout).unwrap()
}

/// A random instant from one to another.
fn between(numbers: &mut Numbers, start: i64, end: i64) -> i64 {
    start + i64::try_from(numbers.below(usize::try_from(end - start).unwrap())).unwrap()
}

/// The local time of an instant in minutes from 1970, in the zone of a plan.
fn local(plan: &Path, at: i64) -> DateTime {
    zone_of(&read(plan)).to_datetime(Timestamp::from_second(at * 60).unwrap())
}

#[test]
fn a_page_and_who_call_the_same_people() {
    let folder = scratch();
    let mut numbers = Numbers(11);
    let mut n_asked = 0;
    for (plan, as_of) in all_plans(folder.path()) {
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
            let at = between(&mut numbers, start, end);
            let time = local(&plan, at);
            let turn = turns.iter().find(|(from, to, _)| (*from..*to).contains(&at)).unwrap();
            assert_eq!(names[turn.2], called(path, time).into_iter().next(), "{path} {time}");
            n_asked += 1;
        }
    }
    assert!(n_asked >= 200, "{n_asked} moments were asked");
}

/// A roster and the escalation path are worked out apart from each other.
#[test]
fn whoever_is_called_first_is_told_soon_and_while_nobody_is_nobody_answers() {
    let folder = scratch();
    let mut numbers = Numbers(17);
    let (mut n_called, mut n_nobody) = (0, 0);
    let late = folder.path().join("late.yaml");
    fs::write(&late, LATE).unwrap();
    for plan in plans().into_iter().chain([late]) {
        let path = plan.to_str().unwrap();
        let start = between(&mut numbers, 29_600_000, 29_601_000);
        for hours in 0..48 {
            let time = local(&plan, start + hours * 211);
            let said = &who(path, time, &[])["on_duty"];
            let Some(playbook) = said["playbook"]["id"].as_str() else { break };
            let answer = &who(path, time, &["--playbook", playbook])["answer"]["answer"];
            let minutes = answer["when"]["minutes"].as_i64();
            if said["there"].as_array().unwrap().is_empty() {
                let until = said["until"].as_str().map(str::parse::<Timestamp>);
                let at = answer["when"]["at"].as_str().map(str::parse::<Timestamp>);
                let is_before = at.zip(until).is_some_and(|(at, until)| at.unwrap() < until.unwrap());
                let is_soon = minutes.is_some_and(|minutes| minutes <= 60);
                assert!(!(is_before && is_soon), "{path} {time}: nobody is on duty, and yet {answer}");
                n_nobody += 1;
            } else if said["unknown"].as_array().unwrap().is_empty() {
                assert!(minutes.is_some_and(|minutes| minutes <= 60), "{path} {time}: {said} {answer}");
                n_called += 1;
            }
        }
    }
    assert!(n_called >= 60 && n_nobody >= 20, "{n_called} were called, {n_nobody} times nobody");
}

/// The rows of the first tables of `Who is on duty` in Markdown: when, who is called first, and who if they do not answer.
fn shifts(markdown: &str) -> (Vec<[String; 3]>, bool) {
    let (_, rest) = markdown.split_once("## Who is on duty\n").expect("it says who is on duty");
    let (_, rest) = rest.split_once("**Whom to call: ").unwrap();
    let of_first = rest.split("\n**").next().unwrap().split("\n## ").next().unwrap();
    let rows = of_first.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let rows = rows.filter(|row| !row.starts_with("When |") && !row.starts_with("---")).map(|row| {
        let mut cells = row.split(" | ").map(str::to_owned);
        [(); 3].map(|()| cells.next().unwrap())
    });
    let mut rows: Vec<[String; 3]> = rows.collect();
    // What is otherwise on some days stands behind the usual week, and holds before it.
    rows.reverse();
    (rows, of_first.contains(" more"))
}

#[test]
fn markdown_and_cards_and_who_call_the_same_people() {
    let folder = scratch();
    let mut numbers = Numbers(13);
    let (mut n_in_markdown, mut n_on_cards) = (0, 0);
    for (plan, as_of) in all_plans(folder.path()) {
        let path = plan.to_str().unwrap();
        let page = text(&run(&["render", "--html", path, "--as-of", &as_of]).stdout);
        if !page.contains("data-roster=\"0\"") {
            continue;
        }
        let turns = turns(&page);
        let (start, end) = (turns[0].0, turns[turns.len() - 1].1);
        let markdown = text(&run(&["render", path, "--as-of", &as_of]).stdout);
        let (shifts, is_cut) = shifts(&markdown);
        let (_, first) = markdown.split_once("**Whom to call: ").unwrap();
        let title = first.split(['*', ',']).next().unwrap();
        let card = text(&run(&["render", "--card", title, path, "--as-of", &as_of]).stdout);
        let is_weekly = !card.contains("<p>in turns</p>");
        let (_, listed) = card
            .split_once("<ul class=\"roster\">")
            .unwrap_or_else(|| panic!("the card of {title} says whom to call: {path}"));
        let listed = listed.split_once("</ul>").unwrap().0;
        for _ in 0..40 {
            let at = between(&mut numbers, start, end);
            let time = local(&plan, at);
            let there = called(path, time);
            let Some([when, first, second]) = shifts.iter().find(|[when, ..]| holds(when, time)) else {
                assert!(is_cut, "{path} {time}: no row holds\n{markdown}");
                continue;
            };
            let says = |cell: &str, name: Option<&String>, nobody: &str| match name {
                Some(name) => cell.starts_with(name.as_str()),
                None => cell.starts_with(nobody),
            };
            assert!(says(first, there.first(), "Nobody is"), "{path} {time}: {when} {first} {there:?}");
            if !there.is_empty() {
                let is_said = says(second, there.get(1), "nobody else");
                assert!(is_said, "{path} {time}: {when} {first}, {second} {there:?}");
            }
            n_in_markdown += 1;
            // A card has room for the usual week.
            if !is_weekly || when.contains(" 202") {
                continue;
            }
            let mut rest = None;
            let mut now = None;
            for one in listed.split("<li>").skip(1) {
                let name =
                    one.split_once("<bdi>").map(|(_, rest)| rest.split('<').next().unwrap().to_owned());
                let hours = one.split_once("class=\"hours\">").unwrap().1.split('<').next().unwrap().trim();
                match hours {
                    "at all other hours" => rest = Some(name),
                    "on some days" | "hours not known" => {}
                    hours if holds(hours, time) => now = Some(name),
                    _ => {}
                }
            }
            assert_eq!(now.or(rest), Some(there.first().cloned()), "{path} {time}: {listed}");
            n_on_cards += 1;
        }
    }
    assert!(n_in_markdown >= 200, "{n_in_markdown} moments were looked up in Markdown");
    assert!(n_on_cards >= 100, "{n_on_cards} moments were looked up on cards");
}

/// The events of the calendar of duty of a plan.
fn events(path: &str, day: &str) -> Vec<String> {
    let calendar = text(&run(&["render", "--ics=duty", path, "--as-of", day]).stdout).replace("\r\n ", "");
    calendar.split("BEGIN:VEVENT").skip(1).map(str::to_owned).collect()
}

fn value(event: &str, name: &str) -> String {
    let line = event.lines().find_map(|line| line.strip_prefix(name)).expect("the event has it");
    line.trim_end().to_owned()
}

/// An instant of an event, in minutes from 1970.
fn time(event: &str, name: &str) -> i64 {
    let time =
        jiff::fmt::strtime::parse("%Y%m%dT%H%M%SZ", value(event, name)).unwrap().to_datetime().unwrap();
    TimeZone::UTC.to_timestamp(time).unwrap().as_second() / 60
}

#[test]
fn a_calendar_of_duty_and_who_call_the_same_people() {
    let folder = scratch();
    let mut numbers = Numbers(12);
    let mut n_asked = 0;
    for (plan, as_of) in all_plans(folder.path()) {
        let path = plan.to_str().unwrap();
        let events = events(path, &as_of);
        let Some(start) = events.iter().map(|event| time(event, "DTSTART:")).min() else { continue };
        let end = events.iter().map(|event| time(event, "DTEND:")).max().unwrap();
        for _ in 0..40 {
            let at = between(&mut numbers, start, end);
            let asked = local(&plan, at);
            let there = called(path, asked);
            let of = |event: &&String| (time(event, "DTSTART:")..time(event, "DTEND:")).contains(&at);
            let turns: Vec<String> =
                events.iter().filter(of).map(|event| value(event, "SUMMARY:On duty: ")).collect();
            let is_named = |name: &String| turns.iter().any(|turn| turn.starts_with(name));
            assert!(there.first().is_none_or(is_named), "{path} {asked}: {turns:?} {there:?}");
            // Where there is one ladder, one turn follows the other.
            let is_one = read(&plan).matches("escalation:").count() == 1;
            assert!(!is_one || turns.len() == there.len().min(1), "{path} {asked}: {turns:?} {there:?}");
            n_asked += 1;
        }
    }
    assert!(n_asked >= 200, "{n_asked} moments were asked");
}

#[test]
fn a_later_calendar_calls_the_same_turns_by_the_same_names() {
    let folder = scratch();
    let rota = folder.path().join("rota.yaml");
    fs::write(&rota, ROTA).unwrap();
    let path = rota.to_str().unwrap();
    let june = TimeZone::UTC.to_timestamp(date(2026, 6, 12).at(0, 0, 0, 0)).unwrap().as_second() / 60;
    let names = |day: &str| -> Vec<String> {
        let events = events(path, day).into_iter().filter(|event| time(event, "DTSTART:") >= june);
        events.map(|event| value(&event, "UID:")).collect()
    };
    assert!(!names("2026-06-12").is_empty());
    assert_eq!(names("2026-02-01"), names("2026-06-12"));
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
    assert_eq!(who("2026-01-07T16:59"), "Nobody is on duty until Wed 7 Jan 2026 17:00", "it has not begun");
    assert!(who("2026-01-08T22:30").starts_with("Dee Ely"), "the second step is on call");
    assert_eq!(who("2026-01-08T23:30"), "Nobody is on duty until Fri 9 Jan 2026 06:00");
    // Ann is away, and Dee stands in, when she is there.
    assert!(who("2026-03-12T21:00").starts_with("Dee Ely"), "{}", who("2026-03-12T21:00"));
}
