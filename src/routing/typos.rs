//! Phrases in which one letter is wrong, missing or too many, or stands in the other order.

use crate::routing::phrases::first_word;
use foldhash::HashMap;
use std::ops::Range;

/// Phrases of rows that forgive a typo, by their first letter, which has to be right.
#[derive(Debug, Default)]
pub(super) struct Forgiving {
    by_first: HashMap<char, Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    number: u32,
    words: Box<str>,
    /// Whether its last word may go on.
    is_open: bool,
}

/// In shorter words another letter makes another word.
const SHORTEST: usize = 5;

impl Forgiving {
    pub(super) fn add(&mut self, number: u32, words: &str, is_open: bool) {
        if let Some(first) = words.chars().next() {
            self.by_first.entry(first).or_default().push(Phrase { number, words: words.into(), is_open });
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// Every phrase that is in a text in one case, with its place.
    pub(super) fn find(&self, folded: &str, mut found: impl FnMut(u32, Range<usize>)) {
        let mut start = 0;
        while let Some(rest) = folded.get(start..).filter(|rest| !rest.is_empty()) {
            let first = rest.chars().next();
            for phrase in first.and_then(|first| self.by_first.get(&first)).into_iter().flatten() {
                if let Some(length) = phrase.length_in(rest) {
                    found(phrase.number, start..start + length);
                }
            }
            start += first_word(rest).len();
        }
    }
}

impl Phrase {
    /// How much of the beginning of a text is the phrase with at most one typo.
    fn length_in(&self, text: &str) -> Option<usize> {
        let (mut length, mut has_typo) = (0, false);
        let mut left = &*self.words;
        while !left.is_empty() {
            let word = first_word(left);
            let here = first_word(text.get(length..)?);
            left = left.get(word.len()..)?;
            let goes_on = || self.is_open && left.is_empty() && here.starts_with(word);
            if word != here && !goes_on() {
                if has_typo || !is_typo(word, here) {
                    return None;
                }
                has_typo = true;
            }
            length += here.len();
        }
        Some(length)
    }
}

/// Whether a word is another one with one typo behind its first letter.
fn is_typo(word: &str, here: &str) -> bool {
    let (word, here): (Vec<char>, Vec<char>) = (word.chars().collect(), here.chars().collect());
    if word.len() < SHORTEST || word.len().abs_diff(here.len()) > 1 || word.first() != here.first() {
        return false;
    }
    let n_same = word.iter().zip(&here).take_while(|(one, other)| one == other).count();
    let rests = (word.get(n_same..).unwrap_or_default(), here.get(n_same..).unwrap_or_default());
    match rests {
        ([one, two, left @ ..], [other_two, other_one, others @ ..])
            if one == other_one && two == other_two && left == others =>
        {
            true
        }
        ([_, left @ ..], [_, others @ ..]) if left == others => true,
        ([_, left @ ..], others) if left == others => true,
        (left, [_, others @ ..]) => left == others,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::routing::typos::is_typo;

    #[test]
    fn one_letter_may_be_wrong_missing_too_many_or_in_the_other_order() {
        for typo in ["refudn", "refund", "refun", "refuund", "refumd", "refunds"] {
            assert!(typo == "refund" || is_typo("refund", typo), "{typo}");
        }
        for other in ["refuse", "refudns", "befund", "re", ""] {
            assert!(!is_typo("refund", other), "{other}");
        }
        assert!(!is_typo("fire", "fore"), "short words have to be right");
    }
}
