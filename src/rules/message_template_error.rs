use crate::diagnostic::{Category, Severity};
use crate::plan::Message;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message whose blanks are not written as they should be.
    ///
    /// A blank is `{{ name }}`: two brackets on each side, a name of letters, digits and `_`, without hyphens. The whole language of MiniJinja
    /// may be used; most messages need no more than blanks.
    ///
    /// ## Why this matters
    /// The message cannot be filled in on the day it is needed.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {text: "We are sorry, {{ name }."}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {text: "We are sorry, {{ name }}."}
    /// ```
    "message-template-error", Category::Messages, Severity::Error, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for message in context.plan.messages.entries() {
        for (text, _) in message.value.wordings() {
            if let Some(name) = Message::hyphenated_blank(text.value) {
                let (id, meant) = (&message.id, name.replace('-', "_"));
                findings
                    .add(text.span, format!("the blank `{name}` of message `{id}` has a hyphen in its name"))
                    .help(format!(
                        "write `{{{{ {meant} }}}}` in the text and `{meant}` under `placeholders`"
                    ));
                continue;
            }
            if let Err(reason) = message.value.filled_with_examples(text.value) {
                findings
                    .add(text.span, format!("message `{}` cannot be filled in: {reason}", message.id))
                    .help("write a blank as `{{ name }}`, with two brackets on each side and a name that is declared");
            }
        }
    }
}
