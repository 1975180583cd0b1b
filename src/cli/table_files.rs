//! The tables of plans: CSV files that lie beside a plan or below it.

use crate::cli::input;
use crate::cli::linked::{beside, clip, refusal};
use crate::cli::places::Places;
use crate::source::{FilePaths, Refusal, Source};
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The largest table that is read, in bytes.
const MOST_BYTES: usize = 8 << 20;

/// The tables of plans, each read once for all that have it.
#[derive(Debug, Default)]
pub(super) struct TableFiles {
    /// By where each really is, and what readers call it.
    read: Mutex<HashMap<(PathBuf, String), Arc<Source>>>,
}

impl TableFiles {
    /// The table behind a path that stands in a plan, which readers call `name`.
    pub(super) fn read(
        &self,
        places: &mut Places,
        name: &str,
        plan: &Path,
        written: &str,
    ) -> Result<Arc<Source>, Refusal> {
        let real = find(plan, written)?;
        let key = (real, beside(name, written));
        let all = || self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(table) = all().get(&key) {
            return Ok(Arc::clone(table));
        }
        let text = text(&key.0, written)?;
        let paths = FilePaths { from_top: places.name_from_top(&key.0), absolute: key.0.clone() };
        let source = Arc::new(Source::new(&*key.1, text).at(&paths));
        Ok(Arc::clone(all().entry(key).or_insert(source)))
    }
}

/// Where a table really is: no link, and in no folder above or beside that of the plan.
fn find(plan: &Path, written: &str) -> Result<PathBuf, Refusal> {
    const HELP: &str = "put the file beside the plan or into a folder below, and write its path from there, such as figures.csv";
    let refuse = |what: &str| Err(refusal(format!("`{}` {what}", clip(written)), HELP));
    if written.contains("://") {
        return refuse("is an address, and tables are read from files alone");
    }
    let is_table = Path::new(written).extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"));
    if is_unconfined(written) || is_table {
        return confined(plan, written, HELP);
    }
    refuse("does not end with .csv")
}

/// Whether there is a file that a plan names to its readers.
pub(super) fn guide(plan: &Path, written: &str) -> Result<(), Refusal> {
    const HELP: &str = "put the file beside the plan or into a folder below, and write its path from there, such as style.md; the address of a page belongs under `url`";
    confined(plan, written, HELP).map(|_| ())
}

/// Whether a path is none from the folder of a plan to a file in it or below.
fn is_unconfined(written: &str) -> bool {
    let mut parts = Path::new(written).components();
    let is_below = parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    written.contains('\\') || written.as_bytes().get(1) == Some(&b':') || !is_below
}

/// Where a file beside a plan or below it really is.
fn confined(plan: &Path, written: &str, help: &str) -> Result<PathBuf, Refusal> {
    let said = clip(written);
    let refuse = |what: &str| Err(refusal(format!("`{said}` {what}"), help));
    if is_unconfined(written) {
        return refuse("does not lead to a file beside the plan or below it");
    }
    let path = Path::new(written);
    let folder = plan.parent().unwrap_or(Path::new(""));
    let below: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    let found = folder.join(below);
    match found.canonicalize() {
        Ok(real) if !is_same(&real, &found) => refuse("is a link, or leads through one"),
        Ok(real) if real.is_dir() => refuse("is a folder"),
        Ok(real) => Ok(real),
        Err(_) => Err(refusal(format!("there is no file `{said}`"), help)),
    }
}

/// Whether two paths are the same where capital letters do not count, as on some systems.
fn is_same(one: &Path, other: &Path) -> bool {
    one.to_string_lossy().to_lowercase() == other.to_string_lossy().to_lowercase()
}

/// The text of a table, which is in UTF-8.
fn text(path: &Path, written: &str) -> Result<String, Refusal> {
    const HELP: &str = "save it as CSV in UTF-8 (Excel calls it `CSV UTF-8`)";
    let said = clip(written);
    let cannot = |why: &str, help: &str| Err(refusal(format!("`{said}` cannot be read: {why}"), help));
    let bytes = match input::read_bytes(path, MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => return cannot(&error.root_cause().to_string(), "see who may read the file"),
    };
    if bytes.len() > MOST_BYTES {
        return cannot("it holds more than 8 MiB", "put older rows into a file that no plan names");
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return cannot("it is a workbook, not CSV", HELP);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return cannot("it is in UTF-16", HELP);
    }
    String::from_utf8(bytes).or_else(|error| {
        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = valid.split(|byte| *byte == b'\n').count();
        cannot(&format!("line {line} is not in UTF-8, but perhaps in Windows-1252"), HELP)
    })
}
