//! Many words in one text: one by one for a few comments, in one pass for many.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use std::cell::{Cell, OnceCell};
use std::ops::Range;

/// Words that are looked for in one comment after the other.
#[derive(Debug, Default)]
pub(super) struct Finder {
    words: Vec<String>,
    /// How many bytes were looked at word by word.
    n_read: Cell<usize>,
    automaton: OnceCell<Option<AhoCorasick>>,
}

impl Finder {
    pub(super) fn of(words: Vec<String>) -> Finder {
        Finder { words, ..Finder::default() }
    }

    /// Everywhere that a word is, with its number; those that overlap too.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(usize, Range<usize>)) {
        // To make the automaton takes as long as to look for all words in so much text.
        const FEW: usize = 2_000;
        let n_read = self.n_read.get();
        if n_read + text.len() <= FEW {
            self.n_read.set(n_read + text.len());
            return self.one_by_one(text, found);
        }
        let made = self.automaton.get_or_init(|| {
            let mut builder = AhoCorasickBuilder::new();
            builder.match_kind(MatchKind::Standard).kind(Some(AhoCorasickKind::ContiguousNFA));
            builder.build(&self.words).ok()
        });
        match made {
            Some(automaton) => {
                for hit in automaton.find_overlapping_iter(text) {
                    found(hit.pattern().as_usize(), hit.start()..hit.end());
                }
            }
            None => self.one_by_one(text, found),
        }
    }

    fn one_by_one(&self, text: &str, mut found: impl FnMut(usize, Range<usize>)) {
        let pairs = Pairs::of(text);
        for (number, word) in self.words.iter().enumerate().filter(|(_, word)| pairs.may_hold(word)) {
            let mut from = 0;
            while let Some(at) = text.get(from..).and_then(|rest| rest.find(word.as_str())) {
                let start = from + at;
                found(number, start..start + word.len());
                // A word may begin in itself.
                from =
                    start + text.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            }
        }
    }
}

/// Which two bytes stand beside each other in a text: most words begin with two that do not, and need not be looked for.
struct Pairs([u64; 1024]);

impl Pairs {
    fn of(text: &str) -> Pairs {
        let mut pairs = [0; 1024];
        for (one, other) in text.bytes().zip(text.bytes().skip(1)) {
            let (word, bit) = Pairs::place(one, other);
            if let Some(word) = pairs.get_mut(word) {
                *word |= 1 << bit;
            }
        }
        Pairs(pairs)
    }

    fn may_hold(&self, word: &str) -> bool {
        let [one, other, ..] = word.as_bytes() else { return true };
        let (word, bit) = Pairs::place(*one, *other);
        self.0.get(word).is_some_and(|word| word >> bit & 1 == 1)
    }

    fn place(one: u8, other: u8) -> (usize, u32) {
        let pair = usize::from(one) << 8 | usize::from(other);
        (pair >> 6, u32::from(other & 63))
    }
}

#[cfg(test)]
mod tests {
    use crate::routing::finder::Finder;

    #[test]
    fn few_comments_are_read_as_many_are() {
        let words = ["aa", "a", "äa", "refund", "fund", "d n"].map(str::to_owned).to_vec();
        let text = "aaäaa refund now: the fund aaa";
        let all = |finder: &Finder| {
            let mut all = Vec::new();
            finder.find(text, |number, place| all.push((number, place.start, place.end)));
            all.sort_unstable();
            all
        };
        let finder = Finder::of(words);
        let first = all(&finder);
        assert!(finder.automaton.get().is_none());
        finder.n_read.set(usize::MAX / 2);
        assert_eq!(all(&finder), first);
        assert!(finder.automaton.get().is_some());
        assert_eq!(first.len(), 16);
    }
}
