//! What holds in a plan at a path, whether it is written there or elsewhere.

use crate::compose::merged::Place;
use crate::format::{Compared, FieldDefault, FieldInfo, Need, RecordInfo, Shape, Tighter};
use crate::source::Span;
use crate::syntax::Node;

/// The section of severities, and the field by which an own one is ranked.
const SEVERITIES: &str = "severities";
const LIKE: &str = "like";

/// How it is said that nothing holds.
pub(super) const NOTHING: &str = "nothing";

/// What holds in a field.
#[derive(Clone, Debug)]
pub(super) struct Held<'t> {
    pub(super) value: Compared<'t>,
    pub(super) from: From<'t>,
}

/// What makes it hold.
#[derive(Clone, Debug)]
pub(super) enum From<'t> {
    /// It is written in the field.
    Written(Span),
    /// It is not written, and this entry of a section says what holds.
    Entry {
        section: &'static str,
        entry: &'t str,
        by: &'static str,
        place: Option<Span>,
    },
    /// It is not written, and the format says what holds.
    Default,
    /// What it is in is not in force, as the field of this path says.
    Silent(Vec<&'t str>),
    Nothing,
}

impl Held<'_> {
    /// Where it is written.
    pub(super) fn place(&self) -> Option<Span> {
        match self.from {
            From::Written(place) => Some(place),
            From::Entry { place, .. } => place,
            From::Default | From::Silent(_) | From::Nothing => None,
        }
    }

    /// As it is said: `15m`, `complaints, praise`.
    pub(super) fn in_words(&self, record: &'static RecordInfo) -> String {
        match &self.value {
            Compared::Nothing => NOTHING.to_owned(),
            Compared::Word(word) => (*word).to_owned(),
            Compared::Words(words) => words.join(", "),
            Compared::Rank(rank) => levels(record).get(*rank).copied().unwrap_or_default().to_owned(),
        }
    }
}

/// The fields of a path, from the first one on; nothing for names of entries.
pub(super) fn fields(record: &'static RecordInfo, path: &[&str]) -> Vec<Option<&'static FieldInfo>> {
    let mut fields = Vec::new();
    let mut shape: Option<&'static Shape> = None;
    for name in path {
        let next = match shape {
            None if fields.is_empty() => field(record, name).map(|field| (&field.shape, Some(field))),
            None => None,
            Some(shape) => shape.step(name),
        };
        fields.push(next.and_then(|(_, field)| field));
        shape = next.map(|(shape, _)| shape);
    }
    fields
}

pub(super) fn field(record: &'static RecordInfo, name: &str) -> Option<&'static FieldInfo> {
    record.fields.iter().find(|field| field.name == name)
}

/// What holds at the path of a field.
pub(super) fn held<'m, 't: 'm>(
    root: Place<'m, 't>,
    record: &'static RecordInfo,
    path: &[&'t str],
) -> Held<'t> {
    let nothing = Held { value: Compared::Nothing, from: From::Nothing };
    let mut here = root;
    let mut shape: Option<&'static Shape> = None;
    for (position, name) in path.iter().enumerate() {
        let parent: Option<&'static RecordInfo> = match shape {
            None => Some(record),
            Some(Shape::Record(info)) => Some(info),
            Some(_) => None,
        };
        let is_last = position + 1 == path.len();
        if let Some(silent) = parent.and_then(|parent| silenced(here, parent, name)) {
            let mut path = path.get(..position).unwrap_or_default().to_vec();
            path.push(silent);
            return Held { value: Compared::Nothing, from: From::Silent(path) };
        }
        let next = match shape {
            None => field(record, name).map(|field| (&field.shape, Some(field))),
            Some(shape) => shape.step(name),
        };
        let Some((next_shape, field)) = next else { return nothing };
        match (here.get(name), field) {
            (Some(there), Some(field)) if is_last => {
                let value = compared(root, record, there, field);
                return Held { value, from: From::Written(there.node().span()) };
            }
            (Some(there), _) => here = there,
            // The short form stands for the field that the long one needs.
            (None, Some(field)) if is_last && field.need == Need::Required && here.word().is_some() => {
                let value = Compared::Word(here.word().unwrap_or_default());
                return Held { value, from: From::Written(here.node().span()) };
            }
            (None, Some(field)) if is_last => return unwritten(root, record, here, field),
            (None, _) => return nothing,
        }
        shape = Some(next_shape);
    }
    nothing
}

