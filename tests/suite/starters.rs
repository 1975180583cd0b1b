//! What `smplan new` writes: clean on its day, and a document at once.

use crate::support::{expect, read, repository, run, scratch, text};
use serde_json::Value;
use smplan::scaffold::{Answers, STARTERS};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn every_starter_has_no_error_and_no_warning_on_its_first_day() {
    let folder = scratch();
    for (day, months) in [("2026-01-01", "12"), ("2027-08-31", "6"), ("2028-02-29", "24")] {
        for starter in STARTERS {
            let path = folder.path().join(format!("{}-{day}.yaml", starter.name));
            let path = path.to_str().unwrap();
            let written = run(&[
                "new",
                path,
                "--template",
                starter.name,
                "--start",
                day,
                "--months",
                months,
                "--owner",
                "Zoë O'Neil",
            ]);
            assert_eq!(written.status.code(), Some(0), "{}", text(&written.stderr));
            let linted = run(&["lint", path, "--as-of", day, "--fail-on", "warning"]);
            assert_eq!(linted.status.code(), Some(0), "{}", text(&linted.stdout));
            for format in ["--markdown", "--html"] {
                assert_eq!(run(&["render", format, path]).status.code(), Some(0));
            }
        }
    }
}

#[test]
fn whatever_is_asked_for_is_read_back_as_it_was_written() {
    let strange = "null # {{ 7 }} \"quoted\" \u{1f600} \\ : - [x]";
    for starter in STARTERS {
        let answers = Answers {
            title: strange.to_owned(),
            organisation: strange.to_owned(),
            owner: strange.to_owned(),
            start: jiff::civil::date(2026, 1, 1),
            months: 12,
            time_zone: "UTC".to_owned(),
        };
        let written = starter.fill(&answers).unwrap();
        let parsed =
            smplan::syntax::parse(&written, smplan::source::FileId(0), smplan::syntax::Limits::default());
        let (plan, _) = smplan::plan::Plan::from_tree(&parsed.tree);
        let plan = plan.unwrap();
        let about = plan.about().unwrap();
        assert_eq!(
            about.title.get().map(|title| title.to_string()).as_deref(),
            Some(strange),
            "{}",
            starter.name
        );
        assert_eq!(
            about.organisation.get().map(|name| name.to_string()).as_deref(),
            Some(strange),
            "{}",
            starter.name
        );
    }
}

#[test]
fn a_file_that_is_there_stays_as_it_is() {
    let folder = scratch();
    let path = folder.path().join("plan.yaml");
    fs::write(&path, "mine").unwrap();
    let output = run(&["new", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    let output = run(&["new", path.to_str().unwrap(), "--force"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(fs::read_to_string(&path).unwrap().contains("smplan: 1"));
}

/// Fields that every planner writes anew: what else the starters say can stay as it is.
const WRITTEN_ANEW: &[&str] = &[
    "plan.organisation",
    "plan.mission",
    "situation.background",
    "not_needed.*",
    "people.*.name",
    "audiences.*.description",
    "channels.*.handle",
    "goals.*.statement",
    "goals.*.metric",
    "strategy.*.approach",
    "actions.*.do",
];

#[test]
fn what_starters_say_and_plans_say_otherwise_is_known() {
    let mut texts = BTreeSet::new();
    for starter in STARTERS {
        let written = run(&["new", "-", "--template", starter.name]);
        let plan: Value = yaml_serde::from_str(&text(&written.stdout)).unwrap();
        for path in WRITTEN_ANEW {
            collect(&plan, &path.split('.').collect::<Vec<_>>(), &mut texts);
        }
    }
    assert!(texts.len() > 20);
    let lines: Vec<String> = texts.into_iter().collect();
    expect(&repository("data/starter-texts.txt"), &(lines.join("\n") + "\n"));
}

fn collect(value: &Value, path: &[&str], texts: &mut BTreeSet<String>) {
    let Some((first, rest)) = path.split_first() else {
        texts.extend(value.as_str().map(str::to_owned));
        return;
    };
    for (key, value) in value.as_object().into_iter().flatten() {
        if *first == "*" || *first == key {
            collect(value, rest, texts);
        }
    }
}

#[test]
fn a_starter_says_how_much_is_left_until_all_of_it_is_the_planners_own() {
    let folder = scratch();
    for starter in STARTERS {
        let written = text(&run(&["new", "-", "--template", starter.name, "--start", "2026-01-01"]).stdout);
        let path = folder.path().join(format!("{}.yaml", starter.name));
        let n_left = |plan: &str| {
            fs::write(&path, plan).unwrap();
            let linted =
                run(&["lint", path.to_str().unwrap(), "--select", "example-left", "--as-of", "2026-01-01"]);
            let said = text(&linted.stdout);
            let message = said.lines().next().unwrap_or_default().to_owned();
            let count = message.split(|letter: char| !letter.is_ascii_digit()).find(|part| !part.is_empty());
            (message.contains("[example-left]"), count.map_or(1, |count| count.parse::<usize>().unwrap()))
        };
        let (is_found, mut n_before) = n_left(&written);
        assert!(is_found, "{}", starter.name);
        let mut plan = written.replace("Robin Example", "Ida Falk").replace("555-01", "412-88");
        plan = plan.replace("example.com", "harbour-books.se");
        let (_, after) = n_left(&plan);
        assert!(after < n_before, "{}: {after} of {n_before}", starter.name);
        n_before = after;
        let texts = read(&repository("data/starter-texts.txt"));
        let mut known: Vec<&str> = texts.lines().collect();
        known.sort_by_key(|text| std::cmp::Reverse(text.len()));
        for text in known {
            plan = plan.replace(text, "Something of our own");
        }
        let (is_found, _) = n_left(&plan);
        assert!(!is_found && n_before > 1, "{}: {n_before}", starter.name);
    }
}
