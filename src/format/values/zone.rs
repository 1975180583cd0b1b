//! Names of time zones.

use crate::format::decode::Decode;
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::format::shape::Shape;
use crate::format::values::{Written, windows_zones};
use crate::source::Span;
use crate::syntax::Node;
use jiff::tz::TimeZoneDatabase;
use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Deref;

/// A zone of the IANA database: `America/Chicago`. Abbreviations such as CST are not zones: several places use them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeZone(Box<str>);

impl Deref for TimeZone {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Written<&'static str> for TimeZone {
    fn written(default: &'static str) -> TimeZone {
        TimeZone(default.into())
    }
}

impl Decode for TimeZone {
    const SHAPE: Shape =
        Shape::Value("time zone such as America/Chicago", crate::format::shape::Plain::TimeZone);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<TimeZone> {
        let text = reader.scalar(node, "a time zone such as America/Chicago")?.text;
        if is_time_zone(text) {
            return Some(TimeZone(text.into()));
        }
        let near = meant_zone(text);
        let message = format!("`{}` is not the name of a time zone", clip(text));
        let finding = reader.find(rule::UNKNOWN_TIME_ZONE, node.span(), message);
        match near {
            Some(zone) => {
                let help = format!("write {zone}, if that is the place that is meant");
                finding.help(help).rewrite(zone, false)
            }
            None => finding.help("write continent and city, such as America/Chicago or Europe/Dublin"),
        };
        None
    }
}

/// What the usual abbreviations most often mean.
const ABBREVIATIONS: [(&str, &str); 17] = [
    ("EST", "America/New_York"),
    ("EDT", "America/New_York"),
    ("ET", "America/New_York"),
    ("CST", "America/Chicago"),
    ("CDT", "America/Chicago"),
    ("CT", "America/Chicago"),
    ("MST", "America/Denver"),
    ("MDT", "America/Denver"),
    ("MT", "America/Denver"),
    ("PST", "America/Los_Angeles"),
    ("PDT", "America/Los_Angeles"),
    ("PT", "America/Los_Angeles"),
    ("GMT", "Europe/London"),
    ("BST", "Europe/London"),
    ("CET", "Europe/Paris"),
    ("CEST", "Europe/Paris"),
    ("AEST", "Australia/Sydney"),
];

/// The zone that somebody may mean by another name: an abbreviation, what Windows calls it, a city, a slip. Several places use
/// most of them, so that somebody has to be asked.
pub fn meant_zone(text: &str) -> Option<String> {
    let abbreviation = ABBREVIATIONS.iter().find(|(short, _)| short.eq_ignore_ascii_case(text));
    let known = abbreviation.map(|(_, zone)| *zone).or_else(|| windows_zones::zone_of(text));
    known.map(str::to_owned).or_else(|| nearest_zone(text))
}

/// Whether the bundled database has the zone under exactly this name.
pub fn is_time_zone(text: &str) -> bool {
    thread_local! {
        static KNOWN: RefCell<HashSet<Box<str>>> = RefCell::default();
    }
    if !(text.contains('/') || text == "UTC") || text.len() > 64 {
        return false;
    }
    KNOWN.with_borrow_mut(|known| {
        if known.contains(text) {
            return true;
        }
        let found = TimeZoneDatabase::bundled().get(text).is_ok_and(|zone| zone.iana_name() == Some(text));
        if found {
            known.insert(text.into());
        }
        found
    })
}

fn nearest_zone(text: &str) -> Option<String> {
    let database = TimeZoneDatabase::bundled();
    let names: Vec<String> =
        database.available().map(|name| name.to_string()).filter(|name| name.contains('/')).collect();
    let wanted = text.replace(' ', "_");
    let city =
        |name: &&String| name.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(&wanted));
    if let Some(name) = names.iter().find(city) {
        return Some(name.clone());
    }
    crate::format::suggest::nearest(&wanted, names.iter().map(String::as_str)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::format::values::windows_zones::NAMES;
    use crate::format::values::zone::{is_time_zone, meant_zone, nearest_zone};

    #[test]
    fn each_name_of_windows_leads_to_a_zone_that_there_is() {
        for line in NAMES.split('|') {
            let (name, zone) = line.split_once('=').unwrap();
            assert!(is_time_zone(zone), "{name}: {zone}");
            assert_eq!(meant_zone(name).as_deref(), Some(zone));
        }
        assert_eq!(meant_zone("Central Daylight Time").as_deref(), Some("America/Chicago"));
    }

    #[test]
    fn zones_are_known_by_their_whole_name_only() {
        assert!(is_time_zone("America/Chicago"));
        assert!(is_time_zone("UTC"));
        for name in ["CST", "america/chicago", "../../etc/passwd", "America/Chicgo", ""] {
            assert!(!is_time_zone(name), "{name}");
        }
        assert_eq!(nearest_zone("America/Chicgo").as_deref(), Some("America/Chicago"));
        assert_eq!(nearest_zone("new york").as_deref(), Some("America/New_York"));
    }
}
