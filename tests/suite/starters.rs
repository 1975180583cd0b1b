//! What `smplan new` writes: clean on its day, and a document at once.

use crate::support::{run, scratch, text};
use smplan::scaffold::{Answers, STARTERS};
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
