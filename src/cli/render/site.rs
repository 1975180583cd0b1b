//! A site of all plans in a folder: pages, cards and calendars, with a first page; what an earlier run left and nobody wants
//! any more is removed, and nothing else.

use crate::cli::find::Candidate;
use crate::cli::gather::PlanFile;
use crate::cli::input::read_text;
use crate::cli::opened;
use crate::cli::output::{self, Batch};
use crate::cli::places::Places;
use crate::cli::render::make::{Documents, Kind};
use crate::cli::render::site_paths::FIRST_PAGE;
use crate::diagnostic::{PlanReport, Severity};
use crate::plan::Date;
use crate::render;
use crate::text::USUAL_PLACE;
use crate::view::{SiteIndex, Summary};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// The list of plans for programs, which also names every file of the site.
const LIST: &str = "index.json";

/// The folders of a site; nothing outside of them is removed.
const FOLDERS: [&str; 4] = ["plans", "stores", "cards", "calendars"];

/// What plans are called in a site: their paths from the folder that holds all that was named, without the ending. A plan
/// keeps its name whatever becomes of others.
pub(super) fn stems(files: &[PlanFile], named: &[PathBuf], places: &Places) -> Vec<PathBuf> {
    let folders: Vec<PathBuf> = named
        .iter()
        .map(|path| {
            let path = places.absolute(path);
            let parent = path.parent().map(Path::to_path_buf);
            if path.is_dir() { path } else { parent.unwrap_or_default() }
        })
        .collect();
    let mut top = folders.first().cloned().unwrap_or_default();
    while folders.iter().any(|folder| !folder.starts_with(&top)) && top.pop() {}
    let stem = |file: &PlanFile| match &file.candidate {
        Candidate::Stdin => PathBuf::from("plan"),
        Candidate::Named(_) | Candidate::Walked(_) => {
            let path = &file.names.absolute;
            path.strip_prefix(&top).unwrap_or(path).with_extension("")
        }
    };
    files.iter().map(stem).collect()
}

/// The files that an earlier run has written; none where the folder is new. Fails where there is something that could be
/// written over and is not of smplan.
pub(super) fn earlier(folder: &Path) -> Result<BTreeSet<String>> {
    const MOST_BYTES: usize = 64 << 20;
    let (list, first_page) = (folder.join(LIST), folder.join(FIRST_PAGE));
    let foreign = |file: &Path| {
        anyhow::anyhow!("`{}` is there already and is not of smplan; name another folder", file.display())
    };
    if !list.exists() {
        return if first_page.exists() { Err(foreign(&first_page)) } else { Ok(BTreeSet::new()) };
    }
    let text = read_text(&list, MOST_BYTES).with_context(|| format!("cannot read `{}`", list.display()))?;
    // It is read to be written anew.
    opened::forget(&list);
    let value: Value = serde_json::from_str(&text).unwrap_or_default();
    if value.get("generator").and_then(Value::as_str) != Some("smplan") {
        return Err(foreign(&list));
    }
    let files = value.get("files").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Ok(files.iter().filter_map(Value::as_str).filter(|file| is_of_a_site(file)).map(str::to_owned).collect())
}

/// What is known of a site once its plans are made.
#[derive(Default)]
pub(super) struct Site {
    plans: Vec<Summary>,
    files: BTreeSet<String>,
}

impl Site {
    pub(super) fn add(&mut self, made: Documents) {
        self.files.extend(made.all.into_iter().map(|document| document.name));
        self.plans.extend(made.summary);
    }

    pub(super) fn add_unreadable(&mut self, report: &PlanReport) {
        let errors = report.diagnostics.iter().filter(|one| one.severity == Severity::Error).count();
        self.plans.push(Summary::unreadable(report.path().to_owned(), errors));
    }

    /// Writes the first page and the list, and removes what an earlier run has left, where that is wished.
    pub(super) fn finish(
        self,
        folder: &Path,
        kind: &Kind,
        as_of: Option<Date>,
        earlier: &BTreeSet<String>,
        removes: bool,
    ) -> Result<()> {
        let index = SiteIndex::of(self.plans, as_of);
        let stale: Vec<&String> = earlier.difference(&self.files).collect();
        // Until stale files are gone they stay in the list, so that a run that ends early loses none.
        let all: Vec<String> = self.files.union(earlier).cloned().collect();
        let files: Vec<String> = if removes { self.files.iter().cloned().collect() } else { all.clone() };
        let first_page = render::site_index(&index, &*kind.templates.of(&index.language, USUAL_PLACE)?)?;
        write(folder, FIRST_PAGE, &first_page)?;
        if removes && !stale.is_empty() {
            write(folder, LIST, &render::site_index_json(&index, &all)?)?;
            remove(folder, stale)?;
        }
        write(folder, LIST, &render::site_index_json(&index, &files)?)
    }
}

/// Writes a file at the top of a site.
fn write(folder: &Path, name: &str, text: &str) -> Result<()> {
    let batch = Batch::inside(folder)?;
    batch.write(&folder.join(name), text.as_bytes())?;
    batch.finish().into_iter().next().map_or(Ok(()), Err)
}

/// Whether a path stays inside one of the folders of a site.
fn is_of_a_site(file: &str) -> bool {
    let path = Path::new(file);
    let mut parts = path.components();
    let first = parts.next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    first.is_some_and(|first| FOLDERS.contains(&first.as_str()))
        && parts.clone().count() > 0
        && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// Removes files of an earlier run, and folders in which nothing is left.
fn remove<'f>(folder: &Path, files: impl IntoIterator<Item = &'f String>) -> Result<()> {
    let top = folder.canonicalize().with_context(|| format!("cannot read `{}`", folder.display()))?;
    for file in files {
        let path = folder.join(file);
        // A folder that was made a link to another place since then is not ours.
        let is_inside = path
            .parent()
            .and_then(|parent| parent.canonicalize().ok())
            .is_some_and(|parent| parent.starts_with(&top));
        if is_inside {
            output::remove(&path)?;
        }
    }
    Ok(())
}
