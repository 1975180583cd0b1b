//! Which of two values of a field asks for more.

use crate::format::tighter::Tighter;
use crate::format::values::{Duration, Hours};
use std::collections::HashSet;

/// What stands in a field, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared<'t> {
    /// Nothing is there, and nothing holds in its place.
    Nothing,
    Word(&'t str),
    /// A list, or words of which the order does not matter.
    Words(Vec<&'t str>),
    /// How bad a severity is: 0 is the worst.
    Rank(usize),
}

impl Tighter {
    /// Whether the second value asks for less than the first; what cannot be read does not.
    pub fn is_looser(self, before: &Compared<'_>, after: &Compared<'_>) -> bool {
        if before == after {
            return false;
        }
        match self {
            Tighter::Less => match (minutes(before), minutes(after)) {
                (Some(before), Some(after)) => after > before,
                (Some(_), None) => *after == Compared::Nothing,
                (None, _) => false,
            },
            Tighter::More => match (number(before), number(after)) {
                (Some(before), Some(after)) => after < before,
                (Some(_), None) => *after == Compared::Nothing,
                (None, _) => false,
            },
            Tighter::Superset => match (hours(before), hours(after)) {
                (Some(before), Some(after)) => !after.covers(&before),
                _ => !words(before).is_subset(&words(after)),
            },
            Tighter::Subset => !words(after).is_subset(&words(before)),
            Tighter::True => is_true(before) && !is_true(after),
            Tighter::Worse => match (before, after) {
                (Compared::Rank(before), Compared::Rank(after)) => after > before,
                (Compared::Rank(_), _) => true,
                _ => false,
            },
        }
    }

    /// How a value that asks for less compares with one that asks for more.
    pub fn looser_in_words(self) -> &'static str {
        match self {
            Tighter::Less => "slower",
            Tighter::More => "less",
            Tighter::Superset => "narrower",
            Tighter::Subset => "wider",
            Tighter::True => "weaker",
            Tighter::Worse => "milder",
        }
    }

    /// What to write instead of a value that asks for less.
    pub fn help(self, before: &str) -> String {
        match self {
            Tighter::Less => format!("take it out, or write {before} or less"),
            Tighter::More => format!("take it out, or write {before} or more"),
            Tighter::Superset => format!("take it out, or name all of this, and more: {before}"),
            Tighter::Subset => format!("take it out, or name nothing but this: {before}"),
            Tighter::True => format!("take it out, or write {before}"),
            Tighter::Worse => format!("take it out, or write {before} or one that is worse"),
        }
    }
}

/// The longest of some durations: what is kept at the latest.
fn minutes(compared: &Compared<'_>) -> Option<u64> {
    words_of(compared).filter_map(Duration::parse).map(Duration::in_minutes).max()
}

fn number(compared: &Compared<'_>) -> Option<f64> {
    words_of(compared).next()?.parse().ok()
}

fn hours(compared: &Compared<'_>) -> Option<Hours> {
    match compared {
        Compared::Word(word) => Hours::parse(word),
        Compared::Nothing | Compared::Words(_) | Compared::Rank(_) => None,
    }
}

fn words<'t>(compared: &Compared<'t>) -> HashSet<&'t str> {
    words_of(compared).collect()
}

fn words_of<'t>(compared: &Compared<'t>) -> impl Iterator<Item = &'t str> {
    let words: &[&'t str] = match compared {
        Compared::Word(word) => std::slice::from_ref(word),
        Compared::Words(words) => words,
        Compared::Nothing | Compared::Rank(_) => &[],
    };
    words.iter().copied()
}

fn is_true(compared: &Compared<'_>) -> bool {
    words_of(compared).any(|word| matches!(word, "true" | "required"))
}

#[cfg(test)]
mod tests {
    use crate::format::compared::Compared;
    use crate::format::tighter::Tighter;

    #[test]
    fn what_asks_for_less_is_looser() {
        let word = Compared::Word;
        let words = |words: &[&'static str]| Compared::Words(words.to_vec());
        for (tighter, before, after, is_looser) in [
            (Tighter::Less, word("15m"), word("45m"), true),
            (Tighter::Less, word("1h"), word("45m"), false),
            (Tighter::Less, word("1h"), word("60m"), false),
            (Tighter::Less, word("1h"), Compared::Nothing, true),
            (Tighter::Less, Compared::Nothing, word("3d"), false),
            (Tighter::Less, word("15m"), words(&["1m", "2h"]), true),
            (Tighter::Less, word("15m"), word("soon"), false),
            (Tighter::More, word("3"), word("2"), true),
            (Tighter::More, word("3"), word("4"), false),
            (Tighter::Superset, words(&["complaints"]), words(&["praise", "complaints"]), false),
            (Tighter::Superset, words(&["complaints"]), words(&["praise"]), true),
            (Tighter::Superset, words(&["complaints"]), Compared::Nothing, true),
            (Tighter::Superset, word("Mo-Fr 09:00-17:00"), word("Mo-Sa 08:00-18:00"), false),
            (Tighter::Superset, word("Mo-Fr 09:00-17:00"), word("Mo-Th 08:00-18:00"), true),
            (Tighter::Superset, word("Mo-Fr 09:00-17:00"), word("24/7"), false),
            (Tighter::Superset, word("Fr 22:00-26:00"), word("Fr 22:00-24:00; Sa 00:00-02:00"), false),
            (Tighter::Superset, word("Mo-Fr 09:00-17:00"), word("Mo-Fr 09:00-17:00; PH off"), true),
            (Tighter::Superset, word("Mo-Fr 09:00-17:00; PH off"), word("Mo-Sa 09:00-17:00; PH off"), false),
            (Tighter::Subset, words(&["refund"]), words(&["refund", "block"]), true),
            (Tighter::Subset, words(&["refund", "block"]), words(&["block"]), false),
            (Tighter::Subset, Compared::Nothing, words(&["block"]), true),
            (Tighter::True, word("true"), word("false"), true),
            (Tighter::True, word("evaluate"), Compared::Nothing, false),
            (Tighter::Worse, Compared::Rank(1), Compared::Rank(3), true),
            (Tighter::Worse, Compared::Rank(1), Compared::Rank(0), false),
        ] {
            assert_eq!(tighter.is_looser(&before, &after), is_looser, "{tighter:?} {before:?} {after:?}");
        }
    }
}
