//! What is called otherwise in the new plan: found before all else, so that references to it are silent.

use crate::changes::Side;
use crate::changes::fact::{Change, Group, Level, Sides, What};
use crate::changes::meaning::{Meaning, value};
use crate::changes::renames::{Ids, Renames};
use crate::changes::shown::{entry_subject, name_of};
use crate::format::{RecordInfo, Shape};
use crate::plan::Plan;
use crate::source::Span;
use crate::syntax::Node;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What tells an entry from all others, besides its id: fields that are the same in one entry only.
const KEYS: [(&str, &[&[&str]]); 15] = [
    ("people", &[&["email"], &["phone"], &["name"]]),
    ("roles", &[&["title"]]),
    ("regions", &[&["name"]]),
    ("locations", &[&["name"]]),
    ("contacts", &[&["url"], &["what"]]),
    ("audiences", &[&["description"]]),
    (
        "channels",
        &[&["platform", "handle"], &["platform", "url"], &["platform", "number"], &["platform", "address"]],
    ),
    ("goals", &[&["statement"]]),
    ("strategy", &[&["approach"]]),
    ("actions", &[&["do"]]),
    ("campaigns", &[&["title"]]),
    ("messages", &[&["text"], &["texts"]]),
    ("playbooks", &[&["title"]]),
    ("risks", &[&["what"]]),
    ("calendar", &[&["text"]]),
];

/// The sections with named things, and what one of these is.
fn sections() -> impl Iterator<Item = (&'static str, &'static Shape)> {
    Plan::record().fields.iter().filter_map(|field| match &field.shape {
        Shape::Map(_, inner) => Some((field.name, *inner)),
        _ => None,
    })
}

/// The entries of a section.
fn entries<'t>(root: Option<Node<'t>>, section: &str) -> Vec<(&'t str, Node<'t>)> {
    let Some(field) = Plan::record().fields.iter().find(|field| field.name == section) else {
        return Vec::new();
    };
    let map = value(field, root).map(|(_, map)| map);
    let all = map.into_iter().flat_map(Node::entries);
    all.filter_map(|(key, value)| Some((key.key()?, value))).collect()
}

/// What is called otherwise in the new plan.
pub(super) fn find(old: Side<'_>, new: Side<'_>) -> Renames {
    let mut renames = Ids::new();
    for (section, shape) in sections() {
        let (before, after) = (entries(old.tree.root(), section), entries(new.tree.root(), section));
        let has = |all: &[(&str, Node<'_>)]| -> HashSet<String> {
            all.iter().map(|(id, _)| (*id).to_owned()).collect()
        };
        let (olds, news) = (has(&before), has(&after));
        let mut gone: Vec<_> = before.into_iter().filter(|(id, _)| !news.contains(*id)).collect();
        let mut come: Vec<_> = after.into_iter().filter(|(id, _)| !olds.contains(*id)).collect();
        if gone.is_empty() || come.is_empty() {
            continue;
        }
        let found = renames.entry(section).or_default();
        let whole = |_: &str, node: Node<'_>| Some(Meaning { renames: None }.of(shape, section, node));
        pair(&mut gone, &mut come, whole, found);
        let keys = KEYS.iter().find(|(known, _)| *known == section).map_or(&[][..], |(_, keys)| keys);
        for fields in keys {
            pair(&mut gone, &mut come, |_, node| own_key(shape.record()?, fields, node), found);
        }
    }
    renames.retain(|_, found| !found.is_empty());
    Renames::of(renames)
}

/// What is called otherwise, as changes.
pub(super) fn told(renames: &Renames, old: Side<'_>, new: Side<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (section, renamed) in &renames.new {
        let places = |side: Side<'_>| -> HashMap<String, (Span, Option<String>)> {
            let map = side.tree.root().and_then(|root| root.entry(section).map(|(_, map)| map));
            let entries = map.into_iter().flat_map(Node::entries);
            let named = |(key, value): (Node<'_>, Node<'_>)| {
                Some((key.key()?.to_owned(), (key.span(), name_of(section, value).map(str::to_owned))))
            };
            entries.filter_map(named).collect()
        };
        let (before, after) = (places(old), places(new));
        for (from, to) in renamed {
            changes.push(Change {
                group: Group::Renamed,
                level: Level::Info,
                section,
                subject: entry_subject(section, to, after.get(to).and_then(|(_, name)| name.clone())),
                what: What::Renamed { from: from.clone() },
                places: Sides {
                    old: before.get(from).map(|(place, _)| *place),
                    new: after.get(to).map(|(place, _)| *place),
                },
                touched: Vec::new(),
            });
        }
    }
    changes
}

/// What some fields of an entry say together; `None` where one of them is not written.
fn own_key(record: &'static RecordInfo, fields: &[&str], node: Node<'_>) -> Option<String> {
    let meaning = Meaning { renames: None };
    let each = fields.iter().map(|name| {
        let field = record.fields.iter().find(|field| field.name == *name)?;
        let (_, value) = value(field, Some(node))?;
        Some(meaning.of(&field.shape, field.name, value))
    });
    each.collect()
}

/// Pairs what is gone with what has come by something that only one of each has.
fn pair<'t>(
    gone: &mut Vec<(&'t str, Node<'t>)>,
    come: &mut Vec<(&'t str, Node<'t>)>,
    key: impl Fn(&str, Node<'_>) -> Option<String>,
    found: &mut BTreeMap<String, String>,
) {
    let by_key = |all: &[(&'t str, Node<'t>)]| {
        let mut known: HashMap<String, Option<&'t str>> = HashMap::new();
        for &(id, node) in all {
            if let Some(key) = key(id, node) {
                known.entry(key).and_modify(|only| *only = None).or_insert(Some(id));
            }
        }
        known
    };
    let (before, after) = (by_key(gone), by_key(come));
    let both = before.iter().filter_map(|(key, old)| Some(((*old)?, (*after.get(key)?)?)));
    let both: BTreeSet<(&str, &str)> = both.collect();
    let (olds, news): (HashSet<&str>, HashSet<&str>) = both.iter().copied().unzip();
    gone.retain(|(id, _)| !olds.contains(id));
    come.retain(|(id, _)| !news.contains(id));
    found.extend(both.into_iter().map(|(old, new)| (old.to_owned(), new.to_owned())));
}
