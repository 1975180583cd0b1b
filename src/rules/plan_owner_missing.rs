use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::PlanKind;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Nobody answers for the plan.
    ///
    /// ## Why this matters
    /// A plan that belongs to everybody is kept by nobody: it needs one person with "the-buck-stops-here responsibility".
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {id: northline-2026, title: Social media plan 2026}
    /// ```
    /// ```yaml good
    /// plan: {id: northline-2026, title: Social media plan 2026, owner: dana}
    /// people:
    ///   dana: {name: Dana Reyes}
    /// ```
    "plan-owner-missing", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about owners
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(about) = plan.about() else {
        return; // `field-missing` speaks up.
    };
    if plan.kind() != PlanKind::Plan {
        return;
    }
    if about.owner.is_missing() {
        findings
            .missing(about.place, "owner", "nobody answers for the plan")
            .help("add `owner:` with the id of one person or role");
    }
}
