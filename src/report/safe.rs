//! Text of others, made safe to print.
//!
//! No text of a plan, of a file name or of an argument can move a terminal's cursor, turn the direction of
//! reading around, break a line of a report, or start a command of a CI runner: those obey `##[command]`
//! anywhere in a line and `::command::` at its start.

use std::borrow::Cow;
use std::fmt::Write;

/// Text on one line with everything visible: controls and direction marks as `\u{1b}`, and no two `#` in a row.
pub fn visible(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: &u8| (0x20..0x7f).contains(byte);
    if text.as_bytes().iter().all(is_plain) && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len() + 16);
    let mut last = '\0';
    for character in text.chars() {
        push_visible(&mut result, character, last);
        last = character;
    }
    Cow::Owned(result)
}

/// One character of a visible text, and its length in the result.
pub(super) fn push_visible(result: &mut String, character: char, last: char) {
    match character {
        '\t' => result.push_str("    "),
        '\n' => result.push_str("\\n"),
        '\r' => result.push_str("\\r"),
        '#' if last == '#' => result.push_str("\\u{23}"),
        character if is_hidden(character) => {
            let _ = write!(result, "\\u{{{:x}}}", u32::from(character));
        }
        character => result.push(character),
    }
}

/// Characters that cannot be seen but do something.
pub(super) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
        ) && character != '\u{200d}'
}

#[cfg(test)]
mod tests {
    use crate::report::visible;

    #[test]
    fn what_does_something_is_shown_and_what_says_something_stays() {
        assert_eq!(visible("née 😀 👩\u{200d}🚒"), "née 😀 👩\u{200d}🚒");
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c\nd"), "a\\u{1b}[31mb\\u{202e}c\\nd");
        assert_eq!(visible("##[error]x ###"), "#\\u{23}[error]x #\\u{23}\\u{23}");
    }
}
