//! Working and opening hours.

use crate::format::decode::Decode;
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::format::shape::Shape;
use crate::source::Span;
use crate::syntax::Node;
use foldhash::HashMap;
use std::cell::RefCell;
use std::ops::Deref;

/// Hours in OpenStreetMap syntax, English day names accepted: `Mo-Fr 08:00-17:00; Sa 09:00-13:00`, `24/7`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours(Box<str>);

impl Hours {
    /// The hours with the day names of OpenStreetMap alone.
    pub fn as_osm(&self) -> std::borrow::Cow<'_, str> {
        let has_long_names =
            self.0.split(|letter: char| !letter.is_ascii_alphabetic()).any(|word| word.len() > 2);
        if has_long_names { with_short_days(&self.0).into() } else { (&*self.0).into() }
    }
}

impl Deref for Hours {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Decode for Hours {
    const SHAPE: Shape =
        Shape::Value("hours such as Mo-Fr 08:00-17:00; Sa 09:00-13:00", crate::format::shape::Plain::Text);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Hours> {
        let text = reader.scalar(node, "hours such as Mo-Fr 08:00-17:00")?.text;
        if is_valid(text) {
            return Some(Hours(text.into()));
        }
        let message = format!("`{}` are not hours that can be read", clip(text));
        let finding = reader.find(rule::INVALID_HOURS, node.span(), message);
        match other_writing(text) {
            Some((hours, is_sure)) => finding.help(format!("write {hours}")).rewrite(hours, is_sure),
            None => finding
                .help("write days and times of 24 hours, such as Mo-Fr 08:00-17:00; Sa 09:00-13:00, or 24/7"),
        };
        None
    }
}

/// Whether the grammar knows the hours. The same hours are written many times, so answers are kept.
fn is_valid(text: &str) -> bool {
    const KEPT: usize = 4096;
    const LONGEST: usize = 1024;
    thread_local! {
        static ANSWERS: RefCell<HashMap<Box<str>, bool>> = RefCell::default();
    }
    if text.len() > LONGEST {
        return false;
    }
    ANSWERS.with_borrow_mut(|answers| {
        if let Some(&answer) = answers.get(text) {
            return answer;
        }
        let answer = parses(text);
        if answers.len() < KEPT {
            answers.insert(text.into(), answer);
        }
        answer
    })
}

fn parses(text: &str) -> bool {
    // The grammar takes a bare word such as `closed` for a rule of every day; ours must name a time.
    let names_a_time = text.contains(':') || text.contains("24/7");
    let closed = ["off", "closed"].iter().any(|word| text.ends_with(word));
    (names_a_time || closed) && opening_hours_syntax::parse(&with_short_days(text)).is_ok()
}

/// English day names as OpenStreetMap writes them: `Mon`, `Monday` → `Mo`.
fn with_short_days(text: &str) -> String {
    const DAYS: [(&str, &str); 7] = [
        ("monday", "Mo"),
        ("tuesday", "Tu"),
        ("wednesday", "We"),
        ("thursday", "Th"),
        ("friday", "Fr"),
        ("saturday", "Sa"),
        ("sunday", "Su"),
    ];
    let mut result = String::with_capacity(text.len());
    let mut word = String::new();
    let flush = |word: &mut String, result: &mut String| {
        let lower = word.to_ascii_lowercase();
        let day =
            DAYS.iter().find(|(name, _)| lower.len() >= 3 && name.starts_with(lower.trim_end_matches('s')));
        let day = day.filter(|(name, _)| {
            matches!(lower.len(), 3..=5) || lower.trim_end_matches('s') == *name || *name == lower
        });
        match day {
            Some((_, short)) => result.push_str(short),
            None => result.push_str(word),
        }
        word.clear();
    };
    for character in text.chars() {
        if character.is_ascii_alphabetic() {
            word.push(character);
        } else {
            flush(&mut word, &mut result);
            result.push(character);
        }
    }
    flush(&mut word, &mut result);
    result
}

/// The hours that `Mon-Fri 9-5`, `Mo-Fr 9am-5pm` or `9-17` mean, and whether they can mean nothing else: the 5 of `9-5` is
/// an hour of the afternoon for most.
fn other_writing(text: &str) -> Option<(String, bool)> {
    if text.len() > 80 {
        return None;
    }
    let text = with_short_days(&text.replace('–', "-").replace(" to ", "-").replace(" - ", "-"));
    let mut parts = Vec::new();
    let mut is_sure = true;
    for part in text.split(' ') {
        let times = part.trim_end_matches([',', ';']);
        let tail = part.get(times.len()..).unwrap_or_default();
        match times.split_once('-').map(|(from, to)| (clock(from, 0), clock(to, 12))) {
            Some((Some(from), Some(to))) => {
                let is_afternoon = to <= from && to + 12 * 60 <= 24 * 60;
                is_sure &= !is_afternoon;
                let to = if is_afternoon { to + 12 * 60 } else { to };
                parts.push(format!("{:02}:{:02}-{:02}:{:02}{tail}", from / 60, from % 60, to / 60, to % 60));
            }
            _ => parts.push(part.to_owned()),
        }
    }
    let written = parts.join(" ");
    (written != text && parses(&written)).then_some((written, is_sure))
}

/// Minutes since midnight of `9`, `9:30`, `9am`, `5pm` or `17h`.
fn clock(text: &str, _noon: u32) -> Option<u32> {
    let lower = text.to_ascii_lowercase();
    let (digits, later) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(digits), _) => (digits, 0),
        (_, Some(digits)) if digits.starts_with("12") => (digits, 0),
        (_, Some(digits)) => (digits, 12),
        _ => (lower.trim_end_matches('h'), 0),
    };
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, "0"));
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour + later <= 24 && minute < 60).then_some((hour + later) * 60 + minute)
}

#[cfg(test)]
mod tests {
    use crate::format::values::hours::{other_writing, parses};

    #[test]
    fn hours_of_the_format_are_known_and_vague_ones_are_not() {
        for good in [
            "Mo-Fr 08:00-17:00; Sa 09:00-13:00",
            "24/7",
            "22:00-06:00",
            "Mo-Fr 08:00-10:00, Mo 16:00-20:00; Sa-Su 08:00-20:00",
            "Mon-Fri 09:00-17:00",
            "Monday-Friday 09:00-17:00; PH off",
            "Tues-Sat 10:00-18:00",
        ] {
            assert!(parses(good), "{good}");
        }
        for bad in ["Mon-Fri 9-5", "office hours", "9 to 5", "Mo-Fr", "25:00-26:00 Mo", "weekdays"] {
            assert!(!parses(bad), "{bad}");
        }
    }

    #[test]
    fn the_usual_other_writings_are_understood() {
        let hours = "Mo-Fr 09:00-17:00".to_owned();
        assert_eq!(other_writing("Mon-Fri 9-5"), Some((hours.clone(), false)));
        assert_eq!(other_writing("Mo-Fr 9am-5pm"), Some((hours.clone(), true)));
        assert_eq!(other_writing("Mo-Fr 9:00-17h"), Some((hours, true)));
        assert_eq!(other_writing("office hours"), None);
    }
}
