//! Whether a text is a plan.

use crate::source::FileId;
use crate::syntax::{self, Limits};
use std::borrow::Cow;

/// What a text seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seems {
    /// It has `smplan` at the top level.
    Plan,
    /// It does not, but is written like one.
    LikePlan,
    Other,
}

/// Sections that no other format has together.
const SECTIONS: [&str; 14] = [
    "plan",
    "people",
    "roles",
    "audiences",
    "channels",
    "goals",
    "strategy",
    "actions",
    "messages",
    "escalations",
    "triage",
    "playbooks",
    "moderation",
    "governance",
];

/// What a text seems to be; one that does not mention smplan is not looked at closely.
pub(super) fn seems(text: &str) -> Seems {
    if text.lines().any(says_so) {
        return Seems::Plan;
    }
    // `smplan : 1`, `? smplan`, `"\x73mplan": 1`
    if (text.contains("smplan") || text.contains('\\')) && has_key(text) {
        return Seems::Plan;
    }
    if has_misspelt_key(text) || n_sections(text) >= 4 { Seems::LikePlan } else { Seems::Other }
}

/// The same for bytes in any encoding.
pub(super) fn bytes_seem(bytes: &[u8]) -> Seems {
    let wide = |from: fn([u8; 2]) -> u16| -> Cow<'_, str> {
        let units = bytes.as_chunks().0.iter().map(|unit| from(*unit));
        char::decode_utf16(units)
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect::<String>()
            .into()
    };
    let text = match bytes {
        [0xFF, 0xFE, ..] | [_, 0, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] | [0, _, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes),
    };
    seems(&text)
}

/// Whether what is called like a file of cases is a plan all the same: cases come with no sections.
pub(super) fn is_more_than_cases(text: &str) -> bool {
    seems(text) != Seems::Other && n_sections(text) >= 2
}

/// Whether a line is the first of a plan.
fn says_so(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}');
    ["smplan:", "\"smplan\":", "'smplan':", "{smplan:", "{\"smplan\":", "{ smplan:", "{ \"smplan\":"]
        .iter()
        .any(|start| line.starts_with(start))
}

fn has_key(text: &str) -> bool {
    let parsed = syntax::parse(text, FileId(0), Limits::default());
    parsed.tree.root().is_some_and(|root| root.entries().any(|(key, _)| key.key() == Some("smplan")))
}

/// `Smplan: 1`, as editors correct it.
fn has_misspelt_key(text: &str) -> bool {
    const MOST_LINES: usize = 60;
    text.lines().take(MOST_LINES).filter_map(key_of).any(|key| {
        let letters: String = key.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let letters = letters.to_lowercase();
        letters == "smplan"
            || ["smplans", "smpplan", "smplna", "smpaln", "spmlan", "smlpan"].contains(&letters.as_str())
    })
}

fn n_sections(text: &str) -> usize {
    let mut found: Vec<&str> = text.lines().filter_map(key_of).filter(|key| SECTIONS.contains(key)).collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

/// The key at the beginning of a line, when nothing stands before it.
fn key_of(line: &str) -> Option<&str> {
    let line = line.trim_start_matches('\u{feff}');
    let (key, _) = line.split_once(':')?;
    let is_at_top = !line.starts_with([' ', '\t', '-', '#']);
    is_at_top.then(|| {
        key.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '{'))
    })
}

#[cfg(test)]
mod tests {
    use crate::cli::recognize::{Seems, bytes_seem, is_more_than_cases, seems};

    #[test]
    fn plans_are_recognized_however_their_first_key_is_written() {
        for (text, is) in [
            ("smplan: 1\n", Seems::Plan),
            ("smplan : 1\n", Seems::Plan),
            ("  smplan: 1\n  plan: {id: a}\n", Seems::Plan),
            ("? smplan\n: 1\n", Seems::Plan),
            ("\"\\x73mplan\": 1\n", Seems::Plan),
            ("--- {smplan: 1}\n", Seems::Plan),
            ("Smplan: 1\nplan: {id: a}\n", Seems::LikePlan),
            ("SMPLAN: 1\n", Seems::LikePlan),
            ("plan: {id: a}\npeople: {}\ngoals: {}\nplaybooks: {}\n", Seems::LikePlan),
            ("name: CI\non: push\njobs: {check: {run: smplan lint}}\n", Seems::Other),
            ("asyncapi: 3\nchannels: {}\nmessages: {}\n", Seems::Other),
            ("- smplan: 1\n", Seems::Other),
        ] {
            assert_eq!(seems(text), is, "{text}");
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(bytes_seem(&wide), is, "{text} in UTF-16");
        }
        assert_eq!(bytes_seem(b"name: caf\xe9\n"), Seems::Other);
        assert_eq!(bytes_seem(b"smplan: 1\ntitle: caf\xe9\n"), Seems::Plan);
        assert!(!is_more_than_cases("smplan: 1\nplan: a.yaml\ntests: []\n"));
        assert!(is_more_than_cases("smplan: 1\nplan: {id: a}\npeople: {}\n"));
    }
}
