//! One HTML page that needs nothing else.

use crate::render::Since;
use crate::render::empty_columns::page_without_empty_columns;
use crate::render::filters::escaped_for;
use crate::render::runner::in_html;
use crate::render::style::{Kind, Style};
use crate::render::{Templates, links};
use crate::view::View;
use anyhow::Result;
use memchr::memmem;
use minijinja::AutoEscape;
use serde::Serialize;
use std::collections::BTreeMap;
use std::iter::Peekable;

/// What all pages are dressed in.
#[derive(Serialize)]
pub(super) struct Skin<'t> {
    style: &'t str,
    /// Names the style sheet in the page's security policy, so that no other is used.
    style_hash: &'t str,
    /// The script of the page; nothing where none is wanted.
    script: Option<&'t str>,
    script_hash: &'t str,
    /// The logo as an address that holds all of it.
    logo: Option<&'t str>,
}

impl<'t> Skin<'t> {
    pub(super) fn of(templates: &'t Templates, kind: Kind) -> Skin<'t> {
        let Style { text: style, hash: style_hash, script_hash } = templates.style(kind);
        // An empty script is none.
        let script = kind.script().map(|name| templates.asset(name)).filter(|script| !script.is_empty());
        Skin { style, style_hash, script, script_hash, logo: templates.logo() }
    }
}

/// What every page of a plan sees.
#[derive(Serialize)]
pub(super) struct Page<'v> {
    #[serde(flatten)]
    pub(super) view: &'v View,
    #[serde(flatten)]
    pub(super) skin: Skin<'v>,
    #[serde(flatten)]
    pub(super) around: &'v Around,
}

/// Other documents of the same site that a page leads to, by their paths from the page; nothing where there is no site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Around {
    /// The first page.
    pub home: Option<String>,
    /// The page of the plan, for its cards.
    #[serde(rename = "plan_page")]
    pub page: Option<String>,
    pub calendar: Option<String>,
    /// The card of each playbook, in their order.
    pub cards: Vec<Option<String>>,
    /// The page of each location, by its id.
    #[serde(rename = "store_pages")]
    pub stores: BTreeMap<String, String>,
    /// The page of all stores of a group.
    pub all_stores: Option<String>,
    /// What changed since a revision, where that is asked for.
    pub since: Option<Since>,
}

/// A plan as one page.
pub fn page(view: &View, templates: &Templates, around: &Around) -> Result<String> {
    let skin = Skin::of(templates, Kind::Plan);
    let page = finish(&templates.render("html/plan.html", Page { view, skin, around })?);
    let page = page_without_empty_columns(&page);
    Ok(match &around.since {
        Some(since) => {
            since.mark(&page, &escaped_for(&AutoEscape::Html, &templates.language().word("since-mark")))
        }
        None => page,
    })
}

/// A page as it is written: no empty lines, no link that leads nowhere.
pub(super) fn finish(page: &str) -> String {
    in_html(links::without_dangling_in_html(without_empty_lines(page)))
}

fn without_empty_lines(html: &str) -> String {
    let mut result = String::with_capacity(html.len());
    let mut opened = memmem::find_iter(html.as_bytes(), "<pre").peekable();
    let mut closed = memmem::find_iter(html.as_bytes(), "</pre>").peekable();
    let mut verbatim = false;
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', html.as_bytes()).chain([html.len()]) {
        let line = html.get(start..end).unwrap_or_default();
        start = end + 1;
        let (begins, ends) = (comes_before(end, &mut opened), comes_before(end, &mut closed));
        verbatim = (verbatim || begins) && !ends;
        let line = if verbatim { line } else { line.trim_end() };
        if !line.is_empty() || verbatim {
            result.push_str(line);
            result.push('\n');
        }
    }
    result
}

/// Whether one of the next places stands before another place; they are done with then.
fn comes_before(end: usize, places: &mut Peekable<impl Iterator<Item = usize>>) -> bool {
    let mut comes = false;
    while places.next_if(|place| *place < end).is_some() {
        comes = true;
    }
    comes
}
