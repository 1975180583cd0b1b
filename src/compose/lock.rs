//! What a plan keeps from those that build on it: paths that stay as they are, and paths that are only tightened.

use crate::compose::changes::{Change, Loosened, Refused};
use crate::compose::held::{self, From, Held, field, fields, held};
use crate::compose::listed::{ANY, Listed, listed, steps};
use crate::compose::merged::{Merged, Place};
use crate::compose::rule;
use crate::format::{Date, FieldInfo, RecordInfo, Shape};
use crate::source::FileId;
use crate::syntax::{Node, Trees};
use std::collections::HashMap;

/// What the format says, and the day: what has to be known to keep anything from stores.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// What plans are made of.
    pub record: &'static RecordInfo,
    /// The day on which exceptions are looked at; without one they hold.
    pub as_of: Option<Date>,
}

/// What a file allows all the same.
#[derive(Debug)]
struct Grant<'t> {
    order: usize,
    rule: &'t str,
    steps: Vec<&'t str>,
}

/// What the files keep from those that are laid over them.
#[derive(Debug)]
pub(super) struct Locks<'t> {
    known: Known,
    listed: Vec<Listed<'t>>,
    grants: Vec<Grant<'t>>,
}

impl<'t> Locks<'t> {
    /// What some files list, in their order; the last of them is the one that was named.
    pub(super) fn of(trees: &'t Trees<'_>, files: &[FileId], known: Known) -> Locks<'t> {
        let mut locks = Locks { known, listed: Vec::new(), grants: Vec::new() };
        let roots: Vec<Node<'t>> = files.iter().filter_map(|file| trees.get(*file)?.root()).collect();
        // What the last one lists binds only those that build on it.
        let (Some(named), Some(below)) = (roots.last(), roots.split_last().map(|(_, below)| below)) else {
            return locks;
        };
        for (order, root) in below.iter().enumerate() {
            let of_file = listed(*root, order);
            // What keeps things from others is itself kept.
            let lists =
                [("lock", false), ("tighten_only", true)].into_iter().filter_map(|(name, may_tighten)| {
                    let of_list = of_file.iter().find(|listed| listed.may_tighten == may_tighten)?;
                    Some(Listed { steps: vec!["governance", name], may_tighten: false, ..of_list.clone() })
                });
            locks.listed.extend(lists.collect::<Vec<_>>());
            locks.listed.extend(of_file);
        }
        if locks.listed.is_empty() {
            return locks;
        }
        let location = Place::Node(*named).get("location").and_then(Place::word);
        for (order, root) in below.iter().enumerate() {
            locks.grants.extend(grants(*root, order, location, known.as_of));
        }
        locks
    }

    pub(super) fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Whether somebody has said what may be done to a path.
    pub(super) fn speak_of(&self, path: &[&str]) -> bool {
        let is_said = |listed: &Listed<'_>| {
            listed.steps.iter().zip(path).all(|(step, name)| *step == ANY || step == name)
        };
        self.listed.iter().any(is_said)
    }

    /// What plans are made of.
    pub(super) fn record(&self) -> &'static RecordInfo {
        self.known.record
    }

    /// Why something that is there is not changed or taken out, or something new not added, by the file of some position.
    pub(super) fn forbid(
        &self,
        order: usize,
        path: &[&'t str],
        there: Option<&Merged<'t>>,
    ) -> Option<Refused> {
        let refusing = self.listed.iter().filter(|listed| listed.order < order);
        let listed = refusing.into_iter().find(|listed| self.is_kept(listed, path, there))?;
        if self.is_granted(listed, rule::OVERRIDE_NOT_ALLOWED, path) {
            return None;
        }
        Some(Refused { listed: listed.place, before: there.map(|there| there.place().span()), loosens: None })
    }

    /// Whether a path that is listed keeps another one as it is.
    fn is_kept(&self, listed: &Listed<'t>, path: &[&'t str], there: Option<&Merged<'t>>) -> bool {
        let n_both = listed.steps.len().min(path.len());
        let both = listed.steps.iter().zip(path).take(n_both);
        if !both.into_iter().all(|(step, name)| *step == ANY || step == name) {
            return false;
        }
        let rest = listed.steps.get(path.len()..).unwrap_or_default();
        if !rest.is_empty() {
            // What is taken out has what is locked in it.
            return !listed.may_tighten && there.is_some_and(|there| reaches(Place::of(there), rest));
        }
        let is_listed_itself = path.len() == listed.steps.len();
        let is_new = there.is_none();
        if is_listed_itself && is_new && listed.steps.last() == Some(&ANY) {
            return false;
        }
        let fields = fields(self.known.record, path);
        let is_field = fields.last().is_some_and(Option::is_some);
        if listed.may_tighten {
            return !fields.iter().flatten().any(|field| field.tighter.is_some());
        }
        // What holds in a field that is not written is looked at later.
        !(is_listed_itself && is_new && is_field && is_of_a_value(&fields))
    }

    fn is_granted(&self, listed: &Listed<'t>, rule: &str, path: &[&str]) -> bool {
        let fitting = self.grants.iter().filter(|grant| grant.order <= listed.order && grant.rule == rule);
        fitting.into_iter().any(|grant| {
            grant.steps.len() <= path.len()
                && grant.steps.iter().zip(path).all(|(step, name)| *step == ANY || step == name)
        })
    }

    /// The changes of a file that make something looser, or change what holds at a locked path, although they are written
    /// elsewhere; each with why it is not made.
    pub(super) fn loosening(
        &self,
        order: usize,
        (before, after): (&Merged<'t>, &Merged<'t>),
        changes: &[Change<'t>],
    ) -> HashMap<Vec<&'t str>, Refused> {
        let mut refused = HashMap::new();
        let (before, after) = (Place::of(before), Place::of(after));
        let made: Vec<&Change<'t>> = changes.iter().filter(|change| change.is_made()).collect();
        for listed in self.listed.iter().filter(|listed| listed.order < order && is_touched(listed, &made)) {
            for (path, field) in self.leaves(listed, before) {
                let (was, is) =
                    (held(before, self.known.record, &path), held(after, self.known.record, &path));
                let loosens = field.tighter.filter(|_| listed.may_tighten);
                let is_bad = match loosens {
                    Some(tighter) => tighter.is_looser(&was.value, &is.value),
                    None => was.value != is.value,
                };
                let rule = if listed.may_tighten {
                    rule::OVERRIDE_LOOSENS_TARGET
                } else {
                    rule::OVERRIDE_NOT_ALLOWED
                };
                if !is_bad || self.is_granted(listed, rule, &path) {
                    continue;
                }
                for change in culprits(&path, &is, &made) {
                    if self.is_granted(listed, rule, &change.path) {
                        continue;
                    }
                    let loosens = loosens.map(|tighter| Loosened {
                        path: path.join("."),
                        tighter,
                        before: was.in_words(self.known.record),
                        after: is.in_words(self.known.record),
                    });
                    let why = Refused { listed: listed.place, before: was.place(), loosens };
                    refused.entry(change.path.clone()).or_insert(why);
                }
            }
        }
        refused
    }

    /// The fields of which a listed path says that what holds in them stays, or is only tightened.
    fn leaves<'m>(&self, listed: &Listed<'t>, root: Place<'m, 't>) -> Vec<(Vec<&'t str>, &'static FieldInfo)>
    where
        't: 'm,
    {
        let mut leaves = Leaves { may_tighten: listed.may_tighten, path: Vec::new(), found: Vec::new() };
        let Some((first, rest)) = listed.steps.split_first() else { return Vec::new() };
        if let Some(field) = field(self.known.record, first) {
            leaves.path.push(first);
            leaves.follow(root.get(first), &field.shape, Some(field), rest);
        }
        leaves.found
    }
}

