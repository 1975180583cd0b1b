//! Numbers, addresses, accounts and pages in texts, and those of a plan.

use crate::plan::Plan;
use crate::wording::fact::Fact;
use crate::wording::filled::Filled;
use std::collections::HashSet;
use std::ops::Range;

/// A way to reach somebody, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Its digits, without zeros at the front.
    Phone(String),
    Email(String),
    /// The name of an account, without `@`.
    Account(String),
    /// Its host and path, without `https://` and `www.`.
    Page(String),
}

/// What a text names that was not filled in; `sentence_at` says which sentence begins at a place.
pub(super) fn find(filled: &Filled, sentence_at: impl Fn(usize) -> usize) -> Vec<Fact<Contact>> {
    let text = filled.text.as_str();
    let mut found = Vec::new();
    let mut add = |value: Contact, place: Range<usize>| {
        if !filled.touches(&place) {
            found.push(Fact {
                value,
                words: text.get(place.clone()).unwrap_or_default().to_owned(),
                sentence: sentence_at(place.start),
                is_example: false,
            });
        }
    };
    let mut end_of_phone = 0;
    for (start, word) in words(text) {
        if let Some((contact, place)) = in_word(start, word) {
            add(contact, place);
        } else if start >= end_of_phone
            && let Some((number, place)) = phone(text, start)
        {
            end_of_phone = place.end;
            add(Contact::Phone(number), place);
        }
    }
    found
}

/// Words between spaces, with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split_ascii_whitespace().map(move |word| (word.as_ptr() as usize - start, word))
}

/// What stands around words and is no part of them.
const AROUND: &[char] =
    &['.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '<', '>', '"', '\'', '“', '”', '…'];

/// An address, an account or a page that a word is.
fn in_word(start: usize, word: &str) -> Option<(Contact, Range<usize>)> {
    if !word.bytes().any(|byte| matches!(byte, b'@' | b'.')) {
        return None;
    }
    let bare = word.trim_start_matches(AROUND);
    let start = start + word.len() - bare.len();
    let bare = bare.trim_end_matches(AROUND).trim_end_matches('/');
    let place = start..start + bare.len();
    if let Some(account) = bare.strip_prefix('@') {
        let is_name =
            account.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-'));
        return (account.len() > 1 && is_name).then(|| (Contact::Account(account.to_lowercase()), place));
    }
    if bare.contains('@') {
        let is_address = bare.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@') && !bare.contains('/')
        });
        return is_address
            .then(|| (Contact::Email(bare.trim_start_matches("mailto:").to_lowercase()), place));
    }
    is_page(bare).then(|| (Contact::Page(page(bare)), place))
}

/// Ends of names of hosts that are written without `www.`.
const ENDS: &[&str] = &[
    "com", "org", "net", "gov", "edu", "info", "io", "app", "dev", "eu", "de", "at", "ch", "fr", "be", "nl",
    "es", "it", "uk", "ie", "us", "ca", "au", "nz", "example", "test",
];

/// Whether a word is a page: it says so, or looks like `status.example.com` or `example.com/help`.
fn is_page(word: &str) -> bool {
    if word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.") {
        return true;
    }
    let host = word.split('/').next().unwrap_or_default();
    let is_host = host
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let last = host.rsplit('.').next().unwrap_or_default();
    let first = host.split('.').next().unwrap_or_default();
    is_host && host.contains('.') && first.len() > 1 && ENDS.contains(&last)
}

/// A page as it is compared.
fn page(written: &str) -> String {
    let lower = written.to_lowercase();
    let bare = lower.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let bare = bare.split(['?', '#']).next().unwrap_or_default();
    bare.trim_end_matches('/').to_owned()
}

/// A phone number that begins at a place: with `+` or 0 and at least seven digits, or in groups as in North America.
fn phone(text: &str, start: usize) -> Option<(String, Range<usize>)> {
    let rest = text.get(start..)?;
    let opened = rest.len() - rest.trim_start_matches('(').len();
    let from = start + if rest.get(opened..)?.starts_with('+') { opened } else { 0 };
    let rest = text.get(from..)?;
    if !rest.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '(')) {
        return None;
    }
    let bytes = rest.as_bytes();
    let mut end = 0;
    let mut gap = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => (end, gap) = (at + 1, 0),
            b'+' if at == 0 => {}
            b' ' | b'-' | b'.' | b'/' | b'(' | b')' if gap < 2 => gap += 1,
            _ => break,
        }
    }
    let written = rest.get(..end)?;
    // `12345abc` is no number to call.
    if rest.get(end..)?.starts_with(char::is_alphanumeric) {
        return None;
    }
    let groups: Vec<usize> = written
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::len)
        .collect();
    let n_digits: usize = groups.iter().sum();
    let is_day = matches!(groups[..], [4, 2, 2] | [2 | 1, 2 | 1, 4]) && !written.starts_with('+');
    let in_groups = matches!(groups[..], [3, 4] | [3, 3, 4] | [1, 3, 3, 4]) && !written.contains(['.', '/']);
    let is_long = written.starts_with('+') && n_digits >= 8
        || written.starts_with("(0")
        || written.starts_with('0') && (7..=15).contains(&n_digits);
    (!is_day && n_digits <= 16 && (is_long || in_groups)).then(|| (digits(written), from..from + end))
}

fn digits(written: &str) -> String {
    let all: String = written.chars().filter(char::is_ascii_digit).collect();
    all.trim_start_matches('0').to_owned()
}

