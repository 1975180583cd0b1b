//! What we read, other readers of YAML read too.

use crate::support::{files, read, repository};
use serde_json::{Map, Value};
use smplan::plan::Plan;
use smplan::source::FileId;
use smplan::syntax::{self, Content, Limits, Node, Style};

/// Our tree with all scalars as texts: how a plain word is typed is each reader's own matter.
fn ours(node: Node<'_>) -> Value {
    match node.content() {
        Content::Scalar(scalar) if scalar.is_null() => Value::Null,
        Content::Scalar(scalar) if scalar.style == Style::Plain => plain(scalar.text),
        Content::Scalar(scalar) => Value::String(scalar.text.to_owned()),
        Content::List => Value::Array(node.items().map(ours).collect()),
        Content::Mapping => {
            let entries =
                node.entries().map(|(key, value)| (key.key().unwrap_or("?").to_owned(), ours(value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        Content::Broken => Value::String("broken".to_owned()),
    }
}

fn plain(text: &str) -> Value {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => match text.parse::<f64>() {
            Ok(number) if text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-')) => {
                Value::from(number)
            }
            _ => Value::String(text.to_owned()),
        },
    }
}

/// The value of another reader, numbers as ours.
fn theirs(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::from(number.as_f64().unwrap()),
        Value::Array(items) => Value::Array(items.into_iter().map(theirs).collect()),
        Value::Object(entries) => {
            Value::Object(entries.into_iter().map(|(key, value)| (key, theirs(value))).collect())
        }
        other => other,
    }
}

#[test]
fn plans_are_read_as_other_readers_of_yaml_read_them() {
    let folders = ["plans", "examples", "tests/rules"];
    let mut n_compared = 0;
    for path in folders.iter().flat_map(|folder| files(&repository(folder))) {
        if path.extension().is_none_or(|end| end != "yaml") {
            continue;
        }
        let text = read(&path);
        let parsed = syntax::parse(&text, FileId(0), Limits::default());
        if !parsed.complete || !parsed.findings.is_empty() {
            continue;
        }
        // Other readers carry out merge keys and take `yes` for true; such plans are not accepted.
        let (_, found) = Plan::from_tree(&parsed.tree);
        if found.into_iter().any(|finding| matches!(finding.rule, "wrong-type" | "unknown-field")) {
            continue;
        }
        let Some(root) = parsed.tree.root() else { continue };
        let read = ours(root);
        let saphyr: Value =
            serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(read, theirs(saphyr), "{}", path.display());
        let serde: Value =
            yaml_serde::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(read, theirs(serde), "{}", path.display());
        n_compared += 1;
    }
    assert!(n_compared > 20, "only {n_compared} plans were compared");
}

/// What `mutation.rs` compares is worth something only if the quick reader reads what planners write.
#[test]
fn what_planners_write_is_read_quickly() {
    let also = [
        "---\na:\n- b\n-\n  c\n- - d\n  - e: # f\n\n    g: h\n",
        "{\n  \"a\": [1, two, 'it''s', \"say \\\"no\\\"\"], # why\n  b: {c: d\n    e}\n}\n",
        "a: |\n  b\n\n   c\nd: >-\n  e\n  f\ng: first\n  second\n\n  third\nh: \"one\n  two\"\n",
    ];
    let folders = ["plans", "examples"];
    let plans = folders.iter().flat_map(|folder| files(&repository(folder)));
    let plans = plans.filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    let texts = also.iter().map(ToString::to_string).chain(plans.map(|path| read(&path)));
    for text in texts.flat_map(|text| [text.replace('\n', "\r\n"), text]) {
        assert!(syntax::parse_quickly(&text, FileId(0), Limits::default()).is_some(), "{text}");
        crate::targets::readers(text.as_bytes());
    }
}
