use crate::diagnostic::{Category, Severity};
use crate::plan::PlanKind;
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;
use crate::wording::{Contact, Contacts, Fact};
use std::collections::HashSet;

declare_rule! {
    /// A message sends customers to a number, an address, an account or a page that stands nowhere else in the plan.
    ///
    /// Looked at are all sections but `messages`; a page above or below a known one is known. Examples of placeholders are left alone, and so
    /// is what the plan names none of: without any page elsewhere nobody can say which is right.
    ///
    /// ## Why this matters
    /// A mistyped number in a message that goes out a thousand times leads a thousand people nowhere, or to a stranger.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   care: {platform: phone, number: +1-312-555-0199}
    /// messages:
    ///   sorry: {text: We are sorry. You can also call +1-312-555-0190.}
    /// ```
    /// ```yaml good
    /// channels:
    ///   care: {platform: phone, number: +1-312-555-0199}
    /// messages:
    ///   sorry: {text: We are sorry. You can also call 312-555-0199.}
    /// ```
    "message-contact-unknown", Category::Messages, Severity::Warning, since "0.2.0", check, needs contacts
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let worded = context.worded();
    if context.plan.channels.is_unreadable() || context.plan.contacts.is_unreadable() {
        return; // Nobody knows what stands there.
    }
    if context.plan.channels.is_missing() && context.plan.kind() == PlanKind::Plan {
        return; // `kind-section-missing` speaks up.
    }
    if worded.iter().all(|worded| worded.wording.contacts.is_empty()) {
        return;
    }
    let mut known = Contacts::of(context.plan);
    let unknown = |known: &Contacts, contact: &Fact<Contact>| !known.has(&contact.value);
    if worded.iter().all(|worded| !worded.wording.contacts.iter().any(|contact| unknown(&known, contact))) {
        return; // Nobody has to read the whole plan.
    }
    let mut own: HashSet<Span> = worded.iter().map(|worded| worded.span).collect();
    for message in context.plan.messages.entries() {
        let placeholders = message.value.placeholders.get().map(|all| all.0.entries()).unwrap_or_default();
        own.extend(placeholders.iter().map(|placeholder| placeholder.value.example.span()));
    }
    for words in context.said().texts.iter().filter(|words| !own.contains(&words.span)) {
        known.add(words.text);
    }
    for worded in worded {
        for contact in worded.wording.contacts.iter().filter(|contact| unknown(&known, contact)) {
            if known.has_some_like(&contact.value) {
                let what = contact.value.what();
                findings
                    .add(
                        worded.span,
                        format!(
                            "message `{}` names the {what} `{}`, which stands nowhere else in the plan",
                            worded.message.id, contact.words
                        ),
                    )
                    .help(format!("check the {what}, and add it under `channels` or `contacts`"));
            }
        }
    }
}
