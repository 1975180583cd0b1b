//! For test reports: one suite a plan, one case a rule that looked at it, so that a failure rate means something.
//!
//! A case fails when it makes the run fail: what is milder than `--fail-on` is told in the output of its case.

use crate::diagnostic::Diagnostic;
use crate::report::safe::xml;
use crate::report::{Checked, Options, Part, Reporter, Run};
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) const REPORTER: Reporter = Reporter {
    name: "junit",
    description: "JUnit XML: a suite for each plan, a case for each rule",
    for_programs: true,
    tells_fingerprints: false,
    says_what_passed: true,
    parts,
    write,
};

fn parts(checked: &Checked, options: &Options<'_>) -> Vec<Part> {
    let name = xml(&checked.path);
    let mut cases = String::with_capacity(checked.ran.len() * 80);
    let mut n_failures = 0;
    let mut n_cases = 0;
    let is_found = |rule: &str| checked.diagnostics.iter().any(|diagnostic| diagnostic.finding.rule == rule);
    for rule in checked.ran.iter().filter(|rule| checked.is_plan || is_found(rule.name)) {
        let found: Vec<&Diagnostic> =
            checked.diagnostics.iter().filter(|diagnostic| diagnostic.finding.rule == rule.name).collect();
        n_cases += 1;
        let _ = write!(cases, "    <testcase classname=\"{name}\" name=\"{}\"", rule.name);
        if found.is_empty() {
            cases.push_str("/>\n");
            continue;
        }
        let line = found.first().map_or(1, |diagnostic| checked.positions(diagnostic).0.line);
        let _ = writeln!(cases, " file=\"{name}\" line=\"{line}\">");
        let (failing, milder): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
            found.into_iter().partition(|diagnostic| diagnostic.severity >= options.fail_on);
        if let Some(first) = failing.first() {
            n_failures += 1;
            let more =
                if failing.len() > 1 { format!(", and {} more", failing.len() - 1) } else { String::new() };
            let _ = writeln!(
                cases,
                "      <failure type=\"{}\" message=\"{}{more}\">{}</failure>",
                first.severity,
                xml(&first.finding.message),
                lines(checked, &failing)
            );
        }
        if !milder.is_empty() {
            let _ = writeln!(cases, "      <system-out>{}</system-out>", lines(checked, &milder));
        }
        cases.push_str("    </testcase>\n");
    }
    if n_cases == 0 {
        return Vec::new();
    }
    let mut text = format!("  <testsuite name=\"{name}\" tests=\"{n_cases}\" failures=\"{n_failures}\"");
    let _ = write!(text, " errors=\"0\" skipped=\"0\">\n{cases}  </testsuite>");
    vec![Part { text, n_findings: n_failures, n_cases, ..Part::default() }]
}

/// Findings, one a line.
fn lines(checked: &Checked, found: &[&Diagnostic]) -> String {
    let mut text = String::new();
    for (index, diagnostic) in found.iter().enumerate() {
        let (start, _) = checked.positions(diagnostic);
        let break_before = if index == 0 { "" } else { "\n" };
        let place = format!("{}:{}:{}", checked.path, start.line, start.column);
        let words = format!("{}: {}", diagnostic.severity, diagnostic.finding.message_with_help());
        // A runner takes `::error::` at the start of a line for a command.
        let guard = if place.trim_start().starts_with("::") { "./" } else { "" };
        let _ = write!(text, "{break_before}{guard}{}: {}", xml(&place), xml(&words));
    }
    text
}

fn write(out: &mut dyn Write, parts: &[Part], run: &Run<'_>) -> io::Result<()> {
    let n_cases: usize = parts.iter().map(|part| part.n_cases).sum();
    let n_failures: usize = parts.iter().map(|part| part.n_findings).sum();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"smplan\" tests=\"{n_cases}\" failures=\"{n_failures}\" errors=\"0\">")?;
    for part in parts {
        writeln!(out, "{}", part.text)?;
    }
    for words in run.notes() {
        writeln!(out, "  <!-- {} -->", xml(&words).replace("--", "- -"))?;
    }
    writeln!(out, "</testsuites>")
}
