//! How often each rule found something, instead of what it found.

use crate::diagnostic::{PlanReport, Severity};
use crate::report::json::write_head;
use crate::report::safe::to_json;
use crate::report::{Options, Part, Reporter, Run, RunSummary};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(super) const HUMAN: Reporter = Reporter {
    name: "human",
    description: "how often each rule found something",
    for_programs: false,
    tells_fingerprints: false,
    says_what_passed: false,
    summary: RunSummary::Told,
    parts,
    write: write_table,
};

pub(super) const JSON: Reporter = Reporter {
    name: "json",
    description: "how often each rule found something, as JSON",
    for_programs: true,
    tells_fingerprints: false,
    says_what_passed: false,
    summary: RunSummary::Told,
    parts,
    write: write_document,
};

/// One part for each rule and severity of a plan; its text is the name of the rule.
fn parts(report: &PlanReport, _: &Options<'_>) -> Vec<Part> {
    let mut counts: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
    for diagnostic in &report.diagnostics {
        *counts.entry((diagnostic.finding.rule, diagnostic.severity)).or_default() += 1;
    }
    let parts = counts.into_iter().map(|((rule, severity), n_findings)| Part {
        text: rule.to_owned(),
        severity,
        n_findings,
        ..Part::default()
    });
    parts.collect()
}

#[derive(Serialize)]
struct Counted<'p> {
    rule: &'p str,
    severity: &'static str,
    findings: usize,
    plans: usize,
}

/// The counts of all plans, the most frequent first.
fn counted(parts: &[Part]) -> Vec<Counted<'_>> {
    let mut counts: BTreeMap<(&str, Severity), (usize, usize)> = BTreeMap::new();
    for part in parts {
        let (n_findings, n_plans) = counts.entry((&part.text, part.severity)).or_default();
        *n_findings += part.n_findings;
        *n_plans += 1;
    }
    let mut counted: Vec<Counted<'_>> = counts
        .into_iter()
        .map(|((rule, severity), (findings, plans))| Counted {
            rule,
            severity: severity.name(),
            findings,
            plans,
        })
        .collect();
    counted.sort_by_key(|count| (usize::MAX - count.findings, count.rule));
    counted
}

fn write_table(out: &mut dyn Write, parts: &[Part], run: &Run<'_>) -> io::Result<()> {
    let counted = counted(parts);
    if !counted.is_empty() {
        let width = counted.iter().map(|count| count.rule.len()).max().unwrap_or(0);
        writeln!(out, "findings  plans  severity  rule")?;
        for Counted { rule, severity, findings, plans } in &counted {
            writeln!(out, "{}", format!("{findings:8}  {plans:5}  {severity:8}  {rule:width$}").trim_end())?;
        }
        writeln!(out)?;
    }
    run.write_closing_words(out)
}

fn write_document(out: &mut dyn Write, parts: &[Part], run: &Run<'_>) -> io::Result<()> {
    write_head(out, run)?;
    write!(out, "\"statistics\":[")?;
    let counted = counted(parts);
    for (index, count) in counted.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        write!(out, "{comma}\n{}", to_json(count))?;
    }
    writeln!(out, "{}]}}", if counted.is_empty() { "" } else { "\n" })
}
