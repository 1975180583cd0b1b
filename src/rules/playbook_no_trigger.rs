use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Alert, Trigger};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook that does not say what opens it.
    ///
    /// A trigger has words (`text`) or a figure (`metric`, `over`, `within`). A playbook that a row of `triage` or an alert of
    /// `listening` opens needs none of its own, nor does one of one step, which says only who takes over.
    ///
    /// ## Why this matters
    /// People argue about whether it is a crisis while it becomes one: decide "your thresholds for escalation ahead of time"
    /// (PagerDuty).
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once, steps: [{do: Find out}, {do: Answer}]}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once, steps: [{do: Find out}, {do: Answer}], triggers: [{metric: negative-mentions, over: 20, within: 1h}]}
    /// ```
    "playbook-no-trigger", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let triggers = &playbook.value.triggers;
        let alerts = plan.listening.get().map(|listening| listening.alerts.items()).unwrap_or_default();
        let opens = |alert: &Alert| alert.opens.get().is_some_and(|id| **id == *playbook.id);
        let is_opened = plan.rows_to(&playbook.id).next().is_some() || alerts.iter().any(opens);
        if triggers.is_missing() && (is_opened || playbook.value.is_outline(plan)) {
            continue;
        }
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
        let says_nothing = |trigger: &Trigger| trigger.text.is_missing() && trigger.metric.is_missing();
        if triggers.get().is_some_and(|triggers| triggers.iter().all(says_nothing)) {
            findings
                .add(triggers.span(), format!("the triggers of playbook `{}` say nothing", playbook.id))
                .help("write `{text: what somebody sees}`, or a figure with `metric`, `over` and `within`");
        }
    }
}
