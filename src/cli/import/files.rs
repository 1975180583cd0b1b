//! Files as lists change them.

use crate::cli::output;
use crate::cli::patch::patch_of_file;
use crate::source::Source;
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

impl FileChange {
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
