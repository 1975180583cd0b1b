//! Documents: a view goes into templates and comes out as text.

mod address;
mod calendar;
mod card;
mod code_blocks;
mod colours;
mod columns;
mod controls;
mod diff;
mod drill;
mod duty_sheet;
mod empty_columns;
mod filters;
mod fit;
mod links;
mod logo;
mod markdown;
mod page;
mod posts;
mod promises;
mod prose;
mod review;
mod rota;
mod runner;
mod say;
mod scorecard;
mod site;
mod status;
mod style;
mod summary;
mod tables;
mod templates;
mod who;

pub use address::Address;
pub use calendar::{calendar, due_calendar, duty_calendar, rota_calendar};
pub use card::card;
pub use colours::{Shortfall, TOKENS, colour_names, shortfalls, with_colour};
pub use diff::{
    LinePlace, PlacedChange, PlanDiff, SETTINGS, Since, diff, diff_counts, diff_json, diff_sheet,
};
pub use drill::{drill_json, places_json, places_sheet, places_text, sheets, timelines};
pub use duty_sheet::duty_sheet;
pub use logo::{MOST_LOGO_BYTES, logo};
pub use markdown::markdown;
pub use page::{Around, page};
pub use posts::{COLUMNS as POST_COLUMNS, hootsuite, posts_calendar, posts_table};
pub use promises::{broken_promises_table, not_judged, promises_sheet, promises_table};
pub use review::{Reviewed, review_page, review_sheet};
pub use rota::{rota_json, rota_sheet, rota_table, rota_text};
pub use scorecard::{
    COLUMNS as SCORECARD_COLUMNS, scorecard, scorecard_page, scorecard_sheet, scorecard_table,
};
pub use site::{site_index, site_index_json};
pub use status::{status, status_json, status_of_others, status_of_others_sheet, status_sheet};
pub use style::{INDEX_SCRIPT, SCRIPT};
pub use summary::summary;
pub use tables::{Column, TABLES, Table};
pub use templates::{Overrides, Templates};
pub use who::{on_duty, on_duty_sheet, test_sheet, triage_sheet, who, who_sheet};

/// A playbook that does not fit on one sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many lines of the smallest text it has too many, about.
    pub n_lines: usize,
}
