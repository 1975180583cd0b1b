//! Everything that this run has opened to read: none of it is written over, by whatever name, and `--watch` looks at it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The files, each with a path that leads to it.
static OPENED: Mutex<BTreeMap<Identity, PathBuf>> = Mutex::new(BTreeMap::new());

fn opened() -> MutexGuard<'static, BTreeMap<Identity, PathBuf>> {
    OPENED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Remembers that a file is read, or will be.
pub(super) fn add(path: &Path) {
    if let Some(identity) = identity(path) {
        opened().entry(identity).or_insert_with(|| path.to_path_buf());
    }
}

/// Remembers what stands behind standard input, where that is a file.
pub(super) fn add_stdin() {
    let stdin = Path::new("/dev/stdin");
    if stdin.is_file() {
        add(stdin);
    }
}

/// Whether a file was opened, whatever links lead to it.
pub(super) fn has(path: &Path) -> bool {
    identity(path).is_some_and(|identity| opened().contains_key(&identity))
}

/// Forgets a file that was read only to write it anew.
pub(super) fn forget(path: &Path) {
    if let Some(identity) = identity(path) {
        opened().remove(&identity);
    }
}

/// The files that were opened since the last time this was asked.
pub(super) fn take() -> Vec<PathBuf> {
    std::mem::take(&mut *opened()).into_values().collect()
}

/// What makes a file the one that it is, whatever links lead to it.
#[cfg(unix)]
type Identity = (u64, u64);
#[cfg(not(unix))]
type Identity = PathBuf;

/// What makes a file the one that it is; `None` where there is none.
#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    #[expect(clippy::disallowed_methods, reason = "this is the place where files are told apart")]
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.dev(), metadata.ino()))
}

/// What makes a file the one that it is; `None` where there is none.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    path.canonicalize().ok()
}
