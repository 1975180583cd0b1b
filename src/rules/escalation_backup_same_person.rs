use crate::diagnostic::{Category, Severity};
use crate::model::{Holders, Plan};
use crate::rules::{Context, Found, declare_rule};

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
    "escalation-backup-same-person", Category::Escalation, Severity::Error, since "0.1.0", check
}

fn check(plan: &Plan, _: &Context, found: &mut Found) {
    for ladder in plan.ladders() {
        for (index, step) in ladder.steps.iter().enumerate() {
            let (Some(owners), Some(backups)) = (step.owner.get(), step.backup.get()) else { continue };
            let (Some(first), Some(backup)) = (owners.0.first(), backups.0.first()) else { continue };
            let mut places = plan.places_of(&first.value);
            if places.len() < 2 {
                places = plan.places_of(&backup.value);
            }
            for location in places {
                let mut people = Vec::new();
                let mut known = true;
                for owner in owners.0.iter().chain(&backups.0) {
                    match plan.holders(&owner.value, location) {
                        Holders::People(holders) => people.extend(holders),
                        Holders::Unknown => known = false,
                    }
                }
                people.sort_unstable();
                people.dedup();
                if let (true, &[one]) = (known, people.as_slice()) {
                    let at = location.map_or_else(String::new, |location| format!(" at `{}`", location.id));
                    found
                        .add(
                            step.backup.span(),
                            format!(
                                "the backup on step {} of ladder `{}`{at} is `{one}` again",
                                index + 1,
                                ladder.name
                            ),
                        )
                        .help("name somebody else under `backup`");
                    break;
                }
            }
        }
    }
}
