//! Letters that look alike as one letter, so that a word is the same word with a Cyrillic `а` or an accent in it.

use std::ops::{Range, RangeInclusive};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text with its letters as they look, and where each of them stands.
pub(super) struct Folded {
    text: String,
    /// For each byte of the text the byte of the original.
    places: Vec<usize>,
    length: usize,
}

/// Syllables, which are no letters with marks.
const HANGUL: RangeInclusive<char> = '\u{ac00}'..='\u{d7a3}';

impl Folded {
    pub(super) fn of(original: &str) -> Folded {
        let mut folded = Folded { text: String::new(), places: Vec::new(), length: original.len() };
        for (place, letter) in original.char_indices() {
            let mut push = |part: char| {
                let part = alike(part);
                folded.places.extend(std::iter::repeat_n(place, part.len_utf8()));
                folded.text.push(part);
            };
            if HANGUL.contains(&letter) {
                push(letter);
            } else {
                std::iter::once(letter).nfkd().filter(|part| !is_unseen(*part)).for_each(push);
            }
        }
        folded
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where a part of it stands in the original.
    pub(super) fn place(&self, part: &Range<usize>) -> Range<usize> {
        let at = |offset: usize| self.places.get(offset).copied().unwrap_or(self.length);
        at(part.start)..at(part.end)
    }
}

fn is_unseen(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The Latin letter that a letter looks like.
fn alike(letter: char) -> char {
    match letter {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'е' | 'Е' | 'Ε' => 'e',
        'о' | 'О' | 'ο' | 'Ο' | 'ø' | 'Ø' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => 'p',
        'с' | 'С' => 'c',
        'х' | 'Х' => 'x',
        'у' | 'У' => 'y',
        'ѕ' | 'Ѕ' => 's',
        'і' | 'І' | 'ı' | 'ι' => 'i',
        'к' | 'К' | 'κ' | 'Κ' => 'k',
        'т' | 'Т' | 'τ' => 't',
        'ԁ' => 'd',
        'ѡ' | 'ԝ' | 'ω' => 'w',
        'ո' => 'n',
        'ł' | 'Ł' => 'l',
        '：' | '∶' | 'ː' => ':',
        '＝' => '=',
        letter => letter,
    }
}
