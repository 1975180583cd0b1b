//! Lines and columns of a text.

use crate::syntax::Node;
use std::ops::Range;

/// The bytes that a node stands on, without its name, anchor and tag.
pub(super) fn range(node: Node<'_>) -> Range<usize> {
    node.span().start as usize..node.span().end as usize
}

/// Where the line begins that an offset is in, behind the mark at the beginning of a file.
pub(super) fn start_of(text: &str, offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |line_break| line_break + 1);
    if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start }
}

/// Where the line ends that an offset is in, before its line break.
pub(super) fn end_of(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    offset + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// Where the next line begins, or the text ends.
pub(super) fn next_after(text: &str, offset: usize) -> usize {
    let end = end_of(text, offset);
    let rest = text.get(end..).unwrap_or_default();
    end + if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) }
}

/// How far an offset is from the beginning of its line, in characters.
pub(super) fn column_of(text: &str, offset: usize) -> usize {
    text.get(start_of(text, offset)..offset).unwrap_or_default().chars().count()
}

/// What stands before an offset on its line.
pub(super) fn before(text: &str, offset: usize) -> &str {
    text.get(start_of(text, offset)..offset).unwrap_or_default()
}

/// Whether nothing but blanks stands there.
pub(super) fn is_blank(words: &str) -> bool {
    words.chars().all(|letter| matches!(letter, ' ' | '\t'))
}

/// The line break of a text: that of its first line.
pub(super) fn line_break(text: &str) -> &'static str {
    let end = end_of(text, 0);
    if text.get(end..).is_some_and(|rest| rest.starts_with("\r\n")) { "\r\n" } else { "\n" }
}
