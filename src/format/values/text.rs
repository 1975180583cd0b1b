//! Texts, and what goes wrong with them without anybody noticing.

use crate::diagnostic::Edit;
use crate::format::decode::{Decode, Said};
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::format::shape::Shape;
use crate::source::Span;
use crate::syntax::{Node, Style};
use std::ops::Deref;

/// Words for people. Numbers and dates are texts too where a text is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Box<str>);

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Decode for Text {
    const SHAPE: Shape = Shape::Value("text", crate::format::shape::Plain::Text);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<Text> {
        let scalar = reader.scalar(node, "text")?;
        if scalar.style == Style::Plain {
            find_lost_text(node, reader);
        }
        if scalar.text.len() > LONGEST {
            let message = format!("`{}` holds {} characters", reader.field, scalar.text.chars().count());
            let help = format!(
                "put long texts into a document of their own and link it; at most {LONGEST} make sense here"
            );
            reader.find(rule::INPUT_TOO_LARGE, node.span(), message).help(help);
            return None;
        }
        find_unfinished_text(scalar.text, node, reader);
        Some(Text(scalar.text.into()))
    }

    fn say<'p>(&'p self, at: Span, said: &mut Said<'p>) {
        said.text(self, at);
    }
}

/// The longest text, in bytes: about forty pages.
const LONGEST: usize = 100_000;

/// Reports a hashtag that YAML takes for a comment: `do: Taste #Spring` ends at `Taste`.
fn find_lost_text<'t>(node: Node<'t>, reader: &mut Reader<'t>) {
    let span = node.span();
    let rest = node.tree().text().get(span.end as usize..).unwrap_or_default();
    let comment = rest.trim_start_matches([' ', '\t']);
    if comment.len() == rest.len() || !comment.starts_with('#') {
        return;
    }
    let lost = comment.lines().next().unwrap_or_default();
    let hashtag: String =
        lost.chars().skip(1).take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    if hashtag.is_empty() || hashtag == "smplan" {
        return;
    }
    let skipped = rest.len() - comment.len();
    let start = span.end as usize + skipped;
    let message = format!("`{}` ends before `#{hashtag}`, because ` #` begins a comment", reader.field);
    let written = text_as_written(node);
    let whole = format!("{written}{}{}", rest.get(..skipped).unwrap_or_default(), lost.trim_end());
    // In brackets the comment also holds what stands behind the text.
    let in_brackets = node.tree().is_in_brackets(span.start);
    let finding = reader
        .find(rule::TEXT_LOST_TO_COMMENT, Span::new(span.file, start, start + lost.len()), message)
        .help("put the whole text in quotes; write `# ` with a space for a comment");
    if !in_brackets && written == node.key().unwrap_or_default() {
        let place = Span::new(span.file, span.start as usize, start + lost.trim_end().len());
        let edit = Edit::Replace { place, text: quoted(&whole) };
        // `#Spring` is a hashtag; `#todo` may be a remark.
        let is_hashtag = hashtag.starts_with(|first: char| first.is_uppercase());
        if is_hashtag {
            finding.fix(edit);
        } else {
            finding.unsafe_fix(edit);
        }
    }
}

/// The text of a node as it stands in the file.
fn text_as_written(node: Node<'_>) -> &str {
    let span = node.span();
    node.tree().text().get(span.start as usize..span.end as usize).unwrap_or_default()
}

/// A text in quotes, of the kind that needs the least in it.
fn quoted(text: &str) -> String {
    if text.contains('\'') || text.contains(char::is_control) {
        serde_json::to_string(text).unwrap_or_default()
    } else {
        format!("'{text}'")
    }
}

/// Reports texts that somebody meant to write later.
fn find_unfinished_text<'t>(text: &str, node: Node<'t>, reader: &mut Reader<'t>) {
    if text.trim().is_empty() {
        reader
            .find(rule::UNFINISHED_TEXT, node.span(), format!("`{}` is an empty text", reader.field))
            .help("write the words, or remove the line");
    } else if let Some(blank) = unfinished_part(text) {
        let message = format!("`{}` is not finished: `{}`", reader.field, clip(blank));
        reader.find(rule::UNFINISHED_TEXT, node.span(), message).help("write the words, or remove the line");
    }
}

