//! `smplan lint`: checks plans.

mod arguments;
mod checking;
mod family;
mod fixing;
mod session;
mod tally;

pub(super) use arguments::Arguments;

use crate::cli::Outcome;
use crate::cli::check::{LintConfig, check_config};
use crate::cli::configuration::{Configurations, Loaded, SettingsFrom, Unusable};
use crate::cli::families::bring;
use crate::cli::gather::{Wishes, gather};
use crate::cli::places::Places;
use crate::cli::settings;
use crate::cli::terminal::{Terminal, advise, complain, environment};
use crate::cli::watch;
use crate::config::Patterns;
use crate::rules::{Choice, Selection, UnknownRule};
use anyhow::Result;
use session::Session;
use std::path::{Path, PathBuf};

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    if arguments.watch {
        return watch::run(&arguments.paths, terminal, |terminal| run_once(arguments, terminal));
    }
    run_once(arguments, terminal)
}

fn run_once(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let mut places = Places::new();
    let mut configurations = Configurations::new(origin(arguments));
    let exclude = match Patterns::new(places.working(), arguments.exclude.iter().map(String::as_str)) {
        Ok(_) if arguments.exclude.is_empty() => None,
        Ok(patterns) => Some(patterns),
        Err((pattern, why)) => anyhow::bail!("--exclude `{pattern}` is no pattern of paths: {why}"),
    };
    let wishes = Wishes {
        exclude,
        everything: arguments.no_gitignore || arguments.no_config,
        stdin_name: Some(&arguments.stdin_filename),
    };
    let gathered = gather(&arguments.paths, &wishes, &mut places, &mut configurations).and_then(|gathered| {
        let mut gathered = gathered;
        let families = bring(&mut gathered, arguments.no_stores, &mut places, &mut configurations)?;
        Ok((gathered, families, main_configuration(arguments, &mut places, &mut configurations)?))
    });
    let Some((gathered, families, main)) = settings::usable(gathered, terminal)? else {
        return Ok(Outcome::Undone);
    };
    let checks = match configurations.all().iter().map(|loaded| checks(arguments, loaded)).collect() {
        Ok(checks) => checks,
        Err(UnknownRule { name, nearest }) => {
            complain(&format!("no rule or category is called `{name}`"));
            match nearest {
                Some(nearest) => advise(&format!("did you mean `{nearest}`?")),
                None => advise("`smplan rules` lists them"),
            }
            return Ok(Outcome::Undone);
        }
    };
    let session = Session { arguments, gathered, families, configurations, checks, main, places };
    if arguments.show_settings {
        return settings::show(&session.configurations, &session.checks, &session.gathered, terminal);
    }
    if arguments.show_files {
        return session.show_files(terminal);
    }
    session.run(terminal)
}

fn origin(arguments: &Arguments) -> SettingsFrom {
    if arguments.no_config {
        return SettingsFrom::Nothing;
    }
    let file = arguments.config.clone().or_else(|| environment("SMPLAN_CONFIG").map(PathBuf::from));
    file.map_or(SettingsFrom::Nearest, SettingsFrom::File)
}

/// The settings that speak for the whole run: those of the first path.
fn main_configuration(
    arguments: &Arguments,
    places: &mut Places,
    configurations: &mut Configurations,
) -> Result<usize, Unusable> {
    let first = arguments.paths.first().filter(|path| path.as_os_str() != "-");
    let path = places.absolute(first.map_or(Path::new("."), PathBuf::as_path));
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")).to_path_buf() };
    configurations.of_folder(&folder, places)
}

fn checks(arguments: &Arguments, loaded: &Loaded) -> Result<LintConfig, UnknownRule> {
    let choice = Choice {
        select: &arguments.select,
        extend_select: &arguments.extend_select,
        ignore: &arguments.ignore,
    };
    let as_of = arguments.as_of.unwrap_or_else(crate::cli::today);
    let selection = Selection::of(&loaded.settings, choice)?;
    let mut checks = LintConfig::new(loaded, check_config(loaded, selection, Some(as_of)));
    if let Some(loudness) = arguments.fail_on {
        checks.fail_on = loudness.into();
    }
    if let Some(loudness) = arguments.min_severity {
        checks.min_severity = loudness.into();
    }
    Ok(checks)
}
