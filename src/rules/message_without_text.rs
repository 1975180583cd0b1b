use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message without words.
    ///
    /// `text` holds them, or `texts` one for each language.
    ///
    /// ## Why this matters
    /// The message has a name, an approval and a place in the playbook, and on the day nothing is there to send.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: holding}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: holding, text: We know about it.}
    /// ```
    "message-without-text", Category::Messages, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for message in context.plan.messages.entries() {
        let texts = &message.value.texts;
        let has_none = texts.is_missing() || texts.get().is_some_and(|texts| texts.0.entries().is_empty());
        if message.value.text.is_missing() && has_none {
            findings
                .missing(message.place, "text", format!("message `{}` has no words", message.id))
                .help("add `text:` with the words, or `texts:` with those of each language");
        }
    }
}
