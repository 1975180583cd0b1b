use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::PlanKind;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The plan does not say from when to when it holds.
    ///
    /// ## Why this matters
    /// A plan without an end is never reviewed. Plans are "written for 6 months-2 years rather than longer" (Qualman, *Digital
    /// Leader*, 2012).
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {id: northline-2026, title: Social media plan 2026}
    /// ```
    /// ```yaml good
    /// plan: {id: northline-2026, title: Social media plan 2026, horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// ```
    "horizon-missing", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(about) = plan.about() else {
        return; // `field-missing` speaks up.
    };
    if plan.kind() == PlanKind::Plan && about.horizon.is_missing() {
        findings
            .missing(about.place, "horizon", "the plan does not say from when to when it holds")
            .help("add `horizon: {starts: 2026-01-01, ends: 2026-12-31}` with your own days");
    }
}
