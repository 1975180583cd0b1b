//! Comments beside what they are about.

use crate::edit::finder::Finder;
use crate::edit::proof::{self, is_same};
use crate::edit::{Path, Refusal, applied, lines, parsed};
use crate::source::{FileId, Span};
use crate::syntax::{self, Content, Limits, Node, Tree, is_visible};
use std::collections::BTreeMap;

/// The text with some comments, each at the end of the line on which something ends, or on a line of its own above it where
/// nothing more fits on that one. Several on one line are one.
pub fn remark(text: &str, remarks: &[(Path, String)], limits: Limits) -> Result<String, Refusal> {
    let parsed = parsed(text, limits)?;
    let mut at: BTreeMap<(usize, bool), Vec<&str>> = BTreeMap::new();
    let finder = Finder::of(&parsed.tree);
    for (path, words) in remarks {
        let there = at.entry(place(&finder, &parsed.tree, path)?).or_default();
        if !there.contains(&words.as_str()) {
            there.push(words);
        }
    }
    let (mut replacements, mut written, mut moved) = (Vec::new(), Vec::new(), 0);
    for ((place, is_line), words) in at {
        let blanks = if is_line { indent(text, place) } else { "  " };
        let line_break = if is_line { lines::line_break(text) } else { "" };
        let comment = format!("# {}", one_line(&words.join("; ")));
        let begins = place + moved + blanks.len();
        written.push((begins, begins + comment.len()));
        let words = [blanks, &comment, line_break].concat();
        moved += words.len();
        replacements.push((place..place, words));
    }
    let nowhere = Refusal::new(Span::new(FileId(0), 0, 0), "there is no place for comments here");
    let Some(new) = applied(text, &replacements) else { return Err(nowhere) };
    let again = syntax::parse(&new, FileId(0), limits);
    let is_meant = again.complete
        && again.findings.len() <= parsed.findings.len()
        && parsed.tree.root().zip(again.tree.root()).is_some_and(|(old, new)| is_same(old, new))
        && proof::keeps_comments(&parsed.tree, &again.tree, &replacements, &written);
    if is_meant { Ok(new) } else { Err(nowhere) }
}

/// Words without line breaks and signs that nobody sees.
fn one_line(words: &str) -> String {
    let is_seen = |letter: char| letter.is_whitespace() || is_visible(letter);
    let seen: String = words.chars().filter(|letter| is_seen(*letter)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a comment about something stands, and whether it is a line of its own.
fn place(finder: &Finder<'_>, tree: &Tree<'_>, path: &Path) -> Result<(usize, bool), Refusal> {
    let text = tree.text();
    let found = finder.found_at(path)?;
    let ends = found.last().map_or(0, |found| lines::range(found.value).end);
    let line_end = lines::end_of(text, ends);
    let line = lines::start_of(text, ends)..line_end;
    let comments = tree.comments();
    let next = comments.partition_point(|comment| (comment.span.start as usize) < line.start);
    let has_comment = comments.get(next).is_some_and(|comment| (comment.span.start as usize) < line.end);
    let is_word =
        found.last().is_some_and(|found| found.value.scalar().is_some() && !is_block(text, found.value));
    if is_word && !has_comment && !is_within_words(tree, line_end) {
        return Ok((line_end, false));
    }
    let begins = found.iter().rev().filter_map(|found| Some(lines::range(found.key?).start));
    let begins = begins.chain(tree.root().map(|root| lines::range(root).start));
    let mut own_line = begins.filter(|begin| lines::is_blank(lines::before(text, *begin)));
    Ok((own_line.next().map_or(0, |begin| lines::start_of(text, begin)), true))
}

/// Whether a text begins on the line below its name.
fn is_block(text: &str, node: Node<'_>) -> bool {
    text.get(lines::range(node)).is_some_and(|words| words.contains(['\n', '\r']))
}

/// Whether an offset is in the middle of a text that goes on behind it.
fn is_within_words(tree: &Tree<'_>, offset: usize) -> bool {
    let Ok(at) = u32::try_from(offset) else { return true };
    let mut next = tree.root();
    while let Some(node) = next.take().filter(|node| !node.is_alias()) {
        next = match node.content() {
            Content::Mapping => node.last_entry(at).map(|(_, value)| value),
            Content::List => node.last_item(at).map(|(_, item)| item),
            Content::Scalar(_) | Content::Broken => {
                let place = lines::range(node);
                return place.start < offset && offset < place.end;
            }
        };
    }
    false
}

/// The blanks at the beginning of a line.
fn indent(text: &str, line: usize) -> &str {
    let rest = text.get(line..).unwrap_or_default();
    rest.get(..rest.len() - rest.trim_start_matches(' ').len()).unwrap_or_default()
}
