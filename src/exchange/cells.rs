//! The cells of a row by the fields that they are of, with what is wrong with them.

use crate::diagnostic::Severity;
use crate::exchange::cell::{CellWords, on_one_line, read_cell};
use crate::exchange::{Head, Remark, SheetRow};

/// Reads rows below a head, and says of each what cannot be used.
pub(super) struct Cells<'h> {
    pub(super) head: &'h Head,
    pub(super) remarks: Vec<Remark>,
}

impl<'h> Cells<'h> {
    pub(super) fn below(head: &'h Head) -> Cells<'h> {
        Cells { head, remarks: Vec::new() }
    }

    /// Whether a row is whole, or a remark that says why nobody knows what stands in it.
    pub(super) fn is_whole(&mut self, row: &SheetRow) -> bool {
        if row.flaw.is_some() {
            let message = "a quotation mark in this row is never closed, or something stands behind it";
            let help = "write a quotation mark that stands in a text twice, and one at each end of the text";
            self.remarks.push(Remark::refusal(row.number, message, help));
        }
        row.flaw.is_none()
    }

    /// What stands in the column of a field.
    pub(super) fn words(&mut self, row: &SheetRow, field: &str) -> Option<String> {
        let cell = row.cell(self.head.column(field)?);
        match read_cell(cell) {
            CellWords::Nothing => None,
            CellWords::Words(words) => Some(words.replace("\r\n", "\n").replace('\r', "\n")),
            CellWords::Lost(why) => {
                let message = format!("`{}`: {why}", on_one_line(cell));
                self.say(row, field, message, "write what belongs there, or leave the cell empty")
            }
        }
    }

    /// Says that what stands in the column of a field cannot be used.
    pub(super) fn say<T>(
        &mut self,
        row: &SheetRow,
        field: &str,
        message: impl Into<String>,
        help: &str,
    ) -> Option<T> {
        let remark = Remark::new(Severity::Error, row.number, message);
        self.remarks.push(remark.at(self.head.heading(field)).help(help));
        None
    }
}
