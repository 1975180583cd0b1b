//! Numbers as spreadsheets write them, which are read only where they have one reading.

use std::borrow::Cow;

/// What a cell says where a number is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NumberReading<'w> {
    /// These words, with a decimal point; they may be no number, which is said where they are read.
    Is(Cow<'w, str>),
    /// A sign in it may begin the decimals or set off the thousands.
    Unclear,
}

/// The reading of a number. Only where no comma stands between cells may one begin the decimals; then `1,000` and `1.000` could be
/// a thousand or one.
pub(super) fn reading(words: Cow<'_, str>, delimiter: char) -> NumberReading<'_> {
    let Some((whole, decimals)) = words.split_once([',', '.']).filter(|_| delimiter != ',') else {
        return NumberReading::Is(words);
    };
    let digits = whole.strip_prefix(['-', '+']).unwrap_or(whole);
    if !are_digits(decimals) || !(digits.is_empty() || are_digits(digits)) {
        return NumberReading::Is(words);
    }
    if decimals.len() == 3 && (1..=3).contains(&digits.len()) && !digits.starts_with('0') {
        return NumberReading::Unclear;
    }
    if words.contains(',') {
        NumberReading::Is(Cow::Owned(words.replace(',', ".")))
    } else {
        NumberReading::Is(words)
    }
}

/// How a number that has two readings is written for each of them.
pub(super) fn ways(words: &str) -> String {
    let whole: String = words.chars().filter(|sign| !matches!(sign, ',' | '.')).collect();
    format!("write {whole}, or {words}0 where the decimals begin there")
}

fn are_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::format::table::numbers::{NumberReading, reading};

    #[test]
    fn a_number_is_read_only_where_it_has_one_reading() {
        let read = |words: &'static str, delimiter| match reading(words.into(), delimiter) {
            NumberReading::Is(words) => words.into_owned(),
            NumberReading::Unclear => "?".to_owned(),
        };
        for (words, read_by_semicolon, read_by_comma) in [
            ("41", "41", "41"),
            ("41,5", "41.5", "41,5"),
            ("41.5", "41.5", "41.5"),
            ("-0,125", "-0.125", "-0,125"),
            ("0.125", "0.125", "0.125"),
            (",5", ".5", ",5"),
            ("1,000", "?", "1,000"),
            ("1.000", "?", "1.000"),
            ("-12.125", "?", "-12.125"),
            ("12.1250", "12.1250", "12.1250"),
            ("1000,125", "1000.125", "1000,125"),
            ("1.000,5", "1.000,5", "1.000,5"),
            ("1.234.567", "1.234.567", "1.234.567"),
            ("many", "many", "many"),
        ] {
            assert_eq!(read(words, ';'), read_by_semicolon, "{words}");
            assert_eq!(read(words, '\t'), read_by_semicolon, "{words}");
            assert_eq!(read(words, ','), read_by_comma, "{words}");
        }
    }
}
