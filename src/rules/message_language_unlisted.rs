use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::wording::{languages_with_lists, lists_of};

declare_rule! {
    /// Messages in a language for which no lists of phrases ship: nobody looked for blame or empty apologies in them.
    ///
    /// Said once for each language of a plan. Lists ship in English and German; phrases in any language can be added under `[words]` in
    /// `smplan.toml`.
    ///
    /// ## Why this matters
    /// Silence is no praise where nobody has looked.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {language: fr}
    /// messages: {excuses: {text: Nous sommes désolés.}}
    /// ```
    /// ```yaml good
    /// plan: {language: de}
    /// messages: {entschuldigung: {text: Das tut uns leid.}}
    /// ```
    "message-language-unlisted", Category::Messages, Severity::Info, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let mut said: Vec<&str> = Vec::new();
    for message in plan.messages.entries() {
        for (text, language) in message.value.wordings() {
            let language = language.unwrap_or_else(|| plan.language());
            if !said.contains(&language) && lists_of(language).is_none() {
                said.push(language);
                findings
                    .add(text.span, format!("there are no lists of phrases for `{language}`: these messages are not looked through"))
                    .help(format!("have them read, or add phrases under `[words]` in smplan.toml; lists ship for {}", languages_with_lists()));
            }
        }
    }
}
