use crate::diagnostic::{Category, Severity};
use crate::plan::GoalForm;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A goal that does not say where its number comes from.
    ///
    /// ## Why this matters
    /// A number is believed only by who can look it up, and measured again only by who knows where.
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   answer-fast: {metric: Median first response time, unit: min}
    /// ```
    /// ```yaml good
    /// goals:
    ///   answer-fast: {metric: Median first response time, unit: min, source: "Care desk export, weekly"}
    /// ```
    "goal-without-source", Category::Plan, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for goal in context.goals().filter(|goal| goal.value.source.is_missing()) {
        let form = goal.value.form();
        if goal.value.metric.is_missing() || matches!(form, GoalForm::Evidence | GoalForm::Mixed) {
            continue; // `goal-not-measurable` or `goal-in-two-forms` speaks up; with evidence there is no number.
        }
        if form == GoalForm::Level && goal.value.owner.is_missing() {
            continue; // `goal-owner-missing` names both.
        }
        findings
            .missing(
                goal.place,
                "source",
                format!("goal `{}` does not say where its number comes from", goal.id),
            )
            .help("add `source:` with the report, export or till that gives it");
    }
}
