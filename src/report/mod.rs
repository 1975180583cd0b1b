//! Findings for readers: one file a format.
//!
//! A reporter turns the findings of one plan into parts, so that plans can be reported as they are checked
//! and their texts let go; the parts of all plans, in order, become the whole report.

mod concise;
mod excerpt;
mod fingerprint;
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

pub use fingerprint::{hex, make_distinct, set_fingerprints};
pub use safe::{to_json, visible, xml};
pub use summary::{Hidden, Run, SettingsNote, Summary, counted};

use crate::diagnostic::{Diagnostic, Fingerprint, RuleInfo, Severity};
use crate::source::{Position, Source, Sources, Span};
use std::cmp::Ordering;
use std::io::{self, Write};
use std::sync::Arc;

/// A file that was checked.
#[derive(Debug)]
pub struct Checked {
    pub sources: Sources,
    /// The path of the file from the top of the repository, with `/` between folders.
    pub path: String,
    /// Whether it is a plan; settings and baselines are looked at as well.
    pub is_plan: bool,
    /// The rules that looked at it.
    pub ran: Arc<[RuleInfo]>,
    /// The id of the plan, else nothing: fingerprints build on it.
    pub plan_id: String,
    /// What was found, sorted by place and rule.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    /// A file that is no plan, such as settings or a baseline, with its findings in any order.
    pub fn file(source: Source, ran: Arc<[RuleInfo]>, diagnostics: Vec<Diagnostic>) -> Checked {
        let path = source.name().to_owned();
        let plan_id = String::new();
        let mut checked =
            Checked { sources: Sources::of(source), path, is_plan: false, ran, plan_id, diagnostics };
        checked.sort();
        checked
    }

    /// Puts the findings in the order of all reports: by file, place and rule.
    pub fn sort(&mut self) {
        let key = |diagnostic: &Diagnostic| {
            let finding = &diagnostic.finding;
            (finding.span.file, finding.span.start, finding.rule)
        };
        self.diagnostics.sort_by(|one, other| match key(one).cmp(&key(other)) {
            Ordering::Equal => one.finding.message.cmp(&other.finding.message),
            order => order,
        });
    }

    fn source(&self, diagnostic: &Diagnostic) -> &Source {
        self.sources.get(diagnostic.finding.span.file).unwrap_or_else(|| self.sources.first())
    }

    /// Where a finding begins and ends; it ends on the line where it begins.
    fn positions(&self, diagnostic: &Diagnostic) -> (Position, Position) {
        self.positions_of(diagnostic.finding.span)
    }

    fn positions_of(&self, span: Span) -> (Position, Position) {
        let source = self.sources.get(span.file).unwrap_or_else(|| self.sources.first());
        let span = source.first_line(span);
        (source.position(span.start), source.position(span.end))
    }
}

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
    /// What is said of one plan.
    pub parts: fn(&Checked, &Options<'_>) -> Vec<Part>,
    /// The whole report.
    pub write: fn(&mut dyn Write, &[Part], &Run<'_>) -> io::Result<()>,
}

impl Reporter {
    /// Whether it has no room for what is true of the whole run.
    pub fn tells_no_summary(&self) -> bool {
        matches!(self.name, "jsonl" | "gitlab")
    }
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
