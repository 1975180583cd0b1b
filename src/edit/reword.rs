//! Other words in place of some, in many places at once.

use crate::edit::proof::{self, is_same};
use crate::edit::{Refusal, Replacement, applied, lines, parsed, scalar};
use crate::source::{FileId, Span};
use crate::syntax::{self, Content, Limits, Node, Tree};
use std::collections::BTreeMap;

/// The text with other words at some places, each that of a whole name or value; nothing is changed where one of them cannot be
/// written there.
pub fn reword(text: &str, words: &[(Span, String)], limits: Limits) -> Result<String, Refusal> {
    let old = parsed(text, limits)?;
    let by_start: BTreeMap<u32, &str> =
        words.iter().map(|(place, word)| (place.start, word.as_str())).collect();
    let mut replacements: Vec<Replacement> = Vec::new();
    for (place, word) in words {
        let at = place.start as usize..place.end as usize;
        let slice = text.get(at.clone()).unwrap_or_default();
        let written = scalar::written(word, slice, old.tree.is_in_brackets(place.start));
        let written = written.ok_or_else(|| cannot(*place))?;
        replacements.push((at, written));
    }
    replacements.sort_by_key(|(place, _)| place.start);
    replacements.dedup();
    let first = words.first().map_or(Span::new(FileId(0), 0, 0), |(place, _)| *place);
    let new = applied(text, &replacements).ok_or_else(|| cannot(first))?;
    let again = syntax::parse(&new, FileId(0), limits);
    let is_meant = again.complete
        && again.findings.len() <= old.findings.len()
        && is_reworded(&old.tree, &again.tree, &by_start)
        && proof::keeps_comments(&old.tree, &again.tree, &replacements, &[]);
    if is_meant { Ok(new) } else { Err(cannot(first)) }
}

fn cannot(place: Span) -> Refusal {
    Refusal::new(place, "these words cannot be changed here; change them by hand")
}

/// Whether a new tree is an old one with other words at some places, all of which are places of words.
fn is_reworded(old: &Tree<'_>, new: &Tree<'_>, words: &BTreeMap<u32, &str>) -> bool {
    let (Some(old), Some(new)) = (old.root(), new.root()) else { return words.is_empty() };
    let mut n_found = 0;
    is_reworded_below(old, new, words, &mut n_found) && n_found == words.len()
}

fn is_reworded_below(old: Node<'_>, new: Node<'_>, words: &BTreeMap<u32, &str>, n_found: &mut usize) -> bool {
    if old.is_alias() || new.is_alias() {
        return is_same(old, new);
    }
    match (old.content(), new.content()) {
        (Content::Scalar(_), Content::Scalar(scalar)) if !lines::range(old).is_empty() => {
            match words.get(&old.span().start) {
                Some(word) => {
                    *n_found += 1;
                    scalar.text == *word
                }
                None => is_same(old, new),
            }
        }
        (Content::Mapping, Content::Mapping) => {
            old.entries().len() == new.entries().len()
                && old.entries().zip(new.entries()).all(|(old, new)| {
                    is_reworded_below(old.0, new.0, words, n_found)
                        && is_reworded_below(old.1, new.1, words, n_found)
                })
        }
        (Content::List, Content::List) => {
            old.items().len() == new.items().len()
                && old.items().zip(new.items()).all(|(old, new)| is_reworded_below(old, new, words, n_found))
        }
        _ => is_same(old, new),
    }
}
