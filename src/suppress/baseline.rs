//! The baseline: findings that were there when the checks were switched on. It only ever shrinks.

use crate::diagnostic::Findings;
use crate::source::{FileId, Source, Span};
use crate::suppress::rule;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Findings that are not told of.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    entries: Vec<Entry>,
    /// Positions in `entries`, by fingerprint and file: plans that were copied share the first.
    by_fingerprint: HashMap<String, HashMap<String, usize>>,
}

/// One finding of a baseline.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The path of the plan from the top of the repository.
    pub file: String,
    pub rule: String,
    /// The path of the object in the plan.
    pub path: String,
    /// For readers; it may change.
    pub message: String,
    pub fingerprint: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    version: u32,
    findings: Vec<Entry>,
}

/// The version of the file format.
const VERSION: u32 = 1;

impl Baseline {
    pub fn new(mut entries: Vec<Entry>) -> Baseline {
        entries.sort();
        entries.dedup_by(|one, other| one.file == other.file && one.fingerprint == other.fingerprint);
        let mut by_fingerprint: HashMap<String, HashMap<String, usize>> = HashMap::new();
        for (index, entry) in entries.iter().enumerate() {
            by_fingerprint.entry(entry.fingerprint.clone()).or_default().insert(entry.file.clone(), index);
        }
        Baseline { entries, by_fingerprint }
    }

    /// Reads a baseline file, or says why it cannot be read.
    pub fn parse(text: &str) -> Result<Baseline, String> {
        let document: Document = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if document.version != VERSION {
            return Err(format!(
                "it is of version {}, and this smplan reads version {VERSION}",
                document.version
            ));
        }
        Ok(Baseline::new(document.findings))
    }

    /// The file: one finding a line, so that changes are easy to read.
    pub fn to_text(&self) -> String {
        let lines: Vec<String> = self
            .entries
            .iter()
            .map(|entry| format!("    {}", serde_json::to_string(entry).unwrap_or_default()))
            .collect();
        let findings = if lines.is_empty() { String::new() } else { format!("\n{}\n  ", lines.join(",\n")) };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": [{findings}]\n}}\n")
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The position of the entry of a fingerprint in a file.
    pub fn position(&self, fingerprint: &str, file: &str) -> Option<usize> {
        self.by_fingerprint.get(fingerprint)?.get(file).copied()
    }

    /// The same without some entries.
    #[must_use]
    pub fn without(&self, gone: impl Fn(usize) -> bool) -> Baseline {
        let kept = self.entries.iter().enumerate().filter(|(index, _)| !gone(*index));
        Baseline::new(kept.map(|(_, entry)| entry.clone()).collect())
    }
}

/// Reports entries of a baseline that were not found again.
pub fn find_stale<'e>(source: &Source, stale: impl IntoIterator<Item = &'e Entry>) -> Findings {
    const KEY: &str = "\"fingerprint\"";
    let mut findings = Findings::default();
    let text = source.text();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (at, _) in text.match_indices(KEY) {
        let behind = text.get(at + KEY.len()..).unwrap_or_default();
        let Some((colon, value)) = behind.split_once('"') else { continue };
        let start = at + KEY.len() + colon.len() + 1;
        places.entry(value.split('"').next().unwrap_or_default()).or_insert(start);
    }
    for entry in stale {
        let start = places.get(&*entry.fingerprint).copied().unwrap_or(0);
        let place = Span::new(FileId(0), start, start + entry.fingerprint.len());
        findings
            .add(
                rule::BASELINE_STALE,
                place,
                format!("`{}` finds this no more in {}", entry.rule, entry.file),
            )
            .help("good: take it out with --prune-baseline");
    }
    findings
}
