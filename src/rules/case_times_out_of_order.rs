use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A case that was answered, called about or closed before it was opened.
    ///
    /// On one day times are compared where both are written.
    ///
    /// ## Why this matters
    /// Times of answers are counted from when a case was opened. One year or day that is mistyped spoils the sum.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks: {late: {title: A parcel is late}}
    /// cases: [{case: NL-1, opened: 2026-01-05, closed: 2025-01-06, playbook: late, cause: carrier}]
    /// ```
    /// ```yaml good
    /// playbooks: {late: {title: A parcel is late}}
    /// cases: [{case: NL-1, opened: 2026-01-05, closed: 2026-01-06, playbook: late, cause: carrier}]
    /// ```
    "case-times-out-of-order", Category::Measurement, Severity::Error, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for case in context.plan.customer_cases() {
        let Some(opened) = case.opened.copied() else {
            continue; // `field-missing` speaks up.
        };
        for (done, at) in [("answered", &case.answered), ("called", &case.called), ("closed", &case.closed)] {
            if at.copied().is_some_and(|at| at.is_before(opened)) {
                findings
                    .add(at.span(), format!("a case is {done} before it is opened on {}", opened.day()))
                    .related(case.opened.span(), "it is opened here")
                    .help("see which of the two days and times is mistyped");
            }
        }
    }
}
