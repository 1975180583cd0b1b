//! What a cell of a list says, and what spreadsheets make of cells.

use crate::format::without_guard;
use std::borrow::Cow;

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellWords<'c> {
    /// Nothing: it is empty, or says so.
    Nothing,
    Words(Cow<'c, str>),
    /// Words from which nobody knows what stood there, and why.
    Lost(&'static str),
}

/// Reads a cell; what spreadsheets put around a text to keep it as it is is taken off.
pub fn read_cell(written: &str) -> CellWords<'_> {
    const NOTHING: [&str; 6] = ["-", "–", "—", "n/a", "na", "k.a."];
    // What formulas say where they fail, in English and German.
    const FAILED: [&str; 12] = [
        "#N/A", "#NV", "#REF!", "#BEZUG!", "#VALUE!", "#WERT!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!",
        "#ZAHL!", "#DATA!",
    ];
    let trimmed = written.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    let formula = trimmed.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let words = without_guard(Cow::Borrowed(formula.unwrap_or(trimmed)));
    if words.is_empty() || NOTHING.contains(&words.to_lowercase().as_str()) {
        return CellWords::Nothing;
    }
    if FAILED.contains(&words.to_uppercase().as_str()) {
        return CellWords::Lost("a formula failed there");
    }
    if words.len() > 1 && words.bytes().all(|byte| byte == b'#') {
        return CellWords::Lost("the column was too narrow for it");
    }
    if words.contains(char::REPLACEMENT_CHARACTER) {
        return CellWords::Lost("a letter of it is damaged");
    }
    if words.contains(|letter: char| letter.is_control() && !matches!(letter, '\n' | '\t' | '\r')) {
        return CellWords::Lost("it holds signs that nobody sees");
    }
    CellWords::Words(words)
}

/// Words on one line, with one blank between them.
pub(super) fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a spreadsheet has cut a long number: `3.1E+10`.
pub(super) fn is_cut_number(words: &str) -> bool {
    let Some((digits, power)) = words.split_once(['e', 'E']) else { return false };
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let power = power.strip_prefix(['+', '-']).unwrap_or_default();
    are_digits(power) && are_digits(&digits.replace(['.', ','], "")) && digits.contains(['.', ','])
        || (are_digits(digits) && are_digits(power))
}

#[cfg(test)]
mod tests {
    use crate::exchange::cell::{CellWords, is_cut_number, read_cell};

    #[test]
    fn what_spreadsheets_put_around_words_is_taken_off() {
        let words = |written| match read_cell(written) {
            CellWords::Words(words) => words.into_owned(),
            CellWords::Nothing => "nothing".to_owned(),
            CellWords::Lost(why) => why.to_owned(),
        };
        assert_eq!(words("=\"0417\""), "0417");
        assert_eq!(words("'+1-555-555-0121"), "+1-555-555-0121");
        assert_eq!(words("\u{a0}Ridgeway \u{a0}"), "Ridgeway");
        assert_eq!(words("–"), "nothing");
        assert_eq!(words("#N/A"), "a formula failed there");
        assert_eq!(words("####"), "the column was too narrow for it");
        assert_eq!(words("#12"), "#12");
    }

    #[test]
    fn numbers_that_were_cut_are_told_from_words() {
        for cut in ["3.1E+10", "1,55E+10", "4E+05", "1.5e-7"] {
            assert!(is_cut_number(cut), "{cut}");
        }
        for whole in ["31000000000", "E+10", "1E5", "Pier 3E", "3.1"] {
            assert!(!is_cut_number(whole), "{whole}");
        }
    }
}
