//! Phrases of one or several files, by key.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::{Arc, LazyLock};
use unic_langid::LanguageIdentifier;

/// The language that all others are held against, and that stands in for them.
pub const ENGLISH: &str = "en";

/// The file of English, as it is in the binary.
const ENGLISH_TEXT: &str = include_str!("../../templates/text/en.ftl");

pub(super) static ENGLISH_RESOURCE: LazyLock<Arc<FluentResource>> =
    LazyLock::new(|| Arc::new(resource(ENGLISH_TEXT).0));

/// What fills the gaps of a phrase, by name.
pub type Arguments<'a> = FluentArgs<'a>;

/// What fills one gap of a phrase.
pub type Argument<'a> = FluentValue<'a>;

/// The function of phrases that says what the places of a plan are called: a word of the format.
pub(super) const PLACE: &str = "PLACE";

/// Phrases by key.
pub(super) struct Phrases(pub(super) FluentBundle<Arc<FluentResource>>);

impl Phrases {
    /// Those of some files, each over the one before; `{ PLACE() }` in them is the word for what places are called.
    pub(super) fn of(
        tag: &LanguageIdentifier,
        resources: &[Arc<FluentResource>],
        place: &'static str,
    ) -> Phrases {
        let mut bundle = FluentBundle::new_concurrent(vec![tag.clone()]);
        // Marks around each gap would end up in files and on paper; pages mark what reads the other way round.
        bundle.set_use_isolating(false);
        for resource in resources {
            bundle.add_resource_overriding(Arc::clone(resource));
        }
        // Adding a function fails only where its name is taken.
        let _ = bundle.add_function(PLACE, move |_, _| FluentValue::from(place));
        Phrases(bundle)
    }

    /// The phrase of a key, filled; its attribute of that name where there is one. `None` where there is no such phrase.
    pub(super) fn say(&self, key: &str, form: Option<&str>, arguments: &FluentArgs<'_>) -> Option<String> {
        let message = self.0.get_message(key)?;
        let form = form.and_then(|form| message.get_attribute(form)).map(|form| form.value());
        let pattern = form.or(message.value())?;
        let mut problems = Vec::new();
        Some(self.0.format_pattern(pattern, Some(arguments), &mut problems).into_owned())
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.0.has_message(key)
    }
}

/// A file of phrases, and what could not be read of it.
pub(super) fn resource(text: &str) -> (FluentResource, Vec<fluent_syntax::parser::ParserError>) {
    // Some editors begin a file with a mark that nobody sees.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, mistakes)) => (resource, mistakes),
    }
}
