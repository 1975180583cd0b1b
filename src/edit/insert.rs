//! One more entry of a group, and one more item of a list, in the form of what is there.

use crate::edit::end::{End, comma, dash, end, is_flow};
use crate::edit::value::{self, Value};
use crate::edit::{Replacement, Side, lines};
use crate::syntax::{Content, Node};

/// One more entry behind the last one of a group that has some; `None` where it cannot be written there.
pub fn added(group: Node<'_>, key: &str, value: &Value) -> Option<Vec<Replacement>> {
    all_added(group, &[(key.to_owned(), value.clone())])
}

/// The same for several.
pub(super) fn all_added(group: Node<'_>, entries: &[(String, Value)]) -> Option<Vec<Replacement>> {
    let text = group.tree().text();
    let (first, _) = group.entries().next()?;
    let (last_key, last_value) = group.entries().last()?;
    let last = end(text, lines::range(last_key).end, last_value);
    if is_flow(group) {
        let words = entries.iter().map(|(key, value)| value::entry_in_brackets(key, value));
        let words = words.collect::<Option<Vec<_>>>()?.join(", ");
        return behind_in_brackets(text, group, lines::range(last_key).start, last, &words);
    }
    let column = lines::column_of(text, lines::range(first).start);
    let words = value::entries_at(entries, column)?;
    let is_top = group.tree().root().is_some_and(|root| root.identity() == group.identity());
    let stand_apart =
        is_top && group.entries().skip(1).any(|(key, _)| is_apart(text, lines::range(key).start));
    Some(vec![line_behind(text, last, column, &words, stand_apart)])
}

/// One more item of a list that has some.
pub(super) fn item(list: Node<'_>, item: &Value, side: Side) -> Option<Vec<Replacement>> {
    let text = list.tree().text();
    let sibling = match side {
        Side::Front => list.items().next()?,
        Side::Behind(index) => list.items().nth(index).or_else(|| list.items().last())?,
        Side::Back => list.items().last()?,
    };
    if is_flow(list) {
        let words = item.in_brackets()?;
        let start = lines::range(sibling).start;
        if side != Side::Front {
            return behind_in_brackets(text, list, start, end(text, start, sibling), &words);
        }
        let is_first_on_line = lines::is_blank(lines::before(text, start));
        let blanks = lines::before(text, start);
        let behind =
            if is_first_on_line { format!(",{}{blanks}", lines::line_break(text)) } else { ", ".to_owned() };
        return Some(vec![(start..start, format!("{words}{behind}"))]);
    }
    let dash = dash(text, sibling)?;
    let column = lines::column_of(text, dash);
    let as_lines = matches!(sibling.content(), Content::Mapping) && !is_flow(sibling) && !sibling.is_alias();
    let words = format!("- {}", item.behind_dash(column, as_lines)?);
    if side != Side::Front {
        return Some(vec![line_behind(text, end(text, dash + 1, sibling), column, &words, false)]);
    }
    let line = lines::start_of(text, dash);
    let blanks = text.get(line..dash).filter(|before| lines::is_blank(before))?;
    let words = with_breaks(&format!("{blanks}{words}\n"), text);
    Some(vec![(line..line, words)])
}

/// Whether there is an empty line before what stands at an offset and its comments.
fn is_apart(text: &str, offset: usize) -> bool {
    let above = text.get(..lines::start_of(text, offset)).unwrap_or_default();
    let mut above = above.lines().rev().map(str::trim).skip_while(|line| line.starts_with('#'));
    above.next().is_some_and(str::is_empty)
}

/// A line behind the last one of a group or list.
fn line_behind(text: &str, last: End, column: usize, words: &str, stand_apart: bool) -> Replacement {
    let blanks = " ".repeat(column);
    let apart = if stand_apart { "\n" } else { "" };
    let words = if last.is_next_line {
        format!("{apart}{blanks}{words}\n")
    } else {
        format!("\n{apart}{blanks}{words}")
    };
    (last.line..last.line, with_breaks(&words, text))
}

/// Words with the line breaks of a text.
pub(super) fn with_breaks(words: &str, text: &str) -> String {
    words.replace('\n', lines::line_break(text))
}

/// One more entry or item in brackets: on the line of the last one, or on a line of its own like that.
fn behind_in_brackets(
    text: &str,
    within: Node<'_>,
    last_start: usize,
    last: End,
    words: &str,
) -> Option<Vec<Replacement>> {
    let behind = lines::before(text, last_start);
    let close = lines::range(within).end.checked_sub(1)?;
    let comma = comma(text, last.words);
    let from = comma.map_or(last.words, |comma| comma + 1);
    let closes_below = lines::end_of(text, from) < close;
    if lines::is_blank(behind) && closes_below {
        let line_end = lines::end_of(text, from);
        let line_break = lines::line_break(text);
        let tail = if comma.is_some() { "," } else { "" };
        let comma = comma.is_none().then(|| (last.words..last.words, ",".to_owned()));
        let line = (line_end..line_end, format!("{line_break}{behind}{words}{tail}"));
        return Some(comma.into_iter().chain([line]).collect());
    }
    let words = if comma.is_some() { format!(" {words},") } else { format!(", {words}") };
    Some(vec![(from..from, words)])
}
