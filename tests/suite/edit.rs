//! Edits of a plan's text: each changes what it names and nothing else.
//!
//! A case is what was there, the edits behind `>>>`, and what is there then, or why nothing was changed. Each is tried with
//! the line breaks of Windows, with a mark at the beginning and without a line break at the end as well.

use crate::numbers::Numbers;
use crate::support::{expect, files, plans, read, repository};
use smplan::edit::{Edit, Path, Side, Step, Value, edit};
use smplan::source::Source;
use smplan::syntax::Limits;
use yaml_serde::Value as Plain;

#[test]
fn edits_change_what_they_name_in_its_own_style() {
    let found = files(&repository("tests/edit"));
    assert!(!found.is_empty());
    for path in found {
        let text = read(&path);
        let mut actual = String::new();
        for case in text.split("=== ").skip(1) {
            let (title, body) = case.split_once('\n').unwrap();
            let is_edit = |line: &&str| line.starts_with(">>> ");
            let before: String = body.split_inclusive('\n').take_while(|line| !is_edit(line)).collect();
            let written: Vec<&str> = body.lines().filter(is_edit).collect();
            assert!(!written.is_empty(), "{title} has no edit");
            let edits: Vec<Edit> =
                written.iter().map(|line| edit_of(line.trim_start_matches('>').trim_start())).collect();
            let after = outcome(&before, &edits);
            actual.extend(["=== ", title, "\n", &before, &written.join("\n"), "\n", &after]);
            for (dress, name) in DRESSES {
                assert_eq!(outcome(&dress(&before), &edits), dressed(&after, *dress), "{title} ({name})");
            }
        }
        expect(&path, &actual);
    }
}

type Dress = fn(&str) -> String;

const DRESSES: &[(Dress, &str)] = &[
    (|text| text.replace('\n', "\r\n"), "the line breaks of Windows"),
    (|text| format!("\u{feff}{text}"), "a mark at the beginning"),
];

fn dressed(after: &str, dress: Dress) -> String {
    if after.starts_with("refused: ") { after.to_owned() } else { dress(after) }
}

fn outcome(before: &str, edits: &[Edit]) -> String {
    match edit(before, edits, Limits::default()) {
        Ok(after) => after,
        Err(refusal) => {
            let line = Source::new("plan.yaml", before).position(refusal.place.start).line;
            format!("refused: line {line}: {refusal}\n")
        }
    }
}

/// An edit as a case writes it: `set plan.title = Harbour`, `insert people lee = {name: Lee}`, `push people.ana.skills = care`,
/// `front …`, `remove people.ana`, `rename people.ana anna`.
fn edit_of(written: &str) -> Edit {
    let (verb, rest) = written.split_once(' ').unwrap();
    let (path, value) = rest.split_once(" = ").map_or((rest, None), |(path, value)| (path, Some(value)));
    let value = || of_plain(&yaml_serde::from_str(value.unwrap()).unwrap());
    let (path, name) = path.split_once(' ').unwrap_or((path, ""));
    let path = path_of(path);
    match verb {
        "set" => Edit::Set { path, value: value() },
        "insert" => Edit::Insert { path, entries: vec![(name.to_owned(), value())] },
        "push" => Edit::Push { path, item: value(), side: Side::Back },
        "front" => Edit::Push { path, item: value(), side: Side::Front },
        "behind" => {
            let index = name.parse().unwrap();
            Edit::Push { path, item: value(), side: Side::Behind(index) }
        }
        "remove" => Edit::Remove { path },
        "rename" => Edit::RenameKey { path, new: name.to_owned() },
        other => panic!("there is no `{other}`"),
    }
}

fn path_of(written: &str) -> Path {
    let step = |step: &str| step.parse::<usize>().map_or_else(|_| Step::from(step), Step::from);
    written.split('.').filter(|step| *step != "/").map(step).collect()
}

