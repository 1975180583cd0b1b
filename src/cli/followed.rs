//! Whether a plan that ends is followed by another one: it is no news then that it ends.

use crate::cli::find::{is_yaml, plans_below};
use crate::cli::input;
use crate::cli::places::Places;
use crate::source::FileId;
use crate::syntax::{self, Limits};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The ids that plans of a repository name as those before them, by its top: many plans of one end at the same time.
static NAMED: Mutex<Option<HashMap<PathBuf, Arc<HashSet<String>>>>> = Mutex::new(None);

/// Whether a plan of the same repository names the plan of an id under `previous`; without a repository, one in the same folder or
/// below it.
pub(super) fn is_followed(file: &Path, id: &str) -> bool {
    let mut places = Places::new();
    let file = places.absolute(file);
    let top = places.root(file.parent().unwrap_or(Path::new("")));
    let mut all = NAMED.lock().unwrap_or_else(PoisonError::into_inner);
    let known = all.get_or_insert_default().entry(top);
    let top = known.key().clone();
    known.or_insert_with(|| Arc::new(named_in(&top))).contains(id)
}

fn named_in(folder: &Path) -> HashSet<String> {
    let files = plans_below(folder).into_iter().filter(|path| is_yaml(path));
    files.filter_map(|path| previous(&path)).collect()
}

/// The plan that the one in a file follows.
fn previous(path: &Path) -> Option<String> {
    let bytes = input::read_bytes(path, Limits::default().bytes).ok()?;
    memchr::memmem::find(&bytes, b"previous")?;
    let text = String::from_utf8(bytes).ok()?;
    let parsed = syntax::parse(&text, FileId(0), Limits::default());
    let (_, about) = parsed.tree.root()?.entry("plan")?;
    let (_, previous) = about.entry("previous")?;
    let is_itself = about.entry("id").is_some_and(|(_, id)| id.key() == previous.key());
    previous.key().filter(|_| !is_itself).map(str::to_owned)
}
