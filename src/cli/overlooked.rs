//! What a walk through a folder passes by although it may be a plan: files that git ignores, in hidden folders, behind links.

use crate::cli::find::{is_called_like_yaml, is_tests, without_dot};
use crate::cli::input;
use crate::cli::recognize::{Seems, bytes_seem, is_more_than_cases};
use ignore::{DirEntry, WalkBuilder};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// A file that a walk passes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Overlooked {
    /// To be looked at like any other: git knows it, or a link inside the repository leads to it.
    Wanted(PathBuf),
    LeftOut(LeftOut),
}

/// What looks like a plan and is not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LeftOut {
    pub(super) path: PathBuf,
    pub(super) why: &'static str,
}

/// As much of a file as is needed to see what it is.
const MOST_BYTES: usize = 8 << 20;

/// What the walk through a folder has passed by.
pub(super) fn overlooked(
    folder: &Path,
    root: &Path,
    walked: &HashSet<PathBuf>,
    is_tracked: &dyn Fn(&Path) -> bool,
) -> Vec<Overlooked> {
    let all = WalkBuilder::new(folder)
        .standard_filters(false)
        .filter_entry(|entry| entry.file_name() != ".git")
        .sort_by_file_name(OsStr::cmp)
        .build();
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let (real_root, real_folder) = (real(root), real(folder));
    let mut seen: HashSet<PathBuf> = HashSet::new();
    let mut found = Vec::new();
    // What cannot be read was said by the first walk.
    for entry in all.flatten() {
        let path = without_dot(entry.path());
        let left_out = |why| Some(Overlooked::LeftOut(LeftOut { path: path.clone(), why }));
        let one = if entry.path_is_symlink() {
            match path.canonicalize() {
                Err(_) => None,
                Ok(target) if !target.starts_with(&real_root) => {
                    let may_be_plan = target.is_dir() || is_called_like_yaml(&path);
                    may_be_plan.then(|| left_out("a link out of the repository")).flatten()
                }
                Ok(target) if target.is_dir() || !is_called_like_yaml(&path) || is_tests(&path) => None,
                // The file is found under its own name.
                Ok(target) => (!target.starts_with(&real_folder) && seen.insert(target))
                    .then(|| Overlooked::Wanted(path.clone())),
            }
        } else if !is_file(&entry) || !is_called_like_yaml(&path) {
            None
        } else if is_tests(&path) {
            let text = input::read_bytes(&path, MOST_BYTES).unwrap_or_default();
            is_more_than_cases(&String::from_utf8_lossy(&text))
                .then(|| left_out("called like a file of cases"))
                .flatten()
        } else if walked.contains(&path) {
            None
        } else if is_tracked(&path) {
            Some(Overlooked::Wanted(path.clone()))
        } else if seems_to_be_one(&path) {
            left_out(why_passed_by(&path, folder))
        } else {
            None
        };
        found.extend(one);
    }
    found
}

/// Whether a file that is not looked at is written like a plan.
pub(super) fn seems_to_be_one(path: &Path) -> bool {
    input::read_bytes(path, MOST_BYTES).is_ok_and(|bytes| bytes_seem(&bytes) != Seems::Other)
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_file())
}

fn why_passed_by(path: &Path, folder: &Path) -> &'static str {
    let below = path.strip_prefix(without_dot(folder)).unwrap_or(path);
    let parts = || below.components().map(|part| part.as_os_str().to_string_lossy());
    if parts().any(|part| part == "node_modules") {
        "in `node_modules`"
    } else if parts().any(|part| part.starts_with('.')) {
        "hidden"
    } else {
        "ignored by git"
    }
}
