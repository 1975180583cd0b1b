//! Laying trees over one another: mappings by their names, everything else whole.

use crate::compose::changes::{Change, ChangeKind, Refused};
use crate::compose::lock::Locks;
use crate::compose::merged::{Kind, Merged, OF_THE_FILE};
use crate::compose::same::is_same;
use crate::compose::tables::Tables;
use crate::source::FileId;
use crate::syntax::{Assembly, Content, Node, Scalar, Tree, Trees};
use std::collections::HashMap;
use std::sync::Arc;

/// Lists to which every file adds its own.
const COLLECTED: [&[&str]; 6] = [
    &["tests"],
    &["measurements"],
    &["cases"],
    &["lint", "allow"],
    &["governance", "lock"],
    &["governance", "tighten_only"],
];

/// How many names are merged at most: aliases can make small files endless.
const MOST: usize = 500_000;

/// Trees laid over one another.
#[derive(Debug)]
pub(super) struct Merger<'t, 's> {
    /// `None` where there is nothing to lay over.
    pub(super) tree: Option<Tree<'s>>,
    /// What each file does to those below it, in the order of the files.
    pub(super) changes: Vec<Change<'t>>,
    /// Whether there was more than is merged.
    pub(super) is_too_large: bool,
}

/// Lays the trees of some files over one another, the farthest first.
pub(super) fn merge<'t, 's>(
    trees: &'t Trees<'s>,
    tables: &Tables,
    files: &[FileId],
    locks: &Locks<'t>,
) -> Merger<'t, 's> {
    let mut merging = Merging {
        trees,
        tables,
        locks,
        order: 0,
        file: FileId(0),
        path: Vec::new(),
        changes: Vec::new(),
        refused: HashMap::new(),
        n_left: MOST,
    };
    let roots: Vec<(FileId, Node<'t>)> =
        files.iter().filter_map(|file| Some((*file, trees.get(*file)?.root()?))).collect();
    let mut merged: Option<Merged<'t>> = None;
    for (order, &(file, root)) in roots.iter().enumerate() {
        (merging.file, merging.order) = (file, order);
        merged = Some(match merged {
            None if tables.are_none() => Merged::Node(root),
            None => merging.with_tables(root),
            Some(lower) if locks.is_empty() => merging.lay(lower, root),
            Some(lower) => merging.lay_within_locks(&lower, root),
        });
    }
    let tree = merged.zip(roots.first()).map(|(merged, &(file, _))| {
        let merged = merged.with_own_words(&roots);
        let mut assembly = Assembly::of(trees.all().iter().map(Arc::clone).collect(), file);
        let root = merged.assemble(&mut assembly);
        assembly.finish(root)
    });
    Merger { tree, is_too_large: merging.n_left == 0, changes: merging.changes }
}

struct Merging<'l, 't, 's> {
    trees: &'t Trees<'s>,
    tables: &'l Tables,
    locks: &'l Locks<'t>,
    /// The file that is laid over the others, the how manieth it is, and where in it.
    file: FileId,
    order: usize,
    path: Vec<&'t str>,
    changes: Vec<Change<'t>>,
    /// Changes of the file that are not made, as was found when they were tried.
    refused: HashMap<Vec<&'t str>, Refused>,
    n_left: usize,
}

impl<'t> Merging<'_, 't, '_> {
    /// The root of a file with the rows of its tables.
    fn with_tables(&self, root: Node<'t>) -> Merged<'t> {
        let entries = root.entries().map(|(key, value)| (key, Merged::Node(self.behind(value))));
        Merged::Mapping { place: root, entries: entries.collect() }
    }

    /// What is read in the place of a value of a file.
    fn behind(&self, value: Node<'t>) -> Node<'t> {
        self.tables.behind(value, self.trees)
    }

    /// Lays a file over the others without the changes that these do not allow. What holds elsewhere because of a change is
    /// seen once it is made: then it is taken back.
    fn lay_within_locks(&mut self, lower: &Merged<'t>, upper: Node<'t>) -> Merged<'t> {
        let (n_changes, n_left) = (self.changes.len(), self.n_left);
        self.refused.clear();
        loop {
            let merged = self.lay(lower.clone(), upper);
            let made = self.changes.get(n_changes..).unwrap_or_default();
            let mut loosening = self.locks.loosening(self.order, (lower, &merged), made);
            // What says the same as before was not taken back.
            loosening.retain(|path, _| !self.refused.contains_key(path));
            if loosening.is_empty() {
                return merged;
            }
            self.refused.extend(loosening);
            self.changes.truncate(n_changes);
            self.n_left = n_left;
        }
    }

    /// Why what a name does to what is there is not done.
    fn refusal(&self, there: Option<&Merged<'t>>, value: Node<'t>) -> Option<Refused> {
        if self.locks.is_empty() {
            return None;
        }
        let known = self.refused.get(&self.path).cloned();
        let refused = known.or_else(|| self.locks.forbid(self.order, &self.path, there))?;
        let is_none = there.is_some_and(|there| is_same(there.place(), value));
        (!is_none).then_some(refused)
    }

    fn lay(&mut self, lower: Merged<'t>, upper: Node<'t>) -> Merged<'t> {
        match (lower.kind(), upper.content()) {
            (Kind::Mapping, Content::Mapping) if !self.is_whole() => self.lay_mapping(lower, upper),
            (Kind::List, Content::List) if COLLECTED.contains(&self.path.as_slice()) => {
                let place = lower.place();
                Merged::List { place, items: lower.into_items().into_iter().chain(upper.items()).collect() }
            }
            _ => Merged::Node(upper),
        }
    }

