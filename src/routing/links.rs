//! Links and accounts, whose words say nothing of what a comment is about: `@delta_refunds` asks for no refund.

use crate::routing::normalize::is_in_word;
use std::borrow::Cow;

/// What is left out of comments before phrases are looked for, unless a phrase of the plan looks for it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LeftOut {
    accounts: bool,
    links: bool,
}

impl LeftOut {
    pub(super) fn of(phrases: &[&str]) -> LeftOut {
        const OF_LINKS: [&str; 4] = ["http", "www", "://", ".com"];
        LeftOut {
            accounts: !phrases.iter().any(|phrase| phrase.contains('@')),
            links: !phrases.iter().any(|phrase| OF_LINKS.iter().any(|part| phrase.contains(part))),
        }
    }

    /// A comment with a mark in the place of each link and each account.
    pub(super) fn without(self, comment: Cow<'_, str>) -> Cow<'_, str> {
        let bytes = comment.as_bytes();
        let may_have =
            memchr::memchr2(b'@', b':', bytes).is_some() || memchr::memmem::find(bytes, b"www.").is_some();
        if !may_have {
            return comment;
        }
        let mut kept = String::with_capacity(comment.len());
        let mut rest = &*comment;
        let mut before = None;
        while let Some(letter) = rest.chars().next() {
            let begins = !before.is_some_and(is_in_word);
            let length = if begins { self.length(rest) } else { None };
            if let Some(length) = length {
                kept.push('@');
                before = Some('@');
                rest = rest.get(length..).unwrap_or_default();
            } else {
                kept.push(letter);
                before = Some(letter);
                rest = rest.get(letter.len_utf8()..).unwrap_or_default();
            }
        }
        Cow::Owned(kept)
    }

    /// How long the link or account is with which a text begins; `None` where it does not begin with one.
    fn length(self, text: &str) -> Option<usize> {
        if self.accounts
            && let Some(name) = text.strip_prefix('@')
        {
            let length = name.find(|letter: char| !is_in_word(letter)).unwrap_or(name.len());
            return (length > 0).then_some(length + 1);
        }
        let begins =
            |start: &&str| text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
        let is_link = self.links && ["https://", "http://", "www."].iter().any(begins);
        is_link.then(|| text.find(char::is_whitespace).unwrap_or(text.len()))
    }
}

#[cfg(test)]
mod tests {
    use crate::routing::links::LeftOut;

    #[test]
    fn links_and_accounts_are_left_out_unless_a_phrase_looks_for_them() {
        let without = |phrases: &[&str], text: &str| LeftOut::of(phrases).without(text.into()).into_owned();
        assert_eq!(without(&["refund"], "@refund_help see https://example.com/refund now"), "@ see @ now");
        assert_eq!(
            without(&["refund"], "mail me@example.com at 17:00 or @ home"),
            "mail me@example.com at 17:00 or @ home"
        );
        assert_eq!(without(&["@kim"], "@kim www.example.com"), "@kim @");
        assert_eq!(without(&["example.com"], "@kim www.example.com"), "@ www.example.com");
    }
}
