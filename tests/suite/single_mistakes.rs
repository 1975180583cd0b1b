//! One mistake in a good plan is one finding: `tests/single-mistakes.json` says what is written instead of what.

use crate::support::{read, repository, smplan, text};
use serde_json::Value;
use std::io::Write;
use std::process::Stdio;

#[test]
fn one_mistake_is_one_finding() {
    let cases: Vec<Value> = serde_json::from_str(&read(&repository("tests/single-mistakes.json"))).unwrap();
    assert!(cases.len() > 50);
    for case in cases {
        let of = |name: &str| case[name].as_str().unwrap().to_owned();
        let plan = read(&repository("plans").join(of("plan") + ".yaml"));
        assert!(plan.contains(&of("instead_of")), "{} no longer holds {case}", of("plan"));
        let mistaken = plan.replacen(&of("instead_of"), &of("write"), 1);
        let mut child = smplan()
            .args(["lint", "-", "--as-of", "2026-04-15", "--format", "json", "--min-severity", "warning"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(mistaken.as_bytes()).unwrap();
        let report: Value = serde_json::from_str(&text(&child.wait_with_output().unwrap().stdout)).unwrap();
        let rules: Vec<&str> = report["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|found| found["rule"].as_str().unwrap())
            .collect();
        assert_eq!(rules, [of("rule")], "{case}");
    }
}

#[test]
fn editors_see_most_of_the_mistakes_that_a_schema_can_know() {
    let schema: Value =
        serde_json::from_str(&text(&smplan().args(["schema", "plan"]).output().unwrap().stdout)).unwrap();
    let schema = jsonschema::draft7::new(&schema).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&read(&repository("tests/single-mistakes.json"))).unwrap();
    let is_seen = |case: &&Value| {
        let of = |name: &str| case[name].as_str().unwrap();
        let plan = read(&repository("plans").join(of("plan").to_owned() + ".yaml"));
        let mistaken = plan.replacen(of("instead_of"), of("write"), 1);
        yaml_serde::from_str(&mistaken).map_or(true, |plan: Value| !schema.is_valid(&plan))
    };
    let n_seen = cases.iter().filter(is_seen).count();
    // What is left refers to something else in the plan, which only the program knows.
    assert!(n_seen * 100 >= cases.len() * SEEN_PERCENT, "{n_seen} of {}", cases.len());
}

/// The share of mistakes that the schema shows, in percent.
const SEEN_PERCENT: usize = 57;
