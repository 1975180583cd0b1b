//! E-mail addresses, phone numbers and addresses of pages.

use crate::format::reader::clip;
use crate::format::values::checked::checked_text;

checked_text! {
    /// An e-mail address.
    Email, "e-mail address", INVALID_CONTACT, check_email, mend_email, said as a contact;
    /// A phone number with its country code, as E.164 has it; spaces, hyphens, dots and brackets may separate.
    Phone, "phone number such as +1-312-555-0101", INVALID_CONTACT, check_phone, mend_phone, said as a contact;
    /// The address of a page: http or https.
    Url, "address of a page such as https://www.example.com", INVALID_CONTACT, check_url, mend_url, said as a contact;
}

impl Phone {
    /// The number as a phone dials it: `+13125550101`.
    pub fn dialled(&self) -> String {
        let mut dialled = String::with_capacity(self.len());
        dialled.extend(self.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+'));
        dialled
    }
}

fn check_email(text: &str) -> Result<(), &'static str> {
    let options = email_address::Options::default().without_display_text().with_required_tld();
    email_address::EmailAddress::parse_with_options(text, options)
        .map(|_| ())
        .map_err(|_| "is not an e-mail address")
}

fn mend_email(_text: &str) -> String {
    "write name@example.com alone".to_owned()
}

fn check_phone(text: &str) -> Result<(), &'static str> {
    let Some(rest) = text.strip_prefix('+') else { return Err("has no country code") };
    if rest.contains(|letter: char| {
        !(letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '.' | '(' | ')' | '/'))
    }) {
        return Err("holds more than a number");
    }
    // Whoever dials the zero of calls within the country after its code reaches nobody.
    if rest.contains("(0)") {
        return Err("has the zero of calls within the country behind its country code");
    }
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let shortest =
        SHORTEST.iter().find(|(code, _)| digits.starts_with(code)).map_or(7, |(_, length)| *length);
    match digits.len() {
        // Numbers of examples, as in films: `+1-555-0101`.
        8 if digits.starts_with("155501") => Ok(()),
        length if length < shortest => Err("is too short for a phone number"),
        0..7 => Err("is too short for a phone number"),
        7..=15 => Ok(()),
        _ => Err("is too long for a phone number"),
    }
}

/// The fewest digits of a number, its country code included, where all numbers of a country are that long: the national
/// numbering plans, as the ITU lists them.
const SHORTEST: [(&str, usize); 6] = [("1", 11), ("31", 11), ("33", 11), ("34", 11), ("44", 11), ("48", 11)];

fn mend_phone(text: &str) -> String {
    let without_zero = text.replacen("(0)", " ", 1);
    let without_zero = without_zero.split_whitespace().collect::<Vec<_>>().join(" ");
    if without_zero != text && check_phone(&without_zero).is_ok() {
        return format!("write {without_zero}");
    }
    match text.strip_prefix("00") {
        Some(rest) if check_phone(&format!("+{rest}")).is_ok() => format!("write +{rest}"),
        _ => "write + and the country code first, such as +1-312-555-0101, and nothing but the number"
            .to_owned(),
    }
}

/// What is wrong with an address of the web, in words that follow it.
pub fn check_url(text: &str) -> Result<(), &'static str> {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let Some(scheme) = ["https://", "http://"].into_iter().find(|scheme| lower.starts_with(scheme)) else {
        return Err("does not begin with https://");
    };
    let rest = text.get(scheme.len()..).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || host.starts_with('.') || !host.contains(|letter: char| letter.is_alphanumeric()) {
        return Err("names no site");
    }
    if host.contains('@') {
        return Err("holds a user name or password");
    }
    if text.contains(|letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>' | '"' | '\\' | '`')
    }) {
        return Err("holds a space or a character that addresses cannot have");
    }
    Ok(())
}

/// What to write in place of one that is wrong.
pub fn mend_url(text: &str) -> String {
    let whole = format!("https://{text}");
    if text.contains('.') && !text.contains(':') && check_url(&whole).is_ok() {
        format!("write {}", clip(&whole))
    } else {
        "write the address as the browser shows it, such as https://www.example.com/care".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use crate::format::values::contact::{check_email, check_phone, check_url};

    #[test]
    fn what_can_be_dialled_mailed_and_opened_is_accepted() {
        for phone in ["+1-312-555-0101", "+353-555-0101", "+44 20 7946 0958"] {
            assert!(check_phone(phone).is_ok(), "{phone}");
        }
        for phone in [
            "555-0101",
            "+1-312",
            "+1-312-555-0101 ext. 114",
            "+++",
            "",
            "+44 (0)20 7946 0958",
            "+44 1904 55",
        ] {
            assert!(check_phone(phone).is_err(), "{phone}");
        }
        for url in ["https://www.example.com/care?x=1#y", "http://example.com"] {
            assert!(check_url(url).is_ok(), "{url}");
        }
        for url in [
            "www.example.com",
            "javascript:alert(1)",
            "https://",
            "https://a b",
            "https://user@example.com",
            "https:///x",
        ] {
            assert!(check_url(url).is_err(), "{url}");
        }
        assert!(check_email("dana@example.com").is_ok());
        for email in ["dana@example", "dana", "Dana <dana@example.com>", "a b@example.com"] {
            assert!(check_email(email).is_err(), "{email}");
        }
    }
}
