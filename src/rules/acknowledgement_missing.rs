use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Message, MessageKind, SeverityLevel};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook without an acknowledgement or a holding statement.
    ///
    /// One of its messages is an acknowledgement or a holding message; at severity high and critical a holding message, or an
    /// acknowledgement without a blank, which can be posted as it is.
    ///
    /// ## Why this matters
    /// "We're working on it" is said within minutes, before anybody knows more; crisis guides post it "entirely templated".
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: acknowledgement}
    /// playbooks:
    ///   safety-claim: {severity: critical, messages: [sorry]}
    /// ```
    /// ```yaml good
    /// messages:
    ///   holding: {kind: holding}
    /// playbooks:
    ///   safety-claim: {severity: critical, messages: [holding]}
    /// ```
    "acknowledgement-missing", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about promises
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let ids = playbook.value.messages.items();
        if ids.is_empty() {
            continue; // `playbook-without-message` speaks up.
        }
        let kinds: Option<Vec<MessageKind>> =
            ids.iter().map(|id| plan.messages.entry(id)?.value.kind.copied()).collect();
        let Some(kinds) = kinds else {
            continue; // A message that is not there or has no kind: `unknown-reference` or `field-missing` speaks up.
        };
        let grave = plan.level(&playbook.value) >= Some(SeverityLevel::High);
        let mut messages = ids.iter().filter_map(|id| plan.messages.entry(id));
        let holds = kinds.contains(&MessageKind::Holding)
            || grave && messages.any(|message| acknowledges_everybody(&message.value));
        if grave && !holds {
            findings
                .add(playbook.value.messages.span(), format!("playbook `{}` has no holding statement", playbook.id))
                .help("write a message of `kind: holding` that says: we know, we are on it, more at such a time");
        } else if !holds && !kinds.contains(&MessageKind::Acknowledgement) {
            findings
                .add(
                    playbook.value.messages.span(),
                    format!("playbook `{}` has no acknowledgement or holding statement", playbook.id),
                )
                .help("write a message of `kind: acknowledgement` or `kind: holding`, and name it here");
        }
    }
}

/// Whether it is said to nobody in particular: an acknowledgement with words and without a blank.
fn acknowledges_everybody(message: &Message) -> bool {
    let wordings = message.wordings();
    message.kind.copied() == Some(MessageKind::Acknowledgement)
        && !wordings.is_empty()
        && wordings.iter().all(|(text, _)| message.blanks(text.value).is_some_and(|blanks| blanks.is_empty()))
}