/// The field by which something is not in force, so that none of its other fields promises anything.
fn silenced(here: Place<'_, '_>, parent: &'static RecordInfo, name: &str) -> Option<&'static str> {
    let field = parent.fields.iter().find(|field| field.in_force.is_some() && field.name != name)?;
    let written = here.get(field.name).and_then(Place::word);
    let word = written.or(field.default.map(FieldDefault::text))?;
    (field.in_force != Some(word)).then_some(field.name)
}

/// What holds in a field that is not written.
fn unwritten<'m, 't: 'm>(
    root: Place<'m, 't>,
    record: &'static RecordInfo,
    beside: Place<'m, 't>,
    field: &'static FieldInfo,
) -> Held<'t> {
    if let Some(fallback) = field.fallback {
        let Some(entry) = beside.get(fallback.by).and_then(Place::word) else {
            return Held { value: Compared::Nothing, from: From::Nothing };
        };
        let there = root.get(fallback.section).and_then(|section| section.get(entry)?.get(field.name));
        let value = there.map_or(Compared::Nothing, |there| compared(root, record, there, field));
        let place = there.map(|there| there.node().span());
        return Held {
            value,
            from: From::Entry { section: fallback.section, entry, by: fallback.by, place },
        };
    }
    match field.default {
        Some(FieldDefault::Text(text)) => Held { value: Compared::Word(text), from: From::Default },
        Some(FieldDefault::Bool(yes)) => {
            Held { value: Compared::Word(if yes { "true" } else { "false" }), from: From::Default }
        }
        Some(FieldDefault::InWords(_)) | None => Held { value: Compared::Nothing, from: From::Nothing },
    }
}

/// What is written, as it is compared.
fn compared<'m, 't: 'm>(
    root: Place<'m, 't>,
    record: &'static RecordInfo,
    there: Place<'m, 't>,
    field: &'static FieldInfo,
) -> Compared<'t> {
    if field.tighter == Some(Tighter::Worse) {
        return there.word().map_or(Compared::Nothing, |word| rank(root, record, word));
    }
    said(there, field)
}

/// What is written, as it stands there.
fn said<'m, 't: 'm>(there: Place<'m, 't>, field: &'static FieldInfo) -> Compared<'t> {
    if let Some(word) = there.word() {
        return Compared::Word(word);
    }
    if there.is_mapping() {
        let is_directed = |name: &str| {
            field
                .shape
                .step(name)
                .is_some_and(|(_, field)| field.is_some_and(|field| field.tighter.is_some()))
        };
        let directed = there.entries().filter(|(name, _)| is_directed(name));
        return Compared::Words(directed.filter_map(|(_, value)| value.word()).collect());
    }
    Compared::Words(there.items().into_iter().filter_map(Node::key).collect())
}

/// How bad a severity is; an own one that does not say what it is like counts as the worst.
fn rank<'t>(root: Place<'_, '_>, record: &'static RecordInfo, word: &str) -> Compared<'t> {
    let levels = levels(record);
    let of = |word: &str| levels.iter().position(|level| *level == word);
    let like = || root.get(SEVERITIES)?.get(word)?.get(LIKE)?.word().and_then(of);
    Compared::Rank(like().or_else(|| of(word)).unwrap_or(0))
}

/// The severities that every plan has, from the worst on.
fn levels(record: &'static RecordInfo) -> &'static [&'static str] {
    let like = field(record, SEVERITIES).and_then(|severities| severities.shape.step("")?.0.step(LIKE));
    match like {
        Some((Shape::Words(words, _), _)) => words,
        _ => &[],
    }
}

/// Whether a change at a path may change how bad the severities are.
pub(super) fn ranks(path: &[&str]) -> bool {
    matches!(path, [SEVERITIES] | [SEVERITIES, _] | [SEVERITIES, _, LIKE])
}

/// What a node of a field says, as it is compared; nothing of severities, which other parts of the plan rank.
pub(super) fn compared_alone<'t>(node: Node<'t>, field: &'static FieldInfo) -> Compared<'t> {
    said(Place::Node(node), field)
}