    fn lay_mapping(&mut self, lower: Merged<'t>, upper: Node<'t>) -> Merged<'t> {
        let place = lower.place();
        let mut entries: Vec<Option<(Node<'t>, Merged<'t>)>> =
            lower.into_entries().into_iter().map(Some).collect();
        let mut by_name: HashMap<&str, usize> = HashMap::new();
        for (position, entry) in entries.iter().enumerate() {
            by_name.extend(entry.as_ref().and_then(|(key, _)| Some((key.key()?, position))));
        }
        let is_root = self.path.is_empty() && !self.tables.are_none();
        for (key, value) in upper.entries() {
            let value = if is_root { self.behind(value) } else { value };
            let Some(name) = key.key() else {
                entries.push(Some((key, Merged::Node(value))));
                continue;
            };
            if self.path.is_empty() && (OF_THE_FILE.contains(&name) || name == "kind") {
                continue;
            }
            let Some(left) = self.n_left.checked_sub(1).filter(|left| *left > 0) else {
                self.n_left = 0;
                break;
            };
            self.n_left = left;
            self.path.push(name);
            let there = by_name.get(name).and_then(|position| entries.get_mut(*position));
            let (kind, merged) = self.meet(there, key, value);
            let kind = match kind {
                Some(ChangeKind::RemovesNothing(_)) => {
                    let names = entries.iter().flatten().filter_map(|(key, _)| key.key());
                    Some(ChangeKind::RemovesNothing(names.collect()))
                }
                kind => kind,
            };
            if let Some(kind) = kind {
                self.changes.push(Change { file: self.file, path: self.path.clone(), key, value, kind });
            }
            self.path.pop();
            if let Some(merged) = merged {
                by_name.insert(name, entries.len());
                entries.push(Some((key, merged)));
            }
        }
        Merged::Mapping { place, entries: entries.into_iter().flatten().collect() }
    }

    /// Whether what stands here is one thing, although it has names: half of one rota and half of another are none.
    fn is_whole(&self) -> bool {
        matches!(self.path.as_slice(), ["roles", _, "rota"])
    }

    /// Whether a value becomes one with what is there.
    fn is_merged(&self, there: Option<&(Node<'t>, Merged<'t>)>, value: Node<'t>) -> bool {
        match (there.map(|(_, lower)| lower.kind()), value.content()) {
            (Some(Kind::Mapping), Content::Mapping) => !self.is_whole(),
            (Some(Kind::List), Content::List) => COLLECTED.contains(&self.path.as_slice()),
            _ => false,
        }
    }

    /// What a name with a value does to the entry of that name; with it an entry that is new.
    fn meet(
        &mut self,
        there: Option<&mut Option<(Node<'t>, Merged<'t>)>>,
        key: Node<'t>,
        value: Node<'t>,
    ) -> (Option<ChangeKind<'t>>, Option<Merged<'t>>) {
        let is_null = value.scalar().is_some_and(Scalar::is_null);
        let Some(there) = there.filter(|there| there.is_some()) else {
            if is_null && is_written(value) {
                return (Some(ChangeKind::RemovesNothing(Vec::new())), None);
            }
            if let Some(refused) = self.refusal(None, value) {
                return (Some(ChangeKind::Refused(refused)), None);
            }
            // What has no value is reported where the plan is read.
            return (Some(ChangeKind::Adds), Some(Merged::Node(value)));
        };
        if is_null && !is_written(value) {
            return (Some(ChangeKind::Unclear), None);
        }
        let is_merged = !is_null && self.is_merged(there.as_ref(), value);
        let lower = there.as_ref().map(|(_, lower)| lower).filter(|_| !is_merged);
        if let Some(refused) = lower.and_then(|lower| self.refusal(Some(lower), value)) {
            return (Some(ChangeKind::Refused(refused)), None);
        }
        if is_null {
            let gone = there.take().map_or(key, |(_, lower)| lower.place());
            return (Some(ChangeKind::Removes(gone)), None);
        }
        let Some((name, lower)) = there.take() else { return (None, None) };
        let before = lower.place();
        *there = Some((name, self.lay(lower, value)));
        ((!is_merged).then_some(ChangeKind::Replaces(before)), None)
    }
}

/// Whether there is something after a colon, such as `null`.
fn is_written(value: Node<'_>) -> bool {
    value.span().start < value.span().end
}
