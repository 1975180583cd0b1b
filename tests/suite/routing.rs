//! Routing against a reading of the table that knows no tricks: word by word, and one regular expression after the other.

use crate::numbers::Numbers;
use regex::RegexBuilder;
use smplan::plan::Plan;
use smplan::routing::{Fit, Patterns, Query, Shadowed, Table};
use smplan::source::FileId;
use smplan::syntax::{self, Limits};
use std::fmt::Write;

const WORDS: [&str; 10] = ["ab", "aba", "b", "Refund", "REFUNDS", "straße", "STRASSE", "it's", "né", "退款"];
const BETWEEN: [&str; 6] = [" ", "  ", "\n", ", ", "!", "-"];
const EXPRESSIONS: [&str; 9] = [
    "ab+a?",
    "^ab",
    "(refund|né)s?$",
    "\\bb\\b",
    "[a-b]{2} ",
    "(?-i)REFUND",
    "stra(ß|ss)e",
    "b.*refund",
    "\\d|退",
];
const CHANNELS: [&str; 2] = ["facebook", "google"];

/// What a row asks for, as this file knows it.
struct Row {
    any: Option<Vec<String>>,
    not: Vec<String>,
    channels: Option<Vec<&'static str>>,
}

fn pattern(numbers: &mut Numbers) -> String {
    if numbers.below(3) == 0 {
        return format!("/{}/", EXPRESSIONS[numbers.below(EXPRESSIONS.len())]);
    }
    let words: Vec<&str> = (0..=numbers.below(2)).map(|_| WORDS[numbers.below(WORDS.len())]).collect();
    words.join(" ")
}

fn row(numbers: &mut Numbers) -> Row {
    let n_any = numbers.below(4);
    Row {
        any: (n_any > 0).then(|| (0..n_any).map(|_| pattern(numbers)).collect()),
        not: (0..numbers.below(2)).map(|_| pattern(numbers)).collect(),
        channels: (numbers.below(3) == 0).then(|| vec![CHANNELS[numbers.below(2)]]),
    }
}

fn written(rows: &[Row]) -> String {
    let quoted = |texts: &[String]| {
        let texts: Vec<String> = texts.iter().map(|text| format!("'{}'", text.replace('\'', "''"))).collect();
        texts.join(", ")
    };
    let mut text =
        "smplan: 1\nkind: policy\nchannels: {facebook: {platform: facebook}, google: {platform: google-business}}\ntriage:\n"
            .to_owned();
    for (number, row) in rows.iter().enumerate() {
        write!(text, "  - {{kind: k{number}, match: {{unless: [{}]", quoted(&row.not)).unwrap();
        if let Some(any) = &row.any {
            write!(text, ", any: [{}]", quoted(any)).unwrap();
        }
        if let Some(channels) = &row.channels {
            write!(text, ", channels: [{}]", channels.join(", ")).unwrap();
        }
        text.push_str("}}\n");
    }
    text
}

fn read(text: &str) -> Plan {
    let parsed = syntax::parse(text, FileId(0), Limits::default());
    Plan::from_tree(&parsed.tree).0.unwrap()
}

/// A text in the way in which phrases are compared, as far as this file's words go.
fn folded(text: &str) -> String {
    text.to_lowercase().replace('ß', "ss").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has(comment: &str, pattern: &str) -> bool {
    if let Some(source) = pattern.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
        let regex = RegexBuilder::new(source).case_insensitive(true).build().unwrap();
        return regex.is_match(&comment.replace('\n', " "));
    }
    let (comment, pattern) = (folded(comment), folded(pattern));
    let is_letter =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() && letter < '\u{3000}');
    let is_glued = |outside: Option<char>, inside: Option<char>| is_letter(outside) && is_letter(inside);
    (0..comment.len()).any(|start| {
        let (Some(before), Some(rest)) = (comment.get(..start), comment.get(start..)) else { return false };
        rest.strip_prefix(&*pattern).is_some_and(|after| {
            let (first, last) = (pattern.chars().next(), pattern.chars().next_back());
            !is_glued(before.chars().next_back(), first) && !is_glued(after.chars().next(), last)
        })
    })
}

fn fits(row: &Row, comment: &str, channels: &[&str]) -> bool {
    let is_here = |own: &Vec<&str>| own.iter().any(|channel| channels.contains(channel));
    row.channels.as_ref().is_none_or(is_here)
        && row.any.as_ref().is_none_or(|any| any.iter().any(|pattern| has(comment, pattern)))
        && !row.not.iter().any(|pattern| has(comment, pattern))
}

fn comment(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for _ in 0..numbers.below(6) {
        text.push_str(WORDS[numbers.below(WORDS.len())]);
        text.push_str(BETWEEN[numbers.below(BETWEEN.len())]);
    }
    text
}

