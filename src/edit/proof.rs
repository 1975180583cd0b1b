//! Whether a changed text means what it was to mean: the old tree with one change at one path.

use crate::edit::finder::Found;
use crate::edit::locate::Target;
use crate::edit::{Change, Replacement, Side, Value};
use crate::syntax::{Content, Node, Tree};
use std::collections::BTreeMap;

/// Something that is changed: the rest of the way to it, and what is done there.
type Rest<'c> = (&'c [Found<'c>], &'c Change);

/// Whether a new tree is an old one with some changes, and nothing else.
pub(super) fn is_meant(old: &Tree<'_>, new: &Tree<'_>, changes: &[(Target<'_>, Change)]) -> bool {
    let (Some(old), Some(new)) = (old.root(), new.root()) else { return false };
    let changes: Vec<Rest<'_>> = changes.iter().map(|(target, change)| (&*target.found, change)).collect();
    is_meant_below(old, new, &changes)
}

fn is_meant_below(old: Node<'_>, new: Node<'_>, changes: &[Rest<'_>]) -> bool {
    match changes {
        [] => return is_same(old, new),
        [([], change)] => return is_changed(old, new, change),
        _ => {}
    }
    if old.is_alias() || new.is_alias() {
        return false;
    }
    // By what they are in; what is added to this group itself comes last.
    let mut below: BTreeMap<usize, Vec<Rest<'_>>> = BTreeMap::new();
    let mut added = Vec::new();
    for (path, change) in changes {
        match (path.split_first(), change) {
            (Some((found, rest)), _) => below.entry(found.index).or_default().push((rest, change)),
            (None, Change::Insert(entries)) => added.extend(entries),
            (None, _) => return false,
        }
    }
    let of = |index: usize| below.get(&index).map(Vec::as_slice).unwrap_or_default();
    let goes = |index: usize| matches!(of(index), [([], Change::Remove)]);
    match (old.content(), new.content()) {
        (Content::Mapping, Content::Mapping) => {
            let mut others = new.entries();
            let mut stays = old.entries().enumerate().filter(|(index, _)| !goes(*index));
            stays.all(|(index, (key, value))| {
                let Some((new_key, new_value)) = others.next() else { return false };
                match of(index) {
                    [([], Change::Rename(name))] => {
                        new_key.key() == Some(name.as_str()) && is_same(value, new_value)
                    }
                    changes => is_same(key, new_key) && is_meant_below(value, new_value, changes),
                }
            }) && added.into_iter().all(|(key, value)| {
                others.next().is_some_and(|new| new.0.key() == Some(key.as_str()) && says(new.1, value))
            }) && others.next().is_none()
        }
        (Content::List, Content::List) => {
            let mut others = new.items();
            let mut stays = old.items().enumerate().filter(|(index, _)| !goes(*index));
            stays.all(|(index, item)| {
                others.next().is_some_and(|new_item| is_meant_below(item, new_item, of(index)))
            }) && added.is_empty()
                && others.next().is_none()
        }
        _ => false,
    }
}

/// Whether the node at the end of the path is changed as it was to be.
fn is_changed(old: Node<'_>, new: Node<'_>, change: &Change) -> bool {
    match change {
        Change::Set(value) => says(new, value),
        Change::Insert(added) => {
            let is_group = matches!((old.content(), new.content()), (Content::Mapping, Content::Mapping));
            let mut entries = new.entries();
            is_group
                && old.entries().all(|(key, value)| {
                    entries.next().is_some_and(|new| is_same(key, new.0) && is_same(value, new.1))
                })
                && added.iter().all(|(key, value)| {
                    entries.next().is_some_and(|new| new.0.key() == Some(key.as_str()) && says(new.1, value))
                })
                && entries.next().is_none()
        }
        Change::Push(item, side) => {
            let mut items: Vec<_> = new.items().collect();
            let index = match side {
                Side::Front => 0,
                Side::Behind(index) => old.items().len().min(index + 1),
                Side::Back => old.items().len(),
            };
            let is_list = matches!((old.content(), new.content()), (Content::List, Content::List));
            is_list
                && index < items.len()
                && says(items.remove(index), item)
                && are_same(old.items(), items.into_iter())
        }
        Change::Remove | Change::Rename(_) => false,
    }
}

/// Whether a node says what was to be written.
fn says(node: Node<'_>, value: &Value) -> bool {
    if node.is_alias() {
        return false;
    }
    match (node.content(), value) {
        (Content::Scalar(scalar), Value::Word(word)) => scalar.text == word && !scalar.is_null(),
        (Content::List, Value::List(items)) => {
            node.items().len() == items.len() && node.items().zip(items).all(|(node, item)| says(node, item))
        }
        (Content::Mapping, Value::Group(entries)) => {
            node.entries().len() == entries.len()
                && node
                    .entries()
                    .zip(entries)
                    .all(|((key, node), (name, value))| key.key() == Some(name.as_str()) && says(node, value))
        }
        _ => false,
    }
}

/// Whether two nodes are written to mean the same; an alias stays one of the same name.
pub(super) fn is_same(old: Node<'_>, new: Node<'_>) -> bool {
    if old.is_alias() || new.is_alias() {
        return old.is_alias() && new.is_alias() && slice(old) == slice(new);
    }
    match (old.content(), new.content()) {
        (Content::Scalar(one), Content::Scalar(other)) => {
            one.text == other.text && one.is_null() == other.is_null()
        }
        (Content::List, Content::List) => are_same(old.items(), new.items()),
        (Content::Mapping, Content::Mapping) => {
            old.entries().len() == new.entries().len()
                && old
                    .entries()
                    .zip(new.entries())
                    .all(|(one, other)| is_same(one.0, other.0) && is_same(one.1, other.1))
        }
        _ => false,
    }
}

fn are_same<'o, 'n>(
    old: impl ExactSizeIterator<Item = Node<'o>>,
    new: impl ExactSizeIterator<Item = Node<'n>>,
) -> bool {
    old.len() == new.len() && old.zip(new).all(|(old, new)| is_same(old, new))
}

fn slice(node: Node<'_>) -> &str {
    let place = node.span();
    node.tree().text().get(place.start as usize..place.end as usize).unwrap_or_default()
}

/// Whether every comment outside of what was replaced is where it was, and none is new but those that were written.
pub(super) fn keeps_comments(
    old: &Tree<'_>,
    new: &Tree<'_>,
    replacements: &[Replacement],
    written: &[(usize, usize)],
) -> bool {
    let mut replaced = replacements.iter().peekable();
    let mut goes_until = 0;
    let mut moved = 0_isize;
    let mut expected = Vec::new();
    for comment in old.comments() {
        let (start, end) = (comment.span.start as usize, comment.span.end as usize);
        while let Some((place, words)) = replaced.next_if(|(place, _)| place.start <= start) {
            moved += words.len().cast_signed() - place.len().cast_signed();
            goes_until = place.end;
        }
        if start >= goes_until {
            expected.push((start.checked_add_signed(moved), end.checked_add_signed(moved)));
        }
    }
    expected.extend(written.iter().map(|(start, end)| (Some(*start), Some(*end))));
    expected.sort_unstable();
    let there = new.comments().iter();
    let there = there.map(|comment| (Some(comment.span.start as usize), Some(comment.span.end as usize)));
    expected.into_iter().eq(there)
}
