//! The two sides that are compared: what is named on the command line, read.

use crate::changes::Sides;
use crate::cli::Outcome;
use crate::cli::bases::{BaseFiles, with_bases};
use crate::cli::configuration::{Configurations, SettingsFrom};
use crate::cli::diff::Names;
use crate::cli::diff::revision::{Revision, inside};
use crate::cli::diff::settings::SettingsHere;
use crate::cli::find::{Candidate, is_folder};
use crate::cli::git::Repository;
use crate::cli::input::{self, Input, STDIN_NAME};
use crate::cli::one_plan::{self, Unread};
use crate::cli::places::Places;
use crate::cli::recognize::{Seems, bytes_seem};
use crate::cli::terminal::Terminal;
use crate::source::Sources;
use crate::syntax::Limits;
use anyhow::{Context, Result, bail};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Both sides.
pub(super) struct Both {
    pub(super) texts: Sides<Vec<Text>>,
    pub(super) names: Names,
    /// Whether each is one file that was named: then they are compared whatever they are called.
    pub(super) are_two_files: bool,
    pub(super) outcome: Outcome,
    /// What is wrong with settings that cannot be used.
    pub(super) unusable: Option<Unread>,
}

/// A plan with those that it builds on, as they are written.
pub(in crate::cli) struct Text {
    /// Its path in the folder that was named.
    pub(in crate::cli) path: String,
    pub(in crate::cli) sources: Sources,
    /// The files of its settings, the farthest first; nothing where there are none.
    pub(in crate::cli) settings: Option<Arc<Sources>>,
}

impl Text {
    /// A plan of a commit with those on which it builds and with its settings; `known_as` is its path in the folder that was named.
    fn at(revision: &mut Revision, path: &str, known_as: String) -> Result<Text> {
        let settings = revision.settings_of(Path::new(path).parent().unwrap_or(Path::new("")))?;
        Ok(Text { path: known_as, sources: revision.sources(path)?, settings })
    }
}

/// A side as it is named.
enum Named {
    File(PathBuf),
    Folder(PathBuf),
    Revision { name: String, path: String },
}

/// Reads what two arguments name.
pub(super) fn between(old: &Path, new: &Path, places: &mut Places, terminal: &Terminal) -> Result<Both> {
    if old.as_os_str() == "-" && new.as_os_str() == "-" {
        bail!("standard input can be one side only; name a file for the other one");
    }
    let (was, is) = (named(old)?, named(new)?);
    let mut outcome = Outcome::Good;
    let mut settings = SettingsHere::new();
    let (old_texts, old_is_file) = read(&was, &is, places, &mut settings, terminal, &mut outcome)?;
    let (new_texts, new_is_file) = read(&is, &was, places, &mut settings, terminal, &mut outcome)?;
    Ok(Both {
        texts: Sides { old: old_texts, new: new_texts },
        names: Sides { old: old.display().to_string(), new: new.display().to_string() },
        are_two_files: old_is_file && new_is_file,
        outcome,
        unusable: settings.unusable,
    })
}

/// What an argument names: a file or folder where there is one, else something in a revision.
fn named(argument: &Path) -> Result<Named> {
    if argument.as_os_str() == "-" {
        return Ok(Named::File(argument.to_path_buf()));
    }
    let missing = match is_folder(argument) {
        Ok(true) => return Ok(Named::Folder(argument.to_path_buf())),
        Ok(false) => return Ok(Named::File(argument.to_path_buf())),
        Err(error) => error,
    };
    let text = argument.to_str().filter(|text| !argument.is_absolute() && !text.starts_with(':'));
    match text.and_then(|text| text.split_once(':')) {
        Some((name, path)) => Ok(Named::Revision { name: name.to_owned(), path: path.to_owned() }),
        None => bail!(
            "{missing}; if it is a revision, write `{0}:` for all of its plans, `{0}:PATH` for one, or --base {0}",
            argument.display()
        ),
    }
}

