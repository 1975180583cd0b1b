use crate::diagnostic::{Category, Severity};
use crate::due;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A plan that ends within 60 days.
    ///
    /// Drafts and retired plans are left alone, and those that a plan of the same repository names under `previous`. It depends on the day on which the plan is looked at.
    ///
    /// ## Why this matters
    /// Writing, agreeing and training take two months; without the plan that follows there is none on the day after.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {horizon: {starts: 2025-05-01, ends: 2026-04-30}}
    /// ```
    /// ```yaml good
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// ```
    "horizon-ends-soon", Category::Plan, Severity::Info, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let Some(today) = context.as_of.filter(|_| context.plan.is_in_force()) else { return };
    let Some(fact) = due::horizon(context.plan, today).filter(|fact| !fact.is_late(today)) else {
        return; // `horizon-over` speaks up once it has ended.
    };
    let when = match (fact.due - today).get_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        n_days => format!("in {n_days} days, on {}", fact.due),
    };
    findings
        .add(fact.place, format!("the plan ends {when}"))
        .help("write the plan that follows: `smplan review PLAN --next FILE` begins it");
}
