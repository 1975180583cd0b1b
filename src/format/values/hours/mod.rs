//! Working and opening hours.

mod clock;
mod covers;
mod cursor;
mod days;
mod describe;
mod display;
mod matching;
mod parse;
mod spec;
mod tokens;
mod vocabulary;

use crate::format::decode::Decode;
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::format::shape::Shape;
use crate::format::values::hours::parse::{Unread, parse};
use crate::format::values::hours::spec::Unknowable;
use crate::source::Span;
use crate::syntax::Node;
use foldhash::HashMap;
use std::cell::RefCell;
use std::ops::Deref;
use std::sync::Arc;

pub use spec::{Joint, Part, Spec};

/// Hours in OpenStreetMap syntax, or as people write them: `Mo-Fr 08:00-17:00; Sa 09:00-13:00`, `Mon, Wed 9am-5pm`, `24/7`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// In OpenStreetMap syntax.
    text: Box<str>,
    spec: Arc<Spec>,
}

/// Why hours are refused.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The rule that says so.
    pub rule: &'static str,
    pub message: String,
    pub help: String,
    /// What they mean for most.
    pub perhaps: Option<String>,
}

impl Hours {
    /// The hours that a text stands for; `None` where it cannot be read, or can mean more than one thing.
    pub fn parse(text: &str) -> Option<Hours> {
        read(text).ok()
    }

    /// The hours that a text stands for, or why it is refused.
    pub fn read(text: &str) -> Result<Hours, Refused> {
        let refused = match read(text) {
            Ok(hours) => return Ok(hours),
            Err(refused) => refused,
        };
        let shown = clip(text);
        Err(match refused {
            Unread::Nonsense => Refused {
                rule: rule::INVALID_HOURS,
                message: format!("`{shown}` are not hours that can be read"),
                help: "write days and times of 24 hours, such as Mo-Fr 08:00-17:00; Sa 09:00-13:00, or 24/7"
                    .to_owned(),
                perhaps: None,
            },
            Unread::NoTimes => Refused {
                rule: rule::INVALID_HOURS,
                message: format!("`{shown}` names days and no times"),
                help: "write times behind the days, such as Mo-Fr 09:00-17:00, or Mo-Fr open for whole days"
                    .to_owned(),
                perhaps: None,
            },
            Unread::Ambiguous(readings) => Refused {
                rule: rule::INVALID_HOURS,
                message: format!("`{shown}` can mean different hours"),
                help: format!("write {}", readings.join(" or ")),
                perhaps: readings.into_iter().next(),
            },
            Unread::Unknowable(all) => {
                let all = all
                    .into_iter()
                    .map(|(what, place)| cannot_be_known(what, text.get(place).unwrap_or_default()));
                let (reasons, helps): (Vec<String>, Vec<&str>) = all.unzip();
                let message = format!("`{shown}` {}", reasons.join(", and "));
                Refused { rule: rule::HOURS_UNKNOWABLE, message, help: helps.join("; "), perhaps: None }
            }
        })
    }

    /// What they mean, part by part.
    pub fn spec(&self) -> &Spec {
        &self.spec
    }
}

