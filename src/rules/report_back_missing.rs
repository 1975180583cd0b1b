use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A high-severity playbook that tells nobody what has changed since.
    ///
    /// At severity high and critical `close_out` says what the public is told (`report_back`) or that the customer is
    /// (`notify_customer: true`).
    ///
    /// ## Why this matters
    /// "Publish the problem you had and how you are fixing it": who hears only the apology waits for the next time.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   recall: {severity: critical, close_out: {root_cause: required}}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   recall: {severity: critical, close_out: {root_cause: required, notify_customer: true}}
    /// ```
    "report-back-missing", Category::Playbook, Severity::Info, Leniency::ForSmallTeams, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let Some(close_out) = playbook.value.close_out.get() else { continue };
        let tells = !close_out.report_back.is_missing() || close_out.notify_customer.copied() == Some(true);
        if plan.level(&playbook.value) >= Some(SeverityLevel::High) && !tells {
            findings
                .missing(
                    close_out.place,
                    "report_back",
                    format!("playbook `{}` ends without telling anybody what has changed", playbook.id),
                )
                .help("add `report_back:` with when and where, or `notify_customer: true`");
        }
    }
}
