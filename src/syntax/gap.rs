//! What cannot be read of a text.

use granit_parser::ErrorKind;
use std::ops::Range;

/// A part of a text that cannot be read.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    /// Its bytes, from the first that is written to the last.
    pub(super) bytes: Range<usize>,
    pub(super) holder: Holder,
    pub(super) error: Misread,
}

/// What a gap belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    /// It is the value of the key that begins here.
    Value { key: usize },
    /// It is an entry beside the one whose key begins here, and has perhaps this name.
    Entry { sibling: usize, name: Option<Range<usize>> },
    /// It is an item of a list of which another one begins on the line of these bytes.
    Item { sibling: Range<usize> },
}

/// Why it cannot be read, and where that shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misread {
    pub(super) at: usize,
    pub(super) kind: ErrorKind,
}
