//! Plans as a commit has them, with those that they build on in the same commit.

use crate::cli::bases::refuse_unusual;
use crate::cli::configuration::folder_of;
use crate::cli::find::is_yaml;
use crate::cli::git::{CommitTree, Objects, Repository};
use crate::cli::linked::refusal;
use crate::cli::recognize::{Seems, bytes_seem};
use crate::compose::{Header, MOST_FILES};
use crate::config::{FILE_NAMES, extended_by};
use crate::source::{FileId, FilePaths, Refusal, Source, Sources};
use crate::syntax::{self, Limits};
use anyhow::{Result, bail};
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The files of a commit.
#[derive(Debug)]
pub(in crate::cli) struct Revision {
    /// As it was named.
    name: String,
    tree: CommitTree,
    objects: Objects,
    /// Files that were read.
    read: HashMap<String, Arc<Source>>,
    /// The settings that were read, by the nearest of their files.
    settings: HashMap<String, Arc<Sources>>,
}

impl Revision {
    pub(in crate::cli) fn of(repository: &Repository, name: &str, commit: &str) -> Result<Revision> {
        let (tree, objects) = (repository.tree(commit)?, repository.reader()?);
        Ok(Revision { name: name.to_owned(), tree, objects, read: HashMap::new(), settings: HashMap::new() })
    }

    pub(in crate::cli) fn has(&self, path: &str) -> bool {
        self.tree.has(path)
    }

