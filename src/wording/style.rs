//! Words that texts do without: those of the house, and those of the rules of a plan.

use crate::routing::Phrases;

/// Lists of words, each with its number, found together: a text is read once for all of them.
#[derive(Debug, Default)]
pub struct WordLists {
    phrases: Phrases,
    /// The list of each phrase, and the phrase as it is written.
    of: Vec<(usize, Box<str>)>,
    n_slow: usize,
}

/// A word of a list that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedWord<'l> {
    /// The number of the list.
    pub list: usize,
    /// The word as the list has it.
    pub words: &'l str,
}

/// How many words with open endings and regular expressions are looked for: each of them is looked for by itself.
pub const MOST_PATTERNS: usize = 500;

impl WordLists {
    /// Lists in the order of their numbers. Words and phrases are found whole and in any case, `refund*` with any ending, and
    /// `/…/` is a regular expression.
    pub fn of<'w, L: IntoIterator<Item = &'w str>>(lists: impl IntoIterator<Item = L>) -> WordLists {
        let mut of: Vec<(usize, Box<str>)> = Vec::new();
        let mut n_slow = 0;
        for (number, list) in lists.into_iter().enumerate() {
            for words in list {
                let is_slow = words.ends_with('*') || words.starts_with('/');
                n_slow += usize::from(is_slow);
                if !is_slow || n_slow <= MOST_PATTERNS {
                    of.push((number, words.into()));
                }
            }
        }
        WordLists { phrases: Phrases::of(of.iter().map(|(_, words)| &**words)), of, n_slow }
    }

    /// Whether there were more open endings and regular expressions than are looked for.
    pub fn are_too_many(&self) -> bool {
        self.n_slow > MOST_PATTERNS
    }

    /// What is found in a text: of each list the word that is written first in it, in the order of the lists.
    pub fn find(&self, text: &str) -> Vec<ListedWord<'_>> {
        let mut numbers: Vec<usize> = self.phrases.find(text).iter().map(|hit| hit.number).collect();
        numbers.sort_unstable();
        let listed = numbers.into_iter().filter_map(|number| self.of.get(number));
        let mut found: Vec<ListedWord<'_>> =
            listed.map(|(list, words)| ListedWord { list: *list, words }).collect();
        found.dedup_by_key(|one| one.list);
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::wording::style::{ListedWord, WordLists};

    #[test]
    fn of_each_list_one_word_is_found() {
        let lists = WordLists::of([
            vec!["sorry if you", "sorry you feel"],
            vec!["prize*", "/gratis/"],
            vec!["price"],
        ]);
        let found = lists.find("We are SORRY if you feel that you won all prizes gratis.");
        let expected =
            [ListedWord { list: 0, words: "sorry if you" }, ListedWord { list: 1, words: "prize*" }];
        assert_eq!(found, expected);
        assert!(lists.find("We are sorry that your order came late.").is_empty());
    }
}
