use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook that does not say how bad it is.
    ///
    /// A severity that the plan does not know is found by `unknown-value`.
    ///
    /// ## Why this matters
    /// What a playbook needs goes by its severity, and so may its times. Incident guides rank by it; most social media policies
    /// have none.
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

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for playbook in
        context.plan.playbooks.entries().iter().filter(|playbook| playbook.value.severity.is_missing())
    {
        findings
            .missing(
                playbook.place,
                "severity",
                format!("playbook `{}` does not say how bad it is", playbook.id),
            )
            .help("add `severity:` with critical, high, medium or low");
    }
}
