//! The `measurements` section: what was reached.

use crate::format::decode::{Decode, Said};
use crate::format::reader::Reader;
use crate::format::record::record;
use crate::format::redaction::Redaction;
use crate::format::shape::Shape;
use crate::format::values::{Date, Number, Text};
use crate::source::Span;
use crate::syntax::{Content, Node};

/// The figures so far: a list, which a CSV file with the same columns becomes when it is read; or the path of one that was not read.
#[derive(Clone, Debug)]
pub enum Measurements {
    List(Vec<Measurement>),
    File(Text),
}

impl Decode for Measurements {
    const SHAPE: Shape = Shape::Either(
        &Shape::List(&Measurement::SHAPE),
        &Shape::Value("path of a CSV file", crate::format::shape::Plain::Text),
    );

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Measurements> {
        match node.content() {
            Content::Scalar(_) => Text::decode(node, at, reader).map(Measurements::File),
            _ => Vec::decode(node, at, reader).map(Measurements::List),
        }
    }

    fn redact(&mut self, redaction: &mut Redaction) -> bool {
        match self {
            Measurements::List(figures) => figures.redact(redaction),
            Measurements::File(path) => path.redact(redaction),
        }
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        match self {
            Measurements::List(figures) => figures.say(at, said),
            Measurements::File(path) => path.say(at, said),
        }
    }
}

record! {
    /// A figure that was measured.
    pub struct Measurement, "a measurement" {
        /// The goal that it belongs to.
        goal: Text [required] [public],
        /// The day.
        date: Date [required] [public],
        /// The figure.
        value: Number [required] [public],
        /// Where it comes from.
        source: Text [public],
        /// What else is to be said.
        note: Text [internal Notes],
    }
}
