use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A step of an escalation path that is not later than the step before; or, as a warning, a first step that is not taken at once.
    ///
    /// `after` counts from the opening of the playbook, so it grows from step to step and begins with `0m`. PagerDuty counts
    /// from the step before; Opsgenie counts as we do.
    ///
    /// ## Why this matters
    /// A step that comes no later than the one before is none: both are called at once, or in the wrong order.
    ///
    /// ## Example
    /// ```yaml bad
    /// escalations:
    ///   care:
    ///     steps: [{owner: dana, after: 0m}, {owner: sam, after: 1h}, {owner: ana, after: 30m}]
    /// ```
    /// ```yaml good
    /// escalations:
    ///   care:
    ///     steps: [{owner: dana, after: 0m}, {owner: sam, after: 30m}, {owner: ana, after: 1h}]
    /// ```
    "escalation-not-increasing", Category::Escalation, Severity::Error, since "0.1.0", check, needs ["escalations"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for ladder in context.ladders() {
        let times: Vec<_> = ladder
            .steps
            .iter()
            .enumerate()
            .filter_map(|(index, step)| Some((index + 1, step, step.after.copied()?.0)))
            .collect();
        if let Some((1, step, first)) = times.first().filter(|(.., first)| first.amount > 0) {
            findings
                .add(
                    step.after.span(),
                    format!(
                        "the first step of escalation path `{}` is taken only after {first}",
                        ladder.name
                    ),
                )
                .help("write `after: 0m`, or add a step for the time before")
                .milder();
        }
        for pair in times.windows(2) {
            let [(before, earlier, first), (number, step, second)] = pair else { continue };
            if second.in_minutes() <= first.in_minutes() {
                findings
                    .add(
                        step.after.span(),
                        format!("step {number} of escalation path `{}` ({second}) is not later than step {before} ({first})", ladder.name),
                    )
                    .help("count `after` from the opening of the playbook, so that it grows from step to step")
                    .related(earlier.after.span(), format!("step {before}"));
            }
        }
    }
}
