//! What is said to be needed is asked for, and what holds without a field is what holds with it.

use super::Written;
use super::sample::{Adaptation, Place, Sample, adapted};
use serde_json::{Value, json};
use smplan::format::{FieldDefault, Need};
use std::collections::BTreeSet;

/// More than an outline.
const TWO_STEPS: &str = "[{\"do\": \"one\", \"owner\": \"lead\"}, {\"do\": \"two\", \"owner\": \"lead\"}]";

/// A goal is one of three: a change, a level, or a matter of evidence.
const CHANGE: &[(&str, Option<&str>)] = &[
    ("/goals/goal/at_least", None),
    ("/goals/goal/at_most", None),
    ("/goals/goal/per", None),
    ("/goals/goal/evidence", None),
];

/// What the plan is like where a field is needed, for those that it does not ask for as it is.
const WHEN: &[Adaptation] = &[
    (
        "people.*.email",
        &[
            ("/people/canaryana/phone", None),
            ("/people/canaryana/chat", None),
            ("/playbooks/fire/severity", Some("\"low\"")),
            ("/escalations/ladder/steps/0/notify", Some("[\"email\"]")),
        ],
    ),
    (
        "people.*.chat",
        &[
            ("/people/canaryana/phone", None),
            ("/people/canaryana/email", None),
            ("/playbooks/fire/severity", Some("\"low\"")),
            ("/escalations/ladder/steps/0/notify", Some("[\"chat\"]")),
        ],
    ),
    ("locations.*.binds", &[("/roles/lead/held_by", Some("\"location\"")), ("/regions", None)]),
    ("content.rules.*.do", &[("/content/rules/care/avoid", None)]),
    ("goals.*.metric", CHANGE),
    ("goals.*.unit", CHANGE),
    ("goals.*.baseline", CHANGE),
    ("goals.*.target", CHANGE),
    ("goals.*.due", CHANGE),
    ("goals.*.source", CHANGE),
    ("goals.*.owner", CHANGE),
    ("plan.review", &[("/not_needed", None)]),
    ("plan.review.every", &[("/not_needed", None)]),
    ("moderation.hide", &[("/not_needed", None)]),
    ("moderation.keep", &[("/not_needed", None)]),
    (
        "actions.*.starts",
        &[("/actions/work/due", None), ("/actions/work/every", None), ("/actions/work/trigger", None)],
    ),
    (
        "actions.*.ends",
        &[("/actions/work/due", None), ("/actions/work/every", None), ("/actions/work/trigger", None)],
    ),
    (
        "actions.*.due",
        &[
            ("/actions/work/starts", None),
            ("/actions/work/ends", None),
            ("/actions/work/every", None),
            ("/actions/work/trigger", None),
        ],
    ),
    ("escalations.*.steps[].final", &[("/playbooks/fire/severity", Some("\"low\""))]),
    (
        "playbooks.*.triggers",
        &[("/triage", None), ("/listening/alerts", None), ("/playbooks/fire/steps", Some(TWO_STEPS))],
    ),
    ("playbooks.*.messages", &[("/triage/0/message", None)]),
    ("playbooks.*.close_out", &[("/playbooks/fire/steps", Some(TWO_STEPS))]),
    ("actions.*.terms", &[("/actions/work/kind", Some("\"promotion\""))]),
    ("triage", &[("/kind", Some("\"policy\"")), ("/moderation", None)]),
    ("messages.*.text", &[("/messages/words/texts", None)]),
    ("playbooks.*.offline", &[("/triage/0/kind", Some("\"complaint\""))]),
    ("playbooks.*.acknowledge_within", &[("/severities", None)]),
    (
        "roles.*.rota.swaps[].turn",
        &[("/roles/lead/rota/swaps/0/from", None), ("/roles/lead/rota/swaps/0/to", None)],
    ),
    ("roles.*.rota.swaps[].from", &[("/roles/lead/rota/swaps/0/turn", None)]),
    ("roles.*.rota.swaps[].to", &[("/roles/lead/rota/swaps/0/turn", None)]),
    ("tests[].message", &[("/tests/0/kind", None), ("/tests/0/playbook", None)]),
];

