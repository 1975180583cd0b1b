//! What holds for any bytes: each target takes some and panics where it does not.

mod checking;
mod config;
mod fix;
mod lint;
mod parse;
mod readers;
mod render;
mod triage;

pub use config::config;
pub use fix::fix;
pub use lint::lint;
pub use parse::parse;
pub use readers::readers;
pub use render::render;
pub use triage::triage;

/// What takes any bytes.
pub type Target = fn(&[u8]);

/// All targets by their names.
pub const TARGETS: [(&str, Target); 7] = [
    ("parse", parse),
    ("readers", readers),
    ("lint", lint),
    ("fix", fix),
    ("render", render),
    ("config", config),
    ("triage", triage),
];

/// No target looks at more: the fuzzer finds more in many small inputs than in few large ones.
const MOST_BYTES: usize = 64 * 1024;

/// Bytes as text, where they are text and not too many.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|text| text.len() <= MOST_BYTES)
}

/// Whether a text has a character in it that moves the cursor, hides text or turns the direction of reading around.
fn is_harmful(text: &str) -> bool {
    text.chars().any(|letter| {
        (letter.is_control() && !matches!(letter, '\n' | '\t'))
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}
