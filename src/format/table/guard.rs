//! The sign that keeps a spreadsheet from taking a text for a formula.

use std::borrow::Cow;

/// What stands before a text that begins like a formula.
const GUARD: char = '\'';

/// The text of a cell without the guard that was put before it.
pub fn taken_off(words: Cow<'_, str>) -> Cow<'_, str> {
    match words {
        Cow::Borrowed(text) => Cow::Borrowed(behind_guard(text).unwrap_or(text)),
        Cow::Owned(text) => Cow::Owned(behind_guard(&text).map(str::to_owned).unwrap_or(text)),
    }
}

/// The text of a cell with a guard where one is needed, also where it would be taken for one.
pub(super) fn put_before(words: String) -> String {
    if begins_like_a_formula(&words) { format!("{GUARD}{words}") } else { words }
}

fn behind_guard(text: &str) -> Option<&str> {
    text.strip_prefix(GUARD).filter(|_| begins_like_a_formula(text))
}

/// Whether a spreadsheet may run a text, or what is left of it once guards are taken off.
fn begins_like_a_formula(text: &str) -> bool {
    text.trim_start_matches(GUARD).starts_with(['=', '+', '-', '@', '\t', '\r'])
}
