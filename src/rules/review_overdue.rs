use crate::diagnostic::{Category, Severity};
use crate::plan::PlanStatus;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The next review of the plan is over and done was not written.
    ///
    /// The next review is `review.next`, else `review.last` and `review.every` together. Drafts and retired plans are left
    /// alone.
    ///
    /// ## Why this matters
    /// One third of the companies with a crisis plan could not say when it was last reviewed (Pillsbury and Levick, 2011).
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {review: {every: 3mo, last: 2020-01-31}}
    /// ```
    /// ```yaml good
    /// plan: {review: {every: 3mo, last: 2020-01-31, next: 2099-12-31}}
    /// ```
    "review-overdue", Category::Plan, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let (Some(about), Some(today)) = (context.plan.about(), context.as_of) else { return };
    let Some(review) = about.review.get() else {
        return; // `review-cadence-missing` speaks up.
    };
    if matches!(about.status.copied(), Some(PlanStatus::Draft | PlanStatus::Retired)) {
        return;
    }
    let Some(due) = review.due() else { return };
    if due < today {
        let place = if review.next.is_missing() { review.last.span() } else { review.next.span() };
        let n_days = (today - due).get_days();
        let late = if n_days == 1 { "1 day".to_owned() } else { format!("{n_days} days") };
        findings
            .add(place, format!("the review was due on {due}, {late} ago"))
            .help("hold it, then set `last` to its day and `next` to the day of the one after");
    }
}
