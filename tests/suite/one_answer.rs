//! One answer: `who`, `drill`, `test`, `lint` and the facts of documents say the same of the same moment of random plans.

use crate::numbers::Numbers;
use crate::random_plans::RandomPlan;
use crate::response::rounds;
use crate::support::{read, scratch, smplan};
use jiff::ToSpan;
use serde_json::Value;
use smplan::plan::{Moment, Plan};
use smplan::response::{Depth, Promise, Task, instant_of, promises};
use smplan::source::FileId;
use smplan::syntax::{self, Limits};
use std::fmt::Write;
use std::fs;

/// What a command prints as JSON, with its exit code.
fn said(arguments: &[&str]) -> (Value, i32) {
    let output = smplan().args(arguments).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let said = serde_json::from_str(&text);
    let errors = String::from_utf8_lossy(&output.stderr);
    (said.unwrap_or_else(|_| panic!("{arguments:?}: {text}{errors}")), output.status.code().unwrap())
}

/// Whether a promise is broken for a message of an instant, on usual days or on single ones.
fn is_broken(promise: &Promise<'_>, at: i64) -> bool {
    promise.broken.contains(at) || promise.dated.iter().any(|one| one.broken.contains(at))
}

#[test]
fn who_drill_test_lint_and_the_facts_say_the_same() {
    let mut numbers = Numbers(20_261_129);
    let folder = scratch();
    let file = folder.path().join("plan.yaml");
    let name = file.to_str().unwrap();
    let (mut n_answers, mut n_broken) = (0, 0);
    for round in 0..rounds(30) {
        let RandomPlan { text, days } = RandomPlan::of(&mut numbers, false);
        let as_of = days.0.to_string();
        let parsed = syntax::parse(&text, FileId(0), Limits::default());
        let plan = Plan::from_tree(&parsed.tree).0.unwrap();
        let facts = promises(&plan, days, Depth::All, &[]).unwrap();
        fs::write(&file, &text).unwrap();

        // All days: what is broken every week is an error of `lint`, a broken row of `drill` and of the facts.
        let (drill, drill_exit) = said(&["drill", name, "--as-of", &as_of, "--format", "json"]);
        let (lint, _) = said(&[
            "lint",
            name,
            "--as-of",
            &as_of,
            "--select",
            "response-promise-unreachable,step-unreachable,follow-up-unreachable",
            "--output-format",
            "json",
        ]);
        let n_broken_rows = facts.iter().filter(|promise| promise.is_broken()).count();
        assert_eq!(drill["promises"]["n_broken"], n_broken_rows, "round {round}: {text}");
        assert_eq!(drill_exit, i32::from(n_broken_rows > 0), "round {round}: {text}");
        let is_said = !lint["diagnostics"].as_array().unwrap().is_empty();
        assert_eq!(is_said, n_broken_rows > 0, "round {round}: {text}\n{lint}");

        let mut cases = String::from("tests:\n");
        for number in 0..3 {
            let local = days.0.at(0, 0, 0, 0) + i64::try_from(numbers.below(20 * 24 * 60)).unwrap().minutes();
            let at = local.strftime("%Y-%m-%dT%H:%M").to_string();
            let question = ["--playbook", "p", "--channel", "c", "--at", &at];
            let asked = |command: &'static str| {
                let all = [command, name].into_iter().chain(question).chain(["--format", "json"]);
                said(&all.collect::<Vec<_>>()).0
            };
            let who = asked("who")["answer"].take();
            let drill = asked("drill")["rehearsals"][0].take();
            for fact in ["answer", "promises", "breaks_a_promise", "events"] {
                assert_eq!(who[fact], drill[fact], "round {round}, {at}: {text}");
            }
            // The facts of all days, at this instant.
            let moment = Moment::parse(&at).unwrap();
            let instant = instant_of(&plan, moment);
            let of_answers: Vec<&Promise<'_>> =
                facts.iter().filter(|promise| promise.pledge.task == Task::Answer).collect();
            let expected = of_answers.iter().any(|promise| is_broken(promise, instant));
            let broken = who["promises"]
                .as_array()
                .unwrap()
                .iter()
                .any(|promise| promise["verdict"] == "broken" && promise["channel"] != Value::Null);
            assert_eq!(broken, expected, "round {round}, {at}: {text}\n{who}");
            n_broken += usize::from(broken);
            // What is answered after some minutes is answered within them, and not within one less.
            let Some(minutes) = who["answer"]["when"]["minutes"].as_i64() else { continue };
            let by = who["answer"]["by"][0]["who"]["id"].as_str().unwrap();
            writeln!(
                cases,
                "  - {{name: c{number}, playbook: p, channel: c, at: \"{at}\", expect: {{answered_by: {by}, answered_within: {}m}}}}",
                minutes.max(1)
            )
            .unwrap();
            if minutes > 1 {
                writeln!(
                cases,
                    "  - {{name: late{number}, playbook: p, channel: c, at: \"{at}\", expect: {{answered_within: {}m}}}}",
                    minutes - 1
                )
                .unwrap();
            }
            n_answers += 1;
        }
        if !cases.contains("name:") {
            continue;
        }
        fs::write(&file, format!("{text}{cases}")).unwrap();
        let output = smplan().args(["test", name, "--verbose"]).output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        for case in cases.lines().filter_map(|line| line.split_once("name: ")?.1.split(',').next()) {
            let has_failed =
                told.lines().any(|line| line.contains(case) && line.to_lowercase().contains("fail"));
            assert_eq!(
                has_failed,
                case.starts_with("late"),
                "round {round}, {case}: {told}\n{}",
                read(&file)
            );
        }
    }
    assert!(n_answers > rounds(30), "{n_answers} answers");
    assert!(n_broken > 5, "{n_broken} broken promises");
}
