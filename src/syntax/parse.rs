//! YAML text to a tree.

use crate::source::FileId;
use crate::syntax::build::Parsed;
use crate::syntax::granit::parse_thoroughly;
use crate::syntax::limits::Limits;

/// Reads the first document of a text. Never fails: mistakes are findings, and what stands before a
/// syntax error is in the tree.
pub fn parse(text: &str, file: FileId, limits: Limits) -> Parsed<'_> {
    parse_thoroughly(text, file, limits)
}
