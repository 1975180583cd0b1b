//! Lists of others, as CSV or as workbooks, whatever shape they have: from their rows to edits of plans.
//!
//! Nothing here reads or writes files, and nothing is guessed: what has two readings is asked about, with its row.

mod cell;
mod cells;
mod csv;
mod encoding;
mod head;
pub mod posts;
mod remark;
mod sheet;
pub mod stores;
mod workbook;

pub use cell::{CellWords, read_cell};
pub use encoding::windows_1252;
pub use head::{Chosen, Head, Wanted};
pub use remark::Remark;
pub use sheet::{MOST_ROWS, Sheet, SheetRow};
pub use workbook::{is_workbook, read_workbook};

use crate::format::is_id;
use crate::source::Refusal;

/// The largest list that is read, in bytes.
pub const MOST_BYTES: usize = 16 << 20;

/// The rows of a list with its head, from the bytes of a file. `fields` are the columns that it may have; `chosen` says by hand
/// which heading is which, and `sheet` which sheet of a workbook is meant.
pub fn read_list(
    bytes: &[u8],
    sheet: Option<&str>,
    fields: &[Wanted],
    chosen: &[Chosen],
) -> Result<(Sheet, Head), Refusal> {
    if is_workbook(bytes) {
        return read_workbook(bytes, sheet, |rows| Head::find(rows, fields, chosen));
    }
    if let Some(sheet) = sheet {
        return Err(refusal(
            format!("--sheet: the list is no workbook, and has no sheet `{sheet}`"),
            "leave out --sheet",
        ));
    }
    csv::read(bytes, |rows| Head::find(rows, fields, chosen))
}

/// Whether an id can be made of words in a list: what YAML reads as nothing or as yes and no is none.
pub fn may_be_id(words: &str) -> bool {
    is_id(words) && !["null", "true", "false"].contains(&words)
}

fn refusal(message: impl Into<String>, help: impl Into<String>) -> Refusal {
    Refusal { message: message.into(), help: help.into() }
}
