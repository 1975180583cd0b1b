//! Where documents go.

use crate::cli::gather::PlanFile;
use crate::cli::input::{self, STDIN_NAME};
use crate::cli::output::{self, Batch};
use crate::cli::render::make::Made;
use crate::syntax::Limits;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

pub(super) enum Target {
    Stdout,
    File(PathBuf),
    /// Each document in a file that is called as its plan.
    Folder(PathBuf, Batch),
}

impl Target {
    /// Where the documents of some files go; `are_one` says whether each plan has one document. Nothing is written over a
    /// plan that is read, or over a document of another plan.
    pub(super) fn of(output: Option<&Path>, are_one: bool, files: &[PlanFile]) -> Result<Target> {
        let Some(output) = output.filter(|output| output.as_os_str() != "-") else {
            return Ok(Target::Stdout);
        };
        if are_one && !is_folder(output) {
            output::refuse_opened(output)?;
            return Ok(Target::File(output.to_path_buf()));
        }
        refuse_same_names(files, output)?;
        output::make_folder(output)?;
        Ok(Target::Folder(output.to_path_buf(), Batch::default()))
    }

    /// The folder of a site, in which every plan has names of its own. No link leads out of it.
    pub(super) fn site(folder: &Path) -> Result<Target> {
        output::make_folder(folder)?;
        Ok(Target::Folder(folder.to_path_buf(), Batch::inside(folder)?))
    }

    /// Writes what goes into a folder at once, so that it takes no memory; the rest is handed on.
    pub(super) fn keep(&self, mut made: Made) -> Made {
        if let (Target::Folder(folder, batch), Made::Documents(made)) = (self, &mut made) {
            for document in &mut made.all {
                if let Err(error) = batch.write(&folder.join(&document.name), document.text.as_bytes()) {
                    return Made::Failed(error, None);
                }
                document.text = String::new();
            }
        }
        made
    }

    /// Waits until all that was kept is written, and says what could not be.
    pub(super) fn finish(&self) -> Vec<anyhow::Error> {
        match self {
            Target::Folder(_, batch) => batch.finish(),
            Target::Stdout | Target::File(_) => Vec::new(),
        }
    }
}

/// Whether a file is called as a page is.
pub(super) fn is_page(output: &Path) -> bool {
    let ending = output.extension().and_then(OsStr::to_str).unwrap_or_default();
    ["html", "htm"].iter().any(|page| ending.eq_ignore_ascii_case(page))
}

/// Whether an output is meant as a folder.
pub(super) fn is_folder(output: &Path) -> bool {
    output.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) || output.is_dir()
}

/// What the documents of a plan are called, without their endings.
pub(super) fn stem(plan: &Path) -> OsString {
    plan.file_stem().filter(|stem| *stem != "-").map_or_else(|| "plan".into(), OsStr::to_os_string)
}

/// Two plans whose documents would have the same names.
fn refuse_same_names(files: &[PlanFile], folder: &Path) -> Result<()> {
    let mut by_stem: BTreeMap<OsString, Vec<&PlanFile>> = BTreeMap::new();
    for file in files.iter().filter(|file| !file.is_brought) {
        by_stem.entry(stem(file.candidate.path())).or_default().push(file);
    }
    for (stem, files) in by_stem.into_iter().filter(|(_, files)| files.len() > 1) {
        // Not every YAML file of a folder is a plan.
        let is_plan = |file: &&&PlanFile| {
            let read = input::read_candidate(&file.candidate, STDIN_NAME, Limits::default());
            read.is_ok_and(|input| input.is_some())
        };
        let plans: Vec<&&PlanFile> = files.iter().filter(is_plan).collect();
        if let [one, other, ..] = plans.as_slice() {
            bail!(
                "`{}` and `{}` would become the same file, `{}`; rename one of them",
                one.candidate.path().display(),
                other.candidate.path().display(),
                folder.join(stem).display()
            );
        }
    }
    Ok(())
}
