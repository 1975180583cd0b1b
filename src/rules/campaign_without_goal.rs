use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A campaign that serves no goal of the plan.
    ///
    /// Documents without goals are left alone.
    ///
    /// ## Why this matters
    /// Of a campaign without a goal nobody can say afterwards whether it was worth its money.
    ///
    /// ## Example
    /// ```yaml bad
    /// goals: {belong: {statement: Neighbours feel at home here, evidence: A yearly talk}}
    /// campaigns: {advent: {title: Advent, starts: 2026-11-29, ends: 2026-12-24}}
    /// ```
    /// ```yaml good
    /// goals: {belong: {statement: Neighbours feel at home here, evidence: A yearly talk}}
    /// campaigns: {advent: {title: Advent, starts: 2026-11-29, ends: 2026-12-24, serves: [belong]}}
    /// ```
    "campaign-without-goal", Category::Publishing, Severity::Warning, Leniency::InDraftsAndForSmallTeams, since "0.2.0", check, needs ["goals"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    if context.plan.goals.entries().is_empty() {
        return;
    }
    for campaign in context.plan.campaigns.entries() {
        let serves = &campaign.value.serves;
        if serves.is_missing() || serves.get().is_some_and(Vec::is_empty) {
            findings
                .add(campaign.place, format!("campaign `{}` serves no goal", campaign.id))
                .help("add `serves:` with the goals that it is for");
        }
    }
}
