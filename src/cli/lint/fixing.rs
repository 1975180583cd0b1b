//! Mending plans: `--fix` and `--unsafe-fixes`.

use crate::diagnostic::{Diagnostic, Mend, PlanReport};
use crate::fix::{self, Mended};
use crate::source::{FileId, Sources};
use crate::syntax::Limits;

/// What is done about findings that can be fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fixing {
    /// They are only counted.
    None,
    /// Files are changed.
    Write,
    /// The change is shown.
    Show,
}

/// The files of a plan after all fixes.
#[derive(Default)]
pub(super) struct Fixed {
    /// The new text of each file that is changed, in the order of the files.
    pub(super) texts: Vec<(FileId, String)>,
    pub(super) n_fixed: usize,
}

impl Fixed {
    fn add(&mut self, mended: Mended) {
        self.n_fixed += mended.n_applied;
        self.texts.retain(|(file, _)| mended.texts.iter().all(|(newer, _)| newer != file));
        self.texts.extend(mended.texts);
        self.texts.sort_by_key(|(file, _)| *file);
    }
}

/// Mends a plan as long as there is something to fix: one fix can be the way to the next.
pub(super) fn mend_all<C>(
    first: C,
    unsafe_too: bool,
    limits: Limits,
    report: impl Fn(&C) -> &PlanReport,
    check: impl Fn(Sources) -> C,
) -> (C, Option<Fixed>) {
    const MOST_ROUNDS: usize = 20;
    let mut current = first;
    let mut fixed: Option<Fixed> = None;
    for _ in 0..MOST_ROUNDS {
        let report = report(&current);
        let mends: Vec<&Mend> =
            report.diagnostics.iter().filter_map(|found| wanted(found, unsafe_too)).collect();
        if mends.is_empty() {
            break;
        }
        let mended = fix::mend(&report.sources, &mends, limits);
        if mended.n_applied == 0 {
            break;
        }
        current = check(report.sources.with_texts(&mended.texts));
        fixed.get_or_insert_default().add(mended);
    }
    (current, fixed)
}

/// The fix of a finding, if it may be applied.
pub(super) fn wanted(diagnostic: &Diagnostic, unsafe_too: bool) -> Option<&Mend> {
    diagnostic.mend.as_deref().filter(|mend| mend.is_safe || unsafe_too)
}
