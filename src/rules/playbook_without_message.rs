use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook without words that are ready.
    ///
    /// ## Why this matters
    /// Nobody writes well in the first quarter of an hour: "predetermined messages to address potential negative feedback"
    /// are what makes an answer quick and honest.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once, messages: [holding-general]}
    /// messages:
    ///   holding-general: {kind: holding, text: We know about it and we are finding out what happened.}
    /// ```
    "playbook-without-message", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for playbook in context.plan.playbooks.entries() {
        let messages = &playbook.value.messages;
        if messages.is_missing() || messages.get().is_some_and(Vec::is_empty) {
            findings
                .missing(
                    playbook.place,
                    "messages",
                    format!("playbook `{}` has no message ready", playbook.id),
                )
                .help("write an acknowledgement or a holding message under `messages`, and name it here");
        }
    }
}
