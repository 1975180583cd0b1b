//! The templates in the binary, and the one way to use them.

use crate::render::address::Address;
use crate::render::style::{Kind, Style, Styles};
use crate::render::{filters, say};
use crate::text::Language;
use crate::view::{View, nearest};
use anyhow::{Context, Result, bail};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Template, UndefinedBehavior, Value};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::Arc;

macro_rules! embedded {
    ($( $name:literal ),* $(,)?) => {
        &[$( ($name, include_str!(concat!("../../templates/", $name))) ),*]
    };
}

/// Name and text of every template of documents.
const TEMPLATES: &[(&str, &str)] = embedded!(
    "css/base.css",
    "css/card.css",
    "css/index.css",
    "css/print.css",
    "css/running.css",
    "css/sheet.css",
    "css/tokens.css",
    "html/base.html",
    "html/card.html",
    "html/duty.html",
    "html/index.html",
    "html/plan.html",
    "html/review.html",
    "html/scorecard.html",
    "html/summary.html",
    "html/partials/icons.html",
    "html/partials/macros.html",
    "html/partials/sheet-foot.html",
    "html/partials/since.html",
    "html/partials/turns.html",
    "html/sections/overview.html",
    "html/sections/situation.html",
    "html/sections/goals.html",
    "html/sections/strategy.html",
    "html/sections/actions.html",
    "html/sections/audiences.html",
    "html/sections/touchpoints.html",
    "html/sections/calendar.html",
    "html/sections/campaigns.html",
    "html/sections/content.html",
    "html/sections/membership.html",
    "html/sections/notes.html",
    "html/sections/publishing.html",
    "html/sections/reports.html",
    "html/sections/tools.html",
    "html/sections/cover.html",
    "html/sections/listening.html",
    "html/sections/triage.html",
    "html/sections/moderation.html",
    "html/sections/duty.html",
    "html/sections/playbooks.html",
    "html/sections/messages.html",
    "html/sections/people.html",
    "html/sections/playbook-details.html",
    "html/sections/stores.html",
    "html/sections/contacts.html",
    "html/sections/risks.html",
    "html/sections/roles.html",
    "html/sections/governance.html",
    "html/sections/reviews.html",
    "html/sections/tests.html",
    "html/sections/changes.html",
    "html/sections/findings.html",
    "js/index.js",
    "js/plan.js",
    "md/drill.md",
    "md/on-duty.md",
    "md/plan.md",
    "md/promises.md",
    "md/review.md",
    "md/rota.md",
    "md/scorecard.md",
    "md/status.md",
    "md/test.md",
    "md/triage.md",
    "md/who.md",
    "md/partials/macros.md",
    "md/partials/since.md",
    "md/sections/overview.md",
    "md/sections/situation.md",
    "md/sections/goals.md",
    "md/sections/strategy.md",
    "md/sections/actions.md",
    "md/sections/audiences.md",
    "md/sections/touchpoints.md",
    "md/sections/calendar.md",
    "md/sections/campaigns.md",
    "md/sections/content.md",
    "md/sections/membership.md",
    "md/sections/notes.md",
    "md/sections/publishing.md",
    "md/sections/reports.md",
    "md/sections/tools.md",
    "md/sections/cover.md",
    "md/sections/listening.md",
    "md/sections/triage.md",
    "md/sections/moderation.md",
    "md/sections/duty.md",
    "md/sections/playbooks.md",
    "md/sections/messages.md",
    "md/sections/people.md",
    "md/sections/playbook-details.md",
    "md/sections/stores.md",
    "md/sections/contacts.md",
    "md/sections/risks.md",
    "md/sections/roles.md",
    "md/sections/governance.md",
    "md/sections/reviews.md",
    "md/sections/tests.md",
    "md/sections/changes.md",
    "md/sections/findings.md",
    "text/de.ftl",
    "text/en.ftl",
);

/// How much work one document may be: thirty times that of a plan with 40 playbooks and 100 actions.
const FUEL: u64 = 10_000_000;

