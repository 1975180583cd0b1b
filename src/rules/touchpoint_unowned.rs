use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::Holders;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A channel that nobody answers for.
    ///
    /// Channels that are planned or closed are left alone.
    ///
    /// ## Why this matters
    /// The commonest gap of all: "Is there anyone accountable for helping customers over the phone?" Phones, forms and
    /// counters are touch points too.
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
    "touchpoint-unowned", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for channel in plan.all_channels().filter(|channel| channel.value.is_in_use()) {
        if channel.value.owner.is_missing() {
            findings
                .missing(channel.place, "owner", format!("nobody answers for channel `{}`", channel.id))
                .help("add `owner:` with the id of a person or role");
        } else if let Some(owner) = channel.value.owner.get() {
            // Roles that a location does not bind: `location-role-unbound` speaks up.
            let held = plan.is_held_by_location(&owner.value)
                || plan.holders(&owner.value, None) != Holders::People(Vec::new());
            if !held {
                findings
                    .add(
                        owner.span,
                        format!(
                            "channel `{}` belongs to `{}`, a role that nobody holds",
                            channel.id, &*owner.value
                        ),
                    )
                    .help(format!("name somebody under `held_by` of the role `{}`", &*owner.value));
            }
        }
    }
}
