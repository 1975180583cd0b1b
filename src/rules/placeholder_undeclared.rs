use crate::diagnostic::{Category, Severity};
use crate::plan::{Message, nearest};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message with a placeholder that is not declared.
    ///
    /// Every `{{ name }}` in a text stands under `placeholders` with its longest length and an example.
    ///
    /// ## Why this matters
    /// A live `{{ first_name }}` in public is a second crisis.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {text: "We are sorry, {{ name }}."}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {text: "We are sorry, {{ name }}.", placeholders: {name: {max: 20, example: Robin}}}
    /// ```
    "placeholder-undeclared", Category::Messages, Severity::Error, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for message in context.plan.messages.entries() {
        let placeholders = &message.value.placeholders;
        if placeholders.is_unreadable() || placeholders.get().is_some_and(|declared| declared.0.is_part) {
            continue; // They could not be read, which was reported.
        }
        let declared: Vec<&str> = placeholders
            .get()
            .map(|declared| declared.0.entries())
            .unwrap_or_default()
            .iter()
            .map(|one| &*one.id)
            .collect();
        for (text, _) in message.value.wordings() {
            if Message::hyphenated_blank(text.value).is_some()
                || message.value.mistyped_blank(text.value).is_some()
            {
                continue; // `message-template-error` speaks up.
            }
            let Some(used) = message.value.blanks(text.value) else {
                continue; // `message-template-error` speaks up.
            };
            for name in used.iter().filter(|name| !declared.contains(&name.as_str())) {
                let finding = findings.add(
                    text.span,
                    format!("message `{}` has the placeholder `{name}`, which is not declared", message.id),
                );
                match nearest(name, declared.iter().copied()) {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => finding.help(format!(
                        "add `{name}: {{max: 20, example: ...}}` under `placeholders` of the message"
                    )),
                };
            }
        }
    }
}
