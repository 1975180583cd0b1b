//! What a finding is known by from run to run.

use crate::diagnostic::{Diagnostic, Fingerprint, PlanReport, oldest_name};
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
    hash([oldest_name(finding.rule), plan, &path.join("."), value])
}

fn hash<'p>(parts: impl IntoIterator<Item = &'p str>) -> Fingerprint {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    HEXLOWER.encode(&hash.finalize())
}

/// Lets findings of plans that were copied with their id be told apart, whatever else is in the run.
pub fn tell_apart(report: &mut PlanReport) {
    let path = report.path().to_owned();
    for diagnostic in &mut report.diagnostics {
        diagnostic.fingerprint = hash([path.as_str(), &diagnostic.fingerprint]);
    }
}
