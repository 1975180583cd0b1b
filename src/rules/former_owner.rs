use crate::diagnostic::{Category, Severity};
use crate::due::{self, About};
use crate::plan::{Date, Holding, Naming, PlanStatus};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// Somebody who has left is still named.
    ///
    /// Their last day is `until`. One finding for each person names all places: owners, backups, admins, holders of roles, rotas.
    /// Who agreed to something, changed it, or had turns of a rota that went on without them, in their time stays where they are. It is an error where an escalation path calls them or
    /// they do a step, themselves or as the only holder of a role. It depends on the day on which the plan is looked at.
    ///
    /// ## Why this matters
    /// "Contact trees with people who no longer work there": the phone rings at somebody who hangs up, and the account has a key
    /// outside the house.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   max: {name: Max Ferrand, until: 2026-03-31}
    /// channels:
    ///   facebook: {platform: facebook, owner: max}
    /// ```
    /// ```yaml good
    /// people:
    ///   max: {name: Max Ferrand, until: 2026-12-31}
    /// channels:
    ///   facebook: {platform: facebook, owner: max}
    /// ```
    "former-owner", Category::Plan, Severity::Warning, since "0.2.0", check, about owners
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(today) = context.as_of.filter(|_| plan.status() != PlanStatus::Retired) else { return };
    let relied_on = relied_on(context, today);
    for fact in due::leavers(plan, &context.said().namings) {
        let About::Leaver(person, _) = fact.about else { continue };
        if !fact.is_late(today) {
            continue;
        }
        let (places, until): (Vec<&Naming<'_>>, Date) = (
            context.namings_of(&person.id).iter().filter(|naming| !due::is_history(plan, naming)).collect(),
            fact.due,
        );
        let n_places = match places.len() {
            1 => "in one place".to_owned(),
            n_places => format!("in {n_places} places"),
        };
        let finding = findings
            .add(fact.place, format!("`{}` left on {until}, and is still named {n_places}", person.id))
            .help("name somebody in their place");
        for naming in &places {
            finding.related(naming.span, format!("`{}` of {}", naming.field, naming.record));
        }
        if places.iter().any(|naming| acts(naming)) || relied_on.contains(&*person.id) {
            finding.graver();
        }
    }
}

/// Whether somebody is called or does something there.
fn acts(naming: &Naming<'_>) -> bool {
    matches!(naming.record, "an escalation path step" | "a step")
}

/// The people of roles on which an escalation path or a step relies, and of which everybody has left.
fn relied_on<'p>(context: &Context<'p>, today: Date) -> HashSet<&'p str> {
    let plan = context.plan;
    let roles = plan.roles.entries().iter().filter_map(|role| match role.value.held_by.get() {
        Some(Holding::People(people)) => Some((role, people)),
        Some(Holding::Location) | None => None,
    });
    let left = roles.filter(|(role, people)| {
        people.iter().all(|id| plan.has_left(id, today)) && context.namings_of(&role.id).iter().any(acts)
    });
    left.flat_map(|(_, people)| people.iter().map(|id| &**id)).collect()
}
