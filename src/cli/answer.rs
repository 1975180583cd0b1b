//! What commands answer, and where it goes.

use crate::cli::output;
use crate::cli::terminal::Terminal;
use crate::report::to_json;
use anyhow::Result;
use serde::Serialize;
use std::path::PathBuf;

/// The version of the JSON documents of `who`, `drill`, `test` and `triage`: facts, with sentences beside them.
pub(super) const VERSION: u8 = 2;

/// A fact with its sentence in English beside it, for programs.
#[derive(Clone, Debug, Serialize)]
pub(super) struct WithSentence<F> {
    #[serde(flatten)]
    pub(super) fact: F,
    pub(super) sentence: String,
}

/// A JSON document with a line break at its end.
pub(super) fn json(document: &impl Serialize) -> String {
    let mut text = to_json(document);
    text.push('\n');
    text
}

// Where an answer goes; no doc comment, because it would be that of the command.
#[derive(Debug, clap::Args)]
pub(super) struct Target {
    /// The file to write; `-` is standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Target {
    /// Writes an answer to the file, or to standard output where none is named.
    pub(super) fn write(&self, text: &str, terminal: &mut Terminal) -> Result<()> {
        match self.output.as_deref().filter(|output| output.as_os_str() != "-") {
            Some(file) => output::write(file, text.as_bytes()),
            None => Ok(terminal.print(text.as_bytes())?),
        }
    }
}