impl Deref for Hours {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Decode for Hours {
    const SHAPE: Shape =
        Shape::Value("hours such as Mo-Fr 08:00-17:00; Sa 09:00-13:00", crate::format::shape::Plain::Text);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Hours> {
        let text = reader.scalar(node, "hours such as Mo-Fr 08:00-17:00")?.text;
        match Hours::read(text) {
            Ok(hours) => Some(hours),
            Err(refused) => {
                let finding = reader.find(refused.rule, node.span(), refused.message).help(refused.help);
                if let Some(hours) = refused.perhaps {
                    finding.rewrite(hours, false);
                }
                None
            }
        }
    }
}

/// What cannot be known, and what to write instead.
fn cannot_be_known(what: Unknowable, named: &str) -> (String, &'static str) {
    match what {
        Unknowable::SchoolHolidays => (
            format!("depends on school holidays (`{named}`), which nobody can look up for you"),
            "write the days with dates, such as Jul 20-Aug 31 off, or leave them out",
        ),
        Unknowable::Sun => (
            "depends on the sun, which is different every day".to_owned(),
            "write times of the clock, such as 07:00-09:00",
        ),
        Unknowable::OpenEnd => {
            ("has a time without an end (`+`)".to_owned(), "write when it ends, such as 08:00-18:00")
        }
        Unknowable::Remark => (
            format!("says that it is not sure (`{named}`)"),
            "write hours that can be counted on, and remarks behind `#`",
        ),
    }
}

/// What hours mean. The same hours are written many times, so answers are kept.
fn read(text: &str) -> Result<Hours, Unread> {
    const KEPT: usize = 4096;
    const LONGEST: usize = 1024;
    thread_local! {
        static ANSWERS: RefCell<HashMap<Box<str>, Result<Hours, Unread>>> = RefCell::default();
    }
    if text.len() > LONGEST {
        return Err(Unread::Nonsense);
    }
    ANSWERS.with_borrow_mut(|answers| {
        if let Some(answer) = answers.get(text) {
            return answer.clone();
        }
        let answer = parse(text).map(|spec| in_one_form(text, spec));
        if answers.len() < KEPT {
            answers.insert(text.into(), answer.clone());
        }
        answer
    })
}

/// Hours in OpenStreetMap syntax; as they are written, where they only differ in spaces.
fn in_one_form(text: &str, spec: Spec) -> Hours {
    let written = spec.to_string();
    let letters = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
    let is_plain = letters(text) == letters(&written);
    let text = if is_plain { text.trim().into() } else { written.into() };
    Hours { text, spec: Arc::new(spec) }
}

#[cfg(test)]
mod tests {
    use crate::format::values::Hours;

    fn read(text: &str) -> Option<String> {
        Hours::parse(text).map(|hours| hours.to_string())
    }

    #[test]
    fn hours_of_the_format_stay_as_they_are_written() {
        for good in [
            "Mo-Fr 08:00-17:00; Sa 09:00-13:00",
            "24/7",
            "22:00-06:00",
            "Mo-Fr 08:00-10:00, Mo 16:00-20:00; Sa-Su 08:00-20:00",
            "Mo-Fr 09:00-12:00,13:00-17:00; PH off",
            "Mo-Fr 09:00-12:00, 13:00-17:00",
            "Mo[1] 09:00-17:00",
            "Sa[1,3],Su[-1] 10:00-12:00",
            "2026 Mo-Fr 09:00-17:00",
            "2026-2030/2 Mo 09:00-17:00",
            "2027+ Mo 09:00-17:00",
            "week 01-20 Mo-Fr 09:00-17:00",
            "week 02-52/2 We 09:00-12:00",
            "Dec 24-Jan 02 off; Mo-Fr 09:00-17:00",
            "2026 Dec 24-2027 Jan 02 off",
            "Jan-Mar,Oct Mo-Fr 09:00-17:00",
            "easter -2 days-easter +1 day off",
            "Mar Su[-1]-Oct Su[-1] Mo-Fr 09:00-17:00",
            "Mar Su[-1]-Jun 30 09:00-17:00",
            "Mar Su[-1] 09:00-17:00",
            "Sa,Su,PH 10:00-12:00",
            "PH Mo-Fr 10:00-12:00",
            "Mo-Su off",
            "Mo-Fr 09:00-17:00 || Sa 10:00-12:00",
            "Fr 20:00-04:00",
        ] {
            assert_eq!(read(good).as_deref(), Some(good));
        }
    }

