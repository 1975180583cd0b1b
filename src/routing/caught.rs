//! What each phrase of the table catches, and what would become of that without it.

use crate::routing::table::Table;
use serde::Serialize;
use std::collections::BTreeMap;

/// Counts by phrase.
#[derive(Debug, Default)]
pub(super) struct Caught {
    phrases: BTreeMap<u32, Count>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    comments: u64,
    only: u64,
    labelled: u64,
    right: u64,
    only_right: u64,
    right_without: u64,
}

/// Whether a comment is where its label says, and whether it would be without the row that takes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    pub(super) is_right: bool,
    pub(super) is_right_without: bool,
}

/// What a phrase catches.
#[derive(Debug, Serialize)]
pub struct PhraseReport {
    /// The row, from 1.
    pub row: usize,
    /// As it is written.
    pub phrase: String,
    /// Whether it is of a list that comes with smplan.
    pub of_list: bool,
    /// Comments that its row takes and in which it stands.
    pub comments: u64,
    /// Those of them that no other phrase of the row catches.
    pub only: u64,
    /// Those of the comments whose label is known, and those of these that are right.
    pub labelled: u64,
    pub right: u64,
    /// Right comments that would be wrong without it, and wrong ones that would be right.
    pub lost: u64,
    pub won: u64,
    /// Whether it is wrong two times in three, and dropping it makes more right than wrong.
    pub drop: bool,
}

impl Caught {
    pub(super) fn add(&mut self, patterns: &[u32], judged: Option<Judged>) {
        let is_only = patterns.len() == 1;
        for pattern in patterns {
            let count = self.phrases.entry(*pattern).or_default();
            count.comments += 1;
            count.only += u64::from(is_only);
            if let Some(Judged { is_right, is_right_without }) = judged {
                count.labelled += 1;
                count.right += u64::from(is_right);
                count.only_right += u64::from(is_only && is_right && !is_right_without);
                count.right_without += u64::from(is_only && !is_right && is_right_without);
            }
        }
    }

    pub(super) fn report(&self, table: &Table<'_>) -> Vec<PhraseReport> {
        let phrases = self.phrases.iter().filter_map(|(pattern, count)| {
            let (row, phrase, of_list) = table.written(*pattern)?;
            let is_wrong = (count.labelled - count.right) * 3 >= count.labelled * 2 && count.labelled > 1;
            Some(PhraseReport {
                row: row + 1,
                phrase: phrase.to_owned(),
                of_list,
                comments: count.comments,
                only: count.only,
                labelled: count.labelled,
                right: count.right,
                lost: count.only_right,
                won: count.right_without,
                drop: is_wrong && !of_list && count.right_without > count.only_right,
            })
        });
        let mut phrases: Vec<PhraseReport> = phrases.collect();
        phrases.sort_by_key(|phrase| (phrase.row, std::cmp::Reverse(phrase.comments)));
        phrases
    }
}
