use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A goal that is due before the plan starts or after it ends.
    ///
    /// ## Why this matters
    /// What is due after the end of the plan is nobody's job any more; it belongs to the next plan.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// goals:
    ///   answer-fast: {due: 2027-03-01}
    /// ```
    /// ```yaml good
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// goals:
    ///   answer-fast: {due: 2026-12-31}
    /// ```
    "goal-deadline-outside-horizon", Category::Plan, Severity::Error, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(horizon) = plan.about().and_then(|about| about.horizon.get()) else {
        return; // `horizon-missing` speaks up.
    };
    let (Some(starts), Some(ends)) = (horizon.starts.get(), horizon.ends.get()) else { return };
    for goal in plan.goals.entries() {
        let Some(due) = goal.value.due.copied() else {
            continue; // `goal-without-deadline` speaks up.
        };
        let (when, edge) = if due > ends.value {
            (format!("after the plan ends on {}", ends.value), ends)
        } else if due <= starts.value {
            (format!("before the plan can start on {}", starts.value), starts)
        } else {
            continue;
        };
        findings
            .add(goal.value.due.span(), format!("goal `{}` is due on {due}, {when}", goal.id))
            .help("move the day into the horizon, or leave the goal to another plan")
            .related(edge.span, "the horizon");
    }
}
