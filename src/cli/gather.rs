//! The plans that a command is about, each with its names and its settings.

use crate::cli::configuration::{Configurations, Unusable};
use crate::cli::find::{Candidate, candidates, is_tests, is_yaml, says_that_it_is_a_plan};
use crate::cli::input::{self, Input, STDIN_NAME};
use crate::cli::opened;
use crate::cli::places::Places;
use crate::config::Patterns;
use crate::source::FilePaths;
use crate::syntax::Limits;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What is wished of the files in folders.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes<'w> {
    /// Left out, also where they are named.
    pub(super) exclude: Option<Patterns>,
    /// Whether files that git ignores are looked at.
    pub(super) git_ignored_too: bool,
    /// What standard input is called.
    pub(super) stdin_name: Option<&'w str>,
}

/// A file to look at.
#[derive(Clone, Debug)]
pub(super) struct PlanFile {
    pub(super) candidate: Candidate,
    pub(super) names: FilePaths,
    /// The position of its settings.
    pub(super) configuration: usize,
}

/// The files of a command.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) files: Vec<PlanFile>,
    pub(super) failed: Vec<anyhow::Error>,
    /// Files of cases that were named: they belong to `smplan test`.
    pub(super) n_tests: usize,
    /// How many files each configuration leaves out.
    pub(super) n_excluded: BTreeMap<usize, usize>,
}

/// Finds the files behind some paths, and the settings of each.
pub(super) fn gather(
    paths: &[PathBuf],
    wishes: &Wishes<'_>,
    places: &mut Places,
    configurations: &mut Configurations,
) -> Result<Gathered, Unusable> {
    let mut gathered = Gathered::default();
    let is_left_out = |absolute: &Path| wishes.exclude.as_ref().is_some_and(|exclude| exclude.fit(absolute));
    let mut is_wanted = |path: &Path, named: &Path| -> Result<bool, Unusable> {
        let absolute = places.absolute(path);
        let folder = absolute.parent().unwrap_or(Path::new(""));
        // Settings are for plans: where there is none, they may be a template or a test's.
        if is_left_out(&absolute) || (configurations.are_unread(folder, places) && !may_be_a_plan(path)) {
            return Ok(false);
        }
        let excluding = configurations.excluding(&absolute, &places.absolute(named), places);
        let index = match excluding {
            Some(index) => index,
            None => configurations.of_folder(folder, places)?,
        };
        let Some(loaded) = configurations.get(index) else { return Ok(false) };
        let looks_like_one = match &loaded.settings.include {
            Some(include) => include.value.fit(&absolute),
            None => is_yaml(path),
        };
        let is_wanted = looks_like_one && excluding.is_none();
        if !is_wanted && (looks_like_one || is_yaml(path)) {
            *gathered.n_excluded.entry(index).or_default() += 1;
        }
        Ok(is_wanted)
    };
    let found = candidates(paths, wishes.git_ignored_too, &mut is_wanted)?;
    gathered.failed = found.failed;
    for candidate in found.files {
        let path = match &candidate {
            Candidate::Stdin => Path::new(wishes.stdin_name.unwrap_or(STDIN_NAME)),
            Candidate::Named(path) | Candidate::Walked(path) => path,
        };
        let absolute = places.absolute(path);
        if matches!(candidate, Candidate::Named(_)) && is_left_out(&absolute) {
            continue;
        }
        if matches!(candidate, Candidate::Named(_)) && is_tests(path) {
            gathered.n_tests += 1;
            continue;
        }
        let configuration = configurations.of_folder(absolute.parent().unwrap_or(Path::new("")), places)?;
        opened::add(candidate.path());
        let names = FilePaths { from_top: places.name_from_top(path), absolute };
        gathered.files.push(PlanFile { candidate, names, configuration });
    }
    Ok(gathered)
}

/// Whether a file says that it is a plan, or cannot be asked although it is called like one.
fn may_be_a_plan(path: &Path) -> bool {
    match input::read(path, Limits::default()) {
        Ok(Input::Text(source)) => says_that_it_is_a_plan(source.text()),
        Ok(Input::TooLarge { .. }) | Err(_) => is_yaml(path),
    }
}
