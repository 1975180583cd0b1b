//! What the files of a run come to.

use crate::cli::gather::PlanFile;
use crate::cli::terminal::complain;
use crate::diagnostic::PlanReport;
use crate::engine::Inherited;
use crate::report::{Part, Summary};
use crate::source::Span;
use crate::suppress::{Entry, ExceptionUse, PathIgnoreUse};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What became of one plan.
pub(super) struct PlanResult {
    /// For each of the wanted reports.
    pub(super) parts: Vec<Vec<Part>>,
    pub(super) summary: Summary,
    pub(super) n_failing: usize,
    /// What a baseline of today would hold.
    pub(super) entries: Vec<Entry>,
    /// Positions of entries of the baseline that were found again.
    pub(super) found_again: Vec<usize>,
    /// Which of the ignores for paths were of use in it.
    pub(super) path_ignores: PathIgnoreUse,
    /// What was fixed in it.
    pub(super) change: Option<Change>,
    /// Its id, and where that stands.
    pub(super) id: (String, Span),
    /// Where there are passwords and keys that somebody decided to live with.
    pub(super) hidden_secrets: Vec<String>,
    /// What is found in each of the plans on which it builds.
    pub(super) inherited: Vec<Arc<Inherited>>,
    /// The location that it binds, and where it says so.
    pub(super) location: Option<(String, Span)>,
    /// What one of its places and several are called.
    pub(super) nouns: [&'static str; 2],
    /// Whether that location is open, where it binds one.
    pub(super) is_open: bool,
    /// What became of the exceptions in all of its files, where it was judged to its end.
    pub(super) exceptions: Option<Vec<ExceptionUse>>,
    /// The locations that are left to the plans of stores, and where they stand.
    pub(super) unbound: Vec<(String, Span)>,
    /// What was found, as long as that is not told.
    pub(super) report: Option<PlanReport>,
    /// What of it was not read, in words.
    pub(super) unread: Option<String>,
}

/// What was fixed in a plan.
pub(super) struct Change {
    pub(super) n_fixed: usize,
    /// What there is to print of it.
    pub(super) shown: String,
}

/// What all files come to.
pub(super) struct Tally {
    pub(super) parts: Vec<Vec<Part>>,
    pub(super) summary: Summary,
    pub(super) n_failing: usize,
    pub(super) n_passed_over: usize,
    /// The ids of the plans, and where each stands.
    pub(super) ids: Vec<(PlanFile, String, Span)>,
    pub(super) hidden_secrets: Vec<String>,
    /// Plans on which others build: the path of each from the top of the repository, its name, and how many errors it has.
    pub(super) bases: BTreeMap<String, (String, usize)>,
    /// What was not read of the plans, in words.
    pub(super) unread_parts: Vec<String>,
    pub(super) entries: Vec<Entry>,
    pub(super) found_again: BTreeSet<usize>,
    /// The files that were looked at, from the top of the repository.
    pub(super) files: BTreeSet<String>,
    /// Pairs of a configuration and one of its ignores for paths.
    pub(super) fitting: BTreeSet<(usize, usize)>,
    /// The same with the rule of the ignore.
    pub(super) used: BTreeSet<(usize, usize, usize)>,
    pub(super) unread: Vec<String>,
    pub(super) n_fixed: usize,
    pub(super) n_changed: usize,
    /// What there is to print of changed plans.
    pub(super) shown: Vec<String>,
    pub(super) is_undone: bool,
}

impl Tally {
    pub(super) fn new(n_reports: usize) -> Tally {
        Tally {
            parts: vec![Vec::new(); n_reports],
            summary: Summary::default(),
            n_failing: 0,
            n_passed_over: 0,
            ids: Vec::new(),
            hidden_secrets: Vec::new(),
            bases: BTreeMap::new(),
            unread_parts: Vec::new(),
            entries: Vec::new(),
            found_again: BTreeSet::new(),
            files: BTreeSet::new(),
            fitting: BTreeSet::new(),
            used: BTreeSet::new(),
            unread: Vec::new(),
            n_fixed: 0,
            n_changed: 0,
            shown: Vec::new(),
            is_undone: false,
        }
    }

    pub(super) fn add(&mut self, file: &PlanFile, plan: PlanResult) {
        for (all, more) in self.parts.iter_mut().zip(plan.parts) {
            all.extend(more);
        }
        self.summary.add(plan.summary);
        self.n_failing += plan.n_failing;
        self.entries.extend(plan.entries);
        self.found_again.extend(plan.found_again);
        match plan.unread {
            // What the baseline holds of the rest may still be there.
            Some(unread) => self.unread_parts.push(unread),
            None => _ = self.files.insert(file.names.from_top.clone()),
        }
        if let Some(Change { n_fixed, shown }) = plan.change {
            self.n_fixed += n_fixed;
            self.n_changed += usize::from(n_fixed > 0);
            self.shown.push(shown);
        }
        self.hidden_secrets.extend(plan.hidden_secrets);
        let bases = plan.inherited.iter();
        self.bases.extend(bases.map(|base| (base.path.clone(), (base.name.clone(), base.n_errors))));
        let (id, place) = plan.id;
        self.ids.push((file.clone(), id, place));
        let configuration = file.configuration;
        self.fitting.extend(plan.path_ignores.fitting.into_iter().map(|ignore| (configuration, ignore)));
        self.used
            .extend(plan.path_ignores.used.into_iter().map(|(ignore, rule)| (configuration, ignore, rule)));
    }

    /// Whether every file was read to its end, so that what nothing was found for is of no use.
    pub(super) fn has_read_all(&self) -> bool {
        self.unread.is_empty() && self.unread_parts.is_empty()
    }

    pub(super) fn fail(&mut self, error: &anyhow::Error) {
        let words = format!("{error:#}");
        complain(&words);
        self.unread.push(words);
        self.is_undone = true;
    }
}
