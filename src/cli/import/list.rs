//! What all lists have in common: which file, which columns, and what is said of their rows.

use crate::cli::Outcome;
use crate::cli::input;
use crate::cli::terminal::{advise, complain};
use crate::exchange::{Chosen, Head, MOST_BYTES, Remark, Sheet, Wanted, read_list};
use crate::plan::Date;
use anyhow::{Context, Result};
use std::fmt::Write as _;
use std::path::PathBuf;

// Which list is read, and what is done with it; no doc comment, because it would be that of the command.
#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// The list: CSV, or a workbook (.xlsx).
    #[arg(value_name = "LIST")]
    pub(super) path: PathBuf,

    /// The sheet of a workbook, where several look like the list.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    /// Which column a field has, such as phone="Tel."; with nothing behind the sign the field is left alone.
    #[arg(long, value_name = "FIELD=HEADING", value_parser = chosen)]
    pub(super) column: Vec<Chosen>,

    /// Write the changes.
    #[arg(long)]
    pub(super) write: bool,

    /// Show the changes as a patch, and write nothing.
    #[arg(long, conflicts_with = "write")]
    pub(super) diff: bool,

    /// The day on which this is done: 2026-06-01, or today (the default).
    #[arg(long, value_name = "DAY", value_parser = crate::cli::day)]
    as_of: Option<Date>,
}

fn chosen(written: &str) -> Result<Chosen, String> {
    let (field, heading) = pair(written)?;
    Ok(Chosen { field, heading })
}

/// Two words with `=` between them.
pub(super) fn pair(written: &str) -> Result<(String, String), String> {
    let (name, value) =
        written.split_once('=').ok_or_else(|| "write it with `=`, such as phone=\"Tel.\"".to_owned())?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

impl List {
    pub(super) fn today(&self) -> Date {
        self.as_of.unwrap_or_else(crate::cli::today)
    }

    /// What readers call it: its name without folders.
    pub(super) fn name(&self) -> String {
        self.path
            .file_name()
            .map_or_else(|| self.path.display().to_string(), |name| name.to_string_lossy().into_owned())
    }

    /// Its rows and its head; `None`, after saying why, where it cannot be read.
    pub(super) fn read(&self, wanted: &[Wanted]) -> Result<Option<(Sheet, Head)>> {
        let shown = self.path.display();
        if self.path.as_os_str() == "-" {
            anyhow::bail!("name the file of the list; a workbook cannot be read from a pipe");
        }
        if self.path.is_dir() {
            anyhow::bail!("`{shown}` is a folder; name the file of the list");
        }
        let bytes =
            input::read_bytes(&self.path, MOST_BYTES).with_context(|| format!("cannot read `{shown}`"))?;
        if bytes.len() > MOST_BYTES {
            anyhow::bail!("`{shown}` holds more than 16 MiB; take it apart into several lists");
        }
        match read_list(&bytes, self.sheet.as_deref(), wanted, &self.column) {
            Ok(read) => Ok(Some(read)),
            Err(refusal) => {
                complain(&format!("`{shown}`: {}", refusal.message));
                advise(&refusal.help);
                Ok(None)
            }
        }
    }
}

/// What is said of rows, for readers: a line each, with what to do.
pub(super) fn told(list: &str, remarks: &[Remark]) -> String {
    let mut text = String::new();
    for remark in remarks {
        let _ = writeln!(text, "{}: {list} {remark}", remark.severity.name());
        if let Some(help) = &remark.help {
            let _ = writeln!(text, "  = help: {help}");
        }
    }
    if !remarks.is_empty() {
        text.push('\n');
    }
    text
}

/// How the command ends when so many rows were left out.
pub(super) fn outcome(n_refused: usize) -> Outcome {
    if n_refused == 0 { Outcome::Good } else { Outcome::Findings }
}
