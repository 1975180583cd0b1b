//! Doing the same again whenever something changes that was read: plans, settings, what they extend, the baseline.

use crate::cli::Outcome;
use crate::cli::opened;
use crate::cli::places::Places;
use crate::cli::terminal::{Terminal, complain};
use anyhow::{Context, Result, bail};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

/// How long it must be quiet before the work is done again: editors write in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// Does the work, and does it again after every change of what it read; ends with the process.
pub(super) fn run(
    paths: &[PathBuf],
    terminal: &mut Terminal,
    mut work: impl FnMut(&mut Terminal) -> Result<Outcome>,
) -> Result<Outcome> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        bail!("standard input cannot be watched");
    }
    let (sender, changes) = mpsc::channel();
    let by_system = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if let Some(event) = event.ok().filter(is_written) {
            let _ = sender.send(event.paths);
        }
    });
    let mut places = Places::new();
    let mut folders = Watched {
        watcher: by_system.context("cannot watch for changes")?,
        whole: Vec::new(),
        single: BTreeSet::new(),
    };
    for path in paths {
        folders.add_named(&places.absolute(path), &mut places)?;
    }
    loop {
        if let Err(error) = work(terminal) {
            complain(&format!("{error:#}"));
        }
        let read: BTreeSet<PathBuf> = opened::take().iter().map(|path| places.absolute(path)).collect();
        for folder in read.iter().filter_map(|file| file.parent()) {
            folders.add(folder);
        }
        terminal.note("waiting for changes; Ctrl-C ends");
        loop {
            let Ok(paths) = changes.recv() else { return Ok(Outcome::Good) };
            if paths.iter().any(|path| read.contains(path) || may_be_read(path)) {
                break;
            }
        }
        while changes.recv_timeout(QUIET).is_ok() {}
    }
}

/// The folders that are watched. Editors replace files, so that folders are what stays.
struct Watched {
    watcher: RecommendedWatcher,
    /// With all that is below them.
    whole: Vec<PathBuf>,
    single: BTreeSet<PathBuf>,
}

impl Watched {
    /// Watches a file or folder that was named, and the folders above it in which settings for it may lie.
    fn add_named(&mut self, path: &Path, places: &mut Places) -> Result<()> {
        let folder = if path.is_dir() {
            self.watcher
                .watch(path, RecursiveMode::Recursive)
                .with_context(|| format!("cannot watch `{}`", path.display()))?;
            self.whole.push(path.to_path_buf());
            path
        } else {
            path.parent().unwrap_or(path)
        };
        let top = places.top(folder);
        for above in folder.ancestors() {
            self.add(above);
            self.add(&above.join(".config"));
            if Some(above) == top.as_deref() {
                break;
            }
        }
        Ok(())
    }

    /// Watches the files of a folder; one that cannot be watched changes nothing.
    fn add(&mut self, folder: &Path) {
        let is_new = !self.whole.iter().any(|whole| folder.starts_with(whole))
            && self.single.insert(folder.to_path_buf());
        if is_new {
            let _ = self.watcher.watch(folder, RecursiveMode::NonRecursive);
        }
    }
}

fn is_written(event: &notify::Event) -> bool {
    matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_))
}

/// Whether a file that was not read may be read now: a new plan or new settings. Reports that a run writes are none of it.
fn may_be_read(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    !name.starts_with(".smplan-") && [".yaml", ".yml", ".toml"].iter().any(|end| name.ends_with(end))
}
