use crate::diagnostic::{Category, Severity};
use crate::plan::{MessageKind, has_words};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message that asks the customer to call instead of saying who will call.
    ///
    /// Found by English words such as "call us" and "contact us", so only in English texts; not in auto-replies, not in messages
    /// for after several attempts (`after_attempts`), and not where the text also says that we will call, write or be in touch.
    ///
    /// ## Why this matters
    /// "We should never ask the customer to make contact again": they did already.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry. Please call us.}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry. Pat will call you today; you can also call us.}
    /// ```
    "message-asks-customer-to-call", Category::Messages, Severity::Error, since "0.1.0", check
}

const ASKS: &[&str] = &[
    "call us",
    "contact us",
    "give us a call",
    "reach out to us",
    "dm us",
    "message us",
    "write to us",
    "email us",
    "e-mail us",
    "get in touch with us",
    "phone us",
    "ring us",
];
const OWN_ACTIONS: &[&str] = &[
    "will call",
    "'ll call",
    "’ll call",
    "will contact you",
    "will write to you",
    "will reach out",
    "will get back",
    "will get in touch",
    "will be in touch",
    "'ll be in touch",
    "’ll be in touch",
    "may i call",
    "may we call",
    "are calling you",
];

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for message in plan.messages.entries() {
        let excused =
            message.value.kind.copied() == Some(MessageKind::AutoReply) || message.value.after_attempts();
        for (text, _) in plan.english_wordings(&message.value).filter(|_| !excused) {
            let lower = text.value.to_lowercase();
            let asks = ASKS.iter().find(|words| has_words(&lower, words));
            if let Some(asks) = asks.filter(|_| !OWN_ACTIONS.iter().any(|words| lower.contains(words))) {
                findings
                    .add(text.span, format!("message `{}` asks the customer to call (`{asks}`)", message.id))
                    .help("say who will call and when; the number may stay as an offer");
            }
        }
    }
}
