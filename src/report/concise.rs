//! One line a finding, for editors and `grep`: `plan.yaml:41:7: error[rule]: message`.

use crate::diagnostic::{Diagnostic, PlanReport};
use crate::report::{Options, Part, Reporter, Run, RunSummary, visible};
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) const REPORTER: Reporter = Reporter {
    name: "concise",
    description: "one line a finding: file, line, column, rule, message",
    for_programs: false,
    tells_fingerprints: false,
    says_what_passed: false,
    summary: RunSummary::Told,
    parts,
    write,
};

fn parts(report: &PlanReport, _: &Options<'_>) -> Vec<Part> {
    let of = |diagnostic| Part::of(diagnostic, line(report, diagnostic));
    report.diagnostics.iter().map(of).collect()
}

/// A finding in one line that no runner takes for a command.
pub(super) fn line(report: &PlanReport, diagnostic: &Diagnostic) -> String {
    let finding = &diagnostic.finding;
    let (start, _) = report.positions(diagnostic);
    let name = visible(report.source(diagnostic).name());
    // A runner takes `::error::` at the start of a line for a command.
    let guard = if name.trim_start().starts_with("::") { "./" } else { "" };
    let mut text = format!("{guard}{name}:{}:{}: ", start.line, start.column);
    let _ = write!(text, "{}[{}]: {}", diagnostic.severity, finding.rule, visible(&finding.message));
    if let Some(help) = &finding.help {
        let _ = write!(text, "; {}", visible(help));
    }
    text
}

fn write(out: &mut dyn Write, parts: &[Part], run: &Run<'_>) -> io::Result<()> {
    for part in parts {
        writeln!(out, "{}", part.text)?;
    }
    run.write_closing_words(out)
}
