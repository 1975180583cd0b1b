//! Sections of a plan that are a table of their own: a CSV file, as spreadsheets write it, read to the tree of a list.
//!
//! So there is one reader of figures and one of cases, whether they stand in the plan or beside it, and whatever is found in a
//! table has a place in it.

mod append;
mod guard;
mod head;
mod numbers;
mod tabular;

pub use append::append_row;
pub use guard::taken_off as without_guard;
pub use tabular::Tabular;

use crate::diagnostic::{Finding, Findings};
use crate::format::reader::clip;
use crate::format::rule;
use crate::format::shape::RecordInfo;
use crate::format::table::head::Head;
use crate::format::table::numbers::{NumberReading, reading};
use crate::source::{FileId, Span};
use crate::syntax::{Cell, CellFlaw, CellValue, Listing, Rows, Tree, hidden_in_table};
use std::borrow::Cow;
use std::collections::HashMap;

/// How many rows of a table are read.
const MOST_ROWS: usize = 100_000;

/// How many findings of one kind are told of a table: it is often one slip of a spreadsheet, in each row.
const MOST_ALIKE: usize = 20;

/// A table as it was read.
#[derive(Debug)]
pub struct Table<'s> {
    /// A list of mappings; `None` where nobody knows which column is which.
    pub tree: Option<Tree<'s>>,
    pub findings: Findings,
    /// Whether all of its rows were read.
    pub complete: bool,
}

/// Reads the table that is a section of a plan, with the fields of a record as its columns. Columns that the record does not
/// have are left alone.
pub fn read_table<'s>(
    text: &'s str,
    file: FileId,
    section: &'static str,
    record: &'static RecordInfo,
) -> Table<'s> {
    let mut findings = hidden_in_table(text, file);
    let head = match Head::of(text, file, record) {
        Ok(head) => head,
        Err(finding) => {
            findings.push(*finding);
            return Table { tree: None, findings, complete: false };
        }
    };
    let columns: Vec<&str> = record.fields.iter().map(|field| field.name).collect();
    let listing = Listing::of(text, file, section, &columns);
    let mut reading = Reading { text, file, record, head, listing, findings, n_flawed: 0, complete: true };
    reading.read_rows();
    Table { tree: Some(reading.listing.finish()), findings: reading.findings, complete: reading.complete }
}

struct Reading<'s> {
    text: &'s str,
    file: FileId,
    record: &'static RecordInfo,
    head: Head,
    listing: Listing<'s>,
    findings: Findings,
    /// How many rows and cells were found that cannot be read.
    n_flawed: usize,
    complete: bool,
}

