//! Messages out of a file, one after the other: JSON lines, CSV or a workbook.

use crate::cli::input;
use crate::cli::opened;
use crate::cli::triage::InputFormat;
use crate::cli::triage::columns::{Columns, Places, Wanted, columns, delimiter, of_name, of_text};
use crate::cli::triage::current::Current;
use crate::cli::triage::encoding::{Decoded, Encoding, decoder};
use crate::cli::triage::entities;
use crate::cli::triage::flaws::Flaw;
use crate::cli::triage::json::Fields;
use crate::cli::triage::rows::{CsvRows, Lines, Row};
use crate::cli::triage::workbook;
use crate::exchange::{SheetRow, is_workbook};
use crate::text::Language;
use anyhow::{Context, Result, bail};
use serde::Serialize;
use serde::de::DeserializeSeed;
use std::io::{self, Read};
use std::path::Path;
use std::vec;

/// Rows that could not be read.
#[derive(Debug, Default, Serialize)]
pub(super) struct Broken {
    pub(super) rows: u64,
    /// The first of them.
    pub(super) first: Vec<BrokenRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct BrokenRow {
    pub(super) line: u64,
    pub(super) why: Flaw,
    pub(super) sentence: String,
}

impl Broken {
    fn add(&mut self, line: u64, why: Flaw) {
        const MOST_SHOWN: usize = 5;
        self.rows += 1;
        if self.first.len() < MOST_SHOWN {
            self.first.push(BrokenRow {
                line,
                sentence: Language::english().tell_fact("triage-flaw", &why),
                why,
            });
        }
    }
}

/// One message.
#[derive(Debug)]
pub(super) struct Message<'m> {
    pub(super) text: &'m str,
    pub(super) channel: Option<&'m str>,
    pub(super) label: Option<&'m str>,
    /// The line of the file, from 1.
    pub(super) line: u64,
}

pub(super) struct Messages {
    source: Source,
    columns: Columns,
    broken: Broken,
    current: Current,
    /// What was read to learn the columns of JSON lines.
    first: Option<Vec<u8>>,
}

enum Source {
    Lines(Lines<Box<dyn Read>>),
    Csv(Box<CsvRows<Box<dyn Read>>>, Places),
    /// The rows of a workbook.
    Sheet(vec::IntoIter<SheetRow>, Places),
}

impl Messages {
    /// Opens a file, or standard input for `-`, and finds its columns.
    pub(super) fn open(
        path: &Path,
        format: Option<InputFormat>,
        encoding: Option<Encoding>,
        sheet: Option<&str>,
        wanted: Wanted<'_>,
    ) -> Result<Messages> {
        let name = path.display().to_string();
        let mut input: Box<dyn Read> = if path.as_os_str() == "-" {
            opened::add_stdin();
            Box::new(io::stdin())
        } else {
            if path.is_dir() {
                bail!("`{name}` is a folder; name the file with the messages");
            }
            Box::new(input::open(path).with_context(|| format!("cannot read `{name}`"))?)
        };
        let beginning =
            |input: &mut Box<dyn Read>| head(input).with_context(|| format!("cannot read `{name}`"));
        let (mut start, mut is_all) = beginning(&mut input)?;
        if is_workbook(&start) {
            let rest: Box<dyn Read> = if is_all { Box::new(io::empty()) } else { input };
            let found = workbook::read(io::Cursor::new(start).chain(rest), &name, sheet, wanted)?;
            let places = Places::of(&found.columns, &found.names);
            let source = Source::Sheet(found.rows.into_iter(), places);
            return Ok(Messages { source, columns: found.columns, ..Messages::empty() });
        }
        if sheet.is_some() {
            bail!("--sheet: `{name}` is no workbook; leave it out");
        }
        if let Some(decoder) = decoder(&start, encoding) {
            let rest: Box<dyn Read> = if is_all { Box::new(io::empty()) } else { input };
            input = Box::new(Decoded::of(io::Cursor::new(start).chain(rest), decoder));
            (start, is_all) = beginning(&mut input)?;
        }
        let body = start.strip_prefix(b"\xEF\xBB\xBF".as_slice()).unwrap_or(&start).to_vec();
        let format = format.or_else(|| of_name(path)).unwrap_or_else(|| of_text(&body));
        if format == InputFormat::Jsonl && body.trim_ascii_start().starts_with(b"[") {
            bail!(
                "`{name}` is one JSON list; write each message on a line of its own, such as with jq -c '.[]'"
            );
        }
        let first_line =
            String::from_utf8_lossy(body.split(|byte| *byte == b'\n').next().unwrap_or_default())
                .into_owned();
        let rest: Box<dyn Read> = if is_all { Box::new(io::empty()) } else { input };
        let input: Box<dyn Read> = Box::new(io::Cursor::new(body).chain(rest));
        let mut messages = Messages::empty();
        match format {
            InputFormat::Jsonl => messages.begin_json(Lines::of(input), wanted, &name)?,
            InputFormat::Csv => {
                messages.begin_csv(CsvRows::of(input, delimiter(path, &first_line)), wanted, &name)?;
            }
        }
        Ok(messages)
    }

    fn empty() -> Messages {
        Messages {
            source: Source::Lines(Lines::of(Box::new(io::empty()))),
            columns: Columns::default(),
            broken: Broken::default(),
            current: Current::default(),
            first: None,
        }
    }

