use crate::diagnostic::{Category, Leniency, Severity};
use crate::due;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Nobody has checked for too long who can sign in.
    ///
    /// The next check is due `governance.access_review.every` after `last`, or after the first day of the plan where there was none
    /// yet. Drafts and retired plans are left alone. It depends on the day on which the plan is looked at.
    ///
    /// ## Why this matters
    /// Accounts are lost through people who left and kept their key: a list that nobody looks at keeps them all.
    ///
    /// ## Example
    /// ```yaml bad
    /// governance: {access_review: {every: 3mo, last: 2025-11-30}}
    /// ```
    /// ```yaml good
    /// governance: {access_review: {every: 3mo, last: 2026-03-31}}
    /// ```
    "access-review-overdue", Category::Governance, Severity::Warning, Leniency::ForSmallTeams, since "0.2.0", check, needs ["governance"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(today) = context.as_of.filter(|_| plan.is_in_force()) else { return };
    if let Some(fact) = due::access_check(plan).filter(|fact| fact.is_late(today)) {
        let never = if fact.last.is_some() { "" } else { ", and there was none yet" };
        findings
            .add(fact.place, format!("the check of who can sign in was due on {}{never}", fact.due))
            .help("go through the list of each channel, take out who has left, then set `last` to that day");
    }
}
