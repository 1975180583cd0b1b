use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A goal without a day by which it is reached.
    ///
    /// ## Why this matters
    /// A goal that is never due is never missed (SMART: time-bound).
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes}
    /// ```
    /// ```yaml good
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes, due: 2026-09-30}
    /// ```
    "goal-without-deadline", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for goal in context.plan.goals.entries().iter().filter(|goal| goal.value.due.is_missing()) {
        findings
            .missing(goal.place, "due", format!("goal `{}` has no day by which it is reached", goal.id))
            .help("add `due:` with a day inside the horizon");
    }
}
