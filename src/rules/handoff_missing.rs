use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::BTreeSet;

declare_rule! {
    /// A playbook whose steps go from one department to another without a hand-off.
    ///
    /// Looked at are playbooks with `offline` whose steps belong to roles of different departments.
    ///
    /// ## Why this matters
    /// The store never learns what was promised, and the customer tells the story to six people.
    ///
    /// ## Example
    /// ```yaml bad
    /// roles:
    ///   responder: {held_by: [dana], department: communications}
    ///   store-manager: {held_by: [pat], department: operations}
    /// playbooks:
    ///   complaint:
    ///     steps: [{do: Acknowledge, owner: responder}, {do: Call, owner: store-manager}]
    ///     offline: {owner: store-manager, via: [phone], within: 24h}
    /// ```
    /// ```yaml good
    /// roles:
    ///   responder: {held_by: [dana], department: communications}
    ///   store-manager: {held_by: [pat], department: operations}
    /// playbooks:
    ///   complaint:
    ///     steps: [{do: Acknowledge, owner: responder}, {do: Call, owner: store-manager}]
    ///     offline: {owner: store-manager, via: [phone], within: 24h}
    ///     handoff: {to: store-manager, via: [phone], required: [case, issue, promised]}
    /// ```
    "handoff-missing", Category::Playbook, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        if playbook.value.offline.is_missing() || !playbook.value.handoff.is_missing() {
            continue;
        }
        let owners = playbook.value.steps.items().iter().filter_map(|step| step.owner.get());
        let departments: BTreeSet<&str> = owners
            .filter_map(|owner| plan.roles.entry(&owner.value)?.value.department.get())
            .map(|department| &**department)
            .collect();
        if departments.len() > 1 {
            let names: Vec<&str> = departments.into_iter().collect();
            findings
                .missing(
                    playbook.place,
                    "handoff",
                    format!("playbook `{}` passes from {} without a hand-off", playbook.id, names.join(" to ")),
                )
                .help(format!("add `handoff: {{to: {}, via: [phone], accept_within: 1h, required: [case, link, issue, promised]}}` with whoever takes it", context.somebody()));
        }
    }
}
