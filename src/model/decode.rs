//! From a tree to records: the trait, what carries the findings, and the macros that declare records.
//!
//! A small trait of our own and not serde, because a finding needs its rule, its place and its mend,
//! where serde's errors are text; and because the same declaration must also document the format.

use crate::diagnostic::{Finding, Findings};
use crate::model::plan::PlanKind;
use crate::model::reference::{Reference, Target};
use crate::model::rule;
use crate::model::shape::{FieldInfo, Need, RecordInfo, Shape};
use crate::model::suggest::nearest;
use crate::source::{Span, Spanned};
use crate::syntax::{Content, Node, Scalar};

/// Something that can be read from a node of the tree.
pub(super) trait Decode: Sized {
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

    /// Where the value is written; `Span::NOWHERE` where it is missing.
    pub fn span(&self) -> Span {
        self.span
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

/// Reads the value of a field, or reports that there is none after its colon.
pub(super) fn read_field<'t, T: Decode>(field: &mut Field<T>, key: Node<'t>, value: Node<'t>, reader: &mut Reader<'t>) {
    field.span = value.span();
    let name = key.key().unwrap_or_default();
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
    /// Positions in `entries`, sorted by id.
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
        let name = |&position: &u32| self.entries.get(position as usize).map_or("", |entry| &*entry.id);
        let found = self.by_id.binary_search_by(|position| name(position).cmp(id)).ok()?;
        self.by_id.get(found).map(|&position| position as usize)
    }

    pub fn entries(&self) -> &[Entry<T>] {
        &self.entries
    }
}

impl<T: Decode> Decode for Map<T> {
    const SHAPE: Shape = Shape::Map("id", &T::SHAPE);

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Map<T>> {
        decode_map(node, at, reader, Reader::check_id)
    }
}

