//! What documents look like: files of one's own, one layer over the other, over those in the binary.

use crate::cli::configuration::{Configurations, Loaded, SettingsFrom, Unusable};
use crate::cli::find;
use crate::cli::input::{read_bytes, read_text};
use crate::cli::places::Places;
use crate::cli::settings::usable;
use crate::cli::terminal::{Terminal, warn};
use crate::config::read_words;
use crate::plan::{Plan, nearest};
use crate::render::{
    INDEX_SCRIPT, MOST_LOGO_BYTES, Overrides, SCRIPT, TOKENS, Templates, logo, shortfalls, with_colour,
};
use crate::text::{ENGLISH, Language, Mistake, USUAL_PLACE, from_old_words};
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

/// The largest template or file of words, in bytes.
pub(super) const MOST_BYTES: usize = 256 << 10;

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
    published: Option<String>,
    /// Files with words in the old form, each with its language.
    has_old_words: Vec<(String, String)>,
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
        self.published = look.url.as_ref().map(|url| url.value.clone());
        if !look.words.is_empty() {
            for (language, named) in &look.words {
                let path = loaded.path_of(named, "`words`", places)?;
                let name = path.display();
                let text = read_text(&path, MOST_BYTES).with_context(|| format!("cannot read `{name}`"))?;
                let words = read_words(&text)
                    .map_err(|(line, wrong)| anyhow::anyhow!("`{name}` line {line}: {wrong}"))?;
                self.has_old_words.push((name.to_string(), language.clone()));
                let file = Replaced { text: from_old_words(&words), from: name.to_string() };
                self.files.entry(format!("text/{language}.ftl")).or_insert(file);
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
        const ENDINGS: [&str; 5] = ["html", "md", "css", "js", "ftl"];
        if !folder.is_dir() {
            bail!("there is no folder `{}` with templates", folder.display());
        }
        let top = find::without_dot(folder);
        let mut is_wanted = |path: &Path, _: &Path| {
            let is_hidden =
                |part: std::path::Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
            if path.strip_prefix(&top).unwrap_or(path).components().any(is_hidden) {
                return Ok(false);
            }
            let ending = path.extension().and_then(std::ffi::OsStr::to_str);
            Ok::<_, anyhow::Error>(ending.is_some_and(|ending| ENDINGS.contains(&ending)))
        };
        let found = find::candidates(&[folder.to_path_buf()], true, &mut is_wanted)?;
        if let Some(error) = found.failed.into_iter().next() {
            return Err(error);
        }
        for file in &found.files {
            let path = file.path();
            let parts = path.strip_prefix(&top).unwrap_or(path).components();
            let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
            let name = parts.join("/");
            if name == "README.md" {
                continue;
            }
            if !is_words(&name) {
                known(&name).with_context(|| format!("cannot use `{}`", path.display()))?;
            }
            let text =
                read_text(path, MOST_BYTES).with_context(|| format!("cannot read `{}`", path.display()))?;
            self.files.insert(name, Replaced { text, from: folder.display().to_string() });
        }
        Ok(())
    }

    /// The words of a language that the settings name in the old form, as phrases.
    pub(super) fn old_words(&self, language: &str) -> Option<&str> {
        let is_old = self.has_old_words.iter().any(|(_, known)| known == language);
        self.files.get(&format!("text/{language}.ftl")).filter(|_| is_old).map(|file| file.text.as_str())
    }

    /// Says which files of words are in the old form.
    pub(super) fn tell_of_old_words(&self) {
        for (name, language) in &self.has_old_words {
            warn(&format!(
                "`{name}` has words in the old form; `smplan templates eject text/{language}` writes a file in the new one from it"
            ));
        }
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
        let is_of_others = files.keys().any(|name| name != TOKENS && !is_words(name));
        if without_script {
            files.extend([SCRIPT, INDEX_SCRIPT].map(|name| (name.to_owned(), String::new())));
        }
        let usual = Overrides { files, logo: self.logo, published: self.published, ..Overrides::default() };
        let templates = ByLanguage { usual, is_of_others, built: Mutex::default() };
        if is_of_others {
            // What is wrong with templates is said before the first document is made.
            templates.of(ENGLISH, USUAL_PLACE)?;
        }
        Ok(templates)
    }
}

