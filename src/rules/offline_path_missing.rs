use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// A playbook for complaints that does not say how the conversation goes on in private.
    ///
    /// Looked at are playbooks that a row of `triage` opens whose kind speaks of complaints. `offline` says who makes contact
    /// (`owner`), how (`via`) and by when (`within`).
    ///
    /// ## Why this matters
    /// "Respond within 24 hours, and take further conversation offline": the public thread is no place to solve a case.
    ///
    /// ## Example
    /// ```yaml bad
    /// triage:
    ///   - {kind: complaint, playbook: angry-customer}
    /// playbooks:
    ///   angry-customer: {title: A customer is angry in public}
    /// ```
    /// ```yaml good
    /// triage:
    ///   - {kind: complaint, playbook: angry-customer}
    /// playbooks:
    ///   angry-customer:
    ///     title: A customer is angry in public
    ///     offline: {owner: store-manager, via: [phone], within: 24h}
    /// ```
    "offline-path-missing", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let rows = plan.triage.items().iter();
    let complaints =
        rows.filter(|row| row.kind.get().is_some_and(|kind| kind.to_lowercase().contains("complain")));
    let opened: HashSet<&str> = complaints.filter_map(|row| row.playbook.get()).map(|id| &*id.0).collect();
    for playbook in plan.playbooks.entries().iter().filter(|playbook| opened.contains(&*playbook.id)) {
        let offline = &playbook.value.offline;
        if offline.is_missing() {
            findings
                .missing(
                    playbook.place,
                    "offline",
                    format!("playbook `{}` does not say how the conversation goes on in private", playbook.id),
                )
                .help("add `offline: {owner: store-manager, via: [phone], within: 24h, attempts: 3}` with your own owner");
        } else if let Some(offline) = offline.get() {
            let missing = [
                ("owner", offline.owner.is_missing()),
                ("via", offline.via.is_missing()),
                ("within", offline.within.is_missing()),
            ];
            if let Some((name, _)) = missing.into_iter().find(|(_, missing)| *missing) {
                findings
                    .missing(
                        offline.place,
                        name,
                        format!("the private follow-up of playbook `{}` has no `{name}`", playbook.id),
                    )
                    .help(
                        "say who makes contact (`owner`), how (`via: [phone]`) and by when (`within: 24h`)",
                    );
            }
        }
    }
}
