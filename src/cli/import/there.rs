//! The stores that have files already, and what a list says of them otherwise.

use crate::cli::Outcome;
use crate::cli::bases::BaseFiles;
use crate::cli::configuration::{Configurations, SettingsFrom};
use crate::cli::families;
use crate::cli::find::{Candidate, is_yaml, plans_below, without_dot};
use crate::cli::gather::{Wishes, gather};
use crate::cli::import::files::{FileChange, Unchangeable};
use crate::cli::import::read::with_all;
use crate::cli::input::{self, Input, STDIN_NAME};
use crate::cli::one_plan::{self, Unread};
use crate::cli::parallel;
use crate::cli::places::Places;
use crate::cli::settings;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Severity;
use crate::edit::Edit;
use crate::engine;
use crate::exchange::Remark;
use crate::exchange::stores::{StoreRow, StoresRead, change, retirement};
use crate::plan::{Date, Location, LocationStatus, Plan};
use crate::source::Sources;
use crate::syntax::{Limits, Tree};
use anyhow::Result;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is known of the stores that have files.
#[derive(Default)]
pub(super) struct Known {
    /// What becomes of the file of each row; nothing where the file says the same.
    pub(super) matched: BTreeMap<usize, Result<Option<FileChange>, Remark>>,
    /// The ids of all locations that have files.
    pub(super) ids: HashSet<String>,
    /// The files of open stores that the list does not have.
    pub(super) unlisted: Vec<Unlisted>,
    /// What is to be said of rows of stores that are not open.
    pub(super) not_open: Vec<Remark>,
    /// The plans between the group and its stores, by the regions of which they speak; nothing where several speak of one.
    pub(super) layers: HashMap<String, Option<Arc<Layer>>>,
    pub(super) bases: BaseFiles,
}

/// A store that the list does not have.
pub(super) struct Unlisted {
    pub(super) name: String,
    /// Its file with `status: closed`, or why that cannot be written.
    pub(super) retired: Option<Result<FileChange, Remark>>,
}

/// A plan between the group and its stores.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) file: PathBuf,
    pub(super) plan: Box<Plan>,
}

/// The files that may be those of stores: all in the folder, and all that the plan of the group lists.
pub(super) fn find(
    base: &Path,
    into: &Path,
    places: &mut Places,
    terminal: &Terminal,
) -> Result<Result<Vec<PathBuf>, Outcome>> {
    let mut configurations = Configurations::new(SettingsFrom::Nearest);
    let gathered = gather(&[base.to_path_buf()], &Wishes::default(), places, &mut configurations);
    let Some(mut gathered) = settings::usable(gathered, terminal)? else { return Ok(Err(Outcome::Undone)) };
    let families = families::bring(&mut gathered, false, places, &mut configurations);
    if settings::usable(families, terminal)?.is_none() {
        return Ok(Err(Outcome::Undone));
    }
    let listed = gathered.files.iter().map(|file| file.candidate.path().to_path_buf());
    let below = if into.is_dir() { plans_below(into) } else { Vec::new() };
    let below = below.iter().filter(|path| is_yaml(path)).map(|path| without_dot(path));
    let mut seen = HashSet::new();
    let all = below.chain(listed).filter(|path| seen.insert(places.absolute(path)));
    Ok(Ok(all.collect()))
}

/// A file of the group.
enum File {
    Store(Store),
    /// One that binds no location, with the regions of which it speaks.
    Layer(Layer, Vec<String>),
}

/// A file of a store, and where it is in the list.
struct Store {
    name: String,
    id: String,
    status: LocationStatus,
    fit: Found,
}

/// Where a store is in the list.
enum Found {
    /// In this row, which changes the file, or leaves it alone, or cannot be used.
    Row(usize, Result<Option<FileChange>, Remark>),
    LeftOut,
    /// In none, with the file that closes it.
    Nowhere(Result<FileChange, Remark>),
}

