use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::GoalForm;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A goal that nobody answers for.
    ///
    /// What is not measurable at all is found by `goal-not-measurable`, which names the owner as well. Of a level the source of its
    /// number is named with it.
    ///
    /// ## Why this matters
    /// The figure is measured, and missed, by nobody in particular.
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes, metric: First response time, target: 15}
    /// ```
    /// ```yaml good
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes, metric: First response time, target: 15, owner: care-lead}
    /// roles:
    ///   care-lead: {held_by: [sam]}
    /// ```
    "goal-owner-missing", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about owners
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for goal in context.goals().filter(|goal| goal.value.owner.is_missing()) {
        if goal.value.form() == GoalForm::Mixed || !goal.value.has_metric_and_target() {
            continue; // `goal-in-two-forms` or `goal-not-measurable` speaks up.
        }
        let lacks_source = goal.value.form() == GoalForm::Level && goal.value.source.is_missing();
        let (message, help) = if lacks_source {
            (
                format!("goal `{}` says neither who answers for it nor where its number comes from", goal.id),
                "add `owner:` with the id of a person, role or contact, and `source:`",
            )
        } else {
            (
                format!("nobody answers for goal `{}`", goal.id),
                "add `owner:` with the id of a person, role or contact",
            )
        };
        findings.missing(goal.place, "owner", message).help(help);
    }
}
