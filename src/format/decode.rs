//! From a tree to values: the trait, and fields, maps and lists of what can be read.
//!
//! A small trait of our own and not serde, because a finding needs its rule, its place and its mend,
//! where serde's errors are text; and because the same declaration must also document the format.

use crate::diagnostic::Edit;
use crate::format::reader::{Reader, clip, mended};
use crate::format::rule;
use crate::format::shape::Shape;
use crate::source::{Span, Spanned};
use crate::syntax::{Content, Node, Scalar, Style};

/// Something that can be read from a node of the tree.
pub(crate) trait Decode: Sized {
    const SHAPE: Shape;

    /// Reads a node; `at` is the place to mark when a part of it is missing. What cannot be read is
    /// reported and `None`.
    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Self>;
}

/// A field of a record: missing, unreadable, or there with its place.
#[derive(Clone, Debug)]
pub struct Field<T> {
    span: Span,
    value: Option<T>,
}

impl<T> Default for Field<T> {
    fn default() -> Field<T> {
        Field { span: Span::NOWHERE, value: None }
    }
}

impl<T> Field<T> {
    /// The value, if it is there and could be read.
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Whether nobody wrote it. An unreadable value is not missing: it was already reported.
    pub fn is_missing(&self) -> bool {
        !self.span.is_written()
    }

    /// Whether it is written but could not be read, which was reported.
    pub fn is_unreadable(&self) -> bool {
        !self.is_missing() && self.value.is_none()
    }

    /// Where the value is written; `Span::NOWHERE` where it is missing.
    pub fn span(&self) -> Span {
        self.span
    }
}

impl<T> Field<T> {
    pub(crate) fn value_mut(&mut self) -> Option<&mut T> {
        self.value.as_mut()
    }

    /// Another value, in the place of the one that is written.
    pub(crate) fn put(&mut self, value: T) {
        self.value = Some(value);
    }

    /// As if nobody had written it.
    pub(crate) fn clear(&mut self) {
        *self = Field::default();
    }

    /// Marks the field as written at a place, but unreadable.
    pub(crate) fn mark_unreadable(&mut self, place: Span) {
        self.span = place;
    }
}

impl<T: Copy> Field<T> {
    pub fn copied(&self) -> Option<T> {
        self.value
    }
}

impl<T> Field<Vec<T>> {
    /// The items; none where the list is missing.
    pub fn items(&self) -> &[T] {
        self.value.as_deref().unwrap_or_default()
    }
}

impl<T> Field<Map<T>> {
    /// The entries; none where the map is missing.
    pub fn entries(&self) -> &[Entry<T>] {
        self.value.as_ref().map_or(&[], |map| &map.entries)
    }

    pub fn entry(&self, id: &str) -> Option<&Entry<T>> {
        self.value.as_ref()?.entry(id)
    }

    /// The place of an entry in the order of the file, from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.value.as_ref()?.position(id)
    }
}

/// Reads the value of a field of a name, or reports that there is none after its colon.
pub(crate) fn read_field<'t, T: Decode>(
    field: &mut Field<T>,
    name: &'t str,
    key: Node<'t>,
    value: Node<'t>,
    reader: &mut Reader<'t>,
) {
    field.span = value.span();
    if value.scalar().is_some_and(Scalar::is_null) {
        field.span = key.span();
        reader
            .find(rule::WRONG_TYPE, key.span(), format!("`{}` has no value", clip(name)))
            .help("write a value after the colon, or remove the line");
        return;
    }
    let outer = std::mem::replace(&mut reader.field, name);
    field.value = T::decode(value, key.span(), reader);
    reader.field = outer;
}

/// Named things in the order of the file.
#[derive(Clone, Debug)]
pub struct Map<T> {
    /// The name of the map itself, to mark when something is missing in it.
    pub place: Span,
    entries: Vec<Entry<T>>,
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

    pub(crate) fn entries_mut(&mut self) -> &mut [Entry<T>] {
        &mut self.entries
    }

    /// Takes out the entries that do not fit.
    pub(crate) fn retain(&mut self, fits: impl FnMut(&Entry<T>) -> bool) {
        self.entries.retain(fits);
        self.by_id = positions(&self.entries);
    }
}

impl<T> Field<Map<T>> {
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.value.iter_mut().flat_map(|map| &mut map.entries).map(|entry| &mut entry.value)
    }
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