/// Templates for plans in each language; those of a language are made when the first document asks for them.
pub(super) struct ByLanguage {
    usual: Overrides,
    is_of_others: bool,
    /// By the language and what places are called.
    built: Mutex<BTreeMap<(String, &'static str), Arc<Templates>>>,
}

impl ByLanguage {
    /// Those for a language as in BCP 47: with its own words, those of the language without its region, or else in English;
    /// places are called by a word of the format.
    pub(super) fn of(&self, language: &str, place: &'static str) -> Result<Arc<Templates>> {
        let mut built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (language.to_owned(), place);
        if let Some(known) = built.get(&key) {
            return Ok(Arc::clone(known));
        }
        let new = Arc::new(self.build(language, place)?);
        built.insert(key, Arc::clone(&new));
        Ok(new)
    }

    fn build(&self, language: &str, place: &'static str) -> Result<Templates> {
        let main = language.split('-').next().unwrap_or_default();
        let mut files: Vec<(String, &str)> = Vec::new();
        if let Some(name) = Templates::file_of_words(language, |name| Templates::text(name).is_some()) {
            files.extend(Templates::text(&name).map(|text| (name, text)));
        }
        let own = &self.usual.files;
        if let Some(name) = Templates::file_of_words(language, |name| own.contains_key(name)) {
            files.extend(own.get(&name).map(|text| (name.clone(), text.as_str())));
        }
        let is_foreign = files.is_empty() && main != ENGLISH;
        let words = match files.as_slice() {
            [] if place == USUAL_PLACE => None,
            [] => Some(Language::english_of(place)),
            [(name, _)] if name == "text/en.ftl" => Some(Language::english_of(place)),
            _ => {
                let texts: Vec<&str> = files.iter().map(|(_, text)| *text).collect();
                let words = Language::of(language, &texts, place);
                Some(words.map_err(|(index, mistakes)| {
                    refuse(files.get(index).map_or("", |(name, _)| name), &mistakes)
                })?)
            }
        };
        let overrides = Overrides { language: words.map(Arc::new), is_foreign, ..self.usual.clone() };
        build(overrides, self.is_of_others)
    }

    /// Says where plans are in languages that have no words here.
    pub(super) fn note(&self, terminal: &Terminal) {
        let languages = self.without_words().into_iter().collect();
        if let Some(note) = note_without_words(&languages) {
            terminal.note(&note);
        }
    }

    /// The languages of plans that have no words here.
    pub(super) fn without_words(&self) -> Vec<String> {
        let built = self.built.lock().unwrap_or_else(PoisonError::into_inner);
        built
            .iter()
            .filter(|(_, templates)| templates.is_foreign())
            .map(|((tag, _), _)| tag.clone())
            .collect()
    }
}

/// The templates for documents about plans that are made beside `render`, as the settings nearest to one of them have them.
pub(super) fn near(path: &Path) -> Result<ByLanguage, Unusable> {
    let mut places = Places::new();
    let mut configurations = Configurations::new(SettingsFrom::Nearest);
    let absolute = places.absolute(path);
    let folder = absolute.parent().unwrap_or(Path::new(""));
    let index = configurations.of_folder(folder, &mut places)?;
    let loaded = configurations.get(index).context("internal: these settings were just read")?;
    Ok(Layers::of(loaded, None, &places)?.templates(false)?)
}

/// A sheet about one plan in its language, with the templates nearest to it; `None` where its settings cannot be used.
pub(super) fn sheet(
    path: &Path,
    plan: &Plan,
    terminal: &Terminal,
    make: impl FnOnce(&Templates) -> Result<String>,
) -> Result<Option<String>> {
    let Some(templates) = usable(near(path), terminal)? else { return Ok(None) };
    let text = make(&*templates.of(plan.language(), plan.location_kind().word())?)?;
    templates.note(terminal);
    Ok(Some(text))
}

/// That plans are in languages that have no words here.
pub(super) fn note_without_words(languages: &BTreeSet<String>) -> Option<String> {
    let first = languages.first()?;
    let tags: Vec<String> = languages.iter().map(|tag| format!("`{tag}`")).collect();
    Some(format!(
        "note: there are no words in {} yet, so what smplan says is in English; `smplan templates eject text/{first}` begins a file of them",
        tags.join(", "),
    ))
}

/// Whether a file holds the words of a language.
fn is_words(name: &str) -> bool {
    name.strip_prefix("text/").is_some_and(|name| name.strip_suffix(".ftl").is_some())
}

/// That the words of a language cannot be used, and the first reasons.
fn refuse(name: &str, mistakes: &[Mistake]) -> anyhow::Error {
    const MOST: usize = 5;
    let said: Vec<String> = mistakes
        .iter()
        .take(MOST)
        .map(|mistake| format!("line {}: {}", mistake.line, mistake.message))
        .collect();
    anyhow::anyhow!("`{name}` cannot be used: {}", said.join("; "))
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
