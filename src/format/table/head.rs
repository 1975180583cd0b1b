//! The first line of a table: what stands between its cells, and which column is which field.

use crate::diagnostic::Finding;
use crate::format::reader::clip;
use crate::format::rule;
use crate::format::shape::{Need, RecordInfo};
use crate::format::suggest::nearest;
use crate::source::{FileId, Span};
use crate::syntax::{Cell, DELIMITERS, Rows};

/// The first line of a table.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) delimiter: char,
    /// For each column the number of the field that it is; `None` where it is none.
    pub(super) columns: Vec<Option<usize>>,
    /// Where the rows begin.
    pub(super) end: usize,
    /// Whether all of its names stand between quotation marks.
    pub(super) is_quoted: bool,
}

impl Head {
    /// Reads the first line that is not empty, after one such as `sep=;`.
    pub(super) fn of(text: &str, file: FileId, record: &RecordInfo) -> Result<Head, Box<Finding>> {
        let (said, start) = separator(text);
        let delimiters = said.as_ref().map_or(&DELIMITERS[..], std::slice::from_ref).iter();
        let lines = delimiters.map(|delimiter| Line::of(text, *delimiter, start));
        let n_known = |line: &Line| line.names.iter().filter(|name| field(record, name).is_some()).count();
        // Of several the first one.
        let line = lines.rev().max_by_key(|line| (n_known(line), line.cells.len()));
        let line = line.filter(|line| !line.cells.is_empty());
        let place = |cell: Option<&Cell>| {
            cell.map_or(Span::new(file, 0, 0), |cell| Span::new(file, cell.start, cell.end))
        };
        let refuse = |place, message: String, help: String| {
            let mut finding = Finding::new(rule::TABLE_UNREADABLE, place, message);
            finding.help(help);
            Err(Box::new(finding))
        };
        let write = format!("write the names of its columns into the first line: {}", names(record));
        let Some(line) = line else {
            return refuse(place(None), "the table is empty".to_owned(), write);
        };
        let columns: Vec<Option<usize>> = line.names.iter().map(|name| field(record, name)).collect();
        let first = place(line.cells.first());
        if columns.iter().all(Option::is_none) {
            return refuse(first, "the first line names no column".to_owned(), write);
        }
        for (number, column) in columns.iter().enumerate().filter(|(_, column)| column.is_some()) {
            if columns.iter().take(number).any(|other| other == column) {
                let name = line.names.get(number).map_or("", String::as_str);
                let help = "keep one of the two, or give the other one another name";
                let message = format!("`{}` names two columns", clip(name));
                return refuse(place(line.cells.get(number)), message, help.to_owned());
            }
        }
        let is_needed = |number: &usize| {
            record.fields.get(*number).is_some_and(|field| matches!(field.need, Need::Required))
        };
        let missing =
            (0..record.fields.len()).filter(is_needed).find(|number| !columns.contains(&Some(*number)));
        if let Some(field) = missing.and_then(|number| record.fields.get(number)) {
            let others = line.names.iter().zip(&columns).filter(|(_, column)| column.is_none());
            let near = nearest(field.name, others.map(|(name, _)| name.as_str()));
            let at = near.and_then(|near| line.names.iter().position(|name| name == near));
            let message = format!("no column is called `{}`", field.name);
            let help = match near {
                Some(near) => format!("is it `{}`? Call it `{}`", clip(near), field.name),
                None => format!("add it to the first line: {}", names(record)),
            };
            return refuse(at.map_or(first, |at| place(line.cells.get(at))), message, help);
        }
        let is_quoted = line.cells.iter().all(|cell| cell.is_quoted);
        Ok(Head { delimiter: line.delimiter, columns, end: line.end, is_quoted })
    }
}

/// The first line that is not empty, taken apart at one sign.
struct Line {
    delimiter: char,
    cells: Vec<Cell>,
    /// What the cells say, in lower case.
    names: Vec<String>,
    /// Where the next line begins.
    end: usize,
}

impl Line {
    fn of(text: &str, delimiter: char, start: usize) -> Line {
        let mut rows = Rows::of(text, delimiter, start);
        let mut cells = Vec::new();
        let name = |cell: &Cell| cell.words(text).to_lowercase();
        while rows.next_into(&mut cells) {
            let names: Vec<String> = cells.iter().map(name).collect();
            if names.iter().any(|name| !name.is_empty()) {
                return Line { delimiter, cells, names, end: rows.at() };
            }
        }
        Line { delimiter, cells: Vec::new(), names: Vec::new(), end: text.len() }
    }
}

/// What a first line such as `sep=;` says, and where the next one begins; a mark of the order of bytes is passed over.
fn separator(text: &str) -> (Option<char>, usize) {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split(['\r', '\n']).next().unwrap_or_default();
    let said = line.trim_matches('"').to_ascii_lowercase();
    let sign = said.strip_prefix("sep=").and_then(|sign| sign.chars().next());
    match sign.filter(|sign| DELIMITERS.contains(sign)) {
        Some(sign) => (Some(sign), start + line.len()),
        None => (None, start),
    }
}

/// The number of the field that a column is.
fn field(record: &RecordInfo, name: &str) -> Option<usize> {
    let name = record.name_of(name);
    record.fields.iter().position(|field| field.name == name)
}

/// The columns that a table has to have, as its first line: `goal,date,value`.
fn names(record: &RecordInfo) -> String {
    let needed = record.fields.iter().filter(|field| matches!(field.need, Need::Required));
    needed.map(|field| field.name).collect::<Vec<_>>().join(",")
}
