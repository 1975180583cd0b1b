use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::Holders;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A step of a playbook that nobody does.
    ///
    /// ## Why this matters
    /// "Nobody knew who was supposed to do what": real playbooks leave most steps without an owner.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   pile-on:
    ///     steps:
    ///       - {do: Pause scheduled posts}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   pile-on:
    ///     steps:
    ///       - {do: Pause scheduled posts, owner: dana}
    /// people:
    ///   dana: {name: Dana Reyes}
    /// ```
    "step-owner-missing", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        for (index, step) in playbook.value.steps.items().iter().enumerate() {
            let number = index + 1;
            if step.owner.is_missing() {
                findings
                    .missing(
                        step.place,
                        "owner",
                        format!("nobody does step {number} of playbook `{}`", playbook.id),
                    )
                    .help("add `owner:` with the id of a person or role");
            } else if let Some(owner) = step.owner.get() {
                // Roles that a location does not bind: `location-role-unbound` speaks up.
                let bound_locally = plan.is_held_by_location(&owner.value);
                if !bound_locally && plan.holders(&owner.value, None) == Holders::People(Vec::new()) {
                    findings
                        .add(
                            owner.span,
                            format!(
                                "step {number} of playbook `{}` belongs to `{}`, a role that nobody holds",
                                playbook.id, &*owner.value
                            ),
                        )
                        .help("name somebody under `held_by` of the role");
                }
            }
        }
    }
}
