//! Tables that stand in the place of their paths, as if their rows were a list of the plan.

use crate::source::{FileId, Span};
use crate::syntax::{Node, Trees};
use std::collections::HashMap;

/// For each path of a table, by its place, the file that was read.
#[derive(Debug, Default)]
pub struct Tables {
    files: HashMap<Span, FileId>,
}

impl Tables {
    /// Says what the path at a place leads to.
    pub fn add(&mut self, path: Span, file: FileId) {
        self.files.insert(path, file);
    }

    pub fn are_none(&self) -> bool {
        self.files.is_empty()
    }

    /// The list that is read in the place of a value: the rows of a table where it is the path of one, else the value itself.
    pub(super) fn behind<'t>(&self, value: Node<'t>, trees: &'t Trees<'_>) -> Node<'t> {
        let file = self.files.get(&value.span());
        file.and_then(|file| trees.get(*file)?.root()).unwrap_or(value)
    }
}
