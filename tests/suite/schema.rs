//! The JSON Schema of plans says what the reader says.

use crate::support::{plans, read, smplan, text};
use serde_json::Value;
use smplan::format::RecordInfo;
use smplan::plan::Plan;

fn schema() -> Value {
    serde_json::from_str(&text(&smplan().args(["schema", "plan"]).output().unwrap().stdout)).unwrap()
}

fn as_json(text: &str) -> Value {
    yaml_serde::from_str(text).unwrap()
}

#[test]
fn every_shipped_plan_and_starter_is_valid_and_a_misspelt_one_is_not() {
    let validator = jsonschema::draft7::new(&schema()).unwrap();
    let mut n_plans = 0;
    for path in plans() {
        let plan = read(&path);
        let errors: Vec<String> = validator
            .iter_errors(&as_json(&plan))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
        for (right, wrong) in
            [("owner:", "owmer:"), ("platform: phone", "platform: phnoe"), ("title:", "titel:")]
        {
            let misspelt = plan.replacen(right, wrong, 1);
            if misspelt != plan {
                assert!(!validator.is_valid(&as_json(&misspelt)), "{}: {wrong}", path.display());
            }
        }
        n_plans += 1;
    }
    assert!(n_plans > 3);
    for starter in ["standard", "small", "group", "playbook", "policy"] {
        let arguments = ["new", "-", "--template", starter, "--start", "2026-01-01"];
        let plan = text(&smplan().args(arguments).output().unwrap().stdout);
        let errors: Vec<String> = validator
            .iter_errors(&as_json(&plan))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{starter}: {errors:#?}");
    }
}

#[test]
fn every_default_is_a_value_of_its_field() {
    fn visit(value: &Value, n_defaults: &mut usize) {
        if let Some(default) = value.get("default").filter(|_| value.get("description").is_some()) {
            assert!(jsonschema::draft7::new(value).unwrap().is_valid(default), "{value}");
            *n_defaults += 1;
        }
        let children: Box<dyn Iterator<Item = &Value>> = match value {
            Value::Object(fields) => Box::new(fields.values()),
            Value::Array(items) => Box::new(items.iter()),
            _ => return,
        };
        children.for_each(|child| visit(child, n_defaults));
    }
    let mut n_defaults = 0;
    visit(&schema(), &mut n_defaults);
    assert!(n_defaults > 20, "{n_defaults}");
}

#[test]
fn every_field_has_the_words_of_explain() {
    fn visit(record: &'static RecordInfo, path: &str, schema: &str) {
        for field in record.fields {
            let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
            let explained = text(&smplan().args(["explain", &path]).output().unwrap().stdout);
            let first = explained.lines().nth(2).unwrap();
            let quoted = serde_json::to_string(first).unwrap();
            assert!(schema.contains(quoted.trim_matches('"')), "{path}: {first}");
        }
    }
    let schema = schema().to_string();
    visit(Plan::record(), "", &schema);
    for field in Plan::record().fields {
        if let Some(record) = field.shape.record() {
            visit(record, field.name, &schema);
        }
    }
}

#[test]
fn other_spellings_that_are_read_are_valid() {
    let validator = jsonschema::draft7::new(&schema()).unwrap();
    let plan = read(&crate::support::repository("plans/northline.yaml"));
    for (usual, other) in [
        ("organisation:", "organization:"),
        ("business_goal:", "objective:"),
        ("kind: holding,", "kind: holding-statement,"),
        ("kind: holding\n", "kind: holding-statement\n"),
    ] {
        let spelt = plan.replace(usual, other);
        let errors: Vec<String> =
            validator.iter_errors(&as_json(&spelt)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{other} {errors:#?}");
    }
    assert!(
        plan.contains("organisation:") && plan.contains("business_goal:") && plan.contains("kind: holding")
    );
    assert!(!validator.is_valid(&as_json(&plan.replace("organisation:", "x-organisation:"))));
}

/// Refuses every field of which a schema says nothing.
fn close(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut() {
        if object.contains_key("properties") {
            object.insert("unevaluatedProperties".to_owned(), false.into());
        }
        object.values_mut().for_each(close);
    } else if let Some(items) = schema.as_array_mut() {
        items.iter_mut().for_each(close);
    }
}

/// What `review` prints as JSON is what its schema says, and has no field of which it says nothing.
#[test]
fn a_review_fits_its_schema() {
    let output = |arguments: &[&str]| -> Value {
        let output = smplan().args(arguments).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{arguments:?}"))
    };
    let mut schema = output(&["schema", "review"]);
    close(&mut schema);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut n_reviews = 0;
    for path in plans() {
        let said = output(&[
            "review",
            path.to_str().unwrap(),
            "--from",
            "2026-01-01",
            "--as-of",
            "2026-09-01",
            "--format",
            "json",
        ]);
        let wrong: Vec<String> = validator.iter_errors(&said).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", path.display());
        n_reviews += usize::from(said["review"]["practice"].as_array().is_some_and(|all| !all.is_empty()));
    }
    assert!(n_reviews > 1);
}
