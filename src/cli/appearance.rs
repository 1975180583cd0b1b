//! What documents look like: files of one's own, one layer over the other, over those in the binary.

use crate::cli::configuration::Loaded;
use crate::cli::find;
use crate::cli::input::{read_bytes, read_text};
use crate::cli::places::Places;
use crate::cli::terminal::warn;
use crate::config::read_words;
use crate::plan::nearest;
use crate::render::{
    INDEX_SCRIPT, MOST_LOGO_BYTES, Overrides, SCRIPT, TOKENS, Templates, Words, logo, shortfalls,
    with_colour, words_of_pages,
};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

/// The largest template or file of words, in bytes.
const MOST_BYTES: usize = 256 << 10;

/// A file that replaces one in the binary.
pub(super) struct Replaced {
    pub(super) text: String,
    /// The folder or the settings that it is from.
    pub(super) from: String,
}

/// All that is not as in the binary.
#[derive(Default)]
pub(super) struct Layers {
    pub(super) files: BTreeMap<String, Replaced>,
    logo: Option<String>,
    /// The words of pages, by language.
    words: BTreeMap<String, Words>,
}

impl Layers {
    /// The settings, and over them a folder that is named on the command line.
    pub(super) fn of(loaded: &Loaded, folder: Option<&Path>, places: &Places) -> Result<Layers> {
        let mut layers = Layers::default();
        layers.put_settings(loaded, places)?;
        if let Some(folder) = folder {
            layers.put_folder(folder)?;
        }
        Ok(layers)
    }

    fn put_settings(&mut self, loaded: &Loaded, places: &Places) -> Result<()> {
        let look = &loaded.settings.look;
        if let Some(templates) = &look.templates {
            self.put_folder(&loaded.path_of(templates, "`templates`", places)?)?;
        }
        if let Some(named) = &look.logo {
            let path = loaded.path_of(named, "`logo`", places)?;
            let read = read_bytes(&path, MOST_LOGO_BYTES).and_then(|bytes| logo(&bytes));
            self.logo = Some(read.with_context(|| format!("cannot use the logo `{}`", path.display()))?);
        }
        if !look.words.is_empty() {
            let known: Vec<String> = words_of_pages().into_iter().flat_map(|(_, words)| words).collect();
            for (language, named) in &look.words {
                let path = loaded.path_of(named, "`words`", places)?;
                let name = path.display();
                let text = read_text(&path, MOST_BYTES).with_context(|| format!("cannot read `{name}`"))?;
                let words = read_words(&text, &known)
                    .map_err(|(line, wrong)| anyhow::anyhow!("`{name}` line {line}: {wrong}"))?;
                self.words.insert(language.clone(), Words::of(words));
            }
        }
        for (is_dark, colours) in [(false, &look.light), (true, &look.dark)] {
            for (name, colour) in colours {
                let style = self.files.get(TOKENS).map_or_else(
                    || Templates::text(TOKENS).unwrap_or_default(),
                    |replaced| replaced.text.as_str(),
                );
                let text = with_colour(style, name, &colour.value, is_dark);
                self.files.insert(TOKENS.to_owned(), Replaced { text, from: loaded.place_of(colour.span) });
            }
        }
        Ok(())
    }

    /// The files of a folder. Every file that could be one of ours has to have the name of one, so that a misspelt name
    /// does not go unnoticed.
    fn put_folder(&mut self, folder: &Path) -> Result<()> {
        const ENDINGS: [&str; 4] = ["html", "md", "css", "js"];
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
            self.files.insert(name, Replaced { text, from: folder.display().to_string() });
        }
        Ok(())
    }

    /// Says which colours of one's own cannot be told from what is behind them.
    pub(super) fn warn_of_colours(&self) {
        let Some(tokens) = self.files.get(TOKENS) else { return };
        for shortfall in shortfalls(&tokens.text) {
            warn(&format!("{}: {shortfall}", tokens.from));
        }
    }

    /// The templates in use, for plans in each language; no script where none is wanted.
    pub(super) fn templates(self, without_script: bool) -> Result<ByLanguage> {
        let mut files: BTreeMap<String, String> =
            self.files.into_iter().map(|(name, replaced)| (name, replaced.text)).collect();
        let is_of_others = files.keys().any(|name| name != TOKENS);
        if without_script {
            files.extend([SCRIPT, INDEX_SCRIPT].map(|name| (name.to_owned(), String::new())));
        }
        let usual = Overrides { files, logo: self.logo, words: Words::default() };
        let mut others = BTreeMap::new();
        for (language, words) in self.words {
            others.insert(language, build(Overrides { words, ..usual.clone() }, is_of_others)?);
        }
        Ok(ByLanguage { usual: build(usual, is_of_others)?, others })
    }
}

/// Templates for plans in each language.
pub(super) struct ByLanguage {
    usual: Templates,
    others: BTreeMap<String, Templates>,
}

impl ByLanguage {
    /// Those for a language as in BCP 47: its own, or those of the language without its region.
    pub(super) fn of(&self, language: &str) -> &Templates {
        let main = language.split('-').next().unwrap_or_default();
        self.others.get(language).or_else(|| self.others.get(main)).unwrap_or(&self.usual)
    }
}

/// Templates of others may hold one expression that is nested as deeply as it is long, or that takes for ever to make sense
/// of, so they are read with much room and for a short time. What they do later has limits of its own.
fn build(look: Overrides, is_of_others: bool) -> Result<Templates> {
    const STACK_BYTES: usize = 512 << 20;
    const MOST_TIME: Duration = Duration::from_secs(5);
    if !is_of_others {
        return Templates::with(look);
    }
    let (sender, receiver) = mpsc::channel();
    std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || {
            // Nobody waits any more when it took too long.
            let _ = sender.send(Templates::with(look));
        })
        .context("there is no memory for templates")?;
    match receiver.recv_timeout(MOST_TIME) {
        Ok(templates) => templates,
        Err(_) => bail!("the templates take longer than 5 seconds to read; make their expressions shorter"),
    }
}

/// The text of a template in the binary, or what is nearest to its name.
pub(super) fn known(name: &str) -> Result<&'static str> {
    match (Templates::text(name), nearest(name, Templates::names())) {
        (Some(text), _) => Ok(text),
        (None, Some(near)) => bail!("there is no template `{name}`; did you mean `{near}`?"),
        (None, None) => bail!("there is no template `{name}`; `smplan templates list` shows all"),
    }
}