/// The part of a text that stands for words to come.
fn unfinished_part(text: &str) -> Option<&str> {
    let short = text.len() <= 40;
    let bytes = text.as_bytes();
    if !may_be_unfinished(bytes, short) {
        return None;
    }
    let mut word_begins = true;
    for (index, &byte) in bytes.iter().enumerate() {
        let rest = || text.get(index..).unwrap_or_default();
        let part = match byte {
            b't' | b'T' if word_begins => ["TBD", "TODO", "TBC", "TBA"]
                .into_iter()
                .find(|word| begins_with_word(rest(), word))
                .map(str::len)
                .or_else(|| begins_with_any_case(rest(), "to be added").filter(|_| short))
                .or_else(|| begins_with_any_case(rest(), "to be confirmed").filter(|_| short))
                .or_else(|| begins_with_any_case(rest(), "to be decided").filter(|_| short))
                .or_else(|| begins_with_any_case(rest(), "tbd").filter(|_| text.len() <= 4)),
            b'c' | b'C' if word_begins && short => begins_with_any_case(rest(), "coming soon"),
            b'p' | b'P' if word_begins && short => begins_with_any_case(rest(), "placeholder"),
            b'l' | b'L' if word_begins => begins_with_any_case(rest(), "lorem ipsum"),
            b'[' => blank(rest()),
            _ => None,
        };
        if let Some(length) = part {
            return text.get(index..index + length);
        }
        word_begins = !byte.is_ascii_alphanumeric() && byte < 0x80;
    }
    None
}

/// Whether the first two letters of something that stands for words to come are anywhere in a text. Looks at all letters,
/// without a branch for each: most texts have none of them.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch for each letter would cost more than all comparisons"
)]
fn may_be_unfinished(bytes: &[u8], short: bool) -> bool {
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    pairs.fold(false, |found, (&first, &second)| {
        let is_capital = (first == b'T') & (second == b'O');
        let (one, two) = (first | 0x20, second | 0x20);
        found
            | (first == b'[')
            | (one == b't') & ((two == b'b') | (two == b'o') & (short | is_capital))
            | (one == b'l') & (two == b'o')
            | short & ((one == b'c') & (two == b'o') | (one == b'p') & (two == b'l'))
    })
}

fn begins_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
}

fn begins_with_any_case(text: &str, word: &str) -> Option<usize> {
    text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(str::len)
}

/// The length of a `[Name]` blank. A Markdown link or image is none.
fn blank(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let length = inner.find([']', '[', '\n']).filter(|&end| inner.as_bytes().get(end) == Some(&b']'))?;
    let words = inner.get(..length)?;
    let after = inner.get(length + 1..).unwrap_or_default();
    let a_blank = words.starts_with(|first: char| first.is_uppercase())
        || ["your ", "insert ", "add ", "name", "first name", "company"]
            .iter()
            .any(|start| words.starts_with(start));
    let in_words =
        words.chars().all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '_' | '\'' | '/'));
    (a_blank && in_words && length <= 40 && !after.starts_with(['(', '[', ':'])).then_some(length + 2)
}

/// The id of the plan itself, in kebab-case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanId(Box<str>);

impl Deref for PlanId {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Decode for PlanId {
    const SHAPE: Shape = Shape::Value("id in kebab-case", crate::format::shape::Plain::Text);

    fn decode<'t>(node: Node<'t>, _at: Span, reader: &mut Reader<'t>) -> Option<PlanId> {
        let scalar = reader.scalar(node, "an id")?;
        reader.check_id(node);
        Some(PlanId(scalar.text.into()))
    }
}

/// Anything that YAML can say: for the parts that the format leaves to the planner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anything;

impl Decode for Anything {
    const SHAPE: Shape = Shape::Value("anything", crate::format::shape::Plain::Anything);

    fn decode<'t>(_node: Node<'t>, _at: Span, _reader: &mut Reader<'t>) -> Option<Anything> {
        Some(Anything)
    }
}

#[cfg(test)]
mod tests {
    use crate::format::values::text::unfinished_part;

    #[test]
    fn words_to_come_are_found_and_finished_sentences_are_not() {
        for (text, part) in [
            ("TBD", Some("TBD")),
            ("Owner TODO", Some("TODO")),
            ("To be added", Some("To be added")),
            ("Dear [Name], thank you", Some("[Name]")),
            ("Lorem ipsum dolor", Some("Lorem ipsum")),
            ("tbd", Some("tbd")),
            ("Until TBC", Some("TBC")),
            ("Until TBA", Some("TBA")),
            ("Will to be decided", Some("to be decided")),
            ("TO BE CONFIRMED", Some("TO BE CONFIRMED")),
            ("Coming soon", Some("Coming soon")),
            ("A placeholder", Some("placeholder")),
            ("Everything that comes before these words is long enough TODO", Some("TODO")),
            ("See [Guide](https://example.com)", None),
            ("Remove the placeholder pages of the old site before June", None),
            ("Answer within [24] hours", None),
            ("Todos los días", None),
        ] {
            assert_eq!(unfinished_part(text), part, "{text}");
        }
    }
}
