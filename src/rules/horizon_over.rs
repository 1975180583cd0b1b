use crate::diagnostic::{Category, Leniency, Severity};
use crate::due;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A plan whose last day is over, and that is still said to be in force.
    ///
    /// Drafts and retired plans are left alone, and those that a plan of the same repository names under `previous`. It depends on the day on which the plan is looked at.
    ///
    /// ## Why this matters
    /// A plan past its end is still opened, printed and acted on; who is in it, and what it promises, is of last year.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {horizon: {starts: 2024-01-01, ends: 2024-12-31}}
    /// ```
    /// ```yaml good
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// ```
    "horizon-over", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let Some(today) = context.as_of.filter(|_| context.plan.is_in_force()) else { return };
    if let Some(fact) = due::horizon(context.plan, today).filter(|fact| fact.is_late(today)) {
        findings.add(fact.place, format!("the plan ended on {}", fact.due)).help(
            "write the plan that follows (`smplan review PLAN --next FILE` begins it), or `status: retired`",
        );
    }
}
