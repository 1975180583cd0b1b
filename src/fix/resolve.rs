//! From the words of a plan to changes of its text.

use crate::diagnostic::{Edit, Fix, Mend, TextEdit};
use crate::edit::{self, Value, written};
use crate::source::Span;
use crate::syntax::{Content, Node, Tree, Trees};
use std::ops::Range;

/// A fix as changes of the texts that some trees were read from; `None` where it cannot be written there.
pub fn resolve(trees: &Trees<'_>, fix: &Fix) -> Option<Mend> {
    let in_its_file = |edit: &Edit| text_edits(trees.get(edit.place().file)?, edit);
    let edits: Vec<_> = fix.edits.iter().map(in_its_file).collect::<Option<_>>()?;
    let mut edits = edits.concat();
    edits.sort();
    edits.dedup();
    let overlaps = edits
        .array_windows::<2>()
        .any(|[one, next]| one.span.file == next.span.file && next.span.start < one.span.end);
    (!overlaps && !edits.is_empty()).then_some(Mend { is_safe: fix.is_safe, edits })
}

fn text_edits(tree: &Tree<'_>, edit: &Edit) -> Option<Vec<TextEdit>> {
    let edit = match edit {
        Edit::Replace { place, text } => TextEdit { span: *place, text: text.clone() },
        Edit::Rewrite { place, value } => {
            let old = slice(tree, *place);
            let text = written(value, old, tree.is_in_brackets(place.start))?;
            TextEdit { span: *place, text }
        }
        Edit::AddField { place, name, value } => {
            let group = group_at(tree.root()?, place.start)?;
            let words = edit::added(group, name, &Value::word(value))?;
            let placed = |(at, text): (Range<usize>, String)| TextEdit {
                span: Span::new(place.file, at.start, at.end),
                text,
            };
            return Some(words.into_iter().map(placed).collect());
        }
        Edit::RenameField { place, name } => {
            let span = key_of(tree.root()?, place.start)?.span();
            TextEdit { span, text: (*name).to_owned() }
        }
        Edit::RemoveComment { place } => TextEdit { span: whole_comment(tree, *place), text: String::new() },
    };
    Some(vec![edit])
}

fn slice<'t>(tree: &Tree<'t>, place: Span) -> &'t str {
    tree.text().get(place.start as usize..place.end as usize).unwrap_or_default()
}

/// The group of fields whose first key, or whose own name, stands at a place.
fn group_at(node: Node<'_>, start: u32) -> Option<Node<'_>> {
    let mut next = Some(node);
    while let Some(node) = next.take() {
        match node.content() {
            Content::Mapping => {
                let (key, value) = node.last_entry(start)?;
                if key.span().start == start {
                    let is_first =
                        node.entries().next().is_some_and(|(first, _)| first.span().start == start);
                    let is_group =
                        matches!(value.content(), Content::Mapping) && value.entries().next().is_some();
                    return if is_group && !value.is_alias() {
                        Some(value)
                    } else {
                        is_first.then_some(node)
                    };
                }
                next = Some(value);
            }
            Content::List => next = node.last_item(start).map(|(_, item)| item),
            Content::Scalar(_) | Content::Broken => return None,
        }
        next = next.filter(|node| !node.is_alias());
    }
    None
}

/// The name of the field whose value begins at a place.
fn key_of(node: Node<'_>, start: u32) -> Option<Node<'_>> {
    let mut next = Some(node);
    while let Some(node) = next.take().filter(|node| !node.is_alias()) {
        next = match node.content() {
            Content::Mapping => match node.last_entry(start)? {
                (key, value) if value.span().start == start => return Some(key),
                (_, value) => Some(value),
            },
            Content::List => node.last_item(start).map(|(_, item)| item),
            Content::Scalar(_) | Content::Broken => return None,
        };
    }
    None
}

/// A comment with the blanks before it; with its whole line where nothing else stands there.
fn whole_comment(tree: &Tree<'_>, place: Span) -> Span {
    let text = tree.text();
    let (start, end) = (place.start as usize, place.end as usize);
    let before = text.get(..start).unwrap_or_default();
    let blanks = before.trim_end_matches([' ', '\t']).len();
    let is_alone = matches!(
        before.as_bytes().get(..blanks).and_then(|before| before.last()),
        None | Some(b'\n' | b'\r')
    );
    // The mark at the beginning of a file is no part of the line.
    let is_alone = is_alone || before.get(..blanks) == Some("\u{feff}");
    let body = text.get(start..end).unwrap_or_default().trim_end();
    let mut end = start + body.len();
    if is_alone {
        let rest = text.get(end..).unwrap_or_default();
        let line = rest.trim_start_matches([' ', '\t']);
        let line_break =
            if line.starts_with("\r\n") { 2 } else { usize::from(line.starts_with(['\n', '\r'])) };
        end += rest.len() - line.len() + line_break;
    }
    Span::new(place.file, blanks, end)
}
