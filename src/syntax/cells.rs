//! Tables as spreadsheets write them (CSV, RFC 4180 and what programs make of it): rows of cells with their places.

use crate::diagnostic::Findings;
use crate::source::FileId;
use crate::syntax::hidden::find_hidden_characters;
use std::borrow::Cow;

/// What may stand between two cells.
pub const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// A cell, as the bytes that it stands on: without the blanks around it, with its quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub start: usize,
    pub end: usize,
    pub is_quoted: bool,
    pub flaw: Option<CellFlaw>,
}

/// What is wrong with the quotation marks of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFlaw {
    /// The mark at its beginning is never closed: it goes to the end of the file.
    NeverClosed,
    /// Something stands behind the mark that closes it.
    TextBehind,
}

impl Cell {
    /// What it says: without its quotation marks, with `\n` at the ends of lines.
    pub fn words<'s>(&self, text: &'s str) -> Cow<'s, str> {
        let written = text.get(self.start..self.end).unwrap_or_default();
        let Some(inner) = written.strip_prefix('"').filter(|_| self.is_quoted) else {
            return Cow::Borrowed(written);
        };
        let inner = inner.strip_suffix('"').unwrap_or(inner);
        if !inner.contains(['"', '\r']) {
            return Cow::Borrowed(inner.trim());
        }
        let words = inner.replace("\"\"", "\"").replace("\r\n", "\n").replace('\r', "\n");
        Cow::Owned(words.trim().to_owned())
    }
}

/// The rows of a table, one after the other.
#[derive(Clone, Debug)]
pub struct Rows<'s> {
    text: &'s str,
    delimiter: char,
    at: usize,
}

impl<'s> Rows<'s> {
    /// The rows from a byte on.
    pub fn of(text: &'s str, delimiter: char, at: usize) -> Rows<'s> {
        Rows { text, delimiter, at }
    }

    /// Where the next row begins.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The cells of the next row; `false` at the end of the text.
    pub fn next_into(&mut self, cells: &mut Vec<Cell>) -> bool {
        cells.clear();
        if self.at >= self.text.len() {
            return false;
        }
        loop {
            cells.push(self.cell());
            let rest = self.text.get(self.at..).unwrap_or_default();
            if let Some(length) = length_of_line_end(rest) {
                self.at += length;
                return true;
            }
            match rest.chars().next() {
                Some(_) => self.at += 1, // The delimiter, which is one byte.
                None => return true,
            }
        }
    }

    fn cell(&mut self) -> Cell {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        if let Some(inner) = rest.strip_prefix('"') {
            let Some(length) = length_in_quotes(inner) else {
                self.at = self.text.len();
                return Cell { start, end: self.at, is_quoted: true, flaw: Some(CellFlaw::NeverClosed) };
            };
            let closed = start + 1 + length + 1;
            self.at = self.end_from(closed);
            let behind = self.text.get(closed..self.at).unwrap_or_default();
            return if behind.trim().is_empty() {
                Cell { start, end: closed, is_quoted: true, flaw: None }
            } else {
                Cell { start, end: self.at, is_quoted: true, flaw: Some(CellFlaw::TextBehind) }
            };
        }
        self.at = self.end_from(start);
        let written = self.text.get(start..self.at).unwrap_or_default();
        let start = start + (written.len() - written.trim_start().len());
        Cell { start, end: start + written.trim().len(), is_quoted: false, flaw: None }
    }

    /// Where the next delimiter or end of line is.
    fn end_from(&self, from: usize) -> usize {
        let bytes = self.text.as_bytes().get(from..).unwrap_or_default();
        let delimiter = u8::try_from(self.delimiter).unwrap_or(b',');
        from + memchr::memchr3(delimiter, b'\n', b'\r', bytes).unwrap_or(bytes.len())
    }
}

/// How long a text is up to the quotation mark that closes it; two of them are one that stands in it.
fn length_in_quotes(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = 0;
    loop {
        let mark = from + memchr::memchr(b'"', bytes.get(from..)?)?;
        if bytes.get(mark + 1) != Some(&b'"') {
            return Some(mark);
        }
        from = mark + 2;
    }
}

/// How long the end of a line is with which a text begins.
fn length_of_line_end(text: &str) -> Option<usize> {
    let ends = ["\r\n", "\n", "\r"];
    ends.into_iter().find(|end| text.starts_with(end)).map(str::len)
}

/// Characters in a table that nobody sees.
pub fn hidden_in_table(text: &str, file: FileId) -> Findings {
    let mut findings = Findings::default();
    find_hidden_characters(text, file, &mut findings);
    findings
}