#[test]
fn routes_agree_with_a_reading_word_by_word() {
    let mut numbers = Numbers(2_026);
    let (mut n_taken, mut n_shadowed) = (0, 0);
    for round in 0..300 {
        let rows: Vec<Row> = (0..=numbers.below(5)).map(|_| row(&mut numbers)).collect();
        let text = written(&rows);
        let plan = read(&text);
        let table = Table::of(&plan);
        let never: Vec<usize> = Patterns::of(&plan)
            .shadowed()
            .iter()
            .filter_map(|one| match one {
                Shadowed::ByRows { row, .. } | Shadowed::ByItself { row } => Some(*row),
                Shadowed::ByNothing { .. } | Shadowed::Phrase { .. } => None,
            })
            .collect();
        n_shadowed += never.len();
        let mut found = Vec::new();
        for _ in 0..40 {
            let comment = comment(&mut numbers);
            let channels = match numbers.below(3) {
                0 => vec![],
                which => vec![CHANNELS[which - 1]],
            };
            let look = Query { comment: &comment, channels: &channels };
            let expected: Vec<usize> =
                (0..rows.len()).filter(|index| fits(&rows[*index], &comment, &channels)).collect();
            table.fitting(look, &mut found);
            assert_eq!(found, expected, "round {round}, {comment:?} on {channels:?}:\n{text}");
            assert_eq!(table.first(look), expected.first().copied());
            let explained = table.explain(look);
            let fitting: Vec<usize> =
                (0..rows.len()).filter(|index| matches!(explained[*index], Fit::Fits(_))).collect();
            assert_eq!(fitting, expected);
            if let Some(first) = expected.first() {
                n_taken += 1;
                assert!(!never.contains(first), "row {first} can win with {comment:?}:\n{text}");
            }
        }
    }
    assert!(n_taken > 2_000 && n_shadowed > 40, "{n_taken} taken, {n_shadowed} rows that can never win");
}

/// How many of a file's lines a table with all lists takes by a list, with those that it does not.
fn taken_by_lists(name: &str) -> (usize, Vec<String>) {
    let plan = "smplan: 1\nkind: policy\ntriage: [{kind: emergency, owner: a, match: {lists: [threat-or-safety, ill-or-injured, fire, \
                self-harm, minors, threats-and-doxxing, water-and-food]}}]\n";
    let plan = read(plan);
    let table = Table::of(&plan);
    let text = crate::support::read(&crate::support::repository("tests/emergencies").join(name));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '[']));
    let query = |line: &str| table.first(Query { comment: line, channels: &[] });
    let (taken, others): (Vec<&str>, Vec<&str>) = lines.partition(|line| query(line).is_some());
    (taken.len(), others.into_iter().map(str::to_owned).collect())
}

#[test]
fn what_is_looked_for_before_expressions_of_lists_is_what_they_need() {
    let file = crate::support::repository("data/emergencies/needed.txt");
    crate::support::expect(&file, &smplan::routing::needed_in_lists());
}

#[test]
fn emergencies_are_recognised_and_harmless_comments_are_not_taken_for_one() {
    for language in ["en", "de"] {
        let (n_taken, missed) = taken_by_lists(&format!("{language}.txt"));
        assert!(n_taken >= missed.len() * 9, "{language}: {missed:#?}");
        let (n_taken, others) = taken_by_lists(&format!("harmless-{language}.txt"));
        assert!(
            n_taken * 50 <= others.len() + n_taken,
            "{language}: {n_taken} of {}",
            others.len() + n_taken
        );
    }
}

#[test]
fn every_emergency_reaches_somebody_in_every_shipped_plan() {
    for path in crate::support::plans() {
        let plan = read(&crate::support::read(&path));
        let table = Table::of(&plan);
        for file in ["en.txt", "de.txt"] {
            let text = crate::support::read(&crate::support::repository("tests/emergencies").join(file));
            for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '['])) {
                let row = table.first(Query { comment: line, channels: &[] });
                let row = row.and_then(|row| plan.triage.items().get(row));
                let reaches = row.is_some_and(|row| row.owner.get().is_some());
                assert!(reaches || plan.triage.items().is_empty(), "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn not_takes_back_what_it_overlaps_and_unless_takes_back_all() {
    let takes = |of_row: &str, comment: &str| {
        let plan = format!("smplan: 1\nkind: policy\ntriage: [{{kind: a, owner: a, match: {of_row}}}]\n");
        let plan = read(&plan);
        let table = Table::of(&plan);
        table.first(Query { comment, channels: &[] }).is_some()
    };
    let fire = "{any: [caught fire], not: [video game]}";
    assert!(takes(fire, "Our car caught fire, my son dropped his video game and ran"));
    let refund = "{any: [refund], not: [no refund]}";
    assert!(!takes(refund, "You said no refund"));
    assert!(takes(refund, "You said no refund and I want my refund"));
    let expressions = "{any: ['/refund(s|ed)?/'], not: ['/no\\s+refunds?/']}";
    assert!(!takes(expressions, "You said  no  refunds"));
    assert!(takes(expressions, "You said no refund; was it refunded?"));
    assert!(!takes("{any: [refund], unless: [thank you]}", "Thank you for the refund"));
    assert!(!takes("{not: [thank you]}", "Thank you"));
    assert!(takes("{not: [thank you]}", "Refund"));
    assert!(takes("{any: ['refund*']}", "It was refunded"));
    assert!(!takes("{any: ['refund*']}", "unrefunded"));
    assert!(!takes("{any: [refund]}", "It was refunded"));
    assert!(!takes("{any: [refund]}", "I want a refudn"));
    assert!(takes("{any: [refund], typos: 1}", "I want a refudn!"));
    assert!(takes("{any: [my brakes, 'delive*'], typos: 1}", "where is my deliveries, my braeks squeal"));
    assert!(!takes("{any: [my brakes], typos: 1}", "mi braeks"));
    assert!(!takes("{any: [refund], not: [no refund], typos: 1}", "no refudn"));
}
