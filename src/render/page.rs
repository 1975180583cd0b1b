//! One HTML page that needs nothing else.

use crate::render::base64::base64;
use crate::render::{Templates, links};
use crate::view::View;
use anyhow::Result;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The style sheets, in their order.
const STYLES: [&str; 3] = ["css/tokens.css", "css/base.css", "css/print.css"];

/// All that moves on the page; an empty one is left out.
pub const SCRIPT: &str = "js/plan.js";

/// What all pages are dressed in.
#[derive(Serialize)]
pub(super) struct Skin<'t> {
    style: String,
    /// Names the style sheet in the page's security policy, so that no other is used.
    style_hash: String,
    /// The script of the page; nothing where none is wanted.
    script: Option<&'t str>,
    script_hash: String,
    /// The logo as an address that holds all of it.
    logo: Option<&'t str>,
}

impl<'t> Skin<'t> {
    /// Style sheets in their order, and more that belongs to this page alone.
    pub(super) fn of(templates: &'t Templates, styles: &[&'static str], more: &str) -> Skin<'t> {
        let styles: String = styles.iter().map(|name| templates.asset(name)).collect();
        let style = compact(&styles) + more;
        Skin {
            style_hash: hash(&style),
            script: None,
            script_hash: String::new(),
            logo: templates.logo(),
            style,
        }
    }

    /// The same with a script, where there is anything in it.
    pub(super) fn with_script(self, script: &'t str) -> Skin<'t> {
        let script = Some(script).filter(|script| !script.is_empty());
        Skin { script_hash: script.map(hash).unwrap_or_default(), script, ..self }
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
}

/// A plan as one page.
pub fn page(view: &View, templates: &Templates, around: &Around) -> Result<String> {
    let skin = Skin::of(templates, &STYLES, &running_lines(view)).with_script(templates.asset(SCRIPT));
    Ok(finish(&templates.render("html/plan.html", Page { view, skin, around })?))
}

/// A page as it is written: no empty lines, no link that leads nowhere.
pub(super) fn finish(page: &str) -> String {
    links::without_dangling_in_html(&without_empty_lines(page))
}

/// The digest of a style sheet or script, as a security policy names it.
fn hash(text: &str) -> String {
    base64(&Sha256::digest(text.as_bytes()))
}

/// The lines at the head and the foot of every printed page: whom to call; what it is, where it comes from, its number.
fn running_lines(view: &View) -> String {
    let part =
        |before: &str, text: Option<&String>| text.map(|text| format!("{before}{text}")).unwrap_or_default();
    let foot = css_string(&format!(
        "{}{}{}. Made from {}{}{} by smplan {}{}.",
        view.title,
        part(", version ", view.glance.version.as_ref()),
        part(", as of ", view.as_of.as_ref()),
        view.source,
        part(" ", view.digest.as_ref()),
        part(", commit ", view.commit.as_ref()),
        view.tool_version,
        part(". Times of ", view.glance.time_zone.as_ref()),
    ));
    let call = view.glance.call.as_ref().or(view.glance.hotline.as_ref());
    let head = call.map(|call| css_string(&format!("When something happens: {} {}", call.label, call.phone)));
    let head = head
        .map(|words| format!("@top-right {{ content: \"{words}\"; font: bold 9pt sans-serif; }} "))
        .unwrap_or_default();
    format!(
        "@page {{ {head}@bottom-left {{ content: \"{foot}\"; font: 8pt sans-serif; width: 90%; }} \
         @bottom-right {{ content: counter(page); font: 8pt sans-serif; }} }}\n"
    )
}

/// Text in a string of a style sheet: whatever is no letter, digit or space is written as its number.
fn css_string(text: &str) -> String {
    const LONGEST: usize = 240;
    let mut string = String::new();
    for character in text.chars().take(LONGEST) {
        if character.is_alphanumeric() || matches!(character, ' ' | ',' | '.' | '-') {
            string.push(character);
        } else {
            let _ = write!(string, "\\{:x} ", u32::from(character));
        }
    }
    string
}

fn without_empty_lines(html: &str) -> String {
    let mut result = String::with_capacity(html.len());
    let mut verbatim = false;
    for line in html.lines() {
        verbatim = (verbatim || line.contains("<pre")) && !line.contains("</pre>");
        if !line.trim().is_empty() || verbatim {
            result.push_str(if verbatim { line } else { line.trim_end() });
            result.push('\n');
        }
    }
    result
}

/// A style sheet without comments and indentation.
fn compact(style: &str) -> String {
    let mut result = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        result.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    result.push_str(rest);
    result.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |mut all, line| {
        all.push_str(line);
        all.push('\n');
        all
    })
}

#[cfg(test)]
mod tests {
    use crate::render::page::css_string;

    #[test]
    fn a_string_of_a_style_sheet_is_not_closed_by_its_text() {
        assert_eq!(css_string("A\"; } </style>\n"), "A\\22 \\3b  \\7d  \\3c \\2f style\\3e \\a ");
    }
}
