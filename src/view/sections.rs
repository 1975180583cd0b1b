//! Which sections a document has.

use crate::view::View;
use schemars::JsonSchema;
use serde::Serialize;

/// A section of a document: the name of its template, and its heading.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SectionLink {
    pub id: &'static str,
    pub title: &'static str,
}

/// The sections that hold something, in the order of the document.
pub(super) fn sections(view: &View) -> Vec<SectionLink> {
    let all = [
        ("glance", "At a glance", true),
        ("situation", "Situation", view.situation.is_some()),
        ("goals", "Goals", !view.goals.is_empty()),
        ("strategy", "Strategy", !view.strategy.is_empty()),
        ("actions", "Actions", !view.actions.is_empty()),
        ("audiences", "Audiences", !view.audiences.is_empty()),
        ("touchpoints", "Touch points", !view.touchpoints.is_empty()),
        ("content", "Content", view.content.is_some()),
        ("listening", "Listening", view.listening.is_some()),
        ("triage", "Who answers what", !view.triage.is_empty()),
        ("moderation", "Moderation", view.moderation.is_some()),
        ("duty", "Who is on duty", view.duty.is_some()),
        ("playbooks", "Playbooks", !view.playbooks.is_empty()),
        ("messages", "Messages", !view.messages.is_empty()),
        ("people", "People", !view.people.is_empty() || !view.roles.is_empty()),
        ("stores", "Stores", !view.stores.is_empty() || !view.regions.is_empty()),
        ("contacts", "Contacts", !view.contacts.is_empty()),
        ("risks", "Risks", !view.risks.is_empty()),
        ("governance", "Governance", view.governance.is_some()),
        ("reviews", "Reviews", view.reviews.is_some()),
        ("tests", "Test cases", !view.tests.is_empty()),
        ("changes", "Changes", !view.changes.is_empty()),
        ("findings", "Checks", !view.findings.is_empty()),
    ];
    all.into_iter().filter_map(|(id, title, shown)| shown.then_some(SectionLink { id, title })).collect()
}
