use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook without a pre-approved response.
    ///
    /// The words may stand in the row of `triage` that opens it. A playbook of severity low that no row opens is work of the
    /// team, and speaks to nobody.
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
    "playbook-without-message", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about promises, needs ["messages", "triage"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let messages = &playbook.value.messages;
        let mut rows = plan.rows_to(&playbook.id).peekable();
        let is_low = plan.level(&playbook.value) == Some(SeverityLevel::Low)
            || playbook.value.severity.is_unreadable();
        let is_internal = is_low && rows.peek().is_none();
        if is_internal || rows.any(|row| !row.message.is_missing()) {
            continue;
        }
        if messages.is_missing() || messages.get().is_some_and(Vec::is_empty) {
            findings
                .missing(
                    playbook.place,
                    "messages",
                    format!("playbook `{}` has no pre-approved response", playbook.id),
                )
                .help("write an acknowledgement or a holding message under `messages`, and name it here");
        }
    }
}