impl<T: Decode> Decode for Map<T> {
    const SHAPE: Shape = Shape::Map("id", &T::SHAPE);

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Map<T>> {
        decode_map(node, at, reader, |reader, key| {
            reader.check_id(key);
            mended(key.key().unwrap_or_default())
        })
    }
}

/// For how many entries or items there is room from the start: an alias can repeat a long list without end.
const MOST_AT_ONCE: usize = 4096;

/// Reads a mapping; `name` checks a key and says what it is called by.
pub(crate) fn decode_map<'t, T: Decode>(
    node: Node<'t>,
    place: Span,
    reader: &mut Reader<'t>,
    name: fn(&mut Reader<'t>, Node<'t>) -> Box<str>,
) -> Option<Map<T>> {
    if !reader.is_mapping(node, "names with their values") {
        return None;
    }
    let mut entries = Vec::new();
    for (key, value) in node.entries() {
        let Some(id) = reader.word(key) else { continue };
        let name = name(reader, key);
        let mut field = Field::<T>::default();
        read_field(&mut field, id, key, value, reader);
        if let Some(value) = field.value {
            if entries.is_empty() {
                entries.reserve_exact(node.entries().len().min(MOST_AT_ONCE));
            }
            entries.push(Entry { id: name, place: key.span(), value });
        } else {
            reader.unreadable.push(id);
        }
    }
    let by_id = positions(&entries);
    Some(Map { place, entries, by_id })
}

impl<T: Decode> Decode for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Vec<T>> {
        match node.content() {
            Content::List => Some(items(node, reader)),
            Content::Broken => None,
            Content::Scalar(scalar) => {
                let message = format!("`{}` needs a list, not `{}`", reader.field, clip(scalar.text));
                let help = format!("put it in brackets: {}: [{}]", reader.field, clip(scalar.text));
                let finding = reader.find(rule::WRONG_TYPE, node.span(), message).help(help);
                let is_word =
                    |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' ' | ',');
                if scalar.style == Style::Plain && !scalar.text.is_empty() && scalar.text.chars().all(is_word)
                {
                    let edit = Edit::Replace { place: finding.span, text: format!("[{}]", scalar.text) };
                    // A comma would make two items of one.
                    if scalar.text.contains(',') {
                        finding.unsafe_fix(edit)
                    } else {
                        finding.fix(edit)
                    };
                }
                None
            }
            Content::Mapping => {
                let message = format!("`{}` needs a list, not names with values", reader.field);
                reader.find(rule::WRONG_TYPE, node.span(), message).help("begin each item with `- `");
                None
            }
        }
    }
}

fn items<'t, T: Decode>(node: Node<'t>, reader: &mut Reader<'t>) -> Vec<T> {
    let mut list = Vec::with_capacity(node.items().len().min(MOST_AT_ONCE));
    for item in node.items() {
        if !reader.afford(item) {
            break;
        }
        if item.scalar().is_some_and(Scalar::is_null) {
            let message = format!("an item of `{}` is empty", reader.field);
            reader
                .find(rule::WRONG_TYPE, item.span(), message)
                .help("write a value after the `-`, or remove the line");
            continue;
        }
        let at = item.entries().next().map_or(item.span(), |(key, _)| key.span());
        list.extend(T::decode(item, at, reader));
    }
    list
}

/// One value or a list of such values: `owner: dana` and `owner: [dana, lee]`.
#[derive(Clone, Debug)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T: Decode> Decode for OneOrMany<T> {
    const SHAPE: Shape = Shape::OneOrMany(&T::SHAPE);

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<OneOrMany<T>> {
        match node.content() {
            Content::List => Some(OneOrMany(items(node, reader))),
            Content::Scalar(_) | Content::Mapping => {
                T::decode(node, at, reader).map(|one| OneOrMany(vec![one]))
            }
            Content::Broken => None,
        }
    }
}

impl<T: Decode> Decode for Spanned<T> {
    const SHAPE: Shape = T::SHAPE;

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Spanned<T>> {
        T::decode(node, at, reader).map(|value| Spanned { span: node.span(), value })
    }
}

impl<T: Decode> Decode for Box<T> {
    const SHAPE: Shape = T::SHAPE;

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Box<T>> {
        T::decode(node, at, reader).map(Box::new)
    }
}
