use crate::diagnostic::{Category, Severity};
use crate::plan::PlanKind;
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// A public channel that no strategy and no action uses, and that takes no complaints.
    ///
    /// Only channels in use are looked at, and only in documents of kind plan.
    ///
    /// ## Why this matters
    /// "How does this tool fit into our strategy?" A channel that serves nothing costs time every week; it may well be closed.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   pinterest: {platform: pinterest}
    /// strategy:
    ///   faces: {approach: Show the people in the stores}
    /// ```
    /// ```yaml good
    /// channels:
    ///   pinterest: {platform: pinterest}
    /// strategy:
    ///   faces: {approach: Show the people in the stores, channels: [pinterest]}
    /// ```
    "channel-without-goal", Category::Plan, Severity::Warning, since "0.1.0", check, needs ["actions", "strategy"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.kind() != PlanKind::Plan
        || plan.strategy.is_missing()
        || (plan.strategy.entries().is_empty() && plan.actions.entries().is_empty())
    {
        return; // `kind-section-missing` speaks up.
    }
    let mut used = HashSet::new();
    used.extend(
        plan.strategy.entries().iter().flat_map(|strategy| strategy.value.channels.items()).map(|id| &*id.0),
    );
    used.extend(
        plan.actions.entries().iter().flat_map(|action| action.value.channel.items()).map(|id| &*id.0),
    );
    for channel in plan.all_channels() {
        let active = channel.value.is_answered();
        if active
            && channel.value.is_public()
            && !channel.value.takes_complaints()
            && !used.contains(&*channel.id)
        {
            findings
                .add(channel.place, format!("no strategy and no action uses channel `{}`", channel.id))
                .help("name it under `channels` of a strategy or `channel` of an action, or set `status: closed`");
        }
    }
}