impl Reading<'_> {
    fn read_rows(&mut self) {
        let mut rows = Rows::of(self.text, self.head.delimiter, self.head.end);
        let mut cells: Vec<Cell> = Vec::new();
        let mut n_rows = 0;
        while rows.next_into(&mut cells) {
            // What was emptied in a spreadsheet leaves its delimiters behind.
            let is_blank = |cell: &Cell| cell.flaw.is_none() && cell.words(self.text).is_empty();
            let Some(first) = cells.iter().find(|cell| !is_blank(cell)).copied() else { continue };
            n_rows += 1;
            if n_rows > MOST_ROWS {
                let message = format!("only the first {MOST_ROWS} rows are read, and there are more");
                let help = "put older rows into a file that no plan names";
                self.findings.add(rule::TABLE_UNREADABLE, self.place(&first), message).help(help);
                self.complete = false;
                return;
            }
            if !self.is_flawed(&cells) && !self.is_cut_number(&cells) {
                self.read_row(&cells, first.start);
            }
        }
    }

    fn read_row(&mut self, cells: &[Cell], start: usize) {
        let mut unclear = Vec::new();
        self.listing.begin_row(start);
        for (cell, column) in cells.iter().zip(&self.head.columns) {
            let Some(column) = *column else { continue };
            let words = guard::taken_off(cell.words(self.text));
            if words.is_empty() {
                continue;
            }
            let is_number = self.record.is_number(column);
            let value =
                if is_number { reading(words, self.head.delimiter) } else { NumberReading::Is(words) };
            let value = match &value {
                NumberReading::Is(Cow::Borrowed(words)) if words.len() == length_inside(cell) => {
                    CellValue::Written
                }
                NumberReading::Is(words) => CellValue::Words(words),
                NumberReading::Unclear => {
                    unclear.push((cell, column));
                    CellValue::Broken
                }
            };
            self.listing.add(column, cell, value, is_number);
        }
        self.listing.end_row(cells.last().map_or(start, |cell| cell.end));
        for (cell, column) in unclear {
            self.say_unclear(cell, column);
        }
    }

    /// Whether nobody knows what belongs to which column in a row; then it says so, and marks nothing that could name a customer.
    fn is_flawed(&mut self, cells: &[Cell]) -> bool {
        let n_columns = self.head.columns.len();
        let beyond = cells.iter().skip(n_columns).find(|cell| !cell.words(self.text).is_empty());
        let (place, message, help) = if let Some(cell) = cells.iter().find(|cell| cell.flaw.is_some()) {
            let (message, help) = match cell.flaw {
                Some(CellFlaw::TextBehind) => (
                    "something stands behind the quotation mark that closes this cell".to_owned(),
                    "write a quotation mark that stands in a text twice, and one at each end of it",
                ),
                _ => (
                    "the quotation mark that begins here is never closed".to_owned(),
                    "close it, or write it twice where it stands in a text",
                ),
            };
            (Span::new(self.file, cell.start, cell.start + 1), message, help)
        } else if let Some(cell) = beyond {
            let message = format!("this row has {} cells, and the first line names {n_columns}", cells.len());
            let help = if self.head.delimiter == ',' {
                "write decimals with a point, such as 41.5, and put texts that hold a comma in quotation marks"
            } else {
                "put what holds the sign between cells in quotation marks"
            };
            (Span::new(self.file, cell.start, cell.start), message, help)
        } else {
            return false;
        };
        self.complete = false;
        self.say(place, message, help.to_owned());
        true
    }

    /// Whether a number with a decimal comma may have become two cells: `41,5` looks like 41 from a source that is called 5.
    fn is_cut_number(&mut self, cells: &[Cell]) -> bool {
        if self.head.delimiter != ',' {
            return false;
        }
        let is_digits = |cell: &Cell| {
            let words = cell.words(self.text);
            !cell.is_quoted && !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit())
        };
        let is_number = |column: Option<usize>| column.is_some_and(|column| self.record.is_number(column));
        let pairs = cells.array_windows::<2>().zip(self.head.columns.array_windows::<2>());
        let cut = pairs.into_iter().find(|([first, second], [column, next])| {
            is_number(*column) && !is_number(*next) && is_digits(first) && is_digits(second)
        });
        let Some(([first, second], _)) = cut else { return false };
        let place = Span::new(self.file, first.start, second.end);
        let message = format!("`{}` can be one number or two cells", clip(self.text_at(place)));
        self.complete = false;
        self.say(
            place,
            message,
            "write decimals with a point, or put a text of digits in quotation marks".to_owned(),
        );
        true
    }

    fn text_at(&self, place: Span) -> &str {
        self.text.get(place.start as usize..place.end as usize).unwrap_or_default()
    }

    fn say_unclear(&mut self, cell: &Cell, column: usize) {
        let words = cell.words(self.text);
        let name = self.record.fields.get(column).map_or("", |field| field.name);
        let message = format!("`{name}` can be read in two ways: `{}`", clip(&words));
        let help = numbers::ways(&words);
        self.say(self.place(cell), message, help);
    }

    fn say(&mut self, place: Span, message: String, help: String) {
        self.n_flawed += 1;
        if self.n_flawed <= MOST_ALIKE {
            self.findings.add(rule::TABLE_UNREADABLE, place, message).help(help);
        } else if self.n_flawed == MOST_ALIKE + 1 {
            let (message, help) = there_are_more();
            self.findings.add(rule::TABLE_UNREADABLE, place, message).for_others().help(help);
        }
    }

    fn place(&self, cell: &Cell) -> Span {
        Span::new(self.file, cell.start, cell.end)
    }
}

/// How many bytes stand between the quotation marks of a cell.
fn length_inside(cell: &Cell) -> usize {
    cell.end - cell.start - 2 * usize::from(cell.is_quoted)
}

/// What is found in the cells of a table, said of one: nobody writes fields there, and nothing in it is mended without a person.
pub fn said_of_tables(found: &mut Findings, is_table: impl Fn(FileId) -> bool) {
    let mut n_alike: HashMap<(FileId, &'static str), usize> = HashMap::new();
    found.retain(|finding| {
        let file = finding.span.file;
        if !is_table(file) {
            return true;
        }
        let number = n_alike.entry((file, finding.rule)).or_default();
        *number += 1;
        finding.fix = None;
        if *number > MOST_ALIKE {
            shorten(finding);
        } else if finding.rule == rule::FIELD_MISSING {
            finding.help("fill in this column");
        }
        *number <= MOST_ALIKE + 1
    });
}

/// Lets a finding stand for those that are like it and are not told.
fn shorten(finding: &mut Finding) {
    let (message, help) = there_are_more();
    (finding.message, finding.label) = (message, None);
    finding.help(help).for_others();
}

fn there_are_more() -> (String, &'static str) {
    let message = format!("only the first {MOST_ALIKE} such cells are shown, and there are more");
    (message, "mend those that are shown, and check again")
}
