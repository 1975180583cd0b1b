//! How lines make blocks: a line and all lines below it that are further right.

use crate::syntax::recovery::lines::{
    Line, Look, TAB, begins_like_item, look, name, open_brackets, opens_quote,
};
use granit_parser::ErrorKind;
use std::ops::Range;

/// Some lines, of which the first may begin behind a dash.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) lines: Range<usize>,
    /// Where the first line begins, and how far right that is.
    pub(super) start: usize,
    pub(super) column: usize,
}

/// A block among others.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) lines: Range<usize>,
    pub(super) start: usize,
    pub(super) column: usize,
    pub(super) look: Look,
    /// Why it cannot stand where it stands.
    pub(super) misplaced: Option<Misplaced>,
}

/// Why a block cannot stand where it stands; there may be millions of blocks.
#[derive(Clone, Copy, Debug)]
pub(super) enum Misplaced {
    Tab,
    Indentation,
    /// An item among names.
    Item,
    /// No name among names.
    NoName,
}

impl Misplaced {
    pub(super) fn kind(self) -> ErrorKind {
        match self {
            Misplaced::Tab => ErrorKind::TabInIndentation,
            Misplaced::Indentation => ErrorKind::InvalidIndentation,
            Misplaced::Item => ErrorKind::BlockSequenceEntryNotAllowed,
            Misplaced::NoName => ErrorKind::SimpleKeyExpected,
        }
    }
}

/// How many lines of one thing are looked at to see whether another line belongs to it.
const MOST_LOOKED_AT: usize = 64;

/// The lines of a text, with the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'t> {
    pub(super) text: &'t str,
    pub(super) lines: &'t [Line],
}

impl<'t> Text<'t> {
    pub(super) fn line(self, index: usize) -> Line {
        self.lines.get(index).copied().unwrap_or(Line { start: 0, end: 0, column: 0 })
    }

