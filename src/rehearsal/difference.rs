//! What is not as a case expects, as facts: ids, numbers and instants.

use crate::duty::Minute;
use crate::source::Span;
use serde::Serialize;

/// Something that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs.
    pub what: Compared,
    /// Where it is expected.
    pub place: Span,
    /// What the case expects.
    pub expected: Expected,
    /// What comes out.
    pub got: Actual,
    /// What helps to understand it.
    pub note: Option<Hint>,
}

/// What is compared: a field of `expect`, or the case itself where it cannot be played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    Case,
    Kind,
    Playbook,
    Message,
    AnsweredBy,
    NotAnsweredBy,
    AnsweredWithin,
}

/// What a case expects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Expected {
    /// It must say what should happen.
    Expectation,
    /// It must say what is asked.
    Question,
    /// It must say when.
    Time,
    /// A location that is open.
    OpenLocation,
    /// A kind of comment.
    Kind { kind: String },
    /// A playbook.
    Playbook { playbook: String },
    /// A message.
    Message { message: String },
    /// One of these answers.
    AnsweredBy { who: Vec<String> },
    /// This one does not answer.
    NotAnsweredBy { who: String },
    /// Somebody answers within a duration, as the plan writes it, and so until this instant.
    AnsweredWithin { within: String, until: String },
}

/// What comes out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Actual {
    /// The case expects nothing.
    NoExpectation,
    /// The case asks nothing.
    NoQuestion,
    /// The case has no time, although what it expects needs one.
    NoTime { needed_by: Compared },
    /// The case is about a location that is planned or closed.
    LocationNotOpen { location: String, status: &'static str },
    /// The plan has no row of triage of this kind.
    UnknownKind,
    /// This kind.
    Kind { kind: String },
    /// No row of triage fits.
    NoRow,
    /// This playbook.
    Playbook { playbook: String },
    /// A row of triage that opens no playbook; rows count from 1.
    RowWithoutPlaybook { row: usize, kind: Option<String> },
    /// No playbook, because no row of triage fits.
    NoPlaybook,
    /// This message.
    Message { message: String },
    /// No message.
    NoMessage,
    /// These people answer.
    Answer {
        /// Their ids.
        by: Vec<String>,
        /// When, with the offset of the plan's zone.
        at: String,
        /// Minutes after the comment.
        minutes: Minute,
    },
    /// Nobody has to answer.
    NobodyIsAsked,
    /// Nobody knows: the plan has no hours of these people.
    NoHours { who: Vec<String> },
    /// Nobody answers.
    NoAnswer,
}

/// What helps to understand a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Hint {
    /// Say what should happen.
    WriteExpectation,
    /// Say what is asked.
    WriteQuestion,
    /// Say when.
    WriteTime,
    /// Name another location, or none.
    NameOpenLocation,
    /// The kinds that there are, and the one that was perhaps meant.
    Kinds { near: Option<String>, all: Vec<String> },
    /// Which message is sent first.
    FirstMessage,
    /// The row that takes the comment, and by which of its words; rows count from 1.
    RowFits { row: usize, kind: Option<String>, phrase: String },
    /// The row that takes what is left.
    RowTakesRest { row: usize, kind: Option<String> },
    /// The first row that leaves the comment out, and by which of its words.
    RowLeavesOut { row: usize, kind: Option<String>, phrase: String },
    /// No row has a `match`.
    NoMatch,
    /// Those who were told before the answer and could not answer.
    Away { who: Vec<Absentee> },
}

/// Somebody who was told and does not answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Absentee {
    /// The person, or the owner where nobody holds it.
    pub who: String,
    /// Why they do not.
    pub why: Absence,
}

/// Why somebody who is told does not answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Absence {
    /// They are not there until then; nothing where that is further off than is looked.
    OffDuty { until: Option<String> },
    /// They are on leave, and nobody stands in until then.
    OnLeave { until: Option<String> },
    /// They have left: this was their last day.
    Left { last: String },
    /// They come on this day.
    NotYet { first: String },
    /// The plan has no hours of theirs.
    NoHours,
    /// They do not answer in this case.
    Silent,
    /// They may not answer at this step.
    MayNotAnswer,
    /// A program: it answers nobody.
    Program,
    /// Nobody in particular, or a role that nobody holds.
    Nobody,
}
