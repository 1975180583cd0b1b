use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A step of an escalation path that does not say when it is taken.
    ///
    /// `after` counts from the opening of the playbook, not from the step before.
    ///
    /// ## Why this matters
    /// Without a time the next person is called when somebody loses patience. On-call tools require the delay; escalation paths on
    /// paper leave it out.
    ///
    /// ## Example
    /// ```yaml bad
    /// escalations:
    ///   care:
    ///     steps: [{owner: dana}]
    /// ```
    /// ```yaml good
    /// escalations:
    ///   care:
    ///     steps: [{owner: dana, after: 0m}]
    /// ```
    "escalation-delay-missing", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for ladder in context.ladders() {
        for (index, step) in ladder.steps.iter().enumerate().filter(|(_, step)| step.after.is_missing()) {
            let example = if index == 0 { "0m" } else { "30m" };
            findings
                .missing(
                    step.place,
                    "after",
                    format!(
                        "step {} of escalation path `{}` does not say when it is taken",
                        index + 1,
                        ladder.name
                    ),
                )
                .help(format!("add `after: {example}`, counted from the opening of the playbook"));
        }
    }
}
