//! Plans with their cases.

use crate::cli::Outcome;
use crate::cli::find::{Candidate, candidates, is_tests};
use crate::cli::input::{self, Input};
use crate::cli::one_plan::{self, Unread};
use crate::cli::places::{Places, is_inside};
use crate::cli::store_plan::StorePlans;
use crate::cli::terminal::{Terminal, complain};
use crate::engine;
use crate::plan::{Plan, TestCase};
use crate::source::{FilePaths, Source};
use crate::syntax::Limits;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A plan that is wanted, and the files that hold cases about it.
pub(super) struct Wanted {
    candidate: Candidate,
    /// Whether its own cases are wanted too.
    with_own: bool,
    files: Vec<CaseFile>,
}

/// A plan with the cases about it.
pub(super) struct Group {
    pub(super) plan: Plan,
    /// The plans of the locations that its cases name, by their ids, where those have files of their own.
    pub(super) stores: HashMap<String, Plan>,
    /// The plan as it was named.
    pub(super) name: String,
    pub(super) cases: Vec<Cases>,
    /// What to mind of the plan.
    pub(super) note: Option<String>,
    /// The files of cases that cannot be used.
    pub(super) unread: Vec<Unread>,
}

/// The cases of one file.
pub(super) struct Cases {
    pub(super) source: Arc<Source>,
    cases: Vec<TestCase>,
}

impl Cases {
    pub(super) fn cases(&self) -> &[TestCase] {
        &self.cases
    }
}

pub(super) struct Gathered {
    pub(super) wanted: Vec<Wanted>,
    pub(super) outcome: Outcome,
}

/// A file of cases, and the plan that it is about.
struct CaseFile {
    path: PathBuf,
    plan: PathBuf,
}

/// Finds the plans behind some paths with their files of cases. What cannot be found is said.
pub(super) fn gather(paths: &[PathBuf], terminal: &mut Terminal) -> Result<Gathered> {
    let mut gathered = Gathered { wanted: Vec::new(), outcome: Outcome::Good };
    let (named_tests, plan_paths): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.iter().cloned().partition(|path| is_tests(path));
    let mut case_files = Vec::new();
    let of_folders =
        candidates(&plan_paths, false, &mut |path: &Path, _: &Path| Ok::<_, anyhow::Error>(is_tests(path)))?;
    let walked = of_folders.files.into_iter().filter_map(|candidate| match candidate {
        Candidate::Walked(path) => Some(path),
        Candidate::Named(_) | Candidate::Stdin => None,
    });
    let mut places = Places::new();
    for path in named_tests.into_iter().chain(walked) {
        match plan_of(&path, &mut places) {
            Ok(plan) => case_files.push(CaseFile { path, plan }),
            Err(error) => gathered.fail(&error),
        }
    }
    let plan_files = if plan_paths.is_empty() {
        Vec::new()
    } else {
        let (found, outcome) = one_plan::find(&plan_paths, &mut places, terminal)?;
        gathered.outcome = gathered.outcome.max(outcome);
        found
    };
    // The file beside a named plan belongs to it.
    let mut known: HashSet<PathBuf> = case_files.iter().map(|file| places.absolute(&file.path)).collect();
    for plan in plan_files.iter().map(Candidate::path) {
        let root = places.root(plan.parent().unwrap_or(Path::new("")));
        let is_inside = |path: &PathBuf| path.canonicalize().is_ok_and(|real| is_inside(&real, &root));
        let new = beside(plan).into_iter().filter(is_inside);
        let new = new.filter(|path| known.insert(places.absolute(path)));
        case_files.extend(new.map(|path| CaseFile { path, plan: plan.to_path_buf() }));
    }
    let mut wanted: Vec<(Candidate, bool)> =
        plan_files.into_iter().map(|candidate| (candidate, true)).collect();
    let mut seen: HashSet<PathBuf> =
        wanted.iter().map(|(candidate, _)| places.absolute(candidate.path())).collect();
    let mut of_plan: HashMap<PathBuf, Vec<CaseFile>> = HashMap::new();
    for file in case_files {
        let plan = places.absolute(&file.plan);
        if seen.insert(plan.clone()) {
            wanted.push((Candidate::Named(file.plan.clone()), false));
        }
        of_plan.entry(plan).or_default().push(file);
    }
    for (candidate, with_own) in wanted {
        let files = of_plan.remove(&places.absolute(candidate.path())).unwrap_or_default();
        gathered.wanted.push(Wanted { candidate, with_own, files });
    }
    Ok(gathered)
}

