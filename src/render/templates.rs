//! The templates in the binary, and the one way to use them.

use crate::render::filters;
use anyhow::{Context, Result};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// How escaping of Markdown is called.
pub(super) const MARKDOWN: AutoEscape = AutoEscape::Custom(Cow::Borrowed("markdown"));

macro_rules! embedded {
    ($( $name:literal ),* $(,)?) => {
        &[$( ($name, include_str!(concat!("../../templates/", $name))) ),*]
    };
}

/// Name and text of every template of documents.
const TEMPLATES: &[(&str, &str)] = embedded!(
    "css/base.css",
    "css/print.css",
    "css/tokens.css",
    "html/base.html",
    "html/plan.html",
    "html/partials/icons.html",
    "html/partials/macros.html",
    "html/sections/glance.html",
    "html/sections/situation.html",
    "html/sections/goals.html",
    "html/sections/strategy.html",
    "html/sections/actions.html",
    "html/sections/audiences.html",
    "html/sections/touchpoints.html",
    "html/sections/content.html",
    "html/sections/listening.html",
    "html/sections/triage.html",
    "html/sections/moderation.html",
    "html/sections/duty.html",
    "html/sections/playbooks.html",
    "html/sections/messages.html",
    "html/sections/people.html",
    "html/sections/stores.html",
    "html/sections/contacts.html",
    "html/sections/risks.html",
    "html/sections/governance.html",
    "html/sections/reviews.html",
    "html/sections/tests.html",
    "html/sections/changes.html",
    "html/sections/findings.html",
    "js/plan.js",
    "md/drill.md",
    "md/plan.md",
    "md/promises.md",
    "md/partials/macros.md",
    "md/sections/glance.md",
    "md/sections/situation.md",
    "md/sections/goals.md",
    "md/sections/strategy.md",
    "md/sections/actions.md",
    "md/sections/audiences.md",
    "md/sections/touchpoints.md",
    "md/sections/content.md",
    "md/sections/listening.md",
    "md/sections/triage.md",
    "md/sections/moderation.md",
    "md/sections/duty.md",
    "md/sections/playbooks.md",
    "md/sections/messages.md",
    "md/sections/people.md",
    "md/sections/stores.md",
    "md/sections/contacts.md",
    "md/sections/risks.md",
    "md/sections/governance.md",
    "md/sections/reviews.md",
    "md/sections/tests.md",
    "md/sections/changes.md",
    "md/sections/findings.md",
);

/// How much work one document may be: thirty times that of a plan with 40 playbooks and 100 actions.
const FUEL: u64 = 10_000_000;

/// How long one document may be.
const MOST_BYTES: usize = 64 << 20;

/// The templates in use: those in the binary, each of which a file with the same name can replace.
pub struct Templates {
    environment: Environment<'static>,
    replaced: BTreeMap<String, String>,
}

impl Templates {
    /// Those in the binary.
    pub fn built_in() -> Result<Templates> {
        Templates::with(BTreeMap::new())
    }

    /// Those in the binary, some of them replaced: texts by their names, such as `html/sections/goals.html`.
    ///
    /// A name that is not one of [`Templates::names`] replaces nothing. Fails where a text is no template.
    pub fn with(replaced: BTreeMap<String, String>) -> Result<Templates> {
        let mut environment = environment()?;
        let layer = replaced.clone();
        environment.set_loader(move |name| {
            Ok(layer.get(name).cloned().or_else(|| Templates::text(name).map(str::to_owned)))
        });
        for name in replaced.keys().filter(|name| is_template(name)) {
            environment.get_template(name).with_context(|| format!("template `{name}`"))?;
        }
        Ok(Templates { environment, replaced })
    }

    /// The names of all files that can be replaced, in the order of the alphabet.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TEMPLATES.iter().map(|(name, _)| *name)
    }

    /// The text of a file as it is in the binary.
    pub fn text(name: &str) -> Option<&'static str> {
        TEMPLATES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }

    /// The text of a style sheet or a script.
    pub(super) fn asset(&self, name: &'static str) -> &str {
        self.replaced.get(name).map_or_else(|| Templates::text(name).unwrap_or_default(), String::as_str)
    }

    /// Renders a template with a context; values are escaped for the language of the template.
    pub(super) fn render(&self, name: &str, context: impl Serialize) -> Result<String> {
        let template = self.environment.get_template(name).with_context(|| format!("template `{name}`"))?;
        let mut text = Bounded(Vec::new());
        template
            .render_captured_to(Value::from(Serde(context)), &mut text)
            .with_context(|| format!("template `{name}`"))?;
        String::from_utf8(text.0).with_context(|| format!("template `{name}`"))
    }
}

/// Whether a file is a template: style sheets and scripts are taken as they are.
fn is_template(name: &str) -> bool {
    matches!(name.rsplit('.').next(), Some("html" | "md"))
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
        Some("md") => MARKDOWN,
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