/// What most documents in Markdown take; a page grows beyond it in one or two steps.
const USUAL_BYTES: usize = 32 << 10;

/// How long one document may be.
const MOST_BYTES: usize = 64 << 20;

/// What somebody changes of how documents look.
#[derive(Clone, Default)]
pub struct Overrides {
    /// Texts by the names of the files that they replace, such as `html/sections/goals.html`. A name that is not one of
    /// [`Templates::names`] replaces nothing.
    pub files: BTreeMap<String, String>,
    /// The logo as an address that holds all of it: `data:image/png;base64,…`.
    pub logo: Option<String>,
    /// Where the site is published.
    pub published: Option<String>,
    /// The words of documents; English where nothing is said.
    pub language: Option<Arc<Language>>,
    /// Whether plans are in a language that has no words here: what the program says is marked as English.
    pub is_foreign: bool,
}

/// The templates in use: those in the binary, each of which a file with the same name can replace.
pub struct Templates {
    environment: Environment<'static>,
    language: Arc<Language>,
    look: Overrides,
    styles: Styles,
}

impl Templates {
    /// Those in the binary.
    pub fn built_in() -> Result<Templates> {
        Templates::with(Overrides::default())
    }

    /// Those in the binary, some of them replaced. Fails where a text is no template.
    pub fn with(look: Overrides) -> Result<Templates> {
        let mut environment = environment()?;
        let layer = look.files.clone();
        let language = look.language.clone().unwrap_or_else(|| Arc::new(Language::english()));
        let said = say::Words { language: Arc::clone(&language), are_foreign: look.is_foreign };
        say::register(&mut environment, &said);
        environment.set_loader(move |name| {
            let text = layer.get(name).map(String::as_str).or_else(|| Templates::text(name));
            Ok(text.map(|text| say::with_words(name, text, &said)))
        });
        let own: Vec<&String> = look.files.keys().filter(|name| is_template(name)).collect();
        if !own.is_empty() {
            let mut known = known_variables()?;
            known.extend(look.files.values().flat_map(|text| set_in(text)));
            for name in own {
                let template =
                    environment.get_template(name).with_context(|| format!("template `{name}`"))?;
                check_variables(&template, &known)?;
            }
        }
        Ok(Templates { environment, look, language, styles: Styles::default() })
    }

    /// The names of all files that can be replaced, in the order of the alphabet.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TEMPLATES.iter().map(|(name, _)| *name)
    }

    /// The name of the file with the words of a language (BCP 47): its own, or that of the language without its region.
    pub fn file_of_words(language: &str, is_there: impl Fn(&str) -> bool) -> Option<String> {
        let main = language.split('-').next().unwrap_or_default();
        [language, main].into_iter().map(|tag| format!("text/{tag}.ftl")).find(|name| is_there(name))
    }

    /// The text of a file as it is in the binary.
    pub fn text(name: &str) -> Option<&'static str> {
        TEMPLATES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }

    /// The text of a style sheet or a script.
    pub(super) fn asset(&self, name: &'static str) -> &str {
        self.look.files.get(name).map_or_else(|| Templates::text(name).unwrap_or_default(), String::as_str)
    }

    /// What pages of a kind wear.
    pub(super) fn style(&self, kind: Kind) -> &Style {
        self.styles.of(kind, |name| self.asset(name))
    }

    /// The words of documents.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Whether the plans are in a language that has no words here.
    pub fn is_foreign(&self) -> bool {
        self.look.is_foreign
    }

    pub(super) fn logo(&self) -> Option<&str> {
        self.look.logo.as_deref()
    }

    /// Where the current version of a document is, by its path in the site; outside of a site where that is published.
    pub fn address(&self, path: Option<&str>) -> Option<Address> {
        Address::of(self.look.published.as_deref()?, path)
    }

    /// Renders a template with a context; values are escaped for the language of the template.
    pub(super) fn render(&self, name: &str, context: impl Serialize) -> Result<String> {
        let template = self.environment.get_template(name).with_context(|| format!("template `{name}`"))?;
        let mut text = Bounded(Vec::with_capacity(USUAL_BYTES));
        template
            .render_captured_to(Value::from(Serde(context)), &mut text)
            .map_err(in_words)
            .with_context(|| format!("template `{name}`"))?;
        String::from_utf8(text.0).with_context(|| format!("template `{name}`"))
    }
}

