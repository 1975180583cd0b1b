//! Values of a plan as facts, and what they are said of.

use crate::changes::fact::{PathPart, Subject};
use crate::changes::meaning::{items, value, written_as};
use crate::format::{FieldInfo, Plain, Privacy, Shape};
use crate::plan::Plan;
use crate::source::Span;
use crate::syntax::{Content, Node};
use serde_json::{Map, Value, json};

/// Who may be told what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'p> {
    pub(super) private: bool,
    /// Where there are passwords and keys.
    pub(super) concealed: &'p [Span],
}

/// What is said in place of a value that is not said.
pub(super) fn hidden() -> Value {
    json!({"hidden": true})
}

impl Shown<'_> {
    /// The value of a field.
    pub(super) fn field(self, info: &'static FieldInfo, node: Node<'_>) -> Value {
        if self.hides(info) { hidden() } else { self.value(&info.shape, node) }
    }

    /// Whether the values of a field are not said.
    pub(super) fn hides(self, info: &FieldInfo) -> bool {
        matches!(info.privacy, Privacy::Never(_)) && !self.private
    }

    pub(super) fn value(self, shape: &'static Shape, node: Node<'_>) -> Value {
        match (written_as(shape, node), node.content()) {
            (Shape::Record(info), Content::Mapping) => {
                let fields = info.fields.iter();
                let written = fields.filter_map(|field| {
                    let (_, value) = value(field, Some(node))?;
                    Some((field.name.to_owned(), self.field(field, value)))
                });
                Value::Object(written.collect())
            }
            (Shape::Map(_, inner), Content::Mapping) => {
                let entries = node
                    .entries()
                    .map(|(key, value)| (key.key().unwrap_or_default().to_owned(), self.value(inner, value)));
                Value::Object(entries.collect::<Map<_, _>>())
            }
            (Shape::List(inner) | Shape::OneOrMany(inner), _) => {
                match (items(Some(node)).as_slice(), written_as(shape, node)) {
                    ([only], Shape::OneOrMany(_)) => self.value(inner, *only),
                    (items, _) => Value::Array(items.iter().map(|item| self.value(inner, *item)).collect()),
                }
            }
            (shape, Content::Scalar(scalar)) => {
                let place = node.span();
                let holds_secret = |secret: &Span| {
                    secret.file == place.file && secret.start < place.end && place.start < secret.end
                };
                if self.concealed.iter().any(holds_secret) {
                    return hidden();
                }
                typed(shape, scalar.text)
            }
            // It cannot be read, or the format does not know it.
            _ => Value::Null,
        }
    }
}

/// A number as a number, a yes or no as such, everything else as it is written.
fn typed(shape: &Shape, text: &str) -> Value {
    let Shape::Value(_, plain) = shape else { return Value::from(text) };
    let whole = || text.parse::<i64>().ok().map(serde_json::Number::from);
    let number = match plain {
        Plain::Number => whole().or_else(|| text.parse().ok().and_then(serde_json::Number::from_f64)),
        Plain::WholeNumber | Plain::Between(..) => whole(),
        Plain::Bool | Plain::False => match text {
            "true" => return Value::Bool(true),
            "false" => return Value::Bool(false),
            _ => None,
        },
        Plain::Text | Plain::Date | Plain::Moment | Plain::Duration | Plain::TimeZone | Plain::Anything => {
            None
        }
    };
    number.map_or_else(|| Value::from(text), Value::Number)
}

/// The way to something: names of fields and entries, and items.
#[derive(Clone, Debug)]
pub(super) enum Part<'t> {
    Field(&'t str),
    Entry { id: &'t str, name: Option<&'t str> },
    Item { noun: &'static str, number: usize, name: Option<&'t str> },
}

impl Part<'_> {
    /// Its name in the file.
    pub(super) fn name(&self) -> &str {
        match self {
            Part::Field(name) | Part::Entry { id: name, .. } => name,
            Part::Item { .. } => "",
        }
    }

    /// The name of a field.
    pub(super) fn field(&self) -> Option<&str> {
        match self {
            Part::Field(name) => Some(name),
            Part::Entry { .. } | Part::Item { .. } => None,
        }
    }

    fn to_fact(&self) -> PathPart {
        match self {
            Part::Field(name) => PathPart::Field { name: (*name).to_owned() },
            Part::Entry { id, .. } => PathPart::Entry { id: (*id).to_owned() },
            Part::Item { noun, number, .. } => PathPart::Item { noun, number: *number },
        }
    }
}

/// What a path is said of.
pub(super) fn subject(path: &[Part<'_>]) -> Subject {
    let section = path.first().map_or("", Part::name);
    let rest = |from: usize| path.get(from..).unwrap_or_default().iter().map(Part::to_fact).collect();
    match path.get(1) {
        Some(Part::Entry { id, name }) => {
            Subject { field: rest(2), ..entry_subject(section, id, name.map(str::to_owned)) }
        }
        Some(Part::Item { noun, number, name }) => Subject {
            kind: (*noun).to_owned(),
            id: number.to_string(),
            name: name.map(str::to_owned),
            field: rest(2),
        },
        _ => Subject { kind: "section".to_owned(), id: section.to_owned(), name: None, field: rest(1) },
    }
}

/// An entry of a section as what something is said of.
pub(super) fn entry_subject(section: &str, id: &str, name: Option<String>) -> Subject {
    let field = Plan::record().fields.iter().find(|field| field.name == section);
    let record = field.and_then(|field| field.shape.record());
    let kind = record.map_or(section, |record| noun(record.name)).to_owned();
    Subject { kind, id: id.to_owned(), name, field: Vec::new() }
}

/// What an entry of a section is called; the title of a person is their job.
pub(super) fn name_of<'t>(section: &str, entry: Node<'t>) -> Option<&'t str> {
    let named = |name: &str| {
        let (_, value) = entry.entry(name)?;
        value.key().filter(|name| !name.is_empty())
    };
    named("name").or_else(|| named("title").filter(|_| section != "people"))
}

/// What a record is called, without its article.
pub(super) fn noun(name: &str) -> &str {
    ["a ", "an ", "the "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}