/// Reads the files, and finds what rows say of them otherwise. A store that cannot be read stops everything: nobody knows which
/// one it is.
pub(super) fn look(
    files: &[PathBuf],
    rows: &Rows<'_>,
    base: &Path,
    today: Date,
    terminal: &Terminal,
) -> Result<Known, Unread> {
    let mut known = Known::default();
    let bases = &known.bases;
    let base = base.canonicalize().unwrap_or_else(|_| base.to_path_buf());
    let found = parallel::map(files, |path| file(path, rows, &base, today, bases), terminal);
    for store in found {
        let store = match store? {
            None => continue,
            Some(File::Layer(layer, regions)) => {
                known.add(layer, regions);
                continue;
            }
            Some(File::Store(store)) => store,
        };
        known.ids.insert(store.id);
        let (row, change) = match store.fit {
            Found::Row(row, change) => (row, change),
            Found::LeftOut => continue,
            // One that is planned is not in lists yet, and one that is closed is not any more.
            Found::Nowhere(_) if store.status != LocationStatus::Open => continue,
            Found::Nowhere(retired) => {
                known.unlisted.push(Unlisted { name: store.name, retired: Some(retired) });
                continue;
            }
        };
        if store.status != LocationStatus::Open {
            let message = format!("`{}` says `status: {}`", store.name, store.status.word());
            let help = "write `status: open` into it as soon as the store is open";
            let severity = Severity::Warning;
            known.not_open.push(Remark { severity, ..Remark::refusal(row, message, help) });
        }
        let change = if known.matched.contains_key(&row) {
            let message = format!("several files are the plan of this store, one of them `{}`", store.name);
            Err(Remark::refusal(row, message, "take one of them away, or correct its `code`"))
        } else {
            change
        };
        known.matched.insert(row, change);
    }
    Ok(known)
}

/// The rows of a list by what a store is known by.
pub(super) struct Rows<'r> {
    read: &'r StoresRead,
    by_code: HashMap<&'r str, &'r StoreRow>,
    by_name: HashMap<String, Vec<&'r StoreRow>>,
}

/// What a store of the plan is in a list.
enum Fit<'r> {
    Row(&'r StoreRow),
    /// It stands in a row that is left out.
    LeftOut,
    Nowhere,
    /// Nobody knows which row it is.
    Unclear(Remark),
}

impl<'r> Rows<'r> {
    pub(super) fn of(read: &'r StoresRead) -> Rows<'r> {
        let mut rows = Rows { read, by_code: HashMap::new(), by_name: HashMap::new() };
        for row in &read.rows {
            if let Some(code) = &row.code {
                rows.by_code.insert(code, row);
            }
            if let Some(name) = &row.name {
                rows.by_name.entry(name.to_lowercase()).or_default().push(row);
            }
        }
        rows
    }

    /// Whether the list has no row of a location.
    pub(super) fn lack(&self, location: &Location) -> bool {
        matches!(self.fit_of(location), Fit::Nowhere)
    }

    fn fit_of(&self, location: &Location) -> Fit<'r> {
        let (code, name) = (location.code.get(), location.name.get());
        self.fit(code.map(|code| &**code), name.map(|name| &**name))
    }

    /// The row of a store: by its number, else by its name.
    fn fit(&self, code: Option<&str>, name: Option<&str>) -> Fit<'r> {
        if let Some(code) = code.filter(|_| !self.read.codes.is_empty()) {
            let without_zeros = code.trim_start_matches('0');
            return match (self.by_code.get(code), self.by_code.get(without_zeros)) {
                (Some(row), _) => Fit::Row(row),
                _ if self.read.codes.contains(code) => Fit::LeftOut,
                (None, Some(row)) => {
                    let message = format!("`{without_zeros}` has lost its zero: the store is `{code}`");
                    let help = "format the column as text, and put the numbers in again";
                    Fit::Unclear(Remark::refusal(row.number, message, help))
                }
                (None, None) => Fit::Nowhere,
            };
        }
        let name = name.unwrap_or_default().to_lowercase();
        match self.by_name.get(&name).map(Vec::as_slice) {
            Some([row]) => Fit::Row(row),
            Some([first, ..]) => {
                let message =
                    format!("several rows are called {}", first.name.as_deref().unwrap_or_default());
                Fit::Unclear(Remark::refusal(
                    first.number,
                    message,
                    "write the number of the store into its file, as `code`",
                ))
            }
            _ if self.read.names.contains(&name) => Fit::LeftOut,
            _ => Fit::Nowhere,
        }
    }
}

