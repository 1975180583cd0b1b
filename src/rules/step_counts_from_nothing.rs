use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::StepTime;
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashMap;

declare_rule! {
    /// A step whose time counts from a step that is not there before it, or that has no time itself.
    ///
    /// `from` names the `id` of an earlier step, and `within` counts from the end of that one. Where that one has no `within`
    /// nobody knows when it ends: whether the step is done in time is not judged. Business days and hours do not add up.
    ///
    /// ## Why this matters
    /// "Within 15 minutes of the decision" promises nothing while nothing says how long the decision may take.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   closing: {steps: [{id: decide, do: Decide to close}, {do: Post the alert, from: decide, within: 15m}]}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   closing: {steps: [{id: decide, do: Decide to close, within: 30m}, {do: Post the alert, from: decide, within: 15m}]}
    /// ```
    "step-counts-from-nothing", Category::Playbook, Severity::Warning, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for playbook in context.plan.playbooks.entries() {
        let mut earlier: HashMap<&str, StepTime> = HashMap::new();
        let steps = playbook.value.steps.items().iter().zip(playbook.value.step_times());
        for (index, (step, time)) in steps.enumerate() {
            let before = step.from.get().map(|from| (from, earlier.get(&*from.value).copied()));
            if let Some(id) = step.id.get() {
                earlier.entry(id).or_insert(time);
            }
            if let Some((from, before)) = before {
                let (number, id) = (index + 1, &playbook.id);
                let from_id = &*from.value;
                let (message, help) = match before {
                    None => (
                        "which is no step before it",
                        format!(
                            "add `id: {from_id}` to an earlier step, or name the `id` of one that is there"
                        ),
                    ),
                    Some(_) if step.within.is_missing() => (
                        "but says no time",
                        "add `within:` with the time from the end of that step, or remove `from`".to_owned(),
                    ),
                    Some(StepTime::Within(_)) if time == StepTime::Unknown => (
                        "but business days and hours do not add up: it is not judged",
                        "write both times in hours, or both in business days".to_owned(),
                    ),
                    Some(_) if time == StepTime::Unknown => (
                        "of which nobody knows when it ends: it is not judged",
                        format!("add `within:` to the step `{from_id}`"),
                    ),
                    Some(_) => continue,
                };
                findings
                    .add(
                        from.span,
                        format!("step {number} of playbook `{id}` counts from `{from_id}`, {message}"),
                    )
                    .help(help);
            }
        }
    }
}
