//! A plan that has every field of the format, made from the declarations.

use serde_json::{Map, Value, json};
use smplan::format::{FieldInfo, Plain, Privacy, RecordInfo, Shape};
use smplan::plan::Plan;
use std::fmt::Write;

/// Fields that a plan as a whole does not have at the same time as all others.
pub(super) const WITHOUT: [&str; 3] = ["extends", "extended_by", "location"];

/// Values that are more than any text or word: what refers to something by its name, and what the others depend on.
const VALUES: &[(&str, &str)] = &[
    ("smplan", "1"),
    ("kind", "\"plan\""),
    ("plan.profile", "\"group\""),
    ("plan.status", "\"approved\""),
    ("plan.visibility", "\"internal\""),
    ("plan.horizon.starts", "\"2026-04-01\""),
    // Short, so that the days of hundreds of plans are soon looked at.
    ("plan.horizon.ends", "\"2026-04-30\""),
    ("plan.review.every", "\"3mo\""),
    ("plan.review.last", "\"2026-04-03\""),
    ("plan.review.next", "\"2026-07-02\""),
    ("severities.*.update_every.min", "\"2h\""),
    ("severities.*.update_every.max", "\"3h\""),
    ("severities.*.acknowledge_within", "\"20m\""),
    ("severities.*.resolve_within", "\"8d\""),
    ("playbooks.*.resolve_within", "\"9d\""),
    ("measurements[].goal", "\"goal\""),
    ("playbooks.*.escalation", "\"ladder\""),
    ("messages.*.text", "\"canarytext {{ name }}\""),
    ("channels.*.visibility", "\"public\""),
    ("channels.*.accepts", "[\"complaints\"]"),
    ("locations.*.channels.*.visibility", "\"public\""),
    ("locations.*.channels.*.accepts", "[\"complaints\"]"),
    ("channels.*.status", "\"active\""),
    ("locations.*.status", "\"open\""),
    ("locations.*.channels.*.status", "\"active\""),
    // Another one than that of the plan, in which it is as late.
    ("people.*.time_zone", "\"Europe/Berlin\""),
    ("roles.*.rota.time_zone", "\"Europe/Berlin\""),
    ("roles.*.rota.changes[].time_zone", "\"America/Chicago\""),
    // Turns of some minutes are thousands a year, and there are thousands of such rotas where time is taken.
    ("roles.*.rota.changes[].every", "\"3w\""),
    ("roles.*.rota.every", "\"2w\""),
    ("roles.*.rota.at", "\"09:00\""),
    ("roles.*.rota.hours", "\"Mo-Fr 08:30-17:30\""),
    ("locations.*.time_zone", "\"Europe/Berlin\""),
    ("escalations.*.steps[].may", "[\"acknowledge\", \"apologise\"]"),
    ("messages.*.kind", "\"acknowledgement\""),
    ("governance.approvals[].what", "\"plan\""),
    ("calendar.*.status", "\"draft\""),
    ("channels.*.time_zone", "\"Europe/Berlin\""),
    ("locations.*.channels.*.time_zone", "\"Europe/Berlin\""),
];

/// A field of the sample: where it is declared, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// `people.*.phone`, as the reference of the format names it.
    pub(crate) path: String,
    /// `/people/ana/phone`, as JSON does.
    pub(crate) pointer: String,
    pub(crate) field: &'static FieldInfo,
    /// Who may see it, whatever it stands in.
    pub(super) privacy: Privacy,
}

