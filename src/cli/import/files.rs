//! Files as lists change them.

use crate::cli::import::read::mistakes;
use crate::cli::output;
use crate::cli::patch::patch_of_file;
use crate::edit::{self, Edit};
use crate::plan::Date;
use crate::source::{FileId, Source, Sources};
use crate::syntax::Limits;
use anyhow::Result;

/// What becomes of one file.
pub(super) struct FileChange {
    /// The file as it was read; one that is new with the text that it gets.
    pub(super) source: Source,
    /// Whether there is no such file yet.
    pub(super) is_new: bool,
    pub(super) text: String,
    /// What changes, in words.
    pub(super) said: Vec<String>,
}

/// Why a file cannot be changed so.
pub(super) enum Unchangeable {
    /// It is not written in a way that can be changed; with its place.
    Refused(String),
    /// It could not be read as well as before; with what to do.
    Worse(String, String),
}

impl FileChange {
    /// The first of some files after edits, if the plan can be read as well as before.
    pub(super) fn of(
        sources: &Sources,
        edits: &[Edit],
        said: Vec<String>,
        today: Date,
    ) -> Result<FileChange, Unchangeable> {
        let source = sources.first();
        let text = edit::edit(source.text(), edits, Limits::default()).map_err(|refusal| {
            let line = source.position(refusal.place.start).line;
            Unchangeable::Refused(format!("{}:{line}: {refusal}", source.name()))
        })?;
        let before = mistakes(sources, today);
        let after = mistakes(&sources.with_texts(&[(FileId(0), text.clone())]), today);
        match after.into_iter().find(|mistake| !before.contains(mistake)) {
            Some((message, help)) => Err(Unchangeable::Worse(format!("{}: {message}", source.name()), help)),
            None => Ok(FileChange { source: source.with_text(source.text()), is_new: false, text, said }),
        }
    }

    pub(super) fn patch(&self) -> Result<String> {
        let old = (!self.is_new).then(|| self.source.text());
        patch_of_file(self.source.path(), old, &self.text, "leave out --diff")
    }

    /// Writes the file, if it is still what was read.
    pub(super) fn write(&self) -> Result<()> {
        let path = self.source.absolute();
        if !self.is_new {
            return output::replace(path, self.source.text(), self.text.as_bytes());
        }
        if let Some(folder) = path.parent() {
            output::make_folder(folder)?;
        }
        if path.symlink_metadata().is_ok() {
            anyhow::bail!("`{}` was written by somebody else meanwhile; do it again", self.source.name());
        }
        output::write(path, self.text.as_bytes())
    }
}
