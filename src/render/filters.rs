//! Escaping, one way for each language that a text of a plan can come into.

use crate::render::controls::{has_controls, is_control, without_controls};
use crate::render::prose;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, HtmlEscape, Output, State, Value, escape_formatter,
};
use percent_encoding::percent_encode_byte;
use std::borrow::Cow;

/// How escaping of Markdown is called.
pub(super) const MARKDOWN: AutoEscape = AutoEscape::Custom(Cow::Borrowed("markdown"));

pub(super) fn register(environment: &mut Environment<'_>) {
    environment.add_filter("prose", |text: &str| Value::from_safe_string(prose::to_html(text)));
    environment.add_filter("fenced", |text: &str| Value::from_safe_string(fenced(text)));
    environment.add_filter("anchor", |heading: &str| Value::from_safe_string(anchor(heading)));
    environment.add_filter("coded", |state: &State<'_, '_>, words: &Value| {
        let text = words.to_str().unwrap_or_default();
        Value::from_safe_string(match state.auto_escape() {
            AutoEscape::Html if words.is_safe() => code_in_page(&text),
            AutoEscape::Html => code_in_page(&escaped_for(&AutoEscape::Html, &text)),
            _ => coded(&text),
        })
    });
    environment.add_filter("sentence", |text: &str| sentence(text));
    environment.add_filter("diagram", |text: &str| Value::from_safe_string(diagram_label(text)));
    environment.add_filter("bar", |percent: u8| bar(percent));
    environment
        .add_function("link", |words: &str, target: &str| Value::from_safe_string(link(words, target)));
}

/// Writes a value in the language of its template: HTML is escaped as HTML, Markdown as Markdown.
pub(super) fn write_escaped(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    match state.auto_escape().clone() {
        AutoEscape::Html => match value.as_str().filter(|text| !value.is_safe() && has_controls(text)) {
            Some(text) => escape_formatter(out, state, &Value::from(without_controls(text))),
            None => escape_formatter(out, state, value),
        },
        escape if escape == MARKDOWN => {
            let written = match value.as_str() {
                Some(text) if value.is_safe() => out.write_str(text),
                Some(text) => out.write_str(&markdown_text(text)),
                None if value.is_none() || value.is_undefined() => {
                    return escape_formatter(out, state, value);
                }
                None => out.write_str(&markdown_text(&value.to_string())),
            };
            written.map_err(|_| Error::new(ErrorKind::WriteFailure, "the document could not be written"))
        }
        _ => Err(Error::new(ErrorKind::BadEscape, "this kind of template has no escaping")),
    }
}

/// A text as it is written in a language that text can come into.
pub(super) fn escaped_for(escape: &AutoEscape, text: &str) -> String {
    if *escape == MARKDOWN {
        return markdown_text(text).into_owned();
    }
    let plain: String = text.chars().filter(|character| !is_control(*character)).collect();
    HtmlEscape(&plain).to_string()
}

/// Text as Markdown shows it, on one line, in a paragraph or a table cell: nothing in it makes a heading, a
/// list, a link, a table or HTML.
pub(super) fn markdown_text(text: &str) -> Cow<'_, str> {
    if is_plain_in_markdown(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(escaped(text))
}

fn escaped(text: &str) -> String {
    escaped_behind(0, text)
}

/// The same where so many words stand before it on the line.
fn escaped_behind(n_words: usize, text: &str) -> String {
    // Not `comrak::escape_inline`: it escapes every full stop, hyphen and bracket, and no `|`, which ends a table's cell.
    let mut result = String::with_capacity(text.len() + 16);
    let mut words = n_words;
    for word in text.split_whitespace() {
        if words > n_words {
            result.push(' ');
        }
        words += 1;
        let begins_line = words == 1;
        let rule = begins_line && word.chars().all(|character| matches!(character, '-' | '+' | '=' | ':'));
        let list_number =
            begins_line && word.trim_end_matches(['.', ')']).bytes().all(|byte| byte.is_ascii_digit());
        let (mut before, mut mention_ends) = (None, 0);
        for (index, (at, character)) in word.char_indices().enumerate() {
            if at < mention_ends {
                continue;
            }
            let length = mention(before, word.get(at..).unwrap_or_default());
            if length > 0 {
                mention_ends = at + length;
                result.extend(["`", word.get(at..mention_ends).unwrap_or_default(), "`"]);
                before = Some('_');
                continue;
            }
            before = Some(character);
            let special = match character {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' => true,
                '-' | '+' | '=' | ':' => rule && index == 0,
                '!' => word.chars().nth(index + 1) == Some('['),
                '.' | ')' => list_number,
                _ => false,
            };
            if special {
                result.push('\\');
            }
            if !is_control(character) {
                result.push(character);
            }
        }
    }
    result
}

