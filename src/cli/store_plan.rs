//! Where what holds at one location of a group stands: in the file of its own, where the plan of the group lists one.

use crate::cli::configuration::{Configurations, SettingsFrom};
use crate::cli::families::gather_families;
use crate::cli::input::{self, Input};
use crate::cli::one_plan::{self, Unread};
use crate::cli::places::Places;
use crate::cli::terminal::Terminal;
use crate::compose::Header;
use crate::plan::Plan;
use crate::rehearsal::find_location;
use crate::source::FileId;
use crate::syntax::{self, Limits};
use std::path::{Path, PathBuf};

/// The file with the plan of one location, by its id, among those that a plan lists; `None` where the plan itself says what
/// holds there.
pub(super) fn of(path: &Path, plan: &Plan, location: &str) -> Result<Option<PathBuf>, Unread> {
    if plan.extended_by.is_missing() || !plan.location.is_missing() {
        return Ok(None);
    }
    let mut configurations = Configurations::new(SettingsFrom::Nearest);
    let (gathered, _) =
        gather_families(&[path.to_path_buf()], true, &mut Places::new(), &mut configurations)?;
    let brought = gathered.files.iter().filter(|file| file.is_brought).map(|file| file.candidate.path());
    let mut of_location = brought.filter(|path| binds(path, location));
    let Some(first) = of_location.next() else { return Ok(None) };
    if let Some(second) = of_location.next() {
        return Err(Unread::Error(anyhow::anyhow!(
            "`{}` and `{}` are both of location `{location}`; name the one that you mean instead of `{}`",
            first.display(),
            second.display(),
            path.display()
        )));
    }
    Ok(Some(first.to_path_buf()))
}

/// The same for a path as it was typed and a location by its id or its name: the file to look at. What cannot be read, or
/// has no such location, is said by whoever looks at it.
pub(super) fn path_of(path: &Path, name: &str, terminal: &Terminal) -> Result<PathBuf, Unread> {
    let candidate = crate::cli::find::Candidate::Named(path.to_path_buf());
    if path.is_dir() || path.as_os_str() == "-" {
        return Ok(path.to_path_buf());
    }
    let Ok(Some(one)) = one_plan::read_candidate(&candidate) else { return Ok(path.to_path_buf()) };
    let own = match find_location(&one.plan, name) {
        Ok(location) => of(path, &one.plan, &location.id)?,
        Err(_) => None,
    };
    if let Some(own) = &own {
        say(own, terminal);
    }
    Ok(own.unwrap_or_else(|| path.to_path_buf()))
}

/// Says that the file of a location is asked.
pub(super) fn say(own: &Path, terminal: &Terminal) {
    terminal.note(&format!("note: from `{}`, where what holds there is written", own.display()));
}

/// Whether a file is the plan of a location.
fn binds(path: &Path, location: &str) -> bool {
    let Ok(Input::Text(source)) = input::read(path, Limits::default()) else { return false };
    if memchr::memmem::find(source.text().as_bytes(), b"location").is_none() {
        return false;
    }
    let parsed = syntax::parse(source.text(), FileId(0), Limits::default());
    Header::of(&parsed.tree).and_then(|header| header.location).is_some_and(|id| id.value == location)
}
