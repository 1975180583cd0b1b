//! Reading `smplan.toml`, with the files that it extends.

use crate::cli::input;
use crate::cli::places::{Places, is_inside};
use crate::config::{self, ConfigFile, Known, Setting, Settings};
use crate::diagnostic::{Findings, PlanReport, RuleInfo};
use crate::own_rules;
use crate::render::colour_names;
use crate::report;
use crate::rules::{self, RULES};
use crate::source::{FileId, Source, Sources, Span};
use crate::view::{old_section_names, section_names};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The settings of some plans.
#[derive(Debug)]
pub(in crate::cli) struct Loaded {
    pub(in crate::cli) settings: Arc<Settings>,
    /// The files that they come from, the farthest first; a place in the settings says in which it is.
    pub(in crate::cli) sources: Sources,
    /// The nearest of the files; `None` where there is none.
    pub(in crate::cli) file: Option<PathBuf>,
    /// The folder in which the nearest file holds.
    pub(in crate::cli) folder: PathBuf,
    /// The folder out of which nothing is read: the top of the repository.
    limit: PathBuf,
}

impl Loaded {
    pub(super) fn nothing() -> Loaded {
        Loaded {
            settings: Arc::default(),
            sources: Sources::default(),
            file: None,
            folder: PathBuf::new(),
            limit: PathBuf::new(),
        }
    }

    /// The file or folder that a setting names, inside the repository.
    pub(in crate::cli) fn path_of(
        &self,
        named: &Setting<String>,
        key: &str,
        places: &Places,
    ) -> Result<PathBuf> {
        let Some(by) = self.sources.get(named.span.file) else { bail!("{key} is said nowhere") };
        let folder = folder_of(Path::new(by.name()));
        let real = places.inside(&folder, &named.value, &self.limit);
        let real = real.with_context(|| format!("{}: {key}", self.place_of(named.span)))?;
        let working = places.working().canonicalize().unwrap_or_else(|_| places.working().to_path_buf());
        Ok(real.strip_prefix(working).map(Path::to_path_buf).unwrap_or(real))
    }

    /// `smplan.toml` line 3.
    pub(in crate::cli) fn place_of(&self, span: Span) -> String {
        self.sources.get(span.file).map_or_else(String::new, |source| {
            format!("`{}` line {}", source.name(), source.position(span.start).line)
        })
    }
}

/// A configuration that cannot be used.
#[derive(Debug)]
pub(in crate::cli) enum Unusable {
    /// Its mistakes, as they are reported.
    Findings(Box<PlanReport>),
    Error(anyhow::Error),
}

impl From<anyhow::Error> for Unusable {
    fn from(error: anyhow::Error) -> Unusable {
        Unusable::Error(error)
    }
}

/// All rules of the program, as reports and settings know them.
pub(in crate::cli) fn rule_infos() -> Vec<RuleInfo> {
    RULES.iter().map(|rule| rule.info).collect()
}

/// What settings may name.
#[derive(Debug)]
pub(in crate::cli) struct Names {
    rules: Vec<RuleInfo>,
    formats: Vec<&'static str>,
    sections: Vec<&'static str>,
    old_sections: Vec<&'static str>,
    colours: Vec<&'static str>,
}

impl Names {
    /// Those of the program.
    pub(in crate::cli) fn of_program() -> Names {
        Names {
            rules: rule_infos(),
            formats: report::REPORTERS.iter().map(|reporter| reporter.name).collect(),
            sections: section_names(),
            old_sections: old_section_names(),
            colours: colour_names(),
        }
    }

    pub(in crate::cli) fn known(&self) -> Known<'_> {
        Known {
            rules: &self.rules,
            formats: &self.formats,
            sections: &self.sections,
            old_sections: &self.old_sections,
            colours: &self.colours,
        }
    }
}

/// The folder in which the paths of a configuration begin.
pub(in crate::cli) fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    let in_config_folder = folder.file_name().is_some_and(|name| name == ".config");
    let folder = if in_config_folder { folder.parent().unwrap_or(folder) } else { folder };
    folder.to_path_buf()
}

/// Reads a configuration and those that it extends.
pub(super) fn load(file: &Path, is_named: bool, places: &mut Places) -> Result<Loaded, Unusable> {
    const DEEPEST: usize = 16;
    let mut names = Names::of_program();
    let folder = folder_of(file);
    let repository = places.top(&folder);
    let working = places.working().to_path_buf();
    let here = places.top(&working);
    // Settings that are named may lie anywhere; in another repository they know their own folder alone.
    let limit =
        repository.filter(|top| !is_named || Some(top) == here.as_ref()).unwrap_or_else(|| folder.clone());
    let leads_out = |real: PathBuf| !is_inside(&real, &limit);
    if !is_named && file.canonicalize().is_ok_and(leads_out) {
        let name = shown(file, places);
        return Err(anyhow::anyhow!("`{name}` is a link out of the repository; put a file there").into());
    }
    let mut chain: Vec<(PathBuf, Source)> = Vec::new();
    let mut next = Some(file.to_path_buf());
    while let Some(path) = next.take() {
        let name = shown(&path, places);
        if chain.iter().any(|(seen, _)| *seen == path) || chain.len() >= DEEPEST {
            return Err(anyhow::anyhow!("`{name}` extends itself, by way of other files").into());
        }
        let text =
            input::read_text(&path, config::MOST_BYTES).with_context(|| format!("cannot read `{name}`"))?;
        if let Some(extend) = config::extended_by(&text) {
            next = Some(extended(&folder_of(&path), &extend, &limit, &name, places)?);
        }
        chain.push((path, Source::new(name, text)));
    }
    // The farthest first: a file may speak of the rules of those that it extends.
    let mut sources = Sources::default();
    let mut files: Vec<ConfigFile> = Vec::new();
    for (number, (path, source)) in chain.into_iter().rev().enumerate() {
        let number = FileId(u16::try_from(number).unwrap_or(u16::MAX));
        let (typed, mut findings) = config::read(&source, number, &folder_of(&path), names.known());
        findings.append(own_rules::mistakes(&typed.own_rules));
        findings.append(rules::unreadable_words(&typed.words));
        if !findings.is_empty() {
            return Err(Unusable::Findings(Box::new(mistakes(source, findings))));
        }
        names.rules.extend(typed.own_rules.iter().map(|own| own.info));
        files.push(typed);
        sources.push(source);
    }
    Ok(Loaded {
        settings: Arc::new(Settings::of(&files)),
        sources,
        file: Some(file.to_path_buf()),
        folder,
        limit,
    })
}

/// The file that a configuration extends.
fn extended(folder: &Path, name: &str, limit: &Path, by: &str, places: &Places) -> Result<PathBuf> {
    let is_toml = Path::new(name).extension().is_some_and(|ending| ending == "toml");
    if !is_toml {
        bail!("`{by}` extends `{name}`: name a .toml file by a relative path");
    }
    places.inside(folder, name, limit).with_context(|| format!("`{by}` cannot extend"))
}

fn shown(path: &Path, places: &Places) -> String {
    path.strip_prefix(places.working()).unwrap_or(path).to_string_lossy().into_owned()
}

/// The mistakes of a configuration as a report.
fn mistakes(source: Source, findings: Findings) -> PlanReport {
    let mut diagnostics = crate::rules::judge(findings, None, &crate::rules::Selection::all());
    for diagnostic in &mut diagnostics {
        diagnostic.finding.span.file = FileId(0);
    }
    PlanReport::of_file(source, Arc::new([]), diagnostics)
}
