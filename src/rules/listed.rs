//! What rules say of phrases in messages.

use crate::plan::{Entry, Message};
use crate::rules::worded::InMessage;
use crate::rules::{Context, RuleFindings};

/// Says of each message that a rule looks at that a phrase of its list is in it.
pub(super) fn say(
    context: &Context<'_>,
    findings: &mut RuleFindings,
    says: &str,
    advice: &'static str,
    is_looked_at: impl Fn(&Entry<Message>) -> bool,
) {
    for InMessage { message, span, listed } in context.listed() {
        if listed.list == findings.rule() && is_looked_at(message) {
            let finding =
                findings.add(*span, format!("message `{}` {says} (`{}`)", message.id, listed.words));
            finding.help(advice);
            if listed.is_milder {
                finding.milder();
            }
        }
    }
}
