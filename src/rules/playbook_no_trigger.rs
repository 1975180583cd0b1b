use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook that does not say what opens it.
    ///
    /// A trigger has words (`text`) or a figure (`metric`, `over`, `within`).
    ///
    /// ## Why this matters
    /// People argue about whether it is a crisis while it becomes one: decide "your thresholds for escalation ahead of time"
    /// (PagerDuty).
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once, triggers: [{metric: negative-mentions, over: 20, within: 1h}]}
    /// ```
    "playbook-no-trigger", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let triggers = &playbook.value.triggers;
        if triggers.is_missing() {
            findings
                .missing(
                    playbook.place,
                    "triggers",
                    format!("playbook `{}` does not say what opens it", playbook.id),
                )
                .help("add `triggers: [{text: what somebody sees}]`");
            continue;
        }
        let says_nothing =
            |trigger: &crate::plan::Trigger| trigger.text.is_missing() && trigger.metric.is_missing();
        if triggers.get().is_some_and(|triggers| triggers.iter().all(says_nothing)) {
            findings
                .add(triggers.span(), format!("the triggers of playbook `{}` say nothing", playbook.id))
                .help("write `{text: what somebody sees}`, or a figure with `metric`, `over` and `within`");
        }
    }
}
