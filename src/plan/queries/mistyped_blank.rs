//! Blanks of messages in brackets that nothing fills in: whoever sends the words sends the brackets as well.

use crate::plan::messages::Message;

/// A blank that is not written as `{{ name }}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MistypedBlank<'t> {
    /// What is written, with its brackets.
    pub written: &'t str,
    /// Its name, as a template can have it.
    pub name: String,
}

/// The longest name that is looked for between brackets.
const LONGEST_NAME: usize = 40;

impl Message {
    /// The first words of a text that are probably a blank: in curly brackets, but not in two on each side, or the name of
    /// a placeholder in other brackets.
    pub fn mistyped_blank<'t>(&self, text: &'t str) -> Option<MistypedBlank<'t>> {
        const OPENING: [char; 4] = ['{', '[', '<', '%'];
        const CLOSING: [char; 4] = ['}', ']', '>', '%'];
        let is_mark = |letter: char| OPENING.contains(&letter) || CLOSING.contains(&letter);
        if !text.contains(is_mark) || text.contains("{%") || text.contains("{#") {
            return None; // It has no brackets, or more to it than blanks.
        }
        // Every mark is one byte.
        let place = |next: &mut usize, between: &'t str| {
            Some((std::mem::replace(next, *next + between.len() + 1), between))
        };
        text.split(is_mark).scan(0, place).find_map(|(at, between)| {
            let (before, after) = (text.get(..at)?, text.get(at + between.len()..)?);
            let start = before.trim_end_matches(OPENING).len();
            let opening = before.get(start..)?;
            let closing = after.get(..after.len() - after.trim_start_matches(CLOSING).len())?;
            let (name, start, end) = match (opening, closing) {
                ("{{", "") => {
                    let name = between.trim_start();
                    let name = name.get(..name.find(|letter| !is_part(letter)).unwrap_or(name.len()))?;
                    (name, start, at + between.find(name)? + name.len())
                }
                ("", "}}") => {
                    let rest = between.trim_end();
                    let before = rest.trim_end_matches(is_part).len();
                    (rest.get(before..)?, at + before, at + between.len() + closing.len())
                }
                ("{{", "}}") | ("", _) | (_, "") => return None,
                _ => (between.trim(), start, at + between.len() + closing.len()),
            };
            let is_curly = opening.ends_with('{') || closing.starts_with('}');
            let is_name = (1..=LONGEST_NAME).contains(&name.len())
                && name.chars().all(|letter| is_part(letter) || letter == ' ');
            let meant = name.replace([' ', '-'], "_");
            let is_declared = || self.placeholders.get().is_some_and(|all| all.0.entry(&meant).is_some());
            let written = text.get(start..end)?;
            (is_name && (is_curly || is_declared())).then_some(MistypedBlank { written, name: meant })
        })
    }
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-')
}