impl Known {
    /// Adds a plan between the group and its stores, for the regions of which its own file speaks.
    fn add(&mut self, layer: Layer, regions: Vec<String>) {
        let layer = Arc::new(layer);
        for region in regions {
            // Of two nobody knows which one is meant.
            let known = self.layers.entry(region);
            known.and_modify(|known| *known = None).or_insert_with(|| Some(Arc::clone(&layer)));
        }
    }
}

/// The store of a file, with what its row says otherwise; `None` for a file that is none of the group.
fn file(
    path: &Path,
    rows: &Rows<'_>,
    base: &Path,
    today: Date,
    bases: &BaseFiles,
) -> Result<Option<File>, Unread> {
    let candidate = Candidate::Walked(path.to_path_buf());
    let Some(input) = input::read_candidate(&candidate, STDIN_NAME, Limits::default())? else {
        return Ok(None);
    };
    let Input::Text(source) = input else {
        return Err(anyhow::anyhow!("`{}` is too large for the plan of a store", path.display()).into());
    };
    let sources = with_all(source, path, bases);
    if !sources.iter().skip(1).any(|(_, source)| source.absolute() == base) {
        return Ok(None);
    }
    let read = engine::read(&sources, Limits::default(), Some(today));
    let Some(plan) = read.plan.filter(|_| read.extent.is_whole()) else {
        one_plan::read_candidate(&candidate)?;
        return Err(anyhow::anyhow!("`{}` cannot be read", path.display()).into());
    };
    if plan.location.is_missing() {
        let regions = read.trees.first().and_then(Tree::root).and_then(|root| root.entry("regions"));
        let regions = regions.into_iter().flat_map(|(_, regions)| regions.entries());
        let regions = regions.filter_map(|(key, _)| key.key().map(str::to_owned)).collect();
        let file = sources.first().absolute().to_path_buf();
        return Ok(Some(File::Layer(Layer { file, plan: Box::new(plan) }, regions)));
    }
    let Some(location) = plan.bound_location() else {
        let name = path.display();
        return Err(anyhow::anyhow!(
            "`{name}` is the plan of a location that nobody knows; `smplan lint {name}` says more"
        )
        .into());
    };
    let fit = match rows.fit_of(&location.value) {
        Fit::Row(row) => Found::Row(row.number, changed(row, &plan, &sources, today)),
        Fit::Unclear(remark) => Found::Row(remark.rows.first().copied().unwrap_or(0), Err(remark)),
        Fit::LeftOut => Found::LeftOut,
        Fit::Nowhere => Found::Nowhere(retired(&sources, [&*location.id], today)),
    };
    let (name, id) = (sources.first().name().to_owned(), location.id.to_string());
    Ok(Some(File::Store(Store { name, id, status: location.value.status(), fit })))
}

/// The first of some files with locations that are closed from now on, or why that cannot be written.
pub(super) fn retired<'i>(
    sources: &Sources,
    ids: impl IntoIterator<Item = &'i str> + Clone,
    today: Date,
) -> Result<FileChange, Remark> {
    let edits: Vec<Edit> = ids.clone().into_iter().map(retirement).collect();
    let said = ids.into_iter().map(|id| format!("`{id}` gets `status: closed`")).collect();
    edited(sources, &edits, said, today)
        .map_err(|(message, help)| Remark { rows: Vec::new(), ..Remark::refusal(0, message, help) })
}

/// What a row changes in a file, if the plan can be read as well as before.
fn changed(
    row: &StoreRow,
    plan: &Plan,
    sources: &Sources,
    today: Date,
) -> Result<Option<FileChange>, Remark> {
    let change = change(row, plan, today)?;
    if change.edits.is_empty() {
        return Ok(None);
    }
    let edited = edited(sources, &change.edits, change.said, today);
    edited.map(Some).map_err(|(message, help)| Remark::refusal(row.number, message, help))
}

/// The first of some files after edits, if it can be read as well as before; else what is wrong and what to do.
fn edited(
    sources: &Sources,
    edits: &[Edit],
    said: Vec<String>,
    today: Date,
) -> Result<FileChange, (String, String)> {
    FileChange::of(sources, edits, said, today).map_err(|why| match why {
        Unchangeable::Refused(message) => (message, "make this change by hand".to_owned()),
        Unchangeable::Worse(message, help) => (message, help),
    })
}
