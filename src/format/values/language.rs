//! Languages.

use crate::format::values::checked::checked_text;

checked_text! {
    /// A language tag of BCP 47: `en`, `es`, `pt-BR`.
    Language, "language code such as en, es or pt-BR", UNKNOWN_VALUE, check_language, mend_language;
}

fn check_language(text: &str) -> Result<(), &'static str> {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_tag = (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && text.len() <= 35
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    if is_tag { Ok(()) } else { Err("is not a language code") }
}

fn mend_language(_text: &str) -> String {
    "write a language code such as en, es or pt-BR".to_owned()
}
