//! The sheet for the meeting that reviews a plan.

use crate::changes::Group;
use crate::render::empty_columns::page_without_empty_columns;
use crate::render::page::{Around, Page, Skin, finish};
use crate::render::runner::in_markdown;
use crate::render::style::Kind;
use crate::render::{PlanDiff, Templates, markdown};
use crate::view::{ChangedGroup, Review, ReviewChanges, ReviewMessages, View};
use anyhow::Result;
use serde::Serialize;

/// What a review is made of, beside the plan.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Reviewed<'r> {
    pub review: &'r Review,
    /// The messages of a file, where one is counted.
    pub messages: Option<&'r ReviewMessages>,
    pub changed: &'r ReviewChanges,
}

impl ReviewChanges {
    /// What differs, by groups, each with the first things in which it does.
    pub fn of(diff: Option<&PlanDiff>, command: String) -> ReviewChanges {
        const MOST_NAMED: usize = 4;
        let groups = Group::ALL.into_iter().filter_map(|group| {
            let changes = || {
                diff.into_iter().flat_map(|diff| &diff.changes).filter(move |one| one.change.group == group)
            };
            let mut names: Vec<String> = Vec::new();
            for one in changes() {
                let subject = &one.change.subject;
                let name = subject.name.clone().unwrap_or_else(|| subject.id.clone());
                if !names.contains(&name) && names.len() <= MOST_NAMED {
                    names.push(if names.len() < MOST_NAMED { name } else { "…".to_owned() });
                }
            }
            let count = changes().count();
            (count > 0).then_some(ChangedGroup { group: group.word(), count, names })
        });
        let groups: Vec<ChangedGroup> = groups.collect();
        let why = groups.is_empty().then_some("none");
        ReviewChanges { groups, command: Some(command), why }
    }

    /// That nobody knows, and why.
    pub fn unknown(why: &'static str) -> ReviewChanges {
        ReviewChanges { why: Some(why), ..ReviewChanges::default() }
    }
}

#[derive(Serialize)]
struct Sheet<'v> {
    #[serde(flatten)]
    page: Page<'v>,
    #[serde(flatten)]
    reviewed: Reviewed<'v>,
}

impl<'v> Sheet<'v> {
    fn of(view: &'v View, reviewed: Reviewed<'v>, templates: &'v Templates, around: &'v Around) -> Sheet<'v> {
        Sheet { page: Page { view, skin: Skin::of(templates, Kind::Sheet), around }, reviewed }
    }
}

/// The sheet as Markdown.
pub fn review_sheet(view: &View, reviewed: Reviewed<'_>, templates: &Templates) -> Result<String> {
    let around = Around::default();
    let sheet = Sheet::of(view, reviewed, templates, &around);
    Ok(in_markdown(markdown::tidy(&templates.render("md/review.md", sheet)?)))
}

/// The sheet as one page, two sheets of paper or less where the plan is small.
pub fn review_page(view: &View, reviewed: Reviewed<'_>, templates: &Templates) -> Result<String> {
    let around = Around::default();
    let page = templates.render("html/review.html", Sheet::of(view, reviewed, templates, &around))?;
    Ok(page_without_empty_columns(&finish(&page)))
}
