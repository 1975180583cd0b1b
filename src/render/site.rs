//! The first page of a site, and the same for programs.

use crate::render::Templates;
use crate::render::page::{Skin, finish};
use crate::render::runner::in_json;
use crate::render::style::Kind;
use crate::view::SiteIndex;
use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::json;

#[derive(Serialize)]
struct Page<'i> {
    #[serde(flatten)]
    index: &'i SiteIndex,
    #[serde(flatten)]
    skin: Skin<'i>,
}

/// The first page of a site: every plan with its owner, its time, what the checks found and its next review.
pub fn site_index(index: &SiteIndex, templates: &Templates) -> Result<String> {
    let skin = Skin::of(templates, Kind::Index);
    Ok(finish(&templates.render("html/index.html", Page { index, skin })?))
}

/// The same for programs, with the names of all files of the site: `files` is what a later run may remove.
pub fn site_index_json(index: &SiteIndex, files: &[String]) -> Result<String> {
    let json = json!({
        "version": 2,
        "generator": "smplan",
        "as_of": index.as_of,
        "plans": index.plans,
        "files": files,
    });
    let text = serde_json::to_string_pretty(&json).context("the list of plans as JSON")?;
    Ok(in_json(&text) + "\n")
}
