use crate::diagnostic::{Category, Severity};
use crate::due::{self, About};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The approval of a message or a playbook is over.
    ///
    /// `approved.until` is before today. It depends on the day on which the plan is looked at.
    ///
    /// ## Why this matters
    /// Whoever agreed for a year did not agree for two: prices, names and law have changed.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: holding, text: We know about it., approved: {by: dana, date: 2025-01-05, until: 2025-12-31}}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: holding, text: We know about it., approved: {by: dana, date: 2026-01-05, until: 2026-12-31}}
    /// ```
    "approval-expired", Category::Messages, Severity::Warning, since "0.2.0", check, needs ["governance"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(today) = context.as_of.filter(|_| plan.is_in_force()) else { return };
    for fact in due::approvals(plan).iter().filter(|fact| fact.is_late(today)) {
        let About::Approval(_, what, _) = fact.about else { continue };
        findings
            .add(fact.place, format!("the approval of {} `{}` ended on {}", what.noun(), what.id(), fact.due))
            .help("let them read it again, then write the new days under `approved`");
    }
}