/// The files of cases below a folder that are about some plans.
pub(in crate::cli) fn files_about(plans: &[&Path], folder: &Path) -> Result<Vec<Source>> {
    let mut places = Places::new();
    let is_wanted = &mut |path: &Path, _: &Path| Ok::<_, anyhow::Error>(is_tests(path));
    let found = candidates(&[folder.to_path_buf()], false, is_wanted)?;
    let mut files = Vec::new();
    for candidate in &found.files {
        let path = candidate.path();
        let path = path.strip_prefix(places.working()).unwrap_or(path).to_path_buf();
        // What says of no plan that it is about it is about none of these.
        let Ok(plan) = plan_of(&path, &mut places) else { continue };
        if plans.contains(&&*places.absolute(&plan)) {
            let names = FilePaths { from_top: places.name_from_top(&path), absolute: places.absolute(&path) };
            files.push(text_of(&path)?.at(&names));
        }
    }
    Ok(files)
}

/// The files of cases that belong to a plan by their name.
fn beside(plan: &Path) -> Vec<PathBuf> {
    let Some(stem) = plan.file_stem() else { return Vec::new() };
    let name = |ending: &str| {
        let mut name = stem.to_os_string();
        name.push(ending);
        plan.with_file_name(name)
    };
    [".test.yaml", ".test.yml"].map(name).into_iter().filter(|path| path.is_file()).collect()
}

/// The plan that a file of cases is about: the one that it names, else the one of the same name beside it.
fn plan_of(path: &Path, places: &mut Places) -> Result<PathBuf> {
    let source = text_of(path)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    if let Some(plan) = engine::plan_named_by(&source) {
        let beside = folder.join(&plan);
        if !beside.exists() {
            bail!("`{}` is about the plan `{}`, which is not there", path.display(), beside.display());
        }
        let root = places.root(folder);
        places.inside(folder, &plan, &root).with_context(|| format!("`{}`: `plan`", path.display()))?;
        return Ok(beside);
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.rsplit_once(".test.").map_or(name.as_str(), |(stem, _)| stem);
    let beside = [".yaml", ".yml"].map(|ending| folder.join(format!("{stem}{ending}")));
    match beside.iter().find(|plan| plan.is_file()) {
        Some(plan) => Ok(plan.clone()),
        None => bail!(
            "`{}` does not say which plan it is about; write `plan: the-plan.yaml` into it, or call it like the plan",
            path.display()
        ),
    }
}

fn text_of(path: &Path) -> Result<Source> {
    match input::read(path, Limits::default())? {
        Input::Text(source) => Ok(source),
        Input::TooLarge { name, .. } => bail!("`{name}` is too large for a file of cases"),
    }
}

impl Gathered {
    /// Says what could not be done.
    fn fail(&mut self, error: &anyhow::Error) {
        complain(&format!("{error:#}"));
        self.outcome = Outcome::Undone;
    }
}

impl Wanted {
    /// Reads a plan with its cases, without a word; `None` where a file of a folder is no plan.
    pub(super) fn read(&self) -> Result<Option<Group>, Unread> {
        let Some(one) = one_plan::read_candidate(&self.candidate)? else { return Ok(None) };
        let name = one.source.name().to_owned();
        let (mut cases, mut unread) = (Vec::new(), Vec::new());
        if let note @ Some(_) = one_plan::not_open(&one.plan, &name) {
            return Ok(Some(Group { plan: one.plan, stores: HashMap::new(), name, cases, note, unread }));
        }
        if self.with_own {
            cases.push(Cases { source: one.source, cases: one.plan.tests.items().to_vec() });
        }
        for file in &self.files {
            match text_of(&file.path).map(|source| engine::cases_about(&one.plan, source)) {
                Ok(Ok((source, of_file))) => {
                    cases.push(Cases { source: Arc::new(source), cases: of_file });
                }
                Ok(Err(report)) => unread.push(Unread::Mistakes(report)),
                Err(error) => unread.push(Unread::Error(error)),
            }
        }
        let stores = stores_of(self.candidate.path(), &one.plan, &cases)?;
        Ok(Some(Group { plan: one.plan, stores, name, cases, note: one.note, unread }))
    }
}

/// The plans of the locations that some cases name, where a plan lists files of theirs.
fn stores_of(path: &Path, plan: &Plan, cases: &[Cases]) -> Result<HashMap<String, Plan>, Unread> {
    let named = cases.iter().flat_map(|of_file| &of_file.cases).filter_map(|case| case.location.get());
    let named: BTreeSet<&str> = named.map(|location| &**location).collect();
    let mut stores = HashMap::new();
    if named.is_empty() {
        return Ok(stores);
    }
    let files = StorePlans::of(path, plan)?;
    for location in named {
        let Some(own) = files.file(location)? else { continue };
        if let Some(one) = one_plan::read_candidate(&Candidate::Named(own.to_path_buf()))? {
            stores.insert(location.to_owned(), one.plan);
        }
    }
    Ok(stores)
}
