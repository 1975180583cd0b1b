use crate::diagnostic::{Category, Severity};
use crate::plan::{Channel, Entry};
use crate::rules::pledged::is_of_channel;
use crate::rules::{Context, RuleFindings, declare_rule};
use std::ptr;

declare_rule! {
    /// A channel promises a first answer but does not say in which hours: then it is promised at all hours.
    ///
    /// Said where that promise is kept; where it is not, `response-promise-unreachable` says so.
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
    // Where it is broken, `response-promise-unreachable` says which hours are missing.
    let broken =
        context.promises().iter().filter(|promise| !promise.is_kept() && is_of_channel(&promise.pledge));
    let broken: Vec<*const Entry<Channel>> =
        broken.filter_map(|promise| promise.pledge.case.channel.map(ptr::from_ref)).collect();
    for channel in context.plan.all_channels().filter(|channel| !broken.contains(&ptr::from_ref(channel))) {
        if channel.value.staffed.is_missing() && !channel.value.first_response.is_missing() {
            findings
                .missing(
                    channel.place,
                    "staffed",
                    format!("`{}` promises a first answer and does not say in which hours, so at all hours", channel.id),
                )
                .help("add `staffed:` with the hours in which somebody watches it, such as \"Mo-Fr 09:00-17:00\"");
        }
    }
}