fn of_plain(value: &Plain) -> Value {
    match value {
        Plain::Sequence(items) => Value::List(items.iter().map(of_plain).collect()),
        Plain::Mapping(entries) => {
            Value::Group(entries.iter().map(|(key, value)| (word(key), of_plain(value))).collect())
        }
        other => Value::Word(word(other)),
    }
}

fn word(value: &Plain) -> String {
    match value {
        Plain::String(word) => word.clone(),
        Plain::Number(number) => number.to_string(),
        Plain::Bool(truth) => truth.to_string(),
        other => panic!("{other:?} is no word"),
    }
}

/// Random edits of all plans that ship, written in several ways: the independent reader of YAML finds the old plan with that
/// change, nothing else is gone, and what is refused is seldom. `ROUNDS=10000 cargo test edit` tries more of each plan.
#[test]
fn random_edits_mean_what_they_say() {
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(60);
    let mut numbers = Numbers(20_260_420);
    let (mut made, mut refused) = (0, 0);
    for path in plans() {
        let text = read(&path);
        let block: Plain = yaml_serde::from_str(&text).unwrap();
        let flow = format!("{}\n", serde_json::to_string_pretty(&block).unwrap());
        let emitted = yaml_serde::to_string(&block).unwrap();
        let bare = text.trim_end().to_owned();
        let windows = text.replace('\n', "\r\n");
        for text in [&text, &flow, &emitted, &bare, &windows] {
            for _ in 0..rounds {
                let old: Plain = yaml_serde::from_str(text).unwrap();
                let change = random_edit(&old, &mut numbers);
                let Some(expected) = changed(&old, &change) else { continue };
                match edit(text, std::slice::from_ref(&change), Limits::default()) {
                    Ok(new) => {
                        made += 1;
                        let read: Plain = yaml_serde::from_str(&new)
                            .unwrap_or_else(|error| panic!("{}: {change:?}: {error}\n{new}", path.display()));
                        assert_eq!(read, expected, "{}: {change:?}\n{new}", path.display());
                        let added = matches!(change, Edit::Insert { .. } | Edit::Push { .. });
                        assert!(
                            !added || is_within(text, &new),
                            "{}: {change:?} takes words away",
                            path.display()
                        );
                    }
                    Err(_) => refused += 1,
                }
            }
        }
    }
    assert!(made > 20 * refused, "{made} edits were made, {refused} refused");
}

/// Whether all letters of a text come one after the other in another one; empty collections make room for what is put into them.
fn is_within(text: &str, other: &str) -> bool {
    let mut letters = other.chars();
    text.replace("[]", "")
        .replace("{}", "")
        .chars()
        .all(|letter| letter.is_whitespace() || letters.any(|there| there == letter))
}

fn random_path(value: &Plain, numbers: &mut Numbers) -> Path {
    let mut path = Path::new();
    let mut value = value;
    loop {
        let step = match value {
            Plain::Mapping(entries) if !entries.is_empty() => {
                let (key, below) = entries.iter().nth(numbers.below(entries.len())).unwrap();
                value = below;
                Step::Key(word(key))
            }
            Plain::Sequence(items) if !items.is_empty() => {
                let index = numbers.below(items.len());
                value = &items[index];
                Step::Item(index)
            }
            _ => return path,
        };
        path.push(step);
        if numbers.below(4) == 0 {
            return path;
        }
    }
}

fn random_value(numbers: &mut Numbers, depth: usize) -> Value {
    const WORDS: &[&str] = &[
        "care",
        "no",
        "5 %, more: or less",
        "it's # so",
        "2026-04-20",
        "- one",
        "a\nb\n\n  c",
        "[x",
        "äöü",
        "",
        "null",
        " x ",
        "@team",
        "%5",
        "19:00",
        "1_000",
        "{{ name }}",
        "a,b",
        "key: value",
        "\"",
        "*a",
        "long words that go on and on and on, until there is no room left on the line for any more of them",
    ];
    match numbers.below(if depth == 0 { 4 } else { 8 }) {
        6 => Value::List((0..numbers.below(4)).map(|_| random_value(numbers, depth - 1)).collect()),
        7 => {
            let n = numbers.below(4);
            Value::Group(
                (0..n).map(|index| (format!("key-{index}"), random_value(numbers, depth - 1))).collect(),
            )
        }
        _ => Value::word(WORDS[numbers.below(WORDS.len())]),
    }
}

