//! Which plan of the old side is which one of the new side.

use crate::changes::Sides;
use crate::cli::diff::settings::Settings;
use crate::cli::diff::sides::Text;
use crate::source::{FileId, Source, Sources};
use crate::syntax::{self, Limits};
use std::collections::HashMap;
use std::sync::Arc;

/// A plan of both sides, or of one alone.
#[derive(Default)]
pub(super) struct Pair {
    pub(super) old: Option<Text>,
    pub(super) new: Option<Text>,
}

/// The plans of both sides.
pub(super) struct Paired {
    pub(super) pairs: Vec<Pair>,
    /// How many are the same byte by byte: those are not looked at.
    pub(super) n_same: usize,
    /// The settings of all plans that are on both sides, where they are not the same.
    pub(super) settings: Vec<Settings>,
}

/// Pairs plans by id, then by path.
pub(super) fn pair(texts: Sides<Vec<Text>>, are_two_files: bool) -> Paired {
    let mut settings: Vec<Settings> = Vec::new();
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
            let other = index.and_then(|index| old.get(index));
            add_settings(&mut settings, other, text, are_two_files);
        }
        same.is_none()
    });
    let n_same = n_all - new.len();
    let mut are_same = are_same.into_iter();
    old.retain(|_| !are_same.next().unwrap_or(false));
    if are_two_files {
        let (old, new) = (old.pop(), new.pop());
        let is_there = old.is_some() || new.is_some();
        if let (other, Some(text)) = (old.as_ref(), new.as_ref()) {
            add_settings(&mut settings, other, text, are_two_files);
        }
        let pairs = is_there.then_some(Pair { old, new }).into_iter().collect();
        return Paired { pairs, n_same, settings };
    }
    let mut pairs = Vec::new();
    take_pairs(&mut old, &mut new, |text| id(text.sources.first()), &mut pairs);
    take_pairs(&mut old, &mut new, |text| Some(text.path.clone()), &mut pairs);
    for pair in &pairs {
        if let (other, Some(text)) = (pair.old.as_ref(), pair.new.as_ref()) {
            add_settings(&mut settings, other, text, are_two_files);
        }
    }
    pairs.extend(old.into_iter().map(|old| Pair { old: Some(old), new: None }));
    pairs.extend(new.into_iter().map(|new| Pair { old: None, new: Some(new) }));
    Paired { pairs, n_same, settings }
}

/// Adds the settings of a plan of both sides, unless they are the same or known. Of two files one may be a copy that lies where there
/// are none.
fn add_settings(all: &mut Vec<Settings>, old: Option<&Text>, new: &Text, are_two_files: bool) {
    let Some(old) = old else { return };
    let (was, is) = (old.settings.as_ref(), new.settings.as_ref());
    let are_same = match (was, is) {
        (Some(was), Some(is)) => Arc::ptr_eq(was, is) || have_same_texts(was, is),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => are_two_files,
    };
    let is_one = |one: Option<&Arc<Sources>>, other: Option<&Arc<Sources>>| match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    let is_known =
        || all.iter().any(|known| is_one(known.old.as_ref(), was) && is_one(known.new.as_ref(), is));
    if !are_same && !is_known() {
        all.push(Sides { old: was.cloned(), new: is.cloned() });
    }
}

/// Whether two plans are made of the same bytes.
fn are_equal(one: &Text, other: &Text) -> bool {
    have_same_texts(&one.sources, &other.sources)
}

fn have_same_texts(one: &Sources, other: &Sources) -> bool {
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
