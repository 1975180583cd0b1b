//! A section that is a list, in the plan or in a table beside it.

use crate::format::decode::{Decode, Said};
use crate::format::reader::Reader;
use crate::format::redaction::Redaction;
use crate::format::shape::{Plain, Shape};
use crate::format::values::Text;
use crate::source::Span;
use crate::syntax::{Content, Node};

/// A list, which a CSV file with the same columns becomes when it is read; or the path of one that was not read.
#[derive(Clone, Debug)]
pub enum Tabular<T> {
    List(Vec<T>),
    File(Text),
}

impl<T> Tabular<T> {
    /// The entries; none where the file was not read.
    pub fn items(&self) -> &[T] {
        match self {
            Tabular::List(list) => list,
            Tabular::File(_) => &[],
        }
    }
}

impl<T: Decode> Decode for Tabular<T> {
    const SHAPE: Shape =
        Shape::Either(&Shape::List(&T::SHAPE), &Shape::Value("path of a CSV file", Plain::Text));

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Tabular<T>> {
        match node.content() {
            Content::Scalar(_) => Text::decode(node, at, reader).map(Tabular::File),
            _ => Vec::decode(node, at, reader).map(Tabular::List),
        }
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        match self {
            Tabular::List(list) => list.redact(redaction),
            Tabular::File(path) => path.redact(redaction),
        }
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        match self {
            Tabular::List(list) => list.say(at, said),
            Tabular::File(path) => path.say(at, said),
        }
    }
}
