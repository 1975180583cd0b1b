//! Where the files of a site are, for whoever leads from one to the other.

use std::path::Path;

/// The first page.
pub(super) const FIRST_PAGE: &str = "index.html";

/// The path of a file of a site, from its top, with forward slashes.
pub(super) fn path(folder: &str, stem: &Path, suffix: &str, extension: &str) -> String {
    let stem: Vec<_> = stem.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    format!("{folder}/{}{suffix}.{extension}", stem.join("/"))
}

/// The page of all stores of a group.
pub(super) fn all_stores(stem: &Path) -> String {
    path("stores", stem, "/index", "html")
}

/// The way from the folder of a file of the site to its top.
pub(super) fn to_top(stem: &Path) -> String {
    "../".repeat(stem.components().count())
}
