//! Which files are plans.

use anyhow::{Context, Result};
use ignore::WalkBuilder;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// A file to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Candidate {
    /// A file that was named, whatever it is called.
    Named(PathBuf),
    /// A YAML file in a folder that was named: a plan if it says so.
    Walked(PathBuf),
    /// Standard input.
    Stdin,
}

impl Candidate {
    pub(super) fn path(&self) -> &Path {
        match self {
            Candidate::Named(path) | Candidate::Walked(path) => path,
            Candidate::Stdin => Path::new("-"),
        }
    }

    /// What it is called in documents, which are the same wherever they are made: its name without folders.
    pub(super) fn file_name(&self) -> Cow<'_, str> {
        match self {
            Candidate::Named(path) | Candidate::Walked(path) => {
                path.file_name().map_or(Cow::Borrowed("standard input"), |name| name.to_string_lossy())
            }
            Candidate::Stdin => Cow::Borrowed("standard input"),
        }
    }
}

/// Files, and what could not be looked at.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: Vec<Candidate>,
    /// All files in folders that were come by, wanted or not.
    pub(super) walked: HashSet<PathBuf>,
    pub(super) failed: Vec<anyhow::Error>,
}

/// The files behind some paths, each once, in the order of the paths and sorted within folders. What is in folders is
/// asked for one by one: the file, and the folder that was named.
pub(super) fn candidates<E>(
    paths: &[PathBuf],
    everything: bool,
    is_wanted: &mut dyn FnMut(&Path, &Path) -> Result<bool, E>,
) -> Result<Found, E> {
    let mut found = Found::default();
    for path in paths {
        if path.as_os_str() == "-" {
            found.files.push(Candidate::Stdin);
            continue;
        }
        match is_folder(path) {
            Ok(true) => walk(path, everything, is_wanted, &mut found)?,
            Ok(false) => found.files.push(Candidate::Named(path.clone())),
            Err(error) => found.failed.push(error),
        }
    }
    found.keep_each_once();
    Ok(found)
}

impl Found {
    pub(super) fn keep_each_once(&mut self) {
        let mut seen = HashSet::new();
        self.files.retain(|candidate| seen.insert(candidate.path().to_path_buf()));
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the place where folders are told from files")]
pub(super) fn is_folder(path: &Path) -> Result<bool> {
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            anyhow::bail!("there is no file or folder `{}`", path.display())
        }
        metadata => Ok(metadata.with_context(|| format!("cannot read `{}`", path.display()))?.is_dir()),
    }
}

fn walk<E>(
    folder: &Path,
    everything: bool,
    is_wanted: &mut dyn FnMut(&Path, &Path) -> Result<bool, E>,
    found: &mut Found,
) -> Result<(), E> {
    let walker = WalkBuilder::new(folder)
        .standard_filters(!everything)
        .require_git(false)
        .filter_entry(move |entry| entry.file_name() != if everything { ".git" } else { "node_modules" })
        // So that of several mistakes the same one is found first everywhere.
        .sort_by_file_name(OsStr::cmp)
        .build();
    for entry in walker {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let path = without_dot(&entry.into_path());
                if is_wanted(&path, folder)? {
                    found.files.push(Candidate::Walked(path.clone()));
                }
                if is_called_like_yaml(&path) {
                    found.walked.insert(path);
                }
            }
            Ok(_) => {}
            Err(error) => found.failed.push(anyhow::anyhow!("cannot read a folder: {error}")),
        }
    }
    Ok(())
}

/// The files in a folder and below it, as git would walk it, in their order.
pub(super) fn plans_below(folder: &Path) -> Vec<PathBuf> {
    let walker = WalkBuilder::new(folder).require_git(false).sort_by_file_name(OsStr::cmp).build();
    let files = walker.flatten().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    files.map(ignore::DirEntry::into_path).collect()
}

/// `./plans/a.yaml` as `plans/a.yaml`: the paths that people write.
pub(super) fn without_dot(path: &Path) -> PathBuf {
    path.strip_prefix("./").unwrap_or(path).to_path_buf()
}

/// Whether a file is called like a plan. Cases for `test` are not plans.
pub(super) fn is_yaml(path: &Path) -> bool {
    yaml_stem(path).is_some_and(|stem| stem.rsplit('.').next() != Some("test"))
}

/// Whether a file is called like YAML, plan or cases.
pub(super) fn is_called_like_yaml(path: &Path) -> bool {
    yaml_stem(path).is_some()
}

/// Whether a file is called like a file of cases for `test`.
pub(super) fn is_tests(path: &Path) -> bool {
    yaml_stem(path).is_some_and(|stem| stem.rsplit('.').next() == Some("test"))
}

/// The name of a YAML file without its ending.
fn yaml_stem(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    [".yaml", ".yml"].iter().find_map(|ending| name.strip_suffix(ending)).map(str::to_owned)
}

/// That there is no plan where one was looked for.
pub(super) fn nothing_in(paths: &[PathBuf]) -> String {
    nothing_of("plan", paths)
}

/// That there is nothing of a kind where it was looked for.
pub(super) fn nothing_of(what: &str, paths: &[PathBuf]) -> String {
    let names: Vec<String> = paths.iter().take(5).map(|path| format!("`{}`", path.display())).collect();
    format!("no {what} was found in {}", names.join(", "))
}