/// The plans of a side, and whether it is one file.
fn read(
    side: &Named,
    other: &Named,
    places: &mut Places,
    settings: &mut SettingsHere,
    terminal: &Terminal,
    outcome: &mut Outcome,
) -> Result<(Vec<Text>, bool)> {
    match side {
        Named::File(path) => {
            let candidate =
                if path.as_os_str() == "-" { Candidate::Stdin } else { Candidate::Named(path.clone()) };
            let bases = BaseFiles::default();
            let sources = on_disk(&candidate, &bases)?.context("it is no plan")?;
            let settings = match candidate {
                Candidate::Stdin => None,
                _ => settings.of(&places.absolute(path), places),
            };
            Ok((vec![Text { path: path.display().to_string(), sources, settings }], true))
        }
        Named::Folder(folder) => {
            let (found, found_all) = one_plan::find(std::slice::from_ref(folder), places, terminal)?;
            *outcome = (*outcome).max(found_all);
            let top = places.absolute(folder);
            let bases = BaseFiles::default();
            let mut texts = Vec::new();
            for candidate in found {
                let absolute = places.absolute(candidate.path());
                let path = absolute.strip_prefix(&top).unwrap_or(&absolute).to_string_lossy().into_owned();
                if let Some(sources) = on_disk(&candidate, &bases)? {
                    let settings = settings.of(&absolute, places);
                    texts.push(Text {
                        path: path.replace(std::path::MAIN_SEPARATOR, "/"),
                        sources,
                        settings,
                    });
                }
            }
            Ok((texts, false))
        }
        Named::Revision { name, path } => {
            let repository = repository(places)?;
            let commit = repository.commit(name)?;
            let mut revision = Revision::of(&repository, name, &commit)?;
            let from_top = |path: &Path| inside(path).context("the path leads out of the repository");
            let here = places.working().strip_prefix(repository.top()).unwrap_or(Path::new("")).to_path_buf();
            let mut wanted = match path.strip_prefix("./") {
                Some(path) => from_top(&here.join(path))?,
                None => from_top(Path::new(path))?,
            };
            if !revision.has(&wanted) && !revision.has_folder(&wanted) {
                wanted = from_top(&here.join(path))?;
            }
            // Of a whole revision what is compared with a folder is the same folder.
            if let (true, Named::Folder(folder)) = (path.is_empty(), other) {
                let folder = places.absolute(folder);
                if let Ok(below) = folder.strip_prefix(repository.top()) {
                    wanted = from_top(below)?;
                }
            }
            if revision.has(&wanted) {
                return Ok((vec![Text::at(&mut revision, &wanted, wanted.clone())?], true));
            }
            if revision.has_link(&wanted) {
                bail!(
                    "`{name}:{path}` is a link, and links of a revision are not followed; name the file that it leads to"
                );
            }
            if !wanted.is_empty() && !revision.has_folder(&wanted) {
                bail!("there is no file or folder `{path}` in `{name}`");
            }
            let mut texts = Vec::new();
            for path in revision.plans_below(&wanted, &|_| true)? {
                let below = path.strip_prefix(&wanted).unwrap_or(&path).trim_start_matches('/').to_owned();
                texts.push(Text::at(&mut revision, &path, below)?);
            }
            Ok((texts, false))
        }
    }
}

/// A plan of the working folder with those that it builds on; `None` where a file does not say that it is one.
pub(super) fn on_disk(candidate: &Candidate, bases: &BaseFiles) -> Result<Option<Sources>> {
    match input::read_candidate(candidate, STDIN_NAME, Limits::default())? {
        None => Ok(None),
        Some(Input::Text(source)) => Ok(Some(with_bases(source, None, Limits::default(), bases))),
        Some(Input::TooLarge { name, .. }) => {
            bail!("`{name}` is too large; a plan is text of some hundred kilobytes at most")
        }
    }
}

/// The repository of the working folder.
pub(in crate::cli) fn repository(places: &mut Places) -> Result<Repository> {
    let working = places.working().to_path_buf();
    let top = places.top(&working);
    let top =
        top.context("this folder is in no repository of git, so there are no revisions; compare two files")?;
    Ok(Repository::at(&top))
}

/// Reads the plans of the working folder, and those where it left a revision.
pub(super) fn since(base: &str, paths: &[PathBuf], places: &mut Places, terminal: &Terminal) -> Result<Both> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here[..] } else { paths };
    let repository = repository(places)?;
    let commit = repository.merge_base(base)?;
    let mut revision = Revision::of(&repository, base, &commit)?;
    let (found, outcome) = one_plan::find(paths, places, terminal)?;
    let bases = BaseFiles::default();
    let mut settings = SettingsHere::new();
    let mut texts: Sides<Vec<Text>> = Sides::default();
    let mut known: HashSet<String> = HashSet::new();
    for candidate in found {
        let path = places.name_from_top(candidate.path());
        let Some(sources) = on_disk(&candidate, &bases)? else { continue };
        if revision.has(&path) {
            texts.old.push(Text::at(&mut revision, &path, path.clone())?);
        }
        known.insert(path.clone());
        let settings = settings.of(&places.absolute(candidate.path()), places);
        texts.new.push(Text { path, sources, settings });
    }
    for path in gone(paths, &known, &repository, &mut revision, places)? {
        texts.old.push(Text::at(&mut revision, &path, path.clone())?);
    }
    let names = Sides { old: base.to_owned(), new: "the working folder".to_owned() };
    Ok(Both { texts, names, are_two_files: false, outcome, unusable: settings.unusable })
}

/// The plans of a revision that are no plans any more; what the settings leave out is not missed.
fn gone(
    paths: &[PathBuf],
    known: &HashSet<String>,
    repository: &Repository,
    revision: &mut Revision,
    places: &mut Places,
) -> Result<Vec<String>> {
    let mut configurations = Configurations::new(SettingsFrom::Nearest);
    let mut gone: Vec<String> = Vec::new();
    for folder in paths.iter().filter(|path| is_folder(path).unwrap_or(false)) {
        let folder = places.absolute(folder);
        let Ok(below) = folder.strip_prefix(repository.top()) else {
            bail!("`{}` is outside the repository", folder.display());
        };
        let below = inside(below).unwrap_or_default();
        let is_no_plan = |path: &str| {
            let file = repository.top().join(path);
            let bytes = input::read_bytes(&file, Limits::default().bytes);
            bytes.map_or_else(|_| !file.exists(), |bytes| bytes_seem(&bytes) != Seems::Plan)
        };
        let is_wanted = |path: &str| !known.contains(path) && is_no_plan(path);
        for path in revision.plans_below(&below, &is_wanted)? {
            let absolute = repository.top().join(&path);
            let is_left_out = configurations.excluding(&absolute, &folder, places).is_some();
            if !is_left_out && !gone.contains(&path) {
                gone.push(path);
            }
        }
    }
    Ok(gone)
}
