use crate::diagnostic::{Category, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::BTreeSet;

declare_rule! {
    /// Somebody works at a location in another time zone, but their hours do not say in which zone they are.
    ///
    /// Hours are read in the person's `time_zone`, else in that of the plan; the zone of the location is not taken for theirs, because people bound at several locations would have several.
    ///
    /// ## Why this matters
    /// A manager in Denver whose 09:00 is read as 09:00 in Chicago is thought to be on duty an hour before they are.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {time_zone: America/Chicago}
    /// people: {rio: {name: Rio, hours: "Mo-Sa 09:00-19:00"}}
    /// roles: {store-manager: {held_by: location}}
    /// locations: {lakeside: {name: Lakeside, time_zone: America/Denver, binds: {store-manager: [rio]}}}
    /// ```
    /// ```yaml good
    /// plan: {time_zone: America/Chicago}
    /// people: {rio: {name: Rio, hours: "Mo-Sa 09:00-19:00", time_zone: America/Denver}}
    /// roles: {store-manager: {held_by: location}}
    /// locations: {lakeside: {name: Lakeside, time_zone: America/Denver, binds: {store-manager: [rio]}}}
    /// ```
    "time-zone-spread", Category::Escalation, Severity::Info, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let own = plan.zone_name();
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for location in plan.open_locations() {
        let Some(zone) = location.value.time_zone.get().filter(|zone| ***zone != *own) else { continue };
        let bound = location.value.binds.get().map(|binds| binds.0.entries()).unwrap_or_default();
        for id in bound.iter().flat_map(|bound| &bound.value.0) {
            let Some(person) = plan.person(id) else { continue };
            let hours = [&person.value.hours, &person.value.on_call];
            let Some(hours) = hours.into_iter().find(|hours| hours.get().is_some()) else { continue };
            if person.value.time_zone.is_missing() && said.insert(&person.id) {
                findings
                    .add(
                        hours.span(),
                        format!(
                            "`{}` works at `{}`, where it is {}, but their hours are read in {own}",
                            person.id, location.id, &**zone
                        ),
                    )
                    .help(format!(
                        "add `time_zone: {}` to `{}`, or `time_zone: {own}` where the hours are meant so",
                        &**zone, person.id
                    ));
            }
        }
    }
}
