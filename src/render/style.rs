//! What pages wear: style sheets and script, put together once for all pages of a kind.

use data_encoding::BASE64;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// All that moves on the page of a plan; an empty one is left out.
pub const SCRIPT: &str = "js/plan.js";

/// Looks for words in the list of plans; without it there is no such field.
pub const INDEX_SCRIPT: &str = "js/index.js";

/// What a page is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Plan,
    Card,
    Index,
    /// The duty sheet and the summary.
    Sheet,
}

impl Kind {
    /// Its style sheets, in their order.
    fn names(self) -> &'static [&'static str] {
        match self {
            Kind::Plan => &["css/tokens.css", "css/base.css", "css/print.css", "css/running.css"],
            Kind::Card => &["css/tokens.css", "css/base.css", "css/print.css", "css/card.css"],
            Kind::Index => &["css/tokens.css", "css/base.css", "css/print.css", "css/index.css"],
            Kind::Sheet => &["css/tokens.css", "css/base.css", "css/print.css", "css/sheet.css"],
        }
    }

    /// All that moves on it.
    pub(super) fn script(self) -> Option<&'static str> {
        match self {
            Kind::Plan | Kind::Sheet => Some(SCRIPT),
            Kind::Card => None,
            Kind::Index => Some(INDEX_SCRIPT),
        }
    }
}

/// What pages of a kind wear. There is no text of a plan in it, so that it is the same for all of them.
#[derive(Debug)]
pub(super) struct Style {
    pub(super) text: String,
    /// Names the style sheet in the page's security policy, so that no other is used.
    pub(super) hash: String,
    /// The same for the script; empty where there is none.
    pub(super) script_hash: String,
}

/// The styles of all kinds of pages, each made when the first page needs it.
#[derive(Debug, Default)]
pub(super) struct Styles([OnceLock<Style>; 4]);

impl Styles {
    /// The style of a kind of page; `text_of` gives the text of a style sheet.
    pub(super) fn of<'t>(&self, kind: Kind, text_of: impl Fn(&'static str) -> &'t str) -> &Style {
        let Styles([plan, card, index, sheet]) = self;
        let style = match kind {
            Kind::Plan => plan,
            Kind::Card => card,
            Kind::Index => index,
            Kind::Sheet => sheet,
        };
        style.get_or_init(|| {
            let text = compact(&kind.names().iter().map(|name| text_of(name)).collect::<String>());
            let script = kind.script().map(text_of).filter(|script| !script.is_empty());
            Style { hash: hash(&text), text, script_hash: script.map(hash).unwrap_or_default() }
        })
    }
}

/// The digest of a style sheet or script, as a security policy names it.
fn hash(text: &str) -> String {
    BASE64.encode(&Sha256::digest(text.as_bytes()))
}

/// A style sheet without comments, indentation, and what nobody needs between its signs; lines with texts stay as they are.
fn compact(style: &str) -> String {
    let mut result = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        result.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    result.push_str(rest);
    result.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |mut all, line| {
        match line.split_once('{').filter(|_| !line.contains('"') && !line.contains('\'')) {
            Some((of, rules)) => {
                all.push_str(of.trim_end());
                all.push('{');
                match rules.strip_suffix("; }") {
                    Some(rules) => all.extend([rules.trim_start(), "}"]),
                    None => all.push_str(rules.trim_start()),
                }
            }
            None => all.push_str(line),
        }
        all.push('\n');
        all
    })
}