/// Reads a mapping whose keys are checked by `check_key`.
pub(super) fn decode_map<'t, T: Decode>(
    node: Node<'t>,
    place: Span,
    reader: &mut Reader<'t>,
    check_key: fn(&mut Reader<'t>, Node<'t>),
) -> Option<Map<T>> {
    if !reader.is_mapping(node, "names with their values") {
        return None;
    }
    let mut entries = Vec::new();
    for (key, value) in node.entries() {
        let Some(id) = reader.word(key) else { continue };
        check_key(reader, key);
        let mut field = Field::<T>::default();
        read_field(&mut field, key, value, reader);
        if let Some(value) = field.value {
            entries.push(Entry { id: id.into(), place: key.span(), value });
        } else {
            reader.unreadable.push(id);
        }
    }
    let n_entries = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let mut by_id: Vec<u32> = (0..n_entries).collect();
    by_id.sort_by(|&one, &other| {
        let name = |position: u32| entries.get(position as usize).map(|entry| &*entry.id);
        name(one).cmp(&name(other))
    });
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
                reader.find(rule::WRONG_TYPE, node.span(), message).help(help);
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
    let mut list = Vec::with_capacity(node.items().len().min(1024));
    for item in node.items() {
        if !reader.afford(item) {
            break;
        }
        if item.scalar().is_some_and(Scalar::is_null) {
            let message = format!("an item of `{}` is empty", reader.field);
            reader.find(rule::WRONG_TYPE, item.span(), message).help("write a value after the `-`, or remove the line");
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
            Content::Scalar(_) | Content::Mapping => T::decode(node, at, reader).map(|one| OneOrMany(vec![one])),
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

/// What goes along while a plan is read: the findings and the references to be looked up.
#[derive(Debug)]
pub struct Reader<'t> {
    pub(super) findings: Findings,
    pub(super) references: Vec<Reference<'t>>,
    /// Ids whose value could not be read: a reference to them is not a second mistake.
    pub(super) unreadable: Vec<&'t str>,
    /// The name of the field that is being read, for messages.
    pub(super) field: &'t str,
    pub(super) kind: PlanKind,
    /// How many more nodes may be read: aliases can make a small file endless.
    budget: usize,
    /// How many more times the nearest name is looked for.
    suggestions: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(kind: PlanKind, n_nodes: usize) -> Reader<'t> {
        Reader {
            findings: Findings::default(),
            references: Vec::new(),
            unreadable: Vec::new(),
            field: "",
            kind,
            budget: (10 * n_nodes).max(200_000),
            suggestions: 500,
        }
    }

    pub(super) fn find(&mut self, rule: &'static str, span: Span, message: impl Into<String>) -> &mut Finding {
        self.findings.add(rule, span, message)
    }

    pub(super) fn refer(&mut self, target: Target, node: Node<'t>) {
        self.references.push(Reference { target, node });
    }

    /// The nearest of some names, as long as looking for it stays cheap.
    pub(super) fn nearest<'n>(&mut self, word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        nearest(word, names)
    }

    /// Counts a node; `false`, after one finding, when aliases have made the plan too long.
    fn afford(&mut self, node: Node<'_>) -> bool {
        if let Some(rest) = self.budget.checked_sub(1) {
            self.budget = rest;
            if rest == 0 {
                self.find(rule::INPUT_TOO_LARGE, node.span(), "aliases repeat so much that the plan becomes too long")
                    .help("write less with `*`; the rest of the file is not checked");
            }
        }
        self.budget > 0
    }

    /// The text of a key, or a finding.
    pub(super) fn word(&mut self, key: Node<'t>) -> Option<&'t str> {
        if !self.afford(key) {
            return None;
        }
        let word = key.scalar().filter(|scalar| !scalar.is_null()).map(|scalar| scalar.text);
        if word.is_none() && !matches!(key.content(), Content::Broken) {
            self.find(rule::WRONG_TYPE, key.span(), "a name must be a word").help("write `name: value`");
        }
        word
    }

    /// The scalar of a node, or a finding that says what is needed.
    pub(super) fn scalar(&mut self, node: Node<'t>, needed: &str) -> Option<Scalar<'t>> {
        match node.content() {
            Content::Scalar(scalar) => Some(scalar),
            Content::Broken => None,
            Content::Mapping => {
                self.wrong_type(node, needed, "names with values");
                None
            }
            Content::List => {
                self.wrong_type(node, needed, "a list");
                None
            }
        }
    }

    pub(super) fn is_mapping(&mut self, node: Node<'t>, needed: &str) -> bool {
        match node.content() {
            Content::Mapping => true,
            Content::Broken => false,
            Content::List => {
                self.wrong_type(node, needed, "a list").help("remove the `- ` and give each entry a name");
                false
            }
            Content::Scalar(scalar) => {
                self.wrong_type(node, needed, &format!("`{}`", clip(scalar.text)));
                false
            }
        }
    }

    pub(super) fn wrong_type(&mut self, node: Node<'_>, needed: &str, found: &str) -> &mut Finding {
        let message = format!("`{}` needs {needed}, not {found}", self.field);
        self.find(rule::WRONG_TYPE, node.span(), message)
    }

    pub(super) fn unknown_field(&mut self, key: Node<'t>, value: Node<'t>, record: &'static RecordInfo) {
        let name = key.key().unwrap_or_default();
        if record.open || name.starts_with("x-") {
            return;
        }
        let near = self.nearest(name, record.fields.iter().map(|field| field.name));
        let message = format!("{} has no field `{}`", record.name, clip(name));
        let finding = self.find(rule::UNKNOWN_FIELD, key.span(), message);
        if name.contains(' ') && value.scalar().is_some_and(Scalar::is_null) {
            finding.help("if these words belong to the text before them, put the whole text in quotes: a comma ends it in brackets");
        } else if let Some(near) = near {
            finding.help(format!("did you mean `{near}`?"));
        } else if name == "<<" {
            finding.help("plans do not merge with `<<`; write the fields out");
        } else {
            let names: Vec<_> = record.fields.iter().map(|field| field.name).collect();
            finding.help(format!("remove it, begin it with `x-`, or use one of: {}", names.join(", ")));
        }
    }

    pub(super) fn missing_field(&mut self, at: Span, record: &'static RecordInfo, field: &'static FieldInfo) {
        let required = match field.need {
            Need::Required => true,
            Need::RequiredInPlans => self.kind == PlanKind::Plan,
            Need::RequiredBy(_) | Need::RequiredWhen(_) | Need::Default(_) | Need::Optional => false,
        };
        if required {
            self.find(rule::FIELD_MISSING, at, format!("{} has no `{}`", record.name, field.name))
                .label(format!("no `{}` here", field.name))
                .help(format!("add `{}:` ({})", field.name, field.shape.describe()));
        }
    }

    pub(super) fn check_id(&mut self, key: Node<'t>) {
        let id = key.key().unwrap_or_default();
        if is_id(id) {
            return;
        }
        let reserved = Target::RESERVED_OWNERS.contains(&id);
        let message = if reserved {
            format!("`{id}` is a reserved word and cannot be an id")
        } else if id.len() > MAX_ID {
            format!("the id `{}` is longer than {MAX_ID} characters", clip(id))
        } else {
            format!("the id `{}` is not in lower case with hyphens", clip(id))
        };
        let mended = kebab(id);
        let finding = self.find(rule::INVALID_ID, key.span(), message);
        if reserved || mended.is_empty() || mended == id {
            finding.help("use lower-case letters, digits and single hyphens, such as `store-manager`");
        } else {
            finding.help(format!("write `{mended}`, also where it is referred to"));
        }
    }
}

/// The longest id, in characters: ids become anchors and file names.
const MAX_ID: usize = 48;

/// Whether a text is a kebab-case id: `[a-z0-9]+(-[a-z0-9]+)*`, and no reserved owner word.
pub(super) fn is_id(text: &str) -> bool {
    let word = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.len() <= MAX_ID && text.split('-').all(word) && !Target::RESERVED_OWNERS.contains(&text)
}

/// The kebab-case id that somebody may have meant.
pub(super) fn kebab(text: &str) -> String {
    let mut id = String::new();
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            id.push(character.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() >= MAX_ID {
            break;
        }
    }
    id.trim_end_matches('-').to_owned()
}

/// Text short enough for a message, on one line.
pub(super) fn clip(text: &str) -> String {
    let mut line: String = text.chars().take(60).map(|character| if character.is_control() { ' ' } else { character }).collect();
    if text.chars().nth(60).is_some() {
        line.push('…');
    }
    line
}

/// Declares a record: a struct of fields, how it is read, and its documentation.
///
/// After the type of a field, brackets say whether it must be written: `[required]`,
/// `[required in plans]`, `[required by "rule-name"]`, `[required when "condition"]`,
/// `[default "value"]`; nothing there means that it may be left out.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $(#[open $open:tt])?
        pub struct $record:ident, $name:literal {
            $( $(#[doc = $field_doc:literal])* $field:ident : $type:ty $([ $($need:tt)+ ])? ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $record {
            /// The place to mark when something is missing here: the name or the first field.
            pub place: crate::source::Span,
            $( $(#[doc = $field_doc])* pub $field: crate::model::decode::Field<$type>, )*
        }

        impl $record {
            pub(crate) const INFO: crate::model::shape::RecordInfo = crate::model::shape::RecordInfo {
                name: $name,
                documentation: concat!($($doc, "\n"),*),
                fields: &[$( crate::model::shape::FieldInfo {
                    name: crate::model::shape::field_name(stringify!($field)),
                    documentation: concat!($($field_doc, "\n"),*),
                    need: crate::model::decode::need!($($($need)+)?),
                    shape: <$type as crate::model::decode::Decode>::SHAPE,
                }, )*],
                open: crate::model::decode::is_open!($($open)?),
            };
        }

        impl crate::model::decode::Decode for $record {
            const SHAPE: crate::model::shape::Shape = crate::model::shape::Shape::Record(&Self::INFO);

            fn decode<'t>(
                node: crate::syntax::Node<'t>,
                at: crate::source::Span,
                reader: &mut crate::model::decode::Reader<'t>,
            ) -> Option<$record> {
                if !reader.is_mapping(node, "fields with values") {
                    return None;
                }
                let mut record = $record { place: at, $( $field: crate::model::decode::Field::default(), )* };
                for (key, value) in node.entries() {
                    let Some(name) = reader.word(key) else { continue };
                    $(
                        if name == const { crate::model::shape::field_name(stringify!($field)) } {
                            crate::model::decode::read_field(&mut record.$field, key, value, reader);
                            continue;
                        }
                    )*
                    reader.unknown_field(key, value, &Self::INFO);
                }
                let mut fields = Self::INFO.fields.iter();
                $(
                    if let Some(field) = fields.next().filter(|_| record.$field.is_missing()) {
                        reader.missing_field(at, &Self::INFO, field);
                    }
                )*
                Some(record)
            }
        }
    };
}

macro_rules! need {
    () => { crate::model::shape::Need::Optional };
    (required) => { crate::model::shape::Need::Required };
    (required in plans) => { crate::model::shape::Need::RequiredInPlans };
    (required by $rule:literal) => { crate::model::shape::Need::RequiredBy($rule) };
    (required when $condition:literal) => { crate::model::shape::Need::RequiredWhen($condition) };
    (default $value:literal) => { crate::model::shape::Need::Default($value) };
}

macro_rules! is_open {
    () => {
        false
    };
    ($open:tt) => {
        true
    };
}

/// Declares a vocabulary: an enum whose values are the words of the format.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        pub enum $words:ident { $( $(#[doc = $value_doc:literal])* $value:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $words { $( $(#[doc = $value_doc])* $value, )* }

        impl $words {
            pub const WORDS: &[&str] = &[$( $word ),*];

            /// The word in the format.
            pub fn word(self) -> &'static str {
                match self { $( $words::$value => $word, )* }
            }
        }

        impl crate::model::decode::Decode for $words {
            const SHAPE: crate::model::shape::Shape = crate::model::shape::Shape::Words(Self::WORDS);

            fn decode<'t>(
                node: crate::syntax::Node<'t>,
                _at: crate::source::Span,
                reader: &mut crate::model::decode::Reader<'t>,
            ) -> Option<$words> {
                let scalar = reader.scalar(node, "a word")?;
                match scalar.text {
                    $( $word => Some($words::$value), )*
                    _ => {
                        reader.unknown_word(node, Self::WORDS);
                        None
                    }
                }
            }
        }
    };
}

impl<'t> Reader<'t> {
    pub(super) fn unknown_word(&mut self, node: Node<'t>, words: &'static [&'static str]) {
        let word = node.key().unwrap_or_default();
        let near = self.nearest(word, words.iter().copied());
        let message = format!("`{}` does not know `{}`", self.field, clip(word));
        let finding = self.find(rule::UNKNOWN_VALUE, node.span(), message);
        match near {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(format!("write one of: {}", words.join(", "))),
        };
    }
}

pub(super) use {is_open, need, record, words};
