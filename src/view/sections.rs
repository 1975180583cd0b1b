//! Which sections a document has.

use crate::view::View;
use schemars::JsonSchema;
use serde::Serialize;

/// A section of a document.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SectionLink {
    /// The name of its template and of its place in the document; `section-<id>` is the phrase of its heading.
    pub id: &'static str,
    /// Whether it is in the appendix: to look things up in. Sections that are chosen are not.
    pub is_appendix: bool,
}

/// The name of every section, in the order of a document that says nothing else.
const SECTIONS: [&str; 33] = [
    "overview",
    "goals",
    "strategy",
    "actions",
    "calendar",
    "campaigns",
    "publishing",
    "triage",
    "duty",
    "playbooks",
    "messages",
    "stores",
    "reviews",
    FIRST_OF_APPENDIX,
    "contacts",
    "situation",
    "touchpoints",
    "audiences",
    "content",
    "listening",
    "moderation",
    "cover",
    "playbook-details",
    "roles",
    "membership",
    "risks",
    "governance",
    "reports",
    "tools",
    "tests",
    "changes",
    NOTES,
    "findings",
];

/// The first section to look things up in.
const FIRST_OF_APPENDIX: &str = "people";

/// Where notes stand that are behind no other section.
const NOTES: &str = "notes";

/// The section that a document of a kind is about: it comes first, behind what is said at a glance.
fn lead(kind: &str) -> &'static [&'static str] {
    match kind {
        "guidelines" => &["content", "publishing", "moderation"],
        "calendar" => &["calendar", "campaigns", "content", "publishing"],
        "charter" => &["membership", "roles", "people"],
        _ => &[],
    }
}

/// What a section was called before, and its name.
const OLD_NAMES: [(&str, &str); 1] = [("glance", "overview")];

/// The names of all sections.
pub fn section_names() -> Vec<&'static str> {
    SECTIONS.to_vec()
}

/// What sections were called once.
pub fn old_section_names() -> Vec<&'static str> {
    OLD_NAMES.iter().map(|(old, _)| *old).collect()
}

/// The name of a section that was called so once; the same where it never had another.
pub fn section_by_any_name(name: &str) -> &str {
    OLD_NAMES.iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| new)
}

/// The sections that hold something: those that are chosen, in their order, or all.
pub(super) fn sections(view: &View, chosen: Option<&[String]>) -> Vec<SectionLink> {
    let link = |id: &'static str| holds(view, id).then_some(SectionLink { id, is_appendix: false });
    let Some(chosen) = chosen else {
        let lead = lead(view.overview.kind);
        let n_body = SECTIONS.iter().position(|id| *id == FIRST_OF_APPENDIX).unwrap_or(SECTIONS.len());
        let others = SECTIONS.iter().copied().enumerate().filter(|(_, id)| !lead.contains(id));
        let body = others.clone().filter(|(at, _)| *at < n_body).map(|(_, id)| id);
        let body = body.clone().take(1).chain(lead.iter().copied()).chain(body.skip(1));
        let appendix = others.filter(|(at, _)| *at >= n_body).filter_map(|(_, id)| link(id));
        let appendix = appendix.map(|link| SectionLink { is_appendix: true, ..link });
        return body.filter_map(link).chain(appendix).collect();
    };
    let mut links: Vec<SectionLink> = Vec::new();
    for name in chosen {
        let known = SECTIONS.into_iter().find(|id| *id == section_by_any_name(name));
        links.extend(known.and_then(link).filter(|link| links.iter().all(|known| known.id != link.id)));
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
        "calendar" => !view.posts.is_empty(),
        "campaigns" => !view.campaigns.is_empty(),
        "publishing" => view.publishing.is_some(),
        "membership" => view.membership.is_some(),
        "tools" => !view.tools.is_empty(),
        "reports" => !view.reports.is_empty(),
        NOTES => view.notes.iter().any(|note| note.after == NOTES || !holds(view, note.after)),
        "listening" => view.listening.is_some(),
        "triage" => !view.triage.is_empty(),
        "moderation" => view.moderation.is_some(),
        "duty" => !view.rosters.is_empty(),
        "cover" => view.duty.is_some(),
        "playbook-details" => {
            !view.severities.is_empty() || view.playbooks.iter().any(|playbook| playbook.has_details)
        }
        "playbooks" => !view.playbooks.is_empty(),
        "messages" => !view.messages.is_empty(),
        "people" => !view.people.is_empty(),
        "roles" => !view.roles.is_empty(),
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

/// Moves notes to the end that stand behind a section which is not shown.
pub(super) fn move_notes(view: &mut View) {
    let shown: Vec<&str> = view.sections.iter().map(|section| section.id).collect();
    for note in view.notes.iter_mut().filter(|note| !shown.contains(&note.after)) {
        note.after = NOTES;
    }
}
