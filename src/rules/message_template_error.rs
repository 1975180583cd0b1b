use crate::diagnostic::{Category, Severity};
use crate::plan::{Entry, Message, Text};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Spanned;

declare_rule! {
    /// A message whose placeholders are not written as they should be.
    ///
    /// A blank is `{{ name }}`: two brackets on each side, a name of letters, digits and `_`, without hyphens. The whole language of MiniJinja
    /// may be used; most messages need no more than blanks. Names of placeholders in other brackets, such as `{ name }` or `[name]`, are found too.
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
        let wordings = message.value.wordings();
        let n_mistyped = wordings.iter().filter(|(text, _)| is_mistyped(message, text, findings)).count();
        if n_mistyped == 0 {
            check_placeholders(message, findings);
        }
    }
}

fn is_mistyped(message: &Entry<Message>, text: &Spanned<&Text>, findings: &mut RuleFindings) -> bool {
    let id = &message.id;
    let (said, help) = if let Some(name) = Message::hyphenated_blank(text.value) {
        let meant = name.replace('-', "_");
        (
            format!("the blank `{name}` of message `{id}` has a hyphen in its name"),
            format!("write `{{{{ {meant} }}}}` in the text and `{meant}` under `placeholders`"),
        )
    } else if let Some(blank) = message.value.mistyped_blank(text.value) {
        (
            format!("message `{id}` would be sent with `{}` in it", blank.written),
            format!("write the blank as `{{{{ {} }}}}`, with two curly brackets on each side", blank.name),
        )
    } else if let Err(reason) = message.value.filled_with_examples(text.value) {
        let help =
            "write a blank as `{{ name }}`, with two brackets on each side and a name that is declared";
        (format!("message `{id}` cannot be filled in: {reason}"), help.to_owned())
    } else {
        return false;
    };
    findings.add(text.span, said).help(help);
    true
}

/// What is declared and stands nowhere: perhaps the blank is written in a way that nobody knows.
fn check_placeholders(message: &Entry<Message>, findings: &mut RuleFindings) {
    let Some(declared) = message.value.placeholders.get().map(|declared| declared.0.entries()) else {
        return;
    };
    let used: Option<Vec<Vec<String>>> =
        message.value.wordings().iter().map(|(text, _)| message.value.blanks(text.value)).collect();
    let used: Vec<String> = used.unwrap_or_default().concat();
    let is_declared = |name: &String| declared.iter().any(|one| *one.id == **name);
    if message.value.wordings().is_empty() || !used.iter().all(is_declared) {
        return; // `message-without-text` or `placeholder-undeclared` speaks up.
    }
    for placeholder in declared.iter().filter(|one| !used.iter().any(|name| **name == *one.id)) {
        let (id, name) = (&message.id, &placeholder.id);
        findings
            .add(placeholder.place, format!("`{name}` is declared and stands nowhere in message `{id}`"))
            .help(format!("write `{{{{ {name} }}}}` where it is filled in, or remove it here"))
            .milder();
    }
}
