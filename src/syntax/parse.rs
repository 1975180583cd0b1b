//! YAML text to a tree: what plans are written in is read quickly, everything else thoroughly.

use crate::source::FileId;
use crate::syntax::build::Parsed;
use crate::syntax::granit::parse_thoroughly;
use crate::syntax::limits::Limits;
use crate::syntax::quick::parse_quickly;

/// Reads the first document of a text. Never fails: mistakes are findings, and what stands before a
/// syntax error is in the tree.
pub fn parse(text: &str, file: FileId, limits: Limits) -> Parsed<'_> {
    parse_quickly(text, file, limits).unwrap_or_else(|| parse_thoroughly(text, file, limits))
}
