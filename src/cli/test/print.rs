//! What became of the cases, for people and for test reports.

use crate::cli::terminal::Terminal;
use crate::cli::test::{CaseResult, PlanResults, Results};
use crate::report::{counted, visible, xml};
use std::fmt::Write;

/// Failing cases with what differs, and a summary; with --verbose the passing ones too.
pub(super) fn human(results: &Results, min: Option<u8>, terminal: &Terminal) -> String {
    let mut text = String::new();
    for plan in &results.plans {
        for case in &plan.cases {
            if case.passed {
                if terminal.verbose {
                    let _ = writeln!(text, "passed: {}", visible(&case.name));
                }
            } else {
                failed(&mut text, case);
            }
        }
        coverage(&mut text, plan, min);
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

fn failed(text: &mut String, case: &CaseResult) {
    let _ = writeln!(text, "failed: {}", visible(&case.name));
    let _ = writeln!(text, "  --> {}:{}:{}", visible(&case.file), case.line, case.column);
    for difference in &case.differences {
        let _ = writeln!(text, "   |");
        let _ = writeln!(text, "   | {} (line {})", difference.what, difference.line);
        let _ = writeln!(text, "   |   expected {}", visible(&difference.expected));
        let _ = writeln!(text, "   |   got      {}", visible(&difference.got));
        if let Some(note) = &difference.note {
            let _ = writeln!(text, "   = note: {}", visible(note));
        }
    }
    text.push('\n');
}

fn coverage(text: &mut String, plan: &PlanResults, min: Option<u8>) {
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
            covered.what,
            covered.percent,
            covered.covered,
            covered.all,
            short.unwrap_or_default()
        );
        if !covered.missing.is_empty() {
            let _ = writeln!(text, "      not exercised: {}", visible(&covered.missing.join(", ")));
        }
    }
    text.push('\n');
}

/// `JUnit` XML: a suite for each plan, its cases in the order of the files.
pub(super) fn junit(results: &Results) -> String {
    let summary = &results.summary;
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let counts =
        |n_cases: usize, n_failed: usize| format!("tests=\"{n_cases}\" failures=\"{n_failed}\" errors=\"0\"");
    let _ = writeln!(text, "<testsuites name=\"smplan test\" {}>", counts(summary.cases, summary.failed));
    for plan in &results.plans {
        let n_failed = plan.cases.iter().filter(|case| !case.passed).count();
        let name = xml(&plan.plan);
        let _ = writeln!(
            text,
            "  <testsuite name=\"{name}\" {} skipped=\"0\">",
            counts(plan.cases.len(), n_failed)
        );
        for case in &plan.cases {
            let _ = write!(
                text,
                "    <testcase classname=\"{name}\" name=\"{}\" file=\"{}\" line=\"{}\"",
                xml(&case.name),
                xml(&case.file),
                case.line
            );
            if case.passed {
                text.push_str("/>\n");
                continue;
            }
            let message: Vec<String> = case
                .differences
                .iter()
                .map(|difference| {
                    format!("{}: expected {}, got {}", difference.what, difference.expected, difference.got)
                })
                .collect();
            let place = format!("{}:{}:{}", case.file, case.line, case.column);
            let notes = case.differences.iter().filter_map(|difference| difference.note.as_deref());
            let lines: Vec<String> =
                message.iter().map(String::as_str).chain(notes).map(|line| xml(line).into_owned()).collect();
            let _ = writeln!(
                text,
                ">\n      <failure type=\"difference\" message=\"{}\">{}: {}</failure>\n    </testcase>",
                xml(&message.join("; ")),
                xml(&place),
                lines.join("\n")
            );
        }
        text.push_str("  </testsuite>\n");
    }
    text.push_str("</testsuites>\n");
    text
}
