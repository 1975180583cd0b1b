//! How a comment finds its row of triage.

use crate::plan::{self, Plan};
use crate::rehearsal::{Reply, Way};
use crate::routing::Fit;
use crate::view::{Duration, Named, humanize, people};
use serde::Serialize;

/// A row of triage and why it takes the comment or does not.
#[derive(Debug, Serialize)]
pub struct WayRow {
    /// From 1.
    pub number: usize,
    /// The kind of comment, as the plan writes it.
    pub kind: String,
    /// What that is called.
    pub name: String,
    /// Whether it takes the comment.
    pub fits: bool,
    /// Why it does, and why it does not.
    pub why: RowFit,
}

/// How a row of triage stands to a comment.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum RowFit {
    /// It fits by one of its `any`.
    Phrase {
        /// Which.
        phrase: String,
    },
    /// It fits by one of the lists that come with smplan.
    List {
        /// Which.
        list: String,
    },
    /// It takes what is left.
    Rest,
    /// It is for people: it has no `match`.
    ForPeople,
    /// It looks on other channels.
    OtherChannels,
    /// None of its words is in the comment.
    NothingFound,
    /// One of its `not` is in the comment.
    LeftOut {
        /// Which.
        phrase: String,
    },
}

/// The row that takes the comment.
#[derive(Debug, Serialize)]
pub struct Row {
    /// From 1.
    pub number: usize,
    /// The kind of comment, as the plan writes it.
    pub kind: String,
    /// What that is called.
    pub name: String,
    /// Whether such comments are answered: a word of the format, such as `reply`.
    pub respond: &'static str,
    /// Who answers.
    pub owner: Option<Named>,
    /// Who alone may answer.
    pub responders: Vec<Named>,
    /// Who is told of it.
    pub inform: Vec<Named>,
    /// Where the comment is passed on to.
    pub forward_to: Option<Named>,
    /// For how long others may answer first.
    pub max_wait: Option<Duration>,
}

pub(super) fn way(plan: &Plan, reply: &Reply<'_>) -> Vec<WayRow> {
    let Way::ByWords(fits) = &reply.way else { return Vec::new() };
    let won = fits.iter().position(|fit| matches!(fit, Fit::Fits(_)));
    let until = won.map_or(fits.len(), |won| won + 1);
    let rows = fits.iter().take(until).zip(plan.triage.items()).enumerate();
    rows.map(|(index, (fit, row))| {
        let why = match fit {
            Fit::Fits(Some(by)) if is_list(row, by) => RowFit::List { list: (*by).to_owned() },
            Fit::Fits(Some(by)) => RowFit::Phrase { phrase: (*by).to_owned() },
            Fit::Fits(None) => RowFit::Rest,
            Fit::ForPeople => RowFit::ForPeople,
            Fit::ElsewhereOnly => RowFit::OtherChannels,
            Fit::NothingFound => RowFit::NothingFound,
            Fit::Excluded(by) => RowFit::LeftOut { phrase: (*by).to_owned() },
        };
        let fits = matches!(fit, Fit::Fits(_));
        let kind = kind_of(row);
        WayRow { number: index + 1, name: humanize::title(&kind), kind, fits, why }
    })
    .collect()
}

/// Whether what a row fits by is the name of one of its lists.
fn is_list(row: &plan::TriageRow, by: &str) -> bool {
    let Some(of_row) = row.r#match.get() else { return false };
    let is_own = of_row.any.items().iter().any(|phrase| *phrase.value == *by);
    !is_own && of_row.lists.items().iter().any(|list| list.word() == by)
}

pub(super) fn triage_row(plan: &Plan, index: usize, row: &plan::TriageRow) -> Row {
    Row {
        number: index + 1,
        kind: kind_of(row),
        name: humanize::title(&kind_of(row)),
        respond: row.respond().word(),
        owner: people::owner_of(plan, &row.owner),
        responders: people::owners(plan, &row.responders),
        inform: people::owners(plan, &row.inform),
        forward_to: row.forward_to.get().map(|id| people::place_or_owner(plan, id)),
        max_wait: Duration::of(&row.max_wait),
    }
}

fn kind_of(row: &plan::TriageRow) -> String {
    humanize::text(&row.kind).unwrap_or_default()
}
