//! Files on their way to their places: each is named after the program and its process, and none stays behind.
//!
//! Whoever is told to stop removes its own. Who is killed cannot; the next run that writes into the folder does it then.

use crate::cli::output::folder_of;
use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use tempfile::{Builder, NamedTempFile};

/// How their names begin; the number of the process follows.
const PREFIX: &str = ".smplan-tmp-";

/// What this run has made so far, and the folders that were cleaned.
#[derive(Default)]
struct Made {
    files: Vec<PathBuf>,
    cleaned: BTreeSet<PathBuf>,
}

static MADE: Mutex<Option<Made>> = Mutex::new(None);

/// A new file beside its target, which nobody can read who cannot read the target.
pub(super) fn beside(target: &Path, existing: Option<&Metadata>) -> io::Result<NamedTempFile> {
    // Whoever is told to stop waits here until the name of a file that is being made is known.
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if made.is_none() {
        stopping::remove_when_told_to_stop();
    }
    let made = made.get_or_insert_default();
    let folder = folder_of(target);
    if made.cleaned.insert(folder.to_path_buf()) {
        clean(folder);
    }
    let prefix = format!("{PREFIX}{}-", process::id());
    let file = with_permissions(Builder::new().prefix(&prefix), existing).tempfile_in(folder)?;
    made.files.push(file.path().to_path_buf());
    Ok(file)
}

#[cfg(unix)]
fn with_permissions<'b, 'a, 's>(
    builder: &'b mut Builder<'a, 's>,
    existing: Option<&Metadata>,
) -> &'b mut Builder<'a, 's> {
    use std::os::unix::fs::PermissionsExt;
    // The system takes away what the machine does not give to new files.
    const READ_AND_WRITE: u32 = 0o666;
    let usual = || fs::Permissions::from_mode(READ_AND_WRITE);
    builder.permissions(existing.map_or_else(usual, Metadata::permissions))
}

#[cfg(not(unix))]
fn with_permissions<'b, 'a, 's>(
    builder: &'b mut Builder<'a, 's>,
    _: Option<&Metadata>,
) -> &'b mut Builder<'a, 's> {
    builder
}

/// Removes what this run has made and not yet put in its place, where nothing is being made at this moment.
pub(in crate::cli) fn remove_all() {
    if let Ok(made) = MADE.try_lock() {
        remove(made.as_ref());
    }
}

fn remove(made: Option<&Made>) {
    for file in made.iter().flat_map(|made| &made.files) {
        let _ = fs::remove_file(file);
    }
}

/// Removes what runs have left in a folder that were killed.
#[expect(clippy::disallowed_methods, reason = "this is the place where files are written")]
fn clean(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let process = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.split_once('-'));
        let Some((process, _)) = process else { continue };
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && (is_gone(process) || is_old(&entry)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether there is no such process any more. Where nobody can say, a file has to be old.
fn is_gone(process: &str) -> bool {
    let processes = Path::new("/proc");
    process.bytes().all(|byte| byte.is_ascii_digit())
        && processes.join("self").exists()
        && !processes.join(process).exists()
}

#[expect(clippy::disallowed_methods, reason = "nothing that is written depends on it")]
fn is_old(entry: &fs::DirEntry) -> bool {
    const OLD: Duration = Duration::from_hours(1);
    let modified = entry.metadata().and_then(|metadata| metadata.modified());
    modified.is_ok_and(|modified| SystemTime::now().duration_since(modified).is_ok_and(|age| age > OLD))
}

#[cfg(unix)]
mod stopping {
    use crate::cli::output::temporary::{MADE, remove};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    use std::fs;
    use std::sync::PoisonError;

    /// Lets the temporary files go with the program when somebody stops it.
    pub(super) fn remove_when_told_to_stop() {
        let signals = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal));
        let Ok(mut signals) = Signals::new(signals) else { return };
        // Without a thread for it, the next run cleans up.
        let _ = std::thread::Builder::new().name("stopping".to_owned()).spawn(move || {
            for signal in &mut signals {
                // It is not given back: nothing new is made.
                let made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
                remove(made.as_ref());
                let _ = emulate_default_handler(signal);
            }
        });
    }

    /// Whether whoever started the program wants it to live on, as `nohup` does.
    fn is_ignored(signal: i32) -> bool {
        #[expect(clippy::disallowed_methods, reason = "it is of the system, and no input")]
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
        ignored >> (signal - 1) & 1 == 1
    }
}

#[cfg(not(unix))]
mod stopping {
    pub(super) fn remove_when_told_to_stop() {}
}
