//! Who is on duty, for the wall and for the wallet.

use crate::render::Templates;
use crate::render::page::{Around, Page, Skin, finish};
use crate::render::style::Kind;
use crate::view::View;
use anyhow::Result;

/// Whom to call, shift by shift, with the escalation paths as phone trees and a card for the wallet of each, as one page.
pub fn duty_sheet(view: &View, templates: &Templates) -> Result<String> {
    let around = Around::default();
    let skin = Skin::of(templates, Kind::Sheet);
    Ok(finish(&templates.render("html/duty.html", Page { view, skin, around: &around })?))
}
