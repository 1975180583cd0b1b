//! The trees of several files, asked by places that know their file.

use crate::source::{FileId, Span};
use crate::syntax::Tree;
use std::sync::Arc;

/// The trees of the files that one plan is made of, in the order of the files.
#[derive(Debug, Default)]
pub struct Trees<'s> {
    trees: Vec<Arc<Tree<'s>>>,
}

impl<'s> Trees<'s> {
    /// The tree of the only file.
    pub fn of(tree: Tree<'s>) -> Trees<'s> {
        Trees { trees: vec![Arc::new(tree)] }
    }

    pub fn push(&mut self, tree: Tree<'s>) {
        self.trees.push(Arc::new(tree));
    }

    /// The tree of a file.
    pub fn get(&self, file: FileId) -> Option<&Tree<'s>> {
        self.trees.iter().find(|tree| tree.file() == file).map(Arc::as_ref)
    }

    /// The tree of the file that was named.
    pub fn first(&self) -> Option<&Tree<'s>> {
        self.trees.first().map(Arc::as_ref)
    }

    /// The trees of the files, to put another one together from them.
    pub fn all(&self) -> &[Arc<Tree<'s>>] {
        &self.trees
    }

    pub fn iter(&self) -> impl Iterator<Item = &Tree<'s>> {
        self.trees.iter().map(Arc::as_ref)
    }

    /// The keys and list positions that lead to a place in its file: `playbooks.pile-on.steps.1`.
    pub fn path_to(&self, place: Span) -> String {
        self.get(place.file).map(|tree| tree.path_to(place.start)).unwrap_or_default()
    }

    /// The path to a place that stands for the whole thing which begins there: an item of a list, not its first key.
    pub fn path_to_whole(&self, place: Span) -> String {
        self.get(place.file).map(|tree| tree.path_to_whole(place.start)).unwrap_or_default()
    }

    /// Whether a place is that of a whole list or mapping.
    pub fn is_collection(&self, place: Span) -> bool {
        self.get(place.file).is_some_and(|tree| tree.is_collection(place))
    }
}
