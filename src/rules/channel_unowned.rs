use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A channel without an owner.
    ///
    /// Channels that are planned, dormant or closed are left alone. An owner that is a role nobody holds is found by
    /// `role-unheld`.
    ///
    /// ## Why this matters
    /// The commonest gap of all: "Is there anyone accountable for helping customers over the phone?" Phones, forms and
    /// counters are channels too.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   care-phone: {platform: phone}
    /// ```
    /// ```yaml good
    /// channels:
    ///   care-phone: {platform: phone, owner: sam}
    /// people:
    ///   sam: {name: Sam Whitlock}
    /// ```
    "channel-unowned", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about owners
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for channel in plan.all_channels().filter(|channel| channel.value.is_answered()) {
        if channel.value.owner.is_missing()
            || channel.value.owner.get().is_some_and(|owners| owners.0.is_empty())
        {
            findings
                .missing(channel.place, "owner", format!("channel `{}` has no owner", channel.id))
                .help("add `owner:` with the id of a person, role or contact");
        }
    }
}
