use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::LadderStep;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// An escalation path ends with a program, so that nobody ever comes.
    ///
    /// After an automated step follows one with a person, within 24 hours.
    ///
    /// ## Why this matters
    /// A bot or a phone menu has an exit: "access to a human agent". Whoever is only ever answered by a program goes public.
    ///
    /// ## Example
    /// ```yaml bad
    /// escalations:
    ///   care: {steps: [{owner: sam, after: 0m}, {owner: desk-bot, after: 1h, automated: true, final: true}]}
    /// ```
    /// ```yaml good
    /// escalations:
    ///   care: {steps: [{owner: desk-bot, after: 0m, automated: true}, {owner: sam, after: 1h, final: true}]}
    /// ```
    "automation-without-human-exit", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

/// The longest that somebody is left with a program, in minutes.
const LONGEST: u64 = 24 * 60;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for ladder in context.ladders() {
        for (index, step) in ladder.steps.iter().enumerate().filter(|(_, step)| step.is_automated()) {
            let next = ladder.steps.iter().skip(index + 1).find(|step| !step.is_automated());
            let minutes = |step: &LadderStep| step.after.copied().map(|after| after.0.in_minutes());
            let number = index + 1;
            match next {
                None => findings
                    .add(
                        step.automated.span(),
                        format!(
                            "after step {number} of escalation path `{}`, which a program does, nobody comes",
                            ladder.name
                        ),
                    )
                    .help("add a step with a person after it"),
                Some(next)
                    if minutes(next)
                        .zip(minutes(step))
                        .is_some_and(|(next, step)| next.saturating_sub(step) > LONGEST) =>
                {
                    findings
                        .add(
                            next.after.span(),
                            format!(
                                "escalation path `{}` leaves people with a program for more than a day",
                                ladder.name
                            ),
                        )
                        .help("let a person come earlier, within 24h")
                }
                Some(_) => continue,
            };
            break; // One for each ladder says it.
        }
    }
}