/// How long a mention is with which a text begins, in bytes: `@dana` calls somebody who has nothing to do with the plan, and `#12`
/// links to something, wherever the document is put into a comment. No backslash keeps them from it, but code does.
fn mention(before: Option<char>, text: &str) -> usize {
    let mut letters = text.chars();
    let (sign, first) = (letters.next(), letters.next());
    let begins = match sign {
        Some('@') => first.is_some_and(char::is_alphanumeric),
        Some('#' | '!') => first.is_some_and(|first| first.is_ascii_digit()),
        _ => false,
    };
    if !begins || before.is_some_and(|before| before.is_alphanumeric() || before == '_') {
        return 0;
    }
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | '/' | '@');
    let name = text.get(1..).unwrap_or_default();
    let name = name.get(..name.find(|letter| !is_part(letter)).unwrap_or(name.len())).unwrap_or_default();
    1 + name.trim_end_matches(['-', '.', '/', '@']).len()
}

/// Text of a page whose names in backticks are code.
fn code_in_page(html: &str) -> String {
    let pieces: Vec<&str> = html.split('`').collect();
    if pieces.len().is_multiple_of(2) {
        return html.to_owned();
    }
    let is_code = |index: usize| index % 2 == 1;
    let pieces = pieces.iter().enumerate();
    pieces
        .map(
            |(index, piece)| {
                if is_code(index) { format!("<code>{piece}</code>") } else { (*piece).to_owned() }
            },
        )
        .collect()
}

/// Text on one line whose names in backticks are code, and in which nothing else is more than text.
fn coded(text: &str) -> String {
    let pieces: Vec<&str> = text.split('`').collect();
    // Without its closing partner a backtick is a character like others, and a bar in code would end the cell of a table.
    let is_paired = pieces.len() % 2 == 1 && !text.contains('|');
    if !is_paired || pieces.iter().skip(1).step_by(2).any(|code| code.trim().is_empty()) {
        return markdown_text(text).into_owned();
    }
    let mut result = String::with_capacity(text.len());
    for (index, piece) in pieces.iter().enumerate() {
        if index % 2 == 1 {
            let words: Vec<String> = piece.split_whitespace().map(without_controls).collect();
            result.extend(["`", &words.join(" "), "`"]);
            continue;
        }
        let ends = |has: bool| if has { " " } else { "" };
        let is_blank = piece.trim().is_empty();
        result.push_str(ends(piece.starts_with(char::is_whitespace)));
        result.push_str(&escaped_behind(index, piece));
        result.push_str(ends(!is_blank && piece.ends_with(char::is_whitespace)));
    }
    result.trim().to_owned()
}

/// Whether a text has nothing in it that Markdown could mean something by, as most texts: letters, digits, single spaces
/// and the commonest marks, with a letter or a number at its beginning.
fn is_plain_in_markdown(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins_plainly = match bytes {
        [first, ..] if first.is_ascii_alphabetic() => true,
        // With a full stop or a bracket behind it a number begins a list; a plus before a number does not.
        [b'0'..=b'9', ..] => bytes.iter().take_while(|byte| **byte != b' ').all(u8::is_ascii_alphanumeric),
        [b'+', b'0'..=b'9', ..] => true,
        _ => false,
    };
    let mut before = 0;
    begins_plainly
        && bytes.iter().all(|byte| {
            // Two spaces become one, and what is before it decides whether `@` mentions somebody.
            let is_special = match byte {
                b' ' => before == b' ',
                b'@' => !before.is_ascii_alphanumeric(),
                _ => false,
            };
            before = *byte;
            !is_special && IS_PLAIN_IN_MARKDOWN[usize::from(*byte)]
        })
        && before != b' '
}

/// Bytes of which no text becomes more than text in Markdown. Spaces and controls beyond ASCII begin with other bytes than
/// those from 0xC3 to 0xDF.
const IS_PLAIN_IN_MARKDOWN: [bool; 256] = {
    let mut table = [false; 256];
    let mut index = 0;
    while index < table.len() {
        #[expect(clippy::cast_possible_truncation, reason = "the table has 256 places")]
        let byte = index as u8;
        table[index] = byte.is_ascii_alphanumeric()
            || matches!(
                byte,
                b' ' | b',' | b';' | b'.' | b':' | b'?' | b'\'' | b'"' | b'/' | b'%' | b'-' | b'+'
            )
            || matches!(byte, b'(' | b')' | b'=' | b'@' | 0x80..=0xBF | 0xC3..=0xDF);
        index += 1;
    }
    table
};

/// Text in a code block that it cannot close.
fn fenced(text: &str) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let lines: String = text.lines().flat_map(|line| [without_controls(line), "\n".to_owned()]).collect();
    format!("{fence}text\n{lines}{fence}")
}

