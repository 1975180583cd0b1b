//! Compares all fields that are declared, one by one, and names every one that differs.

use crate::changes::Side;
use crate::changes::fact::{Change, Level, Sides, What};
use crate::changes::groups;
use crate::changes::items::{Matched, matched};
use crate::changes::levels::is_looser;
use crate::changes::meaning::{Meaning, is_ordered, items, of_anything, undeclared, value, written_as};
use crate::changes::renames::Renames;
use crate::changes::shown::{Part, Shown, hidden, name_of, noun, subject};
use crate::format::{FieldInfo, RecordInfo, Shape};
use crate::plan::Plan;
use crate::source::Span;
use crate::syntax::{Content, Node, Tree};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

pub(super) struct Walk<'c> {
    pub(super) changes: Vec<Change>,
    roots: [Option<Node<'c>>; 2],
    plans: (&'c Plan, &'c Plan),
    reads: (Meaning<'c>, Meaning<'c>),
    shown: (Shown<'c>, Shown<'c>),
    renames: &'c Renames,
    path: Vec<Part<'c>>,
}

/// A value of each side with its key; missing where nothing is written.
type Pair<'c> = (Option<(Node<'c>, Node<'c>)>, Option<(Node<'c>, Node<'c>)>);

impl<'c> Walk<'c> {
    pub(super) fn of(old: Side<'c>, new: Side<'c>, renames: &'c Renames, shows_private: bool) -> Walk<'c> {
        let shown = |side: Side<'c>| Shown { private: shows_private, concealed: side.concealed };
        Walk {
            changes: Vec::new(),
            roots: [old.tree.root(), new.tree.root()],
            plans: (old.plan, new.plan),
            reads: (Meaning { renames: Some(renames) }, Meaning { renames: None }),
            shown: (shown(old), shown(new)),
            renames,
            path: Vec::new(),
        }
    }

    pub(super) fn compare_plans(&mut self, old: &'c Tree<'c>, new: &'c Tree<'c>) {
        self.record(Plan::record(), old.root(), new.root());
    }

    fn record(&mut self, info: &'static RecordInfo, old: Option<Node<'c>>, new: Option<Node<'c>>) {
        for field in info.fields {
            self.path.push(Part::Field(field.name));
            self.field(field, (value(field, old), value(field, new)), (old, new));
            self.path.pop();
        }
        let (before, after) = (undeclared(info, old), undeclared(info, new));
        let mut others: BTreeMap<&'c str, (Option<Node<'c>>, Option<Node<'c>>)> = BTreeMap::new();
        before.for_each(|(name, node)| others.entry(name).or_default().0 = Some(node));
        after.for_each(|(name, node)| others.entry(name).or_default().1 = Some(node));
        for (name, (old, new)) in others {
            if old.map(of_anything) != new.map(of_anything) {
                self.path.push(Part::Field(name));
                let places = Sides { old: old.map(Node::span), new: new.map(Node::span) };
                let nothing = Value::Null;
                let what = match (old, new) {
                    (None, _) => What::Added { value: nothing },
                    (_, None) => What::Removed { value: nothing },
                    _ => What::Changed { old: hidden(), new: hidden() },
                };
                self.say(what, places);
                self.path.pop();
            }
        }
    }

    fn field(
        &mut self,
        info: &'static FieldInfo,
        (old, new): Pair<'c>,
        records: (Option<Node<'c>>, Option<Node<'c>>),
    ) {
        let (reads_old, reads_new) = self.reads;
        let meaning = |reads: Meaning<'_>, pair: Option<(Node<'_>, Node<'_>)>| match pair {
            Some((_, value)) => Some(reads.of(&info.shape, info.name, value)),
            None => reads.of_default(info),
        };
        let (before, after) = (old.map(|(_, value)| value), new.map(|(_, value)| value));
        let is_empty = |node: Option<Node<'_>>| {
            node.is_some_and(|node| {
                matches!(node.content(), Content::Mapping | Content::List)
                    && node.entries().len() == 0
                    && node.items().len() == 0
            })
        };
        // Lists that mean something where they are empty, such as that nobody has to agree, are compared as they are.
        if meaning(reads_old, old) == meaning(reads_new, new) {
            return;
        }
        let is_inside = |node: Option<Node<'c>>| node.map(|node| written_as(&info.shape, node));
        let shapes = (is_inside(before), is_inside(after));
        let first = self.changes.len();
        let is_told_whole = self.shown.0.hides(info) || is_empty(before) || is_empty(after);
        match (shapes.0.or(shapes.1), shapes.1.or(shapes.0)) {
            _ if is_told_whole => self.whole(info, (old, new)),
            (Some(Shape::Map(keys, inner)), Some(Shape::Map(..))) => {
                self.map(keys, inner, info.name, (before, after));
            }
            (Some(Shape::List(one) | Shape::OneOrMany(one)), Some(Shape::List(_) | Shape::OneOrMany(_)))
                if one.record().is_some() && matches!(one, Shape::Record(_) | Shape::Either(..)) =>
            {
                self.list(one, info.name, (before, after));
            }
            (Some(Shape::Record(record)), Some(Shape::Record(_)))
                if self.path.len() == 1 || (before.is_some() && after.is_some()) =>
            {
                self.record(record, before, after);
            }
            _ => self.whole(info, (old, new)),
        }
        if self.changes.len() == first && (before.is_some() || after.is_some()) {
            // Whatever differs is named, also where nobody has thought of how.
            self.whole(info, (old, new));
        }
        if is_looser(info, records, self.roots, self.plans, self.renames) {
            for change in self.changes.iter_mut().skip(first) {
                change.level = change.level.min(Level::Warning);
            }
        }
    }

    /// Says of a field as a whole that it differs.
    fn whole(&mut self, info: &'static FieldInfo, (old, new): Pair<'c>) {
        let places = Sides { old: old.map(|(_, node)| node.span()), new: new.map(|(_, node)| node.span()) };
        let before = old.map(|(_, node)| self.shown.0.field(info, node));
        let after = new.map(|(_, node)| self.shown.1.field(info, node));
        let what = match (before, after) {
            (None, Some(value)) => What::Added { value },
            (Some(value), None) => What::Removed { value },
            (Some(old), Some(new)) => changed(info, old, new),
            (None, None) => return,
        };
        self.say(what, places);
    }

    fn map(
        &mut self,
        keys: &'static str,
        inner: &'static Shape,
        field: &'static str,
        (old, new): (Option<Node<'c>>, Option<Node<'c>>),
    ) {
        let of = |map: Option<Node<'c>>| {
            let entries = map.into_iter().flat_map(Node::entries);
            entries.filter_map(|(key, value)| Some((key.key()?, key, value))).collect::<Vec<_>>()
        };
        let (before, after) = (of(old), of(new));
        let new_names: HashMap<&'c str, usize> =
            after.iter().enumerate().rev().map(|(index, (name, ..))| (*name, index)).collect();
        let mut known = vec![false; after.len()];
        for (name, key, value) in &before {
            let there = new_names.get(&*self.reads.0.key(keys, field, name)).copied();
            if let Some(slot) = there.and_then(|index| known.get_mut(index)) {
                *slot = true;
            }
            let new = there.and_then(|index| after.get(index));
            let (id, of_new) = new.map_or((*name, *value), |(name, _, value)| (*name, *value));
            self.path
                .push(Part::Entry { id, name: name_of(field, of_new).or_else(|| name_of(field, *value)) });
            self.entry(inner, field, Some((*key, *value)), new.map(|(_, key, value)| (*key, *value)));
            self.path.pop();
        }
        for ((name, key, value), _) in after.iter().zip(known).filter(|(_, known)| !known) {
            self.path.push(Part::Entry { id: name, name: name_of(field, *value) });
            self.entry(inner, field, None, Some((*key, *value)));
            self.path.pop();
        }
    }

    /// An entry of a map or an item of a list.
    fn entry(
        &mut self,
        shape: &'static Shape,
        field: &'static str,
        old: Option<(Node<'c>, Node<'c>)>,
        new: Option<(Node<'c>, Node<'c>)>,
    ) {
        let places = Sides { old: old.map(|(key, _)| key.span()), new: new.map(|(key, _)| key.span()) };
        let what = match (old, new) {
            (Some((_, before)), Some((_, after))) => {
                let (was, is) = (self.reads.0.of(shape, field, before), self.reads.1.of(shape, field, after));
                if was == is {
                    return;
                }
                let first = self.changes.len();
                match (written_as(shape, before), written_as(shape, after)) {
                    (Shape::Record(record), Shape::Record(_)) => {
                        self.record(record, Some(before), Some(after));
                    }
                    (Shape::Map(keys, inner), Shape::Map(..)) => {
                        self.map(keys, inner, field, (Some(before), Some(after)));
                    }
                    _ => {}
                }
                if self.changes.len() > first {
                    return;
                }
                let (old, new) = (self.shown.0.value(shape, before), self.shown.1.value(shape, after));
                What::Changed { old, new }
            }
            (Some((_, before)), None) => What::Removed { value: self.shown.0.value(shape, before) },
            (None, Some((_, after))) => What::Added { value: self.shown.1.value(shape, after) },
            (None, None) => return,
        };
        self.say(what, places);
    }

    fn list(
        &mut self,
        shape: &'static Shape,
        field: &'static str,
        (old, new): (Option<Node<'c>>, Option<Node<'c>>),
    ) {
        let (before, after) = (items(old), items(new));
        let Some(record) = shape.record() else { return };
        let meanings = |reads: Meaning<'_>, items: &[Node<'_>]| -> Vec<String> {
            items.iter().map(|item| reads.of(shape, field, *item)).collect()
        };
        let (olds, news) = (meanings(self.reads.0, &before), meanings(self.reads.1, &after));
        let found = matched(record, (&before, &after), (&olds, &news), self.reads);
        let item = |items: &[Node<'c>], index: usize| items.get(index).map(|node| (*node, *node));
        for &(was, is) in &found.both {
            self.enter_item(record, &after, is);
            self.entry(shape, field, item(&before, was), item(&after, is));
            self.path.pop();
        }
        for &index in &found.gone {
            self.enter_item(record, &before, index);
            self.entry(shape, field, item(&before, index), None);
            self.path.pop();
        }
        for &index in &found.come {
            self.enter_item(record, &after, index);
            self.entry(shape, field, None, item(&after, index));
            self.path.pop();
        }
        if is_ordered(field) {
            self.moves(record, &found, (&before, &after));
        }
    }

    fn moves(
        &mut self,
        record: &'static RecordInfo,
        found: &Matched,
        (before, after): (&[Node<'c>], &[Node<'c>]),
    ) {
        for (was, is) in found.moved() {
            self.enter_item(record, after, is);
            let places = Sides {
                old: before.get(was).map(|node| node.span()),
                new: after.get(is).map(|node| node.span()),
            };
            self.say(What::Moved { from: was + 1, to: is + 1, shadows: Vec::new() }, places);
            self.path.pop();
        }
    }

    fn enter_item(&mut self, record: &'static RecordInfo, items: &[Node<'c>], index: usize) {
        const NAMES: [&str; 4] = ["name", "kind", "rule", "title"];
        let named = |name: &&str| {
            let field = record.fields.iter().find(|field| field.name == *name)?;
            value(field, items.get(index).copied()).and_then(|(_, value)| value.key())
        };
        let name = NAMES.iter().find_map(named);
        self.path.push(Part::Item { noun: noun(record.name), number: index + 1, name });
    }

    fn say(&mut self, what: What, places: Sides<Option<Span>>) {
        let names: Vec<&str> = self.path.iter().filter_map(Part::field).collect();
        let (section, group, level) = groups::of(&names);
        self.changes.push(Change {
            group,
            level,
            section,
            subject: subject(&self.path),
            what,
            places,
            touched: Vec::new(),
        });
    }
}

/// From one value to another, or the same items in another order.
fn changed(info: &FieldInfo, old: Value, new: Value) -> What {
    if let (Value::Array(before), Value::Array(after)) = (&old, &new)
        && is_ordered(info.name)
    {
        let sorted = |items: &[Value]| {
            let mut items: Vec<String> = items.iter().map(Value::to_string).collect();
            items.sort_unstable();
            items
        };
        if sorted(before) == sorted(after) && before != after {
            return What::Reordered { old, new };
        }
    }
    What::Changed { old, new }
}
