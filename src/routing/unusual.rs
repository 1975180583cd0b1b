//! Words that are unusually frequent in the comments of a label that are missed: what to look for.

use crate::routing::frequent::Frequent;
use serde::Serialize;
use std::collections::BTreeMap;

/// Counts the words of all comments with a label, and of the missed ones of each label.
#[derive(Debug)]
pub(super) struct Unusual {
    all: Frequent,
    missed: BTreeMap<usize, Frequent>,
    language: String,
}

/// The words of one label.
#[derive(Debug, Serialize)]
pub struct UnusualWords {
    pub label: String,
    /// How many comments of the label are missed, and how many other comments have a label.
    pub missed: u64,
    pub others: u64,
    /// The least likely to be chance first.
    pub words: Vec<UnusualRun>,
}

#[derive(Debug, Serialize)]
pub struct UnusualRun {
    pub words: String,
    /// In how many of the missed comments they are, and in how many others.
    pub missed: u64,
    pub others: u64,
}

/// More labels than anybody reads about.
const MOST_LABELS: usize = 24;

/// The most runs of words that are remembered of one label.
const MOST_RUNS: usize = 5_000;

impl Unusual {
    pub(super) fn of(language: &str) -> Unusual {
        Unusual { all: Frequent::of(language), missed: BTreeMap::new(), language: language.to_owned() }
    }

    pub(super) fn add(&mut self, folded: &str, label: usize, is_missed: bool) {
        self.all.add(folded);
        if is_missed && (self.missed.len() < MOST_LABELS || self.missed.contains_key(&label)) {
            let of_label =
                self.missed.entry(label).or_insert_with(|| Frequent::at_most(&self.language, MOST_RUNS));
            of_label.add(folded);
        }
    }

    pub(super) fn report(self, name: impl Fn(usize) -> String) -> Vec<UnusualWords> {
        const MOST_WORDS: usize = 8;
        const CANDIDATES: usize = 200;
        // What is there by chance one time in twenty.
        const LEAST: f64 = 3.84;
        let n_all = u64::from(self.all.n_comments());
        let by_words: BTreeMap<String, u64> = self.all.shared().collect();
        let of_label = |(label, frequent): (usize, Frequent)| {
            let missed = u64::from(frequent.n_comments());
            let others = n_all.saturating_sub(missed);
            let runs = frequent.shared().filter_map(|(words, here)| {
                let elsewhere = by_words.get(&words).copied().unwrap_or(here).saturating_sub(here);
                let likelihood = log_likelihood((here, missed), (elsewhere, others));
                (likelihood >= LEAST)
                    .then_some((likelihood, UnusualRun { words, missed: here, others: elsewhere }))
            });
            let mut runs: Vec<(f64, UnusualRun)> = runs.collect();
            // Of words that are as unlikely the longest run says most.
            runs.sort_by(|(one, first), (two, second)| {
                let longest = second.words.len().cmp(&first.words.len());
                two.total_cmp(one).then(longest).then_with(|| first.words.cmp(&second.words))
            });
            let mut words: Vec<UnusualRun> = Vec::new();
            for (_, run) in runs.into_iter().take(CANDIDATES) {
                let is_part = |one: &str, other: &str| format!(" {one} ").contains(&format!(" {other} "));
                if !words
                    .iter()
                    .any(|known| is_part(&known.words, &run.words) || is_part(&run.words, &known.words))
                {
                    words.push(run);
                }
            }
            words.truncate(MOST_WORDS);
            UnusualWords { label: name(label), missed, others, words }
        };
        let mut all: Vec<UnusualWords> = self.missed.into_iter().map(of_label).collect();
        all.retain(|of_label| !of_label.words.is_empty());
        all.sort_by(|one, other| other.missed.cmp(&one.missed).then_with(|| one.label.cmp(&other.label)));
        all
    }
}

/// How unlikely it is that a word is more frequent here than elsewhere by chance (Dunning 1993); 0 where it is not more frequent.
#[expect(clippy::cast_precision_loss, reason = "a likelihood is no exact number")]
fn log_likelihood(here: (u64, u64), elsewhere: (u64, u64)) -> f64 {
    let ((here, n_here), (elsewhere, n_elsewhere)) =
        ((here.0 as f64, here.1 as f64), (elsewhere.0 as f64, elsewhere.1 as f64));
    let rate = (here + elsewhere) / (n_here + n_elsewhere);
    if here <= n_here * rate {
        return 0.0;
    }
    let part = |seen: f64, expected: f64| if seen > 0.0 { seen * (seen / expected).ln() } else { 0.0 };
    let of = |seen: f64, all: f64| part(seen, all * rate) + part(all - seen, all * (1.0 - rate));
    2.0 * (of(here, n_here) + of(elsewhere, n_elsewhere))
}

#[cfg(test)]
mod tests {
    use crate::routing::unusual::log_likelihood;

    #[test]
    fn what_is_as_frequent_everywhere_is_not_unusual() {
        assert!(log_likelihood((5, 10), (50, 100)) < 0.001);
        assert!(log_likelihood((5, 10), (5, 100)) > 10.0);
        assert!(log_likelihood((1, 100), (50, 100)) < 0.001);
        assert!(log_likelihood((10, 10), (0, 10)) > 10.0);
    }
}
