//! Passwords and keys that somebody wrote into a plan, comments included.

use crate::format::reader::Reader;
use crate::format::rule;
use crate::source::Span;
use crate::syntax::Tree;

/// How the keys of well-known services begin, and how many letters and digits follow at least.
const KEYS: [(&str, usize); 11] = [
    ("AKIA", 16),
    ("ASIA", 16),
    ("ghp_", 30),
    ("gho_", 30),
    ("github_pat_", 30),
    ("glpat-", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("sk_live_", 20),
    ("AIza", 30),
    ("EAAC", 40),
];

/// Words after which a colon or an equals sign and a secret may stand.
const WORDS: [&str; 10] = [
    "password", "passwort", "passwd", "passcode", "secret", "token", "api key", "api_key", "apikey",
    "pin code",
];

/// Reports what looks like a password, a key or a code; the bare words do not count.
pub(super) fn find(tree: &Tree<'_>, reader: &mut Reader<'_>) {
    const MOST: usize = 20;
    const HELP: &str = "move it to the vault, write here where it is kept, and change it: it stays in the history of the repository";
    let text = tree.text();
    let mut from = 0;
    for n_found in 0.. {
        let Some((start, length)) = secret_in(text, from) else { return };
        let place = Span::new(tree.file(), start, start + length);
        if n_found == MOST {
            let message = format!("only the first {MOST} passwords and keys are shown, and there are more");
            reader.find(rule::SECRET_IN_PLAN, place, message).conceal().for_others().help(HELP);
            return;
        }
        reader.find(rule::SECRET_IN_PLAN, place, "this looks like a password or a key").conceal().help(HELP);
        // One a line is enough.
        let rest = text.get(start..).unwrap_or_default();
        from = start + rest.find('\n').unwrap_or(rest.len());
    }
}

/// The first three letters of all that is looked for, each with the bit that tells small letters from capitals.
const FIRST_LETTERS: [[u8; 3]; KEYS.len() + WORDS.len() + 1] = {
    let mut all = [*b"---"; KEYS.len() + WORDS.len() + 1];
    let mut index = 1;
    while index < all.len() {
        let word = if index <= KEYS.len() { KEYS[index - 1].0 } else { WORDS[index - 1 - KEYS.len()] };
        let word = word.as_bytes();
        all[index] = [word[0] | 0x20, word[1] | 0x20, word[2] | 0x20];
        index += 1;
    }
    all
};

/// A bit for each two bytes with which something that is looked for begins, in any case: they tell most words apart from
/// those.
const BEGINNINGS: [u64; 1024] = {
    let mut table = [0; 1024];
    let mut index = 0;
    while index < FIRST_LETTERS.len() {
        let [first, second, _] = FIRST_LETTERS[index];
        let firsts = [first, first.to_ascii_uppercase()];
        let seconds = [second, second.to_ascii_uppercase()];
        let mut cases = 0;
        while cases < 4 {
            let pair = u16::from_le_bytes([firsts[cases & 1], seconds[cases >> 1]]) as usize;
            table[pair >> 6] |= 1 << (pair & 63);
            cases += 1;
        }
        index += 1;
    }
    table
};

/// Where in a text, from a place on, a secret stands, and how long it is.
fn secret_in(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes().get(from..)?;
    for (at, pair) in bytes.array_windows::<2>().enumerate() {
        let pair = usize::from(u16::from_le_bytes(*pair));
        if BEGINNINGS[pair >> 6] >> (pair & 63) & 1 == 0 {
            continue;
        }
        let is_inside =
            at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(|byte| is_part(*byte));
        if !is_inside && begins_like_a_secret(bytes.get(at..).unwrap_or_default()) {
            let rest = text.get(from + at..).unwrap_or_default();
            let line = rest.lines().next().unwrap_or_default();
            if let Some((start, length)) = key(line).or_else(|| said(line)) {
                return Some((from + at + start, length));
            }
        }
    }
    None
}

/// Whether the first three letters are those of something that is looked for.
fn begins_like_a_secret(bytes: &[u8]) -> bool {
    bytes
        .first_chunk()
        .is_some_and(|letters: &[u8; 3]| FIRST_LETTERS.contains(&letters.map(|letter| letter | 0x20)))
}

/// Whether a byte is part of a word.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-'
}

fn key(text: &str) -> Option<(usize, usize)> {
    if text.starts_with("-----BEGIN ") && text.contains("PRIVATE KEY-----") {
        return Some((0, text.trim_end().len()));
    }
    let (start, at_least) = KEYS.iter().find(|(start, _)| text.starts_with(start))?;
    let rest = text.get(start.len()..)?;
    let length =
        rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count();
    (length >= *at_least).then_some((0, start.len() + length))
}

/// `password: hunter2!x`: a word, a colon or an equals sign, and one word that is no plain word.
fn said(text: &str) -> Option<(usize, usize)> {
    let word = WORDS
        .iter()
        .find(|word| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))?;
    let after = text.get(word.len()..)?;
    let after = after.strip_prefix('s').unwrap_or(after);
    let rest = after.trim_start().strip_prefix([':', '='])?;
    let value = rest.trim_start_matches([' ', '"', '\'']);
    let from = text.len() - value.len();
    let length = value
        .find(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | ',' | '}' | ']'))
        .unwrap_or(value.len());
    let value = value.get(..length)?;
    let rest_of_line = text.get(from + length..)?.trim_matches(['"', '\'', ',', '}', ']', ' ', '\n', '\r']);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let others = value.bytes().filter(|byte| !byte.is_ascii_alphanumeric()).count();
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_date_or_time = letters == 0 && others > 0;
    // One word with digits among its letters, or digits alone: what people choose as passwords and codes.
    let looks_chosen =
        (value.len() >= 6 && digits >= 1 && letters >= 1) || (value.len() >= 4 && digits == value.len());
    let is_link = value.contains("://") || value.contains('@');
    (looks_chosen
        && !is_date_or_time
        && !is_link
        && (rest_of_line.is_empty() || rest_of_line.starts_with('#')))
    .then_some((from, length))
}

#[cfg(test)]
mod tests {
    use crate::plan::secrets::secret_in;

    #[test]
    fn secrets_are_found_and_words_about_them_are_not() {
        for secret in [
            "recovery: AKIAIOSFODNN7EXAMPLE",
            "# password: hunter2!x",
            "  recovery: \"token=8f3a9c2b\"",
            "x-note: PIN code: 4711",
            "-----BEGIN RSA PRIVATE KEY-----",
        ] {
            assert!(secret_in(secret, 0).is_some(), "{secret}");
        }
        for harmless in [
            "recovery: backup codes in the group vault (never in this file)",
            "do: Change the password of every account",
            "# password: see the vault",
            "policies: [{name: Passwords, url: https://www.example.com/passwords}]",
            "x-token: kept elsewhere",
            "- Passwords: 12 characters or more",
            "  secret: vault",
        ] {
            assert!(secret_in(harmless, 0).is_none(), "{harmless}");
        }
    }
}
