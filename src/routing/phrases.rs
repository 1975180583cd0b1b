//! Many phrases and regular expressions found in texts, each text read once.

use crate::routing::normalize::{fold, is_in_word, is_without_spaces, plain};
use crate::routing::pattern::{Pattern, Problem};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// Phrases by their first word, and regular expressions.
#[derive(Debug, Default)]
pub struct Phrases {
    by_first: HashMap<Box<str>, Vec<Phrase>>,
    /// Those whose only word may go on, as `refund*` does.
    begun: Vec<Phrase>,
    expressions: Vec<(usize, Pattern)>,
}

#[derive(Debug)]
struct Phrase {
    number: usize,
    words: Box<str>,
    /// Whether its last word may go on.
    is_open: bool,
}

/// Where a phrase was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The number of the phrase, in the order in which they were given.
    pub number: usize,
    /// In bytes of the text in one case.
    pub place: Range<usize>,
}

impl Phrases {
    /// Reads phrases as planners write them: words, words with a `*` at the end, or `/a regular expression/`.
    pub fn of<'w>(written: impl IntoIterator<Item = &'w str>) -> Phrases {
        let mut phrases = Phrases { by_first: HashMap::new(), begun: Vec::new(), expressions: Vec::new() };
        for (number, text) in written.into_iter().enumerate() {
            match Pattern::of(text) {
                Some(ref pattern @ (Pattern::Phrase(ref words) | Pattern::Begun(ref words))) => {
                    let is_open = matches!(pattern, Pattern::Begun(_));
                    let phrase = Phrase { number, words: words.clone(), is_open };
                    let first = first_word(&phrase.words);
                    if phrase.is_open && first.len() == phrase.words.len() {
                        phrases.begun.push(phrase);
                    } else {
                        phrases.by_first.entry(first.into()).or_default().push(phrase);
                    }
                }
                Some(expression @ Pattern::Expression(_)) => phrases.expressions.push((number, expression)),
                None => {}
            }
        }
        phrases
    }

    /// Everything that is found in a text, from its beginning on; the longest first where several begin together.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let plain = plain(text);
        let mut folded = String::new();
        fold(&plain, &mut folded);
        let mut hits = Vec::new();
        let mut start = 0;
        while let Some(rest) = folded.get(start..).filter(|rest| !rest.is_empty()) {
            let word = first_word(rest);
            let here = self.by_first.get(word).into_iter().flatten();
            let begun = self.begun.iter().filter(|phrase| word.starts_with(&*phrase.words));
            for phrase in here.chain(begun) {
                let ends_whole = |rest: &str| {
                    let outside = rest.strip_prefix(&*phrase.words).and_then(|behind| behind.chars().next());
                    let inside = phrase.words.chars().next_back();
                    phrase.is_open || !(outside.is_some_and(joins) && inside.is_some_and(joins))
                };
                if rest.starts_with(&*phrase.words) && ends_whole(rest) {
                    hits.push(Hit { number: phrase.number, place: start..start + phrase.words.len() });
                }
            }
            start += word.len();
        }
        for (number, expression) in &self.expressions {
            if let Pattern::Expression(expression) = expression
                && let Some(place) = expression.find(&plain)
            {
                hits.push(Hit { number: *number, place });
            }
        }
        hits.sort_by_key(|hit| (hit.place.start, std::cmp::Reverse(hit.place.end)));
        hits
    }
}

/// What is wrong with a phrase as it is written.
pub fn problem(written: &str) -> Option<Problem> {
    Pattern::of(written).map_or(Some(Problem::Empty), |pattern| pattern.problem())
}

/// Whether a letter and its neighbour can be of one word.
fn joins(letter: char) -> bool {
    is_in_word(letter) && !is_without_spaces(letter)
}

/// The word that a text begins with, else its first character.
pub(super) fn first_word(text: &str) -> &str {
    // Most words are of few letters.
    let plain = text.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'_'));
    if let Some(end) = plain.filter(|end| *end > 0 && text.as_bytes().get(*end).is_some_and(u8::is_ascii)) {
        return text.get(..end).unwrap_or_default();
    }
    let end = text.char_indices().find(|(_, letter)| !joins(*letter)).map_or(text.len(), |(at, _)| at);
    let first = || text.chars().next().map_or(0, char::len_utf8);
    text.get(..if end == 0 { first() } else { end }).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::routing::Phrases;

    #[test]
    fn phrases_are_found_whole_and_begun_ones_with_any_ending() {
        let phrases =
            Phrases::of(["call us", "refund*", "no problem*", "/re(imburse|pay)/", "100 %", "退款", "#fail"]);
        let found = |text: &str| -> Vec<usize> { phrases.find(text).iter().map(|hit| hit.number).collect() };
        assert_eq!(found("Please CALL  us."), [0]);
        assert_eq!(found("we recall users, call usher"), Vec::<usize>::new());
        assert_eq!(found("Refunded, unrefunded, no problems"), [1, 2]);
        assert_eq!(found("We repay you 100 %"), [3, 4]);
        assert_eq!(found("我要退款吗 #fail"), [5, 6]);
    }
}
