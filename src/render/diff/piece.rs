//! A line in pieces, of which those that come from a plan are known: each format makes them harmless in its own way.

use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words of smplan.
    Ours(String),
    /// Words of a plan.
    Plan(String),
    /// The name of a field, or an id.
    Name(String),
    /// What is there no more.
    Old(String),
    /// What is new.
    New(String),
}

pub(super) fn ours(text: impl Into<String>) -> Piece {
    Piece::Ours(text.into())
}

/// The most words that are shown between two changes.
const MOST_BETWEEN: usize = 8;

/// The words of two texts with what is different between them marked; long runs that are the same are left out.
pub(super) fn by_words(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (words(old), words(new));
    let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
    let n_changes = changes.len();
    let mut pieces = Vec::new();
    for (index, change) in changes.into_iter().enumerate() {
        let (gone, come) = (in_range(&old, change.old_range()), in_range(&new, change.new_range()));
        if index > 0 {
            pieces.push(ours(" "));
        }
        match change.tag() {
            DiffTag::Equal => pieces.push(Piece::Plan(shortened(gone, index == 0, index + 1 == n_changes))),
            DiffTag::Delete => pieces.push(Piece::Old(gone.join(" "))),
            DiffTag::Insert => pieces.push(Piece::New(come.join(" "))),
            DiffTag::Replace => {
                pieces.extend([Piece::Old(gone.join(" ")), ours(" "), Piece::New(come.join(" "))]);
            }
        }
    }
    pieces
}

fn in_range<'w>(words: &'w [&'w str], range: Range<usize>) -> &'w [&'w str] {
    words.get(range).unwrap_or_default()
}

/// The words of a text; where its lines end is one as well.
fn words(text: &str) -> Vec<&str> {
    let lines = text.split('\n');
    let mut words: Vec<&str> = Vec::new();
    for (index, line) in lines.enumerate() {
        if index > 0 {
            words.push("⏎");
        }
        words.extend(line.split_whitespace());
    }
    words
}

/// Words that are the same on both sides: those beside what is different.
fn shortened(words: &[&str], is_first: bool, is_last: bool) -> String {
    if words.len() <= MOST_BETWEEN {
        return words.join(" ");
    }
    let half = MOST_BETWEEN / 2;
    let start = if is_first { &[][..] } else { words.get(..half).unwrap_or_default() };
    let end = if is_last { &[][..] } else { words.get(words.len() - half..).unwrap_or_default() };
    [start.join(" "), "…".to_owned(), end.join(" ")].join(" ").trim().to_owned()
}
