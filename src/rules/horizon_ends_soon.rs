use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A plan that ends within 60 days.
    ///
    /// Drafts and retired plans are left alone. It depends on the day on which the plan is looked at.
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

/// How many days before its end the plan that follows is begun.
const SOON: i32 = 60;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let (Some(about), Some(today)) = (context.plan.about(), context.as_of) else { return };
    let Some(ends) = about.horizon.get().and_then(|horizon| horizon.ends.get()) else { return };
    let n_days = (ends.value - today).get_days();
    if !context.plan.is_in_force() || !(0..=SOON).contains(&n_days) {
        return; // `horizon-over` speaks up once it has ended.
    }
    let when = match n_days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ => format!("in {n_days} days, on {}", ends.value),
    };
    findings
        .add(ends.span, format!("the plan ends {when}"))
        .help("begin the plan that follows, with this one's id under `previous`");
}
