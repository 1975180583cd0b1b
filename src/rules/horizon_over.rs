use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A plan whose last day is over, and that is still said to be in force.
    ///
    /// Drafts and retired plans are left alone. It depends on the day on which the plan is looked at.
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
    let (Some(about), Some(today)) = (context.plan.about(), context.as_of) else { return };
    let ends = about.horizon.get().and_then(|horizon| horizon.ends.get());
    if let Some(ends) = ends.filter(|ends| ends.value < today && context.plan.is_in_force()) {
        findings.add(ends.span, format!("the plan ended on {}", ends.value)).help(
            "write `status: retired`, or write the plan that follows, with this one's id under `previous`",
        );
    }
}
