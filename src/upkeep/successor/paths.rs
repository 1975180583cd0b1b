//! Where something stands in a plan.

use crate::edit::{Path, Step};
use crate::source::{FileId, Span};

/// Whether something is written in the file of the plan itself.
pub(super) fn is_own(place: Span) -> bool {
    place.is_written() && place.file == FileId(0)
}

/// The path of some names.
pub(super) fn path_of(names: &[&str]) -> Path {
    names.iter().map(|name| (*name).into()).collect()
}

pub(super) fn below(path: &Path, step: impl Into<Step>) -> Path {
    path.iter().cloned().chain([step.into()]).collect()
}
