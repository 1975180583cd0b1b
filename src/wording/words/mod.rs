//! The names of units of time, and the small words around them: data, a file a language.

mod any;
mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;

use crate::wording::tokens::{Kind, Token};

/// What a word or a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A number in words.
    Number(u32),
    /// A unit of time, in minutes.
    Unit(u32),
    /// `within`: a time follows that something is promised in.
    Within,
    /// What may stand between `within` and the time, such as `the next`.
    Filler,
    /// `by`: a time of the clock follows.
    By,
    /// `every`: a time follows.
    Every,
    To,
    And,
    From,
    /// `h`, `Uhr`: behind a time of the clock.
    Clock,
    Am,
    Pm,
    /// A day of the week.
    Day,
    /// A day of the week in a word that means nothing else, `tomorrow`, a month: something happens then.
    Then,
    Weekdays,
    Weekend,
    Not,
    /// At every hour of every day.
    Always,
    /// `any time`, which is nothing without `Reach`.
    AnyTime,
    /// To be reached, to answer.
    Reach,
    /// Something is given to the customer.
    Gives,
    /// Something else than an answer, of which a plan has no times: a refund that arrives, a parcel, a warranty.
    OtherMatter,
    /// A currency in words.
    Currency(&'static str),
}

/// Phrases in the order of their first words, the longest first: the first word, the others, and what they stand for. Words
/// and signs are parted by spaces.
pub(super) type Words = &'static [(&'static str, &'static str, &'static [Meaning])];

/// The words of the languages that are known.
const LANGUAGES: [(&str, Words); 6] = [
    ("en", en::WORDS),
    ("de", de::WORDS),
    ("fr", fr::WORDS),
    ("es", es::WORDS),
    ("nl", nl::WORDS),
    ("it", it::WORDS),
];

/// Whether the words for times are known of a language, such as `en` or `pt-BR`.
pub fn is_known(language: &str) -> bool {
    known(language).is_some()
}

/// The words of a language; where they are not known, those that are the same in all.
pub(super) fn of(language: &str) -> Words {
    known(language).unwrap_or(any::WORDS)
}

fn known(language: &str) -> Option<Words> {
    let code = language.split(['-', '_']).next().unwrap_or_default();
    LANGUAGES.iter().find(|(known, _)| known.eq_ignore_ascii_case(code)).map(|(_, words)| *words)
}

/// The longest phrase that tokens of a text begin with: how many tokens it has, and what it stands for.
pub(super) fn longest(words: Words, text: &str, tokens: &[Token]) -> Option<(usize, &'static [Meaning])> {
    let written = |token: &Token| text.get(token.place.clone()).unwrap_or_default();
    let first = written(tokens.first()?);
    let start = words.partition_point(|(word, ..)| *word < first);
    let begun = words.get(start..)?.iter().take_while(|(word, ..)| *word == first);
    for (_, more, meanings) in begun {
        let mut n_tokens = 1;
        let fits = more.is_empty()
            || more.split(' ').all(|word| {
                let token = tokens.get(n_tokens);
                n_tokens += 1;
                token.is_some_and(|token| match token.kind {
                    Kind::Sign(sign) => word.len() == sign.len_utf8() && word.starts_with(sign),
                    Kind::Word | Kind::Number => written(token) == word,
                })
            });
        if fits {
            return Some((n_tokens, meanings));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::wording::words::{LANGUAGES, any};

    #[test]
    fn words_are_in_order_the_longest_first() {
        for (language, words) in LANGUAGES.iter().chain([&("any", any::WORDS)]) {
            for pair in words.windows(2) {
                let [one, two] = pair else { continue };
                let n_words = |more: &str| more.split(' ').filter(|word| !word.is_empty()).count();
                let is_in_order = one.0 < two.0 || one.0 == two.0 && n_words(one.1) >= n_words(two.1);
                assert!(is_in_order, "{language}: {one:?} before {two:?}");
            }
        }
    }
}
