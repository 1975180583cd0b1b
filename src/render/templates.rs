//! The templates in the binary, and the one way to use them.

use crate::render::filters;
use anyhow::{Context, Result};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};
use serde::Serialize;
use std::borrow::Cow;

/// How escaping of Markdown is called.
pub(super) const MARKDOWN: AutoEscape = AutoEscape::Custom(Cow::Borrowed("markdown"));

macro_rules! embedded {
    ($( $name:literal ),* $(,)?) => {
        &[$( ($name, include_str!(concat!("../../templates/", $name))) ),*]
    };
}

/// Name and text of every template of documents.
const TEMPLATES: &[(&str, &str)] = embedded!(
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

/// How much work one document may be: a loop over the largest plan stays far below it.
const FUEL: u64 = 200_000_000;

/// Renders a template with a context; values are escaped for the language of the template.
pub(super) fn render(name: &str, context: impl Serialize) -> Result<String> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    environment.set_syntax(syntax.context("template syntax")?);
    environment.set_fuel(Some(FUEL));
    environment.set_loader(|name| {
        Ok(TEMPLATES.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned()))
    });
    environment.set_auto_escape_callback(|name| match name.rsplit('.').next() {
        Some("html") => AutoEscape::Html,
        Some("md") => MARKDOWN,
        // No template has another ending; one that had would print nothing unescaped.
        _ => AutoEscape::Custom(Cow::Borrowed("unknown")),
    });
    environment.set_formatter(filters::write_escaped);
    filters::register(&mut environment);
    let template = environment.get_template(name).with_context(|| format!("template `{name}`"))?;
    template.render(Value::from(Serde(context))).with_context(|| format!("template `{name}`"))
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
