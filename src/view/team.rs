//! How a team works: membership, tools and reports, and notes.

use crate::plan::{self, Entry, NotePlace, Plan};
use crate::view::facts::Duration;
use crate::view::{Named, humanize, people};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Debug, JsonSchema, Serialize)]
pub struct Membership {
    /// How somebody joins.
    pub joining: Option<String>,
    /// How somebody leaves.
    pub leaving: Option<String>,
    /// How the team decides.
    pub vote: Option<String>,
    /// After how long members are confirmed again.
    pub recertify_every: Option<Duration>,
    /// Where that is written down.
    pub agreement: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Tool {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub purpose: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Who looks after it.
    pub owner: Option<Named>,
    /// Who has access.
    pub access: Vec<Named>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Report {
    /// What it is called.
    pub name: String,
    /// Who gets it.
    pub to: Vec<Named>,
    /// How often.
    pub every: Option<Duration>,
    /// What is in it.
    pub what: Vec<String>,
    /// Who writes it.
    pub owner: Option<Named>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Note {
    /// What it is called.
    pub name: String,
    /// The section of the document behind which it stands; `notes` at the end.
    pub after: &'static str,
    /// The words, in Markdown.
    pub text: String,
}

pub(super) fn membership(plan: &Plan) -> Option<Membership> {
    let membership = plan.membership.get()?;
    Some(Membership {
        joining: humanize::text(&membership.joining),
        leaving: humanize::text(&membership.leaving),
        vote: humanize::text(&membership.vote),
        recertify_every: Duration::of(&membership.recertify_every),
        agreement: membership.agreement.get().map(|url| url.to_string()),
    })
}

pub(super) fn tools(plan: &Plan) -> Vec<Tool> {
    let tool = |entry: &Entry<plan::Tool>| Tool {
        name: humanize::title(&entry.id),
        purpose: humanize::text(&entry.value.r#for),
        url: entry.value.url.get().map(|url| url.to_string()),
        owner: people::plain_owner(plan, &entry.value.owner),
        access: people::owners(plan, &entry.value.access),
    };
    plan.tools.entries().iter().map(tool).collect()
}

pub(super) fn reports(plan: &Plan) -> Vec<Report> {
    let report = |entry: &Entry<plan::Report>| Report {
        name: humanize::title(&entry.id),
        to: people::owners(plan, &entry.value.to),
        every: Duration::of(&entry.value.every),
        what: humanize::texts(&entry.value.what),
        owner: people::plain_owner(plan, &entry.value.owner),
    };
    plan.reports.entries().iter().map(report).collect()
}

pub(super) fn notes(plan: &Plan) -> Vec<Note> {
    let note = |entry: &Entry<plan::Note>| {
        Some(Note {
            name: humanize::title(&entry.id),
            after: entry.value.after.copied().map_or("notes", section),
            text: humanize::text(&entry.value.text)?,
        })
    };
    plan.notes.entries().iter().filter_map(note).collect()
}

/// The section of the document that shows a section of the plan.
fn section(place: NotePlace) -> &'static str {
    match place {
        NotePlace::Channels => "touchpoints",
        NotePlace::Locations => "stores",
        _ => place.word(),
    }
}
