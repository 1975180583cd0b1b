use crate::diagnostic::{Category, OptionKind, RuleOption, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook that lets people wait more than an hour for the first word; more than a day is an error.
    ///
    /// Looked at are playbooks of severity medium and worse.
    ///
    /// ## Why this matters
    /// Public replies come "often within minutes". 39 % of people expect an answer within 60 minutes, 79 % within 24 hours
    /// (HubSpot).
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint: {severity: medium, acknowledge_within: 4h}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint: {severity: medium, acknowledge_within: 45m}
    /// ```
    "acknowledge-too-slow", Category::Playbook, Severity::Warning, since "0.1.0", [MAX], check
}

const MAX: RuleOption = RuleOption {
    name: "max",
    documentation: "How long people may wait for the first word.",
    kind: OptionKind::Duration,
    default: &["1h"],
};

const FAR_TOO_SLOW: u64 = 24 * 60;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let most = context.duration(findings.rule(), &MAX);
    for playbook in plan.playbooks.entries() {
        let Some(target) = plan.acknowledge_within(&playbook.value) else { continue };
        if plan.level(&playbook.value) < Some(SeverityLevel::Medium)
            || target.in_minutes() <= most.in_minutes()
        {
            continue;
        }
        let own = &playbook.value.acknowledge_within;
        let place = if own.is_missing() { playbook.value.severity.span() } else { own.span() };
        let finding = findings
            .add(place, format!("playbook `{}` says the first word only within {target}", playbook.id));
        finding.help(format!(
            "people expect minutes: promise {most} or less for the first word; the solution may take longer"
        ));
        if target.in_minutes() > FAR_TOO_SLOW {
            finding.graver();
        }
    }
}
