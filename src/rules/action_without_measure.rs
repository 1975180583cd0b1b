use crate::diagnostic::{Category, Severity};
use crate::plan::{Action, ActionStatus, Entry, PlanKind};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An action without a success measure (KPI).
    ///
    /// Dropped actions are left alone, and so are those of a small team (`profile: small`), whose goals say enough. Where no
    /// action of several has a measure, one finding says so.
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
    let plan = context.plan;
    if plan.is_small() || plan.kind() != PlanKind::Plan {
        return;
    }
    let is_done = |action: &&Entry<Action>| action.value.status.copied() != Some(ActionStatus::Dropped);
    let actions: Vec<&Entry<Action>> = plan.actions.entries().iter().filter(is_done).collect();
    let unmeasured: Vec<&&Entry<Action>> =
        actions.iter().filter(|action| action.value.measure.is_missing()).collect();
    let help = "add `measure:` with what you will look at, such as visits, answers or orders";
    if let [first, _, _, ..] = unmeasured.as_slice()
        && unmeasured.len() == actions.len()
    {
        let message = format!("none of {} actions has a success measure (KPI)", actions.len());
        findings.missing(first.place, "measure", message).help(help);
        return;
    }
    for action in unmeasured {
        findings
            .missing(action.place, "measure", format!("action `{}` has no success measure (KPI)", action.id))
            .help(help);
    }
}
