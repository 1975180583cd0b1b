//! SARIF 2.1.0 (OASIS), which code scanning of GitHub and many viewers read.

use crate::diagnostic::{Category, Diagnostic, Mend, PlanReport, RuleInfo, Severity, TextEdit};
use crate::report::safe::to_json;
use crate::report::{Options, Part, Reporter, Run, RunSummary, counted};
use crate::source::Span;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) const REPORTER: Reporter = Reporter {
    name: "sarif",
    description: "SARIF 2.1.0, for code scanning",
    for_programs: true,
    tells_fingerprints: true,
    says_what_passed: false,
    summary: RunSummary::Told,
    parts,
    write,
};

/// Where the documentation is.
const HOMEPAGE: &str = env!("CARGO_PKG_HOMEPAGE");

/// How many results of a run GitHub takes.
const MOST_RESULTS: usize = 25_000;

/// The longest full description that GitHub takes, in characters.
const LONGEST_DESCRIPTION: usize = 1024;

fn parts(report: &PlanReport, options: &Options<'_>) -> Vec<Part> {
    let results = report.diagnostics.iter().map(|diagnostic| {
        let finding = &diagnostic.finding;
        let location = |span: Span| {
            let uri = percent_encoded(report.source_of(span).path());
            let (start, end) = report.positions_of(span);
            json!({
                "physicalLocation": {
                    "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": start.line,
                        "startColumn": start.column,
                        "endLine": end.line,
                        "endColumn": end.column,
                    },
                },
            })
        };
        let mut place = location(finding.span);
        if let Some(place) = place.as_object_mut().filter(|_| !diagnostic.path.is_empty()) {
            place.insert("logicalLocations".into(), json!([{"fullyQualifiedName": diagnostic.path}]));
        }
        let mut result = json!({
            "ruleId": finding.rule,
            "ruleIndex": options.rules.iter().position(|rule| rule.name == finding.rule),
            "level": level(diagnostic.severity),
            "message": {"text": finding.message_with_help()},
            "locations": [place],
            "partialFingerprints": {"primaryLocationLineHash": diagnostic.fingerprint},
        });
        let related: Vec<Value> = finding
            .related
            .iter()
            .map(|related| {
                let mut place = location(related.span);
                if let Some(place) = place.as_object_mut() {
                    place.insert("message".into(), json!({"text": related.label}));
                }
                place
            })
            .collect();
        if let Some(result) = result.as_object_mut() {
            if !related.is_empty() {
                result.insert("relatedLocations".into(), Value::Array(related));
            }
            if let Some(mend) = diagnostic.mend.as_deref() {
                result.insert("fixes".into(), json!([fix(report, diagnostic, mend)]));
            }
        }
        Part::of(diagnostic, to_json(&result))
    });
    results.collect()
}

