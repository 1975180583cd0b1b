//! Who sees a field: every document for colleagues shows it, and no document for others knows of what is not for them.

use super::Written;
use super::sample::{Adaptation, PERSON, Place, Sample, adapted};
use serde_json::{Value, json};
use smplan::format::{Plain, Privacy, Shape};

/// The documents that show a whole plan: by their names, with their arguments.
const WHOLE: &[(&str, &[&str])] = &[("Markdown", &["-o", "OUT"]), ("page", &["--html", "-o", "OUT"])];

/// All documents that are for everybody.
const PUBLIC: &[&[&str]] = &[
    &["--public", "-o", "OUT"],
    &["--public", "--html", "-o", "OUT"],
    &["--public", "--cards", "OUT"],
    &["--public", "--site", "OUT"],
    &["--public", "--json", "-o", "OUT"],
    &["--public", "--ics", "-o", "OUT"],
    &["--public", "--summary", "-o", "OUT"],
    &["--public", "--csv=actions", "-o", "OUT"],
    &["--public", "--csv=contacts", "-o", "OUT"],
    &["--public", "--csv=channels", "-o", "OUT"],
];

/// Fields that stand for each other: the first is shown where the others are not written, or with other values.
const INSTEAD: &[Adaptation] = &[
    ("channels.*.number", &[("/channels/page/url", None)]),
    ("channels.*.address", &[("/channels/page/url", None), ("/channels/page/number", None)]),
    ("locations.*.channels.*.number", &[("/locations/corner/channels/counter/url", None)]),
    (
        "locations.*.channels.*.address",
        &[
            ("/locations/corner/channels/counter/url", None),
            ("/locations/corner/channels/counter/number", None),
        ],
    ),
    ("locations.*.channels.*.platform", &[("/locations/corner/channels/counter/kind", None)]),
    ("locations.*.binds", &[("/roles/lead/held_by", Some("\"location\"")), ("/regions", None)]),
    ("actions.*.due", &[("/actions/work/starts", None), ("/actions/work/ends", None)]),
    ("plan.review.held[].date", &[("/plan/review/last", None)]),
    ("locations.*.review.last", &[("/locations/corner/review/held", None)]),
    ("locations.*.drills.*.last", &[("/locations/corner/drills/fire/held", None)]),
    ("playbooks.*.drill.last", &[("/playbooks/fire/drill/held", None)]),
    ("governance.access_review.last", &[("/governance/access_review/held", None)]),
    ("playbooks.*.triggers[].metric", &[("/playbooks/fire/triggers/0/text", None)]),
    ("playbooks.*.triggers[].over", &[("/playbooks/fire/triggers/0/text", None)]),
    ("playbooks.*.triggers[].within", &[("/playbooks/fire/triggers/0/text", None)]),
    ("roles.*.rota.swaps[].from", &[("/roles/lead/rota/swaps/0/turn", None)]),
    ("roles.*.rota.swaps[].to", &[("/roles/lead/rota/swaps/0/turn", None)]),
    ("governance.approvals[].what", &[("/governance/approvals/0/what", Some("\"canarywhat\""))]),
];

#[test]
fn every_field_is_shown_unless_its_declaration_says_why_not() {
    let (full, places) = Sample::full();
    let places: Vec<Place> = places.into_iter().filter(Place::is_leaf).collect();
    let pairs: Vec<Sample> = places
        .iter()
        .flat_map(|place| {
            let plan = adapted(&full, place, INSTEAD);
            let changed = changed(&plan, place);
            [plan, changed]
        })
        .collect();
    let written = Written::of(&pairs);
    let mut unshown = Vec::new();
    let mut shown = Vec::new();
    for (document, arguments) in WHOLE {
        let all = written.documents(arguments);
        let pairs = pairs.as_chunks::<2>().0.iter().zip(all.as_chunks::<2>().0);
        for (place, ([plan, _], [whole, changed])) in places.iter().zip(pairs) {
            let canary = plan.get(&place.pointer).and_then(|value| canary_in(&place.field.shape, value));
            let is_shown = canary.map_or(whole != changed, |canary| whole.to_lowercase().contains(&canary));
            let list = if is_shown { &mut shown } else { &mut unshown };
            list.push((place, format!("{}: {document}", place.path)));
        }
    }
    assert!(shown.len() > 300, "the plan has fields that are shown: {}", shown.len());
    let excused: Vec<&str> = shown
        .iter()
        .filter(|(place, _)| place.field.unshown.is_some())
        .map(|(place, _)| &*place.path)
        .collect();
    assert!(excused.is_empty(), "they are shown, and their declarations say why not: {excused:?}");
    let unshown: Vec<String> = unshown
        .into_iter()
        .filter(|(place, _)| place.field.unshown.is_none())
        .map(|(_, said)| said)
        .collect();
    assert!(unshown.is_empty(), "fields that no document shows: {unshown:#?}");
}

