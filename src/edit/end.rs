//! Where an entry or item ends, and what stands between it and the next.

use crate::edit::lines;
use crate::syntax::{Content, Node, Style};

/// The end of an entry or item.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// Behind its last word or bracket.
    pub(super) words: usize,
    /// Behind its last line with the comment at its end, before the line break; where a text keeps its empty lines (`|+`), the
    /// beginning of the line after these.
    pub(super) line: usize,
    /// Whether `line` is the beginning of a line.
    pub(super) is_next_line: bool,
}

/// Where an entry ends that begins with a name, or an item that begins with its `-` or with itself.
pub(super) fn end(text: &str, begin: usize, value: Node<'_>) -> End {
    let last = last_below(value);
    let place = lines::range(last);
    let from = place.start.max(begin).min(place.end.max(begin));
    let is_block = last.scalar().is_some_and(|scalar| scalar.style == Style::Block);
    if is_block && !last.is_alias() && keeps_empty_lines(text, place.start) {
        // The blanks before the words on the next line are counted in.
        let is_next_line = lines::is_blank(lines::before(text, place.end));
        let line = if is_next_line { lines::start_of(text, place.end) } else { place.end };
        return End { words: line, line, is_next_line };
    }
    let written = text.get(..place.end.max(from)).unwrap_or_default().trim_end().len().max(begin);
    End { words: written, line: lines::end_of(text, written), is_next_line: false }
}

/// What is written last in a node.
fn last_below(node: Node<'_>) -> Node<'_> {
    if node.is_alias() {
        return node;
    }
    let own = lines::range(node);
    let last = match node.content() {
        Content::Mapping => node.entries().last().map(|(key, value)| {
            let last = last_below(value);
            // Nothing at all stands where its name stands.
            if lines::range(last).end > lines::range(key).end { last } else { key }
        }),
        Content::List => node.items().last().map(last_below),
        Content::Scalar(_) | Content::Broken => None,
    };
    // Its bracket closes behind everything in it.
    last.filter(|last| {
        let is_text = last.scalar().is_some_and(|scalar| scalar.style == Style::Block);
        lines::range(*last).end >= own.end || is_text || !is_flow(node)
    })
    .unwrap_or(node)
}

/// Whether a collection stands in brackets.
pub(super) fn is_flow(node: Node<'_>) -> bool {
    let first = node.entries().next().map(|(key, _)| key).or_else(|| node.items().next());
    let text = node.tree().text();
    let start = lines::range(node).start;
    let opens = matches!(text.as_bytes().get(start), Some(b'[' | b'{'));
    opens && first.is_none_or(|first| lines::range(first).start > start)
}

/// Whether the text of a block begins with `+` behind its `|`.
fn keeps_empty_lines(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().trim_end();
    let line = before.rfind(['\n', '\r']).map_or(before, |at| before.get(at..).unwrap_or_default());
    let header = line.rfind(['|', '>']).and_then(|at| line.get(at + 1..)).unwrap_or_default();
    header.chars().take_while(|letter| matches!(letter, '+' | '-' | '0'..='9')).any(|letter| letter == '+')
}

/// Where the comma stands behind an entry in brackets, if there is one before the next word.
pub(super) fn comma(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        let blanks = rest.len() - rest.trim_start().len();
        at += blanks;
        match text.as_bytes().get(at)? {
            b',' => return Some(at),
            b'#' => at = lines::end_of(text, at),
            _ => return None,
        }
    }
}

/// The `-` of an item of a list that is not in brackets.
pub(super) fn dash(text: &str, item: Node<'_>) -> Option<usize> {
    let start = lines::range(item).start;
    let mut at = start;
    loop {
        let line = lines::start_of(text, at);
        let before = text.get(line..at)?;
        // An anchor or a tag may stand in between, on lines of their own too.
        if let Some(found) = before.char_indices().rev().find(|(place, letter)| {
            let is_first =
                before.get(..*place).is_some_and(|before| before.ends_with(' ') || before.is_empty());
            *letter == '-'
                && is_first
                && before.get(place + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        }) {
            return Some(line + found.0);
        }
        at = line.checked_sub(1)?;
        if !is_between(before) {
            return None;
        }
    }
}

fn is_between(words: &str) -> bool {
    let words = words.trim();
    words.is_empty() || words.starts_with(['&', '!', '#'])
}
