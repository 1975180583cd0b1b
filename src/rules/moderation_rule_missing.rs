use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{ChannelKind, PlanKind};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A plan with social channels that does not say what is hidden and what stays.
    ///
    /// Documents of kind playbook are left alone.
    ///
    /// ## Why this matters
    /// Somebody deletes an angry comment at night, and the deletion becomes the story. What is hidden (spam, hate) and what stays
    /// (respectful criticism) is written before.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   facebook: {platform: facebook}
    /// ```
    /// ```yaml good
    /// channels:
    ///   facebook: {platform: facebook}
    /// moderation: {hide: [spam, hate], keep: [respectful criticism]}
    /// ```
    "moderation-rule-missing", Category::Governance, Severity::Error, Leniency::InDraftsAndForSmallTeams, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.kind() == PlanKind::Playbook {
        return; // Playbooks alone say what to do when it happens, not what is moderated every day.
    }
    let mut social = plan.all_channels().filter(|channel| {
        channel.value.is_in_use() && channel.value.usual_kind() == ChannelKind::OwnedSocial
    });
    let Some(channel) = social.next() else { return };
    let message = "the plan does not say which comments are hidden and which stay";
    if plan.moderation.is_missing() {
        findings
            .add(channel.place, message)
            .help("add `moderation: {hide: [spam, hate], keep: [respectful criticism]}`");
    } else if let Some(moderation) = plan.moderation.get() {
        let missing = [("hide", moderation.hide.is_missing()), ("keep", moderation.keep.is_missing())];
        if let Some((name, _)) = missing.into_iter().find(|(_, missing)| *missing) {
            findings
                .missing(moderation.place, name, message)
                .help(format!("add `{name}:` with a list in your own words"));
        }
    }
}
