//! What is said of files that other files name.

use crate::source::Refusal;
use std::path::{Component, Path, PathBuf};

pub(super) fn refusal(message: String, help: &str) -> Refusal {
    Refusal { message, help: help.to_owned() }
}

/// The beginning of what somebody wrote, on one line.
pub(super) fn clip(written: &str) -> String {
    written.chars().take(100).map(|one| if one.is_control() { ' ' } else { one }).collect()
}

/// What readers call a file that another one names: the path from where that is named.
pub(super) fn beside(name: &str, written: &str) -> String {
    let mut path = PathBuf::new();
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    for part in folder.join(written).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(path.components().next_back(), Some(Component::Normal(_))) => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
