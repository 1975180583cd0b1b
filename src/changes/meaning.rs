//! What a part of a plan means, however it is written: a text that is the same for all ways to write the same.

use crate::changes::renames::Renames;
use crate::format::{Duration, FieldDefault, FieldInfo, Hours, Plain, RecordInfo, Shape, Unit, nearest};
use crate::syntax::{Content, Node, Scalar};
use std::borrow::Cow;
use std::collections::HashMap;

/// Lists whose order counts, by the name of the field; the order of all others makes no difference.
const ORDERED: [&str; 9] =
    ["triage", "steps", "escalation", "order", "swaps", "held_by", "binds", "extends", "messages"];

/// What may stand between the digits of a phone number.
const SEPARATORS: [char; 6] = [' ', '-', '.', '(', ')', '/'];

/// Whether the order of a list counts.
pub(super) fn is_ordered(field: &str) -> bool {
    ORDERED.contains(&field)
}

/// The value of a field, where something is written.
pub(super) fn value<'t>(info: &FieldInfo, record: Option<Node<'t>>) -> Option<(Node<'t>, Node<'t>)> {
    let is_it = |key: Node<'_>| key.key().is_some_and(|key| key == info.name || info.alias == Some(key));
    let mut entries = record?.entries();
    entries.find(|(key, _)| is_it(*key)).filter(|(_, value)| !is_nothing(*value))
}

fn is_nothing(node: Node<'_>) -> bool {
    node.scalar().is_some_and(Scalar::is_null)
}

/// The fields of a mapping that its record does not know, with their names.
pub(super) fn undeclared<'t>(
    info: &'static RecordInfo,
    record: Option<Node<'t>>,
) -> impl Iterator<Item = (&'t str, Node<'t>)> {
    let entries = record.into_iter().flat_map(Node::entries);
    let named = entries.filter_map(|(key, value)| Some((key.key()?, value)));
    named.filter(|(name, _)| info.field(info.name_of(name)).is_none())
}

/// What holds where a field is not written, as it would be written.
pub(super) fn default_of(info: &FieldInfo) -> Option<&'static str> {
    match info.default? {
        FieldDefault::Text(text) => Some(text),
        FieldDefault::Bool(true) => Some("true"),
        FieldDefault::Bool(false) => Some("false"),
        FieldDefault::InWords(_) => None,
    }
}

/// Of two shapes the one in which a value is written.
pub(super) fn written_as(shape: &'static Shape, node: Node<'_>) -> &'static Shape {
    let Shape::Either(one, other) = shape else { return shape };
    let (one, other) = (written_as(one, node), written_as(other, node));
    let fits = |shape: &Shape| match node.content() {
        Content::Mapping => matches!(shape, Shape::Record(_) | Shape::Map(..)),
        Content::List => matches!(shape, Shape::List(_) | Shape::OneOrMany(_)),
        Content::Scalar(_) | Content::Broken => {
            matches!(shape, Shape::Value(..) | Shape::Words(..) | Shape::Id(_) | Shape::OneOrMany(_))
        }
    };
    if fits(one) || !fits(other) { one } else { other }
}

/// The items of a list, or the one value that stands in its place.
pub(super) fn items(node: Option<Node<'_>>) -> Vec<Node<'_>> {
    match node {
        None => Vec::new(),
        Some(node) => match node.content() {
            Content::List => node.items().filter(|item| !is_nothing(*item)).collect(),
            Content::Scalar(_) | Content::Mapping | Content::Broken => vec![node],
        },
    }
}

/// Reads what something means; ids of the old plan in the names of the new one, where renames are given.
#[derive(Clone, Copy)]
pub(super) struct Meaning<'r> {
    pub(super) renames: Option<&'r Renames>,
}

impl<'r> Meaning<'r> {
    /// What a value means that stands in a field.
    pub(super) fn of(self, shape: &'static Shape, field: &str, node: Node<'_>) -> String {
        let mut meaning = String::new();
        self.write(shape, field, node, &mut meaning);
        meaning
    }

    /// What a default means.
    pub(super) fn of_default(self, info: &'static FieldInfo) -> Option<String> {
        let mut meaning = String::new();
        let shape = if let Shape::Either(one, _) = &info.shape { one } else { &info.shape };
        push(&mut meaning, &self.leaf(shape, info.name, default_of(info)?));
        Some(meaning)
    }

    fn write(self, shape: &'static Shape, field: &str, node: Node<'_>, meaning: &mut String) {
        match written_as(shape, node) {
            Shape::Record(info) => self.write_record(info, node, meaning),
            Shape::Map(keys, inner) => {
                let mut entries: Vec<(String, String)> = Vec::new();
                for (key, value) in node.entries() {
                    let name = self.key(keys, field, key.key().unwrap_or_default());
                    entries.push((name.into_owned(), self.of(inner, field, value)));
                }
                entries.sort_unstable();
                meaning.push('{');
                for (name, value) in entries {
                    push(meaning, &name);
                    meaning.push_str(&value);
                }
                meaning.push('}');
            }
            Shape::List(inner) | Shape::OneOrMany(inner) => {
                let items = items(Some(node)).into_iter();
                let mut all: Vec<String> = items.map(|item| self.of(inner, field, item)).collect();
                if !is_ordered(field) {
                    all.sort_unstable();
                }
                meaning.push('[');
                meaning.push_str(&all.concat());
                meaning.push(']');
            }
            shape @ (Shape::Value(..) | Shape::Words(..) | Shape::Id(_)) => match node.scalar() {
                Some(scalar) => push(meaning, &self.leaf(shape, field, scalar.text)),
                None => write_anything(node, meaning, &mut HashMap::new()),
            },
            Shape::OwnFields | Shape::Either(..) => write_anything(node, meaning, &mut HashMap::new()),
        }
    }

