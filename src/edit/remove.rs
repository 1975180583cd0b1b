//! One entry or item less: its lines, its comma and the comment at its end; the comments above it stay.

use crate::edit::end::{comma, dash, end, is_flow};
use crate::edit::finder::Found;
use crate::edit::locate::Target;
use crate::edit::{Replacement, lines, set};
use crate::syntax::{Content, Node};
use std::ops::Range;

pub(super) fn written(text: &str, target: &Target<'_>, found: &Found<'_>) -> Option<Vec<Replacement>> {
    let is_only = match found.within.content() {
        Content::Mapping => found.within.entries().len() == 1,
        _ => found.within.items().len() == 1,
    };
    let place = if is_flow(found.within) {
        return in_brackets(text, found, is_only);
    } else {
        on_lines(text, found)?
    };
    let mut replacements = vec![(place, String::new())];
    if is_only {
        // Nothing at all would be no group and no list.
        let (_, before) = target.found.split_last()?;
        let empty = if found.key.is_some() { "{}" } else { "[]" };
        replacements.push(set::emptied(text, before.last()?, empty)?);
    }
    Some(replacements)
}

/// Where an entry or item begins.
fn begin(text: &str, key: Option<Node<'_>>, value: Node<'_>, flow: bool) -> Option<usize> {
    match key {
        Some(key) => Some(lines::range(key).start),
        None if flow => Some(lines::range(value).start),
        None => dash(text, value),
    }
}

/// The entry or item before or after.
fn sibling<'t>(found: &Found<'t>, index: Option<usize>) -> Option<(Option<Node<'t>>, Node<'t>)> {
    let index = index?;
    match found.within.content() {
        Content::Mapping => found.within.entries().nth(index).map(|(key, value)| (Some(key), value)),
        _ => found.within.items().nth(index).map(|item| (None, item)),
    }
}

/// The lines of an entry or item.
fn on_lines(text: &str, found: &Found<'_>) -> Option<Range<usize>> {
    let start = begin(text, found.key, found.value, false)?;
    let head = found.key.map_or(start + 1, |key| lines::range(key).end);
    let last = end(text, head, found.value);
    let line = lines::start_of(text, start);
    if lines::is_blank(text.get(line..start)?) {
        let next = if last.is_next_line { last.line } else { lines::next_after(text, last.line) };
        let is_last_line = next == text.len() && !text.ends_with(['\n', '\r']);
        // Without a line break at the end the one before goes.
        let from = if is_last_line {
            text.get(..line)?.trim_end_matches(['\n', '\r']).len().max(first_of(text))
        } else {
            line
        };
        return Some(from..next);
    }
    // It shares its line with the `-` of what it is in.
    let Some((key, value)) = sibling(found, Some(found.index + 1)) else {
        return Some(text.get(..start)?.trim_end_matches(' ').len()..last.line);
    };
    let next = begin(text, key, value, false)?;
    let between = text.get(last.line..next)?;
    let has_comment = between.contains('#');
    Some(if has_comment { text.get(..start)?.trim_end_matches(' ').len()..last.line } else { start..next })
}

fn first_of(text: &str) -> usize {
    lines::start_of(text, 0)
}

/// An entry or item in brackets, with one of the commas beside it.
fn in_brackets(text: &str, found: &Found<'_>, is_only: bool) -> Option<Vec<Replacement>> {
    let start = begin(text, found.key, found.value, true)?;
    let head = found.key.map_or(start, |key| lines::range(key).end);
    let last = end(text, head, found.value);
    let comma = comma(text, last.words);
    let behind = comma.map_or(last.words, |comma| comma + 1);
    let line = lines::start_of(text, start);
    let line_end = lines::end_of(text, behind);
    let tail = text.get(behind..line_end)?.trim_start();
    let has_lines_of_its_own =
        lines::is_blank(text.get(line..start)?) && (tail.is_empty() || tail.starts_with('#'));
    if has_lines_of_its_own {
        let mut replacements = vec![(line..lines::next_after(text, behind), String::new())];
        let before = sibling(found, found.index.checked_sub(1)).filter(|_| comma.is_none());
        if let Some((key, value)) = before {
            // The comma of the one before it would be the last.
            let start = begin(text, key, value, true)?;
            let before = end(text, key.map_or(start, |key| lines::range(key).end), value);
            let comma = self::comma(text, before.words)?;
            replacements.push((comma..comma + 1, String::new()));
        }
        return Some(replacements);
    }
    if is_only {
        let within = lines::range(found.within);
        return Some(vec![(within.start + 1..within.end.checked_sub(1)?, String::new())]);
    }
    if let Some((key, value)) = sibling(found, Some(found.index + 1)) {
        let next = begin(text, key, value, true)?;
        let is_same_line = !text.get(start..next)?.contains(['\n', '\r']);
        let is_free = !text.get(last.words..next)?.contains('#');
        return (is_same_line || is_free).then(|| vec![(start..next, String::new())]);
    }
    let (key, value) = sibling(found, found.index.checked_sub(1))?;
    let begins = begin(text, key, value, true)?;
    let before = end(text, key.map_or(begins, |key| lines::range(key).end), value);
    Some(vec![(before.words..last.words, String::new())])
}
