//! What many comments are about, by the words that they share.

use foldhash::fast::RandomState;
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use unicode_segmentation::UnicodeSegmentation;

/// Counts runs of one to three words, without small words at their ends.
#[derive(Debug)]
pub(super) struct Frequent {
    language: String,
    most_runs: usize,
    small: HashSet<&'static str, RandomState>,
    has_list: bool,
    numbers: HashMap<Box<str>, u32, RandomState>,
    words: Vec<Box<str>>,
    runs: HashMap<Run, Count, RandomState>,
    n_comments: u32,
    /// How often a run may have been seen before it was forgotten.
    n_forgotten: u32,
    tokens: Vec<Option<u32>>,
}

/// The numbers of one to three words; `NONE` where there are fewer.
type Run = [u32; 3];

const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    comments: u32,
    /// The number of the last comment: each counts once.
    last: u32,
}

/// The most runs that are remembered where nothing else is said: some five megabytes.
const MOST_RUNS: usize = 100_000;

/// The longest comment of which all is read, in words.
const MOST_WORDS: usize = 400;

/// The words that most comments share.
#[derive(Debug, Serialize)]
pub struct FrequentWords {
    /// The runs of words, the most frequent first.
    pub runs: Vec<FrequentRun>,
    /// How many comments too few each may count, because rare runs were forgotten on the way.
    pub at_most_missed: u32,
    /// The language whose small words are left out; nothing where it has no list.
    pub small_words_of: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct FrequentRun {
    pub words: String,
    pub comments: u32,
}

impl Frequent {
    /// Counts comments in a language, such as `en` or `pt-BR`.
    pub(super) fn of(language: &str) -> Frequent {
        Frequent::at_most(language, MOST_RUNS)
    }

    /// The same with at most so many runs of words in memory.
    pub(super) fn at_most(language: &str, most_runs: usize) -> Frequent {
        let code = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let list = stop_words::lookup(&code);
        Frequent {
            language: code,
            most_runs,
            small: list.unwrap_or_default().iter().copied().collect(),
            has_list: list.is_some(),
            numbers: HashMap::default(),
            words: Vec::new(),
            runs: HashMap::default(),
            n_comments: 0,
            n_forgotten: 0,
            tokens: Vec::new(),
        }
    }

    /// Counts a comment in one case.
    pub(super) fn add(&mut self, folded: &str) {
        self.n_comments = self.n_comments.saturating_add(1);
        let mut tokens = std::mem::take(&mut self.tokens);
        tokens.clear();
        for part in folded.split(' ') {
            // Addresses and names of accounts say nothing of what it is about.
            if part.starts_with(['@']) || part.starts_with("http") || part.starts_with("www.") {
                tokens.push(None);
                continue;
            }
            for word in part.unicode_words().take(MOST_WORDS) {
                let is_small = self.small.contains(word)
                    || word.len() < 2
                    || word.bytes().all(|byte| byte.is_ascii_digit());
                tokens.push(if is_small { None } else { Some(self.number(word)) });
            }
            if part.ends_with(['.', '!', '?', ',', ';', ':']) {
                tokens.push(None);
            }
            if tokens.len() > MOST_WORDS {
                break;
            }
        }
        let rare = self.rare();
        // Whether the run of the two words before was worth counting.
        let mut goes_on = false;
        for (place, token) in tokens.iter().enumerate() {
            let before = |n_words: usize| tokens.get(place.checked_sub(n_words)?).copied().flatten();
            let Some(third) = *token else {
                goes_on = false;
                continue;
            };
            let is_usual = self.count([third, NONE, NONE]) > rare;
            let Some(second) = before(1).filter(|second| is_usual && self.seen([*second, NONE, NONE]) > rare)
            else {
                goes_on = false;
                continue;
            };
            let is_usual = self.count([second, third, NONE]) > rare;
            if let Some(first) = before(2).filter(|_| goes_on && is_usual) {
                self.count([first, second, third]);
            }
            goes_on = is_usual;
        }
        self.tokens = tokens;
        if self.runs.len() > self.most_runs {
            self.forget();
        }
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(NONE - 1);
        self.words.push(word.into());
        self.numbers.insert(word.into(), number);
        number
    }

    /// In how many comments a word must have been before runs with it are counted: none at first, so that short files are
    /// counted exactly; a few in long ones, because most runs are there once.
    fn rare(&self) -> u32 {
        const MOST: u32 = 8;
        (self.n_comments / 1_000).min(MOST)
    }

    /// Counts a run of words once for the comment; gives back in how many comments it was.
    fn count(&mut self, run: Run) -> u32 {
        let count = self.runs.entry(run).or_default();
        if count.last != self.n_comments {
            count.last = self.n_comments;
            count.comments += 1;
        }
        count.comments
    }

