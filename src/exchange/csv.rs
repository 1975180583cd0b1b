//! Lists as CSV.

use crate::exchange::sheet::{MOST_COLUMNS, MOST_ROWS};
use crate::exchange::{Head, Sheet, SheetRow, encoding, refusal};
use crate::source::Refusal;
use crate::syntax::{Cell, CellFlaw, DELIMITERS, Rows};

/// The rows of a list and its head: taken apart at that sign which makes a head that knows most columns.
pub(super) fn read(
    bytes: &[u8],
    head: impl Fn(&Sheet) -> Result<Head, Refusal>,
) -> Result<(Sheet, Head), Refusal> {
    const BEGINNING: usize = 50;
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(refusal(
            "it is a workbook of an old format or one with a password",
            "save it as .xlsx without a password, or as CSV",
        ));
    }
    let text = encoding::text(bytes)?;
    if text.contains('\0') {
        return Err(refusal("it is no list, but a file for a program", "export the list as CSV or .xlsx"));
    }
    let (said, start, n_before) = separator(&text);
    let signs = said.as_ref().map_or(&DELIMITERS[..], std::slice::from_ref);
    let known = |sign: &char| {
        let beginning = rows(&text, *sign, (start, n_before), BEGINNING).unwrap_or_default();
        let widest = beginning.rows.iter().map(|row| row.cells.len()).max();
        (head(&beginning).ok().map(|head| head.n_known()), widest)
    };
    // Of equals the first.
    let sign = signs.iter().rev().max_by_key(|sign| known(sign)).copied().unwrap_or(',');
    let sheet = rows(&text, sign, (start, n_before), MOST_ROWS)?;
    let head = head(&sheet)?;
    Ok((sheet, head))
}

/// What a first line such as `sep=;` says, where the rows begin behind it, and how many rows stand before that.
fn separator(text: &str) -> (Option<char>, usize, usize) {
    let line = text.split_inclusive('\n').next().unwrap_or_default();
    let said = line.trim().trim_matches('"').to_ascii_lowercase();
    let sign = said.strip_prefix("sep=").and_then(|sign| sign.chars().next());
    match sign.filter(|sign| DELIMITERS.contains(sign)) {
        Some(sign) => (Some(sign), line.len(), 1),
        None => (None, 0, 0),
    }
}

/// The rows behind a byte that hold anything; of the beginning of a list at most so many.
fn rows(text: &str, sign: char, (start, n_before): (usize, usize), most: usize) -> Result<Sheet, Refusal> {
    let mut rows = Rows::of(text, sign, start);
    let mut sheet = Sheet::default();
    let mut cells: Vec<Cell> = Vec::new();
    let mut number = n_before;
    loop {
        let begins = rows.at();
        if !rows.next_into(&mut cells) {
            return Ok(sheet);
        }
        number += 1;
        let flaw = cells.iter().find_map(|cell| cell.flaw);
        let takes_more = |cell: &Cell| {
            cell.flaw.is_some() && text.get(cell.start..cell.end).is_some_and(|cell| cell.contains('\n'))
        };
        if flaw == Some(CellFlaw::NeverClosed) || cells.iter().any(takes_more) {
            // What is wrong with one line takes no other one with it.
            let rest = text.get(begins..).unwrap_or_default();
            let line = rest.find('\n').map_or(rest.len(), |end| end + 1);
            rows = Rows::of(text, sign, begins + line);
        }
        let words = cells.iter().take(MOST_COLUMNS).map(|cell| cell.words(text).into_owned());
        let row = SheetRow { number, cells: words.collect(), flaw };
        if row.is_blank() {
            continue;
        }
        if sheet.rows.len() >= most {
            if most < MOST_ROWS {
                return Ok(sheet);
            }
            return Err(too_many());
        }
        sheet.rows.push(row);
    }
}

pub(super) fn too_many() -> Refusal {
    refusal(format!("it has more than {MOST_ROWS} rows"), "take it apart into several lists")
}
