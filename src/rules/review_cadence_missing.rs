use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Part, PlanKind};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The plan does not say how often it is reviewed.
    ///
    /// ## Why this matters
    /// Networks, people and numbers change: "frequent follow up is required to stay current". A plan that nobody looks at
    /// again is dead in a month (ISO 22361, clause 9, asks for validation and learning too).
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {id: northline-2026, title: Social media plan 2026}
    /// ```
    /// ```yaml good
    /// plan: {id: northline-2026, title: Social media plan 2026, review: {every: 3mo}}
    /// ```
    "review-cadence-missing", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(about) = plan.about() else {
        return; // `field-missing` speaks up.
    };
    if plan.kind() != PlanKind::Plan || plan.is_left_out(Part::Reviews) {
        return;
    }
    let message = "the plan does not say how often it is reviewed";
    if about.review.is_missing() {
        findings.missing(about.place, "review", message).help("add `review: {every: 3mo}`");
    } else if let Some(review) = about.review.get().filter(|review| review.every.is_missing()) {
        findings.missing(review.place, "every", message).help("add `every: 3mo`");
    }
}
