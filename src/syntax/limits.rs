//! What is too much.

/// How much is read before the reader says that it is too much.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one file.
    pub bytes: usize,
    /// Lists and mappings inside one another.
    pub nesting: usize,
    /// Comments, one after the other.
    pub comments: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 8 * 1024 * 1024, nesting: 64, comments: 1_000_000 }
    }
}

impl Limits {
    /// The same for granit-parser.
    pub(super) fn options(self) -> granit_parser::Options {
        granit_parser::options! {
            emit_unresolved_aliases: true,
            max_buffered_comment_events: self.comments,
            flow_nesting_limit: self.nesting,
            block_nesting_limit: self.nesting,
        }
    }
}
