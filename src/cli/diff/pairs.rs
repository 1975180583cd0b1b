//! Which plan of the old side is which one of the new side.

use crate::changes::Sides;
use crate::cli::diff::sides::Text;
use crate::source::{FileId, Source};
use crate::syntax::{self, Limits};
use std::collections::HashMap;

/// A plan of both sides, or of one alone.
#[derive(Default)]
pub(super) struct Pair {
    pub(super) old: Option<Text>,
    pub(super) new: Option<Text>,
}

/// Pairs plans by id, then by path, and counts those that are the same byte by byte: those are not looked at.
pub(super) fn pair(texts: Sides<Vec<Text>>, are_two_files: bool) -> (Vec<Pair>, usize) {
    let Sides { mut old, mut new } = texts;
    let n_all = new.len();
    let is_same =
        |one: &Text, other: &Text| are_equal(one, other) && (are_two_files || one.path == other.path);
    let by_path: HashMap<String, usize> =
        old.iter().enumerate().map(|(index, text)| (text.path.clone(), index)).collect();
    let mut are_same = vec![false; old.len()];
    new.retain(|text| {
        let index = if are_two_files { Some(0) } else { by_path.get(&text.path).copied() };
        let same = index.filter(|index| old.get(*index).is_some_and(|other| is_same(text, other)));
        if let Some(slot) = same.and_then(|index| are_same.get_mut(index)) {
            *slot = true;
        }
        same.is_none()
    });
    let n_same = n_all - new.len();
    let mut are_same = are_same.into_iter();
    old.retain(|_| !are_same.next().unwrap_or(false));
    if are_two_files {
        let (old, new) = (old.pop(), new.pop());
        let is_there = old.is_some() || new.is_some();
        return (is_there.then_some(Pair { old, new }).into_iter().collect(), n_same);
    }
    let mut pairs = Vec::new();
    take_pairs(&mut old, &mut new, |text| id(text.sources.first()), &mut pairs);
    take_pairs(&mut old, &mut new, |text| Some(text.path.clone()), &mut pairs);
    pairs.extend(old.into_iter().map(|old| Pair { old: Some(old), new: None }));
    pairs.extend(new.into_iter().map(|new| Pair { old: None, new: Some(new) }));
    (pairs, n_same)
}

/// Whether two plans are made of the same bytes.
fn are_equal(one: &Text, other: &Text) -> bool {
    let (one, other) = (&one.sources, &other.sources);
    one.len() == other.len()
        && one.iter().zip(other.iter()).all(|((_, one), (_, other))| one.text() == other.text())
}

/// Takes out the pairs that have something in common which only one of each side has.
fn take_pairs(
    old: &mut Vec<Text>,
    new: &mut Vec<Text>,
    key: impl Fn(&Text) -> Option<String>,
    pairs: &mut Vec<Pair>,
) {
    let mut known: HashMap<String, Sides<Vec<usize>>> = HashMap::new();
    for (index, text) in old.iter().enumerate() {
        if let Some(key) = key(text) {
            known.entry(key).or_default().old.push(index);
        }
    }
    for (index, text) in new.iter().enumerate() {
        if let Some(key) = key(text) {
            known.entry(key).or_default().new.push(index);
        }
    }
    let both = known.into_values().filter_map(|sides| match (&*sides.old, &*sides.new) {
        (&[old], &[new]) => Some((old, new)),
        _ => None,
    });
    let by_old: HashMap<usize, usize> = both.collect();
    let mut olds: Vec<Option<Text>> = std::mem::take(old).into_iter().map(Some).collect();
    let mut news: Vec<Option<Text>> = std::mem::take(new).into_iter().map(Some).collect();
    for (index, slot) in olds.iter_mut().enumerate() {
        let Some(there) = by_old.get(&index).and_then(|new| news.get_mut(*new)) else { continue };
        pairs.push(Pair { old: slot.take(), new: there.take() });
    }
    old.extend(olds.into_iter().flatten());
    new.extend(news.into_iter().flatten());
}

/// The id that a file gives to its plan.
fn id(source: &Source) -> Option<String> {
    let parsed = syntax::parse(source.text(), FileId(0), Limits::default());
    let root = parsed.tree.root()?;
    let (_, plan) = root.entry("plan")?;
    let (_, id) = plan.entry("id")?;
    id.key().map(str::to_owned)
}
