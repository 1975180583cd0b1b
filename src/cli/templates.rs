//! `smplan templates`: which templates there are, and where each comes from.

use crate::cli::input::read_text;
use crate::cli::terminal::{Terminal, advise};
use crate::cli::{Outcome, find, output};
use crate::model::nearest;
use crate::render::{SCRIPT, Templates};
use anyhow::{Context, Result, bail};
use clap::Subcommand;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

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
            let own = read_layer(templates.as_deref())?;
            let width = Templates::names().map(str::len).max().unwrap_or_default();
            for name in Templates::names() {
                let layer = templates.as_ref().filter(|_| own.contains_key(name));
                let from = layer.map_or_else(|| "smplan".to_owned(), |folder| folder.display().to_string());
                let _ = writeln!(text, "{name:width$}  {from}");
            }
        }
        Command::Show { name, templates } => {
            let own = read_layer(templates.as_deref())?;
            let built_in = known(name)?;
            text.push_str(own.get(name).map_or(built_in, String::as_str));
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

/// The templates in use: those of a folder before those in the binary, and no script where none is wanted.
///
/// Templates of others may hold one expression that is nested as deeply as it is long, or that takes for ever to make
/// sense of, so they are read with much room and for a short time. What they do later has limits of its own.
pub(super) fn layered(folder: Option<&Path>, without_script: bool) -> Result<Templates> {
    const STACK_BYTES: usize = 512 << 20;
    const MOST_TIME: Duration = Duration::from_secs(5);
    let mut layer = read_layer(folder)?;
    if without_script {
        layer.insert(SCRIPT.to_owned(), String::new());
    }
    if layer.is_empty() {
        return Templates::built_in();
    }
    let (sender, receiver) = mpsc::channel();
    std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || {
            // Nobody waits any more when it took too long.
            let _ = sender.send(Templates::with(layer));
        })
        .context("there is no memory for templates")?;
    match receiver.recv_timeout(MOST_TIME) {
        Ok(templates) => templates,
        Err(_) => bail!("the templates take longer than 5 seconds to read; make their expressions shorter"),
    }
}

/// The text of a template in the binary, or what is nearest to its name.
fn known(name: &str) -> Result<&'static str> {
    match (Templates::text(name), nearest(name, Templates::names())) {
        (Some(text), _) => Ok(text),
        (None, Some(near)) => bail!("there is no template `{name}`; did you mean `{near}`?"),
        (None, None) => bail!("there is no template `{name}`; `smplan templates list` shows all"),
    }
}

/// The templates of a folder by their names. Every file that could be one has to have the name of one, so that a
/// misspelt name does not go unnoticed.
fn read_layer(folder: Option<&Path>) -> Result<BTreeMap<String, String>> {
    const MOST_BYTES: usize = 256 << 10;
    const ENDINGS: [&str; 4] = ["html", "md", "css", "js"];
    let Some(folder) = folder else { return Ok(BTreeMap::new()) };
    if !folder.is_dir() {
        bail!("there is no folder `{}` with templates", folder.display());
    }
    let mut is_wanted = |path: &Path| {
        let ending = path.extension().and_then(std::ffi::OsStr::to_str);
        Ok::<_, anyhow::Error>(ending.is_some_and(|ending| ENDINGS.contains(&ending)))
    };
    let found = find::candidates(&[folder.to_path_buf()], true, &mut is_wanted)?;
    if let Some(error) = found.failed.into_iter().next() {
        return Err(error);
    }
    let top = find::without_dot(folder);
    let mut layer = BTreeMap::new();
    for file in &found.files {
        let path = file.path();
        let parts = path.strip_prefix(&top).unwrap_or(path).components();
        let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
        let name = parts.join("/");
        if name == "README.md" {
            continue;
        }
        known(&name).with_context(|| format!("cannot use `{}`", path.display()))?;
        let text =
            read_text(path, MOST_BYTES).with_context(|| format!("cannot read `{}`", path.display()))?;
        layer.insert(name, text);
    }
    Ok(layer)
}
