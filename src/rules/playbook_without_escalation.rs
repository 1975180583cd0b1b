use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook without an escalation path of at least two steps.
    ///
    /// At severity low one step is enough, and where no row of `triage` opens the playbook none is needed.
    ///
    /// ## Why this matters
    /// Somebody is ill, on leave or in the car. "A good plan for customer service escalation is required": it says who is
    /// called next.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint: {title: Somebody complains in public, severity: medium}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint: {title: Somebody complains in public, severity: medium, escalation: shop}
    /// escalations:
    ///   shop:
    ///     steps: [{owner: counter, after: 0m}, {owner: tom, after: 2h, final: true}]
    /// ```
    "playbook-without-escalation", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check, needs ["escalations"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let escalation = &playbook.value.escalation;
        let is_low = plan.level(&playbook.value) == Some(SeverityLevel::Low);
        if escalation.is_missing() && is_low && plan.rows_to(&playbook.id).next().is_none() {
            continue; // It is work of the team, and nobody waits.
        }
        if escalation.is_missing() {
            findings
                .missing(
                    playbook.place,
                    "escalation",
                    format!("playbook `{}` does not say whom to call when nobody answers", playbook.id),
                )
                .help("add `escalation:` with the id of an escalation path under `escalations`");
            continue;
        }
        let Some(steps) = plan.steps_of(&playbook.value) else {
            continue; // `unknown-reference` or `field-missing` speaks up.
        };
        let enough = if is_low { 1 } else { 2 };
        if steps.len() < enough {
            let count = if steps.is_empty() { "no step" } else { "only one step" };
            findings
                .add(escalation.span(), format!("the escalation path of playbook `{}` has {count}", playbook.id))
                .help("add a step with the person who is called next, such as `{owner: care-lead, after: 2h, final: true}`");
        }
    }
}
