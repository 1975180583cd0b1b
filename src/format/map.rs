//! Named things: maps from ids to values, and reading them.

use crate::format::decode::{Decode, Field, MOST_AT_ONCE, Said, read_field};
use crate::format::reader::{Reader, mended};
use crate::format::redaction::Redaction;
use crate::format::shape::Shape;
use crate::format::strays::is_one;
use crate::source::Span;
use crate::syntax::{Node, Scalar};

/// Named things in the order of the file.
#[derive(Clone, Debug)]
pub struct Map<T> {
    /// The name of the map itself, to mark when something is missing in it.
    pub place: Span,
    entries: Vec<Entry<T>>,
    /// Whether there is an entry that was not read.
    pub is_part: bool,
    /// Whether there is one of which not even the name is known.
    has_unnamed: bool,
    /// Positions in `entries`, sorted by id; empty where there are so few that looking at all of them is as quick.
    by_id: Vec<u32>,
}

/// A named thing.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    pub id: Box<str>,
    /// Where the id is written.
    pub place: Span,
    pub value: T,
}

impl<T> Map<T> {
    pub fn entry(&self, id: &str) -> Option<&Entry<T>> {
        self.entries.get(self.position(id)?)
    }

    /// The place of an entry in the order of the file, from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        if self.by_id.is_empty() {
            return self.entries.iter().position(|entry| &*entry.id == id);
        }
        let name = |&position: &u32| self.entries.get(position as usize).map_or("", |entry| &*entry.id);
        let found = self.by_id.binary_search_by(|position| name(position).cmp(id)).ok()?;
        self.by_id.get(found).map(|&position| position as usize)
    }

    pub fn entries(&self) -> &[Entry<T>] {
        &self.entries
    }

    /// Things that are not written as a map; `is_part` says whether there is one that was not read.
    pub(crate) fn of(place: Span, entries: Vec<Entry<T>>, is_part: bool) -> Map<T> {
        let by_id = positions(&entries);
        Map { place, entries, is_part, has_unnamed: is_part, by_id }
    }

    pub(crate) fn entries_mut(&mut self) -> &mut [Entry<T>] {
        &mut self.entries
    }

    /// Makes that entries are found again after their ids have changed.
    pub(crate) fn sort_ids(&mut self) {
        self.by_id = positions(&self.entries);
    }

    /// Takes out the entries that do not fit.
    pub(crate) fn retain(&mut self, fits: impl FnMut(&Entry<T>) -> bool) {
        self.entries.retain(fits);
        self.by_id = positions(&self.entries);
    }
}

impl<T: Decode> Decode for Map<T> {
    const SHAPE: Shape = Shape::Map("id", &T::SHAPE);

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Map<T>> {
        decode_map(node, at, reader, |reader, key| {
            reader.check_id(key);
            mended(key.key().unwrap_or_default())
        })
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        let n_entries = self.entries.len();
        self.entries.retain_mut(|entry| entry.value.redact(redaction));
        if self.entries.len() < n_entries {
            self.by_id = positions(&self.entries);
        }
        true
    }

    fn say<'p>(&'p self, _at: Span, said: &mut Said<'p>) {
        self.entries.iter().for_each(|entry| entry.value.say(entry.place, said));
    }
}

impl<T> Field<Map<T>> {
    /// Whether all of it or the name of an entry could not be read, so that nobody knows what it has.
    pub fn has_unnamed(&self) -> bool {
        self.is_unreadable() || self.get().is_some_and(|map| map.has_unnamed)
    }

    /// The entries; none where the map is missing.
    pub fn entries(&self) -> &[Entry<T>] {
        self.get().map_or(&[], |map| &map.entries)
    }

    pub fn entry(&self, id: &str) -> Option<&Entry<T>> {
        self.get()?.entry(id)
    }

    /// The place of an entry in the order of the file, from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.get()?.position(id)
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.value_mut().into_iter().flat_map(|map| &mut map.entries).map(|entry| &mut entry.value)
    }
}

/// Reads a mapping; `name` checks a key and says what it is called by.
pub(crate) fn decode_map<'t, T: Decode>(
    node: Node<'t>,
    place: Span,
    reader: &mut Reader<'t>,
    name: fn(&mut Reader<'t>, Node<'t>) -> Box<str>,
) -> Option<Map<T>> {
    if !reader.is_map(node, &T::SHAPE) {
        return None;
    }
    let mut entries = Vec::new();
    let mark = reader.mark();
    let (mut above, mut is_to_be_read_again) = (None, false);
    let is_lost = reader.strays.are_of(place);
    let (mut is_part, mut has_unnamed) = (is_lost, is_lost);
    for (key, value) in node.entries() {
        is_part |= value.is_gap();
        has_unnamed |= value.is_gap_without_name();
        let Some(id) = reader.word(key) else { continue };
        if value.is_gap_without_name() {
            reader.lose(key, value);
            continue;
        }
        if value.is_gap() {
            reader.lose(key, value);
        }
        if above.is_some()
            && !is_one(&T::SHAPE, value)
            && reader.is_stray(above, (key, value), &mut is_to_be_read_again)
        {
            is_part = true;
            if value.scalar().is_some_and(Scalar::is_null) {
                reader.skip_what_follows(node, key);
                break;
            }
            continue;
        }
        above = Some((key, value, &T::SHAPE));
        let name = name(reader, key);
        let mut field = Field::<T>::default();
        read_field(&mut field, id, key, value, reader);
        if let Some(value) = field.into_value() {
            if entries.is_empty() {
                entries.reserve_exact(node.entries().len().min(MOST_AT_ONCE));
            }
            entries.push(Entry { id: name, place: key.span(), value });
        } else {
            is_part |= !value.scalar().is_some_and(Scalar::is_null);
            reader.unreadable.push(id);
        }
    }
    if is_to_be_read_again {
        reader.back_to(mark);
        return decode_map(node, place, reader, name);
    }
    let by_id = positions(&entries);
    Some(Map { place, entries, is_part, has_unnamed, by_id })
}

/// Positions of entries, sorted by id; none where there are few.
fn positions<T>(entries: &[Entry<T>]) -> Vec<u32> {
    const FEW: usize = 8;
    if entries.len() <= FEW {
        return Vec::new();
    }
    let n_entries = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let mut by_id: Vec<u32> = (0..n_entries).collect();
    by_id.sort_by(|&one, &other| {
        let name = |position: u32| entries.get(position as usize).map(|entry| &*entry.id);
        name(one).cmp(&name(other))
    });
    by_id
}
