//! The part of YAML that plans are written in, read in one pass over the bytes: lists and mappings by indentation and in
//! brackets, words and texts of every kind, comments. What is anything else is beyond it, and so is every mistake:
//! then it gives up, and the thorough reader begins anew. What it reads, it reads as that one does, which a test compares.

mod block_text;
mod brackets;
mod reader;
mod scalars;

use crate::diagnostic::Findings;
use crate::source::FileId;
use crate::syntax::build::{Builder, NO_ANCHOR, Parsed};
use crate::syntax::hidden;
use crate::syntax::limits::Limits;
use crate::syntax::quick::reader::{Beyond, Reader, ends_line, ends_word, place};
use crate::syntax::quick::scalars::{Around, Scalar};
use crate::syntax::tree::Style;

/// Reads a text that is all in the part of YAML that plans are written in.
pub fn parse_quickly(text: &str, file: FileId, limits: Limits) -> Option<Parsed<'_>> {
    if !is_ordinary(text) {
        return None;
    }
    let mut builder = Builder::new(text, file, Findings::default());
    let mut reader = Reader::new(text, limits.nesting, &mut builder);
    reader.document().ok()?;
    (builder.tree.comments().len() < limits.comments).then(|| builder.finish(true))
}

/// Whether all line ends are LF or CR LF, and all other characters can be seen. A tab is left to the thorough reader.
fn is_ordinary(text: &str) -> bool {
    let bytes = text.as_bytes();
    let character = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    !hidden::has_controls(bytes)
        && memchr::memchr_iter(b'\r', bytes).all(|at| bytes.get(at + 1) == Some(&b'\n'))
        && hidden::first_bytes(bytes).all(|at| character(at).is_some_and(hidden::is_visible))
}

impl<'s> Reader<'s, '_> {
    fn document(&mut self) -> Result<(), Beyond> {
        if self.slice(0, 3) == "---" && ends_line(self.byte(3)) {
            self.at = 3;
        }
        let column = self.next_line()?.ok_or(Beyond)?;
        self.node(0, column)?;
        match self.next_line()? {
            Some(_) => Err(Beyond),
            None => Ok(()),
        }
    }

    /// What begins here in a column; where it goes on in further lines, they begin at the column `least` or further right.
    fn node(&mut self, least: usize, column: usize) -> Result<(), Beyond> {
        match self.peek() {
            b'[' | b'{' => {
                self.in_brackets()?;
                self.end_line()
            }
            b'|' | b'>' => self.block_text(least),
            _ if self.is_dash() => self.list(column, self.at),
            _ => {
                let scalar = self.scalar(Around::Block { least })?;
                if self.is_key(&scalar)? {
                    return self.mapping(column, scalar);
                }
                self.add(&scalar);
                self.end_line()
            }
        }
    }

    /// Whether a colon makes a key of the text before it; the reader is at the colon then.
    fn is_key(&mut self, scalar: &Scalar<'s>) -> Result<bool, Beyond> {
        let colon = self.behind_spaces(self.at);
        if self.byte(colon) != b':' {
            return Ok(false);
        }
        if !ends_word(self.byte(colon + 1)) || !self.can_be_key(scalar) {
            return Err(Beyond);
        }
        self.at = colon;
        Ok(true)
    }

    /// A mapping whose keys are in one column; the reader is at the colon of the first one.
    fn mapping(&mut self, column: usize, first: Scalar<'s>) -> Result<(), Beyond> {
        self.enter()?;
        self.builder.open_mapping(place(first.start, first.start), NO_ANCHOR);
        let mut key = first;
        loop {
            self.add(&key);
            self.value(column)?;
            match self.next_line()? {
                Some(here) if here == column && !self.is_dash() => {
                    key = self.scalar(Around::Block { least: column + 1 })?;
                    if !self.is_key(&key)? {
                        return Err(Beyond);
                    }
                }
                Some(here) if here > column => return Err(Beyond),
                next => {
                    self.close(next);
                    return Ok(());
                }
            }
        }
    }

    /// What stands behind the colon at which the reader is, or below its line.
    fn value(&mut self, column: usize) -> Result<(), Beyond> {
        let colon = self.at;
        self.at += 1;
        self.skip_spaces();
        match self.peek() {
            byte if ends_line(byte) || byte == b'#' => self.below(column, colon, true),
            _ if self.is_dash() => Err(Beyond),
            b'[' | b'{' => {
                self.in_brackets()?;
                self.end_line()
            }
            b'|' | b'>' => self.block_text(column + 1),
            _ => {
                let value = self.scalar(Around::Block { least: column + 1 })?;
                self.add(&value);
                self.end_line()
            }
        }
    }

    /// A list whose dashes are in one column; the reader is at the first one.
    fn list(&mut self, column: usize, start: usize) -> Result<(), Beyond> {
        self.enter()?;
        self.builder.open_list(place(start, start), NO_ANCHOR);
        loop {
            let behind = self.behind_dash();
            self.at += 1;
            self.skip_spaces();
            if ends_line(self.peek()) || self.peek() == b'#' {
                self.below(column, behind, false)?;
            } else {
                self.node(column + 1, self.column())?;
            }
            match self.next_line()? {
                Some(here) if here == column && self.is_dash() => {}
                Some(here) if here > column => return Err(Beyond),
                next => {
                    self.close(next);
                    return Ok(());
                }
            }
        }
    }

    /// Behind a dash with its spaces and its comment. There, says granit-parser, is an item of which nothing is
    /// written, and there begins a list in the column of its key.
    fn behind_dash(&self) -> usize {
        let behind = self.behind_spaces(self.at + 1);
        if self.byte(behind) == b'#' { self.line_end(behind) } else { behind }
    }

    /// What stands below the line of a key or dash in a column: something further right, a list in the column of its
    /// key, or nothing, which has its place at `empty`.
    fn below(&mut self, column: usize, empty: usize, is_of_key: bool) -> Result<(), Beyond> {
        self.end_line()?;
        match self.next_line()? {
            Some(here) if here > column => self.node(column + 1, here),
            Some(here) if is_of_key && here == column && self.is_dash() => {
                self.list(column, self.behind_dash())
            }
            next => {
                self.builder.scalar("~", Style::Plain, place(empty, empty), NO_ANCHOR);
                self.look_again(next);
                Ok(())
            }
        }
    }

    /// Closes the innermost list or mapping, to which the next line does not belong.
    fn close(&mut self, next: Option<usize>) {
        self.builder.close(None);
        self.leave();
        self.look_again(next);
    }

    /// Goes back to the beginning of a line that was only looked at.
    fn look_again(&mut self, next: Option<usize>) {
        if next.is_some() {
            self.begin_line(self.line);
        }
    }
}