fn random_edit(plan: &Plain, numbers: &mut Numbers) -> Edit {
    let path = random_path(plan, numbers);
    match numbers.below(7) {
        0 => Edit::Set { path, value: random_value(numbers, 2) },
        1 => {
            let n_new = 1 + numbers.below(2);
            let entry = |number| (format!("new-key-{number}"), random_value(numbers, 2));
            Edit::Insert { path, entries: (0..n_new).map(entry).collect() }
        }
        2 => Edit::Push { path, item: random_value(numbers, 2), side: Side::Back },
        3 => Edit::Push { path, item: random_value(numbers, 2), side: Side::Front },
        6 => Edit::Push { path, item: random_value(numbers, 2), side: Side::Behind(numbers.below(4)) },
        4 => Edit::Remove { path },
        _ => Edit::RenameKey { path, new: "new-name".to_owned() },
    }
}

/// The plan after an edit, as another program would change it; `None` where the edit makes no sense there.
fn changed(plan: &Plain, edit: &Edit) -> Option<Plain> {
    let mut plan = plan.clone();
    match edit {
        Edit::Set { path, value } => {
            let (last, path) = path.split_last()?;
            let there = at(&mut plan, path)?;
            *below(there, last)? = plain(value);
        }
        Edit::Insert { path, entries: new } => {
            let Plain::Mapping(entries) = at(&mut plan, path)? else { return None };
            entries.extend(new.iter().map(|(key, value)| (Plain::String(key.clone()), plain(value))));
        }
        Edit::Push { path, item, side } => {
            let Plain::Sequence(items) = at(&mut plan, path)? else { return None };
            let index = match side {
                Side::Front => 0,
                Side::Behind(index) => items.len().min(index + 1),
                Side::Back => items.len(),
            };
            items.insert(index, plain(item));
        }
        Edit::Remove { path } => {
            let (last, path) = path.split_last()?;
            match (at(&mut plan, path)?, last) {
                (Plain::Mapping(entries), Step::Key(key)) if !path.is_empty() || entries.len() > 1 => {
                    entries.shift_remove(key.as_str())?;
                }
                (Plain::Sequence(items), Step::Item(index)) => _ = items.remove(*index),
                _ => return None,
            }
        }
        Edit::RenameKey { path, new } => {
            let (Step::Key(old), path) = path.split_last()? else { return None };
            let Plain::Mapping(entries) = at(&mut plan, path)? else { return None };
            let name = |key: Plain| if key.as_str() == Some(old) { Plain::String(new.clone()) } else { key };
            *entries = std::mem::take(entries).into_iter().map(|(key, value)| (name(key), value)).collect();
        }
    }
    Some(plan)
}

fn at<'p>(plan: &'p mut Plain, path: &[Step]) -> Option<&'p mut Plain> {
    path.iter().try_fold(plan, below)
}

fn below<'p>(plan: &'p mut Plain, step: &Step) -> Option<&'p mut Plain> {
    match step {
        Step::Key(key) => plan.get_mut(key.as_str()),
        Step::Item(index) => plan.get_mut(*index),
    }
}

/// A value as the other program knows it: words that stand alone are read as it reads them.
fn plain(value: &Value) -> Plain {
    match value {
        Value::Word(word) => Plain::String(word.clone()),
        Value::List(items) => Plain::Sequence(items.iter().map(plain).collect()),
        Value::Group(entries) => Plain::Mapping(
            entries.iter().map(|(key, value)| (Plain::String(key.clone()), plain(value))).collect(),
        ),
    }
}
