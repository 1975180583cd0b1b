//! Documents: a view goes into templates and comes out as text.

mod base64;
mod calendar;
mod card;
mod colours;
mod filters;
mod fit;
mod links;
mod logo;
mod markdown;
mod page;
mod phrases;
mod prose;
mod rehearsal;
mod site;
mod style;
mod tables;
mod templates;
mod words;

pub use calendar::calendar;
pub use card::card;
pub use colours::{Shortfall, TOKENS, colour_names, shortfalls, with_colour};
pub use logo::{MOST_LOGO_BYTES, logo};
pub use markdown::markdown;
pub use page::{Around, SCRIPT, page};
pub use site::{INDEX_SCRIPT, site_index, site_index_json};
pub use tables::{TABLES, Table};
pub use templates::{Overrides, Templates};
pub use words::{Words, words_of_pages};

pub use rehearsal::{broken_promises_table, promises_sheets, promises_table, sheets, timeline, who};

/// A playbook that does not fit on one sheet of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many lines of the smallest text it has too many, about.
    pub n_lines: usize,
}
