//! For the summary of a pipeline's step or a comment on a pull request: a Markdown table.

use crate::diagnostic::PlanReport;
use crate::report::safe::markdown;
use crate::report::{Options, Part, Reporter, Run, RunSummary};
use std::io::{self, Write};

pub(super) const REPORTER: Reporter = Reporter {
    name: "markdown",
    description: "a Markdown table, for step summaries and comments",
    for_programs: true,
    tells_fingerprints: false,
    says_what_passed: false,
    summary: RunSummary::Told,
    parts,
    write,
};

/// The longest table, in bytes: GitHub refuses a step summary of more than a mebibyte.
const MOST_BYTES: usize = 900 * 1024;

fn parts(report: &PlanReport, _: &Options<'_>) -> Vec<Part> {
    let rows = report.diagnostics.iter().map(|diagnostic| {
        let finding = &diagnostic.finding;
        let (start, _) = report.positions(diagnostic);
        let path = report.source(diagnostic).path().replace('`', "'");
        let place = markdown(&format!("`{path}:{}:{}`", start.line, start.column));
        let help = finding.help.as_deref().map(|help| format!("<br>{}", markdown(help))).unwrap_or_default();
        let text = format!(
            "| {} | {place} | {}{help} | `{}` |",
            diagnostic.severity,
            markdown(&finding.message),
            finding.rule
        );
        Part::of(diagnostic, text)
    });
    rows.collect()
}

fn write(out: &mut dyn Write, parts: &[Part], run: &Run<'_>) -> io::Result<()> {
    writeln!(out, "# Check of the plans\n\n{}", run.summary.sentence())?;
    for words in run.notes() {
        writeln!(out, "\n{}", markdown(&words))?;
    }
    if parts.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n| severity | place | finding | rule |\n| --- | --- | --- | --- |")?;
    let mut n_bytes = 0;
    for (index, part) in parts.iter().enumerate() {
        n_bytes += part.text.len() + 1;
        if n_bytes > MOST_BYTES {
            return writeln!(out, "\n… and {} more.", parts.len() - index);
        }
        writeln!(out, "{}", part.text)?;
    }
    Ok(())
}
