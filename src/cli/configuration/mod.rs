//! Finding `smplan.toml`: the settings of every plan.

mod load;

pub(super) use load::{Loaded, Names, Unusable, folder_of, rule_infos};

use crate::cli::places::Places;
use crate::config::{FILE_NAMES, Settings};
use crate::diagnostic::RuleInfo;
use load::load;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// Where settings come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SettingsFrom {
    /// The nearest file to each plan.
    Nearest,
    /// This file for all plans.
    File(PathBuf),
    /// Nowhere.
    Nothing,
}

/// The settings that were read so far.
#[derive(Debug)]
pub(super) struct Configurations {
    origin: SettingsFrom,
    loaded: Vec<Loaded>,
    /// Positions in `loaded`.
    by_folder: HashMap<PathBuf, usize>,
    by_file: HashMap<PathBuf, usize>,
    /// Files above others that cannot be used.
    unusable: HashSet<PathBuf>,
}

/// All rules of the program and of some settings.
pub(super) fn all_rules(settings: &Settings) -> Vec<RuleInfo> {
    let own = settings.own_rules.iter().map(|own| own.info);
    rule_infos().into_iter().chain(own).collect()
}

impl Configurations {
    pub(super) fn new(origin: SettingsFrom) -> Configurations {
        Configurations {
            origin,
            loaded: Vec::new(),
            by_folder: HashMap::new(),
            by_file: HashMap::new(),
            unusable: HashSet::new(),
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<&Loaded> {
        self.loaded.get(index)
    }

    pub(super) fn all(&self) -> &[Loaded] {
        &self.loaded
    }

    /// The settings for the files of a folder; the position under which `get` knows them.
    pub(super) fn of_folder(&mut self, folder: &Path, places: &mut Places) -> Result<usize, Unusable> {
        if let Some(&known) = self.by_folder.get(folder) {
            return Ok(known);
        }
        let is_named = matches!(self.origin, SettingsFrom::File(_));
        let index = match self.file_of(folder, places) {
            None => self.index_of(Path::new(""), |_| Ok(Loaded::nothing()))?,
            Some(file) => self.index_of(&file, |file| load(file, is_named, places))?,
        };
        self.by_folder.insert(folder.to_path_buf(), index);
        Ok(index)
    }

    /// The file in which the settings of a folder are.
    fn file_of(&self, folder: &Path, places: &mut Places) -> Option<PathBuf> {
        match &self.origin {
            SettingsFrom::Nothing => None,
            SettingsFrom::File(file) => Some(places.absolute(file)),
            SettingsFrom::Nearest => nearest_file(folder, places.top(folder).as_deref()),
        }
    }

    /// Whether nobody has needed the settings of a folder so far, so that they may be anything.
    pub(super) fn are_unread(&self, folder: &Path, places: &mut Places) -> bool {
        !self.by_folder.contains_key(folder)
            && self.file_of(folder, places).is_some_and(|file| !self.by_file.contains_key(&file))
    }

    /// The settings that leave a path out, of all those on the way to it from a folder that was named. Those that cannot be
    /// used leave nothing out; where they are the nearest, `of_folder` speaks up.
    pub(super) fn excluding(&mut self, path: &Path, named: &Path, places: &mut Places) -> Option<usize> {
        let mut on_the_way: Vec<&Path> =
            path.ancestors().skip(1).take_while(|folder| folder.starts_with(named)).collect();
        on_the_way.reverse();
        on_the_way.into_iter().find_map(|folder| {
            let index = self.usable_of_folder(folder, places)?;
            let exclude = self.get(index)?.settings.exclude.as_ref()?;
            exclude.value.fit(path).then_some(index)
        })
    }

    fn usable_of_folder(&mut self, folder: &Path, places: &mut Places) -> Option<usize> {
        if let Some(&known) = self.by_folder.get(folder) {
            return Some(known);
        }
        let file = self.file_of(folder, places);
        if file.as_ref().is_some_and(|file| self.unusable.contains(file)) {
            return None;
        }
        let found = self.of_folder(folder, places).ok();
        if found.is_none() {
            self.unusable.extend(file);
        }
        found
    }

    fn index_of(
        &mut self,
        file: &Path,
        load: impl FnOnce(&Path) -> Result<Loaded, Unusable>,
    ) -> Result<usize, Unusable> {
        if let Some(&known) = self.by_file.get(file) {
            return Ok(known);
        }
        let loaded = load(file)?;
        self.loaded.push(loaded);
        let index = self.loaded.len() - 1;
        self.by_file.insert(file.to_path_buf(), index);
        Ok(index)
    }
}

/// The configuration that is nearest to a folder, up to the top of the repository.
fn nearest_file(folder: &Path, top: Option<&Path>) -> Option<PathBuf> {
    for ancestor in folder.ancestors() {
        let found =
            FILE_NAMES.iter().map(|name| ancestor.join(name)).find(|file| file.symlink_metadata().is_ok());
        if found.is_some() {
            return found;
        }
        if Some(ancestor) == top {
            return None;
        }
    }
    None
}
