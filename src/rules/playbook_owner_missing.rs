use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook that nobody answers for.
    ///
    /// ## Why this matters
    /// In a crisis somebody decides. Specific decisions have named owners, not committees.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once, owner: ana}
    /// people:
    ///   ana: {name: Ana Lindqvist}
    /// ```
    "playbook-owner-missing", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about owners
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for playbook in
        context.plan.playbooks.entries().iter().filter(|playbook| playbook.value.owner.is_missing())
    {
        findings
            .missing(playbook.place, "owner", format!("nobody answers for playbook `{}`", playbook.id))
            .help("add `owner:` with the id of one person or role");
    }
}
