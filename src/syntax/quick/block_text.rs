//! Texts behind `|` and `>`.

use crate::syntax::build::NO_ANCHOR;
use crate::syntax::quick::reader::{Beyond, END, Reader, ends_line, place};
use crate::syntax::tree::Style;

impl Reader<'_, '_> {
    /// A text behind `|`, which keeps its lines, or `>`, which joins them; they begin at the column `least` or further
    /// right. Ends at the beginning of the line after it.
    pub(super) fn block_text(&mut self, least: usize) -> Result<(), Beyond> {
        let joins_lines = self.peek() == b'>';
        let ending = self.byte(self.at + 1);
        self.at += if matches!(ending, b'-' | b'+') { 2 } else { 1 };
        self.end_line()?;

        let (mut line, mut n_empty) = self.first_line_of_block(least)?;
        let indent = self.behind_spaces(line) - line;
        let start = line + indent;
        let mut text = String::new();
        let mut before = None;
        let end = loop {
            let from = line + indent;
            let stop = self.line_end(from);
            // What stands further right than the first line keeps its line ends.
            let is_further = self.byte(from) == b' ';
            match before {
                Some(false) if joins_lines && !is_further && n_empty == 0 => text.push(' '),
                Some(false) if joins_lines && !is_further => push_breaks(&mut text, n_empty),
                Some(_) => push_breaks(&mut text, n_empty + 1),
                None => push_breaks(&mut text, n_empty),
            }
            text.push_str(self.slice(from, stop));
            before = Some(is_further);
            n_empty = 0;
            line = stop;
            let mut at = stop;
            while matches!(self.byte(at), b'\n' | b'\r') {
                n_empty += usize::from(line != stop);
                line = self.behind_break(at);
                let spaces = self.bytes_from(line).iter().take(indent).take_while(|&&byte| byte == b' ');
                at = line + spaces.count();
            }
            if line == stop || at < line + indent || self.byte(at) == END {
                break at;
            }
        };
        match ending {
            b'-' => {}
            b'+' => push_breaks(&mut text, n_empty + 1),
            _ => text.push('\n'),
        }
        self.builder.scalar(&text, Style::Block, place(start, end), NO_ANCHOR);
        self.begin_line(line);
        Ok(())
    }

    /// Where the first line begins that is not empty, and how many are before it.
    fn first_line_of_block(&self, least: usize) -> Result<(usize, usize), Beyond> {
        let (mut at, mut widest, mut n_empty) = (self.at, 0, 0);
        loop {
            if self.byte(at) == END {
                return Err(Beyond);
            }
            let line = self.behind_break(at);
            at = self.behind_spaces(line);
            if !ends_line(self.byte(at)) {
                let is_clear = at - line >= least.max(widest).max(1);
                return if is_clear { Ok((line, n_empty)) } else { Err(Beyond) };
            }
            n_empty += 1;
            widest = widest.max(at - line);
        }
    }
}

fn push_breaks(text: &mut String, count: usize) {
    text.extend(std::iter::repeat_n('\n', count));
}