/// What defaults in words come to in the plan.
const IN_WORDS: &[(&str, &str)] = &[
    ("triage[].match.typos", "0"),
    ("plan.review.next", "\"2026-07-03\""),
    ("people.*.time_zone", "\"Europe/Paris\""),
    ("people.*.country", "\"FR\""),
    ("locations.*.country", "\"FR\""),
    ("plan.business_days", "\"Mo-Fr\""),
    ("roles.*.rota.time_zone", "\"Europe/Paris\""),
    ("roles.*.rota.changes[].time_zone", "\"Europe/Berlin\""),
    ("roles.*.rota.changes[].every", "\"2w\""),
    ("roles.*.rota.changes[].at", "\"09:00\""),
    ("roles.*.rota.changes[].hours", "\"Mo-Fr 08:30-17:30\""),
    ("locations.*.time_zone", "\"Europe/Paris\""),
    ("channels.*.time_zone", "\"Europe/Paris\""),
    ("locations.*.channels.*.time_zone", "\"Europe/Paris\""),
    ("channels.*.kind", "\"owned-social\""),
    ("channels.*.visibility", "\"public\""),
    ("locations.*.channels.*.kind", "\"owned-social\""),
    ("locations.*.channels.*.visibility", "\"public\""),
    ("escalations.*.steps[].may", "[\"acknowledge\"]"),
    ("playbooks.*.channels", "[\"page\", \"counter\"]"),
    ("listening.checks[].channels", "[\"page\", \"counter\"]"),
    ("playbooks.*.clock", "\"always\""),
    ("playbooks.*.acknowledge_within", "\"20m\""),
    ("playbooks.*.update_every", "{\"min\": \"2h\", \"max\": \"3h\"}"),
    ("playbooks.*.resolve_within", "\"8d\""),
];

/// Where the plan has to be another for a default to be what holds without the field.
const ALIKE: &[Adaptation] = &[
    // The usual zone of a person is looked at where they work.
    ("people.*.time_zone", &[("/locations/corner/time_zone", None)]),
    ("escalations.*.steps[].final", &[("/playbooks/fire/severity", Some("\"low\""))]),
];

/// Fields that are asked for although a default holds without them, by which rule.
const ASKED_FOR: &[(&str, &str)] =
    &[("plan.time_zone", "time-zone-missing"), ("roles.*.rota.starts", "rota-without-starts")];

#[test]
fn every_field_that_is_said_to_be_needed_is_asked_for() {
    let (full, places) = Sample::full();
    let places: Vec<Place> = places.into_iter().filter(|place| place.field.need != Need::Optional).collect();
    let pairs: Vec<Sample> = places
        .iter()
        .flat_map(|place| {
            let plan = adapted(&full, place, WHEN);
            let without = plan.without(&place.pointer);
            [plan, without]
        })
        .collect();
    let findings = Written::of(&pairs).findings();
    let mut unasked = Vec::new();
    for (place, [with, without]) in places.iter().zip(findings.as_chunks::<2>().0) {
        let is_asked = |rule: Option<&str>| {
            let mut new = without.iter().filter(|finding| !with.contains(finding));
            new.any(|(name, _)| rule.is_none_or(|rule| name == rule))
        };
        let is_asked = match place.field.need {
            Need::Required | Need::RequiredInPlans => is_asked(Some("field-missing")),
            Need::RequiredBy(rule) => is_asked(Some(rule)),
            Need::RequiredWhen(_) => is_asked(None),
            Need::Optional => true,
        };
        if !is_asked {
            unasked.push(place.path.clone());
        }
    }
    assert!(places.len() > 90, "{}", places.len());
    assert!(unasked.is_empty(), "fields that are said to be needed, and nothing asks for them: {unasked:?}");
}

#[test]
fn every_default_is_what_holds_without_the_field() {
    let (full, places) = Sample::full();
    let places: Vec<Place> = places.into_iter().filter(|place| place.field.default.is_some()).collect();
    let pairs: Vec<Sample> = places
        .iter()
        .flat_map(|place| {
            let plan = adapted(&full, place, ALIKE);
            [plan.without(&place.pointer), plan.with(&place.pointer, default(place))]
        })
        .collect();
    let written = Written::of(&pairs);
    let findings = written.findings();
    let documents = [written.documents(&["-o", "OUT"]), written.documents(&["--html", "-o", "OUT"])];
    let mut others = Vec::new();
    for (index, place) in places.iter().enumerate() {
        let pair = |texts: &[String]| texts.get(2 * index) == texts.get(2 * index + 1);
        let asked = ASKED_FOR.iter().find(|(path, _)| *path == place.path);
        // Findings are in the order of their places, and a default has no place.
        let found = |index: usize| -> BTreeSet<&(String, String)> {
            let is_other = |rule: &str| asked.is_none_or(|(_, asking)| *asking != rule);
            findings[index].iter().filter(|(rule, _)| is_other(rule)).collect()
        };
        let is_same = found(2 * index) == found(2 * index + 1);
        if !is_same || !documents.iter().all(|texts| pair(texts)) {
            others.push(place.path.clone());
        }
    }
    assert!(places.len() > 35, "{}", places.len());
    assert!(others.is_empty(), "defaults that are not what holds without the field: {others:?}");
}

/// The default of a field as it would be written.
fn default(place: &Place) -> Value {
    let path = &*place.path;
    match place.field.default {
        Some(FieldDefault::Bool(on)) => json!(on),
        Some(FieldDefault::Text(text)) => json!(text),
        Some(FieldDefault::InWords(words)) => {
            let value = IN_WORDS.iter().find(|(known, _)| *known == path);
            let (_, value) = value.unwrap_or_else(|| panic!("what is `{words}` of {path} here?"));
            serde_json::from_str(value).unwrap()
        }
        None => Value::Null,
    }
}
