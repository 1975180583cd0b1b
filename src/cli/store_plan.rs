//! Where what holds at one location of a group stands: in the file of its own, where the plan of the group lists one.

use crate::cli::configuration::{Configurations, SettingsFrom};
use crate::cli::families::gather_families;
use crate::cli::find::Candidate;
use crate::cli::input::{self, Input};
use crate::cli::one_plan::{self, Unread};
use crate::cli::places::Places;
use crate::cli::terminal::Terminal;
use crate::compose::Header;
use crate::plan::Plan;
use crate::rehearsal::find_location;
use crate::source::FileId;
use crate::syntax::{self, Limits};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The files of the locations of a group, each by the id that it binds.
pub(super) struct StorePlans<'a> {
    /// The plan of the group.
    base: &'a Path,
    by_location: HashMap<String, Vec<PathBuf>>,
}

impl<'a> StorePlans<'a> {
    /// Those that a plan lists; none where it says itself what holds at its locations.
    pub(super) fn of(base: &'a Path, plan: &Plan) -> Result<StorePlans<'a>, Unread> {
        let mut by_location: HashMap<String, Vec<PathBuf>> = HashMap::new();
        if plan.extended_by.is_missing() || !plan.location.is_missing() {
            return Ok(StorePlans { base, by_location });
        }
        let mut configurations = Configurations::new(SettingsFrom::Nearest);
        let (gathered, _) =
            gather_families(&[base.to_path_buf()], true, &mut Places::new(), &mut configurations)?;
        for file in gathered.files.iter().filter(|file| file.is_brought) {
            let path = file.candidate.path();
            if let Some(location) = location_of(path) {
                by_location.entry(location).or_default().push(path.to_path_buf());
            }
        }
        Ok(StorePlans { base, by_location })
    }

    /// The file of a location; `None` where the plan of the group says what holds there.
    pub(super) fn file(&self, location: &str) -> Result<Option<&Path>, Unread> {
        match self.by_location.get(location).map_or(&[][..], Vec::as_slice) {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            [first, second, ..] => Err(Unread::Error(anyhow::anyhow!(
                "`{}` and `{}` are both of location `{location}`; name the one that you mean instead of `{}`",
                first.display(),
                second.display(),
                self.base.display()
            ))),
        }
    }
}

/// The file to look at for a location by its id or its name, where a path was typed. What cannot be read, or has no such
/// location, is said by whoever looks at it.
pub(super) fn path_of(path: &Path, name: &str, terminal: &Terminal) -> Result<PathBuf, Unread> {
    if path.is_dir() || path.as_os_str() == "-" {
        return Ok(path.to_path_buf());
    }
    let candidate = Candidate::Named(path.to_path_buf());
    let Ok(Some(one)) = one_plan::read_candidate(&candidate) else { return Ok(path.to_path_buf()) };
    let Ok(location) = find_location(&one.plan, name) else { return Ok(path.to_path_buf()) };
    let own = own_file(path, &one.plan, &location.id, terminal)?;
    Ok(own.unwrap_or_else(|| path.to_path_buf()))
}

/// The file of a location by its id, which is said; `None` where the plan itself says what holds there.
pub(super) fn own_file(
    path: &Path,
    plan: &Plan,
    location: &str,
    terminal: &Terminal,
) -> Result<Option<PathBuf>, Unread> {
    let own = StorePlans::of(path, plan)?.file(location)?.map(Path::to_path_buf);
    if let Some(own) = &own {
        terminal.note(&format!("note: from `{}`, where what holds there is written", own.display()));
    }
    Ok(own)
}

/// The location that a file binds.
fn location_of(path: &Path) -> Option<String> {
    let Ok(Input::Text(source)) = input::read(path, Limits::default()) else { return None };
    memchr::memmem::find(source.text().as_bytes(), b"location")?;
    let parsed = syntax::parse(source.text(), FileId(0), Limits::default());
    Header::of(&parsed.tree)?.location.map(|id| id.value.to_owned())
}
