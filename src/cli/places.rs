//! Where files are: their repository, and what they are called from its top.

use crate::config::FILE_NAMES;
use anyhow::{Context, Result, bail};
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

/// The working folder and the repositories that were seen.
#[derive(Debug)]
pub(super) struct Places {
    working: PathBuf,
    /// The top of the repository of each folder that was asked for.
    tops: HashMap<PathBuf, Option<PathBuf>>,
}

impl Places {
    #[expect(clippy::disallowed_methods, reason = "this is the place where the working folder is asked for")]
    pub(super) fn new() -> Places {
        // Without a working folder (it was removed), paths stay as they are.
        Places { working: std::env::current_dir().unwrap_or_default(), tops: HashMap::new() }
    }

    pub(super) fn working(&self) -> &Path {
        &self.working
    }

    /// The path from the root of the file system, without `.` and `..`.
    pub(super) fn absolute(&self, path: &Path) -> PathBuf {
        let mut absolute = PathBuf::new();
        for part in self.working.join(path).components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => {
                    absolute.pop();
                }
                part => absolute.push(part),
            }
        }
        absolute
    }

    /// The top of the repository that a folder is in.
    pub(super) fn top(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.tops.get(folder) {
            return known.clone();
        }
        let top = folder.ancestors().find(|ancestor| ancestor.join(".git").exists()).map(Path::to_path_buf);
        self.tops.insert(folder.to_path_buf(), top.clone());
        top
    }

    /// The folder out of which no path in a file leads: the repository, else that of the settings, else the working folder
    /// where it holds the file, else the folder of the file.
    pub(super) fn root(&mut self, folder: &Path) -> PathBuf {
        let folder = self.absolute(folder);
        let has_settings = |above: &&Path| FILE_NAMES.iter().any(|name| above.join(name).is_file());
        self.top(&folder).unwrap_or_else(|| {
            let settings = folder.ancestors().find(has_settings);
            let working = Some(&*self.working).filter(|working| folder.starts_with(working));
            settings.or(working).unwrap_or(&folder).to_path_buf()
        })
    }

    /// Whether there is nothing in a folder.
    #[expect(clippy::unused_self, reason = "files are asked for in one place")]
    #[expect(clippy::disallowed_methods, reason = "this is the place where folders are asked for")]
    pub(super) fn is_empty(&self, folder: &Path) -> bool {
        std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
    }

    /// A file or folder that another file names: inside a folder, so that a change of a stranger reads nothing else.
    pub(super) fn inside(&self, folder: &Path, name: &str, limit: &Path) -> Result<PathBuf> {
        if Path::new(name).is_absolute() {
            bail!("`{name}` is not a relative path");
        }
        let found = self.absolute(&folder.join(name));
        if !found.starts_with(limit) {
            bail!("`{name}` is outside the repository");
        }
        let real = found.canonicalize().with_context(|| format!("`{name}` cannot be read"))?;
        if !is_inside(&real, limit) {
            bail!("`{name}` is outside the repository");
        }
        Ok(real)
    }

    /// What a file is called in reports for programs: its path from the top of its repository; where there is none, from
    /// the working folder.
    pub(super) fn name_from_top(&mut self, path: &Path) -> String {
        let absolute = self.absolute(path);
        let top = absolute.parent().and_then(|folder| self.top(folder));
        let relative = top
            .and_then(|top| absolute.strip_prefix(top).ok())
            .or_else(|| absolute.strip_prefix(&self.working).ok())
            .unwrap_or(&absolute);
        relative.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// Whether a path, of which all links were followed, is inside a folder.
pub(super) fn is_inside(real: &Path, folder: &Path) -> bool {
    real.starts_with(folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf()))
}

/// The path from a folder to a file, with `/` between folders; both from the root of the file system.
pub(super) fn relative(folder: &Path, file: &Path) -> String {
    let shared = folder.components().zip(file.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = file.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}
