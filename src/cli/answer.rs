//! What commands answer, and where it goes.

use crate::cli::output;
use crate::cli::terminal::Terminal;
use crate::report::to_json;
use anyhow::{Result, bail};
use serde::Serialize;
use std::io::Write;
use std::path::Path;

/// A JSON document with a line break at its end.
pub(super) fn json(document: &impl Serialize) -> String {
    let mut text = to_json(document);
    text.push('\n');
    text
}

/// Writes an answer to a file, or to standard output where none is named or it is called `-`. None of the files that were read
/// is overwritten.
pub(super) fn deliver(
    text: &str,
    output: Option<&Path>,
    read: &[&Path],
    terminal: &mut Terminal,
) -> Result<()> {
    let Some(file) = output.filter(|output| output.as_os_str() != "-") else {
        let mut out = terminal.out();
        out.write_all(text.as_bytes())?;
        return Ok(out.flush()?);
    };
    if output::first_that_is_read([file], read).is_some() {
        bail!("`{}` is being read; name another file after -o", file.display());
    }
    output::write(file, text.as_bytes())
}
