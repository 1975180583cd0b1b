//! For programs: one JSON document, or one JSON object a line.

use crate::diagnostic::{Diagnostic, Mend, PlanReport, Related, Severity};
use crate::report::safe::to_json;
use crate::report::{Options, Part, Reporter, Run, RunSummary, Summary};
use crate::source::Position;
use serde::Serialize;
use std::io::{self, Write};

pub(super) const JSON: Reporter = Reporter {
    name: "json",
    description: "one JSON document with a summary and all findings",
    for_programs: true,
    tells_fingerprints: true,
    says_what_passed: false,
    summary: RunSummary::Told,
    parts,
    write: write_document,
};

pub(super) const JSONL: Reporter = Reporter {
    name: "jsonl",
    description: "one JSON object a line, a finding each",
    for_programs: true,
    tells_fingerprints: true,
    says_what_passed: false,
    summary: RunSummary::None,
    parts,
    write: write_lines,
};

#[derive(Serialize)]
struct Found<'d> {
    rule: &'d str,
    severity: &'static str,
    message: &'d str,
    help: Option<&'d str>,
    file: &'d str,
    start: Place,
    end: Place,
    path: &'d str,
    fingerprint: &'d str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<FoundRelated<'d>>,
    fix: Option<FoundFix<'d>>,
}

#[derive(Serialize)]
struct FoundRelated<'d> {
    /// Only where it is another one than that of the finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'d str>,
    start: Place,
    label: &'d str,
}

#[derive(Serialize)]
struct FoundFix<'d> {
    safe: bool,
    edits: Vec<FoundEdit<'d>>,
}

#[derive(Serialize)]
struct FoundEdit<'d> {
    /// Only where it is another one than that of the finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'d str>,
    start: Place,
    end: Place,
    text: &'d str,
}

fn found_related<'d>(
    report: &'d PlanReport,
    diagnostic: &Diagnostic,
    related: &'d Related,
) -> FoundRelated<'d> {
    let source = report.source_of(related.span);
    FoundRelated {
        file: (related.span.file != diagnostic.finding.span.file).then(|| source.name()),
        start: source.position(related.span.start).into(),
        label: &related.label,
    }
}

fn found_fix<'d>(report: &'d PlanReport, diagnostic: &Diagnostic, mend: &'d Mend) -> FoundFix<'d> {
    let edits = mend.edits.iter().map(|edit| {
        let source = report.source_of(edit.span);
        FoundEdit {
            file: (edit.span.file != diagnostic.finding.span.file).then(|| source.name()),
            start: source.position(edit.span.start).into(),
            end: source.position(edit.span.end).into(),
            text: &edit.text,
        }
    });
    FoundFix { safe: mend.is_safe, edits: edits.collect() }
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
}

impl From<Position> for Place {
    fn from(position: Position) -> Place {
        Place { line: position.line, column: position.column }
    }
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Counts<'r> {
    plans: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    fixable: usize,
    hidden: HiddenCounts,
    settings: Vec<Settings<'r>>,
    remarks: &'r [String],
}

#[derive(Serialize)]
struct HiddenCounts {
    comments: usize,
    plan: usize,
    settings: usize,
    baseline: usize,
}

#[derive(Serialize)]
struct Settings<'r> {
    file: &'r str,
    off: &'r [&'static str],
    milder: &'r [&'static str],
    options: &'r [&'static str],
    min_severity: Option<&'static str>,
    excluded: usize,
}

fn parts(report: &PlanReport, _: &Options<'_>) -> Vec<Part> {
    let objects = report.diagnostics.iter().map(|diagnostic| {
        let finding = &diagnostic.finding;
        let (start, end) = report.positions(diagnostic);
        let found = Found {
            rule: finding.rule,
            severity: diagnostic.severity.name(),
            message: &finding.message,
            help: finding.help.as_deref(),
            file: report.source(diagnostic).name(),
            start: start.into(),
            end: end.into(),
            path: &diagnostic.path,
            fingerprint: &diagnostic.fingerprint,
            related: finding
                .related
                .iter()
                .map(|related| found_related(report, diagnostic, related))
                .collect(),
            fix: diagnostic.mend.as_deref().map(|mend| found_fix(report, diagnostic, mend)),
        };
        Part::of(diagnostic, to_json(&found))
    });
    objects.collect()
}

fn counts<'r>(run: &'r Run<'_>) -> Counts<'r> {
    let Summary { n_plans, n_errors, n_warnings, n_infos, n_fixable, hidden, .. } = run.summary;
    Counts {
        plans: n_plans,
        errors: n_errors,
        warnings: n_warnings,
        infos: n_infos,
        fixable: n_fixable,
        hidden: HiddenCounts {
            comments: hidden.by_comments,
            plan: hidden.by_plan,
            settings: hidden.by_config,
            baseline: hidden.by_baseline,
        },
        settings: run
            .settings
            .iter()
            .map(|note| Settings {
                file: &note.file,
                off: &note.off,
                milder: &note.milder,
                options: &note.options,
                min_severity: note.min_severity.map(Severity::name),
                excluded: note.n_excluded,
            })
            .collect(),
        remarks: run.remarks,
    }
}

/// The beginning of a document, up to what was found.
pub(super) fn write_head(out: &mut dyn Write, run: &Run<'_>) -> io::Result<()> {
    let tool = Tool { name: "smplan", version: env!("CARGO_PKG_VERSION") };
    write!(out, "{{\"version\":1,\"tool\":{},\"summary\":{},", to_json(&tool), to_json(&counts(run)))
}

fn write_document(out: &mut dyn Write, parts: &[Part], run: &Run<'_>) -> io::Result<()> {
    write_head(out, run)?;
    write!(out, "\"diagnostics\":[")?;
    for (index, part) in parts.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        write!(out, "{comma}\n{}", part.text)?;
    }
    writeln!(out, "{}]}}", if parts.is_empty() { "" } else { "\n" })
}

fn write_lines(out: &mut dyn Write, parts: &[Part], _: &Run<'_>) -> io::Result<()> {
    parts.iter().try_for_each(|part| writeln!(out, "{}", part.text))
}
