//! A mistake of YAML costs the block in which it stands and not the file.
//!
//! Blocks that are no YAML by themselves are taken apart, down to the smallest one; that is cut out, and everything else
//! can be read. So a file is looked at about as often as it is deep, however many mistakes there are in it.

mod blocks;
mod lines;

use crate::source::FileId;
use crate::syntax::gap::{Gap, Holder, Misread};
use crate::syntax::limits::Limits;
use crate::syntax::quick::parse_quickly;
use blocks::{Block, Level, Text};
use granit_parser::{ErrorKind, Parser};
use lines::{Look, look, name};
use std::ops::Range;

/// A text without what cannot be read of it.
#[derive(Debug)]
pub(super) struct Rest {
    /// As long as the text, with spaces for what was cut out.
    pub(super) text: String,
    /// In the order of the text.
    pub(super) gaps: Vec<Gap>,
}

/// Cuts out of a text what is no YAML; `None` where that leaves nothing, or where the text is not written in lines.
pub(super) fn cut(text: &str, limits: Limits) -> Option<Rest> {
    let lines = lines::lines(text);
    let is_marker = |line: &lines::Line| {
        line.column == 0 && matches!(text.get(line.start..line.end), Some("---" | "..."))
    };
    let first = lines.iter().take_while(|line| is_marker(line)).count();
    let (_, body) = lines.split_at_checked(first)?;
    if body.iter().any(is_marker) {
        return None; // There is more than one document.
    }
    let start = body.first()?;
    let root = Level { lines: first..lines.len(), start: start.start, column: start.column };
    let mut cutter = Cutter {
        text: Text { text, lines: &lines },
        rest: text.as_bytes().to_vec(),
        gaps: Vec::new(),
        budget: 16 * text.len() + 4096,
        limits,
    };
    if !cutter.cut_level(&root, 0) {
        return None;
    }
    let mut gaps = cutter.gaps;
    gaps.sort_by_key(|gap| gap.bytes.start);
    let text = String::from_utf8(cutter.rest).ok()?;
    (!gaps.is_empty()).then_some(Rest { text, gaps })
}

struct Cutter<'t> {
    text: Text<'t>,
    /// The text with spaces for what was cut out.
    rest: Vec<u8>,
    gaps: Vec<Gap>,
    /// How many more bytes are looked at before whole blocks are given up.
    budget: usize,
    limits: Limits,
}

/// How deep blocks are taken apart; no field of a plan is deeper.
const MOST_DEEP: usize = 12;

/// How many mistakes are stepped over; a block that holds more is lost as a whole.
const MOST_GAPS: usize = 20_000;

/// A block that is lost as a whole.
struct Lost {
    bytes: Range<usize>,
    name: Option<Range<usize>>,
    error: Misread,
}

