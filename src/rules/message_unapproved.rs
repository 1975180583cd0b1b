use crate::diagnostic::{Category, Severity};
use crate::plan::{Approved, OneOrMany, SeverityLevel};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;
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
            None if approved.is_missing() => (message.place, "approved"),
            Some(OneOrMany(all)) if all.is_empty() => (approved.span(), "entry"),
            Some(OneOrMany(all)) => match all.iter().find_map(lack) {
                Some(lack) => lack,
                None => continue,
            },
            None => continue, // Not to be read, which was reported.
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

/// What is missing of an approval, and where.
fn lack(approved: &Approved) -> Option<(Span, &'static str)> {
    if approved.by.is_missing() {
        return Some((approved.place, "by"));
    }
    approved.date.is_missing().then_some((approved.place, "date"))
}
