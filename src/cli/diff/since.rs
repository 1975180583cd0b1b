//! One plan against what it was on a day.

use crate::cli::bases::BaseFiles;
use crate::cli::diff::compare::compare;
use crate::cli::diff::revision::Revision;
use crate::cli::diff::sides::{Text, on_disk};
use crate::cli::find::Candidate;
use crate::cli::git::Repository;
use crate::cli::places::Places;
use crate::plan::Date;
use crate::render::PlanDiff;
use std::path::{MAIN_SEPARATOR, Path};

/// What is other than on a day.
pub(in crate::cli) enum Since {
    /// Against the plan in a commit, as commands name it.
    Commit(Option<Box<PlanDiff>>, String),
    /// There is no repository of git that knows the file, or no git.
    NoGit,
    /// The plan was not there on that day, or could not be read.
    NotYet,
}

/// What differs in the plan of a file from what it was at the end of a day.
pub(in crate::cli) fn since_day(file: &Path, day: Date, as_of: Date) -> Since {
    let mut places = Places::new();
    let absolute = places.absolute(file);
    let Some(top) = places.top(absolute.parent().unwrap_or(Path::new(""))) else { return Since::NoGit };
    let repository = Repository::at(&top);
    let commit = match repository.commit_of(day) {
        Ok(Some(commit)) => commit,
        Ok(None) => return Since::NotYet,
        Err(_) => return Since::NoGit,
    };
    let Ok(path) = absolute.strip_prefix(&top) else { return Since::NoGit };
    let path = path.to_string_lossy().replace(MAIN_SEPARATOR, "/");
    let short = commit.get(..9).unwrap_or(&commit).to_owned();
    let Ok(mut revision) = Revision::of(&repository, &short, &commit) else { return Since::NoGit };
    if !revision.has(&path) {
        return Since::NotYet;
    }
    let Ok(old) = revision.sources(&path) else { return Since::NotYet };
    let new = on_disk(&Candidate::Named(file.to_path_buf()), &BaseFiles::default());
    let Ok(Some(new)) = new else { return Since::NotYet };
    let name = format!("{short}:{path}");
    let (old, new) = (
        Text { path: path.clone(), sources: old, settings: None },
        Text { path, sources: new, settings: None },
    );
    match compare(&old, &new, as_of, false) {
        Ok(compared) => Since::Commit(compared.diff.map(Box::new), name),
        Err(_) => Since::NotYet,
    }
}
