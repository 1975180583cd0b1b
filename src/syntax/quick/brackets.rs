//! Lists and mappings in brackets.

use crate::syntax::build::NO_ANCHOR;
use crate::syntax::quick::reader::{Beyond, END, Reader, ends_word, place};
use crate::syntax::quick::scalars::Around;

impl Reader<'_, '_> {
    /// A list in `[…]` or a mapping in `{…}`.
    pub(super) fn in_brackets(&mut self) -> Result<(), Beyond> {
        self.enter()?;
        let is_list = self.peek() == b'[';
        let bracket = place(self.at, self.at + 1);
        let closing = if is_list {
            self.builder.open_list(bracket, NO_ANCHOR);
            b']'
        } else {
            self.builder.open_mapping(bracket, NO_ANCHOR);
            b'}'
        };
        self.at += 1;
        while self.next_in_brackets()? != closing {
            if !is_list {
                self.key_in_brackets()?;
            }
            self.value_in_brackets()?;
            match self.next_in_brackets()? {
                b',' => self.at += 1,
                byte if byte == closing => break,
                _ => return Err(Beyond),
            }
        }
        self.at += 1;
        self.builder.close(Some(place(self.at - 1, self.at)));
        self.leave();
        Ok(())
    }

    /// A key with its colon, up to its value.
    fn key_in_brackets(&mut self) -> Result<(), Beyond> {
        let key = self.scalar(Around::Brackets)?;
        self.skip_spaces();
        let is_colon = self.peek() == b':' && (key.is_quoted() || ends_word(self.byte(self.at + 1)));
        if !is_colon || !self.can_be_key(&key) {
            return Err(Beyond);
        }
        self.add(&key);
        self.at += 1;
        self.next_in_brackets()?;
        Ok(())
    }

    fn value_in_brackets(&mut self) -> Result<(), Beyond> {
        if matches!(self.peek(), b'[' | b'{') {
            return self.in_brackets();
        }
        let value = self.scalar(Around::Brackets)?;
        self.add(&value);
        Ok(())
    }

    /// Past spaces, line ends and comments to the next byte that means something.
    fn next_in_brackets(&mut self) -> Result<u8, Beyond> {
        loop {
            self.skip_spaces();
            match self.peek() {
                b'\n' | b'\r' => self.begin_line(self.behind_break(self.at)),
                b'#' if self.is_comment() => self.comment(),
                b'#' | END => return Err(Beyond),
                _ if self.may_be_marker() => return Err(Beyond),
                byte => return Ok(byte),
            }
        }
    }
}
