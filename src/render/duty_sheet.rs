//! Who is on duty, for the wall and for the wallet.

use crate::render::Templates;
use crate::render::address::Address;
use crate::render::page::{Around, Page, Skin, finish};
use crate::render::style::Kind;
use crate::view::View;
use anyhow::Result;
use serde::Serialize;

/// Whom to call, shift by shift, with the escalation paths as phone trees and a card for the wallet of each, as one page.
pub fn duty_sheet(view: &View, templates: &Templates, address: Option<Address>) -> Result<String> {
    let around = Around::default();
    let page = Page { view, skin: Skin::of(templates, Kind::Sheet), around: &around };
    let sheet = Sheet { page, address };
    Ok(finish(&templates.render("html/duty.html", sheet)?))
}

#[derive(Serialize)]
struct Sheet<'v> {
    #[serde(flatten)]
    page: Page<'v>,
    /// Where the site with its current version is.
    address: Option<Address>,
}
