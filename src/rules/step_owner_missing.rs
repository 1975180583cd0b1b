use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A step of a playbook that nobody does.
    ///
    /// An owner that is a role nobody holds is found by `role-unheld`.
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
    "step-owner-missing", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about owners
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
                    .help("add `owner:` with the id of a person, role or contact");
            }
        }
    }
}