    fn write_record(self, info: &'static RecordInfo, node: Node<'_>, meaning: &mut String) {
        meaning.push('{');
        for field in info.fields {
            let Some((_, value)) = value(field, Some(node)) else { continue };
            let of_value = self.of(&field.shape, field.name, value);
            if self.of_default(field).is_none_or(|default| default != of_value) {
                push(meaning, field.name);
                meaning.push_str(&of_value);
            }
        }
        let mut others: Vec<(&str, Node<'_>)> = undeclared(info, Some(node)).collect();
        others.sort_unstable_by_key(|(name, _)| *name);
        for (name, value) in others {
            push(meaning, name);
            write_anything(value, meaning, &mut HashMap::new());
        }
        meaning.push('}');
    }

    /// The name of an entry, which may be that of something else.
    pub(super) fn key<'n>(self, keys: &str, field: &str, name: &'n str) -> Cow<'n, str>
    where
        'r: 'n,
    {
        let Some(renames) = self.renames else { return Cow::Borrowed(name) };
        if keys == "id" {
            return Cow::Borrowed(renames.id(field, name));
        }
        let kind = match keys {
            "role" => "a role",
            "channel" => "a channel",
            _ if field == "records" => "a person",
            _ => return Cow::Borrowed(name),
        };
        Cow::Borrowed(renames.new_name(kind, name))
    }

    /// What a word, a number or a text means.
    pub(super) fn leaf<'n>(self, shape: &Shape, field: &str, text: &'n str) -> Cow<'n, str>
    where
        'r: 'n,
    {
        match shape {
            Shape::Words(words, also) if also.contains(&text) => {
                let begins = words.iter().find(|word| text.starts_with(**word)).copied();
                Cow::Borrowed(begins.or_else(|| nearest(text, words.iter().copied())).unwrap_or(text))
            }
            Shape::Id(kind) => {
                Cow::Borrowed(self.renames.map_or(text, |renames| renames.new_name(kind, text)))
            }
            Shape::Value(described, plain) => self.plain(described, *plain, field, text),
            _ => Cow::Borrowed(text),
        }
    }

    fn plain<'n>(self, described: &str, plain: Plain, field: &str, text: &'n str) -> Cow<'n, str>
    where
        'r: 'n,
    {
        match plain {
            Plain::Number | Plain::WholeNumber | Plain::Between(..) => {
                text.parse::<f64>().map_or(Cow::Borrowed(text), |number| Cow::Owned(number.to_string()))
            }
            Plain::Bool | Plain::False => Cow::Owned(text.to_lowercase()),
            Plain::Duration => Duration::parse(text).map_or(Cow::Borrowed(text), |duration| {
                Cow::Owned(match duration.unit {
                    Unit::Minutes | Unit::Hours | Unit::Days | Unit::Weeks => {
                        format!("{} minutes", duration.in_minutes())
                    }
                    Unit::BusinessDays | Unit::Months | Unit::Years => duration.to_string(),
                })
            }),
            Plain::Date | Plain::Moment | Plain::TimeZone | Plain::Anything => Cow::Borrowed(text),
            Plain::Text if described.starts_with("hours ") => {
                Hours::parse(text).map_or(Cow::Borrowed(text), |hours| Cow::Owned(hours.spec().to_string()))
            }
            Plain::Text if described.starts_with("phone ") => Cow::Owned(text.replace(SEPARATORS, "")),
            Plain::Text => {
                let renamed = self.renames.and_then(|renames| renames.in_text(field, text));
                renamed.map_or_else(|| without_blank_ends(text), Cow::Owned)
            }
        }
    }
}

/// A text without what nobody sees: blanks at the ends of its lines, and line breaks at its end.
fn without_blank_ends(text: &str) -> Cow<'_, str> {
    let has_blanks = |line: &str| line.ends_with([' ', '\t', '\r']);
    if !text.ends_with('\n') && !text.split('\n').any(has_blanks) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches([' ', '\t', '\r'])).collect();
    Cow::Owned(lines.join("\n").trim_end_matches('\n').to_owned())
}

/// Whatever stands in a field that the format does not know. What aliases repeat is written once: they could repeat it without
/// end.
fn write_anything(node: Node<'_>, meaning: &mut String, known: &mut HashMap<(usize, u32), usize>) {
    if matches!(node.content(), Content::Mapping | Content::List) {
        let number = known.len();
        if let Some(number) = known.get(&node.identity()) {
            push(meaning, &number.to_string());
            return;
        }
        known.insert(node.identity(), number);
    }
    match node.content() {
        Content::Scalar(scalar) => push(meaning, scalar.text),
        Content::Mapping => {
            let mut entries: Vec<(&str, Node<'_>)> =
                node.entries().map(|(key, value)| (key.key().unwrap_or_default(), value)).collect();
            entries.sort_by_key(|(name, _)| *name);
            meaning.push('{');
            for (name, value) in entries {
                push(meaning, name);
                write_anything(value, meaning, known);
            }
            meaning.push('}');
        }
        Content::List => {
            meaning.push('[');
            node.items().for_each(|item| write_anything(item, meaning, known));
            meaning.push(']');
        }
        Content::Broken => meaning.push('?'),
    }
}

/// Adds a text so that where it ends is known.
fn push(meaning: &mut String, text: &str) {
    meaning.push_str(&text.len().to_string());
    meaning.push(':');
    meaning.push_str(text);
}

/// What a field means that the format does not know.
pub(super) fn of_anything(node: Node<'_>) -> String {
    let mut meaning = String::new();
    write_anything(node, &mut meaning, &mut HashMap::new());
    meaning
}