    fn begin_json(&mut self, mut lines: Lines<Box<dyn Read>>, wanted: Wanted<'_>, name: &str) -> Result<()> {
        while let Some(row) = lines.next().with_context(|| format!("cannot read `{name}`"))? {
            let bytes = match row {
                Row::Bytes(bytes) => bytes,
                Row::Broken(why) => {
                    self.broken.add(lines.line(), why);
                    continue;
                }
            };
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let object: Result<serde_json::Map<String, serde_json::Value>, _> =
                serde_json::from_str(&String::from_utf8_lossy(bytes));
            match object {
                Ok(object) => {
                    let names: Vec<&str> = object.keys().map(String::as_str).collect();
                    self.columns = columns(&names, wanted, name)?;
                    self.first = Some(bytes.to_vec());
                    break;
                }
                Err(error) => self.broken.add(lines.line(), Flaw::from(&error)),
            }
        }
        self.source = Source::Lines(lines);
        Ok(())
    }

    fn begin_csv(&mut self, mut rows: CsvRows<Box<dyn Read>>, wanted: Wanted<'_>, name: &str) -> Result<()> {
        let head = rows.next().with_context(|| format!("cannot read `{name}`"))?;
        let Some(Row::Bytes(())) = head else {
            if head.is_none() {
                return Ok(());
            }
            bail!(
                "the head of `{name}` cannot be read: a quotation mark in it is never closed, or it is too long"
            );
        };
        let names: Vec<String> =
            (0..rows.n_fields()).map(|index| rows.field(index).trim().to_owned()).collect();
        self.columns = columns(&names.iter().map(String::as_str).collect::<Vec<_>>(), wanted, name)?;
        self.source = Source::Csv(Box::new(rows), Places::of(&self.columns, &names));
        Ok(())
    }

    /// The next message; what cannot be read is counted and left out.
    pub(super) fn next(&mut self) -> Result<Option<Message<'_>>> {
        let found = match &mut self.source {
            Source::Lines(lines) => {
                next_json(lines, self.first.take(), &self.columns, &mut self.broken, &mut self.current)?
            }
            Source::Csv(rows, places) => next_csv(rows, places, &mut self.broken, &mut self.current)?,
            Source::Sheet(rows, places) => rows.next().is_some_and(|row| {
                self.current.put(
                    u64::try_from(row.number).unwrap_or(u64::MAX),
                    |place| row.cell(place),
                    places,
                );
                true
            }),
        };
        entities::decode(&mut self.current.text);
        let Current { text, channel, label, line } = &self.current;
        Ok(found.then_some(Message {
            text,
            channel: channel.as_deref(),
            label: label.as_deref(),
            line: *line,
        }))
    }

    pub(super) fn end(self) -> (Columns, Broken) {
        (self.columns, self.broken)
    }
}

fn next_json(
    lines: &mut Lines<Box<dyn Read>>,
    first: Option<Vec<u8>>,
    columns: &Columns,
    broken: &mut Broken,
    current: &mut Current,
) -> Result<bool> {
    if let Some(first) = first
        && read_json(&first, columns, current).is_ok()
    {
        current.line = lines.line();
        return Ok(true);
    }
    while let Some(row) = lines.next().context("cannot read the messages")? {
        let bytes = match row {
            Row::Bytes(bytes) if bytes.trim_ascii().is_empty() => continue,
            Row::Bytes(bytes) => bytes,
            Row::Broken(why) => {
                broken.add(lines.line(), why);
                continue;
            }
        };
        match read_json(bytes, columns, current) {
            Ok(()) => {
                current.line = lines.line();
                return Ok(true);
            }
            Err(why) => broken.add(lines.line(), why),
        }
    }
    Ok(false)
}

fn read_json(bytes: &[u8], columns: &Columns, current: &mut Current) -> Result<(), Flaw> {
    current.text.clear();
    current.channel = None;
    current.label = None;
    let text = std::str::from_utf8(bytes).map_err(|_| Flaw::NotUtf8)?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let has_text =
        Fields { columns, current }.deserialize(&mut deserializer).map_err(|error| Flaw::from(&error))?;
    deserializer.end().map_err(|error| Flaw::from(&error))?;
    if has_text { Ok(()) } else { Err(Flaw::NoField { field: columns.text.clone() }) }
}

fn next_csv(
    rows: &mut CsvRows<Box<dyn Read>>,
    places: &Places,
    broken: &mut Broken,
    current: &mut Current,
) -> Result<bool> {
    while let Some(row) = rows.next().context("cannot read the messages")? {
        if let Row::Broken(why) = row {
            broken.add(rows.line(), why);
            continue;
        }
        if rows.n_fields() != places.n_columns {
            let (found, expected) = (rows.n_fields(), places.n_columns);
            // What went wrong may be a quotation mark that swallows the lines below.
            if !rows.is_well_quoted() {
                rows.go_back_to_second_line();
            }
            broken.add(rows.line(), Flaw::Columns { found, expected });
            continue;
        }
        if !rows.is_utf8() {
            broken.add(rows.line(), Flaw::NotUtf8);
            continue;
        }
        current.put(rows.line(), |place| rows.field(place), places);
        return Ok(true);
    }
    Ok(false)
}

/// The beginning of an input, and whether it is all there is.
fn head(input: &mut dyn Read) -> io::Result<(Vec<u8>, bool)> {
    const ENOUGH: usize = 64 * 1024;
    let mut head = Vec::new();
    let n_read = input.take(ENOUGH as u64).read_to_end(&mut head)?;
    Ok((head, n_read < ENOUGH))
}
