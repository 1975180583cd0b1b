//! Turns of rotas, and what there is to know of them.

use crate::duty::Minute;
use crate::plan::{Date, Duration, Hours, PersonId, RotaChange, Swap};
use std::fmt;

/// A turn of a rota, or what is left of it where somebody took a part of it.
#[derive(Clone, Copy, Debug)]
pub struct Turn<'p> {
    /// From when to when, in minutes from 1970 in UTC; the end is not in it.
    pub begins: Minute,
    pub ends: Minute,
    /// Who has it.
    pub person: &'p str,
    /// The last swap by which they have it.
    pub swap: Option<&'p Swap>,
    /// The whole turn of which this is a part, or all.
    pub of: (Minute, Minute),
    /// When whoever has it is on call, and the zone of those hours and of the hand-over.
    pub hours: Option<&'p Hours>,
    pub zone: &'p str,
}

/// What holds in a phase of a rota.
#[derive(Clone, Copy, Debug)]
pub struct InForce<'p> {
    pub order: &'p [PersonId],
    pub every: Duration,
    /// The minute of the day at which turns begin.
    pub at: Minute,
    pub zone: &'p str,
}

/// A turn that a change of the rota cuts: who has it, when it begins, where it is cut, and when the next one would begin.
#[derive(Clone, Copy, Debug)]
pub struct Cut<'p> {
    pub change: &'p RotaChange,
    pub person: &'p str,
    pub begins: LocalTime,
    pub at: LocalTime,
    pub next: LocalTime,
}

/// A hand-over at which a change of a rota can begin.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// The day and the minute of it, by the clock of the rota.
    pub day: Date,
    pub at: Minute,
    /// Whether that is the minute at which the rota hands over anyway.
    pub is_usual: bool,
    /// The instant, in minutes from 1970 in UTC.
    pub begins: Minute,
    /// Who follows whom as it is, with whoever comes next at the front: in this order nobody's turn moves.
    pub order: Vec<PersonId>,
}

/// Why a swap is about no turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoTurn {
    /// A part of it could not be read, which was reported.
    Unread,
    /// It says neither which turn nor from when to when.
    Unsaid,
    /// It says a turn, and from when or to when as well.
    SaidTwice,
    /// It says from when and not to when, or the other way round.
    HalfSaid,
    /// One of its ends has a time and the other one has none.
    Mixed,
    /// It ends before it begins.
    Backwards,
    /// Several turns begin on its day: the times at which they do.
    Several(Vec<LocalTime>),
    /// No turn begins then, or runs then: where the ones before it and after it begin.
    None { before: Option<LocalTime>, after: Option<LocalTime> },
}

/// A day and a minute of it, by the clock of a rota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    pub day: Date,
    pub minute: Minute,
    /// Whether the day alone does not say it, because turns are shorter than a day.
    pub needs_minute: bool,
}

impl fmt::Display for LocalTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {:02}:{:02}", self.day, self.minute / 60, self.minute % 60)
    }
}
