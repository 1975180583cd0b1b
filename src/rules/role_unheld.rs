use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::plan::{Entry, Holders, Holding, Naming, Plan, Role, Target};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A role that nobody holds, and that something hangs on.
    ///
    /// One finding for each role names every place that relies on it: channels, escalation paths, steps, goals, actions, the plan
    /// itself. It is the same where everybody who held the role has left, and where a role is held by location in a plan
    /// that has no locations. Roles that are only told of things come together in one warning. Somebody outside the
    /// organisation needs no role: the ids of `contacts` can own, approve and speak.
    ///
    /// A role that some locations bind and others do not is found by `location-role-unbound`.
    ///
    /// ## Why this matters
    /// Real documents name roles without holders; at night nobody looks up who that is, and nobody comes.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   dana: {name: Dana Reyes}
    /// roles:
    ///   legal: {held_by: []}
    /// channels:
    ///   press-desk: {platform: email, owner: legal}
    /// ```
    /// ```yaml good
    /// people:
    ///   ines: {name: Ines Duarte}
    /// roles:
    ///   legal: {held_by: [ines]}
    /// channels:
    ///   press-desk: {platform: email, owner: legal}
    /// ```
    "role-unheld", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.2.0", check, about owners, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let mut only_told: Vec<(&Entry<Role>, &[Naming<'_>])> = Vec::new();
    for role in plan.roles.entries().iter().filter(|role| !Target::RESERVED_OWNERS.contains(&&*role.id)) {
        let Some((why, help)) = why_nobody(context, plan, role) else { continue };
        let places = context.namings_of(&role.id);
        if places.iter().all(tells) {
            if !places.is_empty() {
                only_told.push((role, places));
            }
            continue;
        }
        let rely = match places.len() {
            1 => "on which one place relies".to_owned(),
            n_places => format!("on which {n_places} places rely"),
        };
        let finding = findings
            .missing(role.place, "held_by", format!("{why} the role `{}`, {rely}", role.id))
            .help(help);
        for naming in places {
            finding.related(naming.span, format!("`{}` of {}", naming.field, naming.record));
        }
    }
    if let Some((first, _)) = only_told.first() {
        let names: Vec<String> = only_told.iter().map(|(role, _)| format!("`{}`", role.id)).collect();
        let finding = findings
            .missing(
                first.place,
                "held_by",
                format!("nobody holds {}, who should be told of things", listed(&names)),
            )
            .help("name somebody under `held_by`, or take it out of `inform` and `report_to`")
            .milder();
        for naming in only_told.iter().flat_map(|(_, places)| *places) {
            finding.related(naming.span, format!("`{}` of {}", naming.field, naming.record));
        }
    }
}

/// Whether somebody is only told of something there.
fn tells(naming: &Naming<'_>) -> bool {
    matches!(naming.field, "inform" | "report_to")
}

/// Why nobody holds a role, and the fix; `None` where somebody does, or nobody can know.
fn why_nobody(context: &Context<'_>, plan: &Plan, role: &Entry<Role>) -> Option<(String, String)> {
    let id = &role.id;
    let name_somebody = format!("name somebody under `held_by` of the role `{id}`");
    let outside = ", or write a person or one of `contacts` in its place";
    let nobody = || Some(("nobody holds".to_owned(), format!("{name_somebody}{outside}")));
    match role.value.held_by.get() {
        None if role.value.held_by.is_missing() => nobody(),
        Some(Holding::People(people)) if people.is_empty() => nobody(),
        Some(Holding::People(people)) => {
            let Holders::People(_) = plan.holders(id, None) else {
                return None; // `unknown-reference` speaks up.
            };
            let today = context.as_of?;
            let last = people.iter().filter_map(|id| plan.person(id)?.value.until.copied()).max();
            people.iter().all(|id| plan.has_left(id, today)).then(|| {
                (
                    format!("everybody has left (the last on {}) who held", last.unwrap_or(today)),
                    name_somebody,
                )
            })
        }
        // Where cases name locations `unknown-reference` speaks up.
        Some(Holding::Location)
            if plan.locations.is_missing()
                && plan.extended_by.is_missing()
                && plan.tests.items().iter().all(|case| case.location.is_missing())
                && plan.customer_cases().iter().all(|case| case.location.is_missing()) =>
        {
            Some((
                "the plan has no locations that could hold".to_owned(),
                format!(
                    "add `locations:` that bind it, such as `binds: {{{id}: ...}}`, or name people under `held_by`"
                ),
            ))
        }
        // `location-role-unbound` speaks up, or it could not be read, which was reported.
        Some(Holding::Location) | None => None,
    }
}