#[test]
fn no_document_for_everybody_depends_on_what_is_not_for_everybody() {
    let (full, places) = Sample::full();
    let places: Vec<Place> =
        places.into_iter().filter(|place| place.is_leaf() && place.privacy != Privacy::Everybody).collect();
    assert!(places.len() > 60);
    let others: Vec<Sample> = places.iter().map(|place| changed(&full, place)).collect();
    let written = Written::of(std::iter::once(&full).chain(&others));
    let mut told = Vec::new();
    for arguments in PUBLIC {
        let all = written.documents(arguments);
        let (whole, changed) = all.split_first().unwrap();
        let lower = whole.to_lowercase();
        assert!(!lower.contains(PERSON), "{arguments:?} have the id of somebody who is not named");
        for (place, changed) in places.iter().zip(changed) {
            let canary = full.get(&place.pointer).and_then(|value| canary_in(&place.field.shape, value));
            if whole != changed || canary.is_some_and(|canary| lower.contains(&canary)) {
                told.push(format!("{} in {}", place.path, arguments.join(" ")));
            }
        }
    }
    assert!(told.is_empty(), "{told:#?}");
}

/// The words by which a text is known wherever it stands.
fn canary_in(shape: &Shape, value: &Value) -> Option<String> {
    let text = match (shape, value) {
        (Shape::List(inner) | Shape::OneOrMany(inner), Value::Array(items)) => {
            return canary_in(inner, items.first()?);
        }
        (Shape::Map(_, inner), Value::Object(entries)) => return canary_in(inner, entries.values().next()?),
        (Shape::Value(..), value) => value.as_str()?,
        _ => return None,
    };
    text.starts_with("canary").then(|| text.split(' ').next().unwrap_or_default().to_lowercase())
}

/// The plan with another value in a field, or without it where there is only one.
fn changed(full: &Sample, place: &Place) -> Sample {
    let other = match (place.field.shape, full.get(&place.pointer)) {
        (Shape::Words(words, _), Some(value)) => {
            words.iter().find(|word| *value != json!(word)).map(|word| json!(word))
        }
        (Shape::Value(_, Plain::Number), _) => Some(json!(77.5)),
        // Without it, or with another, it would be no plan.
        _ if place.path == "smplan" => Some(json!(1)),
        (Shape::Value(_, Plain::WholeNumber), _) => Some(json!(777)),
        (Shape::Value(_, Plain::Bool), _) => Some(json!(false)),
        (Shape::Value(_, Plain::Date), _) => Some(json!("2026-03-31")),
        (Shape::Value(_, Plain::Duration), _) => Some(json!("5d")),
        _ => None,
    };
    other.map_or_else(|| full.without(&place.pointer), |other| full.with(&place.pointer, other))
}

#[test]
fn what_an_entry_makes_public_is_seen_by_everybody() {
    let (full, places) = Sample::full();
    let lists: Vec<&Place> =
        places.iter().filter(|place| matches!(place.field.shape, Shape::OwnFields)).collect();
    assert!(lists.len() > 5);
    let group = |place: &Place| place.pointer.rsplit_once('/').unwrap().0.to_owned();
    let is_named = |place: &&Place| {
        place.is_leaf()
            && matches!(place.field.privacy, Privacy::Colleagues(_))
            && lists.iter().any(|list| group(list) == group(place))
            && place.field.unshown.is_none()
    };
    let named: Vec<&Place> = places.iter().filter(is_named).collect();
    let mut told = full.clone();
    for list in &lists {
        let fields: Vec<&str> =
            named.iter().filter(|place| group(place) == group(list)).map(|place| place.field.name).collect();
        told = told.with(&list.pointer, json!(fields));
    }
    let others: Vec<Sample> = named.iter().map(|place| changed(&told, place)).collect();
    let written = Written::of(std::iter::once(&told).chain(&others));
    let all = written.documents(&["--public", "--html", "-o", "OUT"]);
    let (whole, changed) = all.split_first().unwrap();
    let hidden: Vec<String> = named
        .iter()
        .zip(changed)
        .filter(|(_, changed)| whole == *changed)
        .map(|(place, _)| place.path.clone())
        .collect();
    assert!(named.len() > 12, "{}", named.len());
    assert!(hidden.is_empty(), "they stay hidden although `public` names them: {hidden:#?}");
}
