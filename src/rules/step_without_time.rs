use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{PlaybookStep, SeverityLevel};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// No step of a playbook says by when it is done.
    ///
    /// One finding for each playbook of which none of several steps has `within` or `every`. Playbooks of severity low are left
    /// alone.
    ///
    /// ## Why this matters
    /// "As soon as possible" is what everybody hears who reads no time. Steps without one are the rule in real playbooks.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   recall: {severity: high, steps: [{do: Stop the sale}, {do: Tell the customers}]}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   recall: {severity: high, steps: [{do: Stop the sale, within: 1h}, {do: Tell the customers}]}
    /// ```
    "step-without-time", Category::Playbook, Severity::Warning, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let steps = playbook.value.steps.items();
        let is_timed = |step: &PlaybookStep| !step.within.is_missing() || !step.every.is_missing();
        let is_low = plan.level(&playbook.value) == Some(SeverityLevel::Low);
        if steps.len() > 1 && !is_low && !steps.iter().any(is_timed) {
            findings
                .add(playbook.place, format!("no step of playbook `{}` says by when it is done", playbook.id))
                .help("add `within:` to each step that somebody waits for, such as `within: 1h`");
        }
    }
}
