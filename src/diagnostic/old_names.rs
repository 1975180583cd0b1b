//! Names that rules had: what was written with them still holds, and findings stay the same.

/// Rules with the names that they had before, the oldest first.
const OLD_NAMES: &[(&str, &[&str])] = &[
    ("asks-customer-to-call", &["message-asks-customer-to-call"]),
    ("channel-unowned", &["touchpoint-unowned"]),
    ("blames-customer", &["message-blames-customer"]),
];

/// The names that a rule had before, the oldest first.
pub fn old_names(rule: &str) -> &'static [&'static str] {
    OLD_NAMES.iter().find(|(name, _)| *name == rule).map_or(&[], |(_, old)| old)
}

/// The name that a rule has today.
pub fn name_today(rule: &str) -> &str {
    OLD_NAMES.iter().find(|(_, old)| old.contains(&rule)).map_or(rule, |(name, _)| name)
}

/// The oldest name of a rule, which fingerprints are made of.
pub fn oldest_name(rule: &str) -> &str {
    old_names(rule).first().copied().unwrap_or(rule)
}
