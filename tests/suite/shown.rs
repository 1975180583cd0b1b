//! `smplan show`: what it prints is the plan, and says truly where each value stands.

use crate::group_laws::{Dice, base, check, store};
use crate::support::{plans, read, repository, scratch, smplan, text};
use serde_json::Value;
use smplan::engine::PlanCheck;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn show(arguments: &[&str], folder: &Path) -> String {
    let output = smplan().arg("show").args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// What is found: the rule and the path.
fn found(check: &PlanCheck) -> BTreeSet<(&'static str, String)> {
    check.report.diagnostics.iter().map(|one| (one.finding.rule, one.path.clone())).collect()
}

/// Whether a rule is about what files do to one another, which nobody can say of one plan alone, or stands where the first
/// example of a plan is.
fn is_about_files(rule: &str) -> bool {
    let beginnings = [
        "extends-",
        "override-",
        "remov",
        "other-location",
        "example-left",
        "person-overridden",
        "plan-overridden",
        "store-not-listed",
        "extended-by-",
    ];
    beginnings.iter().any(|beginning| rule.starts_with(beginning))
}

#[test]
fn a_flat_plan_has_the_findings_of_the_files_that_it_was_made_of() {
    let mut dice = Dice(0xf1a7);
    let folder = scratch();
    fs::create_dir_all(folder.path().join("stores")).unwrap();
    let mut n_found = 0;
    for round in 0..40 {
        let locks = ["", "governance: {lock: [messages.*], tighten_only: [channels.*.first_response]}\n"];
        let group = base(&mut dice) + dice.one_of(&locks);
        let store = store(&mut dice);
        fs::write(folder.path().join("group.yaml"), &group).unwrap();
        fs::write(folder.path().join("stores/ridgeway.yaml"), &store).unwrap();
        let flat = show(&["--flat", "stores/ridgeway.yaml"], folder.path());
        let files = [("group.yaml", group.as_str()), ("stores/ridgeway.yaml", store.as_str())];
        let (of_group, of_store) = (found(&check(&files, 0)), found(&check(&files, 1)));
        let of_flat = found(&check(&[("flat.yaml", flat.as_str())], 0));
        n_found += of_flat.len();
        let nowhere: Vec<_> =
            of_flat.iter().filter(|one| !of_group.contains(one) && !of_store.contains(one)).collect();
        let lost: Vec<_> =
            of_store.iter().filter(|one| !is_about_files(one.0) && !of_flat.contains(one)).collect();
        assert!(
            nowhere.is_empty() && lost.is_empty(),
            "round {round}: {nowhere:?} {lost:?}\n{group}\n{store}\n{flat}"
        );
    }
    assert!(n_found > 0);
}

#[test]
fn a_shipped_plan_is_the_same_when_it_is_printed() {
    let mut n_plans = 0;
    for path in plans() {
        let written = read(&path);
        if written.contains("\nextends:") {
            continue;
        }
        n_plans += 1;
        let name = path.to_string_lossy();
        let flat = show(&["--flat", &name], &repository(""));
        let again = {
            let folder = scratch();
            fs::write(folder.path().join("flat.yaml"), &flat).unwrap();
            show(&["--flat", "flat.yaml"], folder.path())
        };
        assert_eq!(flat, again, "{name}");
        let (before, after) =
            (found(&check(&[("plan.yaml", &written)], 0)), found(&check(&[("plan.yaml", &flat)], 0)));
        // Comments, and with them exceptions, stay behind.
        assert!(before.is_subset(&after), "{name}: {:?}", before.difference(&after));
        assert!(before == after || written.contains("# smplan:"), "{name}: {:?}", after.difference(&before));
    }
    assert!(n_plans > 0);
}

#[test]
fn every_place_that_is_listed_holds_its_value() {
    let folder = repository("tests/groups/two-layers-that-lock");
    let listed: Value =
        serde_json::from_str(&show(&["stores/ridgeway.yaml", "--format", "json"], &folder)).unwrap();
    let schema = smplan().args(["schema", "show"]).output().unwrap().stdout;
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mistakes: Vec<String> = validator.iter_errors(&listed).map(|error| error.to_string()).collect();
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let mut n_values = 0;
    for value in listed["values"].as_array().unwrap() {
        let Some(word) = value["value"].as_str() else { continue };
        let text = read(&folder.join(value["file"].as_str().unwrap()));
        let number = |name: &str| usize::try_from(value[name].as_u64().unwrap()).unwrap();
        let line = text.lines().nth(number("line") - 1).unwrap();
        let there: String = line.chars().skip(number("column") - 1).collect();
        assert!(there.starts_with(word), "{value}: {there}");
        n_values += 1;
    }
    assert!(n_values > 20 && !listed["refused"].as_array().unwrap().is_empty());
}
