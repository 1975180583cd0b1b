//! Words and texts without quotes, in quotes, and over several lines.

use crate::syntax::build::NO_ANCHOR;
use crate::syntax::quick::reader::{Beyond, END, Reader, ends_line, ends_word, place};
use crate::syntax::tree::Style;
use std::borrow::Cow;

/// A text as it is meant, with the bytes that it stands on.
pub(super) struct Scalar<'s> {
    text: Cow<'s, str>,
    style: Style,
    pub(super) start: usize,
    end: usize,
}

/// Where a text stands, which decides how it ends.
#[derive(Clone, Copy)]
pub(super) enum Around {
    /// Its lines begin at this column or further right.
    Block {
        least: usize,
    },
    Brackets,
}

impl Scalar<'_> {
    pub(super) fn is_quoted(&self) -> bool {
        self.style == Style::Quoted
    }
}

impl<'s> Reader<'s, '_> {
    pub(super) fn scalar(&mut self, around: Around) -> Result<Scalar<'s>, Beyond> {
        match self.peek() {
            quote @ (b'"' | b'\'') => self.quoted(quote),
            _ => self.plain(around),
        }
    }

    pub(super) fn add(&mut self, scalar: &Scalar<'s>) {
        self.builder.scalar(&scalar.text, scalar.style, place(scalar.start, scalar.end), NO_ANCHOR);
    }

    /// Whether a text can be the name of a field: on one line, and not longer than YAML allows, which counts letters.
    pub(super) fn can_be_key(&self, scalar: &Scalar<'s>) -> bool {
        const LONGEST: usize = 1000;
        scalar.start >= self.line && scalar.end - scalar.start < LONGEST
    }

    fn plain(&mut self, around: Around) -> Result<Scalar<'s>, Beyond> {
        let start = self.at;
        if !begins_plain(self.peek(), self.byte(start + 1)) {
            return Err(Beyond);
        }
        let (mut end, mut stop) = self.plain_line(start, around);
        let mut folded: Option<String> = None;
        while ends_line(self.byte(stop)) {
            let Some(next) = self.next_plain_line(stop, around)? else { break };
            let text = folded.get_or_insert_with(|| self.slice(start, end).to_owned());
            next.fold(text);
            (end, stop) = self.plain_line(next.at, around);
            text.push_str(self.slice(next.at, end));
            self.line = next.line;
        }
        self.at = end;
        let text = folded.map_or_else(|| Cow::Borrowed(self.slice(start, end)), Cow::Owned);
        Ok(Scalar { text, style: Style::Plain, start, end })
    }

    /// Where a text without quotes ends on its line, and where that stands which ends it, behind spaces.
    fn plain_line(&self, from: usize, around: Around) -> (usize, usize) {
        let stops = match around {
            Around::Block { .. } => &STOPS_IN_BLOCKS,
            Around::Brackets => &STOPS_IN_BRACKETS,
        };
        let mut stop = from;
        loop {
            let rest = self.bytes_from(stop);
            stop += rest.iter().position(|&byte| stops[usize::from(byte)]).unwrap_or(rest.len());
            let is_inside = match self.byte(stop) {
                b':' => {
                    let next = self.byte(stop + 1);
                    let ends = ends_word(next) || (matches!(around, Around::Brackets) && is_bracket(next));
                    !ends
                }
                b'#' => stop == from || self.byte(stop - 1) != b' ',
                _ => false,
            };
            if !is_inside {
                break;
            }
            stop += 1;
        }
        (from + self.slice(from, stop).trim_end_matches(' ').len(), stop)
    }

    /// The line that goes on with a text without quotes, where one does.
    fn next_plain_line(&self, line_end: usize, around: Around) -> Result<Option<NextLine>, Beyond> {
        let Some(next) = self.next_text_line(line_end) else { return Ok(None) };
        let is_over = match (around, self.byte(next.at)) {
            (_, b'#') => true,
            (Around::Block { least }, _) => next.column() < least,
            (Around::Brackets, b':') => return Err(Beyond),
            (Around::Brackets, byte) => is_bracket(byte),
        };
        // A document may begin or end there.
        if !is_over && next.column() == 0 {
            return Err(Beyond);
        }
        Ok((!is_over).then_some(next))
    }

    fn quoted(&mut self, quote: u8) -> Result<Scalar<'s>, Beyond> {
        let start = self.at;
        let mut from = start + 1;
        let mut changed: Option<String> = None;
        loop {
            let rest = self.bytes_from(from);
            let stop = match quote {
                b'"' => memchr::memchr3(b'"', b'\n', b'\\', rest),
                _ => memchr::memchr2(b'\'', b'\n', rest),
            };
            let stop = from + stop.ok_or(Beyond)?;
            let piece = self.slice(from, stop);
            match self.byte(stop) {
                b'\n' => {
                    let text = changed.get_or_insert_default();
                    text.push_str(piece.trim_end_matches([' ', '\r']));
                    let next = self.next_text_line(stop).ok_or(Beyond)?;
                    if next.column() == 0 {
                        return Err(Beyond);
                    }
                    next.fold(text);
                    self.line = next.line;
                    from = next.at;
                }
                b'\\' => {
                    let text = changed.get_or_insert_default();
                    text.push_str(piece);
                    text.push(escaped(self.byte(stop + 1)).ok_or(Beyond)?);
                    from = stop + 2;
                }
                b'\'' if self.byte(stop + 1) == b'\'' => {
                    let text = changed.get_or_insert_default();
                    text.push_str(piece);
                    text.push('\'');
                    from = stop + 2;
                }
                _ => {
                    self.at = stop + 1;
                    let text = changed.map_or(Cow::Borrowed(piece), |text| Cow::Owned(text + piece));
                    return Ok(Scalar { text, style: Style::Quoted, start, end: self.at });
                }
            }
        }
    }

    /// The next line that is not empty, unless the text ends before it.
    fn next_text_line(&self, line_end: usize) -> Option<NextLine> {
        let mut next = NextLine { breaks: 0, line: 0, at: line_end };
        while matches!(self.byte(next.at), b'\n' | b'\r') {
            next.breaks += 1;
            next.line = self.behind_break(next.at);
            next.at = self.behind_spaces(next.line);
        }
        (self.byte(next.at) != END).then_some(next)
    }
}

