use crate::diagnostic::{Category, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook without a root-cause review at close-out.
    ///
    /// `close_out.root_cause: required` asks for it. Playbooks of severity low are left alone, those whose severity has no
    /// rank, and those of one step, which say only who takes over.
    ///
    /// ## Why this matters
    /// An answer is a "CATALYST, not the end of the line": who does not count causes answers the same complaint for ever.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint: {title: Somebody complains in public, steps: [{do: Acknowledge}, {do: Call}]}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint: {title: Somebody complains in public, steps: [{do: Acknowledge}, {do: Call}], close_out: {root_cause: required}}
    /// ```
    "close-out-no-root-cause", Category::Playbook, Severity::Warning, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let is_grave = match plan.level(&playbook.value) {
            Some(level) => level > SeverityLevel::Low,
            None => playbook.value.severity.is_missing(),
        };
        if !is_grave || playbook.value.is_outline(plan) {
            continue;
        }
        let close_out = &playbook.value.close_out;
        let message = || format!("playbook `{}` has no root-cause review at close-out", playbook.id);
        if close_out.is_missing() {
            findings
                .missing(playbook.place, "close_out", message())
                .help("add `close_out: {root_cause: required}`");
        } else if let Some(close_out) = close_out.get().filter(|close_out| close_out.root_cause.is_missing())
        {
            findings.missing(close_out.place, "root_cause", message()).help("add `root_cause: required`");
        }
    }
}
