use crate::diagnostic::{Category, Severity};
use crate::due::{self, About};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The next review of the plan is over and done was not written.
    ///
    /// The next review is `review.next`, unless one was held since; else `review.last` and `review.every` together, and `every`
    /// after the first day of the plan where none was held yet. Drafts and retired plans are left alone.
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
    let plan = context.plan;
    let Some(today) = context.as_of.filter(|_| plan.is_in_force()) else { return };
    // Where no rhythm is written `review-cadence-missing` speaks up.
    let all = due::review(plan).into_iter().chain(due::location_reviews(plan));
    for fact in all.filter(|fact| fact.is_late(today)) {
        let n_days = (today - fact.due).get_days();
        let late = if n_days == 1 { "1 day".to_owned() } else { format!("{n_days} days") };
        let (at, help) = match &fact.about {
            About::Review(Some(location)) => {
                (format!(" at `{}`", location.id), "hold it, then add its day under `held`")
            }
            _ => {
                (String::new(), "hold it, then set `last` to its day and `next` to the day of the one after")
            }
        };
        findings.add(fact.place, format!("the review{at} was due on {}, {late} ago", fact.due)).help(help);
    }
}