/// A walk to the fields that a listed path means.
struct Leaves<'t> {
    may_tighten: bool,
    path: Vec<&'t str>,
    found: Vec<(Vec<&'t str>, &'static FieldInfo)>,
}

impl<'t> Leaves<'t> {
    fn follow<'m>(
        &mut self,
        place: Option<Place<'m, 't>>,
        shape: &'static Shape,
        field: Option<&'static FieldInfo>,
        steps: &[&'t str],
    ) where
        't: 'm,
    {
        let Some((first, rest)) = steps.split_first() else { return self.end(place, shape, field) };
        let Some(place) = place else { return };
        let entries = place.entries().map(|(name, _)| name);
        let names: Vec<&'t str> = if *first == ANY { entries.collect() } else { vec![first] };
        for name in names {
            if let Some((shape, field)) = shape.step(name) {
                self.path.push(name);
                self.follow(place.get(name), shape, field, rest);
                self.path.pop();
            }
        }
    }

    /// What a listed path ends at, and, where that may be tightened, what is below.
    fn end<'m>(
        &mut self,
        place: Option<Place<'m, 't>>,
        shape: &'static Shape,
        field: Option<&'static FieldInfo>,
    ) where
        't: 'm,
    {
        if let Some(place) = place.filter(|place| self.may_tighten && place.is_mapping()) {
            self.below(place, shape);
        }
        // What is in it comes before it: that is named where it is looser.
        let is_leaf = |field: &&'static FieldInfo| !self.may_tighten || field.tighter.is_some();
        if let Some(field) = field.filter(is_leaf) {
            self.found.push((self.path.clone(), field));
        }
    }

    fn below<'m>(&mut self, place: Place<'m, 't>, shape: &'static Shape)
    where
        't: 'm,
    {
        let written: Vec<&'t str> = place.entries().map(|(name, _)| name).collect();
        // What is not written may hold all the same.
        let unwritten = match shape {
            Shape::Record(info) => info.fields,
            _ => &[],
        };
        let unwritten = unwritten.iter().filter(|field| field.fallback.is_some() || field.default.is_some());
        let unwritten = unwritten.map(|field| field.name).filter(|name| !written.contains(name));
        for name in written.iter().copied().chain(unwritten.collect::<Vec<_>>()) {
            if let Some((shape, field)) = shape.step(name) {
                self.path.push(name);
                self.end(place.get(name), shape, field);
                self.path.pop();
            }
        }
    }
}

