use crate::diagnostic::{Category, Edit, Leniency, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An escalation path without a final owner.
    ///
    /// Its last step, and no other, says `final: true`; in a plan with locations its owner is not a role that each location
    /// holds.
    ///
    /// ## Why this matters
    /// Somebody has to be the last: a "corporate point of contact for escalations". Without one the reader does not know
    /// whether the escalation path was cut off.
    ///
    /// ## Example
    /// ```yaml bad
    /// escalations:
    ///   care:
    ///     steps: [{owner: dana, after: 0m}, {owner: ana, after: 24h}]
    /// ```
    /// ```yaml good
    /// escalations:
    ///   care:
    ///     steps: [{owner: dana, after: 0m}, {owner: ana, after: 24h, final: true}]
    /// ```
    "escalation-no-final-owner", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check, needs team, fixes some
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for ladder in context.ladders() {
        let Some((last, before)) = ladder.steps.split_last() else {
            continue; // `playbook-without-escalation` speaks up.
        };
        for (index, step) in before.iter().enumerate().filter(|(_, step)| step.r#final()) {
            findings
                .add(
                    step.r#final.span(),
                    format!(
                        "step {} of escalation path `{}` is final, but more steps follow",
                        index + 1,
                        ladder.name
                    ),
                )
                .help("write `final: true` on the last step only");
        }
        let is_final = last.r#final() || last.r#final.is_unreadable();
        if !is_final {
            // Of a ladder of one step `playbook-without-escalation` speaks up.
            let is_said = before.is_empty()
                && ladder
                    .playbooks
                    .iter()
                    .any(|climber| plan.level(&climber.value) != Some(SeverityLevel::Low));
            if !is_said && before.iter().all(|step| step.r#final.copied() != Some(true)) {
                findings
                    .missing(
                        last.place,
                        "final",
                        format!("escalation path `{}` has no final owner", ladder.name),
                    )
                    .help("add `final: true` to its last step")
                    .fix(Edit::AddField { place: last.place, name: "final", value: "true".to_owned() });
            }
            continue;
        }
        if let Some(owner) = last.told().iter().find(|owner| plan.is_held_by_location(&owner.value))
            && plan.open_locations().next().is_some()
        {
            findings
                .add(
                    owner.span,
                    format!(
                        "escalation path `{}` ends with `{}`, who is somebody else at each location",
                        ladder.name, &*owner.value
                    ),
                )
                .help("end it with somebody who answers for all locations");
        }
    }
}
