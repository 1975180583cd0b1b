//! Where documents go.

use crate::cli::gather::PlanFile;
use crate::cli::input::{self, STDIN_NAME};
use crate::cli::output;
use crate::cli::render::make::{Document, Job, Made};
use crate::syntax::Limits;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

pub(super) enum Target {
    Stdout,
    File(PathBuf),
    /// Each document in a file that is called as its plan.
    Folder(PathBuf),
}

impl Target {
    /// Where the documents of some files go; `are_one` says whether each plan has one document. Nothing is written over a
    /// plan that is read, or over a document of another plan.
    pub(super) fn of(output: Option<&Path>, are_one: bool, files: &[PlanFile]) -> Result<Target> {
        let Some(output) = output.filter(|output| output.as_os_str() != "-") else {
            return Ok(Target::Stdout);
        };
        let inputs = || files.iter().map(|file| file.candidate.path());
        if are_one && !is_folder(output) {
            if output::first_that_is_read([output], inputs()).is_some() {
                bail!("`{}` is a plan that is being read; name another file after -o", output.display());
            }
            return Ok(Target::File(output.to_path_buf()));
        }
        refuse_same_names(files, output)?;
        output::make_folder(output)?;
        Ok(Target::Folder(output.to_path_buf()))
    }

    /// The documents of a site.
    pub(super) fn site(folder: &Path) -> Result<Target> {
        output::make_folder(folder)?;
        Ok(Target::Folder(folder.to_path_buf()))
    }

    /// Writes what goes into a folder at once, so that it takes no memory; the rest is handed on.
    pub(super) fn keep(&self, job: &Job<'_>, made: Made) -> Made {
        let mut made = made;
        if let (Target::Folder(folder), Made::Documents(made)) = (self, &mut made) {
            for document in &mut made.all {
                if let Err(error) = write(&folder.join(&document.name), document, job) {
                    return Made::Failed(error, None);
                }
                document.text = String::new();
            }
        }
        made
    }
}

fn write(target: &Path, document: &Document, job: &Job<'_>) -> Result<()> {
    if output::first_that_is_read([target], [job.file.candidate.path()]).is_some() {
        bail!("`{}` is a plan that is being read; name another folder after -o", target.display());
    }
    if let Some(folder) = target.parent() {
        output::make_folder(folder)?;
    }
    output::write(target, document.text.as_bytes())
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
    for file in files {
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