    fn seen(&self, run: Run) -> u32 {
        self.runs.get(&run).map_or(0, |count| count.comments)
    }

    /// Forgets rare runs until half of the room is free (lossy counting), and the words that no other run has.
    fn forget(&mut self) {
        while self.runs.len() > self.most_runs / 2 {
            self.n_forgotten += 1;
            let least = self.n_forgotten;
            self.runs.retain(|_, count| count.comments > least);
        }
        let mut used: Vec<u32> =
            self.runs.keys().flatten().copied().filter(|number| *number != NONE).collect();
        used.sort_unstable();
        used.dedup();
        let old = std::mem::take(&mut self.words);
        let mut renamed: HashMap<u32, u32> = HashMap::with_capacity(used.len());
        self.numbers.clear();
        for number in used {
            let Some(word) = old.get(number as usize) else { continue };
            renamed.insert(number, self.number(word));
        }
        let name = |number: u32| renamed.get(&number).copied().unwrap_or(NONE);
        self.runs = self.runs.drain().map(|(run, count)| (run.map(name), count)).collect();
    }

    pub(super) fn n_comments(&self) -> u32 {
        self.n_comments
    }

    /// Every run of words that several comments share, with their number.
    pub(super) fn shared(&self) -> impl Iterator<Item = (String, u64)> {
        let runs = self.runs.iter().filter(|(_, count)| count.comments > 1);
        runs.map(|(run, count)| (self.words_of(run), u64::from(count.comments)))
    }

    fn words_of(&self, run: &Run) -> String {
        let words = run.iter().filter_map(|number| self.words.get(*number as usize));
        words.map(|word| &**word).collect::<Vec<_>>().join(" ")
    }

    /// The runs that most comments share. Of a longer run and its part the longer one is kept where it says nearly as much.
    pub(super) fn most(self) -> FrequentWords {
        const MOST: usize = 20;
        const CANDIDATES: usize = 400;
        const LEAST: u32 = 2;
        let rare = self.rare();
        let mut all: Vec<(u32, String)> = self
            .runs
            .iter()
            .filter(|(_, count)| count.comments >= LEAST)
            .map(|(run, count)| (count.comments, self.words_of(run)))
            .collect();
        all.sort_unstable_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        let mut chosen: Vec<(u32, String)> = Vec::new();
        for (count, run) in all.into_iter().take(CANDIDATES) {
            let nearly = |part: u32, whole: u32| whole * 5 >= part * 4;
            if chosen.iter().any(|(known, longer)| has_run(longer, &run) && nearly(count, *known)) {
                continue;
            }
            chosen.retain(|(known, shorter)| !(has_run(&run, shorter) && nearly(*known, count)));
            chosen.push((count, run));
        }
        chosen.truncate(MOST);
        FrequentWords {
            runs: chosen.into_iter().map(|(comments, words)| FrequentRun { words, comments }).collect(),
            at_most_missed: self.n_forgotten + 2 * rare,
            small_words_of: self.has_list.then_some(self.language),
        }
    }
}

/// Whether a run of words has another one in it.
fn has_run(longer: &str, shorter: &str) -> bool {
    longer.len() > shorter.len() && format!(" {longer} ").contains(&format!(" {shorter} "))
}

#[cfg(test)]
mod tests {
    use crate::routing::frequent::Frequent;

    #[test]
    fn shared_words_come_in_their_longest_run() {
        let mut frequent = Frequent::of("en-US");
        for text in [
            "the delivery date was wrong",
            "my delivery date changed again",
            "a delivery date, no",
            "nice car",
        ] {
            frequent.add(text);
        }
        let most = frequent.most();
        let words: Vec<(&str, u32)> =
            most.runs.iter().map(|run| (run.words.as_str(), run.comments)).collect();
        assert_eq!(words, [("delivery date", 3)]);
        assert_eq!(most.small_words_of.as_deref(), Some("en"));
        assert_eq!(Frequent::of("tlh").most().small_words_of, None);
    }

    #[test]
    fn rare_words_are_forgotten_and_frequent_ones_stay() {
        let mut frequent = Frequent::of("en");
        for number in 0..300_000_u32 {
            let often = if number % 3 == 0 { "brakes squeal" } else { "" };
            frequent.add(&format!("zebra{number} {often}"));
        }
        let most = frequent.most();
        let first = most.runs.first().unwrap();
        assert_eq!(first.words, "brakes squeal");
        assert!(first.comments + most.at_most_missed >= 100_000, "{first:?}");
    }
}
