use crate::diagnostic::{Category, Severity};
use crate::plan::{Measurements, PlanKind, nearest};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A figure of a goal that the plan does not have.
    ///
    /// ## Why this matters
    /// The figure is shown nowhere, and the goal looks as if nobody had measured it.
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes}
    /// measurements:
    ///   - {goal: answer-fst, date: 2026-01-31, value: 190}
    /// ```
    /// ```yaml good
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes}
    /// measurements:
    ///   - {goal: answer-fast, date: 2026-01-31, value: 190}
    /// ```
    "measurement-unknown-goal", Category::Measurement, Severity::Error, since "0.1.0", check, needs ["goals"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(Measurements::List(list)) = plan.measurements.get() else { return };
    if plan.goals.has_unnamed() {
        return; // The goals could not be read, which was reported.
    }
    if plan.goals.is_missing() && plan.kind() == PlanKind::Plan {
        return; // `kind-section-missing` speaks up.
    }
    for measurement in list {
        let Some(goal) = measurement.goal.get() else {
            continue; // `field-missing` speaks up.
        };
        if plan.goals.entry(goal).is_none() {
            let finding = findings.add(measurement.goal.span(), format!("no goal is called `{}`", &**goal));
            match nearest(goal, plan.goals.entries().iter().map(|goal| &*goal.id)) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("name a goal of the plan, or remove the figure"),
            };
        }
    }
}
