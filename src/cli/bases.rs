//! The files that a plan builds on: found by the paths that stand in it, and never outside its repository.

use crate::cli::families;
use crate::cli::input::{self, Input};
use crate::cli::places::{Places, is_inside};
use crate::compose::Header;
use crate::source::{FileId, FilePaths, Refusal, Source, Sources};
use crate::syntax::{self, Limits};
use std::path::{Component, Path, PathBuf};

/// How many files a plan may be made of.
const MOST: usize = 64;

/// A plan that was read, with the files that it builds on.
pub(super) fn with_bases(source: Source, paths: Option<&FilePaths>, limits: Limits) -> Sources {
    // Most plans build on none, and are not read twice.
    if memchr::memmem::find(source.text().as_bytes(), b"extends").is_none() {
        return Sources::of(source);
    }
    let mut reading =
        Reading { places: Places::new(), sources: Sources::default(), read: Vec::new(), limits };
    let written = paths
        .map_or_else(|| reading.places.absolute(Path::new(source.name())), |paths| paths.absolute.clone());
    reading.read.push(real(&written));
    reading.sources.push(source);
    let mut next = 0;
    while let Some(path) = reading.read.get(next).cloned() {
        reading.follow(FileId(u16::try_from(next).unwrap_or(u16::MAX)), &path);
        next += 1;
    }
    if let Some(by) = reading.unlisted_by() {
        reading.sources.leave_unlisted(by);
    }
    reading.sources
}

struct Reading {
    places: Places,
    sources: Sources,
    /// Where each file really is, links followed.
    read: Vec<PathBuf>,
    limits: Limits,
}

impl Reading {
    /// Reads what a file names.
    fn follow(&mut self, file: FileId, path: &Path) {
        let Some(source) = self.sources.get(file) else { return };
        let parsed = syntax::parse(source.text(), file, self.limits);
        let header = Header::of(&parsed.tree).unwrap_or_default();
        let mut written: Vec<String> = header.extends.iter().map(|base| base.value.to_owned()).collect();
        written.dedup();
        let name = source.name().to_owned();
        for written in written {
            let to = self.base(&name, path, &written);
            self.sources.link(file, written, to);
        }
    }

    /// A file that lists those that build on it, where none of those lists the first one.
    fn unlisted_by(&self) -> Option<FileId> {
        let named = self.read.first()?;
        let mut unlisted_by = None;
        for ((file, source), path) in self.sources.iter().zip(&self.read).skip(1) {
            let parsed = syntax::parse(source.text(), file, self.limits);
            let patterns = Header::of(&parsed.tree).unwrap_or_default().extended_by;
            if patterns.iter().any(|pattern| families::fits(path, pattern.value, named)) {
                return None;
            }
            if !patterns.is_empty() {
                unlisted_by = unlisted_by.or(Some(file));
            }
        }
        unlisted_by
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
        if let Some(position) = self.read.iter().position(|read| *read == real) {
            return Ok(FileId(u16::try_from(position).unwrap_or(u16::MAX)));
        }
        if self.read.len() >= MOST {
            return Err(refusal(
                format!("the plan builds on more than {} files, and `{written}` is one more", MOST - 1),
                "let it build on fewer: put layers together",
            ));
        }
        if real.is_dir() {
            return Err(refusal(format!("`{written}` is a folder"), "name the file of a plan"));
        }
        match input::read(&real, self.limits) {
            Ok(Input::Text(source)) => {
                let paths = FilePaths { from_top: self.places.name_from_top(&real), absolute: real.clone() };
                let source = source.called(beside(name, written)).at(&paths);
                self.read.push(real);
                Ok(self.sources.push(source))
            }
            Ok(Input::TooLarge { .. }) => Err(refusal(
                format!("`{written}` is too large"),
                "a plan is text of some hundred kilobytes at most; is this the right file?",
            )),
            Err(error) => {
                // The path of this machine is nobody's business.
                let why = error.root_cause().to_string().replace(&format!("`{}` ", real.display()), "");
                Err(refusal(format!("`{written}` cannot be read: {why}"), "mend that file"))
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
fn refuse_unusual(written: &str) -> Result<(), Refusal> {
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

fn refusal(message: String, help: &str) -> Refusal {
    Refusal { message, help: help.to_owned() }
}

/// The beginning of what somebody wrote, on one line.
fn clip(written: &str) -> String {
    written.chars().take(100).map(|one| if one.is_control() { ' ' } else { one }).collect()
}

/// What readers call a file that another one names: the path from where that is named.
fn beside(name: &str, written: &str) -> String {
    let mut path = PathBuf::new();
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    for part in folder.join(written).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(path.components().next_back(), Some(Component::Normal(_))) => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// Where a file really is; where there is none, such as that of standard input, where it would be.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}
