//! Calendars and tables, read by other programs.

use crate::support::{files, plans, run, scratch, text};
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A plan whose texts mean something to calendars and spreadsheets.
const HOSTILE: &str = r#"smplan: 1
kind: plan
plan:
  id: hostile
  title: "BEGIN:VEVENT\r\nUID:x; a, b \\ c\r"
  horizon: {starts: 2026-01-01, ends: 2026-12-31}
  review: {every: 3mo, next: 2026-01-31}
closed: [2026-01-07]
people:
  ana: {name: "=cmd|' /C calc'!A0", phone: +1-312-555-0101}
  bo: {name: "@SUM(A1)\tx", chat: "'quoted"}
goals: {g: {statement: "END:VCALENDAR\nx", due: 2026-03-31}}
actions:
  long: {do: "漢字 and é, again; and again: 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", starts: 2026-01-31, ends: 2026-12-31, every: 1mo}
  formula: {do: "-2+3, \"quoted\"\nand a line", due: 2026-02-28}
  posts: {do: Post, starts: 2026-01-03, ends: 2026-01-14, every: 1bd}
  dropped: {do: Never, due: 2026-02-28, status: dropped}
"#;

/// The plans that ship with the program, and a hostile one.
fn plans_and_a_hostile_one(folder: &Path) -> Vec<PathBuf> {
    let hostile = folder.join("hostile.yaml");
    std::fs::write(&hostile, HOSTILE).unwrap();
    plans().into_iter().chain([hostile]).collect()
}

#[test]
fn calendars_are_read_by_another_reader_and_say_what_the_plan_says() {
    let folder = scratch();
    for path in plans_and_a_hostile_one(folder.path()) {
        let output = run(&["render", "--ics", "--as-of", "2026-04-15", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let calendar = text(&output.stdout);
        for line in calendar.split("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{}: {line:?}", path.display());
        }
        let read =
            ICalendar::parse(&calendar).unwrap_or_else(|entry| panic!("{}: {entry:?}", path.display()));
        let events: Vec<_> = read
            .components
            .iter()
            .filter(|component| component.component_type == ICalendarComponentType::VEvent)
            .collect();
        assert_eq!(events.len(), calendar.matches("\r\nBEGIN:VEVENT\r\n").count());
        assert_eq!(events.len() + 1, read.components.len(), "{}: nothing but events", path.display());
        let uids: BTreeSet<&str> = events.iter().filter_map(|event| event.uid()).collect();
        assert_eq!(uids.len(), events.len(), "{}: every event has a name of its own", path.display());
        for event in events {
            for needed in [ICalendarProperty::Dtstamp, ICalendarProperty::Dtstart, ICalendarProperty::Summary]
            {
                assert!(event.property(&needed).is_some(), "{}: no {needed:?}", path.display());
            }
        }
    }
}

#[test]
fn what_comes_again_comes_on_the_days_that_the_plan_means() {
    let folder = scratch();
    plans_and_a_hostile_one(folder.path());
    let path = folder.path().join("hostile.yaml");
    let output = run(&["render", "--ics", path.to_str().unwrap()]);
    let read = ICalendar::parse(text(&output.stdout)).unwrap();
    let days = read.expand_dates(calcard::common::timezone::Tz::UTC, 100);
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for event in &days.events {
        let uid = read.components[event.comp_id as usize].uid().unwrap().to_owned();
        let day = event.start.format("%Y-%m-%d").to_string();
        match found.iter_mut().find(|(known, _)| *known == uid) {
            Some((_, days)) => days.push(day),
            None => found.push((uid, vec![day])),
        }
    }
    let of = |id: &str| {
        let found = found.iter().find(|(uid, _)| uid.starts_with(id));
        found.map(|(_, days)| days.join(" ")).unwrap_or_default()
    };
    assert_eq!(of("review-plan"), "2026-01-31 2026-04-30 2026-07-31 2026-10-31");
    assert_eq!(of("goal-g"), "2026-03-31");
    assert!(
        of("action-long").starts_with("2026-01-31 2026-02-28 2026-03-31 2026-04-30"),
        "{}",
        of("action-long")
    );
    assert!(of("action-long").ends_with("2026-11-30 2026-12-31"));
    // Neither the weekend at its beginning nor the day on which nobody works.
    let on_business_days = ["05", "06", "08", "09", "12", "13", "14"].map(|day| format!("2026-01-{day}"));
    assert_eq!(of("action-posts"), on_business_days.join(" "));
    assert_eq!(of("action-dropped"), "");
}

#[test]
fn tables_are_read_back_unchanged_and_hold_no_formula() {
    let folder = scratch();
    let out = folder.path().join("tables/");
    for path in plans_and_a_hostile_one(folder.path()) {
        let output = run(&["render", "--csv", path.to_str().unwrap(), "-o", &format!("{}/", out.display())]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    }
    let mut said = Vec::new();
    for path in files(&out) {
        let table = std::fs::read_to_string(&path).unwrap();
        let table = table.strip_prefix('\u{feff}').expect("Excel knows UTF-8 by its mark");
        let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(table.as_bytes());
        let n_columns = reader.headers().unwrap().len();
        for record in reader.records() {
            let record = record.unwrap();
            assert_eq!(record.len(), n_columns, "{}", path.display());
            for cell in &record {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}: {cell}", path.display());
                said.push(cell.strip_prefix('\'').unwrap_or(cell).to_owned());
            }
        }
    }
    for cell in ["=cmd|' /C calc'!A0", "'quoted", "-2+3, \"quoted\"\nand a line", "+1-312-555-0101"] {
        assert!(said.iter().any(|said| said == cell), "{cell:?} is in a table");
    }
}
