//! A few of many, each as likely as any other, and the same ones on every run.

use serde::Serialize;

/// A comment that is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sample {
    /// The line of the file.
    pub line: u64,
    /// Its words, cut where they are long.
    pub text: String,
}

/// Some of the comments that went by.
#[derive(Debug, Default)]
pub(super) struct Kept {
    most: usize,
    n_seen: u64,
    state: u64,
    samples: Vec<Sample>,
}

/// The longest text that is kept, in characters.
const LONGEST: usize = 200;

impl Kept {
    pub(super) fn of(most: usize) -> Kept {
        Kept { most, ..Kept::default() }
    }

    /// Keeps a comment, or not (reservoir sampling, Vitter's algorithm R).
    pub(super) fn add(&mut self, text: &str, line: u64) {
        self.n_seen += 1;
        if self.samples.len() < self.most {
            self.samples.push(Sample { line, text: short(text) });
            return;
        }
        let place = usize::try_from(self.next() % self.n_seen).unwrap_or(usize::MAX);
        if let Some(sample) = self.samples.get_mut(place) {
            *sample = Sample { line, text: short(text) };
        }
    }

    /// The samples in the order of the file.
    pub(super) fn samples(mut self) -> Vec<Sample> {
        self.samples.sort_by_key(|sample| sample.line);
        self.samples
    }

    /// The next number of a fixed series (splitmix64).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.state;
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ (number >> 31)
    }
}

fn short(text: &str) -> String {
    let mut words = String::new();
    for (index, word) in text.split_whitespace().enumerate() {
        if index > 0 {
            words.push(' ');
        }
        words.push_str(word);
        if words.len() > 4 * LONGEST {
            break;
        }
    }
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words,
    }
}
