use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::GoalForm;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A goal without a due date.
    ///
    /// A standing floor, a target without a baseline, needs none, nor do a level and a goal with evidence; what is not measurable at all is found by
    /// `goal-not-measurable`.
    ///
    /// ## Why this matters
    /// A goal that is never due is never missed (SMART: time-bound).
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes, metric: First response time, baseline: 310, target: 15}
    /// ```
    /// ```yaml good
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes, metric: First response time, baseline: 310, target: 15, due: 2026-09-30}
    /// ```
    "goal-without-deadline", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for goal in context.goals() {
        let is_due = !goal.value.due.is_missing() || goal.value.is_floor();
        if is_due || goal.value.form() != GoalForm::Change || !goal.value.has_metric_and_target() {
            continue; // `goal-not-measurable` speaks up where there is no figure either.
        }
        findings
            .missing(goal.place, "due", format!("goal `{}` has no due date", goal.id))
            .help("add `due:` with a day inside the horizon");
    }
}