/// All contacts that a plan has outside of its messages.
#[derive(Debug, Default)]
pub struct Contacts {
    phones: HashSet<String>,
    names: HashSet<String>,
    pages: HashSet<String>,
}

impl Contacts {
    pub fn of(plan: &Plan) -> Contacts {
        let mut known = Contacts::default();
        for channel in plan.all_channels().map(|channel| &channel.value) {
            known.phone(channel.number.get().map(|number| &**number));
            known.name(channel.address.get().map(|address| &**address));
            known.name(channel.handle.get().map(|handle| &**handle));
            known.page(channel.url.get().map(|url| &**url));
        }
        for person in plan.people.entries().iter().map(|person| &person.value) {
            known.phone(person.phone.get().map(|number| &**number));
            known.name(person.email.get().map(|address| &**address));
            known.name(person.chat.get().map(|chat| &**chat));
        }
        for contact in plan.contacts.entries().iter().map(|contact| &contact.value) {
            known.phone(contact.phone.get().map(|number| &**number));
            known.name(contact.email.get().map(|address| &**address));
            known.page(contact.url.get().map(|url| &**url));
        }
        known
    }

    /// Adds what a text of the plan names.
    pub fn add(&mut self, text: &str) {
        let has_some = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'@' | b'.');
        if !text.bytes().any(has_some) {
            return;
        }
        let filled = Filled { text: text.to_owned(), blanks: Vec::new() };
        for fact in find(&filled, |_| 0) {
            match fact.value {
                Contact::Phone(number) => {
                    self.phones.insert(number);
                }
                Contact::Email(name) | Contact::Account(name) => {
                    self.names.insert(name);
                }
                Contact::Page(page) => {
                    self.pages.insert(page);
                }
            }
        }
    }

    fn phone(&mut self, number: Option<&str>) {
        self.phones.extend(number.map(digits));
    }

    fn name(&mut self, name: Option<&str>) {
        self.names.extend(name.map(|name| name.trim_start_matches('@').to_lowercase()));
    }

    fn page(&mut self, url: Option<&str>) {
        self.pages.extend(url.map(page));
    }

    /// Whether there is one of the kind: what a plan never names cannot be held against it.
    pub fn has_some_like(&self, contact: &Contact) -> bool {
        match contact {
            Contact::Phone(_) => !self.phones.is_empty(),
            Contact::Email(_) | Contact::Account(_) => !self.names.is_empty(),
            Contact::Page(_) => !self.pages.is_empty(),
        }
    }

    /// Whether one of others is among them.
    pub fn shares_with(&self, others: &Contacts) -> bool {
        others.names.iter().any(|name| self.names.contains(name))
            || others.phones.iter().any(|number| self.has(&Contact::Phone(number.clone())))
            || others.pages.iter().any(|page| self.has(&Contact::Page(page.clone())))
    }

    /// Whether a contact is one of them, or a page above or below one.
    pub fn has(&self, contact: &Contact) -> bool {
        match contact {
            Contact::Phone(number) => self.phones.iter().any(|known| same_number(known, number)),
            Contact::Email(name) | Contact::Account(name) => self.names.contains(name),
            Contact::Page(page) => {
                self.pages.iter().any(|known| is_below(page, known) || is_below(known, page))
            }
        }
    }
}

impl Contact {
    /// Whether a phone number, an address, an account or a page as it is written in a plan is this one.
    pub fn is(&self, written: &str) -> bool {
        match self {
            Contact::Phone(number) => same_number(&digits(written), number),
            Contact::Email(name) | Contact::Account(name) => {
                written.trim_start_matches('@').to_lowercase() == *name
            }
            Contact::Page(own) => is_below(own, &page(written)),
        }
    }

    /// What it is, in a word.
    pub fn what(&self) -> &'static str {
        match self {
            Contact::Phone(_) => "number",
            Contact::Email(_) => "address",
            Contact::Account(_) => "account",
            Contact::Page(_) => "page",
        }
    }
}

/// Numbers are the same with and without the code of a country.
fn same_number(one: &str, other: &str) -> bool {
    const SHORTEST: usize = 7;
    let (longer, shorter) = if one.len() > other.len() { (one, other) } else { (other, one) };
    shorter.len() >= SHORTEST && longer.ends_with(shorter)
}

fn is_below(page: &str, known: &str) -> bool {
    page.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use crate::wording::contacts::find;
    use crate::wording::filled::Filled;

    #[test]
    fn contacts_are_found_and_other_figures_are_not() {
        let found = |text: &str| -> Vec<String> {
            let filled = Filled { text: text.to_owned(), blanks: Vec::new() };
            find(&filled, |_| 0).into_iter().map(|fact| fact.words).collect()
        };
        for (text, words) in [
            (
                "Call +1-312-555-0199 or use www.example.com/care.",
                vec!["+1-312-555-0199", "www.example.com/care"],
            ),
            ("(312) 555-0199, please", vec!["(312) 555-0199"]),
            ("Rufen Sie an: 030 555 0199!", vec!["030 555 0199"]),
            ("Write to care@example.com or @example_care", vec!["care@example.com", "@example_care"]),
            ("See status.example.com every 30 minutes", vec!["status.example.com"]),
            ("Case NL-2026-00042 of 2026-01-05, 05.01.2026, 2000 USD", vec![]),
            ("at 17:00. We e.g. wait 2.5 hours z.B. Mo.-Fr. 9-17", vec![]),
        ] {
            assert_eq!(found(text), words, "{text}");
        }
    }
}
