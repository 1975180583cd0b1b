//! The plans that a command is about, each with its names and its settings.

use crate::cli::configuration::{Configurations, Unusable};
use crate::cli::find::{Candidate, candidates, is_folder, is_tests, is_yaml};
use crate::cli::input::STDIN_NAME;
use crate::cli::opened;
use crate::cli::overlooked::{LeftOut, Overlooked, overlooked, seems_to_be_one};
use crate::cli::places::Places;
use crate::cli::terminal::Terminal;
use crate::cli::tracked::tracked;
use crate::config::Patterns;
use crate::diagnostic::listed;
use crate::report::{counted, visible};
use crate::source::FilePaths;
use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

/// What is wished of the files in folders.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes<'w> {
    /// Left out, also where they are named.
    pub(super) exclude: Option<Patterns>,
    /// Whether nothing in the repository says what is looked at: what git ignores and what is hidden is.
    pub(super) everything: bool,
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
    /// Whether nobody named it: another plan lists it.
    pub(super) is_brought: bool,
    /// Whether it is told together with those that build on the same plan.
    pub(super) in_family: bool,
}

impl PlanFile {
    pub(super) fn new(candidate: Candidate, names: FilePaths, configuration: usize) -> PlanFile {
        PlanFile { candidate, names, configuration, is_brought: false, in_family: false }
    }
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
    /// What looks like a plan and is not looked at.
    pub(super) left_out: Vec<LeftOut>,
    /// What else there is to say of what was found.
    pub(super) remarks: Vec<String>,
}

impl Gathered {
    /// Says it, for a command that has no report.
    pub(super) fn say_remarks(&self, terminal: &Terminal) {
        self.remarks().iter().for_each(|words| terminal.note(&format!("note: {}", visible(words))));
    }

    /// What has to be said of what was not looked at, a sentence for each kind.
    pub(super) fn remarks(&self) -> Vec<String> {
        let mut remarks = self.remarks.clone();
        remarks.extend(left_out_sentence(&self.left_out));
        remarks
    }
}

/// `2 files look like plans and were left out: a.yaml (ignored by git) and b.test.yaml (called like a file of cases).`
fn left_out_sentence(left_out: &[LeftOut]) -> Option<String> {
    const MOST: usize = 10;
    let mut names: Vec<String> = left_out
        .iter()
        .take(MOST)
        .map(|LeftOut { path, why }| format!("`{}` ({why})", path.display()))
        .collect();
    if left_out.len() > MOST {
        names.push(format!("{} more", left_out.len() - MOST));
    }
    let (n, look) = (
        counted(left_out.len(), "file", "files"),
        if left_out.len() == 1 { "looks like a plan and was" } else { "look like plans and were" },
    );
    (!names.is_empty()).then(|| format!("{n} {look} left out: {}.", listed(&names)))
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
    let mut found = candidates(paths, wishes.everything, &mut is_wanted)?;
    let mut passed_by = Vec::new();
    // Those of the walk are lent to `is_wanted`.
    let mut around = Places::new();
    for folder in paths.iter().filter(|path| path.as_os_str() != "-" && is_folder(path).unwrap_or(false)) {
        let top = around.absolute(folder);
        let top = around.top(&top);
        let root = around.root(folder);
        // The index of git is asked where there is something to ask of it.
        let (known, unread) = (OnceCell::new(), Cell::new(None));
        let is_tracked = |path: &Path| {
            let known = known.get_or_init(|| {
                let read = top.as_deref().map_or_else(|| Ok(HashSet::new()), tracked);
                read.unwrap_or_else(|error| {
                    unread.set(Some(format!(
                        "{error:#}, so that the ignore files alone decide what is looked at"
                    )));
                    HashSet::new()
                })
            });
            known.contains(&around.absolute(path))
        };
        for one in overlooked(folder, &root, &found.walked, &is_tracked) {
            match one {
                Overlooked::Wanted(path) => {
                    if is_wanted(&path, folder)? {
                        found.files.push(Candidate::Walked(path));
                    }
                }
                Overlooked::LeftOut(one) => passed_by.push((one, folder)),
            }
        }
        gathered.remarks.extend(unread.take());
    }
    gathered.failed = std::mem::take(&mut found.failed);
    found.keep_each_once();
    for (one, folder) in passed_by {
        let absolute = places.absolute(&one.path);
        let is_excluded = is_left_out(&absolute)
            || configurations.excluding(&absolute, &places.absolute(folder), places).is_some();
        if !is_excluded {
            gathered.left_out.push(one);
        }
    }
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
        gathered.files.push(PlanFile::new(candidate, names, configuration));
    }
    Ok(gathered)
}

/// What to say of a file in a folder that does not say that it is a plan: nothing, unless it is written like one.
pub(super) fn like_a_plan(path: &Path) -> Option<LeftOut> {
    let why = "its first line is not `smplan: 1`";
    seems_to_be_one(path).then(|| LeftOut { path: path.to_path_buf(), why })
}

/// Whether a file says that it is a plan, or cannot be asked although it is called like one.
fn may_be_a_plan(path: &Path) -> bool {
    is_yaml(path) && seems_to_be_one(path)
}
