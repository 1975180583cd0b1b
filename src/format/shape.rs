//! What the format looks like, as data: the source of `explain` and of the reference.

use crate::format::privacy::{Privacy, Withheld};
use crate::format::tighter::Tighter;

/// What may stand in a field.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A single value, described in a few words: `date such as 2026-03-31`.
    Value(&'static str, Plain),
    /// One of these words, and other spellings of some that are read as well.
    Words(&'static [&'static str], &'static [&'static str]),
    /// The id of something that is defined elsewhere in the plan.
    Id(&'static str),
    List(&'static Shape),
    /// One value, or a list of such values.
    OneOrMany(&'static Shape),
    /// Named things; the text says what the names are.
    Map(&'static str, &'static Shape),
    Record(&'static RecordInfo),
    /// Names of fields of the same group that are for colleagues.
    OwnFields,
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
    /// A whole number from the first to the last.
    Between(u8, u8),
    Bool,
    /// Nothing but `false`.
    False,
    Date,
    /// A day and a time.
    Moment,
    Duration,
    TimeZone,
    Anything,
}

/// A group of fields.
#[derive(Debug)]
pub struct RecordInfo {
    /// What one such thing is called in messages: "a person", "an escalation path step".
    pub name: &'static str,
    /// What it is for, in Markdown.
    pub documentation: &'static str,
    pub fields: &'static [FieldInfo],
    /// Whether fields that the format does not know are welcome.
    pub open: bool,
}

/// One field of a record.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    pub name: &'static str,
    /// Markdown; the first line is a sentence of its own.
    pub documentation: &'static str,
    pub need: Need,
    /// What holds where nothing is written.
    pub default: Option<FieldDefault>,
    pub privacy: Privacy,
    /// Why no document has to show it; `None` where all have to.
    pub unshown: Option<&'static str>,
    /// Another spelling that is read as well.
    pub alias: Option<&'static str>,
    pub shape: Shape,
    /// In which direction its values are stricter; `None` where no value asks for more than another.
    pub tighter: Option<Tighter>,
    /// What holds where it is not written: the field of the same name of an entry elsewhere.
    pub fallback: Option<Fallback>,
    /// The word with which its record promises anything; `None` where it says nothing of that.
    pub in_force: Option<&'static str>,
    /// Whether somebody decided who may see it.
    is_decided: bool,
}

/// Where the value stands that holds for a field which is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// The section with the entry.
    pub section: &'static str,
    /// The field beside it that names the entry.
    pub by: &'static str,
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
    Optional,
}

/// What holds where nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldDefault {
    /// This value, as it would be written.
    Text(&'static str),
    Bool(bool),
    /// What depends on other fields, in words.
    InWords(&'static str),
}

impl FieldDefault {
    /// The default as it is said: `24h`, `false`, `by severity`.
    pub fn text(self) -> &'static str {
        match self {
            FieldDefault::Text(text) | FieldDefault::InWords(text) => text,
            FieldDefault::Bool(true) => "true",
            FieldDefault::Bool(false) => "false",
        }
    }
}

impl FieldInfo {
    /// A field of which nothing more is said: it may be left out, nothing holds without it, and documents show it.
    pub(crate) const fn new(name: &'static str, documentation: &'static str, shape: Shape) -> FieldInfo {
        FieldInfo {
            name,
            documentation,
            need: Need::Optional,
            default: None,
            privacy: Privacy::Everybody,
            unshown: None,
            alias: None,
            shape,
            tighter: None,
            fallback: None,
            in_force: None,
            is_decided: false,
        }
    }

    pub(crate) const fn needed(self, need: Need) -> FieldInfo {
        FieldInfo { need, ..self }
    }

    pub(crate) const fn with_default(self, default: FieldDefault) -> FieldInfo {
        FieldInfo { default: Some(default), ..self }
    }

    pub(crate) const fn not_shown(self, why: &'static str) -> FieldInfo {
        FieldInfo { unshown: Some(why), ..self }
    }

    pub(crate) const fn with_alias(self, alias: &'static str) -> FieldInfo {
        FieldInfo { alias: Some(alias), ..self }
    }

    pub(crate) const fn tightened(self, tighter: Tighter) -> FieldInfo {
        FieldInfo { tighter: Some(tighter), ..self }
    }

    pub(crate) const fn falling_back(self, section: &'static str, by: &'static str) -> FieldInfo {
        FieldInfo { fallback: Some(Fallback { section, by }), ..self }
    }

    pub(crate) const fn in_force_with(self, word: &'static str) -> FieldInfo {
        FieldInfo { in_force: Some(word), ..self }
    }

    pub(crate) const fn private(self, kind: Withheld) -> FieldInfo {
        self.decide(Privacy::Never(kind))
    }

    pub(crate) const fn internal(self, kind: Withheld) -> FieldInfo {
        self.decide(Privacy::Colleagues(kind))
    }

    pub(crate) const fn public(self) -> FieldInfo {
        self.decide(Privacy::Everybody)
    }

    const fn decide(self, privacy: Privacy) -> FieldInfo {
        assert!(!self.is_decided, "who may see a field is decided once");
        FieldInfo { privacy, is_decided: true, ..self }
    }

    /// The field, of which the compiler refuses one that nobody has decided about.
    pub(crate) const fn decided(self) -> FieldInfo {
        assert!(self.is_decided, "who may see this field: [public], [internal …] or [private …]?");
        self
    }
}

impl RecordInfo {
    pub(crate) fn field(&self, name: &str) -> Option<&'static FieldInfo> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether the field of a number asks for a number.
    pub(crate) fn is_number(&self, field: usize) -> bool {
        let shape = self.fields.get(field).map(|field| &field.shape);
        matches!(shape, Some(Shape::Value(_, Plain::Number | Plain::WholeNumber)))
    }

    /// What has to be in it, without the values: `id: …, title: …`.
    pub fn skeleton(&self) -> String {
        let is_needed = |field: &&FieldInfo| matches!(field.need, Need::Required | Need::RequiredInPlans);
        let named: Vec<String> =
            self.fields.iter().filter(is_needed).map(|field| format!("{}: …", field.name)).collect();
        if named.is_empty() { "…".to_owned() } else { named.join(", ") }
    }

    /// How it is written, with what somebody wrote instead of it where that is a text: `{do: Say sorry, owner: …}`.
    pub fn example(&self, instead: Option<&str>) -> String {
        const MOST: usize = 3;
        let is_needed = |field: &&FieldInfo| !matches!(field.need, Need::Optional | Need::RequiredWhen(_));
        // `yes` and `monthly` say something else than who.
        let has_rhythm = self
            .fields
            .iter()
            .any(|field| matches!(field.shape, Shape::Value(_, Plain::Duration)) && is_needed(&field));
        let is_id = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let takes = |field: &&FieldInfo, text: &str| match field.shape {
            Shape::Value("text", _) => !is_id(text) || is_needed(field),
            Shape::Id(_) | Shape::List(Shape::Id(_)) => {
                is_id(text) && !has_rhythm && !matches!(text, "yes" | "no" | "true" | "false")
            }
            _ => false,
        };
        let instead = instead.filter(|text| text.contains(char::is_alphabetic));
        let of_text = instead.and_then(|text| self.fields.iter().find(|field| takes(field, text)));
        let of_text = of_text.map(|field| field.name);
        let is_said = |field: &&FieldInfo| of_text == Some(field.name);
        let fields = self.fields.iter().filter(|field| is_needed(field) || is_said(field));
        let mut fields: Vec<&FieldInfo> = fields.take(MOST).collect();
        if fields.is_empty() {
            fields.extend(self.fields.iter().take(MOST - 1));
        }
        let value = |field: &FieldInfo| match instead {
            Some(text) if is_said(&field) && matches!(field.shape, Shape::List(_)) => format!("[{text}]"),
            Some(text) if is_said(&field) => text.to_owned(),
            _ => field.shape.example(),
        };
        let written: Vec<String> =
            fields.into_iter().map(|field| format!("{}: {}", field.name, value(field))).collect();
        format!("{{{}}}", written.join(", "))
    }

    /// The names of the fields that are for colleagues, and that `public` may name.
    pub fn own_fields(&self) -> impl Iterator<Item = &'static str> {
        let for_colleagues = |field: &&FieldInfo| matches!(field.privacy, Privacy::Colleagues(_));
        self.fields.iter().filter(for_colleagues).map(|field| field.name)
    }

    /// Whether a field has another spelling.
    pub(crate) const fn has_aliases(&self) -> bool {
        let mut at = 0;
        while at < self.fields.len() {
            if self.fields[at].alias.is_some() {
                return true;
            }
            at += 1;
        }
        false
    }

    /// The name of the field that is written so.
    pub(crate) fn name_of<'n>(&self, written: &'n str) -> &'n str {
        self.fields.iter().find(|field| field.alias == Some(written)).map_or(written, |field| field.name)
    }

    /// What holds where a field of this name is not written, as it would be written.
    pub(crate) fn default_of(&self, name: &str) -> Option<&'static str> {
        let field = self.fields.iter().find(|field| field.name == name)?;
        field.default.map(FieldDefault::text)
    }
}

