//! Days of the week.

use crate::format::decode::Decode;
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::format::shape::{Plain, Shape};
use crate::source::Span;
use crate::syntax::Node;

/// Days of every week: `Mo-Fr`, `Su-Th`, `Mo-We, Fr`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekdays(
    /// From Monday on.
    pub [bool; 7],
);

/// From Monday on.
const WHOLE: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The same for short.
const NAMES: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

impl Weekdays {
    /// Days and runs of days with commas between them; names may be longer, as in `Monday` and `Mon`.
    pub fn parse(text: &str) -> Option<Weekdays> {
        let mut days = [false; 7];
        for part in text.split(',') {
            let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
            let (first, last) = (number(first)?, number(last)?);
            let n_days = (last + 7 - first) % 7 + 1;
            for day in first..first + n_days {
                *days.get_mut(day % 7)? = true;
            }
        }
        Some(Weekdays(days))
    }
}

/// The number of a day from its name, from 0 for Monday.
fn number(name: &str) -> Option<usize> {
    let name = name.trim().to_lowercase();
    let short = name.get(..2)?;
    let is_name = WHOLE.iter().any(|whole| whole.starts_with(&name));
    NAMES.iter().position(|known| *known == short).filter(|_| is_name)
}

impl Decode for Weekdays {
    const SHAPE: Shape = Shape::Value("days of the week such as Mo-Fr or Su-Th", Plain::Text);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Weekdays> {
        let text = reader.scalar(node, "days of the week such as Mo-Fr")?.text;
        let days = Weekdays::parse(text);
        if days.is_none() {
            reader
                .find(rule::UNKNOWN_VALUE, node.span(), format!("`{}` are no days of the week", clip(text)))
                .help("write days from Monday to Sunday, such as Mo-Fr, Su-Th or \"Mo-We, Fr\"");
        }
        days
    }
}

#[cfg(test)]
mod tests {
    use crate::format::values::weekdays::Weekdays;

    #[test]
    fn days_are_read_as_people_write_them() {
        let days = |text| Weekdays::parse(text).map(|days| days.0.map(u8::from));
        assert_eq!(days("Mo-Fr"), Some([1, 1, 1, 1, 1, 0, 0]));
        assert_eq!(days("Su-Th"), Some([1, 1, 1, 1, 0, 0, 1]));
        assert_eq!(days("Mon–Wed, friday"), Some([1, 1, 1, 0, 1, 0, 0]));
        assert_eq!(days("Sa"), Some([0, 0, 0, 0, 0, 1, 0]));
        for wrong in ["", "Mo-", "Mo Fr", "moon", "Mo-Fr 09:00", "5"] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }
}
