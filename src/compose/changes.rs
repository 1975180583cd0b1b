//! What a file does to the plans that it builds on.

use crate::format::Tighter;
use crate::source::{FileId, Span};
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
    /// A plan on which this one builds does not allow it. What was there stays.
    Refused(Refused),
}

/// Why a change is not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where it is listed that it is not made.
    pub listed: Span,
    /// Where the value stands that holds instead.
    pub before: Option<Span>,
    /// What it would make looser; `None` where it may not be changed at all.
    pub loosens: Option<Loosened>,
}

/// What a change would make looser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loosened {
    /// The path of the value that would hold.
    pub path: String,
    pub tighter: Tighter,
    /// The value that holds, and the one that would, in words.
    pub before: String,
    pub after: String,
}

impl Change<'_> {
    /// The path as it is said: `channels.facebook`.
    pub fn path_in_words(&self) -> String {
        self.path.join(".")
    }

    /// Whether it changes anything.
    pub fn is_made(&self) -> bool {
        matches!(self.kind, ChangeKind::Adds | ChangeKind::Replaces(_) | ChangeKind::Removes(_))
    }
}