/// What went wrong, in words for whoever wrote the plan where it is simply too long.
fn in_words(error: minijinja::Error) -> anyhow::Error {
    let is_too_much = |error: &minijinja::Error| error.kind() == minijinja::ErrorKind::OutOfFuel;
    let mut causes = std::iter::successors(Some(&error as &dyn std::error::Error), |error| error.source());
    if causes.any(|cause| cause.downcast_ref().is_some_and(is_too_much)) {
        return anyhow::anyhow!(
            "the plan is too long for one document: make several plans of it, or a document of a part with `--sections`, `--role` or `--location`; a template of your own may also repeat something without end"
        );
    }
    error.into()
}

/// Whether a file is a template: style sheets and scripts are taken as they are.
fn is_template(name: &str) -> bool {
    matches!(name.rsplit('.').next(), Some("html" | "md"))
}

/// What templates see: the fields of the view, and whatever those in the binary take from each other.
fn known_variables() -> Result<BTreeSet<String>> {
    let environment = environment()?;
    let mut known: BTreeSet<String> = View::field_names().into_iter().collect();
    for (name, text) in TEMPLATES.iter().filter(|(name, _)| is_template(name)) {
        let template = environment.template_from_named_str(name, text);
        known.extend(template.with_context(|| format!("template `{name}`"))?.undeclared_variables(false));
    }
    Ok(known)
}

/// The names that a template may hand on to those that it includes.
fn set_in(text: &str) -> impl Iterator<Item = String> {
    let is_letter = |character: &char| character.is_alphanumeric() || *character == '_';
    text.split("set ").skip(1).map(move |rest| rest.trim_start().chars().take_while(is_letter).collect())
}

/// Fails for a name that no template can see, with its line and the nearest that there is.
fn check_variables(template: &Template<'_, '_>, known: &BTreeSet<String>) -> Result<()> {
    let mut wrong: Vec<String> = template.undeclared_variables(false).into_iter().collect();
    wrong.retain(|name| !known.contains(name));
    let line_of = |name: &String| {
        let is_letter = |character: char| character.is_alphanumeric() || character == '_';
        let has = |line: &str| line.split(|character| !is_letter(character)).any(|word| word == name);
        template.source().lines().position(has).map_or(1, |line| line + 1)
    };
    let Some((line, name)) = wrong.iter().map(|name| (line_of(name), name)).min() else { return Ok(()) };
    let near = match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`smplan schema view` says what templates see".to_owned(),
    };
    bail!("template `{}` line {line}: there is no `{name}`; {near}", template.name())
}

fn environment() -> Result<Environment<'static>> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    environment.set_syntax(syntax.context("template syntax")?);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|name| match name.rsplit('.').next() {
        Some("html") => AutoEscape::Html,
        Some("md") => filters::MARKDOWN,
        // No template has another ending; one that had would print nothing unescaped.
        _ => AutoEscape::Custom(Cow::Borrowed("unknown")),
    });
    environment.set_formatter(filters::write_escaped);
    filters::register(&mut environment);
    Ok(environment)
}

/// A text that does not grow beyond what a document may be.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len().saturating_add(bytes.len()) > MOST_BYTES {
            return Err(io::Error::other("the document would hold more than 64 MiB"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::render::templates::TEMPLATES;

    #[test]
    fn every_section_has_a_template_in_each_format() {
        for (name, _) in TEMPLATES {
            let Some(section) =
                name.strip_prefix("html/sections/").and_then(|name| name.strip_suffix(".html"))
            else {
                continue;
            };
            let markdown = format!("md/sections/{section}.md");
            assert!(TEMPLATES.iter().any(|(name, _)| *name == markdown), "{markdown}");
        }
    }
}
