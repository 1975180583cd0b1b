//! Plans as a revision has them, for what changed since then.

use crate::cli::diff::{Compared, Revision, Text, compare, repository};
use crate::cli::find::Candidate;
use crate::cli::gather::PlanFile;
use crate::cli::places::Places;
use crate::diagnostic::PlanReport;
use crate::plan::Date;
use crate::render::Since;
use crate::source::Sources;
use crate::view::Day;
use anyhow::{Result, ensure};

/// A plan as a revision has it.
pub(super) struct Before {
    /// The revision, as it was named, and the day of its commit.
    revision: String,
    on: Date,
    /// `None` where the plan is not in it.
    text: Option<Text>,
}

/// Some plans as a revision has them.
pub(super) fn before(revision: &str, files: &[PlanFile], places: &mut Places) -> Result<Vec<Before>> {
    let repository = repository(places)?;
    let commit = repository.commit(revision)?;
    let on = repository.day_of(&commit)?;
    let mut then = Revision::of(&repository, revision, &commit)?;
    let mut all = Vec::new();
    for file in files {
        ensure!(
            !matches!(file.candidate, Candidate::Stdin),
            "standard input has no revisions; name the file of the plan"
        );
        let path = &file.names.from_top;
        let text = if then.has(path) {
            Some(Text { path: path.clone(), sources: then.sources(path)?, settings: None })
        } else {
            None
        };
        all.push(Before { revision: revision.to_owned(), on, text });
    }
    Ok(all)
}

impl Before {
    /// What changed in the plan since then, compared from a day on, else from that of the commit; fails with what is wrong with the
    /// plan as it was.
    pub(super) fn compare(&self, now: &Sources, as_of: Option<Date>) -> Result<Since, Box<PlanReport>> {
        let Some(old) = &self.text else {
            return Ok(Since::of(&self.revision, Day(self.on), None, true));
        };
        let new = Text { path: old.path.clone(), sources: now.with_texts(&[]), settings: None };
        let Compared { diff, .. } = compare(old, &new, as_of.unwrap_or(self.on), false)?;
        Ok(Since::of(&self.revision, Day(self.on), diff.as_ref(), false))
    }
}
