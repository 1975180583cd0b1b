//! For programs: one JSON document, or one JSON object a line.

use crate::diagnostic::Diagnostic;
use crate::report::safe::is_hidden;
use crate::report::{Checked, Options, Part, Reporter, Summary};
use crate::source::Position;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) const JSON: Reporter = Reporter {
    name: "json",
    description: "one JSON document with a summary and all findings",
    for_programs: true,
    parts,
    write: write_document,
};

pub(super) const JSONL: Reporter = Reporter {
    name: "jsonl",
    description: "one JSON object a line, a finding each",
    for_programs: true,
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
    fingerprint: String,
    fix: Option<()>,
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
struct Counts {
    plans: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
}

fn parts(checked: &Checked, _: Options) -> Vec<Part> {
    let objects = checked.diagnostics.iter().map(|diagnostic| {
        let finding = &diagnostic.finding;
        let (start, end) = checked.positions(diagnostic);
        let found = Found {
            rule: finding.rule,
            severity: diagnostic.severity.name(),
            message: &finding.message,
            help: finding.help.as_deref(),
            file: checked.source(diagnostic).name(),
            start: start.into(),
            end: end.into(),
            path: &diagnostic.path,
            fingerprint: fingerprint(checked, diagnostic),
            fix: None,
        };
        Part { text: to_json(&found), n_findings: 1 }
    });
    objects.collect()
}

/// SHA-256 of the rule, the plan, the path and the value: it survives moved lines.
fn fingerprint(checked: &Checked, diagnostic: &Diagnostic) -> String {
    let source = checked.source(diagnostic);
    let plan = if checked.plan_id.is_empty() { source.name() } else { &checked.plan_id };
    let mut hash = Sha256::new();
    for part in [diagnostic.finding.rule, plan, &diagnostic.path, source.slice(diagnostic.finding.span)] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// JSON in which no string can start a command of a CI runner or move a cursor.
fn to_json(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    if json.is_ascii() && !json.contains("##") && !json.contains('\u{7f}') {
        return json;
    }
    let mut result = String::with_capacity(json.len());
    let mut characters = json.chars().peekable();
    let mut after_hash = false;
    for character in characters.by_ref() {
        // Outside strings JSON is ASCII without `#`, so whatever is spelled out here stands in a string.
        if is_hidden(character) || (character == '#' && after_hash) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                let _ = write!(result, "\\u{unit:04x}");
            }
        } else {
            result.push(character);
        }
        after_hash = character == '#';
    }
    result
}

fn write_document(out: &mut dyn Write, parts: &[Part], summary: Summary, _: Options) -> io::Result<()> {
    let tool = Tool { name: "smplan", version: env!("CARGO_PKG_VERSION") };
    let counts = Counts {
        plans: summary.n_plans,
        errors: summary.n_errors,
        warnings: summary.n_warnings,
        infos: summary.n_infos,
    };
    write!(
        out,
        "{{\"version\":1,\"tool\":{},\"summary\":{},\"diagnostics\":[",
        to_json(&tool),
        to_json(&counts)
    )?;
    for (index, part) in parts.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        write!(out, "{comma}\n{}", part.text)?;
    }
    writeln!(out, "{}]}}", if parts.is_empty() { "" } else { "\n" })
}

fn write_lines(out: &mut dyn Write, parts: &[Part], _: Summary, _: Options) -> io::Result<()> {
    parts.iter().try_for_each(|part| writeln!(out, "{}", part.text))
}
