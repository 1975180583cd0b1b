use crate::diagnostic::{Category, Severity};
use crate::rules::listed::say;
use crate::rules::worded::is_auto_reply;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message that asks the customer to get in touch instead of saying who will.
    ///
    /// Invitations to a private message are information. Silent in automatic replies, in messages for after several attempts
    /// (`after_attempts`), and where the text also says that we will call, write or be in touch.
    ///
    /// A list of phrases in English and German, found as whole words in any case. Switch it off or set how loud it is under
    /// `[rules]` in `smplan.toml`; phrases of your own go under `[words]`.
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
    "asks-customer-to-call", Category::Messages, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    say(
        context,
        findings,
        "asks the customer to get in touch",
        "say who will call or write and when; the number may stay as an offer",
        |message| !is_auto_reply(context.plan, message) && !message.value.after_attempts(),
    );
}
