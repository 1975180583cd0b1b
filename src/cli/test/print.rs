//! What became of the cases, for people and for test reports.

use crate::cli::terminal::Terminal;
use crate::cli::test::sentences::Sentences;
use crate::cli::test::{CaseResult, PlanResults, Results};
use crate::report::{counted, visible};
use anyhow::Result;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use std::fmt::Write;

/// Failing cases with what differs, and a summary; with --verbose the passing ones too.
pub(super) fn human(results: &Results, min: Option<u8>, said: &Sentences<'_>, terminal: &Terminal) -> String {
    let mut text = String::new();
    for plan in &results.plans {
        for case in &plan.cases {
            if case.passed {
                if terminal.verbose {
                    let _ = writeln!(text, "passed: {}", visible(&case.name));
                }
            } else {
                failed(&mut text, case, said);
            }
        }
        coverage(&mut text, plan, min, said);
    }
    let summary = &results.summary;
    let of =
        format!("{} in {}", counted(summary.cases, "case", "cases"), counted(summary.plans, "plan", "plans"));
    if summary.cases == 0 {
        return text;
    }
    let _ = if summary.failed == 0 {
        writeln!(
            text,
            "{}",
            if summary.cases == 1 { format!("{of} passes.") } else { format!("All {of} pass.") }
        )
    } else {
        writeln!(text, "{} of {of} failed.", summary.failed)
    };
    text
}

fn failed(text: &mut String, case: &CaseResult, said: &Sentences<'_>) {
    let _ = writeln!(text, "failed: {}", visible(&case.name));
    let _ = writeln!(text, "  --> {}:{}:{}", visible(&case.file), case.line, case.column);
    for difference in &case.differences {
        let _ = writeln!(text, "   |");
        let (expected, got) = &difference.words;
        let _ = writeln!(text, "   | {} (line {})", said.name(difference.what), difference.line);
        let _ = writeln!(text, "   |   expected {}", visible(expected));
        let _ = writeln!(text, "   |   got      {}", visible(got));
        if let Some(note) = &difference.note {
            let _ = writeln!(text, "   = note: {}", visible(&note.sentence));
        }
    }
    text.push('\n');
}

fn coverage(text: &mut String, plan: &PlanResults, min: Option<u8>, said: &Sentences<'_>) {
    if plan.coverage.is_empty() {
        return;
    }
    let _ = writeln!(text, "coverage of {}", visible(&plan.plan));
    for covered in &plan.coverage {
        let short =
            min.filter(|min| covered.percent < usize::from(*min)).map(|min| format!(", less than {min}%"));
        let _ = writeln!(
            text,
            "  {:12} {:3}%  {} of {}{}",
            said.parts(covered.what),
            covered.percent,
            covered.covered,
            covered.all,
            short.unwrap_or_default()
        );
        let missing: Vec<&str> = covered.missing.iter().map(|part| part.sentence.as_str()).collect();
        if !missing.is_empty() {
            let _ = writeln!(text, "      not exercised: {}", visible(&missing.join(", ")));
        }
    }
    text.push('\n');
}

/// `JUnit` XML: a suite for each plan, its cases in the order of the files.
pub(super) fn junit(results: &Results) -> Result<String> {
    let mut report = Report::new("smplan test");
    for plan in &results.plans {
        let name = visible(&plan.plan);
        let mut suite = TestSuite::new(&name);
        for result in &plan.cases {
            let status = if result.passed { TestCaseStatus::success() } else { failure(result) };
            let mut case = TestCase::new(visible(&result.name), status);
            case.set_classname(&name);
            case.extra.insert("file".into(), visible(&result.file).into());
            case.extra.insert("line".into(), result.line.to_string().into());
            suite.add_test_case(case);
        }
        report.add_test_suite(suite);
    }
    Ok(report.to_string()?)
}

/// What differs in a case, on one line and with all notes.
fn failure(case: &CaseResult) -> TestCaseStatus {
    let message: Vec<&str> = case.differences.iter().map(|difference| difference.sentence.as_str()).collect();
    let place = format!("{}:{}:{}", case.file, case.line, case.column);
    let notes =
        case.differences.iter().filter_map(|difference| Some(difference.note.as_ref()?.sentence.as_str()));
    let lines: Vec<_> = message.iter().copied().chain(notes).map(visible).collect();
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_type("difference").set_message(visible(&message.join("; "))).set_description(format!(
        "{}: {}",
        visible(&place),
        lines.join("\n")
    ));
    status
}
