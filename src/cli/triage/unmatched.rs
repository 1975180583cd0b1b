//! The messages that no row knows, in a file of their own, to be read and labelled.

use crate::cli::output::Growing;
use crate::cli::triage::messages::Message;
use anyhow::Result;
use serde_json::json;
use std::fmt::Write;
use std::path::Path;

pub(super) struct UnmatchedFile {
    file: Growing,
    is_csv: bool,
}

impl UnmatchedFile {
    pub(super) fn begin(path: &Path) -> Result<UnmatchedFile> {
        let is_csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let mut file = Growing::begin(path)?;
        if is_csv {
            file.add(b"line,channel,label,text\n")?;
        }
        Ok(UnmatchedFile { file, is_csv })
    }

    pub(super) fn add(&mut self, message: &Message<'_>) -> Result<()> {
        let Message { text, channel, label, line } = message;
        let mut row = String::new();
        if self.is_csv {
            let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
            let [channel, label] = [channel, label].map(|field| quoted(field.unwrap_or_default()));
            let _ = writeln!(row, "{line},{channel},{label},{}", quoted(text));
        } else {
            let _ =
                writeln!(row, "{}", json!({"line": line, "channel": channel, "label": label, "text": text}));
        }
        self.file.add(row.as_bytes())
    }

    pub(super) fn finish(self) -> Result<()> {
        self.file.finish()
    }
}
