//! Any text: what the quick reader of YAML reads, the thorough one reads alike.

use smplan::source::FileId;
use smplan::syntax::{Limits, parse_quickly, parse_thoroughly};

/// Reads YAML in both ways.
///
/// Panics where the quick one reads what the thorough one refuses, or reads another tree, or finds something else.
pub fn readers(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else { return };
    let Some(quick) = parse_quickly(text, FileId(0), Limits::default()) else { return };
    let thorough = parse_thoroughly(text, FileId(0), Limits::default());
    // What is YAML may have gaps, where one thing stands inside another: both readers see those.
    assert_eq!(quick.gaps, thorough.gaps, "the same gaps");
    assert_eq!(quick.complete, thorough.complete, "what is no YAML is left to the thorough reader");
    assert_eq!(quick.tree, thorough.tree, "the same places, words and comments");
    let found = [quick.findings, thorough.findings].map(Vec::from_iter);
    assert_eq!(format!("{:?}", found[0]), format!("{:?}", found[1]), "the same findings");
}
