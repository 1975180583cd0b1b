use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::Plan;
use crate::rules::{Context, Found, declare_rule};

declare_rule! {
    /// A playbook that does not say how bad it is.
    ///
    /// A severity that the plan does not know is found by `unknown-value`.
    ///
    /// ## Why this matters
    /// The severity brings the times: how soon to acknowledge, to update and to solve. Incident guides rank by it; most
    /// social media policies have none.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once, severity: high}
    /// ```
    "severity-missing", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(plan: &Plan, _: &Context<'_>, found: &mut Found) {
    for playbook in plan.playbooks.entries().iter().filter(|playbook| playbook.value.severity.is_missing()) {
        found
            .missing(
                playbook.place,
                "severity",
                format!("playbook `{}` does not say how bad it is", playbook.id),
            )
            .help("add `severity:` with critical, high, medium or low");
    }
}
