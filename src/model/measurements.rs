//! The `measurements` and `tests` sections: what was reached, and what should happen when.

use crate::model::decode::{Decode, OneOrMany};
use crate::model::reader::Reader;
use crate::model::record::record;
use crate::model::reference::{ChannelId, LocationId, MessageId, OwnerId, PlaybookId};
use crate::model::shape::Shape;
use crate::model::values::{Date, Duration, Number, Text};
use crate::source::Span;
use crate::syntax::{Content, Node};

/// The figures so far: a list, or the path of a CSV file with the same columns.
#[derive(Clone, Debug)]
pub enum Measurements {
    List(Vec<Measurement>),
    File(Text),
}

impl Decode for Measurements {
    const SHAPE: Shape = Shape::Either(
        &Shape::List(&Measurement::SHAPE),
        &Shape::Value("path of a CSV file", crate::model::shape::Plain::Text),
    );

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<Measurements> {
        match node.content() {
            Content::Scalar(_) => Text::decode(node, at, reader).map(Measurements::File),
            _ => Vec::decode(node, at, reader).map(Measurements::List),
        }
    }
}

record! {
    /// A figure that was measured.
    pub struct Measurement, "a measurement" {
        /// The goal that it belongs to.
        goal: Text [required],
        /// The day.
        date: Date [required],
        /// The figure.
        value: Number [required],
        /// Where it comes from.
        source: Text,
        /// What else is to be said.
        note: Text,
    }
}

record! {
    /// A case that the plan must handle as expected.
    pub struct TestCase, "a test" {
        /// What the case is about.
        name: Text [required],
        /// The words of a comment.
        message: Text,
        /// The kind of a comment, instead of its words.
        kind: Text,
        /// Where it is posted.
        channel: ChannelId,
        /// The location that it is about.
        location: LocationId,
        /// When, in the plan's time zone: 2026-03-14T22:30.
        at: Text,
        /// What should happen; only what is named is compared.
        expect: Expectation [required],
    }
}

record! {
    /// What should happen.
    pub struct Expectation, "an expectation" {
        /// The playbook that opens.
        playbook: PlaybookId,
        /// Who answers.
        answered_by: OneOrMany<OwnerId>,
        /// How soon.
        answered_within: Duration,
        /// With which words.
        message: MessageId,
        /// Who does not answer.
        not_answered_by: OneOrMany<OwnerId>,
    }
}
