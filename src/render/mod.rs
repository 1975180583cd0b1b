//! Documents: a view goes into templates and comes out as text.

mod base64;
mod colours;
mod filters;
mod links;
mod logo;
mod markdown;
mod page;
mod prose;
mod rehearsal;
mod templates;

pub use colours::{Shortfall, TOKENS, colour_names, shortfalls, with_colour};
pub use logo::{MOST_LOGO_BYTES, logo};
pub use page::SCRIPT;
pub use templates::{Look, Templates};

pub use rehearsal::{promises_sheet, promises_table, sheets, timeline, who};

use crate::view::View;
use anyhow::Result;

/// A kind of document.
pub struct Format {
    pub name: &'static str,
    pub description: &'static str,
    /// The ending of its files.
    pub extension: &'static str,
    pub render: fn(&View, &Templates) -> Result<String>,
}

/// All kinds of documents; the first is the default.
pub const FORMATS: &[Format] = &[markdown::FORMAT, page::FORMAT];

/// The kind of a name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
