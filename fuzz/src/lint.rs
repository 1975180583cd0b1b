//! Any text: findings that every format can tell without harm.

use super::checking::{check, config};
use smplan::config::Settings;
use smplan::diagnostic::Severity;
use smplan::report::{Options, REPORTERS};

/// Checks a text by all rules and tells what was found in every format: nothing in it does harm to a terminal, and no line
/// is a command for a CI runner but our own.
///
/// Panics where that does not hold.
pub fn lint(bytes: &[u8]) {
    let Some(text) = super::text(bytes) else { return };
    let config = config(Settings::default());
    let report = check(text, &config).report;
    let options =
        Options { color: false, all: true, quiet: false, fail_on: Severity::Error, rules: &config.rules };
    for reporter in REPORTERS {
        for part in (reporter.parts)(&report, &options) {
            assert!(!super::is_harmful(&part.text), "{}: {:?}", reporter.name, part.text);
            // In a terminal these end a line or hide something.
            let hides = |letter| matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}');
            assert!(!part.text.contains(hides), "{}: {:?}", reporter.name, part.text);
            assert!(!part.text.contains("##["), "{}: {}", reporter.name, part.text);
            let ours = ["::error ", "::warning ", "::notice "];
            for line in part.text.lines().map(str::trim_start).filter(|line| line.starts_with("::")) {
                let is_ours = reporter.name == "github" && ours.iter().any(|begin| line.starts_with(begin));
                assert!(is_ours, "{}: {line}", reporter.name);
            }
            if reporter.name == "jsonl" {
                for line in part.text.lines() {
                    assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
                }
            }
        }
    }
}
