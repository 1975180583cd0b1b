//! Values of plans in a line.

use crate::render::diff::piece::{Piece, by_words, ours};
use serde_json::Value;

/// The most characters that are shown of a value beside others.
const MOST: usize = 160;

/// Texts of so many bytes are not compared word by word: that takes as long as they are, squared.
const MOST_COMPARED: usize = 20_000;

/// The fewest words of a text that is compared word by word.
const FEW_WORDS: usize = 3;

/// Whether it is a value that is not said.
pub(super) fn is_hidden(value: &Value) -> bool {
    value.get("hidden").is_some_and(|hidden| *hidden == Value::Bool(true))
}

/// A value in one line.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => one_line(text),
        Value::Array(items) => items.iter().map(inside).collect::<Vec<_>>().join(", "),
        value if is_hidden(value) => "(private)".to_owned(),
        Value::Object(fields) => {
            let each = fields.iter().map(|(name, value)| format!("{name}: {}", inside(value)));
            each.collect::<Vec<_>>().join(", ")
        }
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// A value inside another one.
fn inside(value: &Value) -> String {
    match value {
        value if is_hidden(value) => plain(value),
        Value::Array(_) => format!("[{}]", plain(value)),
        Value::Object(_) => format!("{{{}}}", plain(value)),
        _ => plain(value),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a value.
pub(super) fn short(value: &Value) -> String {
    let text = plain(value);
    if text.chars().count() <= MOST {
        return text;
    }
    let kept: String = text.chars().take(MOST).collect();
    format!("{}…", kept.trim_end())
}

/// From one value to another.
pub(super) fn from_to(old: &Value, new: &Value) -> Vec<Piece> {
    match (old, new) {
        (Value::String(before), Value::String(after))
            if (is_text(before) || is_text(after)) && before.len() + after.len() < MOST_COMPARED =>
        {
            by_words(before, after)
        }
        (Value::Array(before), Value::Array(after)) => by_items(before, after),
        _ => vec![Piece::Plan(short(old)), ours(" → "), Piece::Plan(short(new))],
    }
}

fn is_text(text: &str) -> bool {
    text.split_whitespace().nth(FEW_WORDS - 1).is_some()
}

/// What of a list is gone and what has come; short lists as they are.
fn by_items(old: &[Value], new: &[Value]) -> Vec<Piece> {
    const FEW: usize = 6;
    let (gone, come): (Vec<&Value>, Vec<&Value>) = (
        old.iter().filter(|item| !new.contains(item)).collect(),
        new.iter().filter(|item| !old.contains(item)).collect(),
    );
    let all = |items: &[Value]| Piece::Plan(plain(&Value::Array(items.to_vec())));
    let are_short = old.len() + new.len() <= FEW && !old.is_empty() && !new.is_empty();
    if are_short || (gone.is_empty() && come.is_empty()) {
        return vec![all(old), ours(" → "), all(new)];
    }
    let gone = gone.into_iter().map(|item| Piece::Old(inside(item)));
    let come = come.into_iter().map(|item| Piece::New(inside(item)));
    let mut pieces: Vec<Piece> = Vec::new();
    for piece in gone.chain(come) {
        if !pieces.is_empty() {
            pieces.push(ours(" "));
        }
        pieces.push(piece);
    }
    pieces
}
