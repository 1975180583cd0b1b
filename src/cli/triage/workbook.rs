//! Messages out of a workbook (XLSX): the sheet with them, and the row that names its columns.

use crate::cli::triage::columns::{Columns, Wanted, columns};
use crate::exchange::{MOST_BYTES, Sheet, SheetRow, read_workbook};
use crate::source::Refusal;
use anyhow::{Context, Result, bail};
use std::io::Read;

/// How many rows of titles may stand above the names of the columns.
const MOST_TITLES: usize = 30;

/// The rows below the names of the columns, what is read of them, and where it stands.
pub(super) struct Found {
    pub(super) columns: Columns,
    pub(super) names: Vec<String>,
    pub(super) rows: Vec<SheetRow>,
}

/// Reads the sheet that is meant, else the only one that has a column with words.
pub(super) fn read(input: impl Read, name: &str, sheet: Option<&str>, wanted: Wanted<'_>) -> Result<Found> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    input.take(most).read_to_end(&mut bytes).with_context(|| format!("cannot read `{name}`"))?;
    if bytes.len() > MOST_BYTES {
        bail!(
            "`{name}` is larger than 16 MiB; save the sheet with the messages as CSV, which may be of any length"
        );
    }
    let head = |sheet: &Sheet| head(sheet, wanted, name);
    match read_workbook(&bytes, sheet, head) {
        Ok((sheet, (n_rows, columns, names))) => {
            Ok(Found { columns, names, rows: sheet.rows.into_iter().skip(n_rows).collect() })
        }
        Err(Refusal { message, help }) if help.is_empty() => bail!("{message}"),
        Err(Refusal { message, help }) => bail!("`{name}`: {message}; {help}"),
    }
}

/// How many rows there are up to the one that names the columns, and what it names.
fn head(sheet: &Sheet, wanted: Wanted<'_>, name: &str) -> Result<(usize, Columns, Vec<String>), Refusal> {
    let names =
        |row: &SheetRow| -> Vec<String> { row.cells.iter().map(|cell| cell.trim().to_owned()).collect() };
    let found = sheet.rows.iter().take(MOST_TITLES).map(|row| {
        let names = names(row);
        let known: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        columns(&known, wanted, name).map(|columns| (columns, names))
    });
    let mut first_error = None;
    for (index, found) in found.enumerate() {
        match found {
            Ok((columns, names)) => return Ok((index + 1, columns, names)),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    let message =
        first_error.map_or_else(|| format!("there is no message in `{name}`"), |error| format!("{error:#}"));
    Err(Refusal { message, help: String::new() })
}
