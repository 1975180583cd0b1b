//! What stands at the ends of paths of a tree, looked for many times.

use crate::edit::{Refusal, Step};
use crate::source::{FileId, Span};
use crate::syntax::{Content, Node, Tree};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// An entry of a group, or an item of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'t> {
    /// The group or list that it is in.
    pub(super) within: Node<'t>,
    pub(super) index: usize,
    /// The name of an entry.
    pub(super) key: Option<Node<'t>>,
    pub(super) value: Node<'t>,
}

/// A node by what makes it the one that it is.
type Identity = (usize, u32);

/// An entry of a group: its number, its name and its value.
type Entry<'t> = (usize, Node<'t>, Node<'t>);

/// Finds nodes of a tree by their paths; the entries of large groups are remembered.
pub struct Finder<'t> {
    root: Option<Node<'t>>,
    groups: RefCell<HashMap<Identity, HashMap<&'t str, Entry<'t>>>>,
    /// What stands for something in other places of a file too.
    shared: HashSet<Identity>,
}

impl<'t> Finder<'t> {
    pub fn of(tree: &'t Tree<'_>) -> Finder<'t> {
        let shared = tree.shared().map(Node::identity).collect();
        Finder { root: tree.root(), groups: RefCell::default(), shared }
    }

    /// The node at the end of a path.
    pub fn node_at(&self, path: &[Step]) -> Option<Node<'t>> {
        self.found_at(path).ok()?.last().map_or(self.root, |found| Some(found.value))
    }

    pub(super) fn root(&self) -> Option<Node<'t>> {
        self.root
    }

    pub(super) fn has_shared(&self) -> bool {
        !self.shared.is_empty()
    }

    pub(super) fn is_shared(&self, node: Node<'_>) -> bool {
        !node.is_alias() && self.shared.contains(&node.identity())
    }

    /// Everything on a path; all of it is there.
    pub(super) fn found_at(&self, path: &[Step]) -> Result<Vec<Found<'t>>, Refusal> {
        let at = Span::new(FileId(0), 0, 0);
        let missing = |step: &Step| Refusal::new(at, format!("there is no {} here", said(step)));
        let mut found: Vec<Found<'t>> = Vec::new();
        for step in path {
            let within = found.last().map(|found| found.value).or(self.root);
            let within = within.ok_or_else(|| missing(step))?;
            found.push(self.child(within, step, at)?.ok_or_else(|| missing(step))?);
        }
        Ok(found)
    }

    /// The entry or item of a node that a step leads to; `None` where it is not there and could be.
    pub(super) fn child(
        &self,
        within: Node<'t>,
        step: &Step,
        at: Span,
    ) -> Result<Option<Found<'t>>, Refusal> {
        if within.is_alias() {
            let message =
                "this stands for something that is written elsewhere (`*`); write it out here first";
            return Err(Refusal::new(within.span(), message));
        }
        match (within.content(), step) {
            (Content::Mapping, Step::Key(name)) => {
                if let Some((_, merged, _)) = self.entry(within, "<<") {
                    let message = "plans do not merge with `<<`; write the fields out";
                    return Err(Refusal::new(merged.span(), message));
                }
                let named = self.entry(within, name);
                Ok(named.map(|(index, key, value)| Found { within, index, key: Some(key), value }))
            }
            (Content::List, Step::Item(index)) => {
                let item = within.items().nth(*index);
                Ok(item.map(|value| Found { within, index: *index, key: None, value }))
            }
            (_, Step::Key(_)) if is_empty(within) => Ok(None),
            _ => Err(Refusal::new(at, format!("there is no {} here", said(step)))),
        }
    }

    /// The first entry of a name.
    fn entry(&self, group: Node<'t>, name: &str) -> Option<Entry<'t>> {
        const FEW: usize = 32;
        let entries = || group.entries().enumerate().map(|(index, (key, value))| (index, key, value));
        if group.entries().len() <= FEW {
            return entries().find(|(_, key, _)| key.key() == Some(name));
        }
        let mut groups = self.groups.borrow_mut();
        let known = groups.entry(group.identity()).or_insert_with(|| {
            let mut known = HashMap::new();
            for (index, key, value) in entries() {
                if let Some(name) = key.key() {
                    known.entry(name).or_insert((index, key, value));
                }
            }
            known
        });
        known.get(name).copied()
    }
}

/// The node at the end of a path.
pub fn node_at<'t>(tree: &'t Tree<'_>, path: &[Step]) -> Option<Node<'t>> {
    Finder::of(tree).node_at(path)
}

pub(super) fn said(step: &Step) -> String {
    match step {
        Step::Key(key) => format!("`{key}`"),
        Step::Item(index) => format!("number {}", index + 1),
    }
}

/// Nothing, `null`, `{}` or `[]`.
pub(super) fn is_empty(node: Node<'_>) -> bool {
    !node.is_alias()
        && match node.content() {
            Content::Mapping => node.entries().len() == 0,
            Content::List => node.items().len() == 0,
            Content::Scalar(scalar) => scalar.is_null(),
            Content::Broken => false,
        }
}
