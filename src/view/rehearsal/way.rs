//! How a comment finds its row of triage.

use crate::plan::{self, Plan};
use crate::rehearsal::{Reply, Way};
use crate::routing::Fit;
use crate::view::touchpoints::row_named;
use crate::view::{humanize, people};
use serde::Serialize;

/// A row of triage and why it takes the comment or does not.
#[derive(Debug, Serialize)]
pub struct WayRow {
    pub number: usize,
    pub kind: String,
    pub fits: bool,
    pub why: String,
}

/// The row that takes the comment.
#[derive(Debug, Serialize)]
pub struct Row {
    pub number: usize,
    pub kind: String,
    pub respond: &'static str,
    pub owner: Option<String>,
    /// Who alone may answer.
    pub responders: Vec<String>,
    pub inform: Vec<String>,
    pub forward_to: Option<String>,
    pub max_wait: Option<String>,
}

pub(super) fn way(plan: &Plan, reply: &Reply<'_>) -> Vec<WayRow> {
    let Way::ByWords(fits) = &reply.way else { return Vec::new() };
    let won = fits.iter().position(|fit| matches!(fit, Fit::Fits(_)));
    let until = won.map_or(fits.len(), |won| won + 1);
    let rows = fits.iter().take(until).zip(plan.triage.items()).enumerate();
    rows.map(|(index, (fit, row))| {
        let why = match fit {
            Fit::Fits(Some(by)) => format!("`{by}` is in it"),
            Fit::Fits(None) => "it takes what is left".to_owned(),
            Fit::ForPeople => "for people: it has no `match`".to_owned(),
            Fit::ElsewhereOnly => "it looks on other channels".to_owned(),
            Fit::NothingFound => "none of its words is in it".to_owned(),
            Fit::Excluded(by) => format!("`{by}` is in it, which the row leaves out"),
        };
        WayRow { number: index + 1, kind: row_named(row), fits: matches!(fit, Fit::Fits(_)), why }
    })
    .collect()
}

pub(super) fn triage_row(plan: &Plan, index: usize, row: &plan::TriageRow) -> Row {
    let labels = |field| people::owners(plan, field).into_iter().map(|owner| owner.label).collect();
    Row {
        number: index + 1,
        kind: row_named(row),
        respond: row.respond.copied().map_or("reply", plan::Respond::word),
        owner: people::owner_of(plan, &row.owner).map(|owner| owner.label),
        responders: labels(&row.responders),
        inform: labels(&row.inform),
        forward_to: row.forward_to.get().map(|id| people::place_or_owner(plan, id)),
        max_wait: humanize::duration_of(&row.max_wait),
    }
}
