//! What differs in the settings of plans, beside what differs in them.

use crate::changes::{Change, Group, Level, Sides, Subject, What};
use crate::cli::configuration::{Configurations, SettingsFrom};
use crate::cli::one_plan::Unread;
use crate::cli::places::Places;
use crate::config::{SettingChange, differences};
use crate::render::{LinePlace, PlacedChange, PlanDiff, SETTINGS};
use crate::rules;
use crate::source::{Sources, Span};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// The files of the settings of a plan on both sides.
pub(super) type Settings = Sides<Option<Arc<Sources>>>;

/// The settings of plans of the working folder.
pub(super) struct SettingsHere {
    configurations: Configurations,
    known: HashMap<usize, Option<Arc<Sources>>>,
    /// What is wrong with those that cannot be used.
    pub(super) unusable: Option<Unread>,
}

impl SettingsHere {
    pub(super) fn new() -> SettingsHere {
        let configurations = Configurations::new(SettingsFrom::Nearest);
        SettingsHere { configurations, known: HashMap::new(), unusable: None }
    }

    /// The files of the settings that hold for a plan, the farthest first; nothing where there are none.
    pub(super) fn of(&mut self, plan: &Path, places: &mut Places) -> Option<Arc<Sources>> {
        let folder = plan.parent().filter(|_| self.unusable.is_none())?;
        match self.configurations.of_folder(folder, places) {
            Ok(index) => {
                let loaded = self.configurations.get(index)?;
                let sources = || loaded.file.as_ref().map(|_| Arc::new(loaded.sources.with_texts(&[])));
                self.known.entry(index).or_insert_with(sources).clone()
            }
            Err(unusable) => {
                self.unusable = Some(unusable.into());
                None
            }
        }
    }
}

/// What differs in the settings of some plans, each pair of files once; and what could not be compared.
pub(super) fn compare(pairs: Vec<Settings>) -> (Vec<PlanDiff>, Vec<String>) {
    let (mut diffs, mut notes): (Vec<PlanDiff>, Vec<String>) = (Vec::new(), Vec::new());
    let nothing = Arc::new(Sources::default());
    for Sides { old, new } in pairs {
        let files = Sides { old: nearest(old.as_ref()), new: nearest(new.as_ref()) };
        let (old, new) = (old.unwrap_or_else(|| nothing.clone()), new.unwrap_or_else(|| nothing.clone()));
        let severity_of = |rule: &str| rules::rule(rule).map(|rule| rule.info.severity);
        match differences(&old, &new, severity_of) {
            None => {
                let name = files.old.or(files.new).unwrap_or_default();
                notes.push(format!("note: `{name}` is not TOML, so its settings are not compared"));
            }
            Some(found) if found.is_empty() => {}
            Some(found) => {
                let placed = |one| placed(one, &old, &new);
                diffs.push(PlanDiff { files, id: None, changes: found.into_iter().map(placed).collect() });
            }
        }
    }
    (diffs, notes)
}

/// The name of the file that the others only fill up.
fn nearest(files: Option<&Arc<Sources>>) -> Option<String> {
    files.and_then(|files| files.iter().last()).map(|(_, source)| source.name().to_owned())
}

fn placed(one: SettingChange, old: &Sources, new: &Sources) -> PlacedChange {
    let SettingChange { key, old: was, new: is, places: [before, after], is_looser } = one;
    let place = |sources: &Sources, span: Option<Span>| {
        let span = span?;
        let source = sources.get(span.file)?;
        Some(LinePlace { file: source.name().to_owned(), line: source.position(span.start).line })
    };
    let what = match (was, is) {
        (Some(old), Some(new)) => What::Changed { old, new },
        (Some(value), None) => What::Removed { value },
        (None, value) => What::Added { value: value.unwrap_or_default() },
    };
    let change = Change {
        group: Group::Governance,
        level: if is_looser { Level::Warning } else { Level::Info },
        section: SETTINGS,
        subject: Subject { kind: "setting".to_owned(), id: key, name: None, field: Vec::new() },
        what,
        places: Sides::default(),
        touched: Vec::new(),
    };
    let places = Sides { old: place(old, before), new: place(new, after) };
    PlacedChange { change, places, touched: Vec::new() }
}
