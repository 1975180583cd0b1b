use crate::diagnostic::{Category, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A high-severity playbook that does not decide what happens to posts that are already scheduled.
    ///
    /// At severity high and critical `pause_publishing` says who pauses and who resumes, or `false`.
    ///
    /// ## Why this matters
    /// A cheerful offer that goes out in the middle of a crisis becomes the second one: "stop all pre-scheduled messages"
    /// (digital.gov).
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   pile-on: {severity: high}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   pile-on: {severity: high, pause_publishing: {scope: all scheduled posts, by: anyone, resume_by: anyone}}
    ///   outage: {severity: high, pause_publishing: false}
    /// ```
    "publishing-pause-undecided", Category::Playbook, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let grave = plan.level(&playbook.value) >= Some(SeverityLevel::High);
        if grave && playbook.value.pause_publishing.is_missing() {
            findings
                .missing(
                    playbook.place,
                    "pause_publishing",
                    format!("playbook `{}` does not decide whether scheduled posts go on", playbook.id),
                )
                .help(format!("add `pause_publishing: {{scope: all scheduled posts, by: {who}, resume_by: {who}}}`, or `pause_publishing: false`", who = context.somebody()));
        }
    }
}
