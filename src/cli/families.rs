//! Plans and those that build on them: which ones a plan lists, and what is known of a plan on which many build.

use crate::cli::bases::{BaseFiles, pattern};
use crate::cli::configuration::{Configurations, Unusable};
use crate::cli::find::{Candidate, is_yaml, plans_below, without_dot};
use crate::cli::gather::{Gathered, PlanFile, Wishes, gather};
use crate::cli::input::{self, Input};
use crate::cli::opened;
use crate::cli::places::{Places, is_inside};
use crate::compose::{Header, MOST_PATTERNS};
use crate::engine::{CheckConfig, Inherited};
use crate::report::counted;
use crate::source::{FileId, FilePaths, Sources};
use crate::syntax::{self, Limits};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A plan with the files that it lists, as positions among those that are looked at.
#[derive(Debug)]
pub(super) struct Family {
    pub(super) base: usize,
    pub(super) listed: Vec<usize>,
    /// The positions of its patterns that fit no file.
    pub(super) without_files: Vec<usize>,
    /// Whether all that it lists are looked at.
    pub(super) is_whole: bool,
}

/// Whether a pattern that stands in a file fits another one.
pub(super) fn fits(base: &Path, written: &str, file: &Path) -> bool {
    file != base && pattern(base, written).is_some_and(|pattern| pattern.fit(file))
}

/// Finds the files behind some paths, with those that the plans list, where these are wanted, and which belong together.
pub(super) fn gather_families(
    paths: &[PathBuf],
    brings: bool,
    places: &mut Places,
    configurations: &mut Configurations,
) -> Result<(Gathered, Vec<Family>), Unusable> {
    let mut gathered = gather(paths, &Wishes::default(), places, configurations)?;
    let families = if brings { bring(&mut gathered, false, places, configurations)? } else { Vec::new() };
    Ok((gathered, families))
}

/// Adds the files that the plans list which are looked at, so that a change of a plan is tried on those that build on it.
pub(super) fn bring(
    gathered: &mut Gathered,
    leave_out: bool,
    places: &mut Places,
    configurations: &mut Configurations,
) -> Result<Vec<Family>, Unusable> {
    let mut families = Vec::new();
    let mut by_path: HashMap<PathBuf, usize> = HashMap::new();
    for (position, file) in gathered.files.iter().enumerate() {
        by_path.entry(real(&file.names.absolute)).or_insert(position);
    }
    let mut next = 0;
    // A plan that is brought may list more.
    while let Some(file) = gathered.files.get(next).cloned() {
        let base = next;
        next += 1;
        let Some(listed) = listed_by(&file, places) else { continue };
        for folder in listed.outside {
            gathered.remarks.push(format!("`{folder}` leads out of the repository: nothing in it was read."));
        }
        let mut family =
            Family { base, listed: Vec::new(), without_files: listed.without_files, is_whole: true };
        let mut n_left_out = 0;
        for (path, absolute) in listed.files {
            let position = match by_path.get(&absolute) {
                Some(known) => *known,
                None if leave_out => {
                    n_left_out += 1;
                    continue;
                }
                None => {
                    let folder = absolute.parent().unwrap_or(Path::new(""));
                    let configuration = configurations.of_folder(folder, places)?;
                    let names =
                        FilePaths { from_top: places.name_from_top(&absolute), absolute: absolute.clone() };
                    opened::add(&path);
                    let candidate = Candidate::Walked(path);
                    gathered.files.push(PlanFile {
                        is_brought: true,
                        ..PlanFile::new(candidate, names, configuration)
                    });
                    by_path.insert(absolute, gathered.files.len() - 1);
                    gathered.files.len() - 1
                }
            };
            family.listed.push(position);
        }
        if n_left_out > 0 {
            family.is_whole = false;
            let files = counted(n_left_out, "file that builds", "files that build");
            let name = file.candidate.path().display();
            gathered.remarks.push(format!("{files} on `{name}` left out (--no-stores)."));
        }
        families.push(family);
    }
    for family in &families {
        for position in family.listed.iter().chain([&family.base]) {
            if let Some(file) = gathered.files.get_mut(*position) {
                file.in_family = true;
            }
        }
    }
    Ok(families)
}

