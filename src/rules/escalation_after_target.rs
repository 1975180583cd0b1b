use crate::diagnostic::{Category, Severity};
use crate::plan::{LadderStep, May, Plan};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An escalation path that is too slow for the playbook that uses it.
    ///
    /// Somebody who may acknowledge is told no later than `acknowledge_within`, and the last step is taken before
    /// `resolve_within`. Both are those of the playbook, else those written for its severity. Somebody may acknowledge when `may` of the step
    /// says so; else when the authority of the role says so; else when neither says anything.
    ///
    /// ## Why this matters
    /// The promise is broken before the one who could keep it hears of it, and a step after the end is never taken.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint: {severity: medium, acknowledge_within: 15m, resolve_within: 3d, escalation: care}
    /// escalations:
    ///   care:
    ///     steps: [{owner: dana, after: 30m}, {owner: ana, after: 4d}]
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint: {severity: medium, acknowledge_within: 15m, resolve_within: 3d, escalation: care}
    /// escalations:
    ///   care:
    ///     steps: [{owner: dana, after: 0m}, {owner: ana, after: 2d}]
    /// ```
    "escalation-after-target", Category::Escalation, Severity::Error, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let Some(steps) = plan.steps_of(&playbook.value) else {
            continue; // `playbook-without-escalation` or `unknown-reference` speaks up.
        };
        let escalation = &playbook.value.escalation;
        let timed: Vec<_> = steps.iter().filter_map(|step| Some((step, step.after.copied()?.0))).collect();
        if timed.len() < steps.len() || timed.is_empty() {
            continue; // `escalation-delay-missing` speaks up.
        }
        if let Some(target) = plan.acknowledge_within(&playbook.value) {
            let in_time = |after: crate::plan::Duration| after.in_minutes() <= target.in_minutes();
            let mut may = timed.iter().filter(|(step, _)| somebody_may_acknowledge(plan, step)).peekable();
            if may.peek().is_none() {
                findings
                    .add(
                        escalation.span(),
                        format!(
                            "nobody on the escalation path of playbook `{}` may acknowledge",
                            playbook.id
                        ),
                    )
                    .help("add `acknowledge` to `may` of the first step, or to the authority of its role");
            } else if let Some((step, after)) =
                may.clone().next().filter(|_| !may.any(|(_, after)| in_time(*after)))
            {
                findings
                    .add(
                        escalation.span(),
                        format!("playbook `{}` acknowledges within {target}, but nobody who may is told before {after}", playbook.id),
                    )
                    .help("let somebody who may acknowledge be told earlier, or promise what is true")
                    .related(step.after.span(), "the first who may acknowledge");
            }
        }
        let last = timed.iter().max_by_key(|(_, after)| after.in_minutes());
        if let (Some(target), Some((step, after))) = (plan.resolve_within(&playbook.value), last)
            && after.in_minutes() >= target.in_minutes()
        {
            findings
                .add(
                    escalation.span(),
                    format!("playbook `{}` is solved within {target}, but its escalation path still calls somebody after {after}", playbook.id),
                )
                .help("take the last step earlier, or give more time to solve it")
                .related(step.after.span(), "the last step");
        }
    }
}

/// Whether anybody whom a step calls may acknowledge.
fn somebody_may_acknowledge(plan: &Plan, step: &LadderStep) -> bool {
    match step.told() {
        [] => step.may.get().is_none_or(|may| may.contains(&May::Acknowledge)),
        owners => owners.iter().any(|owner| plan.may_acknowledge(step, &owner.value)),
    }
}