/// Whether what is said of a field is one value, which may hold without being written.
fn is_of_a_value(fields: &[Option<&'static FieldInfo>]) -> bool {
    let field = fields.last().copied().flatten();
    field.is_some_and(|field| field.tighter.is_some() || field.default.is_some() || field.fallback.is_some())
}

/// Whether something has what some names lead to; the last of them may be left out.
fn reaches(place: Place<'_, '_>, steps: &[&str]) -> bool {
    match steps {
        [] => true,
        [ANY, rest @ ..] => place.entries().any(|(_, value)| reaches(value, rest)),
        [_] => place.is_mapping(),
        [first, rest @ ..] => place.get(first).is_some_and(|value| reaches(value, rest)),
    }
}

/// Whether changes may have to do with a path that is listed.
fn is_touched(listed: &Listed<'_>, changes: &[&Change<'_>]) -> bool {
    let section = listed.steps.first();
    changes.iter().any(|change| {
        let here = change.path.first();
        section == Some(&ANY) || here == section || here == Some(&"severities")
    })
}

/// The changes by which something holds that is not to hold.
fn culprits<'c, 't>(path: &[&'t str], is: &Held<'t>, made: &[&'c Change<'t>]) -> Vec<&'c Change<'t>> {
    let around = |path: &[&str]| -> Vec<&'c Change<'t>> {
        let is_around = |change: &&&Change<'t>| change.path.iter().zip(path).all(|(one, other)| one == other);
        made.iter().filter(is_around).copied().collect()
    };
    let (beside, name) = match path.split_last() {
        Some((name, beside)) => (beside, *name),
        None => return Vec::new(),
    };
    let mut candidates = match &is.from {
        From::Silent(silent) => around(silent),
        From::Entry { section, entry, by, .. } => {
            let own = around(path);
            let named = around(&[beside, &[*by]].concat());
            let there = around(&[*section, *entry, name]);
            [own, named, there].into_iter().find(|changes| !changes.is_empty()).unwrap_or_default()
        }
        From::Written(_) | From::Default | From::Nothing => around(path),
    };
    if candidates.is_empty() {
        candidates = made.iter().filter(|change| held::ranks(&change.path)).copied().collect();
    }
    candidates
}

/// What a file allows in the plan of a location.
fn grants<'t>(root: Node<'t>, order: usize, location: Option<&str>, as_of: Option<Date>) -> Vec<Grant<'t>> {
    let allowed = Place::Node(root).get("lint").and_then(|lint| lint.get("allow"));
    let entries = allowed.map(Place::items).unwrap_or_default();
    let grant = |entry: Node<'t>| {
        let word = |name: &str| Place::Node(entry).get(name).and_then(Place::word);
        let holds_here = word("location").is_none_or(|named| Some(named) == location);
        let until: Option<Date> = word("until").and_then(|until| until.parse().ok());
        let has_lapsed = until.zip(as_of).is_some_and(|(until, today)| until < today);
        let rule = word("rule").filter(|_| holds_here && !has_lapsed)?;
        Some(Grant { order, rule, steps: word("at").map(steps).unwrap_or_default() })
    };
    entries.into_iter().filter_map(grant).collect()
}
