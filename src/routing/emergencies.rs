//! Phrases by which emergencies are recognised: data, a file for each language.

use crate::plan::EmergencyList;
use crate::routing::pattern::{Expression, Hints, Pattern, is_expression};
use crate::routing::written::Side;
use foldhash::{HashMap, HashSet};
use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

const FILES: [&str; 2] =
    [include_str!("../../data/emergencies/en.txt"), include_str!("../../data/emergencies/de.txt")];

/// The phrases of a list in all languages: people write in any of them.
fn emergencies(list: EmergencyList) -> impl Iterator<Item = (Side, &'static str)> {
    let of_file = move |file: &'static str| {
        let mut is_here = false;
        file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(move |line| {
            if let Some(name) = line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
                is_here = name == list.word();
                return None;
            }
            let phrase = line.strip_prefix("- ").map_or((Side::Any, line), |phrase| (Side::Not, phrase));
            is_here.then_some(phrase)
        })
    };
    FILES.into_iter().flat_map(of_file)
}

/// A phrase of a list: whether it speaks for it, as it is written, and as it is looked for.
type Listed = (Side, &'static str, Rc<Pattern>);

/// The phrases of a list that have words in them; made once for all plans that are read one after the other.
pub(super) fn patterns(list: EmergencyList) -> Rc<[Listed]> {
    thread_local! {
        static KNOWN: Known = Known::of_lists();
        static MADE: RefCell<HashMap<&'static str, Rc<[Listed]>>> = RefCell::default();
    }
    let pattern = |phrase| KNOWN.with(|known| known.pattern(phrase));
    let listed = |(side, phrase)| Some((side, phrase, Rc::new(pattern(phrase)?)));
    let make = || emergencies(list).filter_map(listed).collect();
    MADE.with_borrow_mut(|all| Rc::clone(all.entry(list.word()).or_insert_with(make)))
}

/// What to look for before each regular expression of the lists is tried, as [`needed_in_lists`] writes it.
const NEEDED: &str = include_str!("../../data/emergencies/needed.txt");

/// What is known of the regular expressions of the lists, so that nobody who asks about one comment has to work it out.
struct Known(HashMap<&'static str, &'static str>);

impl Known {
    fn of_lists() -> Known {
        Known(NEEDED.lines().filter_map(|line| line.split_once('\t')).collect())
    }

    /// A phrase of a list, with what is known of it; `None` where there are no words in it.
    fn pattern(&self, phrase: &str) -> Option<Pattern> {
        let pattern = Pattern::of(phrase)?;
        Some(match (pattern, self.hints(phrase)) {
            (Pattern::Expression(expression), Some(hints)) => {
                Pattern::Expression(expression.with_hints(hints))
            }
            (pattern, _) => pattern,
        })
    }

    fn hints(&self, phrase: &str) -> Option<Hints> {
        let (place, words) = self.0.get(phrase)?.split_once('\t').unzip();
        let words = words.map(|words| words.split('\t').map(str::to_owned).collect());
        Some(Hints { words, begin_words: place == Some(AT_WORD) })
    }
}

/// The words stand at the beginning of others.
const AT_WORD: &str = "at word";

/// What to look for before each regular expression of the lists is tried: a line each with the expression, where the words stand,
/// and the words, with tabs between them.
pub fn needed_in_lists() -> String {
    let mut known: HashSet<&str> = HashSet::default();
    let phrases = FILES.iter().flat_map(|file| file.lines());
    let phrases = phrases.map(|line| line.strip_prefix("- ").unwrap_or(line));
    let mut text = String::new();
    for phrase in phrases.filter(|phrase| is_expression(phrase) && known.insert(*phrase)) {
        let Some(Pattern::Expression(expression)) = Pattern::of(phrase) else { continue };
        let hints = Expression::hints(&expression);
        let place = if hints.begin_words { AT_WORD } else { "anywhere" };
        let words = hints.words.iter().flatten().fold(String::new(), |words, word| words + "\t" + word);
        let _ = writeln!(text, "{phrase}\t{place}{words}");
    }
    text
}
