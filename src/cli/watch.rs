//! Doing the same again whenever a plan or the settings change.

use crate::cli::Outcome;
use crate::cli::terminal::{Terminal, complain};
use anyhow::{Context, Result, bail};
use notify::{EventKind, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

/// How long it must be quiet before the work is done again: editors write in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// Does the work, and does it again after every change; ends with the process.
pub(super) fn run(
    paths: &[PathBuf],
    terminal: &mut Terminal,
    mut work: impl FnMut(&mut Terminal) -> Result<Outcome>,
) -> Result<Outcome> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        bail!("standard input cannot be watched");
    }
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| is_change(&event)) {
            let _ = sender.send(());
        }
    })
    .context("cannot watch for changes")?;
    for path in paths {
        // Editors replace files, so that the folder is what stays.
        let (folder, mode) = if path.is_dir() {
            (path.as_path(), RecursiveMode::Recursive)
        } else {
            (
                path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")),
                RecursiveMode::NonRecursive,
            )
        };
        watcher.watch(folder, mode).with_context(|| format!("cannot watch `{}`", path.display()))?;
    }
    loop {
        if let Err(error) = work(terminal) {
            complain(&format!("{error:#}"));
        }
        terminal.note("waiting for changes; Ctrl-C ends");
        if changes.recv().is_err() {
            return Ok(Outcome::Good);
        }
        while changes.recv_timeout(QUIET).is_ok() {}
    }
}

/// Whether a plan or the settings were written, moved or removed. Reports that a run writes are none of it.
fn is_change(event: &notify::Event) -> bool {
    let is_written = matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_));
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        !name.starts_with(".smplan-") && [".yaml", ".yml", ".toml"].iter().any(|end| name.ends_with(end))
    };
    is_written && event.paths.iter().any(is_ours)
}
