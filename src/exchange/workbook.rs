//! Lists as workbooks (XLSX). What is packed into one is unpacked and counted before it is read, so that nobody can fill the
//! memory with a small file.

use crate::exchange::csv::too_many;
use crate::exchange::sheet::{MOST_COLUMNS, MOST_ROWS};
use crate::exchange::{Sheet, SheetRow, refusal};
use crate::source::Refusal;
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use jiff::Unit;
use jiff::civil::{Date, Time};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How many bytes all parts of a workbook may hold, and how many one that is kept in memory.
const MOST_UNPACKED: u64 = 256 << 20;
const MOST_KEPT: usize = 64 << 20;

/// How many parts a workbook may have.
const MOST_PARTS: usize = 10_000;

/// Whether the bytes of a file begin as those of a workbook do.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The rows of a sheet and its head: of the one that is meant, else of the only one that has a head.
pub fn read_workbook<H>(
    bytes: &[u8],
    wanted: Option<&str>,
    head: impl Fn(&Sheet) -> Result<H, Refusal>,
) -> Result<(Sheet, H), Refusal> {
    check(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let seen = book.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = seen.map(|sheet| sheet.name.clone()).collect();
    if let Some(wanted) = wanted {
        let all = book.sheet_names();
        let name = all.iter().find(|name| name.trim() == wanted.trim()).ok_or_else(|| {
            refusal(format!("--sheet: there is no sheet `{wanted}`"), format!("it has {}", listed(&all)))
        })?;
        let sheet = rows(&mut book, name)?;
        let head = head(&sheet)?;
        return Ok((sheet, head));
    }
    let mut found: Vec<(String, Sheet, H)> = Vec::new();
    let mut refused = None;
    for name in names {
        let sheet = rows(&mut book, &name)?;
        match head(&sheet) {
            Ok(head) => found.push((name, sheet, head)),
            Err(why) => refused = refused.or((!sheet.rows.is_empty()).then_some(why)),
        }
    }
    let several: Vec<String> = found.iter().map(|(name, _, _)| name.clone()).collect();
    match (found.pop(), several.len()) {
        (Some((_, sheet, head)), 1) => Ok((sheet, head)),
        (Some(_), _) => Err(refusal(
            format!("several of its sheets look like the list: {}", listed(&several)),
            format!("say which one is meant: --sheet \"{}\"", several.first().map_or("", String::as_str)),
        )),
        (None, _) => Err(refused.unwrap_or_else(|| {
            refusal("there is nothing in its sheets", "see whether this is the right file")
        })),
    }
}

fn listed(names: &[String]) -> String {
    const MOST: usize = 12;
    let shown: Vec<String> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    shown.join(", ")
}

fn unreadable(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => refusal("it has a password", "save it without one"),
        _ => refusal("it is no workbook that can be read", "open it, and save it as .xlsx or as CSV"),
    }
}

fn too_large() -> Refusal {
    refusal(
        "it holds more than can be read once it is unpacked: 256 MiB, or texts of 64 MiB",
        "is this the right file? Copy the list into a new workbook, or save it as CSV",
    )
}

fn damaged() -> Refusal {
    unreadable(&XlsxError::Unexpected(""))
}

/// Unpacks all parts, and looks at what the library believes without looking: how many texts there are.
fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > MOST_PARTS {
        return Err(damaged());
    }
    let mut left = MOST_UNPACKED;
    let mut part = Vec::new();
    for number in 0..archive.len() {
        let file = archive.by_index(number).map_err(|_| damaged())?;
        let name = file.name().map_err(|_| damaged())?.to_lowercase();
        // Sheets are read a cell at a time, everything else at once.
        let is_kept = !name.rsplit('/').next().is_some_and(|name| name.starts_with("sheet"));
        part.clear();
        // Most say how much is packed into them; whoever does not is counted.
        if file.size() > left {
            return Err(too_large());
        }
        let read = file.take(left.saturating_add(1)).read_to_end(&mut part).map_err(|_| damaged())?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > left || (is_kept && part.len() > MOST_KEPT) {
            return Err(too_large());
        }
        left -= read;
        if promises_too_much(&part) || has_impossible_place(&part) {
            return Err(damaged());
        }
    }
    Ok(())
}

