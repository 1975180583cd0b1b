use crate::diagnostic::{Category, Severity, Softened};
use crate::model::{Holders, LadderStep, Plan};
use crate::rules::{Context, Found, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// A ladder on which nobody with more skill comes in.
    ///
    /// A later step asks for `skills`, or is held by somebody with a skill that nobody on the first step has.
    ///
    /// ## Why this matters
    /// The plan says "at what point more skilled employees jump into the conversation". A ladder that calls more people of the
    /// same kind only makes more of them busy.
    ///
    /// ## Example
    /// ```yaml bad
    /// people:
    ///   dana: {name: Dana Reyes}
    ///   sam: {name: Sam Whitlock}
    /// escalations:
    ///   care:
    ///     steps: [{owner: dana, after: 0m}, {owner: sam, after: 2h}]
    /// ```
    /// ```yaml good
    /// people:
    ///   dana: {name: Dana Reyes}
    ///   sam: {name: Sam Whitlock, skills: [de-escalation]}
    /// escalations:
    ///   care:
    ///     steps: [{owner: dana, after: 0m}, {owner: sam, after: 2h}]
    /// ```
    "escalation-no-skill-step", Category::Escalation, Severity::Warning, Softened::ForSmallTeams, since "0.1.0", check
}

fn check(plan: &Plan, _: &Context, found: &mut Found) {
    for ladder in plan.ladders() {
        let Some((first, later)) = ladder.steps.split_first().filter(|(_, later)| !later.is_empty()) else {
            continue; // `playbook-without-escalation` speaks up.
        };
        let at_first = skills(plan, first);
        let adds_skill = later
            .iter()
            .any(|step| !step.skills.items().is_empty() || !skills(plan, step).is_subset(&at_first));
        if !adds_skill {
            found
                .add(ladder.place, format!("no step of ladder `{}` brings in more skill", ladder.name))
                .help("add `skills: [de-escalation]` or what is needed to a later step, and to the people who have it");
        }
    }
}

/// The skills of everybody whom a step may call, at any location.
fn skills<'p>(plan: &'p Plan, step: &'p LadderStep) -> HashSet<&'p str> {
    let owners = step.owner.get().map(|owners| owners.0.as_slice()).unwrap_or_default();
    let mut skills = HashSet::new();
    for owner in owners {
        if let Holders::People(people) = plan.holders(&owner.value, None) {
            let held = people
                .into_iter()
                .filter_map(|id| plan.person(id))
                .flat_map(|person| person.value.skills.items());
            skills.extend(held.map(|skill| &**skill));
        }
    }
    skills
}
