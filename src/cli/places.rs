//! Where files are: their repository, and what they are called from its top.

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
