//! Laying trees over one another: mappings by their names, everything else whole.

use crate::compose::changes::{Change, ChangeKind};
use crate::source::FileId;
use crate::syntax::{Assembly, Content, Node, Piece, Scalar, Tree, Trees};
use std::collections::HashMap;
use std::sync::Arc;

/// What only the file that was named says, of itself.
const OF_THE_FILE: [&str; 4] = ["smplan", "extends", "extended_by", "location"];

/// Lists to which every file adds its own.
const COLLECTED: [&[&str]; 3] = [&["tests"], &["measurements"], &["lint", "allow"]];

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
pub(super) fn merge<'t, 's>(trees: &'t Trees<'s>, files: &[FileId]) -> Merger<'t, 's> {
    let mut merging = Merging { file: FileId(0), path: Vec::new(), changes: Vec::new(), n_left: MOST };
    let roots: Vec<(FileId, Node<'t>)> =
        files.iter().filter_map(|file| Some((*file, trees.get(*file)?.root()?))).collect();
    let mut roots_left = roots.iter();
    let first = roots_left.next();
    let merged = first.map(|&(_, root)| {
        roots_left.fold(Merged::Node(root), |lower, &(file, upper)| {
            merging.file = file;
            merging.lay(lower, upper)
        })
    });
    let tree = merged.zip(first).map(|(merged, &(file, _))| {
        let merged = merged.with_own_words(&roots);
        let mut assembly = Assembly::of(trees.all().iter().map(Arc::clone).collect(), file);
        let root = merged.assemble(&mut assembly);
        assembly.finish(root)
    });
    Merger { tree, is_too_large: merging.n_left == 0, changes: merging.changes }
}

/// What was merged so far: a node as it stands in its file, or several together.
#[derive(Debug)]
enum Merged<'t> {
    Node(Node<'t>),
    Mapping { place: Node<'t>, entries: Vec<(Node<'t>, Merged<'t>)> },
    List { place: Node<'t>, items: Vec<Node<'t>> },
}

struct Merging<'t> {
    /// The file that is laid over the others, and where in it.
    file: FileId,
    path: Vec<&'t str>,
    changes: Vec<Change<'t>>,
    n_left: usize,
}

impl<'t> Merging<'t> {
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
        for (key, value) in upper.entries() {
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
            // What has no value is reported where the plan is read.
            return (Some(ChangeKind::Adds), Some(Merged::Node(value)));
        };
        if is_null && !is_written(value) {
            return (Some(ChangeKind::Unclear), None);
        }
        if is_null {
            let gone = there.take().map_or(key, |(_, lower)| lower.place());
            return (Some(ChangeKind::Removes(gone)), None);
        }
        let Some((name, lower)) = there.take() else { return (None, None) };
        let before = lower.place();
        let is_merged = match (lower.kind(), value.content()) {
            (Kind::Mapping, Content::Mapping) => !self.is_whole(),
            (Kind::List, Content::List) => COLLECTED.contains(&self.path.as_slice()),
            _ => false,
        };
        *there = Some((name, self.lay(lower, value)));
        ((!is_merged).then_some(ChangeKind::Replaces(before)), None)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mapping,
    List,
    Other,
}

impl<'t> Merged<'t> {
    fn kind(&self) -> Kind {
        match self {
            Merged::Mapping { .. } => Kind::Mapping,
            Merged::List { .. } => Kind::List,
            Merged::Node(node) => match node.content() {
                Content::Mapping => Kind::Mapping,
                Content::List => Kind::List,
                Content::Scalar(_) | Content::Broken => Kind::Other,
            },
        }
    }

    /// The node in whose place it stands: the first of those that were merged.
    fn place(&self) -> Node<'t> {
        match self {
            Merged::Node(place) | Merged::Mapping { place, .. } | Merged::List { place, .. } => *place,
        }
    }

    fn into_entries(self) -> Vec<(Node<'t>, Merged<'t>)> {
        match self {
            Merged::Node(node) => node.entries().map(|(key, value)| (key, Merged::Node(value))).collect(),
            Merged::Mapping { entries, .. } => entries,
            Merged::List { .. } => Vec::new(),
        }
    }

    fn into_items(self) -> Vec<Node<'t>> {
        match self {
            Merged::Node(node) => node.items().collect(),
            Merged::List { items, .. } => items,
            Merged::Mapping { .. } => Vec::new(),
        }
    }

    /// The root with what the file that was named says of itself, in the places of the farthest one.
    fn with_own_words(self, roots: &[(FileId, Node<'t>)]) -> Merged<'t> {
        let place = self.place();
        let of_named = |name: &str| roots.last().and_then(|(_, root)| entry(*root, name));
        let of_first = |name: &str| roots.iter().find_map(|(_, root)| entry(*root, name));
        let kind = of_named("kind").or_else(|| of_first("kind"));
        // A layer between the group and its stores leaves to the stores what the group leaves to them.
        let listed = of_first("extended_by").filter(|_| of_named("location").is_none());
        let listed = listed.filter(|_| of_named("extended_by").is_none());
        let mut own: Vec<(Node<'t>, Node<'t>)> =
            OF_THE_FILE.into_iter().filter_map(of_named).chain(kind).chain(listed).collect();
        let mut entries = Vec::new();
        for (key, value) in self.into_entries() {
            let name = key.key();
            if !name.is_some_and(|name| OF_THE_FILE.contains(&name) || name == "kind") {
                entries.push((key, value));
            } else if let Some(position) = own.iter().position(|(own, _)| own.key() == name) {
                let (_, own) = own.remove(position);
                // What is the same in both is that of the farthest one, where it is said of the plan.
                let is_same = own.key().is_some() && own.key() == value.place().key();
                let says_where = matches!(name, Some("extends" | "extended_by" | "location"));
                entries.push((key, if is_same && !says_where { value } else { Merged::Node(own) }));
            }
        }
        entries.extend(own.into_iter().map(|(key, value)| (key, Merged::Node(value))));
        Merged::Mapping { place, entries }
    }

    fn assemble(&self, assembly: &mut Assembly<'_>) -> Piece {
        match self {
            Merged::Node(node) => assembly.link(*node),
            Merged::Mapping { place, entries } => {
                let entries: Vec<(Piece, Piece)> = entries
                    .iter()
                    .map(|(key, value)| (assembly.link(*key), value.assemble(assembly)))
                    .collect();
                assembly.mapping(*place, &entries)
            }
            Merged::List { place, items } => {
                let items: Vec<Piece> = items.iter().map(|item| assembly.link(*item)).collect();
                assembly.list(*place, &items)
            }
        }
    }
}

/// Whether there is something after a colon, such as `null`.
fn is_written(value: Node<'_>) -> bool {
    value.span().start < value.span().end
}

/// The entry of a name.
fn entry<'t>(root: Node<'t>, name: &str) -> Option<(Node<'t>, Node<'t>)> {
    root.entries().find(|(key, _)| key.key() == Some(name))
}
