//! The files that a plan is made of: found by the paths that stand in it, and never outside its repository.

use crate::cli::input::{self, Input};
use crate::cli::linked::{beside, clip, refusal};
use crate::cli::places::{Places, is_inside};
use crate::cli::table_files::{self, TableFiles};
use crate::compose::{Header, MOST_FILES};
use crate::config::Patterns;
use crate::source::{FileId, FilePaths, Refusal, Source, Sources};
use crate::syntax::{self, Limits};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The files on which plans build, each read once for all that build on it.
#[derive(Debug, Default)]
pub(super) struct BaseFiles {
    /// By where each really is, and what readers call it.
    read: Mutex<HashMap<(PathBuf, String), PlanText>>,
    tables: TableFiles,
}

/// A file, and what it says of the plans around it.
#[derive(Clone, Debug)]
struct PlanText {
    source: Arc<Source>,
    extends: Vec<String>,
    /// The paths of its tables.
    tables: Vec<String>,
    /// The paths of its guides.
    guides: Vec<String>,
    /// The patterns of those that build on it.
    extended_by: Arc<[Patterns]>,
}

impl PlanText {
    fn of(source: Arc<Source>, path: &Path, limits: Limits) -> PlanText {
        let (mut extends, tables, guides, extended_by) = {
            let parsed = syntax::parse(source.text(), FileId(0), limits);
            let header = Header::of(&parsed.tree).unwrap_or_default();
            let patterns = header.extended_by.iter();
            let patterns = patterns.filter_map(|written| pattern(path, written.value));
            let extends = header.extends.iter().map(|base| base.value.to_owned());
            let tables = header.tables.iter().map(|(_, path)| path.value.to_owned());
            let guides = header.guides.iter().map(|path| path.value.to_owned());
            (extends.collect::<Vec<String>>(), tables.collect(), guides.collect(), patterns.collect())
        };
        extends.dedup();
        PlanText { source, extends, tables, guides, extended_by }
    }
}

/// A plan that was read, with the files that it builds on.
pub(super) fn with_bases(
    source: Source,
    paths: Option<&FilePaths>,
    limits: Limits,
    known: &BaseFiles,
) -> Sources {
    // Most plans build on none and have no table, and are not read twice.
    if !Header::may_name_files(source.text()) {
        return Sources::of(source);
    }
    let places = Places::new();
    let written =
        paths.map_or_else(|| places.absolute(Path::new(source.name())), |paths| paths.absolute.clone());
    let mut reading = Reading { places, sources: Sources::default(), read: Vec::new(), limits, known };
    let path = real(&written);
    let text = PlanText::of(Arc::new(source), &path, limits);
    reading.add(path, text);
    let mut next = 0;
    while let Some((path, text)) = reading.read.get(next).cloned() {
        let file = FileId(u16::try_from(next).unwrap_or(u16::MAX));
        for written in text.extends.into_iter().take(MOST_FILES) {
            let to = reading.base(text.source.name(), &path, &written);
            reading.sources.link(file, written, to);
        }
        next += 1;
    }
    if let Some(by) = reading.unlisted_by() {
        reading.sources.leave_unlisted(by);
    }
    for (number, (path, text)) in reading.read.into_iter().enumerate() {
        let file = FileId(u16::try_from(number).unwrap_or(u16::MAX));
        for written in text.tables {
            let to = known.tables.read(&mut reading.places, text.source.name(), &path, &written);
            let to = to.map(|table| reading.sources.push(table));
            reading.sources.link_table(file, written, to);
        }
        for written in text.guides {
            let there = table_files::guide(&path, &written);
            reading.sources.link_guide(file, written, there);
        }
    }
    reading.sources
}

/// A pattern that stands in a file; `None` where it is none.
pub(super) fn pattern(base: &Path, pattern: &str) -> Option<Patterns> {
    Patterns::new(base.parent().unwrap_or(Path::new("")), [pattern]).ok()
}

struct Reading<'k> {
    places: Places,
    sources: Sources,
    /// Each file with where it really is, links followed.
    read: Vec<(PathBuf, PlanText)>,
    limits: Limits,
    known: &'k BaseFiles,
}

