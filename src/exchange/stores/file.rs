//! The file of a store, as it is first written.

use crate::edit::fresh;
use std::fmt::Write as _;

/// What is said of somebody; a field without words is to be filled in.
pub type PersonFields = Vec<(&'static str, Option<String>)>;

/// A store that has no file yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewStore {
    /// The path of the plan that it builds on, from its own folder.
    pub extends: String,
    /// The id of the location.
    pub id: String,
    /// What is said of the location.
    pub fields: Vec<(&'static str, String)>,
    /// People by their ids; a field without words is to be filled in.
    pub people: Vec<(String, PersonFields)>,
    /// Who holds which role.
    pub binds: Vec<(String, Vec<String>)>,
}

/// What stands where somebody has to fill something in, so that nobody forgets it.
const TO_FILL_IN: &str = "TODO";

/// The text of the file.
pub fn new_store(store: &NewStore) -> String {
    // A path that leads up begins with points, which need no quotes.
    let is_usual = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '/' | '-' | '_');
    let extends =
        if store.extends.chars().all(is_usual) { store.extends.clone() } else { on_a_line(&store.extends) };
    let mut text = format!("smplan: 1\nextends: {extends}\nlocation: {}\n", on_a_line(&store.id));
    if !store.people.is_empty() {
        text.push_str("\npeople:\n");
    }
    for (id, fields) in &store.people {
        let words = fields.iter().map(|(field, words)| (*field, words.as_deref().unwrap_or(TO_FILL_IN)));
        let words: Vec<String> =
            words.map(|(field, words)| format!("{field}: {}", in_brackets(words))).collect();
        let _ = writeln!(text, "  {id}: {{{}}}", words.join(", "));
    }
    if store.fields.is_empty() && store.binds.is_empty() {
        return text;
    }
    let _ = writeln!(text, "\nlocations:\n  {}:", store.id);
    for (field, words) in &store.fields {
        let _ = writeln!(text, "    {field}: {}", on_a_line(words));
    }
    if !store.binds.is_empty() {
        let binds = store.binds.iter().map(|(role, people)| format!("{role}: [{}]", people.join(", ")));
        let _ = writeln!(text, "    binds: {{{}}}", binds.collect::<Vec<_>>().join(", "));
    }
    text
}

fn on_a_line(words: &str) -> String {
    fresh(words, false).unwrap_or_default()
}

fn in_brackets(words: &str) -> String {
    fresh(words, true).unwrap_or_default()
}
