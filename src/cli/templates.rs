//! `smplan templates`: which templates there are, and where each comes from.

use crate::cli::appearance::MOST_BYTES;
use crate::cli::appearance::{Layers, known};
use crate::cli::configuration::{Configurations, SettingsFrom};
use crate::cli::input::read_text;
use crate::cli::places::Places;
use crate::cli::terminal::{Terminal, advise, has_command};
use crate::cli::{Outcome, output, rules};
use crate::render::Templates;
use crate::text;
use anyhow::{Context, Result};
use clap::Subcommand;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Show the templates of documents, or take one out to change it.
///
/// A folder with templates of your own holds only what you change; everything else comes from smplan:
/// `smplan render --html plan.yaml --templates DIR`. Each section of a document is a file of its own, colours and
/// sizes are in `css/tokens.css`.
///
/// Exit code 0: done. 1: `check` found mistakes. 2: something could not be done.
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
    /// Look at the words of a language: what is no phrase, what there is not, gaps that nothing fills, and what is not
    /// there yet.
    Check {
        /// The files, such as `templates/text/fr.ftl`.
        #[arg(required = true, value_name = "FILES")]
        files: Vec<PathBuf>,
    },
    /// Write templates into a folder, to be changed there. A file that is there already is left alone.
    ///
    /// `text/de` is the file with the words of a language; one that smplan does not have begins with the words in English.
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
    let mut printed = String::new();
    match &arguments.command {
        Command::List { templates } => {
            let own = layers(templates.as_deref(), terminal)?;
            let Some(own) = own else { return Ok(Outcome::Undone) };
            let width = Templates::names().map(str::len).max().unwrap_or_default();
            for name in Templates::names() {
                let from = own.files.get(name).map_or("smplan", |replaced| replaced.from.as_str());
                let _ = writeln!(printed, "{name:width$}  {from}");
            }
        }
        Command::Show { name, templates } => {
            let built_in = known(name)?;
            let own = layers(templates.as_deref(), terminal)?;
            let Some(own) = own else { return Ok(Outcome::Undone) };
            let own = own.files.get(name).map(|replaced| replaced.text.as_str());
            if own.is_some_and(has_command) {
                anyhow::bail!("`{name}` holds a line that is not safe to print; open it in an editor");
            }
            printed.push_str(own.unwrap_or(built_in));
        }
        Command::Check { files } => return check(files, terminal),
        Command::Eject { names, templates } => {
            let own = layers(None, terminal)?;
            let Some(own) = own else { return Ok(Outcome::Undone) };
            let texts = names.iter().map(|name| text_of(name, &own)).collect::<Result<Vec<_>>>()?;
            for (name, built_in) in texts {
                let path = templates.join(&name);
                if path.exists() {
                    advise(&format!("`{}` is there already and was left alone", path.display()));
                    continue;
                }
                if let Some(folder) = path.parent() {
                    output::make_folder(folder)?;
                }
                output::write(&path, built_in.as_bytes())?;
                let _ = writeln!(printed, "wrote {}", path.display());
            }
        }
    }
    terminal.print(printed.as_bytes())?;
    Ok(Outcome::Good)
}

/// The name and the text of a file to begin with. The words of a language begin with those of the settings, where they are
/// in the old form, else with those of smplan, else with English.
fn text_of(name: &str, own: &Layers) -> Result<(String, String)> {
    let Some(language) = name.strip_prefix("text/").map(|name| name.strip_suffix(".ftl").unwrap_or(name))
    else {
        return Ok((name.to_owned(), known(name)?.to_owned()));
    };
    let is_tag = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    if language.is_empty() || !language.chars().all(is_tag) {
        anyhow::bail!("`{language}` is no language; write its tag, such as `text/fr` or `text/pt-BR`");
    }
    let file = format!("text/{language}.ftl");
    let old = own.old_words(language).map(|words| format!("# Made from the words in the old form.\n{words}"));
    let text = old.or_else(|| Templates::text(&file).map(str::to_owned)).unwrap_or_else(|| {
        format!(
            "# Begun from English: put the words of `{language}` behind each key, and remove what stays English.\n\n{}",
            Templates::text("text/en.ftl").unwrap_or_default()
        )
    });
    Ok((file, text))
}

/// Says what is wrong with files of words, with the line of each mistake.
fn check(files: &[PathBuf], terminal: &mut Terminal) -> Result<Outcome> {
    const MOST_MISSING: usize = 20;
    let mut said = String::new();
    let mut outcome = Outcome::Good;
    for file in files {
        let name = file.display();
        let text = read_text(file, MOST_BYTES).with_context(|| format!("cannot read `{name}`"))?;
        let mistakes = text::check(&text);
        let (missing, wrong): (Vec<_>, Vec<_>) = mistakes.iter().partition(|mistake| mistake.is_missing);
        for mistake in &wrong {
            outcome = Outcome::Findings;
            let _ = writeln!(said, "{name}:{}: {}", mistake.line, mistake.message);
        }
        for mistake in missing.iter().take(MOST_MISSING) {
            let _ = writeln!(said, "{name}: {}", mistake.message);
        }
        if missing.len() > MOST_MISSING {
            let _ = writeln!(said, "{name}: {} more are not there", missing.len() - MOST_MISSING);
        }
        let n_phrases = text::keys().len();
        let n_there = n_phrases - missing.len();
        let _ = writeln!(said, "{name}: {n_there} of {n_phrases} phrases, {} wrong", wrong.len());
    }
    terminal.print(said.as_bytes())?;
    Ok(outcome)
}

/// What replaces templates here: a folder that is named, over the settings of the working folder; `None` where the settings
/// cannot be used.
fn layers(folder: Option<&Path>, terminal: &Terminal) -> Result<Option<Layers>> {
    let mut configurations = Configurations::new(SettingsFrom::Nearest);
    let Some(loaded) = rules::nearest(&mut configurations, terminal)? else { return Ok(None) };
    Layers::of(loaded, folder, &Places::new()).map(Some)
}