/// A line that goes on with a text: where it begins, where its first letter stands, and how many line ends are before it.
struct NextLine {
    breaks: usize,
    line: usize,
    at: usize,
}

impl NextLine {
    fn column(&self) -> usize {
        self.at - self.line
    }

    /// One line end is a space; of several the first one is none.
    fn fold(&self, text: &mut String) {
        match self.breaks {
            1 => text.push(' '),
            breaks => text.extend(std::iter::repeat_n('\n', breaks - 1)),
        }
    }
}

/// What a letter behind a backslash in double quotes means; `None` for the rare ones.
fn escaped(letter: u8) -> Option<char> {
    match letter {
        b'"' | b'\\' | b'/' => Some(char::from(letter)),
        b'n' => Some('\n'),
        b't' => Some('\t'),
        _ => None,
    }
}

/// Whether a text without quotes can begin with a byte, followed by another one.
fn begins_plain(first: u8, second: u8) -> bool {
    match first {
        b'-' => !ends_word(second) && !is_bracket(second),
        b'?' | b':' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\'' | b'"' | b'%' | b'@' | b'`' => false,
        _ => !ends_word(first) && !is_bracket(first),
    }
}

/// What divides texts in brackets.
fn is_bracket(byte: u8) -> bool {
    matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
}

/// At which bytes a text without quotes may end.
static STOPS_IN_BLOCKS: [bool; 256] = stops(b"\n\r:#");
static STOPS_IN_BRACKETS: [bool; 256] = stops(b"\n\r:#,[]{}");

const fn stops(bytes: &[u8]) -> [bool; 256] {
    let mut stops = [false; 256];
    let mut index = 0;
    while index < bytes.len() {
        stops[bytes[index] as usize] = true;
        index += 1;
    }
    stops
}
