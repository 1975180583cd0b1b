//! From a tree to values: the trait, and fields and lists of what can be read.
//!
//! A small trait of our own and not serde, because a finding needs its rule, its place and its mend,
//! where serde's errors are text; and because the same declaration must also document the format.

use crate::diagnostic::Edit;
use crate::format::privacy::Privacy;
use crate::format::reader::{Reader, clip};
use crate::format::redaction::Redaction;
use crate::format::rule;
use crate::format::shape::{FieldInfo, Shape};
use crate::source::{Span, Spanned};
use crate::syntax::{Content, Node, Scalar, Style};

/// Something that can be read from a node of the tree.
pub(crate) trait Decode: Sized {
    const SHAPE: Shape;

    /// Reads a node; `at` is the place to mark when a part of it is missing. What cannot be read is
    /// reported and `None`.
    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Self>;

    /// Takes out what is not for everybody; `false` where nothing is left of it.
    fn redact(&mut self, _redaction: &mut Redaction) -> bool {
        true
    }

    /// Adds what is written in it: texts in somebody's own words, and who is named, each with its place or the place around it.
    fn say<'p>(&'p self, _at: Span, _said: &mut Said<'p>) {}

    /// The fields of its group that everybody may see although they are for colleagues: only `public` says that.
    fn disclosed(&self) -> &[&'static str] {
        &[]
    }
}

/// What is written in a value, and in all that it is made of.
#[derive(Clone, Debug, Default)]
pub struct Said<'p> {
    /// What somebody wrote in their own words.
    pub texts: Vec<Words<'p>>,
    /// Addresses, numbers and pages by which somebody is reached.
    pub contacts: Vec<Words<'p>>,
    pub namings: Vec<Naming<'p>>,
    /// The outermost record, and its field that is being looked at: a section of the plan.
    outermost: Option<&'static str>,
    section: &'static str,
    /// The record and the field that are being looked at.
    at: (&'static str, &'static str),
}

/// A text, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Words<'p> {
    pub text: &'p str,
    pub span: Span,
    /// The section of the plan.
    pub section: &'static str,
}

/// A place where a person, a role or a contact is named.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'p> {
    pub id: &'p str,
    pub span: Span,
    /// What the field belongs to, such as "a step".
    pub record: &'static str,
    pub field: &'static str,
}

impl<'p> Said<'p> {
    /// Goes into a field of a record.
    pub(crate) fn enter(&mut self, record: &'static str, field: &'static str) {
        self.at = (record, field);
        if *self.outermost.get_or_insert(record) == record {
            self.section = field;
        }
    }

    pub(crate) fn text(&mut self, text: &'p str, span: Span) {
        self.texts.push(Words { text, span, section: self.section });
    }

    pub(crate) fn contact(&mut self, text: &'p str, span: Span) {
        self.contacts.push(Words { text, span, section: self.section });
    }

    pub(crate) fn name(&mut self, id: &'p str, span: Span) {
        let (record, field) = self.at;
        self.namings.push(Naming { id, span, record, field });
    }
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

    pub(crate) fn into_value(self) -> Option<T> {
        self.value
    }

    /// Another value, in the place of the one that is written.
    pub(crate) fn put(&mut self, value: T) {
        self.value = Some(value);
    }

    /// As if nobody had written it.
    pub(crate) fn clear(&mut self) {
        *self = Field::default();
    }

