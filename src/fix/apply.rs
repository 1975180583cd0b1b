//! Changing texts, and making sure that they changed only where they were meant to.

use crate::diagnostic::{Mend, TextEdit};
use crate::source::{FileId, Sources};
use crate::syntax::{self, Content, Limits, Node};
use std::ops::Range;

/// The files of a plan after some fixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The new text of each file that is changed, in the order of the files.
    pub texts: Vec<(FileId, String)>,
    /// How many fixes were applied.
    pub n_applied: usize,
}

/// Applies fixes that do not touch one another, in the order in which they are given; what would change more than it
/// means to is left out. A fix of several files is applied in all of them or in none.
pub fn mend(sources: &Sources, mends: &[&Mend], limits: Limits) -> Mended {
    let mut chosen: Vec<&Mend> = Vec::new();
    for mend in mends {
        let touches = |one: &TextEdit, other: &TextEdit| {
            let apart = one.span.file != other.span.file
                || one.span.end < other.span.start
                || other.span.end < one.span.start;
            !apart && one != other
        };
        let is_free = chosen
            .iter()
            .all(|other| mend.edits.iter().all(|edit| !other.edits.iter().any(|taken| touches(edit, taken))));
        if is_free {
            chosen.push(mend);
        }
    }
    if let Some(texts) = applied(sources, &chosen, limits) {
        return Mended { texts, n_applied: chosen.len() };
    }
    // One of them is not what it seems: the others are found one by one.
    let mut good: Vec<&Mend> = Vec::new();
    let mut best = Vec::new();
    for mend in chosen {
        good.push(mend);
        match applied(sources, &good, limits) {
            Some(texts) => best = texts,
            None => {
                good.pop();
            }
        }
    }
    Mended { texts: best, n_applied: good.len() }
}

/// The changed texts with the fixes, if they differ only where they were meant to.
fn applied(sources: &Sources, mends: &[&Mend], limits: Limits) -> Option<Vec<(FileId, String)>> {
    let mut edits: Vec<&TextEdit> = mends.iter().flat_map(|mend| &mend.edits).collect();
    edits.sort();
    edits.dedup();
    let of_each_file = edits.chunk_by(|one, next| one.span.file == next.span.file);
    let texts: Vec<(FileId, String)> = of_each_file
        .map(|edits| {
            let file = edits.first()?.span.file;
            Some((file, edited(sources.get(file)?.text(), edits, limits)?))
        })
        .collect::<Option<_>>()?;
    (!texts.is_empty()).then_some(texts)
}

/// A text with some edits in its order, if it differs only where it was meant to.
fn edited(text: &str, edits: &[&TextEdit], limits: Limits) -> Option<String> {
    let mut result = String::with_capacity(text.len() + 64);
    let mut old_places = Vec::new();
    let mut new_places = Vec::new();
    let mut at = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        result.push_str(text.get(at..start)?);
        let new_start = result.len();
        result.push_str(&edit.text);
        old_places.push(start..end);
        new_places.push(new_start..result.len());
        at = end;
    }
    result.push_str(text.get(at..)?);
    let (before, n_before) = tokens(text, &old_places, limits)?;
    let (after, n_after) = tokens(&result, &new_places, limits)?;
    (before == after && n_after <= n_before && result != text).then_some(result)
}

/// What a reader of YAML sees.
#[derive(Debug, PartialEq, Eq)]
struct Token {
    depth: usize,
    kind: Kind,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Mapping,
    List,
    Scalar(String),
    Broken,
    Comment(String),
}

/// Everything outside of some places, and how many mistakes of YAML there are; `None` where the text is not YAML.
fn tokens(text: &str, without: &[Range<usize>], limits: Limits) -> Option<(Vec<Token>, usize)> {
    let parsed = syntax::parse(text, FileId(0), limits);
    if !parsed.complete {
        return None;
    }
    let mut tokens = Vec::new();
    if let Some(root) = parsed.tree.root() {
        collect(root, 0, without, &mut tokens);
    }
    for comment in parsed.tree.comments() {
        let place = comment.span.start as usize..comment.span.end as usize;
        if !is_inside(&place, without) {
            let words = parsed.tree.text().get(place).unwrap_or_default().trim_end();
            tokens.push(Token { depth: 0, kind: Kind::Comment(words.to_owned()) });
        }
    }
    Some((tokens, parsed.findings.len()))
}

fn collect(node: Node<'_>, depth: usize, without: &[Range<usize>], tokens: &mut Vec<Token>) {
    let place = node.span().start as usize..node.span().end as usize;
    let own = match node.content() {
        // A collection is where it begins.
        Content::Mapping | Content::List => place.start..place.start + 1,
        Content::Scalar(_) | Content::Broken => place.clone(),
    };
    let kind = match node.content() {
        Content::Mapping => Kind::Mapping,
        Content::List => Kind::List,
        Content::Scalar(scalar) => Kind::Scalar(scalar.text.to_owned()),
        Content::Broken => Kind::Broken,
    };
    if !is_inside(&own, without) {
        tokens.push(Token { depth, kind });
    }
    if node.is_alias() {
        return; // What it stands for is looked at where it is written.
    }
    match node.content() {
        Content::Mapping => node.entries().for_each(|(key, value)| {
            collect(key, depth + 1, without, tokens);
            collect(value, depth + 1, without, tokens);
        }),
        Content::List => node.items().for_each(|item| collect(item, depth + 1, without, tokens)),
        Content::Scalar(_) | Content::Broken => {}
    }
}

fn is_inside(place: &Range<usize>, places: &[Range<usize>]) -> bool {
    places.iter().any(|other| place.start < other.end && other.start < place.end)
}
