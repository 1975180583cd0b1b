use crate::diagnostic::{Category, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// A message that is not approved; an error where a playbook of severity high or critical uses it.
    ///
    /// `approved` names who agreed (`by`) and when (`date`).
    ///
    /// ## Why this matters
    /// Words that are approved before can go out within minutes; others wait for somebody who is asleep.
    ///
    /// ## Example
    /// ```yaml bad
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry.}
    /// ```
    /// ```yaml good
    /// messages:
    ///   sorry: {kind: acknowledgement, text: We are sorry., approved: {by: anyone, date: 2026-01-05}}
    /// ```
    "message-unapproved", Category::Messages, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.is_draft() {
        return; // Nobody agrees to words that are still being written.
    }
    let grave = plan
        .playbooks
        .entries()
        .iter()
        .filter(|playbook| plan.level(&playbook.value) >= Some(SeverityLevel::High));
    let urgent: HashSet<&str> =
        grave.flat_map(|playbook| playbook.value.messages.items()).map(|id| &*id.0).collect();
    for message in plan.messages.entries() {
        let approved = &message.value.approved;
        let (place, label) = match approved.get() {
            Some(approved) if approved.by.is_missing() => (approved.place, "by"),
            Some(approved) if approved.date.is_missing() => (approved.place, "date"),
            None if approved.is_missing() => (message.place, "approved"),
            // Approved, or not to be read, which was reported.
            Some(_) | None => continue,
        };
        let finding = findings.missing(place, label, format!("message `{}` is not approved", message.id));
        finding.help(format!(
            "get its sign-off, then add `approved: {{by: {}, date: {}}}` with whoever approved it, and when",
            context.somebody(),
            context.some_day()
        ));
        if urgent.contains(&*message.id) {
            finding.graver();
        }
    }
}
