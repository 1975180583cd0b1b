//! Which item of a list is which one of another list.

use crate::changes::meaning::{Meaning, value};
use crate::format::RecordInfo;
use crate::syntax::Node;
use std::collections::HashMap;

/// Fields by which an item of a list is known, the surest first.
const KEYS: [&str; 16] = [
    "id", "case", "name", "rule", "kind", "what", "do", "title", "text", "date", "from", "goal", "metric",
    "owner", "opens", "by",
];

/// The items of two lists, by their numbers from 0: those that are the same one, those that are gone, those that have come.
#[derive(Debug, Default)]
pub(super) struct Matched {
    pub(super) both: Vec<(usize, usize)>,
    pub(super) gone: Vec<usize>,
    pub(super) come: Vec<usize>,
}

/// Finds which items are the same: equal ones, then those with one field in common that no other has, then by their order.
pub(super) fn matched(
    record: &'static RecordInfo,
    (old, new): (&[Node<'_>], &[Node<'_>]),
    meanings: (&[String], &[String]),
    (reads_old, reads_new): (Meaning<'_>, Meaning<'_>),
) -> Matched {
    let mut matched =
        Matched { both: Vec::new(), gone: (0..old.len()).collect(), come: (0..new.len()).collect() };
    matched.pair_equal(meanings);
    let key = |reads: Meaning<'_>, items: &[Node<'_>], index: usize, name: &str| {
        let field = record.fields.iter().find(|field| field.name == name)?;
        let (_, value) = value(field, items.get(index).copied())?;
        Some(reads.of(&field.shape, field.name, value))
    };
    for name in KEYS {
        matched.pair_by(|index| key(reads_old, old, index, name), |index| key(reads_new, new, index, name));
    }
    // A few that have nothing in common were written anew; as many as before, each in the place of another one.
    if matched.gone.len() == matched.come.len() {
        let (gone, come) = (std::mem::take(&mut matched.gone), std::mem::take(&mut matched.come));
        matched.both.extend(gone.into_iter().zip(come));
    }
    matched.both.sort_by_key(|(_, new)| *new);
    matched
}

impl Matched {
    /// Pairs items that mean the same, in their order.
    fn pair_equal(&mut self, (old, new): (&[String], &[String])) {
        let mut known: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, meaning) in old.iter().enumerate().rev() {
            known.entry(meaning).or_default().push(index);
        }
        for (index, meaning) in new.iter().enumerate() {
            if let Some(before) = known.get_mut(meaning.as_str()).and_then(Vec::pop) {
                self.both.push((before, index));
            }
        }
        self.take_out();
    }

    /// Pairs items by what only one of each side has.
    fn pair_by(&mut self, old: impl Fn(usize) -> Option<String>, new: impl Fn(usize) -> Option<String>) {
        if self.gone.is_empty() || self.come.is_empty() {
            return;
        }
        let by_key = |all: &[usize], key: &dyn Fn(usize) -> Option<String>| {
            let mut known: HashMap<String, Option<usize>> = HashMap::new();
            for &index in all {
                if let Some(key) = key(index) {
                    known.entry(key).and_modify(|only| *only = None).or_insert(Some(index));
                }
            }
            known
        };
        let (before, after) = (by_key(&self.gone, &old), by_key(&self.come, &new));
        let both = before.iter().filter_map(|(key, one)| Some(((*one)?, (*after.get(key)?)?)));
        let mut both: Vec<(usize, usize)> = both.collect();
        both.sort_unstable();
        self.both.extend(both);
        self.take_out();
    }

    fn take_out(&mut self) {
        let (mut gone, mut come) = (std::mem::take(&mut self.gone), std::mem::take(&mut self.come));
        let (olds, news): (std::collections::HashSet<usize>, std::collections::HashSet<usize>) =
            self.both.iter().copied().unzip();
        gone.retain(|index| !olds.contains(index));
        come.retain(|index| !news.contains(index));
        (self.gone, self.come) = (gone, come);
    }

    /// The pairs that stand elsewhere among the others: the fewest that have to move.
    pub(super) fn moved(&self) -> Vec<(usize, usize)> {
        // The longest run of pairs that stand in the same order on both sides stays.
        let olds: Vec<usize> = self.both.iter().map(|(old, _)| *old).collect();
        let mut tails: Vec<usize> = Vec::new();
        let mut before: Vec<Option<usize>> = vec![None; olds.len()];
        let at = |index: usize| olds.get(index).copied().unwrap_or_default();
        for (index, old) in olds.iter().enumerate() {
            let length = tails.partition_point(|tail| at(*tail) < *old);
            if let Some(slot) = before.get_mut(index) {
                *slot = length.checked_sub(1).and_then(|length| tails.get(length).copied());
            }
            match tails.get_mut(length) {
                Some(tail) => *tail = index,
                None => tails.push(index),
            }
        }
        let mut stays = vec![false; olds.len()];
        let mut next = tails.last().copied();
        while let Some(index) = next {
            if let Some(slot) = stays.get_mut(index) {
                *slot = true;
            }
            next = before.get(index).copied().flatten();
        }
        let pairs = self.both.iter().zip(stays);
        pairs.filter(|(_, stays)| !stays).map(|(pair, _)| *pair).collect()
    }
}
