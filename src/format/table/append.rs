//! A row more in a table, written as the rest of it is: every byte that is there stays.

use crate::diagnostic::Finding;
use crate::format::rule;
use crate::format::shape::RecordInfo;
use crate::format::table::guard;
use crate::format::table::head::Head;
use crate::format::table::numbers::{NumberReading, reading};
use crate::source::{FileId, Span};
use crate::syntax::{Cell, CellFlaw, Rows};

/// The text of a table with a row more. The row holds what each field says as a plan would say it: numbers with a decimal point, days
/// as 2026-03-31. Refused with what is wrong where nobody knows which column is which, where a field has no column, and where a
/// quotation mark that is never closed would take the row in.
pub fn append_row(text: &str, record: &RecordInfo, row: &[(&str, &str)]) -> Result<String, Box<Finding>> {
    let head = Head::of(text, FileId(0), record)?;
    let columns: Vec<Option<&str>> = head.columns.iter().map(|column| name(record, *column)).collect();
    let lost = row.iter().find(|(field, words)| !words.trim().is_empty() && !columns.contains(&Some(field)));
    if let Some((field, _)) = lost {
        let message = format!("no column is called `{field}`");
        let help = format!("add `{field}` to the first line of the table, or leave it out");
        return Err(refusal(Span::new(FileId(0), 0, head.end), message, help));
    }
    let style = Style::of(text, &head, record)?;
    let cells = head.columns.iter().zip(&columns).map(|(column, name)| {
        let words = row.iter().find(|(field, _)| name.is_some_and(|name| name == *field));
        let words = words.map_or("", |(_, words)| words.trim());
        style.cell(words, column.is_some_and(|column| record.is_number(column)))
    });
    let cells: Vec<String> = cells.collect();
    let is_open = !text.ends_with(['\n', '\r']);
    let line_end = style.line_end;
    let before = if is_open { line_end } else { "" };
    Ok(format!("{text}{before}{}{line_end}", cells.join(&head.delimiter.to_string())))
}

fn name(record: &RecordInfo, column: Option<usize>) -> Option<&'static str> {
    record.fields.get(column?).map(|field| field.name)
}

fn refusal(place: Span, message: String, help: String) -> Box<Finding> {
    let mut finding = Finding::new(rule::TABLE_UNREADABLE, place, message);
    finding.help(help);
    Box::new(finding)
}

/// How the rows of a table are written.
struct Style {
    delimiter: char,
    line_end: &'static str,
    /// Whether everything stands between quotation marks.
    quotes_all: bool,
    /// Whether decimals begin with a comma.
    has_decimal_comma: bool,
}

impl Style {
    /// How the first line and the rows are written; refused where the last one has no end.
    fn of(text: &str, head: &Head, record: &RecordInfo) -> Result<Style, Box<Finding>> {
        let begun = text.get(..head.end).unwrap_or_default();
        let line_end = ["\r\n", "\n", "\r"].into_iter().find(|end| begun.ends_with(end)).unwrap_or("\n");
        let mut style = Style {
            delimiter: head.delimiter,
            line_end,
            quotes_all: head.is_quoted,
            has_decimal_comma: false,
        };
        let mut rows = Rows::of(text, head.delimiter, head.end);
        let mut cells: Vec<Cell> = Vec::new();
        while rows.next_into(&mut cells) {
            if let Some(open) = cells.iter().find(|cell| cell.flaw == Some(CellFlaw::NeverClosed)) {
                let message = "the quotation mark that begins here is never closed".to_owned();
                let help = "close it, or write it twice where it stands in a text".to_owned();
                return Err(refusal(Span::new(FileId(0), open.start, open.start + 1), message, help));
            }
            for (cell, column) in cells.iter().zip(&head.columns) {
                let is_number = column.is_some_and(|column| record.is_number(column));
                style.has_decimal_comma |=
                    is_number && head.delimiter != ',' && cell.words(text).contains(',');
            }
        }
        Ok(style)
    }

    /// A cell that is read as these words.
    fn cell(&self, words: &str, is_number: bool) -> String {
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        let words = if is_number { self.number(words) } else { guard::put_before(words) };
        // Digits behind a number and a comma could be its decimals.
        let is_digits = !is_number && !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
        let has_signs = words.contains([self.delimiter, '"', '\n']);
        if has_signs || is_digits || (self.quotes_all && !words.is_empty()) {
            format!("\"{}\"", words.replace('"', "\"\""))
        } else {
            words
        }
    }

    /// A number with the sign for decimals that the table has, and with one digit more where it would have two readings.
    fn number(&self, mut words: String) -> String {
        if reading(words.as_str().into(), self.delimiter) == NumberReading::Unclear {
            words.push('0');
        }
        if self.has_decimal_comma { words.replace('.', ",") } else { words }
    }
}
