//! What a finding is known by from run to run.

use crate::diagnostic::{Diagnostic, Fingerprint};
use crate::report::Checked;
use crate::report::Part;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// Sets the fingerprints of all findings of one file, each once: equal findings are counted.
pub fn set_fingerprints(checked: &mut Checked) {
    let mut seen: HashMap<Fingerprint, usize> = HashMap::new();
    let each = checked.diagnostics.iter().map(|diagnostic| {
        let fingerprint = of(checked, diagnostic);
        let count = seen.entry(fingerprint.clone()).or_default();
        *count += 1;
        if *count == 1 { fingerprint } else { hash([fingerprint.as_str(), &count.to_string()]) }
    });
    let fingerprints: Vec<Fingerprint> = each.collect();
    for (diagnostic, fingerprint) in checked.diagnostics.iter_mut().zip(fingerprints) {
        diagnostic.fingerprint = fingerprint;
    }
}

fn of(checked: &Checked, diagnostic: &Diagnostic) -> Fingerprint {
    let finding = &diagnostic.finding;
    let plan = if checked.plan_id.is_empty() { &checked.path } else { &checked.plan_id };
    // The place of an item in its list says nothing of what it is.
    let steps = diagnostic.path.split('.');
    let is_number = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit());
    let path: Vec<&str> = steps.map(|step| if is_number(step) { "[]" } else { step }).collect();
    let value = if finding.whole { "" } else { checked.source(diagnostic).slice(finding.span) };
    hash([finding.rule, plan, &path.join("."), value])
}

fn hash<'p>(parts: impl IntoIterator<Item = &'p str>) -> Fingerprint {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hex(&hash.finalize())
}

/// Bytes in hexadecimal digits, as tools for digests print them.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Gives findings of different files with the same fingerprint different ones: plans that were copied with their id.
pub fn make_distinct(parts: &mut [Part]) {
    let mut seen: HashSet<Fingerprint> = HashSet::new();
    for part in parts {
        if part.fingerprint.is_empty() || seen.insert(part.fingerprint.clone()) {
            continue;
        }
        let mut count = 2_usize;
        let other = loop {
            let other = hash(["copy", &part.fingerprint, &count.to_string()]);
            if seen.insert(other.clone()) {
                break other;
            }
            count += 1;
        };
        part.text = part.text.replace(&part.fingerprint, &other);
        part.fingerprint = other;
    }
}
