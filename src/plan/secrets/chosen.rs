//! Whether what stands after a word for a password is one.

use crate::plan::secrets::words::Kind;
use std::ops::Range;

/// Where the secret stands in what follows a word for it; `None` where what follows only speaks of one.
pub(super) fn value_after(after: &str, kind: Kind) -> Option<Range<usize>> {
    let (rest, is_close) = behind_separator(after)?;
    let line = rest.trim_start_matches([' ', '\t', '|', '>']);
    // The value of a key may stand on the next line.
    let is_below = line.is_empty() || line.starts_with(['\n', '\r']);
    let value = if is_below { line.trim_start().trim_start_matches(['-', ' ']) } else { line };
    let (quote, value) = match value.chars().next() {
        Some(quote @ ('"' | '\'' | '`' | '“' | '„' | '«')) => {
            (Some(quote), value.get(quote.len_utf8()..)?)
        }
        _ => (None, value),
    };
    let start = after.len() - value.len();
    let value = value.lines().next().unwrap_or_default();
    let phrase = value.get(..value.find(['"', '`', '”', '“', '»', '#']).unwrap_or(value.len()))?.trim_end();
    if (kind == Kind::Phrase || quote.is_some()) && is_phrase(phrase) {
        return Some(start..start + phrase.len());
    }
    let ends = |letter: char| {
        letter.is_whitespace() || matches!(letter, '"' | '\'' | '`' | ',' | '}' | ']' | ')' | '”' | '»')
    };
    let word = value.get(..value.find(ends).unwrap_or(value.len()))?.trim_end_matches(['.', ';']);
    let others =
        value.get(word.len()..)?.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '#');
    let is_alone = others.is_empty() || others.starts_with('#');
    let is_secret = match kind {
        Kind::Code => is_code(word, is_alone, others) || is_chosen(word),
        Kind::Password | Kind::Phrase => is_chosen(word) || (is_alone && is_number(word)),
    };
    let length = if kind == Kind::Code { codes(value) } else { 0 }.max(word.len());
    (is_secret && (is_close || is_mixed(word))).then(|| start..start + length)
}

/// What stands behind the colon or the equals sign, and whether that stands close to the word.
fn behind_separator(after: &str) -> Option<(&str, bool)> {
    const FARTHEST: usize = 30;
    // `"password": …`, `passwords: …`, `password1 = …`
    let close = after.trim_start_matches(|letter: char| {
        letter.is_ascii_digit() || matches!(letter, 's' | 'n' | '_' | '"' | '\'' | ' ')
    });
    if let Some(rest) = close.strip_prefix([':', '=']) {
        return Some((rest.trim_start_matches(['=', '>']), true));
    }
    if let Some(rest) =
        ["is ", "ist ", "est ", "es ", "-> ", "→ "].iter().find_map(|word| close.strip_prefix(word))
    {
        return Some((rest.trim_start_matches([':', ' ']), true));
    }
    // `password (Facebook): …`, `password for the shop: …`
    let far = after.find([':', '=', '\n', ',', '{', '[', '.', '"'])?;
    let is_word_over = after.starts_with([' ', '(', '_', '-']);
    let rest = after.get(far..)?.strip_prefix([':', '='])?;
    (is_word_over && far <= FARTHEST).then_some((rest, false))
}

fn n_of(text: &str, is_meant: impl Fn(char) -> bool) -> usize {
    text.chars().filter(|letter| is_meant(*letter)).count()
}

