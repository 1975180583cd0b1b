//! What a finding is known by from run to run.

use crate::diagnostic::{Diagnostic, Fingerprint, PlanReport};
use crate::report::Part;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Sets the fingerprints of all findings of one file, each once: equal findings are counted.
pub fn set_fingerprints(report: &mut PlanReport) {
    let mut seen: HashMap<Fingerprint, usize> = HashMap::new();
    let each = report.diagnostics.iter().map(|diagnostic| {
        let fingerprint = of(report, diagnostic);
        let count = seen.entry(fingerprint.clone()).or_default();
        *count += 1;
        if *count == 1 { fingerprint } else { hash([fingerprint.as_str(), &count.to_string()]) }
    });
    let fingerprints: Vec<Fingerprint> = each.collect();
    for (diagnostic, fingerprint) in report.diagnostics.iter_mut().zip(fingerprints) {
        diagnostic.fingerprint = fingerprint;
    }
}

fn of(report: &PlanReport, diagnostic: &Diagnostic) -> Fingerprint {
    let finding = &diagnostic.finding;
    let plan = if report.plan_id.is_empty() { report.path() } else { &report.plan_id };
    // The place of an item in its list says nothing of what it is.
    let steps = diagnostic.path.split('.');
    let is_number = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit());
    let path: Vec<&str> = steps.map(|step| if is_number(step) { "[]" } else { step }).collect();
    let value = if finding.whole { "" } else { report.source(diagnostic).slice(finding.span) };
    hash([finding.rule, plan, &path.join("."), value])
}

fn hash<'p>(parts: impl IntoIterator<Item = &'p str>) -> Fingerprint {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    HEXLOWER.encode(&hash.finalize())
}

/// Gives findings of different files with the same fingerprint different ones: plans that were copied with their id.
pub fn make_distinct(parts: &mut [Part]) {
    // How often each was seen: of thousands of copies none asks again for all numbers before its own.
    let mut seen: HashMap<Fingerprint, usize> = HashMap::new();
    for part in parts.iter_mut().filter(|part| !part.fingerprint.is_empty()) {
        let known = seen.entry(part.fingerprint.clone()).or_default();
        *known += 1;
        let mut count = *known;
        if count == 1 {
            continue;
        }
        let other = loop {
            let other = hash(["copy", &part.fingerprint, &count.to_string()]);
            if !seen.contains_key(&other) {
                break other;
            }
            count += 1;
        };
        seen.insert(part.fingerprint.clone(), count);
        seen.insert(other.clone(), 1);
        part.text = part.text.replace(&part.fingerprint, &other);
        part.fingerprint = other;
    }
}
