//! Findings for readers: one file a format.
//!
//! A reporter turns the findings of one plan into parts, so that plans can be reported as they are checked
//! and their texts let go; the parts of all plans, in order, become the whole report.

mod concise;
mod excerpt;
mod human;
mod json;
mod safe;

pub use safe::visible;

use crate::diagnostic::{Diagnostic, Severity, listed};
use crate::source::{Position, Source, Sources};
use std::cmp::Ordering;
use std::io::{self, Write};

/// A plan that was checked.
#[derive(Debug)]
pub struct Checked {
    pub sources: Sources,
    /// The id of the plan, else nothing: fingerprints build on it.
    pub plan_id: String,
    /// What was found, sorted by place and rule.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
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
        let source = self.source(diagnostic);
        let span = source.first_line(diagnostic.finding.span);
        (source.position(span.start), source.position(span.end))
    }
}

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub n_plans: usize,
    pub n_errors: usize,
    pub n_warnings: usize,
    pub n_infos: usize,
}

impl Summary {
    pub fn count(&mut self, diagnostics: &[Diagnostic]) {
        self.n_plans += 1;
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => self.n_errors += 1,
                Severity::Warning => self.n_warnings += 1,
                Severity::Info => self.n_infos += 1,
            }
        }
    }

    pub fn add(&mut self, other: Summary) {
        self.n_plans += other.n_plans;
        self.n_errors += other.n_errors;
        self.n_warnings += other.n_warnings;
        self.n_infos += other.n_infos;
    }

    /// Findings that are as loud as this or louder.
    pub fn n_at_least(self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.n_errors,
            Severity::Warning => self.n_errors + self.n_warnings,
            Severity::Info => self.n_errors + self.n_warnings + self.n_infos,
        }
    }

    /// One sentence: `Found 2 errors and 1 warning in 3 plans.`
    pub fn sentence(self) -> String {
        let plans = counted(self.n_plans, "plan", "plans");
        let counts: Vec<String> = [
            (self.n_errors, "error", "errors"),
            (self.n_warnings, "warning", "warnings"),
            (self.n_infos, "note", "notes"),
        ]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
        if counts.is_empty() {
            format!("All checks passed in {plans}.")
        } else {
            format!("Found {} in {plans}.", listed(&counts))
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// How a report is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whether styles are written; the writer strips them where nobody sees them.
    pub color: bool,
    /// Whether findings of one kind are all shown instead of the first.
    pub all: bool,
    /// Whether the closing sentence is left out.
    pub quiet: bool,
}

/// A piece of a report.
#[derive(Debug)]
pub struct Part {
    pub text: String,
    /// How many findings it stands for.
    pub n_findings: usize,
}

/// An output format.
pub struct Reporter {
    pub name: &'static str,
    pub description: &'static str,
    /// Whether a report about nothing is still a document.
    pub for_programs: bool,
    /// What is said of one plan.
    pub parts: fn(&Checked, Options) -> Vec<Part>,
    /// The whole report.
    pub write: fn(&mut dyn Write, &[Part], Summary, Options) -> io::Result<()>,
}

/// All formats; the first is the default.
pub const REPORTERS: &[Reporter] = &[human::REPORTER, concise::REPORTER, json::JSON, json::JSONL];

/// The reporter of a name.
pub fn reporter(name: &str) -> Option<&'static Reporter> {
    REPORTERS.iter().find(|reporter| reporter.name == name)
}