/// The anchor that GitHub and GitLab make from a heading.
pub(super) fn slug(heading: &str) -> String {
    let mut slug = String::with_capacity(heading.len() + 1);
    // Words stand one space apart in the document, whatever stands between them in the plan.
    for character in heading.split_whitespace().flat_map(|word| word.chars().chain([' '])) {
        match character {
            ' ' => slug.push('-'),
            '-' | '_' => slug.push(character),
            letter if letter.is_ascii_alphanumeric() => slug.push(letter.to_ascii_lowercase()),
            letter if letter.is_alphanumeric() => slug.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    slug.pop();
    slug
}

/// An address in the brackets of a Markdown link: nothing in it ends the link or the cell.
fn link_target(url: &str) -> String {
    const ESCAPED: &str = "()<>|\\`*_[]\" ";
    let mut target = String::with_capacity(url.len());
    for character in url.chars().filter(|character| !is_control(*character)) {
        match u8::try_from(character) {
            Ok(byte) if ESCAPED.contains(character) => target.push_str(percent_encode_byte(byte)),
            _ => target.push(character),
        }
    }
    target
}

/// Text in a diagram of Mermaid, where colons, semicolons, number signs, quotes and percent signs have a meaning.
fn diagram_label(text: &str) -> String {
    const LONGEST: usize = 60;
    let plain: String = text
        .chars()
        .map(|character| match character {
            letter if letter.is_alphanumeric() => letter,
            '-' | '.' | '\'' | '(' | ')' | '/' => character,
            _ => ' ',
        })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let short: String = line.chars().take(LONGEST - 1).collect();
    format!("{}…", short.trim_end())
}

/// Text with a full stop at its end.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?', '…', ':']) { text.to_owned() } else { format!("{text}.") }
}

/// A link of Markdown to a heading of the document.
pub(super) fn heading_link(heading: &str) -> String {
    link(heading, &format!("#{}", slug(heading)))
}

/// A link of Markdown.
fn link(words: &str, target: &str) -> String {
    format!("[{}]({})", markdown_text(words), link_target(target))
}

/// The target of a link of Markdown to a heading.
fn anchor(heading: &str) -> String {
    link_target(&slug(heading))
}

/// Ten blocks for a hundred percent.
fn bar(percent: u8) -> String {
    let full = (usize::from(percent.min(100)) + 5) / 10;
    format!("{}{}", "█".repeat(full), "░".repeat(10 - full))
}

#[cfg(test)]
mod tests {
    use crate::render::filters::{
        coded, diagram_label, escaped, fenced, is_plain_in_markdown, markdown_text, slug,
    };

    #[test]
    fn text_in_markdown_stays_text() {
        assert_eq!(markdown_text("# A | b\n<c> *d*"), "\\# A \\| b \\<c\\> \\*d\\*");
        assert_eq!(markdown_text("1. first"), "1\\. first");
        assert_eq!(markdown_text("- a 3.5 b"), "\\- a 3.5 b");
        assert_eq!(markdown_text("![x](y)"), "\\!\\[x\\](y)");
        // What is taken for plain is what escaping leaves alone.
        for letter in (0..=0x2FF_u32).filter_map(char::from_u32) {
            for text in ["a*b c*", "1* c", "12*b", "+1* b", "+*", "*", "* a", "12 b*"] {
                let text = text.replace('*', &letter.to_string());
                assert!(!is_plain_in_markdown(&text) || escaped(&text) == text, "{text:?}");
            }
            let double = format!("a{letter}b  {letter}");
            assert!(!is_plain_in_markdown(&double), "{double:?}");
        }
        assert_eq!(markdown_text("ask (@dana.), a@b.example or #12"), "ask (`@dana`.), a@b.example or `#12`");
        assert_eq!(markdown_text("@tern@social.example @a#1"), "`@tern@social.example` `@a`\\#1");
        assert_eq!(markdown_text("@ noon, #stale, it's me!"), "@ noon, \\#stale, it's me!");
        for text in ["Care desk", "+1 555-0100", "14 Sep 2026", "2026", "Dana Ruiz, P1"] {
            assert!(is_plain_in_markdown(text), "{text}");
        }
    }

    #[test]
    fn what_stands_in_backticks_is_code_and_nothing_else() {
        assert_eq!(coded("`stale*` is in it"), "`stale*` is in it");
        assert_eq!(coded("expected `a` or `b  c`, not <i>"), "expected `a` or `b c`, not \\<i\\>");
        assert_eq!(coded("`a|b` is in it"), "\\`a\\|b\\` is in it");
        assert_eq!(coded("`*a*"), "\\`\\*a\\*");
        assert_eq!(coded("see `not`: `- x` - 3."), "see `not`: `- x` - 3.");
        assert_eq!(coded("a `` b"), "a \\`\\` b");
    }

    #[test]
    fn a_code_block_cannot_be_closed_by_its_text() {
        assert_eq!(fenced("a\n````\nb"), "`````text\na\n````\nb\n`````");
    }

    #[test]
    fn a_label_of_a_diagram_says_nothing_to_the_diagram() {
        assert_eq!(diagram_label("a: b; #c \"d\" %% <e>\nend"), "a b c d e end");
        assert_eq!(diagram_label(&"word ".repeat(40)).chars().count(), 60);
    }

    #[test]
    fn anchors_are_those_of_github() {
        assert_eq!(slug("P1 Someone says: \"it hurts\"!"), "p1-someone-says-it-hurts");
        assert_eq!(slug("M2 Ack_complaint"), "m2-ack_complaint");
        assert_eq!(slug("P1 One\r\n  two "), "p1-one-two");
    }
}
