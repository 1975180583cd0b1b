//! One mistake in a good plan is one finding: `tests/single-mistakes.json` says what is written instead of what.

use crate::support::{read, repository, run, scratch, smplan, text};
use serde_json::Value;
use smplan::rules::RULES;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A plan with a mistake in it, and the rule that finds it.
struct Mistake {
    plan: String,
    text: String,
    rule: String,
}

fn mistakes() -> Vec<Mistake> {
    let cases: Vec<Value> = serde_json::from_str(&read(&repository("tests/single-mistakes.json"))).unwrap();
    let mistake = |case: &Value| {
        let of = |name: &str| case[name].as_str().unwrap().to_owned();
        let good = read(&repository("plans").join(of("plan") + ".yaml"));
        assert!(good.contains(&of("instead_of")), "{} no longer holds {case}", of("plan"));
        let text = good.replacen(&of("instead_of"), &of("write"), 1);
        Mistake { plan: of("plan"), text, rule: of("rule") }
    };
    cases.iter().map(mistake).collect()
}

/// What is found in each text: rules and messages.
fn found(texts: &[&str]) -> Vec<Vec<(String, String)>> {
    let folder = scratch();
    let names: Vec<String> = (0..texts.len())
        .map(|index| folder.path().join(format!("{index}.yaml")).display().to_string())
        .collect();
    let mut arguments =
        vec!["lint", "--no-config", "--as-of", "2026-04-15", "--ignore", "plan-id-taken", "--format", "json"];
    for (name, text) in names.iter().zip(texts) {
        fs::write(name, text).unwrap();
        arguments.push(name);
    }
    let report: Value = serde_json::from_str(&text(&run(&arguments).stdout)).unwrap();
    let mut all = vec![Vec::new(); texts.len()];
    for one in report["diagnostics"].as_array().unwrap() {
        let of = |name: &str| one[name].as_str().unwrap().to_owned();
        let index = names.iter().position(|name| *name == of("file")).unwrap();
        all[index].push((of("rule"), of("message")));
    }
    all
}

#[test]
fn one_mistake_is_one_finding() {
    let mistakes = mistakes();
    assert!(mistakes.len() >= 240, "{}", mistakes.len());
    let plans: BTreeSet<&str> = mistakes.iter().map(|mistake| &*mistake.plan).collect();
    let good: Vec<String> =
        plans.iter().map(|plan| read(&repository("plans").join(format!("{plan}.yaml")))).collect();
    let good: Vec<&str> = good.iter().map(String::as_str).collect();
    let usual: BTreeMap<&str, Vec<(String, String)>> = plans.into_iter().zip(found(&good)).collect();
    let texts: Vec<&str> = mistakes.iter().map(|mistake| &*mistake.text).collect();
    let mut wrong = Vec::new();
    for (mistake, found) in mistakes.iter().zip(found(&texts)) {
        let new: Vec<&(String, String)> =
            found.iter().filter(|one| !usual[&*mistake.plan].contains(one)).collect();
        if new.iter().map(|(rule, _)| rule).ne([&mistake.rule]) {
            wrong.push(format!("{} in {}: {new:?}", mistake.rule, mistake.plan));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Rules of which no plan that ships can tell by one change: what they are about is in several places.
const NOT_BY_ONE_CHANGE: &[&str] = &[
    // Other files: settings, baselines, plans that build on one another.
    "baseline-stale",
    "extends-a-store",
    "extends-cycle",
    "extends-too-deep",
    "extends-unreadable",
    "invalid-config",
    "location-bound-twice",
    "location-not-open",
    "stores-not-listed",
    "override-slows-promise",
    "override-not-allowed",
    "override-loosens-target",
    "lock-without-direction",
    "lock-matches-nothing",
    "location-unknown",
    "other-location",
    "override-changes-nothing",
    "person-overridden",
    "plan-overridden",
    "plan-id-taken",
    "removal-leaves-references",
    "removal-unclear",
    "removes-nothing",
    "extended-by-matches-nothing",
    "store-does-not-extend",
    "store-not-listed",
    "table-unreadable",
    "guide-missing",
    // No plan that ships says how to ask for a post.
    "request-promise-unreachable",
    // No plan that ships says who signs off messages.
    "approval-incomplete",
    "approver-not-entitled",
    // Where one of several has a digest and another one has none.
    "approval-without-digest",
    // No plan that ships lists cases.
    "case-cause-unknown",
    "case-listed-twice",
    "case-times-out-of-order",
    "word-to-avoid",
    // What one change breaks breaks something else as well: a promise, or all that was due.
    "closed-day-gap",
    "coverage-gap",
    "escalation-no-skill-step",
    "follow-up-unreachable",
    "former-owner",
    "horizon-ends-soon",
    "horizon-over",
    "horizon-too-short",
    "listening-gap",
    "office-number-only",
    "owner-and-backup-away",
    "playbook-coverage",
    // A channel that is closed is missed elsewhere as well.
    "post-on-closed-channel",
    "response-promise-unreachable",
    "response-target-inconsistent",
    "step-without-time",
    // Who takes a turn must have left, or lack a skill, and what they do is missed elsewhere as well.
    "swap-by-absent",
    "swap-by-unskilled",
    "too-many-handoffs",
    "turn-during-leave",
    "unusual-week-gap",
];

#[test]
fn every_rule_has_a_mistake() {
    let mistakes = mistakes();
    let tried: BTreeSet<&str> = mistakes.iter().map(|mistake| &*mistake.rule).collect();
    let untried: BTreeSet<&str> =
        RULES.iter().map(|rule| rule.info.name).filter(|name| !tried.contains(name)).collect();
    assert_eq!(untried, NOT_BY_ONE_CHANGE.iter().copied().collect());
}

#[test]
fn editors_see_most_of_the_mistakes_that_a_schema_can_know() {
    let schema: Value =
        serde_json::from_str(&text(&smplan().args(["schema", "plan"]).output().unwrap().stdout)).unwrap();
    let schema = jsonschema::draft7::new(&schema).unwrap();
    // The schema knows of each field alone: rules about what is written cannot be known to it.
    let is_of_fields = |mistake: &&Mistake| FIELDS.contains(&&*mistake.rule);
    let mistakes = mistakes();
    let of_fields: Vec<&Mistake> = mistakes.iter().filter(is_of_fields).collect();
    let is_seen = |mistake: &&&Mistake| {
        yaml_serde::from_str(&mistake.text).map_or(true, |plan: Value| !schema.is_valid(&plan))
    };
    let n_seen = of_fields.iter().filter(is_seen).count();
    assert!(of_fields.len() > 40, "{}", of_fields.len());
    assert!(n_seen * 100 >= of_fields.len() * SEEN_PERCENT, "{n_seen} of {}", of_fields.len());
}

/// Rules about single fields: their names, their forms, and what everything of its kind has.
const FIELDS: &[&str] = &[
    "field-missing",
    "invalid-contact",
    "invalid-date",
    "invalid-duration",
    "invalid-hours",
    "invalid-id",
    "unknown-field",
    "unknown-time-zone",
    "unknown-value",
    "wrong-type",
];

/// The share of them that the schema shows, in percent.
const SEEN_PERCENT: usize = 85;
