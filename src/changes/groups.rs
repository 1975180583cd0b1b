//! To which group a field belongs. Of every section it is said here; a test holds that none is missing.

use crate::changes::fact::{Change, Group, Level};

/// The sections of a plan, with the group of what is in them.
const SECTIONS: &[(&str, Group)] = &[
    ("smplan", Group::Wording),
    ("kind", Group::Governance),
    ("extends", Group::Stores),
    ("extended_by", Group::Stores),
    ("location", Group::Stores),
    ("plan", Group::Governance),
    ("not_needed", Group::Governance),
    ("situation", Group::Goals),
    ("people", Group::People),
    ("roles", Group::People),
    ("regions", Group::Stores),
    ("locations", Group::Stores),
    ("closed", Group::Promises),
    ("contacts", Group::People),
    ("audiences", Group::Goals),
    ("channels", Group::Promises),
    ("goals", Group::Goals),
    ("strategy", Group::Goals),
    ("actions", Group::Goals),
    ("content", Group::Publishing),
    ("publishing", Group::Publishing),
    ("calendar", Group::Publishing),
    ("campaigns", Group::Publishing),
    ("severities", Group::Promises),
    ("listening", Group::Promises),
    ("triage", Group::Playbooks),
    ("moderation", Group::Playbooks),
    ("messages", Group::Words),
    ("escalations", Group::Promises),
    ("playbooks", Group::Playbooks),
    ("risks", Group::Goals),
    ("feedback", Group::Governance),
    ("governance", Group::Governance),
    ("membership", Group::Governance),
    ("tools", Group::Governance),
    ("reports", Group::Governance),
    ("notes", Group::Wording),
    ("measurements", Group::Goals),
    ("cases", Group::Playbooks),
    ("lint", Group::Governance),
    ("tests", Group::Playbooks),
];

/// Fields that are in another group than their section, by what they are in and their name.
const FIELDS: &[(&str, &[&str], Group)] = &[
    ("plan", &["time_zone", "country", "business_days"], Group::Promises),
    ("channels", &["owner", "admins", "audience"], Group::People),
    ("channels", &["cadence", "mix", "voice", "accounts"], Group::Publishing),
    ("channels", &["two_factor", "recovery", "public"], Group::Governance),
    ("roles", &["access", "public"], Group::Governance),
    (
        "playbooks",
        &["acknowledge_within", "clock", "follow_up_within", "update_every", "resolve_within", "severity"],
        Group::Promises,
    ),
    ("playbooks", &["public"], Group::Governance),
    ("people", &["public"], Group::Governance),
    ("triage", &["public"], Group::Governance),
    ("contacts", &["public"], Group::Governance),
    ("messages", &["approved"], Group::Approvals),
    ("calendar", &["approved"], Group::Approvals),
    ("governance", &["approvals", "sign_off"], Group::Approvals),
    ("locations", &["acknowledged"], Group::Approvals),
];

/// Fields that say something to readers and that nobody acts on, by their section.
const WORDING: &[(&str, &[&str])] = &[
    ("plan", &["title", "mission", "promise", "values", "previous", "changes", "version"]),
    ("situation", &["background"]),
    ("people", &["title"]),
    ("roles", &["title", "department"]),
    ("regions", &["name"]),
    ("locations", &["name"]),
    ("channels", &["name", "purpose"]),
    ("audiences", &["description", "source"]),
    ("goals", &["ref", "diagnostic"]),
    ("strategy", &["rationale", "ref"]),
    ("actions", &["ref"]),
    ("campaigns", &["title"]),
    ("content", &["why", "description", "title"]),
    ("triage", &["signs"]),
    ("playbooks", &["title", "ref", "precedents"]),
    ("measurements", &["note"]),
    ("messages", &["example"]),
];

/// The section, the group and the level of a field by the names of the fields on the way to it.
pub(super) fn of(names: &[&str]) -> (&'static str, Group, Level) {
    let Some(&(section, group)) = SECTIONS.iter().find(|(section, _)| names.first() == Some(section)) else {
        return ("", Group::Wording, Level::Wording);
    };
    // Channels of a location are channels.
    let (inside, names) = match names {
        ["locations", "channels", rest @ ..] => ("channels", rest),
        [_, rest @ ..] => (section, rest),
        [] => (section, names),
    };
    let group = if inside == section { group } else { Group::Promises };
    let is_named = |fields: &&[&str]| names.iter().any(|name| fields.contains(name));
    let is_last = |fields: &&[&str]| names.last().is_some_and(|name| fields.contains(name));
    let own = |name: &str| name.starts_with("x-");
    let is_wording = WORDING.iter().any(|(known, fields)| *known == inside && is_last(fields))
        || names.iter().any(|name| own(name))
        || (inside == "plan" && names.first() == Some(&"changes"));
    if group == Group::Wording || is_wording {
        return (section, Group::Wording, Level::Wording);
    }
    let special = FIELDS.iter().find(|(known, fields, _)| *known == inside && is_named(fields));
    (section, special.map_or(group, |(.., group)| *group), Level::Info)
}

/// Sections by which promises and waits can differ.
const OF_PROMISES: [&str; 13] = [
    "plan",
    "people",
    "roles",
    "regions",
    "locations",
    "closed",
    "contacts",
    "channels",
    "severities",
    "listening",
    "escalations",
    "playbooks",
    "location",
];

/// Whether promises may be kept otherwise because of a change.
pub(super) fn may_touch_promises(change: &Change) -> bool {
    OF_PROMISES.contains(&change.section) && !matches!(change.group, Group::Wording | Group::Renamed)
}

#[cfg(test)]
mod tests {
    use crate::changes::groups::{FIELDS, SECTIONS, WORDING};
    use crate::format::{RecordInfo, Shape};
    use crate::plan::Plan;

    #[test]
    fn every_section_has_its_group() {
        let named: Vec<&str> = Plan::record().fields.iter().map(|field| field.name).collect();
        let known: Vec<&str> = SECTIONS.iter().map(|(section, _)| *section).collect();
        assert_eq!(known, named);
    }

    #[test]
    fn fields_that_are_told_apart_are_there() {
        fn has(record: &'static RecordInfo, name: &str) -> bool {
            let inside = |shape: &Shape| shape.record().is_some_and(|record| has(record, name));
            record.fields.iter().any(|field| field.name == name || inside(&field.shape))
        }
        let named =
            FIELDS.iter().map(|(section, fields, _)| (*section, *fields)).chain(WORDING.iter().copied());
        for (section, fields) in named {
            let declared = Plan::record().fields.iter().find(|field| field.name == section).unwrap();
            for name in fields {
                assert!(has(declared.shape.record().unwrap(), name), "{section}: {name}");
            }
        }
    }
}
