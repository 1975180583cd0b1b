//! Lines and rows of files that may be broken, in a bounded piece of memory.

use crate::cli::triage::flaws::Flaw;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::borrow::Cow;
use std::io::{self, Read};

/// The longest line of JSON, and the longest row of a table, in bytes: forty thousand words.
const LONGEST: usize = 256 * 1024;

const CHUNK: usize = 64 * 1024;

/// A row, or why there is none.
pub(super) enum Row<T> {
    Bytes(T),
    Broken(Flaw),
}

/// A file in pieces.
struct Pieces<R> {
    input: R,
    bytes: Vec<u8>,
    /// What was used of the bytes.
    start: usize,
    is_over: bool,
}

impl<R: Read> Pieces<R> {
    fn of(input: R) -> Pieces<R> {
        Pieces { input, bytes: Vec::new(), start: 0, is_over: false }
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }

    /// Reads another piece behind what is there; whether there was one.
    fn read_more(&mut self) -> io::Result<bool> {
        if self.is_over {
            return Ok(false);
        }
        self.bytes.drain(..self.start);
        self.start = 0;
        let held = self.bytes.len();
        self.bytes.resize(held + CHUNK, 0);
        let n_read = loop {
            match self.input.read(self.bytes.get_mut(held..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        let n_read = match n_read {
            Ok(n_read) => n_read,
            Err(error) => {
                self.bytes.truncate(held);
                return Err(error);
            }
        };
        self.bytes.truncate(held + n_read);
        self.is_over = n_read == 0;
        Ok(n_read > 0)
    }
}

/// The lines of a file.
pub(super) struct Lines<R> {
    pieces: Pieces<R>,
    line: u64,
    found: Vec<u8>,
}

impl<R: Read> Lines<R> {
    pub(super) fn of(input: R) -> Lines<R> {
        Lines { pieces: Pieces::of(input), line: 0, found: Vec::new() }
    }

    /// The number of the line that was read last, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    pub(super) fn next(&mut self) -> io::Result<Option<Row<&[u8]>>> {
        self.found.clear();
        let mut is_too_long = false;
        let mut looked = 0;
        loop {
            let rest = self.pieces.rest();
            let end = rest.get(looked..).and_then(|new| memchr::memchr(b'\n', new));
            let (taken, is_end) = match end {
                Some(end) => (looked + end + 1, true),
                None => (rest.len(), false),
            };
            if is_end || self.pieces.is_over || taken > LONGEST {
                let line = rest.get(..taken).unwrap_or_default();
                if !is_too_long && taken <= LONGEST {
                    self.found.extend_from_slice(line);
                } else {
                    is_too_long = true;
                }
                self.pieces.start += taken;
                looked = 0;
                if is_end || self.pieces.is_over {
                    if taken == 0 && !is_end && !is_too_long && self.found.is_empty() {
                        return Ok(None);
                    }
                    self.line += 1;
                    return Ok(Some(if is_too_long {
                        Row::Broken(Flaw::LineTooLong)
                    } else {
                        Row::Bytes(&self.found)
                    }));
                }
            } else {
                looked = taken;
            }
            self.pieces.read_more()?;
        }
    }
}

/// The rows of a table.
pub(super) struct CsvRows<R> {
    pieces: Pieces<R>,
    delimiter: u8,
    reader: Reader,
    fields: Vec<u8>,
    ends: Vec<usize>,
    n_fields: usize,
    /// The line on which the row begins, and that after it.
    line: u64,
    next_line: u64,
    /// How many bytes the row takes.
    length: usize,
}

impl<R: Read> CsvRows<R> {
    pub(super) fn of(input: R, delimiter: u8) -> CsvRows<R> {
        CsvRows {
            pieces: Pieces::of(input),
            delimiter,
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            fields: vec![0; 4096],
            ends: vec![0; 64],
            n_fields: 0,
            line: 1,
            next_line: 1,
            length: 0,
        }
    }

    /// The line on which the row that was read last begins, from 1.
    pub(super) fn line(&self) -> u64 {
        self.line
    }

    pub(super) fn n_fields(&self) -> usize {
        self.n_fields
    }

    /// Whether the row that was read last can be read letter by letter.
    pub(super) fn is_utf8(&self) -> bool {
        let last = self.n_fields.checked_sub(1).and_then(|last| self.ends.get(last)).copied();
        std::str::from_utf8(self.fields.get(..last.unwrap_or(0)).unwrap_or_default()).is_ok()
    }

    /// A field of the row that was read last.
    pub(super) fn field(&self, index: usize) -> Cow<'_, str> {
        let end = |index: usize| self.ends.get(index).copied().unwrap_or(0);
        let start = index.checked_sub(1).map_or(0, end);
        String::from_utf8_lossy(self.fields.get(start..end(index)).unwrap_or_default())
    }

    pub(super) fn next(&mut self) -> io::Result<Option<Row<()>>> {
        self.line = self.next_line;
        self.reader.reset();
        let (mut taken, mut n_bytes, mut n_fields) = (0, 0, 0);
        loop {
            let input = self.pieces.rest().get(taken..).unwrap_or_default();
            // An empty input tells the reader that the file is over.
            let is_starved = input.is_empty() && !self.pieces.is_over;
            if is_starved || taken > LONGEST {
                if taken > LONGEST {
                    return Ok(Some(self.give_up(taken)));
                }
                self.pieces.read_more()?;
                continue;
            }
            let output = self.fields.get_mut(n_bytes..).unwrap_or_default();
            let ends = self.ends.get_mut(n_fields..).unwrap_or_default();
            let (result, n_in, n_out, n_ends) = self.reader.read_record(input, output, ends);
            taken += n_in;
            n_bytes += n_out;
            n_fields += n_ends;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.fields.resize(self.fields.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.n_fields = n_fields;
                    return Ok(Some(if self.is_open(taken) {
                        self.give_up(taken)
                    } else {
                        self.take(taken);
                        Row::Bytes(())
                    }));
                }
                ReadRecordResult::End => return Ok(None),
            }
        }
    }

