//! Links and mentions in texts, as platforms find them.

use crate::plan::queries::punycode;

/// The longest part of a host between two dots (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;

/// Endings of hosts that are taken for links without `https://`, besides those of two letters: the usual ones of the root zone
/// (<https://www.iana.org/domains/root/db>).
const ENDINGS: [&str; 44] = [
    "com",
    "org",
    "net",
    "info",
    "biz",
    "edu",
    "gov",
    "int",
    "mil",
    "app",
    "dev",
    "blog",
    "shop",
    "store",
    "online",
    "site",
    "website",
    "page",
    "news",
    "museum",
    "coop",
    "aero",
    "jobs",
    "travel",
    "club",
    "cafe",
    "restaurant",
    "church",
    "school",
    "university",
    "community",
    "foundation",
    "events",
    "live",
    "tech",
    "cloud",
    "agency",
    "media",
    "social",
    "support",
    "health",
    "fund",
    "ngo",
    "xyz",
];

/// How the parts of a word that is a link are told apart: what stands before the link, the link, and what stands behind it.
type Parts<'w> = (&'w str, &'w str, &'w str);

/// A word that is a link with `http://` or `https://`, in its parts; `None` where it is none.
pub(super) fn with_scheme(word: &str) -> Option<Parts<'_>> {
    let (before, inner, behind) = trimmed(word);
    let lower = inner.get(..8).unwrap_or(inner).to_ascii_lowercase();
    let scheme = ["https://", "http://"].into_iter().find(|scheme| lower.starts_with(scheme))?;
    let rest = inner.get(scheme.len()..)?;
    is_host(host_of(rest)).then_some((before, inner, behind))
}

/// A word that is a link without a scheme, such as `example.com/menu`, in its parts. A name of two parts with an ending of two
/// letters is one only where a path follows, or for `.co` and `.tv`: `ok.then` and `it.is` are words.
pub(super) fn without_scheme(word: &str) -> Option<Parts<'_>> {
    let (before, inner, behind) = trimmed(word);
    let host = host_of(inner);
    if !host.is_ascii() || inner.contains('@') || !is_host(host) {
        return None;
    }
    let (name, ending) = host.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    let has_path = inner.get(host.len()..).is_some_and(|rest| rest.starts_with('/'));
    let is_link = match ending.len() {
        2 => has_path || name.contains('.') || matches!(&*ending, "co" | "tv"),
        _ => ENDINGS.contains(&&*ending),
    };
    is_link.then_some((before, inner, behind))
}

/// A mention of somebody elsewhere, `@nia@social.example`: the part that counts, and what stands behind the mention.
pub(super) fn mention(word: &str) -> Option<(&str, &str)> {
    let name = word.strip_prefix('@')?;
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let at = name.find(|letter| !is_part(letter))?;
    let domain = name.get(at..)?.strip_prefix('@')?;
    let end = domain.find(|letter: char| !is_part(letter)).unwrap_or(domain.len());
    let domain = domain.get(..end)?.trim_end_matches(['.', '-']);
    let length = 1 + at + 1 + domain.len();
    (at > 0 && is_host(domain)).then_some((word.get(..=at)?, word.get(length..)?))
}

/// A word without the marks around it.
fn trimmed(word: &str) -> Parts<'_> {
    let inner = word.trim_start_matches(['(', '[', '"', '\'', '“', '„', '«', '\u{2066}', '\u{202a}']);
    let (before, _) = word.split_at(word.len() - inner.len());
    let end = inner.trim_end_matches([
        '.', ',', ';', ':', '!', '?', ')', ']', '"', '\'', '”', '“', '»', '…', '\u{2069}', '\u{202c}',
    ]);
    let (link, behind) = inner.split_at(end.len());
    (before, link, behind)
}

fn host_of(text: &str) -> &str {
    text.split(['/', '?', '#', ':']).next().unwrap_or_default()
}

/// Whether a text is the name of a host: parts of 63 letters at most, as they travel, the last one of letters alone.
fn is_host(host: &str) -> bool {
    let mut labels = host.split('.');
    let is_label = |label: &str| {
        let allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(allowed)
            && punycode::length(label).is_some_and(|length| length <= LONGEST_LABEL)
    };
    let is_ending = |label: &str| label.chars().count() >= 2 && label.chars().all(char::is_alphabetic);
    host.contains('.') && labels.clone().all(is_label) && labels.next_back().is_some_and(is_ending)
}
