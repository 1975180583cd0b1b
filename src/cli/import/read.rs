//! Reading plans that lists change.

use crate::cli::bases::{BaseFiles, with_bases};
use crate::cli::input::{self, Input};
use crate::cli::one_plan::Unread;
use crate::cli::places::Places;
use crate::diagnostic::Severity;
use crate::engine;
use crate::plan::Date;
use crate::rules;
use crate::source::{FileId, FilePaths, Source, Sources};
use crate::syntax::Limits;
use std::path::Path;

/// The plan of a path, with all files that it is made of.
pub(super) fn open_named(path: &Path) -> Result<Sources, Unread> {
    if path.is_dir() {
        return Err(anyhow::anyhow!("`{}` is a folder; name the file of one plan", path.display()).into());
    }
    match input::read(path, Limits::default())? {
        Input::Text(source) => Ok(with_all(source, path, &BaseFiles::default())),
        Input::TooLarge { name, .. } => Err(anyhow::anyhow!("`{name}` is too large for a plan").into()),
    }
}

/// A plan that was read, with all files that it is made of.
pub(super) fn with_all(source: Source, path: &Path, bases: &BaseFiles) -> Sources {
    let mut places = Places::new();
    let paths = FilePaths { from_top: places.name_from_top(path), absolute: places.absolute(path) };
    with_bases(source.at(&paths), Some(&paths), Limits::default(), bases)
}

/// What keeps the first of some files from being read as it is meant, with what to do.
pub(super) fn mistakes(sources: &Sources, today: Date) -> Vec<(String, String)> {
    let read = engine::read(sources, Limits::default(), Some(today));
    let is_mistake = |rule: &str| {
        rules::rule(rule).is_some_and(|rule| rule.info.always_on && rule.info.severity == Severity::Error)
    };
    let own = read
        .findings
        .into_iter()
        .filter(|finding| finding.span.file == FileId(0) && is_mistake(finding.rule));
    own.map(|finding| (finding.message, finding.help.unwrap_or_default().into_owned())).collect()
}
