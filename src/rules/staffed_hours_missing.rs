use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A channel promises a first answer but does not say in which hours.
    ///
    /// ## Why this matters
    /// A promise needs hours: "one business day" without hours is a different promise to everybody who reads it.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {inbox: {platform: email, first_response: 4h}}
    /// ```
    /// ```yaml good
    /// channels: {inbox: {platform: email, first_response: 4h, staffed: "Mo-Fr 09:00-17:00"}}
    /// ```
    "staffed-hours-missing", Category::Escalation, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for channel in context.plan.all_channels() {
        if channel.value.staffed.is_missing() && !channel.value.first_response.is_missing() {
            findings
                .missing(
                    channel.place,
                    "staffed",
                    format!("`{}` promises a first answer but does not say in which hours", channel.id),
                )
                .help("add `staffed:` with the hours in which somebody watches it, such as \"Mo-Fr 09:00-17:00\"");
        }
    }
}
