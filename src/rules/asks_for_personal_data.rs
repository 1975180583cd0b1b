use crate::diagnostic::{Category, Severity};
use crate::rules::listed::say;
use crate::rules::worded::channels_of;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A message for a public channel that asks for personal data, such as an address, a card or a policy number.
    ///
    /// Looked at are messages that name a public channel, or none. Silent where the text asks for a private message, or warns of sharing data.
    ///
    /// A list of phrases in English and German, found as whole words in any case. Switch it off or set how loud it is under
    /// `[rules]` in `smplan.toml`; phrases of your own go under `[words]`.
    ///
    /// ## Why this matters
    /// Whoever answers in public is written to next by somebody who pretends to be you.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {facebook: {platform: facebook}}
    /// messages:
    ///   sorry: {channels: [facebook], kind: acknowledgement, text: Please reply with your policy number.}
    /// ```
    /// ```yaml good
    /// channels: {facebook: {platform: facebook}}
    /// messages:
    ///   sorry: {channels: [facebook], kind: acknowledgement, text: Which store was it? We will look into it.}
    /// ```
    "asks-for-personal-data", Category::Messages, Severity::Warning, since "0.2.0", check, needs ["channels"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    say(
        context,
        findings,
        "asks for personal data in public",
        "ask on a private channel, or say which one",
        |message| {
            let channels = channels_of(context.plan, message);
            channels.is_empty() || channels.iter().any(|channel| channel.value.is_public())
        },
    );
}
