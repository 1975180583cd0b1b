use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Entry, Holders, Role};
use crate::rules::pledged::some_of;
use crate::rules::{Context, RuleFindings, declare_rule};

/// The name of the rule.
pub const LOCATION_ROLE_UNBOUND: &str = "location-role-unbound";

declare_rule! {
    /// A location where nobody holds a role that each location holds.
    ///
    /// The location binds the role under `binds`, or its region does. Where the plans of stores are files of their own
    /// (`extended_by`), a location that binds nobody in the common plan is judged in the plan of the store, and one that no
    /// such plan binds is found in the common one.
    ///
    /// ## Why this matters
    /// Headquarters cannot act for the store: at that store the escalation path has a step that calls nobody.
    ///
    /// ## Example
    /// ```yaml bad
    /// roles:
    ///   store-manager: {held_by: location}
    /// locations:
    ///   lakeside: {name: Northline Lakeside, binds: {}}
    /// ```
    /// ```yaml good
    /// people:
    ///   rio: {name: Rio Castell}
    /// roles:
    ///   store-manager: {held_by: location}
    /// locations:
    ///   lakeside: {name: Northline Lakeside, binds: {store-manager: [rio]}}
    /// ```
    "location-role-unbound", Category::Locations, Severity::Error, Leniency::InDrafts, since "0.1.0", check, about owners, needs team
}

/// More findings than anybody reads: roles times locations can be many.
const MOST: usize = 1000;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let roles: Vec<_> =
        plan.roles.entries().iter().filter(|role| plan.is_held_by_location(&role.id)).collect();
    for location in plan.open_locations() {
        let binds = location.value.binds.get().map(|binds| binds.0.entries()).unwrap_or_default();
        if binds.iter().any(|bound| plan.roles.entry(&bound.id).is_none()) {
            continue; // `unknown-reference` speaks up: a misspelt role may be the one that is missing.
        }
        if plan.regions.is_missing() && !location.value.region.is_missing() && !binds.is_empty() {
            continue; // It does so here too: the region may bind it.
        }
        let is_unbound = |role: &&&Entry<Role>| {
            let bound = location.value.binds.get().is_some_and(|binds| binds.0.entry(&role.id).is_some());
            !bound && plan.holders(&role.id, Some(location)) == Holders::People(Vec::new())
        };
        let unbound: Vec<String> =
            roles.iter().filter(is_unbound).map(|role| format!("`{}`", role.id)).collect();
        let Some(first) = unbound.first() else { continue };
        if findings.count() >= MOST {
            findings.end_here(location.place);
            return;
        }
        let (roles, each) = match unbound.len() {
            1 => (format!("role {first}"), "it"),
            _ => (format!("roles {}", some_of(&unbound)), "each of them"),
        };
        findings
            .add(location.place, format!("nobody holds the {roles} at location `{}`", location.id))
            .help(format!("name somebody for {each} under `binds` of the location, or of its region"));
    }
}
