use crate::diagnostic::{Category, Severity};
use crate::plan::InitiatedBy;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook in which the customer has to call.
    ///
    /// ## Why this matters
    /// "The company should definitely call the customer": who has complained once is not asked to do it again.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint:
    ///     offline: {owner: anyone, via: [phone], within: 24h, initiated_by: customer}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint:
    ///     offline: {owner: anyone, via: [phone], within: 24h, initiated_by: company}
    /// ```
    "offline-initiated-by-customer", Category::Playbook, Severity::Error, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for playbook in context.plan.playbooks.entries() {
        let Some(offline) = playbook.value.offline.get() else { continue };
        if offline.initiated_by.copied() == Some(InitiatedBy::Customer) {
            findings
                .add(
                    offline.initiated_by.span(),
                    format!("in playbook `{}` the customer has to call", playbook.id),
                )
                .help("write `initiated_by: company`, and call first; the number may be offered as well");
        }
    }
}
