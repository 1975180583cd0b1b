//! The one way in which files are written: whole or not at all.

use anyhow::{Context, Result, bail};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::NamedTempFile;

/// Writes a file whole or not at all: into a temporary file beside it, which then takes its place. A file that
/// already holds these bytes is left alone. Links are followed and the mode is kept.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let name = path.display();
    replace(path, bytes).with_context(|| format!("cannot write `{name}`"))
}

/// Makes a folder with all above it; one that is there stays as it is.
pub(super) fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder `{}`", folder.display()))
}

/// Removes a file, and the folder that it was in where nothing is left in it. What is not there is removed.
pub(super) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("cannot remove `{}`", path.display()));
        }
        _ => {}
    }
    if let Some(folder) = path.parent() {
        // A folder in which something is left stays.
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

/// Adds to the end of a file.
pub(super) fn append(path: &Path, bytes: &[u8]) -> Result<()> {
    Ok(fs::OpenOptions::new().append(true).create(true).open(path)?.write_all(bytes)?)
}

#[expect(clippy::disallowed_methods, reason = "this is the place where files are written")]
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let target = resolve(path)?;
    let existing = match fs::metadata(&target) {
        Ok(metadata) if metadata.is_file() => Some(metadata),
        Ok(metadata) if metadata.is_dir() => bail!("it is a folder"),
        // A device or a pipe is written to as it is: there is nothing to replace.
        Ok(_) => return Ok(fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    if let Some(metadata) = &existing {
        if metadata.permissions().readonly() {
            bail!("it is read-only");
        }
        if metadata.len() == bytes.len() as u64 && fs::read(&target).is_ok_and(|old| old == bytes) {
            return Ok(());
        }
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut temporary = NamedTempFile::with_prefix_in(".smplan-", folder)?;
    temporary.write_all(bytes)?;
    if let Some(metadata) = &existing {
        temporary.as_file().set_permissions(metadata.permissions())?;
    } else {
        allow_as_usual(temporary.as_file())?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|error| error.error)?;
    // The new name is on disk only when the folder is; some file systems cannot say so.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// The file behind links, so that the link stays and its target is replaced.
fn resolve(path: &Path) -> Result<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut target = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&target) else { return Ok(target) };
        target = match target.parent() {
            Some(folder) => folder.join(next),
            None => next,
        };
    }
    bail!("its links lead nowhere")
}

/// Temporary files are private; documents are as open as the machine makes new files.
#[cfg(unix)]
fn allow_as_usual(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    const READ_AND_WRITE: u32 = 0o666;
    file.set_permissions(fs::Permissions::from_mode(READ_AND_WRITE & !usual_mask()))
}

#[cfg(not(unix))]
fn allow_as_usual(_file: &File) -> io::Result<()> {
    Ok(())
}

/// The mask for new files, as the system tells it; the usual one where it does not.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "this is the place where the mask for new files is asked for")]
fn usual_mask() -> u32 {
    const USUAL: u32 = 0o022;
    // Asking costs as much as writing, and it stays the same.
    static MASK: OnceLock<u32> = OnceLock::new();
    *MASK.get_or_init(|| {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("Umask:")).map(str::trim);
        mask.and_then(|mask| u32::from_str_radix(mask, 8).ok()).unwrap_or(USUAL)
    })
}

/// What makes a file the one that it is, whatever links lead to it.
#[cfg(unix)]
type Identity = (u64, u64);
#[cfg(not(unix))]
type Identity = PathBuf;

/// What makes a file the one that it is, whatever links lead to it; `None` where there is no file.
#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    #[expect(clippy::disallowed_methods, reason = "this is the place where files are written")]
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.dev(), metadata.ino()))
}

/// What makes a file the one that it is, whatever links lead to it; `None` where there is no file.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    fs::canonicalize(path).ok()
}

/// Files that are read, by whatever names.
pub(super) struct Read(HashSet<Identity>);

impl Read {
    pub(super) fn of(paths: impl IntoIterator<Item = impl AsRef<Path>>) -> Read {
        Read(paths.into_iter().filter_map(|path| identity(path.as_ref())).collect())
    }

    pub(super) fn has(&self, path: &Path) -> bool {
        identity(path).is_some_and(|file| self.0.contains(&file))
    }
}

/// The first of some files that is among those that are read, by whatever name.
pub(super) fn first_that_is_read<'w>(
    written: impl IntoIterator<Item = &'w Path>,
    read: impl IntoIterator<Item = impl AsRef<Path>>,
) -> Option<&'w Path> {
    let read = Read::of(read);
    written.into_iter().find(|path| read.has(path))
}
