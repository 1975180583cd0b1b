//! The one way in which files of others are read.

use crate::cli::find::Candidate;
use crate::cli::opened;
use crate::cli::recognize::{Seems, bytes_seem};
use crate::source::Source;
use crate::syntax::Limits;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A file as it was read.
pub(super) enum Input {
    Text(Source),
    /// It holds more bytes than the limit. `size` is how many, where that is known.
    TooLarge {
        name: String,
        size: Option<u64>,
    },
}

/// The name under which standard input is reported.
pub(super) const STDIN_NAME: &str = "<stdin>";

/// Reads a text that is no plan: a regular file in UTF-8 of at most so many bytes.
pub(super) fn read_text(path: &Path, most_bytes: usize) -> Result<String> {
    let bytes = read_bytes(path, most_bytes)?;
    if bytes.len() > most_bytes {
        bail!("it holds more than {most_bytes} bytes");
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
        let line = valid.split(|byte| *byte == b'\n').count();
        anyhow::anyhow!("line {line}: there is a character that is not UTF-8; save the file as UTF-8")
    })
}

/// Reads a regular file: one byte more than so many where it holds more.
pub(super) fn read_bytes(path: &Path, most_bytes: usize) -> Result<Vec<u8>> {
    let limits = Limits { bytes: most_bytes, ..Limits::default() };
    Ok(read_regular(path, limits)?.0)
}

/// Reads a plan. Anything but a regular file is refused: a pipe may never end.
pub(super) fn read(path: &Path, limits: Limits) -> Result<Input> {
    let name = path.to_string_lossy().into_owned();
    read_regular(path, limits)
        .with_context(|| format!("cannot read `{name}`"))
        .and_then(|(bytes, size)| text(name, bytes, size, limits))
}

/// Reads what a command is about; `None` for a file in a folder that does not say that it is a plan.
pub(super) fn read_candidate(
    candidate: &Candidate,
    stdin_name: &str,
    limits: Limits,
) -> Result<Option<Input>> {
    let path = match candidate {
        Candidate::Stdin => return read_stdin(stdin_name, limits).map(Some),
        Candidate::Named(path) => return read(path, limits).map(Some),
        Candidate::Walked(path) => path,
    };
    let name = path.to_string_lossy().into_owned();
    let (bytes, size) = read_regular(path, limits).with_context(|| format!("cannot read `{name}`"))?;
    // What is no plan is nobody's business, whatever its encoding and size.
    if bytes_seem(&bytes) != Seems::Plan {
        return Ok(None);
    }
    text(name, bytes, size, limits).map(Some)
}

/// Reads a plan from standard input.
pub(super) fn read_stdin(name: &str, limits: Limits) -> Result<Input> {
    let mut bytes = Vec::new();
    opened::add_stdin();
    read_limited(&mut io::stdin().lock(), &mut bytes, limits).context("cannot read standard input")?;
    text(name.to_owned(), bytes, None, limits)
}

#[expect(clippy::disallowed_methods, reason = "this is the place where files are read")]
fn read_regular(path: &Path, limits: Limits) -> Result<(Vec<u8>, u64)> {
    // Looked at before it is opened, because opening a pipe waits for its other end.
    if !std::fs::metadata(path)?.is_file() {
        bail!("it is not a regular file; use `-` to read standard input");
    }
    let mut file = open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        bail!("it is not a regular file; use `-` to read standard input");
    }
    let expected = usize::try_from(metadata.len()).unwrap_or(usize::MAX).min(limits.bytes);
    let mut bytes = Vec::with_capacity(expected + 1);
    read_limited(&mut file, &mut bytes, limits)?;
    Ok((bytes, metadata.len()))
}

/// Opens a file to read it.
#[expect(clippy::disallowed_methods, reason = "this is the place where files are read")]
pub(super) fn open(path: &Path) -> io::Result<File> {
    opened::add(path);
    File::open(path)
}

fn read_limited(from: &mut impl Read, bytes: &mut Vec<u8>, limits: Limits) -> io::Result<()> {
    let limit = u64::try_from(limits.bytes).unwrap_or(u64::MAX).saturating_add(1);
    from.take(limit).read_to_end(bytes).map(|_| ())
}

fn text(name: String, bytes: Vec<u8>, size: impl Into<Option<u64>>, limits: Limits) -> Result<Input> {
    if bytes.len() > limits.bytes {
        return Ok(Input::TooLarge { name, size: size.into() });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Input::Text(Source::new(name, text))),
        Err(error) => {
            let read = error.as_bytes();
            if read.starts_with(&[0xFF, 0xFE]) || read.starts_with(&[0xFE, 0xFF]) {
                bail!("`{name}` line 1: the file is in UTF-16; save it as UTF-8");
            }
            let valid = read.get(..error.utf8_error().valid_up_to()).unwrap_or_default();
            let line = valid.split(|byte| *byte == b'\n').count();
            bail!("`{name}` line {line}: there is a character that is not UTF-8; save the file as UTF-8")
        }
    }
}
