use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{ChannelKind, PlanKind};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A social account that fewer than two people can sign in to.
    ///
    /// Under `admins` of an owned-social channel stand two people of the plan whose `until` is not over. Only documents of kind
    /// plan are looked at.
    ///
    /// ## Why this matters
    /// "Allow for more than one employee to administer an account" (digital.gov): the only one who can stop a post is on leave.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   dana: {name: Dana Reyes}
    /// channels:
    ///   instagram: {platform: instagram, admins: [dana]}
    /// ```
    /// ```yaml good
    /// people:
    ///   dana: {name: Dana Reyes}
    ///   lee: {name: Lee Okafor}
    /// channels:
    ///   instagram: {platform: instagram, admins: [dana, lee]}
    /// ```
    "channel-single-admin", Category::Privacy, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.people.entries().is_empty() || plan.kind() != PlanKind::Plan {
        return; // `kind-section-missing` speaks up, or the document is not about accounts.
    }
    for channel in plan.all_channels() {
        let is_social = channel.value.is_in_use() && channel.value.usual_kind() == ChannelKind::OwnedSocial;
        let admins = &channel.value.admins;
        if !is_social || admins.is_unreadable() {
            continue;
        }
        let has_left = |id: &str| context.as_of.is_some_and(|today| plan.has_left(id, today));
        let mut present: Vec<&str> =
            admins.items().iter().map(|id| &*id.0).filter(|id| !has_left(id)).collect();
        present.sort_unstable();
        present.dedup();
        let message = match present.as_slice() {
            [] if admins.is_missing() => {
                format!("the plan does not say who can sign in to channel `{}`", channel.id)
            }
            [] => format!("nobody who is still there can sign in to channel `{}`", channel.id),
            [one] => format!("only `{one}` can sign in to channel `{}`", channel.id),
            _ => continue,
        };
        let place = if admins.is_missing() { channel.place } else { admins.span() };
        findings.add(place, message).help("name two people under `admins`, who both know how");
    }
}
