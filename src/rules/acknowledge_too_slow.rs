use crate::diagnostic::{Category, OptionKind, RuleOption, Severity};
use crate::plan::SeverityLevel;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook that acknowledges only after more than an hour, or a public channel after more than a day.
    ///
    /// Of a playbook more than a day is an error; at severity low four hours are enough, and more is a warning. Of a public channel that takes complaints `first_response` is looked at, whatever the severity is called: more than `24h` or `1bd` is a warning, three days or more are an error.
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
    "acknowledge-too-slow", Category::Playbook, Severity::Warning, since "0.1.0", [MAX], check, about promises
}

const MAX: RuleOption = RuleOption {
    name: "max",
    documentation: "The target: how long people may wait for the acknowledgement.",
    kind: OptionKind::Duration,
    default: &["1h"],
};

const A_DAY: u64 = 24 * 60;

const THREE_DAYS: u64 = 3 * A_DAY;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let most = context.duration(findings.rule(), &MAX);
    for playbook in plan.playbooks.entries() {
        let Some(target) = plan.acknowledge_within(&playbook.value) else { continue };
        let level = plan.level(&playbook.value);
        let most = if level > Some(SeverityLevel::Low) {
            most
        } else {
            let usual = SeverityLevel::Low.usual_acknowledgement();
            if usual.in_minutes() > most.in_minutes() { usual } else { most }
        };
        if level.is_none() || target.in_minutes() <= most.in_minutes() {
            continue;
        }
        let own = &playbook.value.acknowledge_within;
        let place = if own.is_missing() { playbook.value.severity.span() } else { own.span() };
        let finding = findings.add(
            place,
            format!("playbook `{}` acknowledges only after {target} (target: {most})", playbook.id),
        );
        finding.help(format!(
            "people expect minutes: acknowledge within {most} or less; the solution may take longer"
        ));
        if level > Some(SeverityLevel::Low) && target.in_minutes() > A_DAY {
            finding.graver();
        }
    }
    let channels = plan.all_channels().filter(|channel| channel.value.is_in_use());
    for channel in channels.filter(|channel| channel.value.is_public() && channel.value.takes_complaints()) {
        let Some(first) = channel.value.answers_within() else { continue };
        if first.in_minutes() <= A_DAY {
            continue;
        }
        let finding = findings.add(
            channel.value.first_response.span(),
            format!("`{}` answers complaints in public only within {first}", channel.id),
        );
        finding.help(
            "people expect an answer on the same day: promise a first response within 24h or less, such as 1h",
        );
        if first.in_minutes() >= THREE_DAYS {
            finding.graver();
        }
    }
}