impl Place {
    pub(super) fn is_leaf(&self) -> bool {
        self.field.shape.record().is_none() && !matches!(self.field.shape, Shape::OwnFields)
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Sample(Value);

impl Sample {
    /// The plan, and all of its fields in their order.
    pub(crate) fn full() -> (Sample, Vec<Place>) {
        let mut maker = Maker { places: Vec::new(), n_values: 0 };
        let plan = maker.record(Plan::record(), "", "", Privacy::Everybody);
        (Sample(plan), maker.places)
    }

    pub(crate) fn get(&self, pointer: &str) -> Option<&Value> {
        self.0.pointer(pointer)
    }

    /// The same plan without a field.
    pub(crate) fn without(&self, pointer: &str) -> Sample {
        let mut sample = self.clone();
        let (group, name) = pointer.rsplit_once('/').unwrap();
        match sample.0.pointer_mut(group) {
            Some(Value::Object(fields)) => {
                fields.remove(name);
            }
            Some(Value::Array(items)) => {
                items.remove(name.parse().unwrap());
            }
            _ => {}
        }
        sample
    }

    /// The same plan with another value in a field.
    pub(crate) fn with(&self, pointer: &str, value: Value) -> Sample {
        let mut sample = self.clone();
        let (group, name) = pointer.rsplit_once('/').unwrap();
        let fields = sample.0.pointer_mut(group).unwrap_or_else(|| panic!("nothing at {pointer}"));
        fields.as_object_mut().unwrap().insert(name.to_owned(), value);
        sample
    }

    pub(crate) fn yaml(&self) -> String {
        let mut text = String::new();
        for (key, value) in self.0.as_object().unwrap() {
            // In flow style, which is JSON, each section is a line.
            writeln!(text, "{key}: {value}").unwrap();
        }
        text
    }
}

/// A field, and where the plan has another value for it, or none.
pub(super) type Adaptation = (&'static str, &'static [(&'static str, Option<&'static str>)]);

/// The plan as a field needs it: with other values, or without some, as a table says.
pub(super) fn adapted(full: &Sample, place: &Place, table: &[Adaptation]) -> Sample {
    let changes = table.iter().find(|(path, _)| *path == place.path).map_or(&[][..], |(_, changes)| changes);
    changes.iter().fold(full.clone(), |plan, (pointer, value)| match value {
        Some(value) => plan.with(pointer, serde_json::from_str(value).unwrap()),
        None => plan.without(pointer),
    })
}

struct Maker {
    places: Vec<Place>,
    n_values: u32,
}

impl Maker {
    fn record(&mut self, record: &'static RecordInfo, path: &str, pointer: &str, privacy: Privacy) -> Value {
        let mut fields = Map::new();
        for field in record.fields {
            let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
            let pointer = format!("{pointer}/{}", field.name);
            let privacy = field.privacy.within(privacy);
            if WITHOUT.contains(&&*path) {
                continue;
            }
            self.places.push(Place { path: path.clone(), pointer: pointer.clone(), field, privacy });
            if let Some(value) = self.value(&field.shape, &path, &pointer, privacy) {
                fields.insert(field.name.to_owned(), value);
            }
        }
        Value::Object(fields)
    }

    fn value(&mut self, shape: &Shape, path: &str, pointer: &str, privacy: Privacy) -> Option<Value> {
        if let Some((_, value)) = VALUES.iter().find(|(known, _)| *known == path) {
            return Some(serde_json::from_str(value).unwrap());
        }
        Some(match shape {
            Shape::Value(described, plain) => self.single(described, *plain),
            Shape::Words(words, _) => json!(words.first()),
            Shape::Id(what) => json!(id(what)),
            Shape::List(inner) | Shape::OneOrMany(inner) => {
                let path = if inner.record().is_some() { format!("{path}[]") } else { path.to_owned() };
                json!([self.value(inner, &path, &format!("{pointer}/0"), privacy)])
            }
            Shape::Map(key, inner) => {
                let name = key_of(key, path);
                let path = if inner.record().is_some() { format!("{path}.*") } else { path.to_owned() };
                json!({name: self.value(inner, &path, &format!("{pointer}/{name}"), privacy)})
            }
            Shape::Record(record) => self.record(record, path, pointer, privacy),
            // Everything that can be there.
            Shape::Either(one, other) if one.record().is_none() && other.record().is_some() => {
                return self.value(other, path, pointer, privacy);
            }
            Shape::Either(one, _) => return self.value(one, path, pointer, privacy),
            Shape::OwnFields => return None,
        })
    }

    /// A single value that no other field has.
    fn single(&mut self, described: &str, plain: Plain) -> Value {
        self.n_values += 1;
        let n = self.n_values;
        let day = |n: u32| format!("2026-{:02}-{:02}", 2 + n / 28 % 10, 1 + n % 28);
        let first = described.strip_prefix("a ").unwrap_or(described).split(' ').next().unwrap();
        match plain {
            Plain::Number => json!(f64::from(n) + 0.25),
            Plain::WholeNumber => json!(1000 + n),
            Plain::Between(first, last) => json!(u32::from(first) + n % u32::from(last - first + 1)),
            Plain::Bool => json!(true),
            Plain::False => json!(false),
            Plain::Date => json!(day(n)),
            Plain::Moment => json!(format!("{}T10:00", day(n))),
            Plain::TimeZone => json!("Europe/Paris"),
            Plain::Duration => json!(format!("{}m", 60 + n)),
            Plain::Anything => json!(canary(n)),
            Plain::Text => match first {
                "text" | "id" => json!(canary(n)),
                "hours" => json!(format!("Mo-Fr 08:{:02}-17:{:02}", n % 60, n / 60 % 60)),
                "time" => json!(format!("{:02}:{:02}", n / 60 % 24, n % 60)),
                "phone" => json!(format!("+1-312-555-{n:04}")),
                "e-mail" => json!(format!("{}@example.com", canary(n))),
                "link" | "address" => json!(format!("https://example.com/{}", canary(n))),
                "language" => json!("fr"),
                "country" => json!("FR"),
                "days" => json!("Mo-Fr"),
                "day" | "moment" | "date" => json!(format!("{}T10:00", day(n))),
                "number" => json!(format!("{n}/month")),
                _ => panic!("what is a {described}?"),
            },
        }
    }
}

/// The text of a field.
pub(super) fn canary(number: u32) -> String {
    format!("canary{number:03}")
}

/// The id of the one person, who is not to be known from it.
pub(super) const PERSON: &str = "canaryana";

/// The id of the one thing of a kind.
fn id(what: &str) -> &'static str {
    match what {
        "a person" => PERSON,
        "a person, role or contact" | "a location, person, role or contact" => "lead",
        "a location" => "corner",
        "a region" => "north",
        "a contact" => "desk",
        "an audience" => "neighbours",
        "a channel" => "page",
        "a goal" => "goal",
        "a strategy" => "way",
        "an action" => "work",
        "a message" => "words",
        "an escalation path" => "ladder",
        "a playbook" => "fire",
        "a severity" => "high",
        "a subject of `content.pillars`" | "a set of hashtags" => "name",
        "a campaign" => "spring",
        "a kind of sign-off" => "usual",
        "a policy" => "policy",
        other => panic!("which id has {other}?"),
    }
}

/// The name of the one entry of a map.
fn key_of(key: &str, path: &str) -> &'static str {
    match path {
        "people" | "governance.training.*.records" => PERSON,
        "roles" => "lead",
        "locations" => "corner",
        "regions" => "north",
        "contacts" => "desk",
        "audiences" => "neighbours",
        "channels" => "page",
        "locations.*.channels" => "counter",
        "goals" => "goal",
        "strategy" => "way",
        "actions" => "work",
        "messages" => "words",
        "messages.*.texts" => "fr",
        "escalations" => "ladder",
        "playbooks" => "fire",
        "severities" => "high",
        "risks" => "loss",
        "governance.training" => "course",
        "content.rules" => "care",
        "calendar" => "opening",
        "campaigns" => "spring",
        "publishing.sign_off" => "usual",
        "tools" => "inbox",
        "reports" => "monthly",
        "notes" => "tone",
        _ if key == "role" => "lead",
        _ if key == "playbook" => "fire",
        _ if key == "channel" => "page",
        _ if key == "subject" => "name",
        _ if key == "name" => "name",
        other => panic!("what is an entry of {other} called?"),
    }
}