    /// What stands on a line from some byte on.
    pub(super) fn written(self, start: usize, line: usize) -> &'t str {
        self.text.get(start..self.line(line).end).unwrap_or_default()
    }

    /// The lines below the first one of a block.
    pub(super) fn below(self, block: &Block) -> Level {
        let first = block.lines.start + 1;
        let line = self.line(first);
        Level { lines: first..block.lines.end, start: line.start, column: line.column }
    }

    /// The line behind that on which the brackets are closed that are opened on the first line of a block.
    pub(super) fn end_of_brackets(self, block: &Block) -> usize {
        let first = open_brackets(self.written(block.start, block.lines.start));
        let mut open = first;
        let mut end = block.lines.start + 1;
        while open > 0 && end < block.lines.end {
            open += open_brackets(self.written(self.line(end).start, end));
            end += 1;
        }
        end
    }

    /// Where a line of a level begins.
    fn start(self, level: &Level, index: usize) -> (usize, usize) {
        let line = self.line(index);
        if index == level.lines.start { (level.start, level.column) } else { (line.start, line.column) }
    }

    /// The column in which the blocks of a level begin: that of the first line, unless it is that line which is out of line
    /// with the others.
    fn column(self, level: &Level) -> usize {
        if level.start != self.line(level.lines.start).start {
            return level.column; // It stands behind a dash.
        }
        let further = level.lines.start + 1..level.lines.end;
        let columns = || further.clone().map(|index| self.line(index).column);
        let Some(least) = columns().min().filter(|&least| least != TAB) else { return level.column };
        let second = self.line(further.start);
        if least > level.column {
            // All others are further right than the first, and not as what belongs to it would be.
            let first = self.written(level.start, level.lines.start);
            let is_closed = open_brackets(first) <= 0 && !first.ends_with(['|', '>']) && !opens_quote(first);
            let is_out_of_line = match look(first) {
                Look::Key { value: Some(_) } | Look::Dash { inner: Some(_) } if second.column == least => {
                    is_closed
                        && self.looks_placed(further.start)
                        && columns().filter(|&column| column == least).count() > 1
                }
                // Plans are indented by two spaces, or by four.
                Look::Key { .. } | Look::Dash { .. } => {
                    least < second.column && second.column != TAB && level.column % 2 == 1 && least % 2 == 0
                }
                // A word alone is a name without its colon.
                Look::Other => name(first) != Some(first.len()) && !first.starts_with(['{', '[', '"', '\'']),
            };
            return if is_out_of_line { least } else { level.column };
        }
        if least == level.column || level.column == TAB {
            return least;
        }
        // Some are further left than the first: what is out of line is in fewer blocks.
        let n_further_left = columns().filter(|&column| column < level.column).count();
        let n_in_line = columns().filter(|&column| column == level.column).count();
        // The first line is in line with itself; plans are indented by two spaces, or by four.
        let n_in_line = n_in_line + usize::from(level.column.is_multiple_of(2));
        if n_further_left > n_in_line { least } else { level.column }
    }

    fn looks_placed(self, index: usize) -> bool {
        look(self.written(self.line(index).start, index)) != Look::Other
    }

    /// Whether most of the blocks in a column are items of a list.
    fn is_list(self, level: &Level, column: usize) -> Option<bool> {
        let mut n_dashes = 0;
        let mut n_keys = 0;
        for index in level.lines.clone() {
            let (start, here) = self.start(level, index);
            match look(self.written(start, index)) {
                // A list may stand in the column of its key.
                Look::Dash { .. } if here == column && n_keys > 0 && n_dashes == 0 => return Some(false),
                Look::Dash { .. } if here == column => n_dashes += 1,
                Look::Key { .. } if here == column && !begins_like_item(self.written(start, index)) => {
                    n_keys += 1;
                }
                Look::Dash { .. } | Look::Key { .. } | Look::Other => {}
            }
        }
        let begins_with_item =
            matches!(look(self.written(level.start, level.lines.start)), Look::Dash { .. });
        let is_list = n_dashes > n_keys || (n_dashes > 1 && begins_with_item);
        (n_dashes + n_keys > 0).then_some(is_list)
    }

    /// The blocks of a level, in order; those that are out of line with the others are misplaced.
    pub(super) fn blocks(self, level: &Level) -> Vec<Block> {
        let column = self.column(level);
        let is_list = self.is_list(level, column);
        let mut blocks: Vec<Block> = Vec::new();
        let mut open = 0;
        // Whether the last block is too far left and has what belongs to it in the column of the others.
        let mut takes_all = false;
        for index in level.lines.clone() {
            let (start, here) = self.start(level, index);
            let written = self.written(start, index);
            let look = look(written);
            let is_behind_list = |last: &Block| self.is_item(last.lines.start + 1) && here == column;
            takes_all &= here != TAB
                && here >= column
                && !(matches!(look, Look::Key { .. }) && blocks.last().is_some_and(is_behind_list));
            let further = |last: &mut Block, open: &mut i32| {
                last.lines.end = index + 1;
                *open += open_brackets(written);
            };
            let misplaced = if here == TAB || here > column || takes_all {
                let kind = if here == TAB { Misplaced::Tab } else { Misplaced::Indentation };
                match blocks.last_mut() {
                    Some(last) if !self.is_like(last, index, look) || takes_all => {
                        further(last, &mut open);
                        continue;
                    }
                    _ => {
                        takes_all |= self.is_above(level, index, look, column);
                        Some(kind)
                    }
                }
            } else if here < column {
                if let Some(last) = blocks.last_mut()
                    && self.is_too_far_left(level, index, Some(last))
                {
                    further(last, &mut open);
                    continue;
                }
                takes_all = self.is_above(level, index, look, column);
                Some(Misplaced::Indentation)
            } else {
                let last = blocks.last_mut();
                match (look, is_list) {
                    (Look::Key { .. } | Look::Other, _)
                        if self.is_too_far_left(level, index, last.as_deref()) =>
                    {
                        if let Some(last) = last {
                            further(last, &mut open);
                        }
                        continue;
                    }
                    (Look::Dash { .. }, Some(false)) => match last {
                        Some(last) if self.takes_dash(last, column) => {
                            further(last, &mut open);
                            continue;
                        }
                        _ => Some(Misplaced::Item),
                    },
                    (Look::Key { .. }, Some(true)) => Some(Misplaced::Indentation),
                    (Look::Other, _) => match last {
                        Some(last) if self.goes_on(last, index, open) => {
                            further(last, &mut open);
                            continue;
                        }
                        _ => Some(Misplaced::NoName),
                    },
                    (Look::Dash { .. } | Look::Key { .. }, _) => None,
                }
            };
            open = open_brackets(written);
            blocks.push(Block { lines: index..index + 1, start, column: here, look, misplaced });
        }
        blocks
    }

    /// Whether what belongs to a line begins on the next one, in the column of the blocks beside it.
    fn is_above(self, level: &Level, index: usize, look: Look, column: usize) -> bool {
        let next = index + 1;
        look == Look::Key { value: None } && level.lines.contains(&next) && self.line(next).column == column
    }

    /// Whether a line in the column of a block belongs into it: the block lacks what it names, and goes on below it.
    fn is_too_far_left(self, level: &Level, index: usize, above: Option<&Block>) -> bool {
        let Some(above) = above.filter(|above| above.misplaced.is_none()) else { return false };
        let line = self.line(index);
        let written = self.written(line.start, index);
        let is_in_it = match (above.look, look(written)) {
            // In a list of things stands what belongs to the one above it.
            (Look::Dash { inner: Some(at) }, Look::Key { .. }) => {
                let first = self.written(above.start + at, above.lines.start);
                !begins_like_item(written) && matches!(look(first), Look::Key { .. })
            }
            // It has what it holds already, and what is further right cannot belong to it.
            (Look::Key { value: None }, Look::Key { value: Some(_) } | Look::Other) => {
                let is_closed =
                    open_brackets(written) <= 0 && !written.ends_with(['|', '>']) && !opens_quote(written);
                let is_name = name(written) == Some(written.len());
                let next = index + 1;
                is_closed
                    && !is_name
                    && level.lines.contains(&next)
                    && self.line(next).column > line.column
                    && self.goes_on_in(above, next)
            }
            // A section is hardly ever that far out of line.
            (Look::Key { value: None }, Look::Key { value: None }) if line.column > 0 => {
                let behind = self.behind_its_own(level, index);
                behind.is_some_and(|behind| self.goes_on_in(above, behind) && !self.names(above, behind))
            }
            _ => false,
        };
        is_in_it && !self.names(above, index)
    }

    /// The line that is too far left to belong to a line as what stands before it does, and is further right than that one.
    fn behind_its_own(self, level: &Level, index: usize) -> Option<usize> {
        let first = index + 1;
        let (outer, inner) = (self.line(index).column, self.line(first).column);
        let below = (first..level.lines.end).take(MOST_LOOKED_AT);
        let column = |line: usize| self.line(line).column;
        let is_item = |&line: &usize| column(line) == inner && self.is_item(line);
        let mut rest = below.clone().skip(1).skip_while(|line| column(*line) > inner || is_item(line));
        let behind = rest.next().filter(|&behind| column(behind) > outer && inner != TAB)?;
        if column(behind) < inner {
            return Some(behind);
        }
        // What stands behind a list in its column; one dash alone may be one too many.
        let is_list = below.take_while(|&line| line < behind).filter(is_item).count() > 1;
        let goes_on = rest.take_while(|&line| column(line) > outer).any(|line| is_item(&line));
        (is_list && !goes_on).then_some(behind)
    }

    /// Whether a line could stand in a block.
    fn goes_on_in(self, block: &Block, index: usize) -> bool {
        let column = self.line(index).column;
        column != TAB && self.looks_placed(index) && self.is_column_in(block, column)
    }

    fn is_item(self, index: usize) -> bool {
        matches!(look(self.written(self.line(index).start, index)), Look::Dash { .. })
    }

    /// Whether something in a block begins in a column.
    fn is_column_in(self, block: &Block, column: usize) -> bool {
        let begins = |line: usize| {
            let (start, here) = (self.line(line).start, self.line(line).column);
            let inner = match look(self.written(start, line)) {
                Look::Dash { inner } => inner,
                Look::Key { .. } | Look::Other => None,
            };
            here == column || inner.is_some_and(|at| here.saturating_add(at) == column)
        };
        block.lines.clone().skip(1).take(MOST_LOOKED_AT).any(begins)
            || self.inner_column(block) == Some(column)
    }

    /// Whether a block has what a line names.
    fn names(self, block: &Block, index: usize) -> bool {
        let named = |start: usize, line: usize| {
            let written = self.written(start, line);
            name(written).and_then(|length| written.get(..length))
        };
        let wanted = named(self.line(index).start, index);
        let column = self.inner_column(block);
        let first = match block.look {
            Look::Dash { inner: Some(at) } => named(block.start + at, block.lines.start),
            _ => None,
        };
        let mut others = block
            .lines
            .clone()
            .skip(1)
            .take(MOST_LOOKED_AT)
            .filter(|&line| Some(self.line(line).column) == column);
        first.is_some() && first == wanted || others.any(|line| named(self.line(line).start, line) == wanted)
    }

    /// The column of what belongs to a block.
    fn inner_column(self, block: &Block) -> Option<usize> {
        match block.look {
            Look::Dash { inner: Some(at) } => Some(block.column.saturating_add(at)),
            _ => block.lines.clone().nth(1).map(|first| self.line(first).column),
        }
    }

    /// Whether a line that is too far right begins a block like the one above it: what belongs to both stands in one column.
    fn is_like(self, block: &Block, index: usize, look: Look) -> bool {
        let (inner, own, here) = (block.lines.start + 1, index + 1, self.line(index).column);
        let inner = match (block.look, look) {
            (Look::Dash { inner: Some(at) }, Look::Dash { .. }) => block.column.saturating_add(at),
            (Look::Key { value: None }, Look::Key { value: None }) if block.lines.end > inner => {
                self.line(inner).column
            }
            _ => return false,
        };
        let next = (own < self.lines.len()).then(|| self.line(own).column);
        match look {
            Look::Dash { .. } => here < inner || (here == TAB && next == Some(inner)),
            Look::Key { .. } | Look::Other => next == Some(inner) && (here < inner || here == TAB),
        }
    }

    /// Whether a line that begins nothing goes on with the block above it.
    fn goes_on(self, block: &Block, index: usize, open: i32) -> bool {
        let written = |line: usize| self.written(self.line(line).start, line);
        let last = written(block.lines.end.saturating_sub(1));
        let is_in_brackets =
            open > 0 && (written(index).contains([',', ']', '}']) || last.ends_with([',', '[', '{']));
        let begins = matches!(block.look, Look::Key { value: None } | Look::Dash { .. });
        let is_first_below = begins && block.lines.len() == 1;
        block.misplaced.is_none()
            && (is_in_brackets || is_first_below || written(index).starts_with([']', '}']))
    }

    /// Whether a key has nothing yet but perhaps a list in its own column.
    fn takes_dash(self, block: &Block, column: usize) -> bool {
        let first = block.lines.start + 1;
        let has_list = || {
            let line = self.line(first);
            line.column == column && matches!(look(self.written(line.start, first)), Look::Dash { .. })
        };
        block.misplaced.is_none()
            && block.look == (Look::Key { value: None })
            && (block.lines.end == first || has_list())
    }
}
