//! Passwords and keys that somebody wrote into a plan, comments included.

mod chosen;
mod folded;
mod words;

use crate::format::reader::Reader;
use crate::format::rule;
use crate::plan::secrets::chosen::value_after;
use crate::plan::secrets::folded::Folded;
use crate::plan::secrets::words::{BEGINNINGS, KEYS, THREE_LETTERS, WORDS, of_three};
use crate::source::Span;
use crate::syntax::Tree;
use std::ops::Range;

/// Reports what looks like a password, a key or a code; the bare words do not count.
pub(super) fn find(tree: &Tree<'_>, reader: &mut Reader<'_>) {
    const MOST: usize = 20;
    const HELP: &str = "move it to the vault, write here where it is kept, and change it: it stays in the history of the repository";
    let found = secrets_in(tree.text(), MOST + 1);
    for (index, secret) in found.into_iter().enumerate() {
        let place = Span::new(tree.file(), secret.start, secret.end);
        if index == MOST {
            let message = format!("only the first {MOST} passwords and keys are shown, and there are more");
            reader.find(rule::SECRET_IN_PLAN, place, message).conceal().for_others().help(HELP);
            return;
        }
        reader.find(rule::SECRET_IN_PLAN, place, "this looks like a password or a key").conceal().help(HELP);
    }
}

/// The first secrets of a text, in its order.
fn secrets_in(text: &str, most: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(secret) = next_secret(text, from).filter(|_| found.len() < most) {
        from = secret.end;
        found.push(secret);
    }
    found.extend(links_with_passwords(text).take(most));
    if !text.is_ascii() {
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if !line.is_ascii() && found.len() < 2 * most {
                let folded = Folded::of(line);
                let secrets = next_secret(folded.text(), 0).into_iter();
                found.extend(
                    secrets.map(|secret| folded.place(&secret)).map(|at| start + at.start..start + at.end),
                );
            }
            start += line.len();
        }
    }
    found.sort_unstable_by_key(|secret| (secret.start, secret.end));
    found.dedup_by(|next, last| next.start < last.end);
    found.truncate(most);
    found
}

/// The first secret from a place on.
fn next_secret(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes().get(from..)?;
    for (at, pair) in bytes.array_windows::<2>().enumerate() {
        let pair = usize::from(u16::from_le_bytes(*pair));
        if BEGINNINGS[pair >> 6] >> (pair & 63) & 1 == 0 {
            continue;
        }
        let is_inside =
            at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphanumeric);
        if begins_like_a_secret(bytes.get(at..).unwrap_or_default()) {
            let start = from + at;
            let near = window(text, start);
            let found = if is_inside { None } else { key(near) };
            if let Some(found) = found.or_else(|| said(near, is_inside)) {
                return Some(start + found.start..start + found.end);
            }
        }
    }
    None
}

/// As much of a text as a secret with its word may take.
fn window(text: &str, start: usize) -> &str {
    const LONGEST: usize = 240;
    let mut end = (start + LONGEST).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start..end).unwrap_or_default()
}

/// Whether the first three letters are those of something that is looked for.
fn begins_like_a_secret(bytes: &[u8]) -> bool {
    bytes.first_chunk().is_some_and(|letters: &[u8; 3]| {
        let (at, bit) = of_three(*letters);
        THREE_LETTERS[at] >> bit & 1 == 1
    })
}

/// The key of a well-known service, or a private key.
fn key(text: &str) -> Option<Range<usize>> {
    if text.starts_with("-----BEGIN ") {
        let line = text.lines().next().unwrap_or_default();
        return line.contains("PRIVATE KEY-----").then(|| 0..line.trim_end().len());
    }
    let (start, at_least) = KEYS.iter().find(|(start, _)| text.starts_with(start))?;
    let rest = text.get(start.len()..)?;
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let length = rest.bytes().take_while(is_part).count();
    let rest = rest.get(..length)?;
    // An id may begin like a key, but has small letters alone.
    let has = |is_meant: fn(&u8) -> bool| rest.as_bytes().iter().any(is_meant);
    let is_drawn = has(u8::is_ascii_digit) && (has(u8::is_ascii_uppercase) || !start.ends_with('-'));
    (length >= *at_least && is_drawn).then(|| 0..start.len() + length)
}

/// `password: hunter2!x`: a word for it, and what somebody chose.
fn said(text: &str, is_inside: bool) -> Option<Range<usize>> {
    let is_it = |word: &&words::Word| {
        text.get(..word.text.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.text))
            // `fbPassword` is one; `compass` is none.
            && !(is_inside && word.text.len() < "password".len())
    };
    WORDS.iter().filter(is_it).find_map(|word| {
        let value = value_after(text.get(word.text.len()..)?, word.kind)?;
        Some(word.text.len() + value.start..word.text.len() + value.end)
    })
}

/// The passwords in `https://user:password@host`.
fn links_with_passwords(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices("://").filter_map(|(at, separator)| {
        let start = at + separator.len();
        let ends = |letter: char| {
            letter.is_whitespace() || matches!(letter, '/' | '"' | '\'' | '<' | '>' | '?' | '#')
        };
        let authority = window(text, start);
        let authority = authority.get(..authority.find(ends).unwrap_or(authority.len()))?;
        let (user, _) = authority.rsplit_once('@')?;
        let (name, password) = user.split_once(':')?;
        let from = start + name.len() + 1;
        (!password.is_empty()).then(|| from..from + password.len())
    })
}

#[cfg(test)]
mod tests {
    use crate::plan::secrets::secrets_in;

    #[test]
    fn secrets_are_found_and_words_about_them_are_not() {
        let cases = include_str!("cases.txt");
        let (secrets, harmless) = cases.split_once("\n=== harmless\n").unwrap();
        for line in secrets.lines().filter(|line| !line.is_empty()) {
            let (text, secret) = line.split_once(" ⇒ ").unwrap();
            let text = text.replace('⏎', "\n");
            let found: Vec<&str> =
                secrets_in(&text, 20).into_iter().filter_map(|place| text.get(place)).collect();
            assert_eq!(found, secret.split(" | ").collect::<Vec<_>>(), "{text}");
        }
        for text in harmless.lines() {
            let text = text.replace('⏎', "\n");
            let found: Vec<&str> =
                secrets_in(&text, 20).into_iter().filter_map(|place| text.get(place)).collect();
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }
}
