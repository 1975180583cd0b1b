use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::ActionStatus;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An action that nobody does.
    ///
    /// Dropped actions are left alone.
    ///
    /// ## Why this matters
    /// Real lists of actions leave the subject out, and what "we" will do nobody does.
    ///
    /// ## Example
    /// ```yaml bad
    /// actions:
    ///   pin-form: {do: Pin the care form on every profile}
    /// ```
    /// ```yaml good
    /// actions:
    ///   pin-form: {do: Pin the care form on every profile, owner: dana}
    /// people:
    ///   dana: {name: Dana Reyes}
    /// ```
    "action-owner-missing", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about owners
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for action in context.plan.actions.entries() {
        if action.value.owner.is_missing() && action.value.status.copied() != Some(ActionStatus::Dropped) {
            findings
                .missing(action.place, "owner", format!("nobody does action `{}`", action.id))
                .help("add `owner:` with the id of a person, role or contact");
        }
    }
}
