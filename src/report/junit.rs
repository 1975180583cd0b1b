//! For test reports: one suite a plan, one case a rule that looked at it, so that a failure rate means something.
//!
//! A case fails when it makes the run fail: what is milder than `--fail-on` is told in the output of its case.

use crate::diagnostic::{Diagnostic, PlanReport, RuleInfo};
use crate::report::safe::visible;
use crate::report::{Options, Part, Reporter, Run, RunSummary};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite, XmlString};
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) const REPORTER: Reporter = Reporter {
    name: "junit",
    description: "JUnit XML: a suite for each plan, a case for each rule",
    for_programs: true,
    tells_fingerprints: false,
    says_what_passed: true,
    summary: RunSummary::Told,
    parts,
    write,
};

/// What the report calls itself.
const PROGRAM: &str = "smplan";

fn parts(report: &PlanReport, options: &Options<'_>) -> Vec<Part> {
    let name = visible(report.path());
    let mut suite = TestSuite::new(&name);
    for rule in report.ran.iter() {
        let found: Vec<&Diagnostic> =
            report.diagnostics.iter().filter(|diagnostic| diagnostic.finding.rule == rule.name).collect();
        if report.is_plan || !found.is_empty() {
            suite.add_test_case(case(report, rule, &found, options));
        }
    }
    if suite.tests == 0 {
        return Vec::new();
    }
    let (n_findings, n_cases) = (suite.failures, suite.tests);
    let mut report = Report::new(PROGRAM);
    report.add_test_suite(suite);
    let text = report.to_string().expect("internal: writing into memory does not fail");
    let (_, inside, _) = around(&text);
    vec![Part { text: inside.trim_end().to_owned(), n_findings, n_cases, ..Part::default() }]
}

/// What a rule says of a plan: that it passes, or what it found.
fn case(report: &PlanReport, rule: &RuleInfo, found: &[&Diagnostic], options: &Options<'_>) -> TestCase {
    let (failing, milder): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        found.iter().partition(|diagnostic| diagnostic.severity >= options.fail_on);
    let mut status = TestCaseStatus::success();
    if let Some(first) = failing.first() {
        let more =
            if failing.len() > 1 { format!(", and {} more", failing.len() - 1) } else { String::new() };
        status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status
            .set_type(first.severity.to_string())
            .set_message(format!("{}{more}", visible(&first.finding.message)))
            .set_description(lines(report, &failing));
    }
    let name = visible(report.path());
    let mut case = TestCase::new(rule.name, status);
    case.set_classname(&name);
    if let Some(first) = found.first() {
        case.extra.insert("file".into(), XmlString::new(visible(report.source(first).path())));
        case.extra.insert("line".into(), report.positions(first).0.line.to_string().into());
    }
    if !milder.is_empty() {
        case.set_system_out(lines(report, &milder));
    }
    case
}

/// Findings, one a line.
fn lines(report: &PlanReport, found: &[&Diagnostic]) -> String {
    let mut text = String::new();
    for (index, diagnostic) in found.iter().enumerate() {
        let (start, _) = report.positions(diagnostic);
        let break_before = if index == 0 { "" } else { "\n" };
        let place = format!("{}:{}:{}", report.source(diagnostic).path(), start.line, start.column);
        let words = format!("{}: {}", diagnostic.severity, diagnostic.finding.message_with_help());
        // A runner takes `::error::` at the start of a line for a command.
        let guard = if place.trim_start().starts_with("::") { "./" } else { "" };
        let _ = write!(text, "{break_before}{guard}{}: {}", visible(&place), visible(&words));
    }
    text
}

fn write(out: &mut dyn Write, parts: &[Part], run: &Run<'_>) -> io::Result<()> {
    let mut report = Report::new(PROGRAM);
    report.tests = parts.iter().map(|part| part.n_cases).sum();
    report.failures = parts.iter().map(|part| part.n_findings).sum();
    let text = report.to_string().map_err(io::Error::other)?;
    let (head, _, tail) = around(&text);
    out.write_all(head.as_bytes())?;
    for part in parts {
        out.write_all(part.text.as_bytes())?;
    }
    let break_before = if parts.is_empty() { "" } else { "\n" };
    write!(out, "{break_before}{tail}")?;
    // No place of the format is for words about the whole run.
    for words in run.notes() {
        let words = visible(&words).replace("--", "- -");
        writeln!(out, "<!-- {words} -->")?;
    }
    Ok(())
}

/// A whole report as what stands before its suites, the suites, and what stands behind them. So the suites of each plan can
/// be written as it is checked: as values, those of a thousand plans would fill a hundred megabytes.
fn around(report: &str) -> (&str, &str, &str) {
    let ends_at = report.rfind("</testsuites>").unwrap_or(report.len());
    let (rest, tail) = report.split_at(ends_at);
    let begins_at = rest.find("<testsuites").and_then(|tag| Some(tag + rest.get(tag..)?.find('>')? + 1));
    let (head, inside) = rest.split_at(begins_at.unwrap_or(rest.len()));
    (head, inside, tail)
}