impl Shape {
    /// The record in this shape, inside a list or map too.
    pub fn record(&self) -> Option<&'static RecordInfo> {
        match self {
            Shape::Record(info) => Some(info),
            Shape::List(inner) | Shape::OneOrMany(inner) | Shape::Map(_, inner) => inner.record(),
            Shape::Either(one, other) => one.record().or_else(|| other.record()),
            Shape::Value(..) | Shape::Words(..) | Shape::Id(_) | Shape::OwnFields => None,
        }
    }

    /// What a name in such a thing leads to, and the field that it is.
    pub fn step(&'static self, name: &str) -> Option<(&'static Shape, Option<&'static FieldInfo>)> {
        match self {
            Shape::Record(info) => {
                let name = info.name_of(name);
                info.fields.iter().find(|field| field.name == name).map(|field| (&field.shape, Some(field)))
            }
            Shape::Map(_, inner) => Some((inner, None)),
            Shape::OneOrMany(inner) => inner.step(name),
            Shape::Either(one, other) => one.step(name).or_else(|| other.step(name)),
            Shape::Value(..) | Shape::Words(..) | Shape::Id(_) | Shape::List(_) | Shape::OwnFields => None,
        }
    }

    /// A value of it; `…` where only the planner knows one.
    pub(crate) fn example(&self) -> String {
        match self {
            Shape::Value(described, _) => match described.split_once(" such as ") {
                Some((_, examples)) => examples.split([',', ';']).next().unwrap_or_default().to_owned(),
                None => "…".to_owned(),
            },
            Shape::Words(words, _) => words.first().copied().unwrap_or("…").to_owned(),
            Shape::Id(_) | Shape::OwnFields => "…".to_owned(),
            Shape::List(inner) => format!("[{}]", inner.example()),
            Shape::OneOrMany(inner) => inner.example(),
            Shape::Map(_, inner) => format!("{{a-name: {}}}", inner.example()),
            Shape::Record(info) => info.example(None),
            Shape::Either(one, _) => one.example(),
        }
    }

    /// The shape in words: `list of ids of goals`.
    pub fn describe(&self) -> String {
        match self {
            Shape::Value(description, _) => (*description).to_owned(),
            Shape::Words(words, _) => words.join(", "),
            Shape::Id(kind) => format!("id of {kind}"),
            Shape::List(inner) => format!("list: {}", inner.describe()),
            Shape::OneOrMany(inner) => format!("{}, or a list of such", inner.describe()),
            Shape::Map(key, inner) => format!("{key}: {}", inner.describe()),
            Shape::OwnFields => "list: names of fields that are for colleagues".to_owned(),
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
