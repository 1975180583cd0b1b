//! Where a document comes from: the digest of its file, the commit of its repository, the day it is made for.

use crate::cli::input::read_text;
use crate::cli::places::Places;
use crate::plan::Date;
use anyhow::{Context, Result};
use data_encoding::HEXLOWER;
use jiff::Timestamp;
use jiff::tz::Offset;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// How many digits of a digest or a commit are shown.
const DIGITS: usize = 12;

/// The first digits of the SHA-256 of some files, one after the other, as `sha256sum` prints it.
pub(super) fn digest<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut digest = Sha256::new();
    texts.for_each(|text| digest.update(text.as_bytes()));
    let mut digits = HEXLOWER.encode(&digest.finalize());
    digits.truncate(DIGITS);
    digits
}

/// The commits of the repositories that were seen, by their tops.
#[derive(Debug, Default)]
pub(super) struct Commits {
    known: HashMap<PathBuf, Option<String>>,
}

impl Commits {
    /// The first digits of the commit at which the repository of a file is, by the path of the file from the root of the
    /// file system; `None` outside a repository.
    pub(super) fn of(&mut self, file: &Path, places: &mut Places) -> Option<String> {
        let top = places.top(file.parent()?)?;
        self.known.entry(top).or_insert_with_key(|top| commit(top)).clone()
    }
}

/// The commit of a repository. Git's own files are read (gitrepository-layout(5)), so that nothing is run.
fn commit(top: &Path) -> Option<String> {
    let repository = repository_of(top)?;
    let head = line(&repository.join("HEAD"))?;
    let commit = match head.strip_prefix("ref:") {
        Some(reference) => resolved(&repository, reference.trim())?,
        None => head,
    };
    let is_commit = matches!(commit.len(), 40 | 64) && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_commit.then(|| commit.get(..DIGITS).map(str::to_owned))?
}

/// The folder in which Git keeps what belongs to a working tree; in further working trees `.git` is a file that names it.
pub(super) fn repository_of(folder: &Path) -> Option<PathBuf> {
    let git = folder.join(".git");
    if git.is_dir() {
        return Some(git);
    }
    let named = line(&git)?;
    Some(folder.join(named.strip_prefix("gitdir:")?.trim()))
}

/// The commit of a branch, in a file of its own or in the list of them.
fn resolved(repository: &Path, reference: &str) -> Option<String> {
    const MOST_BYTES_OF_REFERENCES: usize = 32 << 20;
    let is_inside = reference.starts_with("refs/") && !reference.split('/').any(|part| part == "..");
    if !is_inside {
        return None;
    }
    let shared = line(&repository.join("commondir")).map(|folder| repository.join(folder));
    [Some(repository.to_path_buf()), shared].into_iter().flatten().find_map(|folder| {
        line(&folder.join(reference)).or_else(|| {
            let packed = read_text(&folder.join("packed-refs"), MOST_BYTES_OF_REFERENCES).ok()?;
            let named = packed.lines().find_map(|line| line.strip_suffix(reference)?.strip_suffix(' '));
            named.map(str::to_owned)
        })
    })
}

/// The one line of a small file.
fn line(path: &Path) -> Option<String> {
    const MOST_BYTES: usize = 4096;
    Some(read_text(path, MOST_BYTES).ok()?.trim().to_owned())
}

/// The day of `SOURCE_DATE_EPOCH`, by which builds that can be repeated say for when they are
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
#[expect(clippy::disallowed_methods, reason = "the environment is read at the edge")]
pub(super) fn day_of_environment() -> Result<Option<Date>> {
    let Some(value) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds = value.to_str().and_then(|text| text.parse().ok());
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let moment = moment.with_context(|| {
        format!(
            "SOURCE_DATE_EPOCH is `{}`: it must be a number of seconds since 1970, such as 1767225600; set it so or unset it",
            value.to_string_lossy()
        )
    })?;
    Ok(Some(Offset::UTC.to_datetime(moment).date()))
}