    /// Whether the file ends inside of quotation marks, several lines after they began.
    fn is_open(&self, taken: usize) -> bool {
        let row = self.pieces.rest().get(..taken).unwrap_or_default().trim_ascii();
        let is_last = self.pieces.is_over && self.pieces.rest().len() == taken;
        is_last && memchr::memchr(b'\n', row).is_some() && memchr::memchr_iter(b'"', row).count() % 2 == 1
    }

    fn take(&mut self, taken: usize) {
        let row = self.pieces.rest().get(..taken).unwrap_or_default();
        // Empty lines before a row belong to it.
        let n_empty = row
            .iter()
            .take_while(|byte| matches!(byte, b'\n' | b'\r'))
            .filter(|byte| **byte == b'\n')
            .count();
        let n_lines = memchr::memchr_iter(b'\n', row).count();
        self.line += n_empty as u64;
        self.next_line += n_lines as u64;
        self.pieces.start += taken;
        self.length = taken;
    }

    /// Leaves out the first line of a row that does not end, and goes on behind it.
    fn give_up(&mut self, taken: usize) -> Row<()> {
        self.take(taken);
        self.go_back_to_second_line();
        Row::Broken(Flaw::RowTooLong)
    }

    /// Whether each quotation mark that opens a field of the row that was read last is closed at the end of that field.
    pub(super) fn is_well_quoted(&self) -> bool {
        let start = self.pieces.start.saturating_sub(self.length);
        let mut row = self.pieces.bytes.get(start..self.pieces.start).unwrap_or_default().trim_ascii();
        loop {
            if let Some(mut quoted) = row.strip_prefix(b"\"") {
                // Two of them stand for one.
                row = loop {
                    let Some(end) = memchr::memchr(b'"', quoted) else { return false };
                    let behind = quoted.get(end + 1..).unwrap_or_default();
                    match behind.strip_prefix(b"\"") {
                        Some(rest) => quoted = rest,
                        None => break behind,
                    }
                };
                if row.first().is_some_and(|next| *next != self.delimiter) {
                    return false;
                }
            }
            match memchr::memchr(self.delimiter, row) {
                Some(end) => row = row.get(end + 1..).unwrap_or_default(),
                None => return true,
            }
        }
    }

    /// Goes on behind the first line of the row that was read last, where it has several.
    pub(super) fn go_back_to_second_line(&mut self) {
        let start = self.pieces.start.saturating_sub(self.length);
        let row = self.pieces.bytes.get(start..self.pieces.start).unwrap_or_default();
        let n_empty = row.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let body = row.get(n_empty..).unwrap_or_default();
        if let Some(end) = body.iter().position(|byte| *byte == b'\n') {
            self.pieces.start = start + n_empty + end + 1;
            self.next_line = self.line + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::cli::triage::rows::{CsvRows, Lines, Row};
    use std::io::Cursor;

    fn rows(text: &str) -> Vec<(u64, Option<Vec<String>>)> {
        let mut rows = CsvRows::of(Cursor::new(text.as_bytes().to_vec()), b',');
        let mut found = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            let fields = (0..rows.n_fields()).map(|index| rows.field(index).into_owned()).collect();
            found.push((rows.line(), matches!(row, Row::Bytes(())).then_some(fields)));
        }
        found
    }

    #[test]
    fn rows_know_their_lines() {
        let found = rows("a,b\n\n\"x\ny\",1\n5\" pipe,2");
        let lines: Vec<u64> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 3, 5]);
        assert_eq!(found.get(1).unwrap().1.as_deref(), Some(&["x\ny".to_owned(), "1".to_owned()][..]));
        assert_eq!(found.get(2).unwrap().1.as_deref(), Some(&["5\" pipe".to_owned(), "2".to_owned()][..]));
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_costs_one_line() {
        assert_eq!(rows("a\n\"open\nb\n").iter().filter(|(_, row)| row.is_some()).count(), 2);
        assert_eq!(rows("a\n\"closed\nb\"\n").len(), 2);
        let many = "b,c\n".repeat(100_000);
        let found = rows(&format!("a,b\n\"open,1\n{many}"));
        assert_eq!(found.iter().filter(|(_, row)| row.is_none()).count(), 1);
        assert_eq!(found.len(), 100_002);
        assert_eq!(found.last().unwrap().0, 100_002);
    }

    #[test]
    fn a_line_that_is_too_long_costs_one_line() {
        let text = format!("one\n{}\nthree", "x".repeat(1_000_000));
        let mut lines = Lines::of(Cursor::new(text.into_bytes()));
        let mut found = Vec::new();
        while let Some(row) = lines.next().unwrap() {
            found.push(match row {
                Row::Bytes(bytes) => Some(bytes.trim_ascii().len()),
                Row::Broken(_) => None,
            });
        }
        assert_eq!(found, [Some(3), None, Some(5)]);
        assert_eq!(lines.line(), 3);
    }
}
