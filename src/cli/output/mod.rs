//! The one way in which files are written: whole or not at all.

mod batch;
mod temporary;

pub(super) use batch::Batch;
pub(super) use temporary::remove_all as remove_temporary;

use crate::cli::opened;
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::TempPath;

/// Writes a file whole or not at all: into a temporary file beside it, which then takes its place. A file that
/// already holds these bytes is left alone. Links are followed and the mode is kept. What was read is not written over.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    refuse_opened(path)?;
    naming(path, || {
        if let Some(staged) = stage(path, bytes, File::sync_all)? {
            sync_folder(&staged.put_in_place()?);
        }
        Ok(())
    })
}

/// Writes a file that was read, and still holds what was read. What somebody has written into it since then is not lost.
#[expect(clippy::disallowed_methods, reason = "this is the place where files are written")]
pub(super) fn replace(path: &Path, read: &str, bytes: &[u8]) -> Result<()> {
    naming(path, || {
        if let Some(staged) = stage(path, bytes, File::sync_all)? {
            if fs::read(&staged.target)? != read.as_bytes() {
                bail!("somebody has changed it since it was read, so that it was left alone; do it again");
            }
            sync_folder(&staged.put_in_place()?);
            opened::add(path);
        }
        Ok(())
    })
}

/// Refuses to write over what was read, by whatever name.
pub(super) fn refuse_opened(path: &Path) -> Result<()> {
    if opened::has(path) {
        bail!("`{}` is being read; name another file to write", path.display());
    }
    Ok(())
}

/// Does something for a file that is to be written; what goes wrong names it.
fn naming<T>(path: &Path, work: impl FnOnce() -> Result<T>) -> Result<T> {
    work().with_context(|| format!("cannot write `{}`", path.display()))
}

/// A file that is written beside its target and waits to take its place; one that is forgotten is removed. It is not open, so
/// that many can wait.
struct Staged {
    temporary: TempPath,
    target: PathBuf,
}

impl Staged {
    /// Brings the bytes to the disk.
    fn sync(&self) -> io::Result<()> {
        fs::OpenOptions::new().write(true).open(&self.temporary)?.sync_all()
    }

    /// Puts the file in its place, and says in which folder that is. Its bytes are on the disk before.
    fn put_in_place(self) -> Result<PathBuf> {
        self.temporary.persist(&self.target).map_err(|error| error.error)?;
        Ok(folder_of(&self.target).to_path_buf())
    }
}

/// Brings a folder to the disk, and so the new names in it; some file systems cannot do so.
#[expect(clippy::disallowed_methods, reason = "this is the place where files are written")]
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
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

/// A file that is written piece by piece beside its target and takes its place when it is finished, or is never seen.
pub(super) struct Growing {
    path: PathBuf,
    target: PathBuf,
    file: io::BufWriter<tempfile::NamedTempFile>,
}

impl Growing {
    #[expect(clippy::disallowed_methods, reason = "this is the place where files are written")]
    pub(super) fn begin(path: &Path) -> Result<Growing> {
        refuse_opened(path)?;
        naming(path, || {
            let target = resolve(path)?;
            let existing = fs::metadata(&target).ok();
            if existing.as_ref().is_some_and(|existing| !existing.is_file()) {
                bail!("it is no file");
            }
            if existing.as_ref().is_some_and(|existing| existing.permissions().readonly()) {
                bail!("it is read-only");
            }
            let file = io::BufWriter::new(temporary::beside(&target, existing.as_ref())?);
            Ok(Growing { path: path.to_path_buf(), target, file })
        })
    }

    pub(super) fn add(&mut self, bytes: &[u8]) -> Result<()> {
        let file = &mut self.file;
        naming(&self.path, || Ok(file.write_all(bytes)?))
    }

    pub(super) fn finish(self) -> Result<()> {
        naming(&self.path, || {
            let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            let staged = Staged { temporary: file.into_temp_path(), target: self.target };
            sync_folder(&staged.put_in_place()?);
            Ok(())
        })
    }
}

/// Adds to the end of a file.
pub(super) fn append(path: &Path, bytes: &[u8]) -> Result<()> {
    refuse_opened(path)?;
    Ok(fs::OpenOptions::new().append(true).create(true).open(path)?.write_all(bytes)?)
}

/// Writes a file beside its target, and does something with it at the end; `None` where there is nothing to put in its place.
#[expect(clippy::disallowed_methods, reason = "this is the place where files are written")]
fn stage(path: &Path, bytes: &[u8], and: impl FnOnce(&File) -> io::Result<()>) -> Result<Option<Staged>> {
    let target = resolve(path)?;
    let existing = match fs::metadata(&target) {
        Ok(metadata) if metadata.is_file() => Some(metadata),
        Ok(metadata) if metadata.is_dir() => bail!("it is a folder"),
        // A device or a pipe is written to as it is: there is nothing to replace.
        Ok(_) => {
            fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes)?;
            return Ok(None);
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    if let Some(metadata) = &existing {
        if metadata.permissions().readonly() {
            bail!("it is read-only");
        }
        if metadata.len() == bytes.len() as u64 && fs::read(&target).is_ok_and(|old| old == bytes) {
            return Ok(None);
        }
    }
    let mut temporary = temporary::beside(&target, existing.as_ref())?;
    temporary.write_all(bytes)?;
    if let Some(metadata) = &existing {
        temporary.as_file().set_permissions(metadata.permissions())?;
    }
    and(temporary.as_file())?;
    Ok(Some(Staged { temporary: temporary.into_temp_path(), target }))
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