/// How a result can be fixed, for viewers that offer it.
fn fix(report: &PlanReport, diagnostic: &Diagnostic, mend: &Mend) -> Value {
    let replacement = |edit: &TextEdit| {
        let source = report.source_of(edit.span);
        let (start, end) = (source.position(edit.span.start), source.position(edit.span.end));
        json!({
            "deletedRegion": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
            "insertedContent": {"text": edit.text},
        })
    };
    // The edits are in the order of the files.
    let changes: Vec<Value> = mend
        .edits
        .chunk_by(|one, next| one.span.file == next.span.file)
        .map(|edits| {
            let path = edits.first().map_or("", |first| report.source_of(first.span).path());
            json!({
                "artifactLocation": {"uri": percent_encoded(path), "uriBaseId": "%SRCROOT%"},
                "replacements": edits.iter().map(replacement).collect::<Vec<Value>>(),
            })
        })
        .collect();
    json!({
        "description": {"text": diagnostic.finding.help.as_deref().unwrap_or("fix it")},
        "artifactChanges": changes,
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a relative URI: forward slashes, everything but letters, digits and `-._~/` encoded.
fn percent_encoded(path: &str) -> String {
    const KEPT: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
    utf8_percent_encode(path, KEPT).to_string()
}

fn described(rule: &RuleInfo) -> Value {
    let documentation: Vec<&str> =
        rule.documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let documentation = documentation.join("\n").trim().to_owned();
    let words = documentation.split("\n## ").next().unwrap_or_default().trim();
    let mut described = json!({
        "id": rule.name,
        "shortDescription": {"text": rule.summary()},
        "fullDescription": {"text": words.chars().take(LONGEST_DESCRIPTION).collect::<String>()},
        "help": {"text": documentation, "markdown": documentation},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"tags": [rule.category.name()], "since": rule.since},
    });
    // An organisation's own rules have no page.
    if let Some(described) = described.as_object_mut().filter(|_| rule.category != Category::Organisation) {
        described.insert("helpUri".into(), json!(format!("{HOMEPAGE}/rules.html#{}", rule.name)));
    }
    described
}

/// As many as are taken, those in order where all are.
fn gravest(parts: &[Part]) -> Vec<&Part> {
    if parts.len() <= MOST_RESULTS {
        return parts.iter().collect();
    }
    let of = |severity| parts.iter().filter(move |part| part.severity == severity);
    Severity::ALL.into_iter().flat_map(of).take(MOST_RESULTS).collect()
}

fn write(out: &mut dyn Write, parts: &[Part], run: &Run<'_>) -> io::Result<()> {
    let rules: Vec<Value> = run.options.rules.iter().map(described).collect();
    let driver = json!({
        "name": "smplan",
        "informationUri": HOMEPAGE,
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    let off: Vec<Value> = run
        .options
        .rules
        .iter()
        .enumerate()
        .filter(|(_, rule)| run.off.contains(&rule.name))
        .map(|(index, rule)| {
            json!({"descriptor": {"id": rule.name, "index": index}, "configuration": {"enabled": false}})
        })
        .collect();
    let mut notes: Vec<Value> =
        run.notes().map(|words| json!({"level": "note", "message": {"text": words}})).collect();
    let results = gravest(parts);
    if results.len() < parts.len() {
        let words = format!(
            "{} left out: code scanning takes {MOST_RESULTS} of a run, and the gravest are here",
            counted(parts.len() - results.len(), "finding is", "findings are")
        );
        notes.push(json!({"level": "warning", "message": {"text": words}}));
    }
    let unread: Vec<Value> =
        run.unread.iter().map(|words| json!({"level": "error", "message": {"text": words}})).collect();
    let invocation = json!({
        "executionSuccessful": run.unread.is_empty(),
        "ruleConfigurationOverrides": off,
        "toolConfigurationNotifications": notes,
        "toolExecutionNotifications": unread,
    });
    write!(
        out,
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":["
    )?;
    writeln!(out, "{{\"tool\":{{\"driver\":{}}},", to_json(&driver))?;
    write!(
        out,
        "\"invocations\":[{}],\"columnKind\":\"unicodeCodePoints\",\n\"results\":[",
        to_json(&invocation)
    )?;
    for (index, part) in results.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        write!(out, "{comma}\n{}", part.text)?;
    }
    writeln!(out, "{}]}}]}}", if results.is_empty() { "" } else { "\n" })
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Severity;
    use crate::report::Part;
    use crate::report::sarif::{MOST_RESULTS, gravest, percent_encoded};

    #[test]
    fn paths_become_relative_uris() {
        assert_eq!(percent_encoded("plans/a,b:c é.yaml"), "plans/a%2Cb%3Ac%20%C3%A9.yaml");
    }

    #[test]
    fn of_too_many_results_the_gravest_are_kept() {
        let part = |severity| Part { severity, ..Part::default() };
        let mut parts = vec![part(Severity::Info); MOST_RESULTS];
        parts.push(part(Severity::Error));
        let kept = gravest(&parts);
        assert_eq!(kept.len(), MOST_RESULTS);
        assert_eq!(kept[0].severity, Severity::Error);
        assert_eq!(gravest(&parts[..MOST_RESULTS]).len(), MOST_RESULTS);
    }
}
