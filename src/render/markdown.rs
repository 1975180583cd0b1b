//! Markdown that GitHub and GitLab show well.

use crate::render::code_blocks::lines;
use crate::render::empty_columns::without_empty_columns;
use crate::render::runner::in_markdown;
use crate::render::{Since, Templates, links};
use crate::view::View;
use anyhow::Result;
use serde::Serialize;

/// A plan as Markdown, with what changed since a revision where that is asked for.
pub fn markdown(view: &View, since: Option<&Since>, templates: &Templates) -> Result<String> {
    #[derive(Serialize)]
    struct Document<'d> {
        #[serde(flatten)]
        view: &'d View,
        since: Option<&'d Since>,
    }
    let text = templates.render("md/plan.md", Document { view, since })?;
    Ok(in_markdown(links::without_dangling_in_markdown(tidy(&text))))
}

/// One empty line where templates left several, none at the ends of lines, and no column that says nothing.
pub(super) fn tidy(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut empty = true;
    let mut table: Vec<&str> = Vec::new();
    for (line, is_code) in lines(text) {
        let line = if is_code { line } else { line.trim_end() };
        if !is_code && line.starts_with('|') {
            table.push(line);
            empty = false;
            continue;
        }
        put_table(&mut result, &mut table);
        if line.is_empty() && empty && !is_code {
            continue;
        }
        empty = line.is_empty() && !is_code;
        result.push_str(line);
        result.push('\n');
    }
    put_table(&mut result, &mut table);
    let end = result.trim_end().len();
    result.truncate(end);
    result.push('\n');
    result
}

fn put_table(result: &mut String, table: &mut Vec<&str>) {
    for line in without_empty_columns(table) {
        result.push_str(&line);
        result.push('\n');
    }
    table.clear();
}
