use crate::diagnostic::{Category, OptionKind, RuleOption, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook in which the customer is called later than after 24 hours.
    ///
    /// Looked at are playbooks of severity medium and worse.
    ///
    /// ## Why this matters
    /// The follow-up call "should be within 24 hours": after that the story is told elsewhere.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   complaint: {severity: medium, follow_up_within: 3d}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   complaint: {severity: medium, follow_up_within: 24h}
    /// ```
    "follow-up-too-slow", Category::Playbook, Severity::Error, since "0.1.0", [MAX], check, about promises
}

const MAX: RuleOption = RuleOption {
    name: "max",
    documentation: "How long a customer may wait for the call.",
    kind: OptionKind::Duration,
    default: &["24h"],
};

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let most = context.duration(findings.rule(), &MAX);
    for playbook in plan.playbooks.entries() {
        if plan.level(&playbook.value) < Some(SeverityLevel::Medium) {
            continue;
        }
        let offline = playbook.value.offline.get().map(|offline| &offline.within);
        let targets = [Some(&playbook.value.follow_up_within), offline].into_iter().flatten();
        for (field, target) in targets.filter_map(|field| Some((field, field.copied()?))) {
            if target.in_minutes() > most.in_minutes() {
                findings
                    .add(
                        field.span(),
                        format!("playbook `{}` calls the customer only within {target}", playbook.id),
                    )
                    .help(format!("call within {most}, even if there is no solution yet"));
                break;
            }
        }
    }
}
