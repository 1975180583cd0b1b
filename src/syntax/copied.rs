//! What comes along when text is copied from a word processor or a page: its quotes, and spaces and hyphens that nobody sees.

use crate::diagnostic::{Edit, Findings};
use crate::source::Span;
use crate::syntax::messages::short;
use crate::syntax::rule;
use crate::syntax::tree::Style;
use std::borrow::Cow;

/// The quotes of word processors, of all languages.
const QUOTES: [char; 11] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‹', '›'];

/// A text without quotes of YAML, as it is meant: without the quotes of a word processor around it and without what nobody sees.
pub(super) fn as_meant<'t>(text: &'t str, place: Span, findings: &mut Findings) -> (Cow<'t, str>, Style) {
    let is_ascii_at_ends = text.bytes().next().is_none_or(|byte| byte.is_ascii())
        && text.bytes().next_back().is_none_or(|byte| byte.is_ascii());
    if is_ascii_at_ends && (text.len() > LONGEST_WORD || text.is_ascii()) {
        return (Cow::Borrowed(text), Style::Plain);
    }
    let trimmed = text.trim_matches(|letter: char| letter.is_whitespace() || is_unseen(letter));
    let is_word = trimmed.len() <= LONGEST_WORD && !trimmed.contains(char::is_whitespace);
    let meant: Cow<'_, str> =
        if is_word { trimmed.replace(is_unseen, "").into() } else { Cow::Borrowed(trimmed) };
    if meant != text && !meant.is_empty() {
        let unseen = text.chars().find(|&letter| looks_like_space(letter) || is_unseen(letter));
        report_unseen(unseen.unwrap_or_default(), &meant, place, findings);
        // What is the same bytes stays where it stands.
        let meant = if meant == trimmed { Cow::Borrowed(trimmed) } else { meant };
        return (meant, Style::Plain);
    }
    let Some(inner) = inside_quotes(text) else {
        let Some(inner) = beside_quote(text) else { return (Cow::Borrowed(text), Style::Plain) };
        let message = format!("`{}` has a quote of a word processor on one side only", short(text));
        findings
            .add(rule::TYPOGRAPHIC_QUOTES, place, message)
            .help("write straight quotes at its beginning and its end, such as \"...\", or delete the quote");
        return (Cow::Borrowed(inner), Style::Quoted);
    };
    let finding = findings
        .add(rule::TYPOGRAPHIC_QUOTES, place, format!("`{}` stands in the quotes of a word processor", short(inner)))
        .help("write straight quotes, such as \"...\", or none; where readers are to see these, put straight ones around them");
    if !inner.contains(['"', '\\']) {
        finding.fix(Edit::Replace { place, text: format!("\"{inner}\"") });
    }
    (Cow::Borrowed(inner), Style::Quoted)
}

/// No id, name of a field, date or number is longer.
const LONGEST_WORD: usize = 64;

fn report_unseen(letter: char, meant: &str, place: Span, findings: &mut Findings) {
    let kind = if is_unseen(letter) { "cannot be seen" } else { "looks like a space and is none" };
    findings
        .add(rule::HIDDEN_CHARACTER, place, format!("the character U+{:04X} here {kind}", u32::from(letter)))
        .help(format!("write `{}` again by hand; it came along from another program", short(meant)))
        .rewrite(meant, false)
        .milder();
}

/// What stands in quotes of a word processor, if that is all of a text.
fn inside_quotes(text: &str) -> Option<&str> {
    let begun = text.strip_prefix(QUOTES)?;
    let inner = begun
        .strip_suffix(QUOTES)
        .or_else(|| begun.strip_suffix('"').filter(|inner| !inner.contains('"')))?;
    has_no_quotes(inner).then_some(inner)
}

/// What stands beside a quote of a word processor whose other one is missing.
fn beside_quote(text: &str) -> Option<&str> {
    let is_quote = |letter: char| QUOTES.contains(&letter) && !matches!(letter, '‘' | '’' | '‚');
    let is_inch = |inner: &str| inner.ends_with(|last: char| last.is_ascii_digit());
    let inner = text
        .strip_prefix(is_quote)
        .or_else(|| text.strip_suffix(is_quote).filter(|inner| !is_inch(inner)))?;
    (has_no_quotes(inner) && !inner.contains('"')).then_some(inner)
}

fn has_no_quotes(inner: &str) -> bool {
    !inner.is_empty() && !inner.chars().any(|letter| QUOTES.contains(&letter) && !is_apostrophe(letter))
}

/// The mark in `don’t` is no quote.
fn is_apostrophe(letter: char) -> bool {
    letter == '’'
}

/// Why a line is no YAML, where that is because of what was copied with it.
pub(super) fn explain(line: &str) -> Option<(Cow<'static, str>, &'static str)> {
    let code = |letter: char| format!("U+{:04X}", u32::from(letter));
    let written = line.trim_start_matches([' ', '\t']);
    let first = written.chars().next()?;
    if looks_like_space(first) {
        let message =
            format!("before this line stands {}, which looks like a space and is none", code(first));
        return Some((
            message.into(),
            "delete what stands before the line, and write as many spaces as its neighbours have",
        ));
    }
    if matches!(first, '•' | '‣' | '·' | '–' | '—' | '−') {
        return Some((format!("`{first}` begins no list item").into(), "write `- ` instead of it"));
    }
    if first == '-' && written.get(1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
        return Some(("the dash has no space behind it".into(), "write `- ` with a space"));
    }
    // All the rest is about letters that no keyboard of programmers has.
    if line.is_ascii() {
        return None;
    }
    if line.contains('：') {
        return Some((
            "the colon `：` is a wide one, which YAML does not know".into(),
            "write `: `, a plain colon and a space",
        ));
    }
    let behind_colon = line.match_indices(':').filter_map(|(at, _)| line.get(at + 1..)?.chars().next());
    if let Some(space) = behind_colon.into_iter().find(|&letter| looks_like_space(letter)) {
        let message =
            format!("behind the colon stands {}, which looks like a space and is none", code(space));
        return Some((message.into(), "delete it, and write a space"));
    }
    let begins_value = |(at, _): (usize, char)| {
        let before = line.get(..at).unwrap_or_default();
        [": ", "- ", "[", "{", ", "].iter().any(|opening| before.ends_with(opening))
    };
    let mut quotes = line.char_indices().filter(|(_, letter)| QUOTES.contains(letter));
    let behind_last = line.rsplit('"').next().unwrap_or_default();
    let ends_value = line.matches('"').count() % 2 == 1 && behind_last.contains(QUOTES);
    if ends_value || quotes.any(begins_value) {
        let message = "a text stands in the quotes of a word processor, which are none in YAML";
        return Some((message.into(), "write straight quotes at its beginning and its end, such as \"...\""));
    }
    None
}

/// Whether a character is a space to the eye and none to YAML.
pub(super) fn looks_like_space(letter: char) -> bool {
    letter.is_whitespace() && !letter.is_ascii() && letter != '\u{85}'
}

/// A soft hyphen, or a space without width.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}')
}
