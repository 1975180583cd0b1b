//! Days with a time of day.

use crate::format::decode::Decode;
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::format::shape::Shape;
use crate::source::Span;
use crate::syntax::Node;
use jiff::civil::{DateTime, Time};

/// A day and a time of day as in ISO 8601, without a zone: 2026-03-14T22:30.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub DateTime);

impl Moment {
    /// The moment that is written `2026-03-14T22:30` or `2026-03-14 22:30`; seconds do not count.
    pub fn parse(text: &str) -> Option<Moment> {
        let (day, time) = text.trim().split_once(['T', 't', ' '])?;
        let parts: Vec<&str> = time.trim().split(':').collect();
        let ([hour, minute] | [hour, minute, "00"]) = parts.as_slice() else { return None };
        let number = |text: &str| {
            let is_number = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<i8>().ok().filter(|_| is_number)
        };
        let time = Time::new(number(hour)?, number(minute)?, 0, 0).ok()?;
        Some(Moment(day.parse::<jiff::civil::Date>().ok().filter(|_| day.len() == 10)?.to_datetime(time)))
    }
}

impl Decode for Moment {
    const SHAPE: Shape =
        Shape::Value("day and time such as 2026-03-14T22:30", crate::format::shape::Plain::Moment);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Moment> {
        let text = reader.scalar(node, "a day and a time such as 2026-03-14T22:30")?.text;
        let moment = Moment::parse(text);
        if moment.is_none() {
            let message = format!("`{}` is not a day and a time", clip(text));
            reader
                .find(rule::INVALID_DATE, node.span(), message)
                .help("write year-month-day, T and the time of 24 hours in the zone of the plan, such as 2026-03-14T22:30");
        }
        moment
    }
}

#[cfg(test)]
mod tests {
    use crate::format::values::Moment;

    #[test]
    fn moments_have_a_day_and_a_time() {
        let read = |text| Moment::parse(text).map(|moment| moment.0.to_string());
        assert_eq!(read("2026-03-14T22:30").as_deref(), Some("2026-03-14T22:30:00"));
        assert_eq!(read("2026-03-14 22:30:00").as_deref(), Some("2026-03-14T22:30:00"));
        assert_eq!(read("2026-03-14"), None);
        assert_eq!(read("2026-03-14T24:30"), None);
        assert_eq!(read("2026-03-14T22:30Z"), None);
        assert_eq!(read("26-03-14T22:30"), None);
    }
}