/// What a plan lists.
#[derive(Default)]
struct Listed {
    /// Its files: what readers call each, and where it is.
    files: Vec<(PathBuf, PathBuf)>,
    /// The positions of the patterns that fit none.
    without_files: Vec<usize>,
    /// The folders with files that are not in the repository.
    outside: BTreeSet<String>,
}

/// The files that a plan lists; `None` where it has no pattern for them.
fn listed_by(file: &PlanFile, places: &mut Places) -> Option<Listed> {
    let path = match &file.candidate {
        Candidate::Named(path) | Candidate::Walked(path) => path,
        Candidate::Stdin => return None,
    };
    let Ok(Input::Text(source)) = input::read(path, Limits::default()) else { return None };
    memchr::memmem::find(source.text().as_bytes(), b"extended_by")?;
    let parsed = syntax::parse(source.text(), FileId(0), Limits::default());
    let patterns = Header::of(&parsed.tree)?.extended_by;
    if patterns.is_empty() {
        return None;
    }
    let base = real(&file.names.absolute);
    let folder = base.parent().unwrap_or(Path::new(""));
    let shown = path.parent().unwrap_or(Path::new(""));
    let root = places.root(folder);
    let mut listed = Listed::default();
    let mut known: HashSet<PathBuf> = HashSet::from([base.clone()]);
    listed.without_files.extend((patterns.len() > MOST_PATTERNS).then_some(MOST_PATTERNS));
    for (position, written) in patterns.iter().enumerate().take(MOST_PATTERNS) {
        let start = start_of(written.value);
        let start_here = folder.join(&start);
        let mut fits_some = false;
        if start_here.exists() && !is_inside(&real(&start_here), &root) {
            listed.outside.insert(without_dot(&shown.join(start)).display().to_string());
        } else if start_here.exists()
            && let Some(pattern) = pattern(&base, written.value)
        {
            let found = match one_file(written.value) {
                Some(name) => Vec::from_iter(
                    Some(folder.join(name)).filter(|file| file.is_file() && !file.is_symlink()),
                ),
                None => plans_below(&start_here),
            };
            for found in found.into_iter().filter(|found| is_yaml(found) && pattern.fit(found)) {
                fits_some = true;
                if known.insert(found.clone()) {
                    let below = found.strip_prefix(folder).unwrap_or(&found);
                    listed.files.push((without_dot(&shown.join(below)), found));
                }
            }
        }
        listed.without_files.extend((!fits_some).then_some(position));
    }
    listed.files.sort();
    Some(listed)
}

/// The file that a pattern names, where it is a path.
fn one_file(pattern: &str) -> Option<&str> {
    let path = pattern.trim_start_matches("./");
    let is_path = path.contains('/') && !path.starts_with('/') && !path.ends_with('/');
    (is_path && !path.contains(['*', '?', '[', '{', '!', '\\', ' '])).then_some(path)
}

/// The folder in which everything lies that a pattern may fit.
fn start_of(pattern: &str) -> PathBuf {
    let parts = pattern.trim_start_matches("./").split('/');
    let mut folders: Vec<&str> =
        parts.take_while(|part| !part.contains(['*', '?', '[', '{', '!']) && *part != "..").collect();
    if !pattern.contains('/') {
        folders.clear();
    }
    // The last part is a file.
    if folders.len() == pattern.trim_start_matches("./").split('/').count() {
        folders.pop();
    }
    folders.iter().collect()
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// What is found in the plans on which others build, worked out once for all of them.
#[derive(Debug, Default)]
pub(super) struct Bases {
    /// By the position of the settings and the file; whoever asks first works it out.
    known: Mutex<HashMap<(usize, PathBuf), Known>>,
    /// Their files.
    pub(super) files: BaseFiles,
}

type Known = Arc<OnceLock<Arc<Inherited>>>;

impl Bases {
    /// What is found in each of the plans on which the first of some files builds.
    pub(super) fn of(
        &self,
        sources: &Sources,
        configuration: usize,
        config: &CheckConfig,
    ) -> Vec<Arc<Inherited>> {
        let of_one = |seen: Sources| {
            let key = (configuration, seen.first().absolute().to_path_buf());
            let known =
                Arc::clone(self.known.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default());
            Arc::clone(known.get_or_init(|| Inherited::of(&seen, config)))
        };
        Inherited::bases(sources).map(of_one).collect()
    }
}
