use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{LadderStep, Roster, SeverityLevel};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A step of an escalation path without a backup: only one person can be reached.
    ///
    /// A second holder of the role, a second owner or a `backup` stands in. A warning where only playbooks of severity low or
    /// medium use the escalation path.
    ///
    /// ## Why this matters
    /// The one person is ill on the day it happens. Incident guides give every position a backup.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   ana: {name: Ana Lindqvist}
    /// escalations:
    ///   crisis:
    ///     steps: [{owner: ana, after: 0m}]
    /// playbooks:
    ///   pile-on: {severity: high, escalation: crisis}
    /// ```
    /// ```yaml good
    /// people:
    ///   ana: {name: Ana Lindqvist}
    ///   max: {name: Max Ferrand}
    /// escalations:
    ///   crisis:
    ///     steps: [{owner: ana, backup: max, after: 0m}]
    /// playbooks:
    ///   pile-on: {severity: high, escalation: crisis}
    /// ```
    "escalation-backup-missing", Category::Escalation, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about owners, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let roster = Roster::of(plan);
    for ladder in context.ladders() {
        let grave = plan.worst_level(ladder) >= Some(SeverityLevel::High);
        for (index, step) in ladder.steps.iter().enumerate() {
            if !step.backup.is_missing() {
                continue; // `escalation-backup-same-person` looks at it.
            }
            let Some((owner, place)) = only_person(&roster, step) else { continue };
            let finding = findings.add(
                step.owner.span(),
                format!(
                    "only `{owner}` can be reached on step {} of escalation path `{}`{place}",
                    index + 1,
                    ladder.name
                ),
            );
            finding.help("add `backup:` to the step, or a second person under `held_by` of the role");
            if !grave {
                finding.milder();
            }
        }
    }
}

/// The one person behind all owners of a step, and at which location; `None` where there are two, or nobody.
fn only_person<'p>(roster: &Roster<'p>, step: &'p LadderStep) -> Option<(&'p str, String)> {
    let owners = &step.owner.get()?.0;
    let (one, location) = match owners.as_slice() {
        [owner] => roster.alone(&owner.value).into_iter().next()?,
        // Several owners are told at once: they are alone only if they are all the same person everywhere.
        several => {
            let mut people: Vec<&str> = Vec::new();
            for owner in several {
                people.extend(roster.everybody(&owner.value)?);
            }
            let first = *people.first()?;
            people.iter().all(|&person| person == first).then_some((first, None))?
        }
    };
    Some((one, location.map_or_else(String::new, |location| format!(" at `{location}`"))))
}
