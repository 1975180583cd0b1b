//! Plans that are changed together, because they share files.

use crate::cli::Outcome;
use crate::cli::bases::{BaseFiles, with_bases};
use crate::cli::change::{Changing, Member, Unchanged, Which, end};
use crate::cli::find::Candidate;
use crate::cli::input::{self, Input, STDIN_NAME};
use crate::cli::one_plan::{self, Unread};
use crate::cli::places::Places;
use crate::cli::terminal::Terminal;
use crate::engine::{self, ParsedPlan};
use crate::plan::Date;
use crate::source::{FileId, FilePaths, Sources};
use crate::syntax::Limits;
use crate::upkeep::defined_in;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A plan of the repository with the files that it is made of; it is not checked yet.
struct Found {
    path: PathBuf,
    sources: Sources,
}

impl Changing {
    /// The plan that is meant, with all plans of the repository that build on it, or on what it builds on.
    pub(in crate::cli) fn open_family(which: &Which, terminal: &mut Terminal) -> Result<Changing, Unchanged> {
        let mut changing = Changing::open(which, terminal)?;
        let mut places = Places::new();
        let folder = changing.source().absolute().parent().unwrap_or(Path::new("")).to_path_buf();
        let root = places.root(&folder);
        let (candidates, outcome) = one_plan::find(&[root], &mut places, terminal)?;
        if outcome != Outcome::Good {
            return Err(Unchanged::Ended(outcome));
        }
        let known = BaseFiles::default();
        let found = candidates.iter().filter_map(|candidate| found(candidate, &mut places, &known));
        let mut others: Vec<Found> = found.collect();
        let mut files: HashSet<PathBuf> = files_of(changing.first()).collect();
        let mut paths: Vec<PathBuf> = plans_of(changing.first(), &places).collect();
        // Whoever shares a file with one of them is one of them.
        let shares = |other: &Found, files: &HashSet<PathBuf>| {
            other.sources.iter().any(|(_, source)| files.contains(source.absolute()))
        };
        while let Some(next) = others.iter().position(|other| shares(other, &files)) {
            let next = others.swap_remove(next);
            files.extend(files_of(&next.sources));
            // What it builds on need not say that others do.
            paths.extend(plans_of(&next.sources, &places));
            paths.push(next.path);
        }
        paths.sort();
        let mut opened = HashSet::from([changing.source().absolute().to_path_buf()]);
        for path in paths.iter().filter(|path| opened.insert(places.absolute(path))) {
            let member = Member::read(path, which, &known).map_err(|unread| end(unread, terminal))?;
            if member.before.plan.is_none() {
                return Err(end(Unread::Mistakes(member.before.into_mistakes()), terminal));
            }
            changing.members.push(member);
        }
        Ok(changing)
    }

    /// The plans of the repository that name the one that is meant under `extends`, as they are seen from the working folder.
    pub(in crate::cli) fn building_on_it(&self, terminal: &Terminal) -> anyhow::Result<Vec<PathBuf>> {
        let mut places = Places::new();
        let base = self.source().absolute();
        let root = places.root(base.parent().unwrap_or(Path::new("")));
        let (candidates, _) = one_plan::find(&[root], &mut places, terminal)?;
        let known = BaseFiles::default();
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let base = real(base);
        let found = candidates.iter().filter_map(|candidate| found(candidate, &mut places, &known));
        let builds = |found: &Found| {
            let named = found.sources.named_by(FileId(0)).into_iter();
            named.filter_map(|file| found.sources.get(file)).any(|source| real(source.absolute()) == base)
        };
        let mut paths: Vec<PathBuf> = found.filter(builds).map(|found| found.path).collect();
        paths.sort();
        Ok(paths)
    }

    /// The plans in which something of a section is what it is in the one that is meant, as they are read; in the others
    /// something else has its id.
    pub(in crate::cli) fn plans_about(
        &self,
        (section, id): (&str, &str),
        today: Date,
    ) -> Vec<(&Sources, ParsedPlan<'_>)> {
        let mut homes: HashSet<&Path> = HashSet::new();
        let mut about = Vec::new();
        for (index, sources) in self.plans().enumerate() {
            let read = engine::read(sources, Limits::default(), Some(today));
            let own = defined_in(&read.trees, section, id).into_iter();
            let own: Vec<&Path> = own.filter_map(|file| Some(sources.get(file)?.absolute())).collect();
            if index == 0 || own.is_empty() || own.iter().any(|file| homes.contains(file)) {
                homes.extend(own);
                about.push((sources, read));
            }
        }
        about
    }
}

/// A plan that builds on others, or on which others build; `None` for what is none of these or cannot be read.
fn found(candidate: &Candidate, places: &mut Places, known: &BaseFiles) -> Option<Found> {
    let Input::Text(source) = input::read_candidate(candidate, STDIN_NAME, Limits::default()).ok()?? else {
        return None;
    };
    memchr::memmem::find(source.text().as_bytes(), b"extend")?;
    let path = candidate.path();
    let paths = FilePaths { from_top: places.name_from_top(path), absolute: places.absolute(path) };
    let sources = with_bases(source.at(&paths), Some(&paths), Limits::default(), known);
    Some(Found { path: from_here(path, places).to_path_buf(), sources })
}

/// The files that a plan is made of.
fn files_of(sources: &Sources) -> impl Iterator<Item = PathBuf> {
    sources.iter().map(|(_, source)| source.absolute().to_path_buf())
}

/// The plans among them, as they are seen from the working folder.
fn plans_of(sources: &Sources, places: &Places) -> impl Iterator<Item = PathBuf> {
    let plans = sources.iter().filter(|(file, _)| !sources.is_table(*file));
    plans.map(|(_, source)| from_here(source.absolute(), places).to_path_buf())
}

/// A path as it is seen from the working folder.
fn from_here<'p>(path: &'p Path, places: &Places) -> &'p Path {
    path.strip_prefix(places.working()).unwrap_or(path)
}