    #[test]
    fn what_people_write_means_what_they_mean() {
        for (written, meant) in [
            ("Mon, Wed, Fri 9am-5pm", "Mo,We,Fr 09:00-17:00"),
            ("Mon-Fri 9–17", "Mo-Fr 09:00-17:00"),
            ("Monday to Friday 9:00 to 17:30", "Mo-Fr 09:00-17:30"),
            ("Mo – Fr 9 – 17 Uhr", "Mo-Fr 09:00-17:00"),
            ("Mo-Fr 12am-6am", "Mo-Fr 00:00-06:00"),
            ("Mo-Fr 6pm-12am", "Mo-Fr 18:00-24:00"),
            ("Mo-Fr 12pm-1pm", "Mo-Fr 12:00-13:00"),
            ("Mo-Fr 1-5pm", "Mo-Fr 13:00-17:00"),
            ("Mo-Fr 9-5pm", "Mo-Fr 09:00-17:00"),
            ("Mo-Fr 10 p.m. - 6 a.m.", "Mo-Fr 22:00-06:00"),
            ("Montag bis Donnerstag 8–16 Uhr, Freitag 8–13 Uhr", "Mo-Th 08:00-16:00, Fr 08:00-13:00"),
            ("Mo, Di und Do 9.30-12 Uhr", "Mo,Tu,Th 09:30-12:00"),
            ("Mo-Do 9-17; Fr 9-13", "Mo-Th 09:00-17:00; Fr 09:00-13:00"),
            ("Lun-Ven 9h-17h30", "Mo-Fr 09:00-17:30"),
            ("du lundi au vendredi de 9h à 17h", "Mo-Fr 09:00-17:00"),
            ("Lunes a viernes 9:00-17:00; sábado cerrado", "Mo-Fr 09:00-17:00; Sa off"),
            ("ma-vr 9-17 uur", "Mo-Fr 09:00-17:00"),
            ("dal lunedì al venerdì 9-17", "Mo-Fr 09:00-17:00"),
            ("segunda-feira a sexta-feira 9h-18h", "Mo-Fr 09:00-18:00"),
            ("Mo-Fr: 0900-1700", "Mo-Fr 09:00-17:00"),
            ("Mo-Fr 9-17 Sa 9-12", "Mo-Fr 09:00-17:00; Sa 09:00-12:00"),
            ("Mo-Do 9-17 Uhr, 24. Dez geschlossen", "Mo-Th 09:00-17:00, Dec 24 off"),
            ("24 Dec-2 Jan off; Mo-Fr 9-17", "Dec 24-Jan 02 off; Mo-Fr 09:00-17:00"),
            ("Mo/We/Fr 9-17", "Mo,We,Fr 09:00-17:00"),
            ("Mo + We 8:00-12:00 + 13:00-17:00", "Mo,We 08:00-12:00,13:00-17:00"),
            ("daily 9-17", "Mo-Su 09:00-17:00"),
            ("Mo-Fr, 09:00-17:00", "Mo-Fr 09:00-17:00"),
        ] {
            assert_eq!(read(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_can_mean_two_things_is_asked_about_and_the_rest_is_refused() {
        use crate::format::values::hours::parse::{Unread, parse};
        let both = |one: &str, two: &str| Err(Unread::Ambiguous(vec![one.to_owned(), two.to_owned()]));
        assert_eq!(parse("Mon-Fri 9-5"), both("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-05:00"));
        assert_eq!(parse("Mo-Fr 1-5"), both("Mo-Fr 13:00-17:00", "Mo-Fr 01:00-05:00"));
        assert!(matches!(parse("Di 09:00-17:00"), Err(Unread::Ambiguous(readings)) if readings.len() == 2));
        for bad in [
            "office hours",
            "9",
            "25:00-26:00 Mo",
            "weekdays",
            "Mo 09:60-10:00",
            "Mo[6] 09:00-10:00",
            "Mo-",
            ";",
            "",
        ] {
            assert_eq!(parse(bad), Err(Unread::Nonsense), "{bad}");
        }
        // `Mar` is a month before it is a Tuesday in French.
        for days in ["Mo-Fr", "Mar 9-17", "lunes"] {
            assert_eq!(parse(days), Err(Unread::NoTimes), "{days}");
        }
        for unknowable in
            ["SH off", "Mo-Fr sunrise-09:00", "Sa 08:00+", "Mo 09:00-17:00 \"by phone\"", "Mo unknown"]
        {
            assert!(matches!(parse(unknowable), Err(Unread::Unknowable(..))), "{unknowable}");
        }
    }
}
