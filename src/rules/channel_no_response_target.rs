use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A channel that takes complaints but does not say how soon it answers.
    ///
    /// ## Why this matters
    /// "A promise must exist before it can be kept": without one, every hour is soon enough for us and too late for the
    /// customer.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   facebook: {platform: facebook, accepts: [complaints]}
    /// ```
    /// ```yaml good
    /// channels:
    ///   facebook: {platform: facebook, accepts: [complaints], first_response: 1h, staffed: "Mo-Fr 09:00-17:00"}
    /// ```
    "channel-no-response-target", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about promises
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for channel in context
        .plan
        .all_channels()
        .filter(|channel| channel.value.is_in_use() && channel.value.takes_complaints())
    {
        if channel.value.first_response.is_missing() {
            findings
                .missing(
                    channel.place,
                    "first_response",
                    format!("channel `{}` takes complaints but does not say how soon it answers", channel.id),
                )
                .help("add `first_response: 1h` or what is true, and the hours under `staffed`");
        }
    }
}
