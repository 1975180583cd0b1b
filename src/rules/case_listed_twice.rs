use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashMap;

declare_rule! {
    /// A case that is listed twice.
    ///
    /// ## Why this matters
    /// It counts twice, and its cause looks graver than it is.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks: {late: {title: A parcel is late}}
    /// cases:
    ///   - {case: NL-1, opened: 2026-01-05, playbook: late, cause: carrier}
    ///   - {case: NL-1, opened: 2026-01-05, closed: 2026-01-06, playbook: late, cause: carrier}
    /// ```
    /// ```yaml good
    /// playbooks: {late: {title: A parcel is late}}
    /// cases:
    ///   - {case: NL-1, opened: 2026-01-05, closed: 2026-01-06, playbook: late, cause: carrier}
    /// ```
    "case-listed-twice", Category::Measurement, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let mut first = HashMap::new();
    for case in context.plan.customer_cases() {
        let Some(name) = case.case.get() else {
            continue; // `field-missing` speaks up.
        };
        let place = case.case.span();
        let first = *first.entry(&**name).or_insert(place);
        if first != place {
            findings
                .add(place, "this case is listed already, and counts twice")
                .related(first, "it is listed here, too")
                .help("keep one of the two, with all that is known of it");
        }
    }
}