impl Reading<'_> {
    fn add(&mut self, path: PathBuf, text: PlanText) -> FileId {
        let file = self.sources.push(Arc::clone(&text.source));
        self.read.push((path, text));
        file
    }

    /// A file that lists those that build on it, where none of those lists the first one.
    fn unlisted_by(&self) -> Option<FileId> {
        let (named, _) = self.read.first()?;
        let mut unlisted_by = None;
        for ((file, _), (_, text)) in self.sources.iter().zip(&self.read).skip(1) {
            if text.extended_by.iter().any(|pattern| pattern.fit(named)) {
                return None;
            }
            if !text.extended_by.is_empty() {
                unlisted_by = unlisted_by.or(Some(file));
            }
        }
        unlisted_by
    }

    /// A file as it was read for another plan, or as it is read now; `None` where it is too large.
    fn text(&mut self, path: &Path, name: String) -> anyhow::Result<Option<PlanText>> {
        let known = self.known;
        let all = || known.read.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (path.to_path_buf(), name);
        if let Some(text) = all().get(&key) {
            return Ok(Some(text.clone()));
        }
        let Input::Text(source) = input::read(path, self.limits)? else { return Ok(None) };
        let paths = FilePaths { from_top: self.places.name_from_top(path), absolute: path.to_path_buf() };
        let source = source.called(&*key.1).at(&paths);
        let text = PlanText::of(Arc::new(source), path, self.limits);
        Ok(Some(all().entry(key).or_insert(text).clone()))
    }

    /// The file behind a path that stands in another one.
    fn base(&mut self, name: &str, path: &Path, written: &str) -> Result<FileId, Refusal> {
        refuse_unusual(written)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let root = self.places.root(folder);
        let found = self.places.absolute(&folder.join(written));
        let outside = || {
            refusal(
                format!("`{written}` is outside the repository"),
                "build on a plan of the same repository; what lies in another one can be added to it as a submodule",
            )
        };
        if !found.starts_with(&root) {
            return Err(outside());
        }
        let real = match found.canonicalize() {
            Ok(real) if is_inside(&real, &root) => real,
            Ok(_) => return Err(outside()),
            Err(_) => return Err(self.missing(written, &found, &root)),
        };
        if let Some(position) = self.read.iter().position(|(read, _)| *read == real) {
            return Ok(FileId(u16::try_from(position).unwrap_or(u16::MAX)));
        }
        if self.read.len() >= MOST_FILES {
            return Err(refusal(
                format!("the plan builds on more than {} files, and `{written}` is one more", MOST_FILES - 1),
                "let it build on fewer: put layers together",
            ));
        }
        if real.is_dir() {
            return Err(refusal(format!("`{written}` is a folder"), "name the file of a plan"));
        }
        match self.text(&real, beside(name, written)) {
            Ok(Some(text)) => Ok(self.add(real, text)),
            Ok(None) => Err(refusal(
                format!("`{written}` is too large"),
                "a plan is text of some hundred kilobytes at most; is this the right file?",
            )),
            Err(error) => {
                // The path of this machine is nobody's business.
                let why = error.root_cause().to_string().replace(&format!("`{}` ", real.display()), "");
                Err(refusal(format!("`{written}` cannot be read: {why}"), "fix that file"))
            }
        }
    }

    /// Why there is no file.
    fn missing(&self, written: &str, found: &Path, root: &Path) -> Refusal {
        let message = format!("there is no file `{written}`");
        let there = found.ancestors().skip(1).find(|folder| folder.is_dir());
        let is_empty = |folder: &Path| self.places.is_empty(folder);
        if there.is_some_and(|folder| folder != root && is_empty(folder))
            && root.join(".gitmodules").is_file()
        {
            return refusal(
                message,
                "its folder is a submodule that is not there yet: git submodule update --init",
            );
        }
        refusal(message, "write the path from the folder of this file, such as ../group.yaml")
    }
}

/// Refuses what is no path from the folder of a file to a plan.
pub(super) fn refuse_unusual(written: &str) -> Result<(), Refusal> {
    let is_drive = written.as_bytes().get(1) == Some(&b':');
    if written.is_empty() {
        return Err(refusal(
            "`extends` names no file".to_owned(),
            "write the path of a plan, or remove the line",
        ));
    }
    let (what, help) = if written.contains("://") {
        ("is an address", "plans are read from files alone: add it to the repository, and name its path")
    } else if written.starts_with('~') || written.contains('$') {
        ("is for a shell", "write the path from the folder of this file, such as ../group.yaml")
    } else if written.contains('\\') {
        ("has `\\` between folders", "write `/`, which every system understands")
    } else if written.starts_with('/') || is_drive {
        ("is not a path from this file", "write the path from the folder of this file, such as ../group.yaml")
    } else if ![".yaml", ".yml"].iter().any(|end| written.ends_with(end)) {
        ("does not end with .yaml or .yml", "name the file of a plan")
    } else {
        return Ok(());
    };
    Err(refusal(format!("`{}` {what}", clip(written)), help))
}

/// Where a file really is; where there is none, such as that of standard input, where it would be.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}
