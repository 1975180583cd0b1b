//! Texts of the plan, and ids as they are read.

use crate::plan::{Field, Text};

pub(super) fn text(field: &Field<Text>) -> Option<String> {
    field.get().map(|text| text.to_string())
}

pub(super) fn texts(field: &Field<Vec<Text>>) -> Vec<String> {
    field.items().iter().map(|text| text.to_string()).collect()
}

/// A kebab-case word as it is read: `customer-care` → `customer care`.
pub(super) fn word(word: &str) -> String {
    word.replace('-', " ")
}

/// The same with a capital: `Customer care`.
pub(super) fn title(text: &str) -> String {
    let mut words = word(text);
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
        return words;
    }
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
