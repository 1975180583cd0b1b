use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A goal that nobody answers for.
    ///
    /// ## Why this matters
    /// The figure is measured, and missed, by nobody in particular.
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes}
    /// ```
    /// ```yaml good
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes, owner: care-lead}
    /// roles:
    ///   care-lead: {held_by: [sam]}
    /// ```
    "goal-owner-missing", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for goal in context.plan.goals.entries().iter().filter(|goal| goal.value.owner.is_missing()) {
        findings
            .missing(goal.place, "owner", format!("nobody answers for goal `{}`", goal.id))
            .help("add `owner:` with the id of a person or role");
    }
}