/// What people choose as a password: one word with digits or signs among its letters.
fn is_chosen(word: &str) -> bool {
    const SHORTEST: usize = 6;
    /// Names of programs and accounts, not passwords.
    const NAMES: [&str; 8] =
        ["1password", "keepass2", "office365", "microsoft365", "google2fa", "oauth2", "web2print", "covid19"];
    let letters = n_of(word, char::is_alphabetic);
    let digits = n_of(word, |letter| letter.is_ascii_digit());
    let signs = n_of(word, |letter| {
        matches!(letter, '!' | '$' | '%' | '^' | '&' | '*' | '#' | '@' | '~' | '+' | '?' | '=')
    });
    let is_address = word.contains("://")
        || word
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('!'))
        || word.starts_with('@');
    // `12h`, `2026-04-15`, `r2`, `{{ name }}`, `word's`
    let is_gap = word.starts_with(['{', '<', '$', '*', '&', '[']) || word.contains("{{");
    let is_ending_sign = signs == 1 && word.ends_with(['!', '?', '*']);
    word.chars().count() >= SHORTEST
        && letters >= 1
        && (digits >= 1 || (signs >= 1 && !is_ending_sign))
        && !is_address
        && !is_gap
        && !is_time(word)
        && !NAMES.contains(&word.to_lowercase().as_str())
}

/// `2026-04-15T10:00`, `Mo-Fr`, `10:00-12:00`.
fn is_time(word: &str) -> bool {
    let is_of_day =
        |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | ':' | 'T' | 'Z' | '.' | '/' | '+');
    word.starts_with(|letter: char| letter.is_ascii_digit()) && word.chars().all(is_of_day)
}

/// A word that nobody writes by accident.
fn is_mixed(word: &str) -> bool {
    let is_sign = |letter: char| matches!(letter, '!' | '$' | '%' | '^' | '&' | '*' | '#' | '@' | '~' | '?');
    let has_digit = word.chars().any(|letter| letter.is_ascii_digit());
    let has_sign = word.chars().any(is_sign);
    let has_both_cases = word.chars().any(char::is_lowercase) && word.chars().any(char::is_uppercase);
    let n_kinds = [has_digit, has_sign, has_both_cases].into_iter().filter(|has| *has).count();
    n_kinds >= 2 && word.chars().count() >= 6
}

/// Digits alone.
fn is_number(word: &str) -> bool {
    word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `4711`, `1234 5678`, `a1b2-c3d4`.
fn is_code(word: &str, is_alone: bool, others: &str) -> bool {
    let groups = word.split('-');
    let is_group =
        |group: &str| group.len() >= 4 && group.chars().all(|letter| letter.is_ascii_alphanumeric());
    let is_grouped = word.contains('-')
        && groups.clone().all(is_group)
        && word.chars().any(|letter| letter.is_ascii_digit());
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let next_is_number = others.split([' ', ',']).next().is_some_and(is_number);
    (is_number(word) && (!is_year || is_alone || next_is_number)) || (is_grouped && !is_time(word))
}

/// How far the codes at the beginning of a text go.
fn codes(text: &str) -> usize {
    let is_code = |word: &&str| word.len() >= 4 && word.chars().any(|letter| letter.is_ascii_digit());
    let separators = [' ', ','];
    let words = text.split_inclusive(separators).map(|word| (word, word.trim_end_matches(separators)));
    let (mut length, mut at) = (0, 0);
    for (word, trimmed) in words.take_while(|(_, word)| word.is_empty() || is_code(word)) {
        if !trimmed.is_empty() {
            length = at + trimmed.len();
        }
        at += word.len();
    }
    length
}

/// Several words that say nothing of where a password is.
fn is_phrase(text: &str) -> bool {
    const FEWEST: usize = 4;
    /// Words with which people say where it is, or what to do with it.
    const SAYING: [&str; 60] = [
        "a", "after", "all", "an", "and", "any", "are", "ask", "at", "be", "by", "change", "changed", "days",
        "every", "for", "from", "has", "held", "here", "in", "is", "it", "kept", "keep", "known", "locked",
        "manager", "months", "never", "no", "not", "of", "on", "one", "only", "or", "our", "printed", "safe",
        "see", "stored", "that", "the", "this", "to", "under", "use", "vault", "when", "who", "with",
        "without", "dans", "der", "die", "im", "le", "la", "en",
    ];
    let words: Vec<String> =
        text.split([' ', '-', '.', '_']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.len() >= FEWEST
        && words
            .iter()
            .all(|word| word.chars().all(char::is_alphanumeric) && !SAYING.contains(&word.as_str()))
}
