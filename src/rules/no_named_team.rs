use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Holding, Plan, Target};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// A role that nobody holds, or a plan in which nobody is named.
    ///
    /// A role that a ladder, a channel, a step or the plan itself relies on is left to the rule about that.
    ///
    /// ## Why this matters
    /// A team is needed "as much as accounting"; real documents name roles without holders, and then nobody comes.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   dana: {name: Dana Reyes}
    /// roles:
    ///   legal: {held_by: []}
    /// ```
    /// ```yaml good
    /// people:
    ///   ines: {name: Ines Duarte}
    /// roles:
    ///   legal: {held_by: [ines]}
    /// ```
    "no-named-team", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.people.is_missing() {
        return; // `kind-section-missing` speaks up, or the document names nobody on purpose.
    }
    let relied_on = relied_on(plan, context);
    for role in plan.roles.entries().iter().filter(|role| !relied_on.contains(&*role.id)) {
        let held_by = &role.value.held_by;
        let by_nobody = matches!(held_by.get(), Some(Holding::People(people)) if people.is_empty());
        if (by_nobody || held_by.is_missing()) && !Target::RESERVED_OWNERS.contains(&&*role.id) {
            findings
                .missing(role.place, "held_by", format!("nobody holds the role `{}`", role.id))
                .help("add `held_by: [...]` with the ids of people, or `held_by: location` where each location has its own");
        }
    }
}

/// The owners of which another rule says that nobody holds them.
fn relied_on<'p>(plan: &'p Plan, context: &Context<'p>) -> HashSet<&'p str> {
    let mut owners = HashSet::new();
    for ladder in context.ladders() {
        for step in ladder.steps {
            owners.extend(step.owners().map(|owner| &*owner.value.0));
        }
    }
    owners.extend(
        plan.all_channels().filter_map(|channel| channel.value.owner.get()).map(|owner| &*owner.value.0),
    );
    let steps = plan.playbooks.entries().iter().flat_map(|playbook| playbook.value.steps.items());
    owners.extend(steps.filter_map(|step| step.owner.get()).map(|owner| &*owner.value.0));
    owners.extend(plan.about().and_then(|about| about.owner.get()).map(|owner| &*owner.value.0));
    owners
}
