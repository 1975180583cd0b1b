//! Another value for an entry or an item.

use crate::edit::end::{dash, end, is_flow};
use crate::edit::finder::Found;
use crate::edit::insert::with_breaks;
use crate::edit::value::Value;
use crate::edit::{Replacement, lines, scalar};
use crate::syntax::{Node, Style};

pub(super) fn written(text: &str, found: &Found<'_>, value: &Value) -> Option<Vec<Replacement>> {
    let old = lines::range(found.value);
    let head = head(text, found)?;
    let between = text.get(head..old.start.max(head))?;
    // An anchor or a tag says more of the value than its words.
    if between.contains(['&', '!']) {
        return None;
    }
    let slice = text.get(old.clone())?;
    let in_brackets = is_flow(found.within);
    let is_one_line = !slice.contains(['\n', '\r']) && !is_block(found.value);
    if let Value::Word(word) = value
        && is_one_line
        && !slice.is_empty()
        && found.value.scalar().is_some()
        && !found.value.is_alias()
        && let Some(words) = scalar::written(word, slice, in_brackets)
    {
        return Some(vec![(old, words)]);
    }
    if in_brackets {
        let words = value.in_brackets()?;
        return Some(if slice.is_empty() {
            vec![(head..head, format!(" {words}"))]
        } else {
            vec![(old, words)]
        });
    }
    let column = column(text, found)?;
    let width = lines::column_of(text, head) + 1;
    let words = match found.key {
        Some(_) => value.behind_name(column, width)?,
        None => format!(" {}", value.behind_dash(column, false)?),
    };
    let last = end(text, head, found.value);
    // Lines below stand behind the comment at the end of the line; whatever stands on the line itself stands before it.
    if words.starts_with('\n') && is_one_line {
        let goes = head..last.words;
        let line = lines::end_of(text, last.words);
        return Some(vec![(goes, String::new()), (line..line, with_breaks(&words, text))]);
    }
    let goes =
        if last.is_next_line { head..text.get(..last.line)?.trim_end().len() } else { head..last.words };
    let has_comment = found.value.tree().comments().iter().any(|comment| {
        let start = comment.span.start as usize;
        goes.start <= start && start < goes.end
    });
    (!has_comment).then(|| vec![(goes, with_breaks(&words, text))])
}

/// Where the value of an entry or item may begin: behind the colon, or behind the `-`.
fn head(text: &str, found: &Found<'_>) -> Option<usize> {
    match found.key {
        Some(key) => {
            let end = lines::range(key).end;
            let rest = text.get(end..)?;
            let blanks = rest.len() - rest.trim_start().len();
            // In brackets a name may stand alone.
            rest.get(blanks..)?.starts_with(':').then_some(end + blanks + 1)
        }
        None if is_flow(found.within) => Some(lines::range(found.value).start),
        None => Some(dash(text, found.value)? + 1),
    }
}

/// The column of the name or of the `-`.
fn column(text: &str, found: &Found<'_>) -> Option<usize> {
    let start = match found.key {
        Some(key) => lines::range(key).start,
        None => dash(text, found.value)?,
    };
    Some(lines::column_of(text, start))
}

fn is_block(node: Node<'_>) -> bool {
    !node.is_alias() && node.scalar().is_some_and(|scalar| scalar.style == Style::Block)
}

/// What stands in the place of the last entry or item that goes: `{}` or `[]`.
pub(super) fn emptied(text: &str, found: &Found<'_>, empty: &str) -> Option<Replacement> {
    let head = head(text, found)?;
    Some((head..head, format!(" {empty}")))
}
