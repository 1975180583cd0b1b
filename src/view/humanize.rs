//! Texts of the plan, and ids as they are read.

use crate::plan::{Field, Text};

pub(super) fn text(field: &Field<Text>) -> Option<String> {
    field.get().map(|text| text.to_string())
}

pub(super) fn texts(field: &Field<Vec<Text>>) -> Vec<String> {
    field.items().iter().map(|text| text.to_string()).collect()
}

/// Names and abbreviations that are never written as other words are; each begins with a capital.
const PROPER: [&str; 46] = [
    "AI",
    "API",
    "B2B",
    "CEO",
    "CFO",
    "CIO",
    "CISO",
    "CMO",
    "COO",
    "CRM",
    "CSR",
    "CTO",
    "DM",
    "DMs",
    "EU",
    "EVP",
    "FAQ",
    "FB",
    "GM",
    "HQ",
    "HR",
    "KPI",
    "LinkedIn",
    "MD",
    "PA",
    "PIO",
    "PR",
    "QA",
    "RSS",
    "SEO",
    "SLA",
    "SMS",
    "SVP",
    "TV",
    "TikTok",
    "UGC",
    "UK",
    "UX",
    "VP",
    "WeChat",
    "WhatsApp",
    "YouTube",
    "GitHub",
    "SoundCloud",
    "TripAdvisor",
    "WordPress",
];

/// A kebab-case word as it is read: `customer-care` → `customer care`, `vp-customer` → `VP customer`.
pub(super) fn word(word: &str) -> String {
    let proper = |part: &str| {
        let known = PROPER.iter().find(|proper| proper.eq_ignore_ascii_case(part));
        known.map_or_else(|| part.to_owned(), |proper| (*proper).to_owned())
    };
    let parts: Vec<String> = word.split('-').map(proper).collect();
    parts.join(" ")
}

/// The same with a capital: `Customer care`.
pub(super) fn title(text: &str) -> String {
    let mut words = word(text);
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
        return words;
    }
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
