//! Rehearsals: as text for a terminal, as a sheet for the one who leads a tabletop exercise, and as facts for programs.

mod json;
mod places;
mod sentences;
mod terminal;

pub use json::drill_json;
pub use places::{places_json, places_sheet, places_text};
pub use terminal::timelines;

pub(super) use sentences::{Sentences, capitalised};
pub(super) use terminal::{first_message, promises, whose_turn};

use crate::render::runner::in_markdown;
use crate::render::{Templates, markdown};
use crate::view::Rehearsal;
use anyhow::Result;
use serde::Serialize;

/// Sheets to read aloud and to tick off, one after the other, in the words of the templates.
pub fn sheets(rehearsals: &[Rehearsal], templates: &Templates) -> Result<String> {
    one_after_the_other(templates, "md/drill.md", rehearsals)
}

/// Documents of one template as one document.
pub(super) fn one_after_the_other(
    templates: &Templates,
    template: &str,
    parts: impl IntoIterator<Item = impl Serialize>,
) -> Result<String> {
    let parts =
        parts.into_iter().map(|part| Ok(in_markdown(markdown::tidy(&templates.render(template, part)?))));
    Ok(parts.collect::<Result<Vec<String>>>()?.join("\n---\n\n"))
}
