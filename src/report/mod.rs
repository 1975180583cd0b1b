//! Findings for readers: one file a format.
//!
//! A reporter turns the findings of one plan into parts, so that plans can be reported as they are checked
//! and their texts let go; the parts of all plans, in order, become the whole report.

mod alike;
mod brief;
mod concise;
mod excerpt;
mod fingerprint;
mod frame;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod markdown;
mod safe;
mod sarif;
mod statistics;
mod summary;
mod unread;

pub use fingerprint::{set_fingerprints, tell_apart};
pub use safe::{is_hidden, markdown, to_json, visible};
pub use summary::{FamilyCounts, Run, SettingsNote, Summary, counted};
pub use unread::unread;

use crate::diagnostic::{Diagnostic, Fingerprint, PlanReport, RuleInfo, Severity};
use std::io::{self, Write};

/// How a report is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// Whether styles are written; the writer strips them where nobody sees them.
    pub color: bool,
    /// Whether findings of one kind are all shown instead of the first.
    pub all: bool,
    /// Whether the closing sentence is left out.
    pub quiet: bool,
    /// From which severity on a finding makes the run fail.
    pub fail_on: Severity,
    /// All rules there are, in the order of the catalogue.
    pub rules: &'o [RuleInfo],
}

/// A piece of a report.
#[derive(Clone, Debug)]
pub struct Part {
    pub text: String,
    pub severity: Severity,
    /// How many findings it stands for.
    pub n_findings: usize,
    /// How many test cases it holds, where that is what the format counts.
    pub n_cases: usize,
    /// Empty where the format does not tell it.
    pub fingerprint: Fingerprint,
}

impl Default for Part {
    fn default() -> Part {
        Part {
            text: String::new(),
            severity: Severity::Info,
            n_findings: 0,
            n_cases: 0,
            fingerprint: Fingerprint::new(),
        }
    }
}

impl Part {
    /// What is said of one finding.
    fn of(diagnostic: &Diagnostic, text: String) -> Part {
        let fingerprint = diagnostic.fingerprint.clone();
        Part { text, severity: diagnostic.severity, n_findings: 1, n_cases: 0, fingerprint }
    }
}

/// An output format.
pub struct Reporter {
    pub name: &'static str,
    pub description: &'static str,
    /// Whether a report about nothing is still a document.
    pub for_programs: bool,
    /// Whether it tells fingerprints.
    pub tells_fingerprints: bool,
    /// Whether it also tells of plans without findings.
    pub says_what_passed: bool,
    /// What it tells of the whole run.
    pub summary: RunSummary,
    /// What is said of one plan.
    pub parts: fn(&PlanReport, &Options<'_>) -> Vec<Part>,
    /// The whole report.
    pub write: fn(&mut dyn Write, &[Part], &Run<'_>) -> io::Result<()>,
}

/// What a format tells of a whole run, beside its findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunSummary {
    /// Nothing: every piece of it is a finding.
    None,
    /// How much was found, or what the settings take away.
    Told,
    /// The same; in GitHub Actions a table of all findings stands beside it, in the summary of the step.
    StepSummary,
}

/// The JSON Schema of the format `json`; every output of the tests is held against it.
pub const JSON_SCHEMA: &str = include_str!("json.schema.json");

/// Counts instead of findings, for people and for programs.
pub const STATISTICS: [Reporter; 2] = [statistics::HUMAN, statistics::JSON];

/// All formats; the first is the default.
pub const REPORTERS: &[Reporter] = &[
    human::REPORTER,
    concise::REPORTER,
    json::JSON,
    json::JSONL,
    sarif::REPORTER,
    github::REPORTER,
    gitlab::REPORTER,
    junit::REPORTER,
    markdown::REPORTER,
];

/// The reporter of a name.
pub fn reporter(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name)
}
