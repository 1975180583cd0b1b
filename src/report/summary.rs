//! What a whole run comes to.

use crate::diagnostic::{Diagnostic, Hidden, Severity, listed};
use crate::report::{Options, visible};
use std::io::{self, Write};

/// Plans of groups: those on which others build, those in between, and those of stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FamilyCounts {
    pub n_bases: usize,
    pub n_layers: usize,
    pub n_stores: usize,
    /// What one store and several are called.
    pub nouns: [&'static str; 2],
}

impl Default for FamilyCounts {
    fn default() -> FamilyCounts {
        FamilyCounts { n_bases: 0, n_layers: 0, n_stores: 0, nouns: ["location", "locations"] }
    }
}

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub n_plans: usize,
    /// Of these, those of groups with all that build on them.
    pub families: FamilyCounts,
    pub n_errors: usize,
    pub n_warnings: usize,
    pub n_infos: usize,
    /// Findings that `--fix` would fix.
    pub n_fixable: usize,
    pub hidden: Hidden,
}

impl Summary {
    pub fn count(&mut self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => self.n_errors += 1,
                Severity::Warning => self.n_warnings += 1,
                Severity::Info => self.n_infos += 1,
            }
        }
    }

    pub fn add(&mut self, other: Summary) {
        self.n_plans += other.n_plans;
        self.families.n_bases += other.families.n_bases;
        self.families.n_layers += other.families.n_layers;
        self.families.n_stores += other.families.n_stores;
        self.n_errors += other.n_errors;
        self.n_warnings += other.n_warnings;
        self.n_infos += other.n_infos;
        self.n_fixable += other.n_fixable;
        self.hidden.by_comments += other.hidden.by_comments;
        self.hidden.by_plan += other.hidden.by_plan;
        self.hidden.by_config += other.hidden.by_config;
        self.hidden.by_baseline += other.hidden.by_baseline;
    }

    /// Findings that are as loud as this or louder.
    pub fn n_at_least(self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.n_errors,
            Severity::Warning => self.n_errors + self.n_warnings,
            Severity::Info => self.n_errors + self.n_warnings + self.n_infos,
        }
    }

    /// `3 plans`, `1 base and 300 stores`.
    fn plans(self) -> String {
        let FamilyCounts { n_bases, n_layers, n_stores, nouns: [one, several] } = self.families;
        let n_others = self.n_plans.saturating_sub(n_bases + n_layers + n_stores);
        let counts = named_counts(&[
            (n_others, "plan", "plans"),
            (n_bases, "base", "bases"),
            (n_layers, "layer", "layers"),
            (n_stores, one, several),
        ]);
        if counts.is_empty() { counted(0, "plan", "plans") } else { listed(&counts) }
    }

    /// `Found 2 errors and 1 warning in 3 plans. Not shown: 4 in the baseline.`
    pub fn sentence(self) -> String {
        let plans = self.plans();
        let counts = named_counts(&[
            (self.n_errors, "error", "errors"),
            (self.n_warnings, "warning", "warnings"),
            (self.n_infos, "note", "notes"),
        ]);
        let found = if counts.is_empty() {
            format!("All checks passed in {plans}.")
        } else {
            let fixable = match self.n_fixable {
                0 => String::new(),
                count => format!(" ({count} fixable with --fix)"),
            };
            format!("Found {} in {plans}{fixable}.", listed(&counts))
        };
        let hidden = named_counts(&[
            (self.hidden.by_baseline, "in the baseline", "in the baseline"),
            (self.hidden.by_comments, "ignored by comments", "ignored by comments"),
            (self.hidden.by_plan, "allowed in the plan", "allowed in the plan"),
            (self.hidden.by_config, "ignored by path in the settings", "ignored by path in the settings"),
        ]);
        if hidden.is_empty() { found } else { format!("{found} Not shown: {}.", listed(&hidden)) }
    }
}

/// How many there are of what, without what there is none of.
fn named_counts(counts: &[(usize, &str, &str)]) -> Vec<String> {
    let some = counts.iter().filter(|(count, ..)| *count > 0);
    some.map(|(count, one, many)| counted(*count, one, many)).collect()
}

/// `1 plan`, `3 plans`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What one configuration file takes away from the checks: readers of a report must see it, because the file may come
/// with the change that is checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsNote {
    /// The configuration file.
    pub file: String,
    /// Rules that it switches off.
    pub off: Vec<&'static str>,
    /// Rules whose findings it makes less loud.
    pub milder: Vec<&'static str>,
    /// Rules whose options it changes.
    pub options: Vec<&'static str>,
    /// Findings that are milder are hidden.
    pub min_severity: Option<Severity>,
    /// How many files it leaves out.
    pub n_excluded: usize,
}

impl SettingsNote {
    /// `smplan.toml switches off `drill-overdue` and leaves out 2 files.`
    pub fn sentence(&self) -> Option<String> {
        let rules = |verb: &str, rules: &[&str]| {
            let names: Vec<String> = rules.iter().map(|rule| format!("`{rule}`")).collect();
            (!names.is_empty()).then(|| format!("{verb} {}", listed(&names)))
        };
        let files = (self.n_excluded > 0)
            .then(|| format!("leaves out {}", counted(self.n_excluded, "YAML file", "YAML files")));
        let does: Vec<String> = [
            rules("switches off", &self.off),
            rules("makes milder", &self.milder),
            rules("sets options of", &self.options),
            self.min_severity.map(|severity| format!("hides what is milder than {severity}")),
            files,
        ]
        .into_iter()
        .flatten()
        .collect();
        (!does.is_empty()).then(|| format!("{} {}.", self.file, listed(&does)))
    }
}

/// A run as the formats tell it.
#[derive(Clone, Copy, Debug)]
pub struct Run<'r> {
    pub summary: Summary,
    pub options: Options<'r>,
    pub settings: &'r [SettingsNote],
    /// Rules that looked at no plan of the run.
    pub off: &'r [&'static str],
    /// What could not be read, and why.
    pub unread: &'r [String],
    /// What else whoever reads a report must know.
    pub remarks: &'r [String],
}

impl Run<'_> {
    /// What the configurations take away, and what else there is to know, a sentence for each.
    pub fn notes(&self) -> impl Iterator<Item = String> {
        self.settings.iter().filter_map(SettingsNote::sentence).chain(self.remarks.iter().cloned())
    }

    /// The last words of a report for people.
    pub fn write_closing_words(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.options.quiet {
            return Ok(());
        }
        writeln!(out, "{}", self.summary.sentence())?;
        for words in self.notes() {
            writeln!(out, "{}", visible(&words))?;
        }
        Ok(())
    }
}