    /// Where the value is written, to mark a field as written there although it is unreadable.
    pub(crate) fn span_mut(&mut self) -> &mut Span {
        &mut self.span
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

impl<T> Field<OneOrMany<T>> {
    /// One or all; none where the field is missing.
    pub fn all(&self) -> &[T] {
        self.value.as_ref().map_or(&[], |all| all.0.as_slice())
    }
}

impl Redaction {
    /// Empties a field that not everybody may see, and goes into all others.
    pub(crate) fn field<T: Decode>(
        &mut self,
        field: &mut Field<T>,
        info: &FieldInfo,
        public: &[&'static str],
    ) {
        match info.privacy {
            Privacy::Everybody => {}
            Privacy::Colleagues(_) if public.contains(&info.name) => {}
            Privacy::Colleagues(kind) | Privacy::Never(kind) => {
                if !field.is_missing() {
                    self.left_out.insert(kind);
                    field.clear();
                }
                return;
            }
        }
        if field.value_mut().is_some_and(|value| !value.redact(self)) {
            field.clear();
        }
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
        no_value(name, key, &T::SHAPE, reader);
        return;
    }
    let outer = std::mem::replace(&mut reader.field, name);
    field.value = T::decode(value, key.span(), reader);
    reader.field = outer;
    if field.value.is_none() {
        reader.lose_group(key, &T::SHAPE);
    }
}

fn no_value<'t>(name: &str, key: Node<'t>, shape: &Shape, reader: &mut Reader<'t>) {
    reader.lose_group(key, shape);
    if reader.strays.are_of(key.span()) {
        return; // What it holds stands beside it, which was reported.
    }
    let name = clip(name);
    let message = format!("`{name}` has no value");
    match hashtag_behind(key) {
        Some(hashtag) => reader
            .find(rule::WRONG_TYPE, key.span(), format!("{message}, because ` #` begins a comment"))
            .help(format!("put the text in quotes, such as `{name}: \"{}\"`", clip(hashtag))),
        None => reader
            .find(rule::WRONG_TYPE, key.span(), message)
            .help("write a value after the colon, or remove the line"),
    };
}

/// The text on the line of a name or an empty item that begins with a hashtag, which YAML takes for a comment.
fn hashtag_behind(node: Node<'_>) -> Option<&str> {
    let (before, behind) = node.tree().text().split_at_checked(node.span().start as usize)?;
    let before = before.rsplit('\n').next()?;
    let line = before.len() + behind.find('\n').unwrap_or(behind.len());
    let line = node.tree().text().get(node.span().start as usize - before.len()..)?.get(..line)?;
    let at = line.find(" #")? + 1;
    let text = line.get(at..)?.trim_end();
    text.strip_prefix('#')?.starts_with(char::is_alphanumeric).then_some(text)
}

/// For how many entries or items there is room from the start: an alias can repeat a long list without end.
pub(super) const MOST_AT_ONCE: usize = 4096;

impl<T: Decode> Decode for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Vec<T>> {
        // Where nothing of a list could be read, nobody knows what it says.
        is_list(node, &T::SHAPE, reader)
            .then(|| items(node, reader))
            .filter(|read| !read.is_empty() || node.items().len() == 0)
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        self.retain_mut(|item| item.redact(redaction));
        true
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        for item in self {
            item.say(at, said);
        }
    }
}

/// Whether a list stands here, or a finding that shows how one of things of this shape is written.
fn is_list(node: Node<'_>, of: &Shape, reader: &mut Reader<'_>) -> bool {
    match node.content() {
        Content::List => return true,
        Content::Broken => {}
        Content::Scalar(scalar) => {
            let text = clip(scalar.text);
            let record = of.record();
            let item = record.map_or_else(|| text.clone(), |record| record.example(Some(&text)));
            let help = format!("put it in brackets: {}: [{item}]", reader.field);
            let finding = reader.wrong_type(node, "a list", &format!("`{text}`")).help(help);
            let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' ' | ',');
            if scalar.style == Style::Plain
                && record.is_none()
                && !scalar.text.is_empty()
                && scalar.text.chars().all(is_word)
            {
                let edit = Edit::Replace { place: finding.span, text: format!("[{}]", scalar.text) };
                // A comma would make two items of one.
                if scalar.text.contains(',') {
                    finding.unsafe_fix(edit)
                } else {
                    finding.fix(edit)
                };
            }
        }
        Content::Mapping => {
            let message = format!("`{}` needs a list, not names with values", reader.field);
            reader.find(rule::WRONG_TYPE, node.span(), message).help("begin each item with `- `");
        }
    }
    false
}

fn items<'t, T: Decode>(node: Node<'t>, reader: &mut Reader<'t>) -> Vec<T> {
    let mut list = Vec::with_capacity(node.items().len().min(MOST_AT_ONCE));
    for item in node.items() {
        if !reader.afford(item) {
            break;
        }
        if item.scalar().is_some_and(Scalar::is_null) {
            empty_item(item, reader);
            continue;
        }
        let at = item.entries().next().map_or(item.span(), |(key, _)| key.span());
        list.extend(T::decode(item, at, reader));
    }
    list
}

fn empty_item(item: Node<'_>, reader: &mut Reader<'_>) {
    let message = format!("an item of `{}` is empty", reader.field);
    match hashtag_behind(item) {
        Some(hashtag) => reader
            .find(rule::WRONG_TYPE, item.span(), format!("{message}, because ` #` begins a comment"))
            .help(format!("put the text in quotes: `\"{}\"`", clip(hashtag))),
        None => reader
            .find(rule::WRONG_TYPE, item.span(), message)
            .help("write a value after the `-`, or remove the line"),
    };
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

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        self.0.redact(redaction)
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        self.0.say(at, said);
    }
}

impl<T: Decode> Decode for Spanned<T> {
    const SHAPE: Shape = T::SHAPE;

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Spanned<T>> {
        T::decode(node, at, reader).map(|value| Spanned { span: node.span(), value })
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        self.value.redact(redaction)
    }

    fn say<'p>(&'p self, _at: Span, said: &mut Said<'p>) {
        self.value.say(self.span, said);
    }
}

impl<T: Decode> Decode for Box<T> {
    const SHAPE: Shape = T::SHAPE;

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Box<T>> {
        T::decode(node, at, reader).map(Box::new)
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        (**self).redact(redaction)
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        (**self).say(at, said);
    }
}
