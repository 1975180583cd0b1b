use crate::diagnostic::{Category, Severity};
use crate::due;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An action whose day is over, and that is neither done nor dropped.
    ///
    /// The day is `due`, else `ends`. Drafts and retired plans are left alone. It depends on the day on which the plan is looked at.
    ///
    /// ## Why this matters
    /// A review asks what was done. A list in which everything is still planned answers nothing.
    ///
    /// ## Example
    /// ```yaml bad
    /// actions:
    ///   pin-form: {do: Pin the care form on every profile, due: 2026-01-31}
    /// ```
    /// ```yaml good
    /// actions:
    ///   pin-form: {do: Pin the care form on every profile, due: 2026-01-31, status: done}
    /// ```
    "action-overdue", Category::Plan, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(today) = context.as_of.filter(|_| plan.is_in_force()) else { return };
    for fact in due::actions(plan, today).iter().filter(|fact| fact.is_late(today)) {
        findings
            .add(fact.place, format!("action `{}` was due on {}", fact.about.id(), fact.due))
            .help("write `status: done` or `status: dropped`, or give it another day");
    }
}
