use crate::diagnostic::{Category, Severity, Softened};
use crate::model::{Holders, LadderStep, Plan, SeverityLevel};
use crate::rules::{Context, Found, declare_rule};

declare_rule! {
    /// A step of a ladder on which only one person can be reached.
    ///
    /// A second holder of the role, a second owner or a `backup` stands in. A warning where only playbooks of severity low or
    /// medium use the ladder.
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
    "escalation-backup-missing", Category::Escalation, Severity::Error, Softened::InDrafts, since "0.1.0", check
}

fn check(plan: &Plan, _: &Context, found: &mut Found) {
    for ladder in plan.ladders() {
        let grave = plan.worst_level(&ladder) >= Some(SeverityLevel::High);
        for (index, step) in ladder.steps.iter().enumerate() {
            if !step.backup.is_missing() {
                continue; // `escalation-backup-same-person` looks at it.
            }
            let Some((owner, place)) = only_person(plan, step) else { continue };
            let finding = found.add(
                step.owner.span(),
                format!(
                    "only `{owner}` can be reached on step {} of ladder `{}`{place}",
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
fn only_person<'p>(plan: &'p Plan, step: &'p LadderStep) -> Option<(&'p str, String)> {
    let owners = &step.owner.get()?.0;
    let first = owners.first()?;
    for location in plan.places_of(&first.value) {
        let mut people = Vec::new();
        for owner in owners {
            match plan.holders(&owner.value, location) {
                Holders::People(holders) => people.extend(holders),
                Holders::Unknown => return None,
            }
        }
        people.sort_unstable();
        people.dedup();
        if let &[one] = people.as_slice() {
            return Some((
                one,
                location.map_or_else(String::new, |location| format!(" at `{}`", location.id)),
            ));
        }
    }
    None
}
