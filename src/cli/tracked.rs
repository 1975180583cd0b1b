//! Which files git knows: those in its index, read as `gitformat-index(5)` describes it. A library for it brings forty others,
//! among them a second one for dates; what is needed of the format is names.

use crate::cli::find::is_called_like_yaml;
use crate::cli::input::{read_bytes, read_text};
use crate::cli::provenance::repository_of;
use anyhow::{Context, Result, bail};
use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The largest index that is read, in bytes: that of a million files.
const MOST_BYTES: usize = 256 << 20;

/// The YAML files that git knows in the repository with this top; none where nothing was added so far.
pub(super) fn tracked(top: &Path) -> Result<HashSet<PathBuf>> {
    let Some(repository) = repository_of(top) else { return Ok(HashSet::new()) };
    let index = repository.join("index");
    if !index.exists() {
        return Ok(HashSet::new());
    }
    let bytes =
        read_bytes(&index, MOST_BYTES).with_context(|| format!("cannot read `{}`", index.display()))?;
    let shared = read_text(&repository.join("commondir"), 4096).unwrap_or_default();
    let config = read_text(&repository.join(shared.trim()).join("config"), MOST_BYTES).unwrap_or_default();
    let digest = if config.to_lowercase().contains("sha256") { 32 } else { 20 };
    let names = names(&bytes, digest).with_context(|| format!("cannot read `{}`", index.display()))?;
    Ok(names
        .into_iter()
        .map(|name| top.join(path_of(name)))
        .filter(|path| is_called_like_yaml(path))
        .collect())
}

/// The names in an index, with digests of so many bytes.
fn names(bytes: &[u8], digest: usize) -> Result<Vec<Vec<u8>>> {
    /// Times, numbers and sizes before the digest.
    const STAT: usize = 40;
    const EXTENDED: u16 = 0x4000;
    let mut rest = Bytes(bytes);
    if rest.take(4)? != b"DIRC" {
        bail!("it is no index of git");
    }
    let (version, n_entries) = (rest.number(4)?, rest.number(4)?);
    if !(2..=4).contains(&version) {
        bail!("it is of version {version}");
    }
    let mut names: Vec<Vec<u8>> = Vec::new();
    for _ in 0..n_entries {
        let start = rest.0.len();
        rest.take(STAT + digest)?;
        let flags = rest.number(2)?;
        if version >= 3 && flags & usize::from(EXTENDED) != 0 {
            rest.take(2)?;
        }
        if version == 4 {
            let kept = rest.offset()?;
            let last = names.last().map(Vec::as_slice).unwrap_or_default();
            let kept = last.len().checked_sub(kept).context("a name is longer than the one before")?;
            let mut name = last.get(..kept).unwrap_or_default().to_vec();
            name.extend(rest.until_zero()?);
            names.push(name);
        } else {
            let name = rest.until_zero()?;
            names.push(name.to_vec());
            // Entries are padded to eight bytes with one to eight zeros, of which one is read.
            let length = start - rest.0.len();
            rest.take((8 - length % 8) % 8)?;
        }
    }
    while rest.0.len() > digest {
        let (name, length) = (rest.take(4)?, rest.number(4)?);
        if name == b"link" {
            bail!("it is split into several files");
        }
        rest.take(length)?;
    }
    Ok(names)
}

#[cfg(unix)]
fn path_of(name: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(name).into()
}

#[cfg(not(unix))]
fn path_of(name: Vec<u8>) -> PathBuf {
    OsString::from(String::from_utf8_lossy(&name).into_owned()).into()
}

/// What is left to be read.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, length: usize) -> Result<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).context("it ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self, length: usize) -> Result<usize> {
        Ok(self.take(length)?.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    }

    /// The number with which names say how much of the one before goes.
    fn offset(&mut self) -> Result<usize> {
        let mut number: usize = 0;
        for round in 0..4 {
            let byte = self.number(1)?;
            number = (number + usize::from(round > 0)) << 7 | byte & 0x7f;
            if round == 0 {
                number = byte & 0x7f;
            }
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        bail!("a name is too long")
    }

    fn until_zero(&mut self) -> Result<&'b [u8]> {
        let length = self.0.iter().position(|byte| *byte == 0).context("a name has no end")?;
        let name = self.take(length)?;
        self.take(1)?;
        Ok(name)
    }
}
