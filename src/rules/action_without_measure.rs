use crate::diagnostic::{Category, Severity};
use crate::plan::ActionStatus;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An action that does not say how to know that it worked.
    ///
    /// Dropped actions are left alone.
    ///
    /// ## Why this matters
    /// "Set concrete measures of success and a timeline" (NARA Digital Plan): without one, the review can only ask how it felt.
    ///
    /// ## Example
    /// ```yaml bad
    /// actions:
    ///   pin-form: {do: Pin the care form on every profile}
    /// ```
    /// ```yaml good
    /// actions:
    ///   pin-form: {do: Pin the care form on every profile, measure: Visits to the form}
    /// ```
    "action-without-measure", Category::Plan, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for action in context.plan.actions.entries() {
        if action.value.measure.is_missing() && action.value.status.copied() != Some(ActionStatus::Dropped) {
            findings
                .missing(
                    action.place,
                    "measure",
                    format!("action `{}` does not say how to know that it worked", action.id),
                )
                .help("add `measure:` with what you will look at, such as visits, answers or orders");
        }
    }
}
