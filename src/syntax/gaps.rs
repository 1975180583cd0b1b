//! The parts of a text that were not read, put into its tree where they stand.

use crate::syntax::gap::{Gap, Holder};
use crate::syntax::tree::{Item, Shape, Style, Tree, narrow};
use foldhash::{HashMap, HashMapExt};
use std::collections::{BTreeMap, HashSet};

/// The gaps of a text that is being read.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    places: Vec<(u32, u32)>,
    /// By the place of a key: the bytes of its value.
    of_keys: HashMap<u32, (u32, u32)>,
    /// By the place of the key beside them.
    entries: HashMap<u32, Vec<Loose>>,
    /// By the place of the dash beside them, with where that line ends.
    items: BTreeMap<u32, (u32, Vec<Loose>)>,
    /// Those that are not yet in the tree, the last one first.
    ahead: Vec<Ahead>,
}

/// Nodes that are in the tree, but in no list or mapping yet.
#[derive(Clone, Copy, Debug)]
struct Loose {
    name: u32,
    gap: u32,
}

#[derive(Debug)]
struct Ahead {
    bytes: (u32, u32),
    name: Option<(u32, u32)>,
    sibling: Sibling,
}

#[derive(Clone, Copy, Debug)]
enum Sibling {
    Key(u32),
    Dash(u32, u32),
}

impl Gaps {
    pub(super) fn new(all: &[Gap]) -> Gaps {
        let bytes = |bytes: &std::ops::Range<usize>| (narrow(bytes.start), narrow(bytes.end));
        let mut gaps = Gaps { of_keys: HashMap::new(), entries: HashMap::new(), ..Gaps::default() };
        for gap in all {
            let place = bytes(&gap.bytes);
            gaps.places.push(place);
            let (name, sibling) = match &gap.holder {
                Holder::Value { key } => {
                    gaps.of_keys.insert(narrow(*key), place);
                    continue;
                }
                Holder::Entry { sibling, name } => (name.as_ref(), Sibling::Key(narrow(*sibling))),
                Holder::Item { sibling } => {
                    let (start, end) = bytes(sibling);
                    (None, Sibling::Dash(start, end))
                }
            };
            gaps.ahead.push(Ahead { bytes: place, name: name.map(bytes), sibling });
        }
        gaps.ahead.reverse();
        gaps
    }

    /// Adds one that is in the tree already.
    pub(super) fn add(&mut self, place: (u32, u32)) {
        let at = self.places.partition_point(|other| *other < place);
        self.places.insert(at, place);
    }

    /// Where they stand, in the order of the text.
    pub(super) fn places(&self) -> impl Iterator<Item = (u32, u32)> {
        self.places.iter().copied()
    }

    /// Gives the gaps before an offset their nodes, so that all nodes are in the order of the text.
    pub(super) fn pass(&mut self, offset: u32, tree: &mut Tree<'_>) {
        while let Some(Ahead { bytes: (start, end), name, sibling }) =
            self.ahead.pop_if(|ahead| ahead.bytes.0 < offset)
        {
            let verbatim = Shape::Verbatim { style: Style::Plain, before: 0, after: 0 };
            let name = match name {
                Some((start, end)) => tree.add(Item { start, end, shape: verbatim }),
                None => tree.add(Item { start, end: start, shape: Shape::Broken }),
            };
            let gap = tree.add(Item { start, end, shape: Shape::Gap { is_named: false } });
            let loose = Loose { name, gap };
            match sibling {
                Sibling::Key(key) => self.entries.entry(key).or_default().push(loose),
                Sibling::Dash(start, end) => {
                    self.items.entry(start).or_insert((end, Vec::new())).1.push(loose);
                }
            }
        }
    }

    /// Puts gaps among the children of a collection that is being closed; gives back where that ends.
    pub(super) fn fill(
        &mut self,
        tree: &mut Tree<'_>,
        id: u32,
        pending: &mut Vec<u32>,
        first_child: usize,
        end: u32,
    ) -> u32 {
        if self.places.is_empty() {
            return end;
        }
        match tree.item(id).shape {
            Shape::Mapping { .. } => self.fill_mapping(tree, pending, first_child),
            Shape::List { .. } => self.fill_list(tree, id, pending, first_child),
            Shape::Verbatim { .. }
            | Shape::Rewritten { .. }
            | Shape::Alias { .. }
            | Shape::Broken
            | Shape::Gap { .. } => {}
        }
        pending.get(first_child..).and_then(<[u32]>::last).map_or(end, |&last| end.max(tree.item_end(last)))
    }

    fn fill_mapping(&mut self, tree: &mut Tree<'_>, pending: &mut Vec<u32>, first_child: usize) {
        let children = pending.get(first_child..).unwrap_or_default();
        let mut added = Vec::new();
        for &[key, value] in children.as_chunks::<2>().0 {
            let start = tree.item(key).start;
            if let Some(place) = self.of_keys.remove(&start) {
                tree.set_gap(value, place, true);
            }
            added.extend(self.entries.remove(&start).unwrap_or_default());
        }
        if added.is_empty() {
            return;
        }
        let mut pairs: Vec<[u32; 2]> = children.as_chunks::<2>().0.to_vec();
        let taken: HashSet<&str> = pairs.iter().filter_map(|&[key, _]| tree.node(key).key()).collect();
        let is_taken = |name: u32| tree.node(name).key().is_some_and(|name| taken.contains(name));
        let twins: Vec<u32> = added.iter().map(|loose| loose.name).filter(|&name| is_taken(name)).collect();
        for name in twins {
            tree.set_broken(name);
        }
        pairs.extend(added.into_iter().map(|Loose { name, gap }| [name, gap]));
        pairs.sort_by_key(|&[key, _]| tree.item(key).start);
        pending.truncate(first_child);
        pending.extend(pairs.into_iter().flatten());
    }

    fn fill_list(&mut self, tree: &Tree<'_>, id: u32, pending: &mut Vec<u32>, first_child: usize) {
        let is_flow = tree.text().as_bytes().get(tree.item(id).start as usize) == Some(&b'[');
        if is_flow || self.items.is_empty() {
            return;
        }
        let mut children = pending.split_off(first_child);
        let mut added = Vec::new();
        for start in children.iter().map(|&child| tree.item(child).start) {
            let before = self.items.range(..=start).next_back();
            // The item begins on the line of its dash.
            if let Some((&dash, _)) = before.filter(|(_, (end, _))| start <= *end) {
                added.extend(self.items.remove(&dash).map(|(_, loose)| loose));
            }
        }
        children.extend(added.into_iter().flatten().map(|loose| loose.gap));
        children.sort_by_key(|&child| tree.item(child).start);
        pending.append(&mut children);
    }
}
