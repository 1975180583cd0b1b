//! Markdown that GitHub and GitLab show well.

use crate::render::{Templates, links};
use crate::view::View;
use anyhow::Result;

/// A plan as Markdown.
pub fn markdown(view: &View, templates: &Templates) -> Result<String> {
    let text = templates.render("md/plan.md", view)?;
    Ok(links::without_dangling_in_markdown(tidy(&text)))
}

/// The lines of a text, each with whether it is in a code block: there every line is the plan's own, and so is the last of
/// them, which closes the block.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut fence: Option<&str> = None;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    // What stands behind the last end of a line is a line as well, where there is something.
    let last = (!text.is_empty() && !text.ends_with('\n')).then_some(text.len());
    let mut start = 0;
    ends.chain(last).map(move |end| {
        let line = text.get(start..end).unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        start = end + 1;
        if fence.is_none() && !line.starts_with("```") {
            return (line, false);
        }
        let ticks = line.len() - line.trim_start_matches('`').len();
        let marker = line.get(..ticks).unwrap_or_default();
        let is_code = fence.is_some();
        match fence {
            Some(open) if marker == open && line.len() == ticks => fence = None,
            None if ticks >= 3 => fence = Some(marker),
            _ => {}
        }
        (line, is_code)
    })
}

/// One empty line where templates left several, none at the ends of lines.
pub(super) fn tidy(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut empty = true;
    for (line, is_code) in lines(text) {
        let line = if is_code { line } else { line.trim_end() };
        if line.is_empty() && empty && !is_code {
            continue;
        }
        empty = line.is_empty() && !is_code;
        result.push_str(line);
        result.push('\n');
    }
    let end = result.trim_end().len();
    result.truncate(end);
    result.push('\n');
    result
}
