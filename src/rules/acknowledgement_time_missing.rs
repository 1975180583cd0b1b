use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook for which no time to the acknowledgement is written, neither its own nor that of its severity.
    ///
    /// An error at critical and high, a warning at medium; at low nothing is asked.
    ///
    /// ## Why this matters
    /// Only what is written is promised and can be judged. In a crisis the acknowledgement is due within minutes, and whoever reads no time takes their own.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once, severity: high}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   pile-on: {title: Many people criticise us at once, severity: high, acknowledge_within: 30m}
    /// ```
    "acknowledgement-time-missing", Category::Playbook, Severity::Error, Leniency::InDrafts, since "0.2.0", check, about promises, needs ["severities"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for playbook in plan.playbooks.entries() {
        let Some(level) = plan.level(&playbook.value).filter(|level| *level > SeverityLevel::Low) else {
            continue; // `severity-missing` and `unknown-value` speak up where it is none.
        };
        let severity = playbook.value.severity.get().and_then(|id| plan.severities.entry(id));
        let is_written = !playbook.value.acknowledge_within.is_missing()
            || severity.is_some_and(|severity| !severity.value.acknowledge_within.is_missing());
        if is_written {
            continue;
        }
        let finding = findings.missing(
            playbook.place,
            "acknowledge_within",
            format!("playbook `{}` does not say how soon it acknowledges", playbook.id),
        );
        finding.help(format!(
            "write `acknowledge_within:` with what you can keep: {} is usual at severity {}",
            level.usual_acknowledgement(),
            level.word()
        ));
        if level == SeverityLevel::Medium {
            finding.milder();
        }
    }
}
