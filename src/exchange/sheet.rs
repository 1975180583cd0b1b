//! A table as its rows, whatever file it stood in.

use crate::syntax::CellFlaw;

/// How many rows of a list are read.
pub const MOST_ROWS: usize = 20_000;

/// How many columns of a row are read.
pub(super) const MOST_COLUMNS: usize = 1_000;

/// The rows of a table that hold anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub rows: Vec<SheetRow>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number as spreadsheets show it, from 1.
    pub number: usize,
    /// What stands in its cells.
    pub cells: Vec<String>,
    /// Why nobody knows what belongs to which of its columns.
    pub flaw: Option<CellFlaw>,
}

impl SheetRow {
    /// What stands in a cell; nothing where the row ends before it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.flaw.is_none() && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}
