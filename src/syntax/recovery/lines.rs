//! The lines of a text as somebody sees them who does not know YAML: how far right each begins, and what it looks like.

use memchr::memchr_iter;

/// A line on which more stands than a comment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where what is written on it begins.
    pub(super) start: usize,
    /// Behind the last character of it.
    pub(super) end: usize,
    /// How many spaces stand before it.
    pub(super) column: usize,
}

/// The column of a line with a tab before what is written on it, or with a space that is none to YAML: nobody knows how far
/// right that is.
pub(super) const TAB: usize = usize::MAX;

/// All lines that are neither empty nor comments.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut begin = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for newline in memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        let line = text.get(begin..newline).unwrap_or_default();
        let written = line.trim_start();
        let n_before = line.len() - written.len();
        let end = begin + line.trim_end().len();
        let start = begin + n_before;
        if start < end && !written.starts_with('#') {
            let is_spaces =
                line.get(..n_before).is_some_and(|before| before.bytes().all(|byte| byte == b' '));
            lines.push(Line { start, end, column: if is_spaces { n_before } else { TAB } });
        }
        begin = newline + 1;
    }
    lines
}

/// What the beginning of a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// `- …`: what stands behind the dash begins so many bytes further on, if anything does.
    Dash {
        inner: Option<usize>,
    },
    /// `name: …`: what stands behind the colon begins so many bytes further on, if anything does.
    Key {
        value: Option<usize>,
    },
    Other,
}

/// Whether a line was meant as an item of a list: with a sign for it that YAML does not know, or no space behind the dash.
pub(super) fn begins_like_item(written: &str) -> bool {
    written.starts_with(['-', '•', '‣', '·', '–', '—', '−', '*'])
}

/// What a line looks like from some byte on.
pub(super) fn look(written: &str) -> Look {
    if let Some(rest) = written.strip_prefix('-').filter(|rest| begins_blank(rest)) {
        return Look::Dash { inner: behind(written, rest) };
    }
    match colon(written) {
        Some(colon) => {
            let rest = written.get(colon + 1..).unwrap_or_default();
            let is_only_a_name = |value: &str| value.starts_with(['&', '!']) && !value.contains(' ');
            let value = behind(written, rest);
            Look::Key {
                value: value.filter(|&at| !is_only_a_name(written.get(at..).unwrap_or_default().trim_end())),
            }
        }
        None => Look::Other,
    }
}

/// Where the colon stands that makes a key of what is before it.
fn colon(written: &str) -> Option<usize> {
    let quoted = ['"', '\''].into_iter().find(|quote| written.starts_with(*quote));
    let behind_quotes = match quoted {
        Some(quote) => written.get(1..)?.find(quote)? + 2,
        None if written.starts_with(['[', ']', '{', '}', ',', '|', '>', '@', '%', '?', '#']) => return None,
        None => 0,
    };
    let rest = written.get(behind_quotes..)?;
    let mut colons = rest.match_indices(':').map(|(at, _)| at);
    let colon = colons.find(|at| rest.get(at + 1..).is_some_and(begins_blank))?;
    let before = rest.get(..colon)?;
    // Where a bracket or quote stands before the colon, the colon of the name is missing.
    let is_in_value = before.contains(['{', '[', '"']) || before.contains(" #");
    let is_apart = quoted.is_some() && !before.trim().is_empty();
    (!is_in_value && !is_apart).then_some(behind_quotes + colon)
}

fn begins_blank(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t'])
}

/// Where what stands in the rest of a line begins, unless it is a comment.
fn behind(written: &str, rest: &str) -> Option<usize> {
    let value = rest.trim_start();
    (!value.is_empty() && !value.starts_with('#')).then(|| written.len() - value.len())
}

/// The word that a line begins with, where it may be the name of something.
pub(super) fn name(written: &str) -> Option<usize> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    let length = written.find(|letter| !is_part(letter)).unwrap_or(written.len());
    let rest = written.get(length..)?;
    (length > 0 && (rest.is_empty() || rest.starts_with([' ', '\t', ':', '=']))).then_some(length)
}

/// How many more brackets are opened than closed on a line, without those in quotes.
pub(super) fn open_brackets(written: &str) -> i32 {
    let mut quote = None;
    let mut open = 0;
    let mut before = ' ';
    for letter in written.chars() {
        match (quote, letter) {
            (Some(opened), letter) if opened == letter => quote = None,
            // An apostrophe within a word is none.
            (None, '"' | '\'') if !before.is_alphanumeric() => quote = Some(letter),
            (None, '[' | '{') => open += 1,
            (None, ']' | '}') => open -= 1,
            _ => {}
        }
        before = letter;
    }
    open
}

/// Whether the value on a line begins with a quote that is not closed there.
pub(super) fn opens_quote(written: &str) -> bool {
    let Look::Key { value: Some(at) } = look(written) else { return false };
    let value = written.get(at..).unwrap_or_default();
    let mut letters = value.chars();
    let quote = letters.next().filter(|first| matches!(first, '"' | '\''));
    quote.is_some_and(|quote| !letters.as_str().contains(quote))
}
