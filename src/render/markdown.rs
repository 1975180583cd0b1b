//! Markdown that GitHub and GitLab show well.

use crate::render::{Templates, links};
use crate::view::View;
use anyhow::Result;

/// A plan as Markdown.
pub fn markdown(view: &View, templates: &Templates) -> Result<String> {
    let text = templates.render("md/plan.md", view)?;
    Ok(links::without_dangling_in_markdown(&tidy(&text)))
}

/// One empty line where templates left several, none at the ends of lines.
pub(super) fn tidy(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    let mut empty = true;
    for line in text.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        let marker = line.get(..ticks).unwrap_or_default();
        match fence {
            // Inside a code block every line is the plan's own.
            Some(open) => {
                if marker == open && line.len() == ticks {
                    fence = None;
                }
                result.push_str(line);
                result.push('\n');
                empty = false;
                continue;
            }
            None if ticks >= 3 => fence = Some(marker),
            None => {}
        }
        let line = line.trim_end();
        if line.is_empty() && empty {
            continue;
        }
        empty = line.is_empty();
        result.push_str(line);
        result.push('\n');
    }
    let end = result.trim_end().len();
    result.truncate(end);
    result.push('\n');
    result
}
