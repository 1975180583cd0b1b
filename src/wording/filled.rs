//! The text of a message with its examples filled in.

use crate::plan::Message;
use std::ops::Range;

/// A text with the examples of its placeholders, and where they stand.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    pub text: String,
    /// What was filled in, in bytes of the text.
    pub blanks: Vec<Range<usize>>,
}

impl Filled {
    /// Fills a text of a message; `None` where that cannot be done. Where it has more to it than blanks, all of it counts as
    /// written.
    pub fn of(message: &Message, text: &str) -> Option<Filled> {
        let Some(parts) = Message::parts(text) else {
            return Some(Filled { text: message.filled_with_examples(text).ok()?, blanks: Vec::new() });
        };
        let mut filled = Filled { text: String::with_capacity(text.len() + 64), blanks: Vec::new() };
        for (part, is_blank) in parts {
            let start = filled.text.len();
            if is_blank {
                filled.text.push_str(message.example_of(part).unwrap_or("…"));
                filled.blanks.push(start..filled.text.len());
            } else {
                filled.text.push_str(part);
            }
        }
        Some(filled)
    }

    /// Whether a part of the text touches what was filled in.
    pub(super) fn touches(&self, part: &Range<usize>) -> bool {
        self.blanks.iter().any(|blank| blank.start <= part.end && part.start <= blank.end)
    }

    /// Whether a part of the text lies in what was filled in, or has some of it.
    pub(super) fn overlaps(&self, part: &Range<usize>) -> bool {
        self.blanks.iter().any(|blank| blank.start < part.end && part.start < blank.end)
    }
}
