//! Fields that stand one level too far left or right: YAML takes them for those of something else, and planners do not.

use crate::format::shape::{RecordInfo, Shape};
use crate::source::Span;
use crate::syntax::{Content, Node, Scalar};
use std::iter;

/// A name that stands where it does not belong.
#[derive(Clone, Copy, Debug)]
struct Stray<'t> {
    name: &'t str,
    /// Where it stands.
    place: Span,
    /// The name of what it belongs to.
    home: Span,
}

/// What is being read around a field.
#[derive(Clone, Copy, Debug)]
struct Around<'t> {
    record: &'static RecordInfo,
    node: Node<'t>,
    place: Span,
}

/// What stands before a name: its own name, its value, and the shape of that.
pub(crate) type Above<'t> = (Node<'t>, Node<'t>, &'static Shape);

/// What a name belongs to that stands where it does not.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Home<'t> {
    /// The thing above it, whose name this is; whether that was known.
    Above { name: Node<'t>, is_known: bool },
    /// Something around it that has a field of the name.
    Around { record: &'static RecordInfo },
    /// It is a thing like that in which it stands.
    Beside { record: &'static RecordInfo },
}

/// What stands too far left or right, and what is being read around it.
#[derive(Debug, Default)]
pub(crate) struct Strays<'t> {
    /// Outermost first.
    around: Vec<Around<'t>>,
    known: Vec<Stray<'t>>,
}

impl<'t> Strays<'t> {
    /// Goes into a record.
    pub(crate) fn enter(&mut self, record: &'static RecordInfo, node: Node<'t>, place: Span) {
        self.around.push(Around { record, node, place });
    }

    pub(crate) fn leave(&mut self) {
        self.around.pop();
    }

    /// The outermost record that is being read.
    pub(crate) fn whole(&self) -> Option<&'static RecordInfo> {
        self.around.first().map(|around| around.record)
    }

    /// How many records are around what is being read.
    pub(crate) fn depth(&self) -> usize {
        self.around.len()
    }

    /// Where a field of what is named at a place stands, if it stands elsewhere.
    pub(crate) fn stray_of(&self, home: Span, name: &str) -> Option<Span> {
        self.known.iter().find(|stray| stray.home == home && stray.name == name).map(|stray| stray.place)
    }

    /// Whether something that belongs to what is named at a place stands elsewhere.
    pub(crate) fn are_of(&self, home: Span) -> bool {
        self.known.iter().any(|stray| stray.home == home)
    }

    /// Something of which only the name could be read perhaps belongs to what is around it.
    pub(crate) fn lose(&mut self, name: &'t str, place: Span, gap: Node<'t>) {
        if let Some(outer) = self.around.iter().rev().find(|around| around.lacks(name, gap)) {
            self.known.push(Stray { name, place, home: outer.place });
        }
    }

    /// What a name belongs to that is no field where it stands: the thing above it, or one that is around it.
    pub(crate) fn home(
        &mut self,
        above: Option<Above<'t>>,
        (key, value): (Node<'t>, Node<'t>),
    ) -> Option<Home<'t>> {
        let (name, place) = (key.key().unwrap_or_default(), key.span());
        let mut chain = iter::successors(above, last_in);
        if let Some((above, ..)) = chain.find(|(_, _, shape)| belongs_in(shape, name, value)) {
            let is_known = self.known.iter().any(|stray| stray.place == place);
            if !is_known {
                self.known.push(Stray { name, place, home: above.span() });
            }
            return Some(Home::Above { name: above, is_known });
        }
        if let Some(own) = self.around.last().filter(|own| is_like(own.record, value)) {
            return Some(Home::Beside { record: own.record });
        }
        let outer = *self.around.iter().rev().find(|around| around.lacks(name, value))?;
        self.known.push(Stray { name, place, home: outer.place });
        Some(Home::Around { record: outer.record })
    }
}

impl Around<'_> {
    /// Whether it has a field of this name that is not written, and that a value can be of.
    fn lacks(&self, name: &str, value: Node<'_>) -> bool {
        let field = self.record.fields.iter().find(|field| field.name == name);
        field.is_some_and(|field| {
            let is_group = field.shape.record().is_some();
            let fits =
                if is_group { value.scalar().is_none_or(Scalar::is_null) } else { value.scalar().is_some() };
            fits && !self.node.entries().any(|(key, _)| key.key() == Some(name))
        })
    }
}

/// The last thing in another one, which stands as near to what comes next.
fn last_in<'t>(&(_, value, shape): &Above<'t>) -> Option<Above<'t>> {
    let (name, value) = value.entries().last()?;
    let shape = match shape {
        Shape::Map(_, of) => of,
        Shape::Record(record) => &record.fields.iter().find(|field| Some(field.name) == name.key())?.shape,
        _ => return None,
    };
    Some((name, value, shape))
}

/// Whether what stands below something with a shape would be a part of it if it were further right.
fn belongs_in(shape: &Shape, name: &str, value: Node<'_>) -> bool {
    match shape {
        Shape::Record(record) => record.fields.iter().any(|field| field.name == name),
        Shape::Map(_, of) => is_one(of, value),
        _ => false,
    }
}

/// Whether a value has several fields of a record, and no others.
fn is_like(record: &'static RecordInfo, value: Node<'_>) -> bool {
    value.entries().len() > 1 && is_one(&Shape::Record(record), value)
}

/// Whether a value can be one of the things with a shape: fields of it, and no others.
pub(crate) fn is_one(shape: &Shape, value: Node<'_>) -> bool {
    let Shape::Record(record) = shape else { return false };
    let is_field = |key: Node<'_>| record.fields.iter().any(|field| Some(field.name) == key.key());
    matches!(value.content(), Content::Mapping)
        && value.entries().len() > 0
        && value.entries().all(|(key, _)| is_field(key))
}
