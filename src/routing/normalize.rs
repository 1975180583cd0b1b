//! Comments as they are compared: in one case, with plain quotation marks, without what nobody sees.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A comment in its composed form, with straight quotation marks and without invisible characters; line breaks are spaces.
/// Regular expressions look at this.
pub fn plain(comment: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii() && !matches!(byte, b'\n' | b'\r');
    if comment.bytes().all(is_plain) {
        return Cow::Borrowed(comment);
    }
    let simple = |text: &mut dyn Iterator<Item = char>| -> String { text.filter_map(simple).collect() };
    Cow::Owned(match is_nfc_quick(comment.chars()) {
        IsNormalized::Yes => simple(&mut comment.chars()),
        IsNormalized::No | IsNormalized::Maybe => simple(&mut comment.nfc()),
    })
}

/// A character as it is typed on a keyboard; `None` for one that nobody sees.
fn simple(letter: char) -> Option<char> {
    match letter {
        '\n' | '\r' => Some(' '),
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{FF07}' => Some('\''),
        '\u{201C}'..='\u{201E}' => Some('"'),
        // Soft hyphens, marks of direction, joiners of words and choices between two pictures of an emoji.
        '\u{00AD}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FE0E}'
        | '\u{FE0F}'
        | '\u{FEFF}' => None,
        _ => Some(letter),
    }
}

/// Writes a plain comment in one case, with one space where there are several and one kind of hyphen. Phrases look at this.
pub(super) fn fold(plain: &str, folded: &mut String) {
    folded.clear();
    folded.reserve(plain.len());
    if is_folded(plain) {
        folded.push_str(plain);
        return;
    }
    let mut after_space = false;
    for letter in plain.chars() {
        if letter.is_whitespace() {
            if !after_space {
                folded.push(' ');
            }
            after_space = true;
            continue;
        }
        after_space = false;
        match letter {
            'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
            '\0'..='\x7F' => folded.push(letter),
            '\u{2010}'..='\u{2015}' => folded.push('-'),
            // What upper case writes as two letters.
            'ß' | 'ẞ' => folded.push_str("ss"),
            // The dotted capital of Turkish; upper case makes the other three of its i the same.
            'İ' => folded.push('i'),
            _ => folded.extend(letter.to_uppercase().flat_map(char::to_lowercase)),
        }
    }
}

/// Whether a text is plainly in one case already, as most phrases are.
fn is_folded(plain: &str) -> bool {
    let mut after_space = false;
    plain.bytes().all(|byte| {
        let is_space = byte == b' ';
        let is_so = matches!(byte, b' '..=b'~') && !byte.is_ascii_uppercase() && !(is_space && after_space);
        after_space = is_space;
        is_so
    })
}

/// A text as phrases are compared.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::new();
    fold(&plain(text), &mut folded);
    folded
}

/// Whether a character is part of a word.
pub(super) fn is_in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Whether words of the character's script are written without spaces, so that nobody can tell where one begins: Chinese,
/// Japanese, Thai, Lao, Khmer, Burmese, Tibetan.
pub(super) fn is_without_spaces(letter: char) -> bool {
    matches!(u32::from(letter),
        0x0E00..=0x0EFF | 0x0F00..=0x0FFF | 0x1000..=0x109F | 0x1780..=0x17FF
        | 0x3005..=0x3007 | 0x3040..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF | 0xFF66..=0xFF9F | 0x20000..=0x3FFFF)
}

/// Whether a word ends between two characters.
fn is_boundary(inside: Option<char>, outside: Option<char>) -> bool {
    let (Some(inside), Some(outside)) = (inside, outside) else { return true };
    let in_one_word = is_in_word(inside) && is_in_word(outside);
    !in_one_word || is_without_spaces(inside) || is_without_spaces(outside)
}

/// Whether the bytes from one to another of a folded comment are whole words.
pub(super) fn is_whole(folded: &str, start: usize, end: usize) -> bool {
    let found = folded.get(start..end).unwrap_or_default();
    let before = folded.get(..start).and_then(|before| before.chars().next_back());
    let after = folded.get(end..).and_then(|after| after.chars().next());
    is_boundary(found.chars().next(), before) && is_boundary(found.chars().next_back(), after)
}

/// Whether a word begins at a byte of a folded comment.
pub(super) fn begins_word(folded: &str, start: usize) -> bool {
    let before = folded.get(..start).and_then(|before| before.chars().next_back());
    is_boundary(folded.get(start..).and_then(|found| found.chars().next()), before)
}

#[cfg(test)]
mod tests {
    use crate::routing::normalize::{folded, is_whole};

    #[test]
    fn case_quotation_marks_and_spaces_make_no_difference() {
        assert_eq!(folded("It’s  NEVER\n“too–late”"), "it's never \"too-late\"");
        assert_eq!(folded("STRASSE"), folded("Straße"));
        assert_eq!(folded("İADE ıade"), "iade iade");
        assert_eq!(folded("ΟΔΟΣ"), folded("οδος"));
        assert_eq!(folded("cafe\u{301}"), folded("CAFÉ"));
        assert_eq!(folded("re\u{ad}fund ❤\u{fe0f}"), "refund ❤");
    }

    #[test]
    fn words_are_whole() {
        let is_whole = |text: &str, word: &str| {
            is_whole(text, text.find(word).unwrap(), text.find(word).unwrap() + word.len())
        };
        assert!(is_whole("a refund, now", "refund"));
        assert!(!is_whole("refunds", "refund"));
        assert!(is_whole("northline's", "northline"));
        assert!(is_whole("我要退款吗", "退款"));
        assert!(is_whole("私のiphoneが", "iphone"));
        assert!(is_whole("so 😡😡", "😡"));
        assert!(is_whole("it is #fail", "#fail"));
        assert!(!is_whole("überfall", "fall"));
    }
}
