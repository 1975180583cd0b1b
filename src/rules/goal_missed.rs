use crate::diagnostic::{Category, Severity};
use crate::plan::{Baseline, GoalForm, Measurements};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A goal whose day is over and whose target was not reached.
    ///
    /// The newest figure under `measurements` counts. Drafts, retired plans and goals without a figure since are left alone:
    /// `measurement-stale` speaks of those. A level (`at_least`, `at_most`) is never missed; documents show that it is behind. It depends on the day on which the plan is looked at.
    ///
    /// ## Why this matters
    /// A goal that was missed is the one that a review can learn from, if somebody says so.
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   answer-fast: {metric: First response time, baseline: 310, target: 15, due: 2026-03-31}
    /// measurements:
    ///   - {goal: answer-fast, date: 2026-03-31, value: 41}
    /// ```
    /// ```yaml good
    /// goals:
    ///   answer-fast: {metric: First response time, baseline: 310, target: 15, due: 2026-03-31}
    /// measurements:
    ///   - {goal: answer-fast, date: 2026-03-31, value: 14}
    /// ```
    "goal-missed", Category::Measurement, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(today) = context.as_of.filter(|_| plan.is_in_force()) else { return };
    let Some(Measurements::List(figures)) = plan.measurements.get() else { return };
    for goal in plan.goals.entries() {
        let is_change = goal.value.form() == GoalForm::Change;
        let Some(due) = goal.value.due.copied().filter(|due| is_change && *due < today) else { continue };
        let Some(target) = goal.value.target.copied().map(|target| target.0) else { continue };
        let of_goal = figures.iter().filter(|figure| figure.goal.get().is_some_and(|id| **id == *goal.id));
        let newest =
            of_goal.filter(|figure| !figure.date.is_missing()).max_by_key(|figure| figure.date.copied());
        let Some(value) = newest.and_then(|figure| figure.value.copied()).map(|value| value.0) else {
            continue;
        };
        let falls = goal.value.baseline.get().and_then(Baseline::value).is_some_and(|start| start > target);
        let is_reached = if falls { value <= target } else { value >= target };
        if !is_reached {
            findings
                .add(
                    goal.value.due.span(),
                    format!("goal `{}` ended on {due} at {value}, not at {target}", goal.id),
                )
                .help("say in the review why, and set a new `target` with a new `due`");
        }
    }
}
