//! What changed in a plan since a revision, at the end of its document, with a mark beside each thing that changed.

use crate::changes::{Change, Group, Level};
use crate::render::diff::line::line;
use crate::render::diff::piece::Piece;
use crate::render::diff::sheet::marked;
use crate::render::diff::{PlanDiff, title};
use crate::render::filters::{MARKDOWN, escaped_for};
use crate::view::{Day, section_names};
use minijinja::AutoEscape;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many changes are told; the rest is counted.
const MOST: usize = 500;

/// What changed in a plan since a revision. The changes are told in English, beside the names of fields as the format has them.
#[derive(Clone, Debug, Serialize)]
pub struct Since {
    /// The revision, as it was named.
    revision: String,
    /// The day of its commit.
    on: Day,
    /// Whether the plan is not in that revision.
    is_new: bool,
    groups: Vec<SinceGroup>,
    n_changes: usize,
    n_more: usize,
    /// How many changes are about each section of the document.
    sections: BTreeMap<&'static str, usize>,
}

/// Changes that are about the same kind of thing.
#[derive(Clone, Debug, Serialize)]
struct SinceGroup {
    title: &'static str,
    changes: Vec<SinceChange>,
}

/// A change as each format says it.
#[derive(Clone, Debug, Serialize)]
struct SinceChange {
    /// From 1, through all groups.
    number: usize,
    /// `error`, `warning`, `info` or `wording`.
    level: &'static str,
    html: String,
    markdown: String,
    /// The place in a page of what changed.
    anchor: String,
    /// The section of the document that it is in.
    section: Option<&'static str>,
}

impl Since {
    /// What changed since a revision of a day; no differences mean the same.
    pub fn of(revision: &str, on: Day, diff: Option<&PlanDiff>, is_new: bool) -> Since {
        let mut since = Since {
            revision: revision.to_owned(),
            on,
            is_new,
            groups: Vec::new(),
            n_changes: 0,
            n_more: 0,
            sections: BTreeMap::new(),
        };
        let Some(diff) = diff else { return since };
        since.n_more = diff.changes.len().saturating_sub(MOST);
        for group in Group::ALL {
            let mut changes = Vec::new();
            for one in diff.of_group(group).take(MOST - since.n_changes) {
                since.n_changes += 1;
                let (pieces, change) = (line(one, diff), &one.change);
                let section = section_of(change);
                if let Some(section) = section {
                    *since.sections.entry(section).or_default() += 1;
                }
                changes.push(SinceChange {
                    number: since.n_changes,
                    level: change.level.word(),
                    html: in_html(&pieces),
                    markdown: marked(&pieces, &|words| escaped_for(&MARKDOWN, words)),
                    anchor: anchor_of(change),
                    section,
                });
            }
            if !changes.is_empty() {
                since.groups.push(SinceGroup { title: title(group), changes });
            }
        }
        since
    }

    /// Marks in a page what changed, with the way to the list. Words are escaped already.
    pub(in crate::render) fn mark(&self, page: &str, words: &str) -> String {
        const ID: &str = " id=\"";
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        // What nobody acts on is listed and not marked.
        let all = self.groups.iter().flat_map(|group| &group.changes);
        for one in all.filter(|one| one.level != Level::Wording.word()) {
            numbers.entry(&one.anchor).or_insert(one.number);
        }
        let mut result = String::with_capacity(page.len());
        let mut parts = page.split(ID);
        result.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let Some(number) = part.split('"').next().and_then(|anchor| numbers.get(anchor)) else {
                result.push_str(ID);
                result.push_str(part);
                continue;
            };
            result.push_str(" data-since");
            result.push_str(ID);
            // In front of the words of the first heading or cell.
            let behind_tag = |at: usize| Some(at + part.get(at..)?.find('>')? + 1);
            let heads = ["<th", "<h3", "<h4", "<dt"].iter().filter_map(|tag| part.find(tag));
            match heads.min().and_then(behind_tag).and_then(|at| part.split_at_checked(at)) {
                Some((before, behind)) => {
                    result.push_str(before);
                    let _ = write!(result, "<a class=\"since\" href=\"#since-{number}\">{words}</a> ");
                    result.push_str(behind);
                }
                None => result.push_str(part),
            }
        }
        result
    }
}

/// Where the page of a plan has what a change is about.
fn anchor_of(change: &Change) -> String {
    let subject = &change.subject;
    let kind = if subject.kind == "location" { "store" } else { subject.kind.as_str() };
    format!("{kind}-{}", subject.id)
}

/// The section of a document that has what a section of a plan says.
fn section_of(change: &Change) -> Option<&'static str> {
    let name = match change.section {
        "plan" => "overview",
        "channels" => "touchpoints",
        "locations" | "regions" => "stores",
        "escalations" | "severities" => "playbooks",
        "measurements" => "goals",
        same => same,
    };
    section_names().into_iter().find(|known| *known == name)
}

fn in_html(pieces: &[Piece]) -> String {
    let escaped =
        |text: &str| escaped_for(&AutoEscape::Html, &text.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut html = String::new();
    for piece in pieces {
        let (before, words, behind) = match piece {
            // Blanks between two pieces stand in ours.
            Piece::Ours(words) => ("", escaped_for(&AutoEscape::Html, words), ""),
            Piece::Plan(words) => ("<bdi>", escaped(words), "</bdi>"),
            Piece::Name(name) => ("<code>", escaped(name), "</code>"),
            Piece::Old(words) => ("<del>", escaped(words), "</del>"),
            Piece::New(words) => ("<ins>", escaped(words), "</ins>"),
        };
        html.extend([before, &words, behind]);
    }
    html
}
