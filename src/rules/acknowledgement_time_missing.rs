use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Entry, Playbook, SeverityLevel};
use crate::rules::pledged::some_of;
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
    let unwritten = plan.playbooks.entries().iter().filter_map(|playbook| {
        let severity = playbook.value.severity.get().and_then(|id| plan.severities.entry(id));
        let is_written = !playbook.value.acknowledge_within.is_missing()
            || severity.is_some_and(|severity| !severity.value.acknowledge_within.is_missing());
        // `severity-missing` and `unknown-value` speak up where there is no level.
        let level = plan.level(&playbook.value).filter(|level| *level > SeverityLevel::Low)?;
        (!is_written).then_some((level, playbook))
    });
    let unwritten: Vec<(SeverityLevel, &Entry<Playbook>)> = unwritten.collect();
    // Without `severities` it is one thing to do, for however many playbooks.
    let at_once = if plan.severities.is_missing() { unwritten.len().max(1) } else { 1 };
    for several in unwritten.chunks(at_once) {
        say(several, findings);
    }
}

/// Says of playbooks that they do not say it.
fn say(playbooks: &[(SeverityLevel, &Entry<Playbook>)], findings: &mut RuleFindings) {
    let Some((first_level, first)) = playbooks.first() else { return };
    let names: Vec<String> = playbooks.iter().map(|(_, playbook)| format!("`{}`", playbook.id)).collect();
    let (message, help) = match playbooks {
        [_] => (
            format!("playbook {} does not say how soon it acknowledges", some_of(&names)),
            format!(
                "write `acknowledge_within:` with what you can keep: {} is usual at severity {}",
                first_level.usual_acknowledgement(),
                first_level.word()
            ),
        ),
        _ => (
            format!("playbooks {} do not say how soon they acknowledge", some_of(&names)),
            format!(
                "write what you can keep for all of a severity, such as `severities: {{{}: {{acknowledge_within: {}}}}}`",
                first_level.word(),
                first_level.usual_acknowledgement()
            ),
        ),
    };
    let finding = findings.missing(first.place, "acknowledge_within", message).help(help);
    for (_, playbook) in playbooks.iter().skip(1) {
        finding.related(playbook.place, format!("`{}` does not either", playbook.id));
    }
    if playbooks.iter().all(|(level, _)| *level == SeverityLevel::Medium) {
        finding.milder();
    }
}
