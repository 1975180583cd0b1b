//! Days, and days with a time of day.

use crate::format::decode::Decode;
use crate::format::reader::Reader;
use crate::format::shape::{Plain, Shape};
use crate::format::values::{Date, Moment};
use crate::source::Span;
use crate::syntax::Node;

/// A day, and the time of day where that is known: 2026-03-14 or 2026-03-14T22:30, by the clock of what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrTime {
    Day(Date),
    Time(Moment),
}

impl DayOrTime {
    pub fn day(self) -> Date {
        match self {
            DayOrTime::Day(day) => day,
            DayOrTime::Time(moment) => moment.0.date(),
        }
    }

    /// Minutes since midnight, where a time is written.
    pub fn minutes(self) -> Option<i64> {
        match self {
            DayOrTime::Day(_) => None,
            DayOrTime::Time(Moment(time)) => Some(i64::from(time.hour()) * 60 + i64::from(time.minute())),
        }
    }

    /// Whether it is certainly before another one: on one day only two times can say so.
    pub fn is_before(self, other: DayOrTime) -> bool {
        match (self, other) {
            (DayOrTime::Time(one), DayOrTime::Time(other)) => one < other,
            _ => self.day() < other.day(),
        }
    }

    /// How many minutes are from one to another; nothing where one of them has no time.
    pub fn minutes_until(self, other: DayOrTime) -> Option<i64> {
        let (DayOrTime::Time(one), DayOrTime::Time(other)) = (self, other) else { return None };
        Some(one.0.duration_until(other.0).as_mins())
    }
}

impl Decode for DayOrTime {
    const SHAPE: Shape =
        Shape::Value("date such as 2026-03-14, or day and time such as 2026-03-14T22:30", Plain::Text);

    fn decode<'t>(node: Node<'t>, at: Span, reader: &mut Reader<'t>) -> Option<DayOrTime> {
        if node.key().is_some_and(|text| text.contains(':')) {
            Moment::decode(node, at, reader).map(DayOrTime::Time)
        } else {
            Date::decode(node, at, reader).map(DayOrTime::Day)
        }
    }
}
