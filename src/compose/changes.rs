//! What a file does to the plans that it builds on.

use crate::source::FileId;
use crate::syntax::Node;

/// Something that a file writes, and what it does to what it builds on.
#[derive(Clone, Debug)]
pub struct Change<'t> {
    /// The file that writes it.
    pub file: FileId,
    /// The names that lead to it.
    pub path: Vec<&'t str>,
    /// Its name, and what the file writes.
    pub key: Node<'t>,
    pub value: Node<'t>,
    pub kind: ChangeKind<'t>,
}

/// What becomes of what was there.
#[derive(Clone, Debug)]
pub enum ChangeKind<'t> {
    /// It is new.
    Adds,
    /// Another value instead of this one.
    Replaces(Node<'t>),
    /// It is there no more.
    Removes(Node<'t>),
    /// It was not there; what is there has these names.
    RemovesNothing(Vec<&'t str>),
    /// There is nothing after its colon: perhaps it is to go, perhaps the line is not finished. It stays.
    Unclear,
}

impl Change<'_> {
    /// The path as it is said: `channels.facebook`.
    pub fn path_in_words(&self) -> String {
        self.path.join(".")
    }
}