impl Cutter<'_> {
    /// Cuts out of a level what cannot be read; `false` where nothing is left of it.
    fn cut_level(&mut self, level: &Level, depth: usize) -> bool {
        let mut lost = Vec::new();
        let mut left: Vec<Range<usize>> = Vec::new();
        let mut is_list = false;
        for block in self.text.blocks(level) {
            if self.gaps.len() + lost.len() >= MOST_GAPS {
                return false;
            }
            let line = block.start..self.text.line(block.lines.start).end;
            let is_left = if let Some(misplaced) = block.misplaced {
                let error = Misread { at: block.start, kind: misplaced.kind() };
                lost.push(self.lose(block.lines.clone(), block.start, error));
                false
            } else if let Some(error) = self.misread(&block) {
                self.cut_block(&block, error, depth, &mut lost)
            } else {
                true
            };
            if is_left {
                is_list = matches!(block.look, Look::Dash { .. });
                left.push(line);
            }
        }
        for Lost { bytes, name, error } in lost {
            let next = left.partition_point(|line| line.start < bytes.start);
            let Some(sibling) = left.get(next.saturating_sub(1)).cloned() else { return false };
            let holder = if is_list {
                Holder::Item { sibling }
            } else {
                Holder::Entry { sibling: sibling.start, name }
            };
            self.gaps.push(Gap { bytes, holder, error });
        }
        !left.is_empty()
    }

    /// Cuts out of a block what cannot be read; `false` where the block is lost.
    fn cut_block(&mut self, block: &Block, error: Misread, depth: usize, lost: &mut Vec<Lost>) -> bool {
        let (first, n_gaps) = (block.lines.start, self.gaps.len());
        let has_more = block.lines.len() > 1;
        let is_left = match block.look {
            Look::Dash { inner } => {
                let inner = match inner {
                    Some(at) => Level {
                        lines: block.lines.clone(),
                        start: block.start + at,
                        column: block.column.saturating_add(at),
                    },
                    None => self.text.below(block),
                };
                let is_one = look(self.text.written(inner.start, inner.lines.start)) == Look::Other;
                !is_one
                    && depth < MOST_DEEP
                    && self.cut_level(&inner, depth + 1)
                    && self.misread(block).is_none()
            }
            Look::Key { value: None } => {
                let is_left = has_more
                    && !self
                        .text
                        .written(self.text.line(first + 1).start, first + 1)
                        .starts_with(['{', '[', '"', '\''])
                    && depth < MOST_DEEP
                    && self.cut_level(&self.text.below(block), depth + 1)
                    && self.misread(block).is_none();
                is_left || self.cut_value(block, n_gaps, &error)
            }
            Look::Key { value: Some(at) } => {
                let value = self.text.written(block.start + at, first);
                let head = Block { lines: first..self.text.end_of_brackets(block), ..block.clone() };
                let has_more = head.lines.end < block.lines.end;
                if has_more && !value.starts_with(['|', '>']) && self.misread(&head).is_none() {
                    // What stands below it belongs to it only by mistake.
                    let below = Block { lines: head.lines.end - 1..block.lines.end, ..block.clone() };
                    for below in self.text.blocks(&self.text.below(&below)) {
                        let error = Misread { at: below.start, kind: ErrorKind::InvalidIndentation };
                        lost.push(self.lose(below.lines, below.start, error));
                    }
                    return true;
                }
                self.cut_value(block, n_gaps, &error)
            }
            Look::Other => false,
        };
        if !is_left {
            self.gaps.truncate(n_gaps);
            lost.push(self.lose(block.lines.clone(), block.start, error));
        }
        is_left
    }

    /// Cuts out all that belongs to a key; `false` where the key itself cannot be read.
    fn cut_value(&mut self, block: &Block, n_gaps: usize, error: &Misread) -> bool {
        let (first, last) = (block.lines.start, block.lines.end.saturating_sub(1));
        let start = match block.look {
            Look::Key { value: Some(at) } => block.start + at,
            Look::Key { value: None } | Look::Dash { .. } | Look::Other => self.text.line(first + 1).start,
        };
        let bytes = start..self.text.line(last).end.max(start);
        let error = self.gaps.get(n_gaps).map_or_else(|| error.clone(), |gap| gap.error.clone());
        self.gaps.truncate(n_gaps);
        self.blank(&bytes);
        if self.misread(&Block { lines: first..first + 1, ..block.clone() }).is_some() {
            return false;
        }
        self.gaps.push(Gap { bytes, holder: Holder::Value { key: block.start }, error });
        true
    }

    /// Cuts out whole lines.
    fn lose(&mut self, lines: Range<usize>, start: usize, error: Misread) -> Lost {
        let bytes = start..self.text.line(lines.end.saturating_sub(1)).end;
        // What looks like a space before it is perhaps none.
        let before = self.text.text.get(..start).unwrap_or_default();
        let from = before.trim_end_matches(|letter: char| letter.is_whitespace() && letter != '\n').len();
        self.blank(&(from..bytes.end));
        let written = self.text.written(start, lines.start);
        let begin = match look(written) {
            Look::Dash { inner: Some(inner) } => inner,
            Look::Dash { inner: None } | Look::Key { .. } | Look::Other => 0,
        };
        // What stands before the name is not looked at.
        let begin = start + begin;
        let name = name(self.text.written(begin, lines.start)).map(|length| begin..begin + length);
        let bytes = if name.is_some() { begin..bytes.end } else { bytes };
        Lost { bytes, name, error }
    }

    fn blank(&mut self, bytes: &Range<usize>) {
        let cut = self.rest.get_mut(bytes.clone()).unwrap_or_default();
        for byte in cut.iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')) {
            *byte = b' ';
        }
    }

    /// Why what is left of a block is no YAML by itself, if it is not.
    fn misread(&mut self, block: &Block) -> Option<Misread> {
        let end = self.text.line(block.lines.end.saturating_sub(1)).end;
        let bytes = self.rest.get(block.start..end)?;
        // The first line begins as far right as it does in the file.
        let column = if block.column == lines::TAB { 0 } else { block.column };
        let Some(budget) = self.budget.checked_sub(column + bytes.len() + 64) else {
            return Some(Misread { at: block.start, kind: ErrorKind::InvalidIndentation });
        };
        self.budget = budget;
        let mut alone = " ".repeat(column);
        alone.push_str(std::str::from_utf8(bytes).unwrap_or_default());
        if parse_quickly(&alone, FileId(0), self.limits).is_some() {
            return None;
        }
        let error = Parser::new_from_str_with_options(&alone, self.limits.options()).find_map(Result::err)?;
        let at = error.marker().byte_offset().unwrap_or(0).saturating_sub(column) + block.start;
        let is_behind = at >= end;
        Some(Misread { at: if is_behind { block.start } else { at }, kind: error.kind().clone() })
    }
}
