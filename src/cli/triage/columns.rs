//! Which columns are read, and how the file is written.

use crate::cli::triage::InputFormat;
use anyhow::{Context, Result, bail};
use serde::Serialize;
use std::path::Path;

/// The columns that somebody named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'w> {
    pub(super) text: Option<&'w str>,
    pub(super) channel: Option<&'w str>,
    pub(super) label: Option<&'w str>,
}

/// The columns that are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Columns {
    pub(super) text: String,
    pub(super) channel: Option<String>,
    pub(super) labels: Option<String>,
}

/// Where the columns of a table stand.
pub(super) struct Places {
    pub(super) text: usize,
    pub(super) channel: Option<usize>,
    pub(super) label: Option<usize>,
    pub(super) n_columns: usize,
}

impl Places {
    pub(super) fn of(columns: &Columns, names: &[String]) -> Places {
        let place = |column: &str| names.iter().position(|name| name == column);
        Places {
            text: place(&columns.text).unwrap_or(0),
            channel: columns.channel.as_deref().and_then(place),
            label: columns.labels.as_deref().and_then(place),
            n_columns: names.len(),
        }
    }
}

/// Names under which the words of a message are exported, the likeliest first.
const TEXT_NAMES: [&str; 12] = [
    "text",
    "message",
    "body",
    "comment",
    "content",
    "review",
    "tweet",
    "post",
    "caption",
    "full_text",
    "description",
    "title",
];

const CHANNEL_NAMES: [&str; 4] = ["channel", "platform", "network", "source"];

/// The columns to read, among those that there are.
pub(super) fn columns(names: &[&str], wanted: Wanted<'_>, file: &str) -> Result<Columns> {
    let find = |name: &str| {
        let exact = names.iter().find(|known| **known == name);
        exact
            .or_else(|| names.iter().find(|known| known.eq_ignore_ascii_case(name)))
            .map(|name| (*name).to_owned())
    };
    let asked = |name: &str, flag: &str| {
        find(name).with_context(|| {
            let near = crate::plan::nearest(name, names.iter().copied());
            let near = near.map_or_else(|| ";".to_owned(), |near| format!(", did you mean `{near}`?"));
            format!("{flag}: `{file}` has no column `{name}`{near} it has {}", listed(names))
        })
    };
    let text = match wanted.text {
        Some(name) => asked(name, "--text")?,
        None => match TEXT_NAMES.iter().find_map(|name| find(name)) {
            Some(name) => name,
            None => bail!(
                "which column of `{file}` holds the words? name it with --text; it has {}",
                listed(names)
            ),
        },
    };
    let channel = match wanted.channel {
        Some(name) => Some(asked(name, "--channel")?),
        None => CHANNEL_NAMES.iter().find_map(|name| find(name)).filter(|name| *name != text),
    };
    let labels = wanted.label.map(|name| asked(name, "--labels")).transpose()?;
    Ok(Columns { text, channel, labels })
}

fn listed(names: &[&str]) -> String {
    const MOST: usize = 12;
    let shown: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    if shown.is_empty() { "none".to_owned() } else { shown.join(", ") }
}

/// How a file is written, by its name.
pub(super) fn of_name(path: &Path) -> Option<InputFormat> {
    let ending = path.extension()?.to_string_lossy().to_ascii_lowercase();
    match ending.as_str() {
        "jsonl" | "ndjson" | "json" | "jsonlines" => Some(InputFormat::Jsonl),
        "csv" | "tsv" | "tab" => Some(InputFormat::Csv),
        _ => None,
    }
}

/// The same by its first letter.
pub(super) fn of_text(head: &[u8]) -> InputFormat {
    match head.trim_ascii_start().first() {
        Some(b'{' | b'[') => InputFormat::Jsonl,
        _ => InputFormat::Csv,
    }
}

/// What stands between columns: whatever is most frequent in the head.
pub(super) fn delimiter(path: &Path, first_line: &str) -> u8 {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("tsv")) {
        return b'\t';
    }
    let count = |delimiter: u8| first_line.bytes().filter(|byte| *byte == delimiter).count();
    // Of equals the last is taken: a comma before the others.
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}
