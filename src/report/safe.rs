//! Text of others, made safe to print.
//!
//! No text of a plan, of a file name or of an argument can move a terminal's cursor, turn the direction of
//! reading around, break a line of a report, or start a command of a CI runner: those obey `##[command]`
//! anywhere in a line and `::command::` at its start.

use serde::Serialize;
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
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{fffe}'..='\u{ffff}'
        ) && character != '\u{200d}'
}

/// JSON in which no string can start a command of a CI runner or move a cursor.
pub fn to_json(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    if json.is_ascii() && !json.contains("##") && !json.contains('\u{7f}') {
        return json;
    }
    let mut result = String::with_capacity(json.len());
    let mut characters = json.chars().peekable();
    let mut after_hash = false;
    for character in characters.by_ref() {
        // Outside strings JSON is ASCII without `#`, so whatever is spelled out here stands in a string.
        if is_hidden(character) || (character == '#' && after_hash) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                let _ = write!(result, "\\u{unit:04x}");
            }
        } else {
            result.push(character);
        }
        after_hash = character == '#';
    }
    result
}

/// Words with names in backticks as Markdown for a cell of a table. Names stay code; of the rest, every word that could
/// mean something to Markdown or to a platform (a link, a mention, a number of an issue) becomes code as well.
pub fn markdown(text: &str) -> String {
    let text = visible(text);
    let mut result = String::with_capacity(text.len() + 16);
    let pieces: Vec<&str> = text.split('`').collect();
    // Without its closing partner a backtick is a character like others.
    let paired = pieces.len() % 2 == 1;
    for (index, piece) in pieces.iter().enumerate() {
        if index % 2 == 1 && paired {
            push_code(&mut result, piece);
            continue;
        }
        for (position, word) in piece.split(' ').enumerate() {
            if position > 0 {
                result.push(' ');
            }
            let (before, rest) = word.split_at(word.len() - word.trim_start_matches('(').len());
            let kept = rest.trim_end_matches([',', '.', ';', ':', '?', ')', '!']);
            let (kept, after) = rest.split_at(kept.len());
            result.push_str(before);
            if kept
                .chars()
                .all(|letter| letter.is_alphanumeric() || matches!(letter, '\'' | '’' | '-' | '…' | ','))
                && !kept.starts_with("www")
            {
                result.push_str(kept);
            } else {
                push_code(&mut result, kept);
            }
            result.push_str(after);
        }
    }
    result
}

fn push_code(result: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    result.push('`');
    result.push_str(&text.replace('`', "'").replace('|', "\\|"));
    result.push('`');
}

#[cfg(test)]
mod tests {
    use crate::report::safe::markdown;
    use crate::report::visible;

    #[test]
    fn what_does_something_is_shown_and_what_says_something_stays() {
        assert_eq!(visible("née 😀 👩\u{200d}🚒"), "née 😀 👩\u{200d}🚒");
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c\nd"), "a\\u{1b}[31mb\\u{202e}c\\nd");
        assert_eq!(visible("a\0b\u{ffff}"), "a\\u{0}b\\u{ffff}", "XML cannot hold these");
        assert_eq!(visible("##[error]x ###"), "#\\u{23}[error]x #\\u{23}\\u{23}");
    }

    #[test]
    fn markdown_holds_any_text() {
        assert_eq!(markdown("step 2 of `care|x` has no owner"), "step 2 of `care\\|x` has no owner");
        assert_eq!(
            markdown("ask @dana or see <b>https://a.example</b>."),
            "ask `@dana` or see `<b>https://a.example</b>`."
        );
    }
}
