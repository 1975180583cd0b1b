//! What labels teach about a table, for people: where messages went, which phrases are wrong, which words are missing, and which
//! row does better elsewhere.

use crate::cli::triage::print::{grouped, samples};
use crate::routing::{Census, LabelReport, Move, PhraseReport, UnusualWords, Went};
use std::fmt::Write;

pub(super) fn teach(text: &mut String, census: &Census, labels: &LabelReport, column: &str) {
    let kind = |row: usize| {
        let row = row.checked_sub(1).and_then(|index| census.rows.get(index));
        row.map_or("", |row| row.kind.as_str())
    };
    sums(text, labels, column);
    measures(text, labels);
    went(text, labels);
    worst(text, labels);
    phrases(text, &census.phrases, &kind);
    missed_words(text, &labels.missed_words);
    moves(text, &labels.moves, &kind);
    unknown(text, labels);
}

/// How many are right of which, so that every message is in one of the sums.
fn sums(text: &mut String, labels: &LabelReport, column: &str) {
    let _ = writeln!(
        text,
        "\nAgainst the labels in `{column}`: {} of {} right ({:.1}%)",
        grouped(labels.right),
        grouped(labels.labelled),
        labels.percent_right
    );
    let _ = writeln!(
        text,
        "  {} of {} would be right if nothing matched ({:.1}%)",
        grouped(labels.right_unmatched),
        grouped(labels.labelled),
        labels.percent_right_unmatched
    );
    for (count, what) in [
        (labels.blank, "without a label"),
        (labels.unknown, "with a label that is no kind and no playbook of the plan"),
        (labels.left_out, "with more different labels than are counted"),
    ] {
        if count > 0 {
            let _ = writeln!(text, "  not counted: {} {what}", grouped(count));
        }
    }
}

fn measures(text: &mut String, labels: &LabelReport) {
    let width = labels.rows.iter().map(|row| row.kind.chars().count()).max().unwrap_or(0).max(4);
    let _ = writeln!(text, "  row  {:width$}  labelled     taken    recall  precision", "kind");
    let percent = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |share| format!("{share:.1}%"));
    for row in labels.rows.iter().filter(|row| row.labelled > 0 || row.taken > 0) {
        let _ = writeln!(
            text,
            "  {:3}  {:width$}  {:>8}  {:>8}  {:>8}  {:>9}",
            row.row,
            row.kind,
            grouped(row.labelled),
            grouped(row.taken),
            percent(row.recall),
            percent(row.precision)
        );
    }
}

/// Where the messages of each label went.
fn went(text: &mut String, labels: &LabelReport) {
    if labels.labels.is_empty() {
        return;
    }
    text.push_str("\nWhere the messages of each label went\n");
    let width = labels.labels.iter().map(|label| label.label.chars().count()).max().unwrap_or(0);
    for label in &labels.labels {
        let parts: Vec<String> =
            label.went.iter().map(|went| format!("{} {}", grouped(went.comments), place(went))).collect();
        let _ =
            writeln!(text, "  {:width$}  {:>7}: {}", label.label, grouped(label.comments), parts.join(", "));
    }
}

fn place(went: &Went) -> String {
    let right = if went.is_right { " (right)" } else { "" };
    match (&went.kind, went.row) {
        (Some(kind), Some(row)) => format!("to row {row} {kind}{right}"),
        (None, Some(row)) => format!("to row {row}{right}"),
        _ => format!("unmatched{right}"),
    }
}

fn worst(text: &mut String, labels: &LabelReport) {
    if !labels.worst.iter().any(|miss| !miss.samples.is_empty()) {
        return;
    }
    text.push_str("\nThe worst misses\n");
    for miss in &labels.worst {
        let messages = if miss.comments == 1 { "message" } else { "messages" };
        let went = match (&miss.kind, miss.row) {
            (Some(kind), Some(row)) => format!("to row {row} {kind}"),
            _ => "unmatched".to_owned(),
        };
        let _ = writeln!(text, "  {} {messages} labelled {}, {went}", grouped(miss.comments), miss.label);
        samples(text, &miss.samples);
    }
}

/// What the phrases catch: first those that are better dropped, then those that are wrong most often, then those that catch most.
fn phrases<'k>(text: &mut String, all: &[PhraseReport], kind: &dyn Fn(usize) -> &'k str) {
    const MOST: usize = 12;
    let mut phrases: Vec<&PhraseReport> = all.iter().filter(|phrase| phrase.labelled > 0).collect();
    if phrases.is_empty() {
        return;
    }
    let n_wrong = |phrase: &PhraseReport| phrase.labelled - phrase.right;
    phrases.sort_by_key(|phrase| {
        (!phrase.drop, std::cmp::Reverse(n_wrong(phrase)), std::cmp::Reverse(phrase.comments), phrase.row)
    });
    text.push_str("\nPhrases, those that are wrong first\n");
    text.push_str("  messages     right   only it\n");
    for phrase in phrases.iter().take(MOST) {
        let list = if phrase.of_list { " (of a list)" } else { "" };
        let advice = if phrase.drop {
            format!("; drop it: {} more right, {} fewer", grouped(phrase.won), grouped(phrase.lost))
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "  {:>8}  {:>8}  {:>8}  `{}`{list}, row {} {}{advice}",
            grouped(phrase.comments),
            grouped(phrase.right),
            grouped(phrase.only),
            phrase.phrase,
            phrase.row,
            kind(phrase.row)
        );
    }
    if phrases.len() > MOST {
        let _ = writeln!(text, "  and {} more: --format json has all", phrases.len() - MOST);
    }
}

fn missed_words(text: &mut String, labels: &[UnusualWords]) {
    if labels.is_empty() {
        return;
    }
    text.push_str("\nUnusually frequent where a label is missed\n");
    for label in labels {
        let _ = writeln!(
            text,
            "  {} ({} missed, {} others)",
            label.label,
            grouped(label.missed),
            grouped(label.others)
        );
        for run in &label.words {
            let _ = writeln!(
                text,
                "    {:>7} missed, {:>7} others  {}",
                grouped(run.missed),
                grouped(run.others),
                run.words
            );
        }
    }
}

fn moves<'k>(text: &mut String, moves: &[Move], kind: &dyn Fn(usize) -> &'k str) {
    if moves.is_empty() {
        return;
    }
    text.push_str("\nRows that do better elsewhere\n");
    for one in moves {
        let direction = if one.is_up { "above" } else { "below" };
        let _ = writeln!(
            text,
            "  row {} {} {direction} row {} {}: {} more right, {} fewer",
            one.row,
            kind(one.row),
            one.to,
            kind(one.to),
            grouped(one.won),
            grouped(one.lost)
        );
    }
}

fn unknown(text: &mut String, labels: &LabelReport) {
    const MOST: usize = 8;
    if labels.unknown_labels.is_empty() {
        return;
    }
    let all = labels.unknown_labels.iter().take(MOST);
    let all: Vec<String> =
        all.map(|label| format!("`{}` {}", label.label, grouped(label.comments))).collect();
    let _ = writeln!(text, "\nLabels that are no kind and no playbook of the plan: {}", all.join(", "));
}
