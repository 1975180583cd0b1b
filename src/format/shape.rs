//! What the format looks like, as data: the source of `explain` and of the reference.

/// What may stand in a field.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A single value, described in a few words: `date such as 2026-03-31`.
    Value(&'static str, Plain),
    /// One of these words.
    Words(&'static [&'static str]),
    /// The id of something that is defined elsewhere in the plan.
    Id(&'static str),
    List(&'static Shape),
    /// One value, or a list of such values.
    OneOrMany(&'static Shape),
    /// Named things; the text says what the names are.
    Map(&'static str, &'static Shape),
    Record(&'static RecordInfo),
    /// Either the one or the other.
    Either(&'static Shape, &'static Shape),
}

/// What a single value looks like to readers of JSON and YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// Words; what looks like a number or a date is words where words are asked for.
    Text,
    Number,
    WholeNumber,
    /// A whole number from 1 to 5.
    OneToFive,
    Bool,
    /// Nothing but `false`.
    False,
    Date,
    Duration,
    Anything,
}

/// A group of fields.
#[derive(Debug)]
pub struct RecordInfo {
    /// What one such thing is called in messages: "a person", "a ladder step".
    pub name: &'static str,
    /// What it is for, in Markdown.
    pub documentation: &'static str,
    pub fields: &'static [FieldInfo],
    /// Whether fields that the format does not know are welcome.
    pub open: bool,
}

/// One field of a record.
#[derive(Debug)]
pub struct FieldInfo {
    pub name: &'static str,
    /// Markdown; the first line is a sentence of its own.
    pub documentation: &'static str,
    pub need: Need,
    pub shape: Shape,
}

/// Whether a field has to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// `field-missing` speaks up.
    Required,
    /// Required where `kind` is plan; `field-missing` speaks up.
    RequiredInPlans,
    /// The rule of this name speaks up.
    RequiredBy(&'static str),
    /// Required under this condition.
    RequiredWhen(&'static str),
    /// What holds where nothing is written.
    Default(&'static str),
    Optional,
}

impl Shape {
    /// The record in this shape, inside a list or map too.
    pub fn record(&self) -> Option<&'static RecordInfo> {
        match self {
            Shape::Record(info) => Some(info),
            Shape::List(inner) | Shape::OneOrMany(inner) | Shape::Map(_, inner) => inner.record(),
            Shape::Either(one, other) => one.record().or_else(|| other.record()),
            Shape::Value(..) | Shape::Words(_) | Shape::Id(_) => None,
        }
    }

    /// The shape in words: `list of ids of goals`.
    pub fn describe(&self) -> String {
        match self {
            Shape::Value(description, _) => (*description).to_owned(),
            Shape::Words(words) => words.join(", "),
            Shape::Id(kind) => format!("id of {kind}"),
            Shape::List(inner) => format!("list: {}", inner.describe()),
            Shape::OneOrMany(inner) => format!("{}, or a list of such", inner.describe()),
            Shape::Map(key, inner) => format!("{key}: {}", inner.describe()),
            Shape::Record(info) => {
                let names: Vec<_> = info.fields.iter().map(|field| field.name).collect();
                format!("{{{}}}", names.join(", "))
            }
            Shape::Either(one, other) => format!("{}, or {}", one.describe(), other.describe()),
        }
    }
}

/// The name of a field in the format: a Rust identifier without the mark of a raw one.
pub(crate) const fn field_name(identifier: &'static str) -> &'static str {
    match identifier.as_bytes() {
        [b'r', b'#', rest @ ..] => match std::str::from_utf8(rest) {
            Ok(name) => name,
            Err(_) => identifier,
        },
        _ => identifier,
    }
}
