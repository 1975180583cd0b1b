//! From the path of an edit to the nodes of a tree.

use crate::edit::finder::{Finder, Found, is_empty, said};
use crate::edit::{Change, Edit, Path, Refusal, Step, Value};
use crate::source::{FileId, Span};
use crate::syntax::{Content, Node, Tree};

/// What a path leads to, with everything on the way.
#[derive(Debug)]
pub(super) struct Target<'t> {
    pub(super) root: Node<'t>,
    /// One for each step; none for the whole plan.
    pub(super) found: Vec<Found<'t>>,
}

impl<'t> Target<'t> {
    /// The node that the path leads to.
    pub(super) fn node(&self) -> Node<'t> {
        self.found.last().map_or(self.root, |found| found.value)
    }

    /// Where it begins, with its name.
    pub(super) fn place(&self) -> Span {
        self.found.last().map_or(self.root.span(), |found| found.key.unwrap_or(found.value).span())
    }
}

/// The path to the value or item that stands at a place of a file.
pub fn path_to(tree: &Tree<'_>, place: Span) -> Option<Path> {
    let mut path = Path::new();
    let mut node = tree.root()?;
    while !node.is_alias() {
        let (step, below) = match node.content() {
            Content::Mapping => {
                let (key, value) = node.last_entry(place.start)?;
                (Step::Key(key.key()?.to_owned()), value)
            }
            Content::List => {
                let (index, item) = node.last_item(place.start)?;
                (Step::Item(index), item)
            }
            Content::Scalar(_) | Content::Broken => return None,
        };
        path.push(step);
        node = below;
        if node.span() == place {
            return Some(path);
        }
    }
    None
}

/// Finds what an edit changes, and says what is done there.
pub(super) fn locate<'t>(finder: &Finder<'t>, edit: &Edit) -> Result<(Target<'t>, Change), Refusal> {
    let nowhere = Span::new(FileId(0), 0, 0);
    let root = finder.root().filter(|root| matches!(root.content(), Content::Mapping));
    let root = root.ok_or_else(|| Refusal::new(nowhere, "there is no plan in this file"))?;
    let target = Target { root, found: Vec::new() };
    let (path, change) = match edit.clone() {
        Edit::Set { path, value } => (path, Change::Set(value)),
        Edit::Insert { path, entries } => (path, Change::Insert(entries)),
        Edit::Push { path, item, side } => (path, Change::Push(item, side)),
        Edit::Remove { path } => (path, Change::Remove),
        Edit::RenameKey { path, new } => (path, Change::Rename(new)),
    };
    let (target, change) = walk(finder, target, &path, change)?;
    refuse_shared(finder, &target, &change)?;
    Ok((target, change))
}

/// Follows a path as far as it leads; what is missing is made by a change of what is there.
fn walk<'t>(
    finder: &Finder<'t>,
    mut target: Target<'t>,
    path: &[Step],
    change: Change,
) -> Result<(Target<'t>, Change), Refusal> {
    for (number, step) in path.iter().enumerate() {
        let at = target.place();
        if let Some(found) = finder.child(target.node(), step, at)? {
            target.found.push(found);
            continue;
        }
        let rest = path.get(number + 1..).unwrap_or_default();
        let missing = || Refusal::new(at, format!("there is no {} here", said(step)));
        let Step::Key(key) = step else { return Err(missing()) };
        let value = wrapped(rest, change).ok_or_else(missing)?;
        return Ok(at_group(target, vec![(key.clone(), value)]));
    }
    let node = target.node();
    match change {
        Change::Insert(entries) => {
            for (key, _) in &entries {
                if let Some(there) = finder.child(node, &Step::Key(key.clone()), target.place())? {
                    let at = there.key.unwrap_or(there.value).span();
                    return Err(Refusal::new(at, format!("`{key}` is here already")));
                }
            }
            Ok(at_group(target, entries))
        }
        Change::Push(item, side) => match node.content() {
            Content::List if node.items().len() > 0 => Ok((target, Change::Push(item, side))),
            _ if is_empty(node) => Ok((target, Change::Set(Value::List(vec![item])))),
            _ => Err(Refusal::new(target.place(), "this is no list; make one of it first")),
        },
        change => Ok((target, change)),
    }
}

/// More entries of a group, or the first ones.
fn at_group(target: Target<'_>, entries: Vec<(String, Value)>) -> (Target<'_>, Change) {
    if target.node().entries().len() > 0 {
        return (target, Change::Insert(entries));
    }
    (target, Change::Set(Value::Group(entries)))
}

/// What a change makes in groups that are not there yet.
fn wrapped(rest: &[Step], change: Change) -> Option<Value> {
    let value = match change {
        Change::Set(value) => value,
        Change::Insert(entries) => Value::Group(entries),
        Change::Push(item, _) => Value::List(vec![item]),
        Change::Remove | Change::Rename(_) => return None,
    };
    rest.iter().rev().try_fold(value, |value, step| match step {
        Step::Key(key) => Some(Value::Group(vec![(key.clone(), value)])),
        Step::Item(_) => None,
    })
}

/// Refuses to change what is used elsewhere too: whoever reads it there would find it changed.
fn refuse_shared(finder: &Finder<'_>, target: &Target<'_>, change: &Change) -> Result<(), Refusal> {
    if !finder.has_shared() {
        return Ok(());
    }
    let is_shared = |node: Node<'_>| finder.is_shared(node);
    let on_the_way = target.found.iter().map(|found| found.value).find(|node| is_shared(*node));
    let goes = matches!(change, Change::Set(_) | Change::Remove);
    let below = || if goes { find_below(target.node(), &is_shared) } else { None };
    match on_the_way.or_else(below) {
        Some(node) => {
            let message = "this is used elsewhere in the file too (`&`, `*`); write it out there first";
            Err(Refusal::new(node.span(), message))
        }
        None => Ok(()),
    }
}

fn find_below<'t>(node: Node<'t>, is_meant: &impl Fn(Node<'_>) -> bool) -> Option<Node<'t>> {
    if node.is_alias() {
        return None;
    }
    if is_meant(node) {
        return Some(node);
    }
    let mut below = node.entries().flat_map(|(key, value)| [key, value]).chain(node.items());
    below.find_map(|child| find_below(child, is_meant))
}
