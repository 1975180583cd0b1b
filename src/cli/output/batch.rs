//! Many files that are written one after the other.

use crate::cli::output::{Staged, folder_of, make_folder, naming, refuse_opened, stage, sync_folder};
use anyhow::{Result, bail};
use std::collections::BTreeSet;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// How many files wait for the disk together: each wait costs as much as making some documents, and whoever stops the
/// program leaves at most so many temporary files behind.
const TOGETHER: usize = 32;

/// Files of which each is whole or not at all, as ever, but which wait for the disk together.
#[derive(Default)]
pub(in crate::cli) struct Batch {
    waiting: Mutex<Waiting>,
    /// The folder that no link may lead out of.
    top: Option<PathBuf>,
}

#[derive(Default)]
struct Waiting {
    files: Vec<Staged>,
    /// The folders that are made.
    folders: BTreeSet<PathBuf>,
    /// Those in which there are new names that are not on the disk.
    changed: BTreeSet<PathBuf>,
    errors: Vec<anyhow::Error>,
}

impl Batch {
    /// One for files that all lie in a folder, whatever links there are.
    pub(in crate::cli) fn inside(folder: &Path) -> Result<Batch> {
        Ok(Batch { top: Some(folder.canonicalize()?), ..Batch::default() })
    }

    /// Writes a file beside its target, in a folder that is made where there is none. It takes its place later, at the latest
    /// when all are written.
    pub(in crate::cli) fn write(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        refuse_opened(path)?;
        if self.top.as_ref().is_some_and(|top| !leads_into(top, path)) {
            bail!("`{}` is not written: a link leads out of the folder; remove the link", path.display());
        }
        let folder = folder_of(path);
        if !self.with(|waiting| waiting.folders.contains(folder)) {
            make_folder(folder)?;
            self.with(|waiting| waiting.folders.insert(folder.to_path_buf()));
        }
        let Some(staged) = naming(path, || stage(path, bytes, |_| Ok(())))? else { return Ok(()) };
        let files = self.with(|waiting| {
            waiting.files.push(staged);
            if waiting.files.len() < TOGETHER { Vec::new() } else { mem::take(&mut waiting.files) }
        });
        self.put_in_place(files);
        Ok(())
    }

    /// Puts what still waits in its place, and says what could not be written.
    pub(in crate::cli) fn finish(&self) -> Vec<anyhow::Error> {
        self.put_in_place(self.with(|waiting| mem::take(&mut waiting.files)));
        let Waiting { changed, errors, .. } = self.with(mem::take);
        for folder in &changed {
            sync_folder(folder);
        }
        errors
    }

    /// Puts files in their places, once their bytes are on the disk.
    fn put_in_place(&self, files: Vec<Staged>) {
        let is_on_disk = sync_together(&files).is_ok();
        for staged in files {
            let path = staged.target.clone();
            let written = naming(&path, || {
                if !is_on_disk {
                    staged.sync()?;
                }
                staged.put_in_place()
            });
            self.with(|waiting| match written {
                Ok(folder) => _ = waiting.changed.insert(folder),
                Err(error) => waiting.errors.push(error),
            });
        }
    }

    fn with<T>(&self, work: impl FnOnce(&mut Waiting) -> T) -> T {
        work(&mut self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Whether a path that may not be there yet is inside a folder once all links are followed.
fn leads_into(top: &Path, path: &Path) -> bool {
    for part in path.ancestors() {
        match part.canonicalize() {
            Ok(real) => return real.starts_with(top),
            // A link to what is not there would be followed when it is written.
            Err(_) if part.symlink_metadata().is_ok() => return false,
            Err(_) => {}
        }
    }
    false
}

/// Brings the bytes of many files to the disk at once. Fails where they are few or the system cannot do it; then each has to
/// be brought there by itself.
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "this is the place where files are written")]
fn sync_together(files: &[Staged]) -> io::Result<()> {
    use std::collections::BTreeMap;
    use std::fs::{self, File};
    use std::os::unix::fs::MetadataExt;
    // Everything that others have written to the same disk comes along, which is too much for a few files.
    if files.len() < TOGETHER / 2 {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut disks: BTreeMap<u64, &Path> = BTreeMap::new();
    for staged in files {
        disks.insert(fs::metadata(&staged.temporary)?.dev(), &staged.temporary);
    }
    for file in disks.values() {
        rustix::fs::syncfs(File::open(file)?)?;
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn sync_together(_files: &[Staged]) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
