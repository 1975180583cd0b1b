//! For GitLab: a code quality report, which merge requests show.

use crate::diagnostic::{PlanReport, Severity};
use crate::report::safe::to_json;
use crate::report::{Options, Part, Reporter, Run, RunSummary};
use serde::Serialize;
use std::io::{self, Write};

pub(super) const REPORTER: Reporter = Reporter {
    name: "gitlab",
    description: "a code quality report for GitLab",
    for_programs: true,
    tells_fingerprints: true,
    says_what_passed: false,
    summary: RunSummary::None,
    parts,
    write,
};

#[derive(Serialize)]
struct Issue<'d> {
    description: String,
    check_name: &'d str,
    fingerprint: &'d str,
    severity: &'static str,
    location: Location<'d>,
}

#[derive(Serialize)]
struct Location<'d> {
    path: &'d str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

fn parts(report: &PlanReport, _: &Options<'_>) -> Vec<Part> {
    let issues = report.diagnostics.iter().map(|diagnostic| {
        let finding = &diagnostic.finding;
        let issue = Issue {
            description: finding.message_with_help(),
            check_name: finding.rule,
            fingerprint: &diagnostic.fingerprint,
            severity: match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            location: Location {
                path: report.source(diagnostic).path(),
                lines: Lines { begin: report.positions(diagnostic).0.line },
            },
        };
        Part::of(diagnostic, to_json(&issue))
    });
    issues.collect()
}

fn write(out: &mut dyn Write, parts: &[Part], _: &Run<'_>) -> io::Result<()> {
    write!(out, "[")?;
    for (index, part) in parts.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        write!(out, "{comma}\n{}", part.text)?;
    }
    writeln!(out, "{}]", if parts.is_empty() { "" } else { "\n" })
}