/// Whether a part says that it holds more texts than it has bytes, or is written so that nobody sees what it says.
fn promises_too_much(part: &[u8]) -> bool {
    const NAME: &[u8] = b"uniqueCount";
    let is_utf_16 = matches!(part, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, b'<', ..] | [b'<', 0, ..]);
    is_utf_16
        || memchr::memmem::find_iter(part, NAME).any(|at| {
            let behind = part.get(at + NAME.len()..).unwrap_or_default();
            let number = behind
                .iter()
                .skip_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'=' | b'"' | b'\''));
            let digits: Vec<u8> = number.take(20).take_while(|byte| byte.is_ascii_digit()).copied().collect();
            let promised = str::from_utf8(&digits).ok().filter(|digits| !digits.is_empty());
            promised.is_some_and(|digits| {
                digits.parse::<usize>().is_ok_and(|n| n > part.len()) || digits.len() > 18
            })
        })
}

/// Whether a part names a cell that no sheet has, because its place is longer than `XFD1048576`: the library counts with it unseen.
fn has_impossible_place(part: &[u8]) -> bool {
    const LONGEST: usize = 10;
    let mut rest = part;
    while let Some(start) = memchr::memchr(b'<', rest) {
        let tag = rest.get(start..).unwrap_or_default();
        let end = memchr::memchr(b'>', tag).unwrap_or(tag.len());
        // Names and values take turns: `<c r="`, `A1`, `" s="`, `1`, `">`.
        let mut pieces = tag.get(..end).unwrap_or_default().split(|byte| matches!(byte, b'"' | b'\''));
        while let (Some(name), Some(value)) = (pieces.next(), pieces.next()) {
            let name = name.trim_ascii_end().strip_suffix(b"=").unwrap_or(name).trim_ascii_end();
            let name = name.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
            let most = match name {
                b"r" => LONGEST,
                b"ref" => 2 * LONGEST + 1,
                _ => usize::MAX,
            };
            if value.len() > most {
                return true;
            }
        }
        rest = tag.get(end..).unwrap_or_default();
    }
    false
}

/// The rows of a sheet that hold anything.
fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, Refusal> {
    let mut sheet = Sheet::default();
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A chart, for one.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(sheet),
        Err(error) => return Err(unreadable(&error)),
    };
    let zeros = |format: &str| !format.is_empty() && format.bytes().all(|byte| byte == b'0');
    let widths = cells.styles().iter().map(|style| {
        let format = style.number_format.as_ref().map(|format| format.format_code.as_str());
        format.filter(|format| zeros(format)).map_or(0, str::len)
    });
    let widths: Vec<usize> = widths.collect();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|error| unreadable(&error))? {
        let words = words(cell.get_value(), widths.get(style).copied().unwrap_or(0));
        if words.trim().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (number, column) = (row as usize + 1, column as usize);
        if column >= MOST_COLUMNS {
            continue;
        }
        if sheet.rows.last().is_none_or(|last| last.number != number) {
            if sheet.rows.len() >= MOST_ROWS {
                return Err(too_many());
            }
            sheet.rows.push(SheetRow { number, ..SheetRow::default() });
        }
        if let Some(last) = sheet.rows.last_mut() {
            if last.cells.len() <= column {
                last.cells.resize(column + 1, String::new());
            }
            if let Some(place) = last.cells.get_mut(column) {
                *place = words;
            }
        }
    }
    Ok(sheet)
}

/// What a cell shows: numbers with the zeros that its format puts before them, days and times in one way.
fn words(value: &DataRef<'_>, width: usize) -> String {
    const EXACT: f64 = 1e15;
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => format!("{number:0width$}"),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < EXACT => {
            format!("{number:0width$.0}")
        }
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is_so) => if *is_so { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::Error(error) => error.to_string(),
        DataRef::DateTime(moment) => moment_in_words(*moment).unwrap_or_else(|| moment.as_f64().to_string()),
    }
}

/// A day, a time or both, to the minute; `None` for what is no day of the calendar.
fn moment_in_words(moment: ExcelDateTime) -> Option<String> {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let small = |number: u8| i8::try_from(number).ok();
    let date = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
    // A time is a fraction of a day, and may come back a little too early.
    let moment_there = date.at(small(hour)?, small(minute)?, small(second)?, 0).round(Unit::Minute).ok()?;
    let time = moment_there.time();
    let time_in_words = format!("{:02}:{:02}", time.hour(), time.minute());
    Some(if moment.as_f64() < 1.0 {
        time_in_words
    } else if time == Time::midnight() {
        moment_there.date().to_string()
    } else {
        format!("{} {time_in_words}", moment_there.date())
    })
}
