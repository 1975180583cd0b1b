use crate::diagnostic::{Category, Severity};
use crate::plan::Roster;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The backup of a step is the very person who did not answer.
    ///
    /// ## Why this matters
    /// The commonest way to satisfy a form: owner and backup lead to one phone.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   rio: {name: Rio Castell}
    /// roles:
    ///   store-manager: {held_by: [rio]}
    /// escalations:
    ///   care:
    ///     steps: [{owner: store-manager, backup: rio, after: 0m}]
    /// ```
    /// ```yaml good
    /// people:
    ///   rio: {name: Rio Castell}
    ///   jo: {name: Jo Haddad}
    /// roles:
    ///   store-manager: {held_by: [rio]}
    /// escalations:
    ///   care:
    ///     steps: [{owner: store-manager, backup: jo, after: 0m}]
    /// ```
    "escalation-backup-same-person", Category::Escalation, Severity::Error, since "0.1.0", check, about owners
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let roster = Roster::of(context.plan);
    for ladder in context.ladders() {
        for (index, step) in ladder.steps.iter().enumerate() {
            let (Some(owners), Some(backups)) = (step.owner.get(), step.backup.get()) else { continue };
            let ([owner], [backup]) = (owners.0.as_slice(), backups.0.as_slice()) else {
                continue; // With several owners or backups there is somebody else to call.
            };
            let backups = roster.alone(&backup.value);
            let same = roster.alone(&owner.value).into_iter().find_map(|(person, place)| {
                let (_, other) = backups.iter().find(|(other, _)| *other == person)?;
                Some((person, place.or(*other)))
            });
            if let Some((person, location)) = same {
                let at = location.map_or_else(String::new, |location| format!(" at `{location}`"));
                findings
                    .add(
                        step.backup.span(),
                        format!(
                            "the backup on step {} of escalation path `{}`{at} is `{person}` again",
                            index + 1,
                            ladder.name
                        ),
                    )
                    .help("name somebody else under `backup`");
            }
        }
    }
}
