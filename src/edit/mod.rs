//! Changing the text of a plan by what is meant: edits name paths, never places, and prove themselves.
//!
//! Nothing is written anew: every byte outside of an edit stays as it is. The new text is read again, and is given out
//! only if it means exactly what the old one meant with that change at that path, and every comment is still there.

mod end;
mod finder;
mod insert;
mod lines;
mod locate;
mod proof;
mod remark;
mod remove;
mod reword;
mod scalar;
mod set;
mod value;

pub use finder::{Finder, node_at};
pub use insert::added;
pub use locate::path_to;
pub use remark::remark;
pub use reword::reword;
pub use scalar::{fresh, written};
pub use value::Value;

use crate::diagnostic::Finding;
use crate::source::{FileId, Span};
use crate::syntax::{self, Limits, Parsed, Tree, rule};
use finder::Found;
use locate::Target;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

/// One step on a path into a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The entry of this name.
    Key(String),
    /// The item of a list with this number, from 0.
    Item(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Step {
        Step::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(item: usize) -> Step {
        Step::Item(item)
    }
}

/// Where in a plan: `playbooks`, `pile-on`, `steps`, 1.
pub type Path = Vec<Step>;

/// Where in a list an item is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Front,
    Back,
    /// Behind the item with this number, from 0; at the back where there is none.
    Behind(usize),
}

/// One change of what a plan says. Groups on the way that are not there yet are made; what is empty counts as not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Another value, or the first one, for an entry or an item.
    Set { path: Path, value: Value },
    /// More entries of a group, which has none of these names.
    Insert { path: Path, entries: Vec<(String, Value)> },
    /// One more item of a list.
    Push { path: Path, item: Value, side: Side },
    /// One entry or item less.
    Remove { path: Path },
    /// Another name for an entry.
    RenameKey { path: Path, new: String },
}

impl Edit {
    /// What is changed: for an entry or item that is new, that in which it will be.
    pub fn path(&self) -> &[Step] {
        match self {
            Edit::Set { path, .. }
            | Edit::Insert { path, .. }
            | Edit::Push { path, .. }
            | Edit::Remove { path }
            | Edit::RenameKey { path, .. } => path,
        }
    }
}

/// Why a text was left as it is, at a place of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub place: Span,
    pub message: String,
}