    /// Whether there is something below a folder; the top is an empty path.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.tree.paths().any(|path| is_below(path, folder))
    }

    pub(super) fn has_link(&self, path: &str) -> bool {
        self.tree.has_link(path)
    }

    /// The files below a folder that say that they are plans, of those that are wanted.
    pub(super) fn plans_below(
        &mut self,
        folder: &str,
        is_wanted: &dyn Fn(&str) -> bool,
    ) -> Result<Vec<String>> {
        let wanted = self.tree.paths().filter(|path| {
            let is_hidden = path.split('/').any(|part| part.starts_with('.') || part == "node_modules");
            is_below(path, folder) && is_yaml(Path::new(path)) && !is_hidden && is_wanted(path)
        });
        let wanted: Vec<String> = wanted.map(str::to_owned).collect();
        let mut plans = Vec::new();
        for path in wanted {
            let limit = Limits::default().bytes;
            if let Some(bytes) = self.tree.read(&path, limit, &mut self.objects)?
                && bytes_seem(&bytes) == Seems::Plan
            {
                plans.push(path);
            }
        }
        Ok(plans)
    }

    /// The files of the settings of a folder, the farthest first; nothing where there are none.
    pub(super) fn settings_of(&mut self, folder: &Path) -> Result<Option<Arc<Sources>>> {
        let of_folder = |folder: &Path| FILE_NAMES.map(|name| inside(&folder.join(name)));
        let nearest = folder.ancestors().flat_map(of_folder).flatten().find(|path| self.has(path));
        let Some(nearest) = nearest else { return Ok(None) };
        if let Some(known) = self.settings.get(&nearest) {
            return Ok(Some(Arc::clone(known)));
        }
        let mut next = Some(nearest.clone());
        let mut chain: Vec<String> = Vec::new();
        let mut sources: Vec<Arc<Source>> = Vec::new();
        while let Some(path) = next.take().filter(|path| self.has(path) && !chain.contains(path)) {
            let source = self.source(&path)?;
            next = extended_by(source.text())
                .and_then(|extend| inside(&folder_of(Path::new(&path)).join(extend)));
            chain.push(path);
            sources.push(source);
        }
        let mut settings = Sources::default();
        for source in sources.into_iter().rev() {
            settings.push(source);
        }
        let settings = Arc::new(settings);
        self.settings.insert(nearest, Arc::clone(&settings));
        Ok(Some(settings))
    }

    /// A plan with those on which it builds.
    pub(in crate::cli) fn sources(&mut self, path: &str) -> Result<Sources> {
        let first = self.source(path)?;
        let mut sources = Sources::default();
        let mut paths = vec![path.to_owned()];
        let mut next = vec![first];
        let mut at = 0;
        let mut with_tables: Vec<(FileId, String, String)> = Vec::new();
        while let Some(source) = next.get(at).cloned() {
            let Named { extends, tables } = Named::by(&source);
            let file = sources.push(source);
            let from = paths.get(at).cloned().unwrap_or_default();
            for written in extends {
                let to = self.base(&from, &written, &mut paths, &mut next);
                sources.link(file, written, to);
            }
            with_tables.extend(tables.into_iter().map(|written| (file, from.clone(), written)));
            at += 1;
        }
        // Tables stand behind all plans.
        for (file, from, written) in with_tables {
            let to = self.table(&from, &written).map(|table| sources.push(table));
            sources.link_table(file, written, to);
        }
        Ok(sources)
    }

    /// The file that another one builds on.
    fn base(
        &mut self,
        from: &str,
        written: &str,
        paths: &mut Vec<String>,
        sources: &mut Vec<Arc<Source>>,
    ) -> Result<FileId, Refusal> {
        refuse_unusual(written)?;
        let folder = Path::new(from).parent().unwrap_or(Path::new(""));
        let Some(path) = inside(&folder.join(written)) else {
            return Err(refusal(
                format!("`{written}` is outside the repository"),
                "build on a plan of the same repository",
            ));
        };
        let number = |index: usize| FileId(u16::try_from(index).unwrap_or(u16::MAX));
        if let Some(known) = paths.iter().position(|known| *known == path) {
            return Ok(number(known));
        }
        if paths.len() >= MOST_FILES {
            return Err(refusal(
                format!("the plan builds on more than {} files, and `{written}` is one more", MOST_FILES - 1),
                "let it build on fewer: put layers together",
            ));
        }
        if !self.tree.has(&path) {
            return Err(refusal(
                format!("there is no file `{written}`"),
                "write the path from the folder of this file, such as ../group.yaml",
            ));
        }
        let source = self.source(&path).map_err(|error| {
            refusal(format!("`{written}` cannot be read: {:#}", error.root_cause()), "fix that file")
        })?;
        paths.push(path);
        sources.push(source);
        Ok(number(paths.len() - 1))
    }

    /// The table of a plan: beside it, or in a folder below.
    fn table(&mut self, from: &str, written: &str) -> Result<Arc<Source>, Refusal> {
        const HELP: &str = "put the file beside the plan or into a folder below, and write its path from there, such as figures.csv";
        let is_below = Path::new(written)
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if !is_below || written.contains(['\\', ':']) || !written.to_lowercase().ends_with(".csv") {
            return Err(refusal(
                format!("`{written}` does not lead to a table beside the plan or below it"),
                HELP,
            ));
        }
        let path = inside(&Path::new(from).parent().unwrap_or(Path::new("")).join(written));
        match path.filter(|path| self.tree.has(path)) {
            Some(path) => self.source(&path).map_err(|error| {
                refusal(
                    format!("`{written}` cannot be read: {:#}", error.root_cause()),
                    "save it as CSV in UTF-8",
                )
            }),
            None => Err(refusal(format!("there is no file `{written}`"), HELP)),
        }
    }

    fn source(&mut self, path: &str) -> Result<Arc<Source>> {
        if let Some(source) = self.read.get(path) {
            return Ok(Arc::clone(source));
        }
        let name = format!("{}:{path}", self.name);
        let Some(bytes) = self.tree.read(path, Limits::default().bytes, &mut self.objects)? else {
            bail!("`{name}` holds more than 8 MiB");
        };
        let Ok(text) = String::from_utf8(bytes) else {
            bail!("`{name}`: there is a character that is not UTF-8; save the file as UTF-8");
        };
        let paths = FilePaths { from_top: path.to_owned(), absolute: PathBuf::from(path) };
        let source = Arc::new(Source::new(name, text).at(&paths));
        self.read.insert(path.to_owned(), Arc::clone(&source));
        Ok(source)
    }
}

fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The paths of other files that stand in a plan.
#[derive(Default)]
struct Named {
    extends: Vec<String>,
    tables: Vec<String>,
}

impl Named {
    fn by(source: &Source) -> Named {
        if !Header::may_name_files(source.text()) {
            return Named::default();
        }
        let parsed = syntax::parse(source.text(), FileId(0), Limits::default());
        let header = Header::of(&parsed.tree).unwrap_or_default();
        let mut extends: Vec<String> = header.extends.iter().map(|base| base.value.to_owned()).collect();
        extends.dedup();
        Named { extends, tables: header.tables.iter().map(|(_, path)| path.value.to_owned()).collect() }
    }
}

/// A path from the top without `.` and `..`; `None` where it leads out of the repository.
pub(super) fn inside(path: &Path) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::Prefix(_) | Component::RootDir => return None,
        }
    }
    Some(parts.join("/"))
}
