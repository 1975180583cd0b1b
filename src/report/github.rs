//! For GitHub Actions: workflow commands that become annotations of a pull request.
//!
//! Escaped as GitHub's own toolkit does (`actions/toolkit`, `packages/core/src/command.ts`): in the message `%`, carriage
//! return and line feed; in properties also `:` and `,`. GitHub shows ten annotations of a kind and step and drops the
//! others without a word: those are lines of the log, and it is said that they are.

use crate::diagnostic::{PlanReport, Severity};
use crate::report::{Options, Part, Reporter, Run, RunSummary, concise, counted, visible};
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) const REPORTER: Reporter = Reporter {
    name: "github",
    description: "annotations for GitHub Actions, the gravest first",
    for_programs: false,
    tells_fingerprints: false,
    says_what_passed: false,
    summary: RunSummary::StepSummary,
    parts,
    write,
};

/// How many annotations of a kind GitHub shows of one step.
const MOST_OF_A_KIND: usize = 10;

/// Of each finding two lines: the annotation, and the same for the log.
fn parts(report: &PlanReport, _: &Options<'_>) -> Vec<Part> {
    let commands = report.diagnostics.iter().map(|diagnostic| {
        let finding = &diagnostic.finding;
        let (start, end) = report.positions(diagnostic);
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut text = format!("::{command} file={}", property(report.source(diagnostic).path()));
        let _ = write!(text, ",line={0},endLine={0},col={1}", start.line, start.column);
        let _ = write!(text, ",endColumn={},title={}", end.column, property(finding.rule));
        let _ = write!(text, "::{}", message(&finding.message));
        if let Some(help) = &finding.help {
            let _ = write!(text, "%0A{}", message(help));
        }
        let _ = write!(text, "\n{}", concise::line(report, diagnostic));
        Part::of(diagnostic, text)
    });
    commands.collect()
}

fn message(text: &str) -> String {
    visible(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

fn write(out: &mut dyn Write, parts: &[Part], run: &Run<'_>) -> io::Result<()> {
    let mut left_over = Vec::new();
    for severity in Severity::ALL {
        for (index, part) in parts.iter().filter(|part| part.severity == severity).enumerate() {
            let (annotation, line) = part.text.split_once('\n').unwrap_or((&part.text, ""));
            if index < MOST_OF_A_KIND {
                writeln!(out, "{annotation}")?;
            } else {
                left_over.push(line);
            }
        }
    }
    if !left_over.is_empty() {
        let more = counted(left_over.len(), "finding", "findings");
        writeln!(out, "GitHub shows {MOST_OF_A_KIND} annotations of a kind; {more} more:")?;
    }
    for line in left_over {
        writeln!(out, "{line}")?;
    }
    run.write_closing_words(out)
}