impl Refusal {
    fn new(place: Span, message: impl Into<String>) -> Refusal {
        Refusal { place, message: message.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

/// These bytes of a text are replaced by these words.
pub type Replacement = (Range<usize>, String);

/// The text after some edits, one after the other; nothing is changed where one of them cannot be made. Many edits of places that
/// have nothing to do with one another cost as much as a few.
pub fn edit(text: &str, edits: &[Edit], limits: Limits) -> Result<String, Refusal> {
    let have_paths_of_now = |edit: &Edit| matches!(edit, Edit::Set { .. } | Edit::Insert { .. });
    if edits.len() > 1
        && edits.iter().all(have_paths_of_now)
        && let Ok(new) = together(text, &edits.iter().collect::<Vec<_>>(), limits)
    {
        return Ok(new);
    }
    let mut text = text.to_owned();
    for edit in edits {
        text = edited(&text, edit, limits)?;
    }
    Ok(text)
}

/// A text that can be changed.
fn parsed(text: &str, limits: Limits) -> Result<Parsed<'_>, Refusal> {
    let parsed = syntax::parse(text, FileId(0), limits);
    // What hides in a text stays there; whatever else is wrong leaves open what is meant.
    let is_in_the_way = |finding: &&Finding| finding.rule != rule::HIDDEN_CHARACTER;
    if let Some(first) = parsed.findings.iter().find(is_in_the_way) {
        return Err(Refusal::new(first.span, format!("mend this first: {}", first.message)));
    }
    Ok(parsed)
}

/// The text after some edits whose paths are all those of the text as it is; much quicker than [`edit`] where there are many.
/// Nothing is changed where one of them cannot be made.
pub fn edit_at_once(text: &str, edits: &[Edit], limits: Limits) -> Result<String, Refusal> {
    let mut placed = Vec::new();
    {
        let parsed = parsed(text, limits)?;
        let finder = Finder::of(&parsed.tree);
        for edit in edits {
            placed.push((locate::locate(&finder, edit)?.0.place().start, edit));
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    let edits: Vec<&Edit> = placed.into_iter().map(|(_, edit)| edit).collect();
    made_in_parts(text, &edits, limits)
}

/// Edits in the order of a text: all together, or where they are in each other's way the later ones first, so that the numbers
/// of items still hold for the others.
fn made_in_parts(text: &str, edits: &[&Edit], limits: Limits) -> Result<String, Refusal> {
    match together(text, edits, limits) {
        Err(_) if edits.len() > 1 => {
            let (front, back) = edits.split_at(edits.len() / 2);
            made_in_parts(&made_in_parts(text, back, limits)?, front, limits)
        }
        made => made,
    }
}

/// The text after one edit.
fn edited(text: &str, edit: &Edit, limits: Limits) -> Result<String, Refusal> {
    together(text, &[edit], limits)
}

/// The text after some edits that are made at the same time.
fn together(text: &str, edits: &[&Edit], limits: Limits) -> Result<String, Refusal> {
    let parsed = parsed(text, limits)?;
    let finder = Finder::of(&parsed.tree);
    let mut changes: Vec<(Target<'_>, Change)> = Vec::new();
    // What is added to one group is added at once.
    let mut added_to = HashMap::new();
    for edit in edits {
        let (target, change) = locate::locate(&finder, edit)?;
        let Change::Insert(entries) = change else {
            changes.push((target, change));
            continue;
        };
        let position = *added_to.entry(target.node().identity()).or_insert(changes.len());
        match changes.get_mut(position) {
            Some((_, Change::Insert(before))) => before.extend(entries),
            _ => changes.push((target, Change::Insert(entries))),
        }
    }
    let Some(place) = changes.first().map(|(target, _)| target.place()) else { return Ok(text.to_owned()) };
    let cannot = || {
        let message = "this cannot be changed here without changing more than that; change it by hand";
        Refusal::new(place, message)
    };
    let mut replacements = Vec::new();
    for (target, change) in &changes {
        replacements.extend(target.written(&parsed.tree, change).ok_or_else(cannot)?);
    }
    replacements.sort_by_key(|(place, _)| place.start);
    let new = applied(text, &replacements).ok_or_else(cannot)?;
    let again = syntax::parse(&new, FileId(0), limits);
    // A text with letters that nobody sees, for one.
    if let Some(found) = again.findings.iter().last().filter(|_| again.findings.len() > parsed.findings.len())
    {
        return Err(Refusal::new(place, format!("this cannot be written: {}", found.message)));
    }
    let is_readable = again.complete && again.findings.len() <= parsed.findings.len();
    let is_meant = is_readable
        && proof::is_meant(&parsed.tree, &again.tree, &changes)
        && proof::keeps_comments(&parsed.tree, &again.tree, &replacements, &[]);
    if is_meant { Ok(new) } else { Err(cannot()) }
}

/// What is done at a place that is there.
#[derive(Clone, Debug)]
enum Change {
    Set(Value),
    Insert(Vec<(String, Value)>),
    Push(Value, Side),
    Remove,
    Rename(String),
}

impl Target<'_> {
    fn written(&self, tree: &Tree<'_>, change: &Change) -> Option<Vec<Replacement>> {
        let text = tree.text();
        match (change, self.found.last()) {
            (Change::Set(value), Some(found)) => set::written(text, found, value),
            (Change::Insert(entries), _) => insert::all_added(self.node(), entries),
            (Change::Push(value, side), _) => insert::item(self.node(), value, *side),
            (Change::Remove, Some(found)) => remove::written(text, self, found),
            (Change::Rename(new), Some(Found { key: Some(key), .. })) => {
                let place = lines::range(*key);
                let old = text.get(place.clone())?;
                Some(vec![(place, written(new, old, tree.is_in_brackets(key.span().start))?)])
            }
            _ => None,
        }
    }
}

/// A text with some replacements in its order, which do not overlap; `None` where they do, or are not of this text.
pub fn applied(text: &str, replacements: &[Replacement]) -> Option<String> {
    let mut new = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (place, words) in replacements {
        new.push_str(text.get(at..place.start)?);
        new.push_str(words);
        at = place.end;
    }
    new.push_str(text.get(at..)?);
    Some(new)
}
