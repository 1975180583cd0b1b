//! Which sections a document has.

use crate::view::View;
use schemars::JsonSchema;
use serde::Serialize;

/// A section of a document: the name of its template, and its heading.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SectionLink {
    /// The name of its template.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
}

/// Name and heading of every section, in the order of a document that says nothing else.
pub(super) const SECTIONS: [(&str, &str); 23] = [
    ("glance", "At a glance"),
    ("situation", "Situation"),
    ("goals", "Goals"),
    ("strategy", "Strategy"),
    ("actions", "Actions"),
    ("audiences", "Audiences"),
    ("touchpoints", "Touch points"),
    ("content", "Content"),
    ("listening", "Listening"),
    ("triage", "Who answers what"),
    ("moderation", "Moderation"),
    ("duty", "Who is on duty"),
    ("playbooks", "Playbooks"),
    ("messages", "Messages"),
    ("people", "People"),
    ("stores", "Stores"),
    ("contacts", "Contacts"),
    ("risks", "Risks"),
    ("governance", "Governance"),
    ("reviews", "Reviews"),
    ("tests", "Test cases"),
    ("changes", "Changes"),
    ("findings", "Checks"),
];

/// The names of all sections.
pub fn section_names() -> Vec<&'static str> {
    SECTIONS.iter().map(|(id, _)| *id).collect()
}

/// The sections that hold something: those that are chosen, in their order, or all.
pub(super) fn sections(view: &View, chosen: Option<&[String]>) -> Vec<SectionLink> {
    let link =
        |&(id, title): &(&'static str, &'static str)| holds(view, id).then_some(SectionLink { id, title });
    let Some(chosen) = chosen else { return SECTIONS.iter().filter_map(link).collect() };
    let mut links: Vec<SectionLink> = Vec::new();
    for name in chosen.iter().filter_map(|name| SECTIONS.iter().find(|(id, _)| id == name)) {
        links.extend(link(name).filter(|link| links.iter().all(|known| known.id != link.id)));
    }
    links
}

/// Whether there is anything to show in a section.
fn holds(view: &View, id: &str) -> bool {
    match id {
        "situation" => view.situation.is_some(),
        "goals" => !view.goals.is_empty(),
        "strategy" => !view.strategy.is_empty(),
        "actions" => !view.actions.is_empty(),
        "audiences" => !view.audiences.is_empty(),
        "touchpoints" => !view.touchpoints.is_empty(),
        "content" => view.content.is_some(),
        "listening" => view.listening.is_some(),
        "triage" => !view.triage.is_empty(),
        "moderation" => view.moderation.is_some(),
        "duty" => view.duty.is_some(),
        "playbooks" => !view.playbooks.is_empty(),
        "messages" => !view.messages.is_empty(),
        "people" => !view.people.is_empty() || !view.roles.is_empty(),
        "stores" => !view.stores.is_empty() || !view.regions.is_empty(),
        "contacts" => !view.contacts.is_empty(),
        "risks" => !view.risks.is_empty(),
        "governance" => view.governance.is_some(),
        "reviews" => view.reviews.is_some(),
        "tests" => !view.tests.is_empty(),
        "changes" => !view.changes.is_empty(),
        "findings" => !view.findings.is_empty(),
        _ => true,
    }
}
