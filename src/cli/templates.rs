//! `smplan templates`: which templates there are, and where each comes from.

use crate::cli::appearance::{Layers, known};
use crate::cli::configuration::{Configurations, SettingsFrom};
use crate::cli::places::Places;
use crate::cli::terminal::{Terminal, advise};
use crate::cli::{Outcome, output, rules};
use crate::render::{Templates, words_of_pages};
use anyhow::Result;
use clap::Subcommand;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Show the templates of documents, or take one out to change it.
///
/// A folder with templates of your own holds only what you change; everything else comes from smplan:
/// `smplan render --html plan.yaml --templates DIR`. Each section of a document is a file of its own, colours and
/// sizes are in `css/tokens.css`.
///
/// Exit code 0: done. 2: something could not be done.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List all templates, and for each where it comes from.
    List {
        /// The folder with templates of your own.
        #[arg(long, value_name = "DIR")]
        templates: Option<PathBuf>,
    },
    /// Print a template.
    Show {
        /// Its name, as `list` shows it.
        #[arg(value_name = "NAME")]
        name: String,
        /// The folder with templates of your own.
        #[arg(long, value_name = "DIR")]
        templates: Option<PathBuf>,
    },
    /// Print all words of pages as a file to translate: put it beside `smplan.toml` and name it under `[render]`, such as
    /// `words = {de = "words.de.toml"}`.
    Words,
    /// Write templates into a folder, to be changed there. A file that is there already is left alone.
    Eject {
        /// Their names, as `list` shows them.
        #[arg(required = true, value_name = "NAMES")]
        names: Vec<String>,
        /// The folder with templates of your own.
        #[arg(long, value_name = "DIR", default_value = "templates")]
        templates: PathBuf,
    },
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Result<Outcome> {
    let mut text = String::new();
    match &arguments.command {
        Command::List { templates } => {
            let own = layers(templates.as_deref(), terminal)?;
            let Some(own) = own else { return Ok(Outcome::Undone) };
            let width = Templates::names().map(str::len).max().unwrap_or_default();
            for name in Templates::names() {
                let from = own.files.get(name).map_or("smplan", |replaced| replaced.from.as_str());
                let _ = writeln!(text, "{name:width$}  {from}");
            }
        }
        Command::Show { name, templates } => {
            let built_in = known(name)?;
            let own = layers(templates.as_deref(), terminal)?;
            let Some(own) = own else { return Ok(Outcome::Undone) };
            text.push_str(own.files.get(name).map_or(built_in, |replaced| &replaced.text));
        }
        Command::Words => {
            text.push_str(
                "# The words of pages. Write the other words behind each; what stays empty stays as it is.\n",
            );
            for (template, words) in words_of_pages() {
                let from = if template.is_empty() { "what smplan says itself" } else { template };
                let _ = writeln!(text, "\n# {from}");
                for word in words {
                    // JSON and TOML write text in quotes in the same way.
                    let _ = writeln!(text, "{} = \"\"", serde_json::Value::from(word));
                }
            }
        }
        Command::Eject { names, templates } => {
            let texts = names.iter().map(|name| known(name)).collect::<Result<Vec<_>>>()?;
            for (name, built_in) in names.iter().zip(texts) {
                let path = templates.join(name);
                if path.exists() {
                    advise(&format!("`{}` is there already and was left alone", path.display()));
                    continue;
                }
                if let Some(folder) = path.parent() {
                    output::make_folder(folder)?;
                }
                output::write(&path, built_in.as_bytes())?;
                let _ = writeln!(text, "wrote {}", path.display());
            }
        }
    }
    terminal.print(text.as_bytes())?;
    Ok(Outcome::Good)
}

/// What replaces templates here: a folder that is named, over the settings of the working folder; `None` where the settings
/// cannot be used.
fn layers(folder: Option<&Path>, terminal: &Terminal) -> Result<Option<Layers>> {
    let mut configurations = Configurations::new(SettingsFrom::Nearest);
    let Some(loaded) = rules::nearest(&mut configurations, terminal)? else { return Ok(None) };
    Layers::of(loaded, folder, &Places::new()).map(Some)
}
