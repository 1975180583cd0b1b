//! The baseline of a run: findings that were there when the checks were switched on.

use crate::cli::places::Places;
use crate::cli::terminal::Terminal;
use crate::cli::{input, output};
use crate::diagnostic::PlanReport;
use crate::engine::CheckConfig;
use crate::report::counted;
use crate::rules;
use crate::source::Source;
use crate::suppress::{Baseline, Entry, find_stale};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A baseline that was read.
#[derive(Debug)]
pub(super) struct Accepted {
    file: PathBuf,
    source: Source,
    baseline: Baseline,
    /// Whether the files of its entries are still there.
    exists: HashMap<String, bool>,
    /// By fingerprint the first entry whose file is gone: it may have been moved.
    gone: HashMap<String, usize>,
}

/// The largest baseline, in bytes.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Reads a baseline.
pub(super) fn read(file: &Path, places: &mut Places) -> Result<Accepted> {
    let name = file.display().to_string();
    let text = input::read_text(file, MOST_BYTES)
        .with_context(|| format!("cannot read the baseline `{name}`; --write-baseline makes one"))?;
    let baseline =
        Baseline::parse(&text).map_err(|why| anyhow::anyhow!("`{name}` is no baseline of smplan: {why}"))?;
    let folder = places.absolute(file).parent().map(Path::to_path_buf).unwrap_or_default();
    let top = places.top(&folder).unwrap_or_else(|| places.working().to_path_buf());
    let exists: HashMap<String, bool> =
        baseline.entries().iter().map(|entry| (entry.file.clone(), top.join(&entry.file).exists())).collect();
    let mut gone = HashMap::new();
    for (index, entry) in baseline.entries().iter().enumerate() {
        if !exists.get(&entry.file).copied().unwrap_or(false) {
            gone.entry(entry.fingerprint.clone()).or_insert(index);
        }
    }
    Ok(Accepted { file: file.to_path_buf(), source: Source::new(name, text), baseline, exists, gone })
}

impl Accepted {
    /// The entry for a finding of a file. A plan that was copied with its id gets no share of what is accepted in the
    /// first; one that was moved keeps it.
    pub(super) fn position(&self, fingerprint: &str, path: &str) -> Option<usize> {
        self.baseline.position(fingerprint, path).or_else(|| self.gone.get(fingerprint).copied())
    }

    /// Entries that were not found again, though their file was looked at or is gone, and their rule ran.
    pub(super) fn stale(
        &self,
        found_again: &BTreeSet<usize>,
        looked_at: &BTreeSet<String>,
        rule_ran: impl Fn(&str) -> bool,
    ) -> BTreeSet<usize> {
        let entries = self.baseline.entries().iter().enumerate();
        entries
            .filter(|(index, entry)| {
                let is_gone = !self.exists.get(&entry.file).copied().unwrap_or(false);
                let is_known = rules::rule(&entry.rule).is_some();
                !found_again.contains(index)
                    && (looked_at.contains(&entry.file) || is_gone)
                    && (rule_ran(&entry.rule) || !is_known)
            })
            .map(|(index, _)| index)
            .collect()
    }

    /// The stale entries as findings in the baseline.
    pub(super) fn report_stale(&self, stale: &BTreeSet<usize>, config: &CheckConfig) -> Option<PlanReport> {
        let entries = stale.iter().filter_map(|index| self.baseline.entries().get(*index));
        let findings = find_stale(&self.source, entries);
        let diagnostics = rules::judge(findings, None, &config.selection);
        let source = Source::new(self.source.name(), self.source.text());
        let report = PlanReport::of_file(source, Arc::clone(&config.rules), diagnostics);
        (!report.diagnostics.is_empty()).then_some(report)
    }

    /// Writes the baseline without its stale entries.
    pub(super) fn prune(&self, stale: &BTreeSet<usize>, terminal: &Terminal) -> Result<()> {
        let pruned = self.baseline.without(|index| stale.contains(&index));
        output::replace(&self.file, self.source.text(), pruned.to_text().as_bytes())?;
        let (gone, left) = (counted(stale.len(), "finding", "findings"), pruned.entries().len());
        terminal.note(&format!("took {gone} out of `{}`; {left} left", self.file.display()));
        Ok(())
    }
}

/// Refuses to write a baseline over another one: it only ever shrinks.
pub(super) fn refuse_to_grow(file: &Path) -> Result<()> {
    if file.symlink_metadata().is_ok() {
        bail!(
            "`{}` is there already, and a baseline only ever shrinks: fix what is new, take out what is fixed with --prune-baseline, or remove the file to begin again",
            file.display()
        );
    }
    Ok(())
}

/// The findings of a file as entries of a baseline.
pub(super) fn entries(report: &PlanReport) -> Vec<Entry> {
    let seen = report.diagnostics.iter().filter(|diagnostic| !diagnostic.finding.stands_for_others);
    let each = seen.map(|diagnostic| Entry {
        file: report.path().to_owned(),
        rule: diagnostic.finding.rule.to_owned(),
        path: diagnostic.path.clone(),
        message: diagnostic.finding.message.clone(),
        fingerprint: diagnostic.fingerprint.clone(),
    });
    each.collect()
}

/// Writes a new baseline.
pub(super) fn write(file: &Path, entries: Vec<Entry>, terminal: &Terminal) -> Result<()> {
    let baseline = Baseline::new(entries);
    output::write(file, baseline.to_text().as_bytes())?;
    let n_entries = counted(baseline.entries().len(), "finding", "findings");
    terminal.note(&format!("wrote {n_entries} into `{0}`; check with --baseline {0}", file.display()));
    Ok(())
}
