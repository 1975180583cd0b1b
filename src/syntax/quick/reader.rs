//! Where the quick reader is in a text: its bytes, lines, spaces and comments.

use crate::syntax::build::Builder;
use crate::syntax::tree::narrow;

/// What only all of YAML has a rule for: the thorough reader takes the file from its beginning.
pub(super) struct Beyond;

/// A place that moves through a text from its beginning to its end, and the tree that grows on the way.
pub(super) struct Reader<'s, 'b> {
    text: &'s str,
    /// The byte that comes next.
    pub(super) at: usize,
    /// Where its line begins.
    pub(super) line: usize,
    /// Lists and mappings that may still be opened inside the open ones.
    deeper: usize,
    pub(super) builder: &'b mut Builder<'s>,
}

/// What `byte` gives behind the last byte. No text that is read here has it.
pub(super) const END: u8 = 0;

/// Whether a line ends here: before CR LF at its CR, and at the end of the text.
pub(super) fn ends_line(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | END)
}

/// Whether what came before ends here, as `-` and `:` only count where something else begins.
pub(super) fn ends_word(byte: u8) -> bool {
    byte == b' ' || ends_line(byte)
}

impl<'s, 'b> Reader<'s, 'b> {
    pub(super) fn new(text: &'s str, deepest: usize, builder: &'b mut Builder<'s>) -> Reader<'s, 'b> {
        Reader { text, at: 0, line: 0, deeper: deepest, builder }
    }

    pub(super) fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(END)
    }

    pub(super) fn peek(&self) -> u8 {
        self.byte(self.at)
    }

    pub(super) fn bytes_from(&self, at: usize) -> &'s [u8] {
        self.text.as_bytes().get(at..).unwrap_or_default()
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &'s str {
        self.text.get(from..to).unwrap_or_default()
    }

    pub(super) fn column(&self) -> usize {
        self.at - self.line
    }

    /// The first offset from this one on at which there is no space.
    pub(super) fn behind_spaces(&self, mut at: usize) -> usize {
        while self.byte(at) == b' ' {
            at += 1;
        }
        at
    }

    pub(super) fn skip_spaces(&mut self) {
        self.at = self.behind_spaces(self.at);
    }

    /// Where the line ends that goes on here.
    pub(super) fn line_end(&self, from: usize) -> usize {
        let rest = self.bytes_from(from);
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let is_before_lf = end.checked_sub(1).and_then(|last| rest.get(last)) == Some(&b'\r');
        from + end - usize::from(is_before_lf)
    }

    /// Where the next line begins; here is the end of one.
    pub(super) fn behind_break(&self, at: usize) -> usize {
        at + 1 + usize::from(self.byte(at) == b'\r')
    }

    /// Whether the `#` that is next begins a comment: nothing but a space may stand before it.
    pub(super) fn is_comment(&self) -> bool {
        self.at == self.line || self.byte(self.at - 1) == b' '
    }

    /// The comment that begins here, up to the end of its line.
    pub(super) fn comment(&mut self) {
        let end = self.line_end(self.at);
        self.builder.comment(place(self.at, end));
        self.at = end;
    }

    /// Behind a value nothing but a comment may stand on its line.
    pub(super) fn end_line(&mut self) -> Result<(), Beyond> {
        self.skip_spaces();
        match self.peek() {
            b'#' if self.is_comment() => self.comment(),
            byte if ends_line(byte) => {}
            _ => return Err(Beyond),
        }
        Ok(())
    }

    /// From the end or the beginning of a line to the next one that holds more than a comment: its column, or `None` at
    /// the end of the text.
    pub(super) fn next_line(&mut self) -> Result<Option<usize>, Beyond> {
        loop {
            self.skip_spaces();
            match self.peek() {
                END => return Ok(None),
                b'\n' | b'\r' => self.begin_line(self.behind_break(self.at)),
                b'#' => self.comment(),
                _ if self.may_be_marker() => return Err(Beyond),
                _ => return Ok(Some(self.column())),
            }
        }
    }

    pub(super) fn begin_line(&mut self, line: usize) {
        self.line = line;
        self.at = line;
    }

    /// Whether a document may begin or end here, or tell how it is to be read: `---`, `...`, `%`.
    pub(super) fn may_be_marker(&self) -> bool {
        self.at == self.line && matches!(self.peek(), b'-' | b'.' | b'%') && !self.is_dash()
    }

    /// Whether an item of a list begins here.
    pub(super) fn is_dash(&self) -> bool {
        self.peek() == b'-' && ends_word(self.byte(self.at + 1))
    }

    /// Goes into a list or mapping, unless that is one too many.
    pub(super) fn enter(&mut self) -> Result<(), Beyond> {
        self.deeper = self.deeper.checked_sub(1).ok_or(Beyond)?;
        Ok(())
    }

    pub(super) fn leave(&mut self) {
        self.deeper += 1;
    }
}

/// The bytes that something stands on, as the tree has them.
pub(super) fn place(start: usize, end: usize) -> (u32, u32) {
    (narrow(start), narrow(end))
}
