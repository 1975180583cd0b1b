//! `smplan.toml`: how an organisation wants its plans to be checked.
//!
//! A file is read as it is typed, with the place of everything in it; several files, one extending another, become
//! settings as they are meant.

mod differences;
mod file;
mod keys;
mod own;
mod patterns;
mod reader;
mod schema;
mod settings;
mod theme;
mod words;

pub use differences::{SettingChange, differences};
pub use file::{ConfigFile, SeverityOverride, extended_by, read};
pub use keys::{KEYS, Key, Kind};
pub use own::OwnRule;
pub use patterns::Patterns;
pub use schema::json_schema;
pub use settings::{PathIgnore, RuleSetting, Setting, Settings, Theme};
pub use theme::TypedTheme;
pub use words::read_words;

use crate::diagnostic::RuleInfo;

/// The names under which a configuration is found, in the order of preference.
pub const FILE_NAMES: [&str; 3] = ["smplan.toml", ".smplan.toml", ".config/smplan.toml"];

/// The largest configuration, in bytes.
pub const MOST_BYTES: usize = 1024 * 1024;

/// The edition that holds where none is named: the newest.
pub const EDITION: &str = "2026";

/// All editions.
pub const EDITIONS: &[&str] = &[EDITION];

/// The names that a configuration may use.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    pub rules: &'k [RuleInfo],
    /// The output formats.
    pub formats: &'k [&'static str],
    /// The sections of documents.
    pub sections: &'k [&'static str],
    /// What sections were called once.
    pub old_sections: &'k [&'static str],
    /// The colours of documents.
    pub colours: &'k [&'static str],
}

/// The name of the rule about mistakes in a configuration.
pub mod rule {
    pub const INVALID_CONFIG: &str = "invalid-config";
}
