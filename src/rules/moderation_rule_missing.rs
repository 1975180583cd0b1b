use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Field, Part, PlanKind, Text};
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
    if !moderates(plan.kind()) || plan.is_left_out(Part::Moderation) {
        return; // The document is about something else than what is moderated every day.
    }
    let Some(channel) = plan.social_accounts().next() else { return };
    let message = "the plan does not say which comments are hidden and which stay";
    if plan.moderation.is_missing() {
        findings
            .add(channel.place, message)
            .help("add `moderation: {hide: [spam, hate], keep: [respectful criticism]}`");
    } else if let Some(moderation) = plan.moderation.get() {
        let says_nothing =
            |list: &Field<Vec<Text>>| list.is_missing() || list.get().is_some_and(Vec::is_empty);
        let missing = [("hide", says_nothing(&moderation.hide)), ("keep", says_nothing(&moderation.keep))];
        if let Some((name, _)) = missing.into_iter().find(|(_, missing)| *missing) {
            findings
                .missing(moderation.place, name, message)
                .help(format!("add `{name}:` with a list in your own words"));
        }
    }
}

/// Whether documents of a kind say what is hidden and what stays.
pub(super) fn moderates(kind: PlanKind) -> bool {
    match kind {
        PlanKind::Plan | PlanKind::Policy | PlanKind::Guidelines => true,
        PlanKind::Playbook | PlanKind::Charter | PlanKind::Calendar => false,
    }
}
