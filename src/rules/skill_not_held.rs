use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Entry, Holders, Location, Plan};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A step of an escalation path or a role needs a skill that none of its people has.
    ///
    /// Looked at are `skills` of steps (their owners and those who stand in) and `needs_skills` of roles, at every location.
    ///
    /// ## Why this matters
    /// "At what point more skilled employees jump into the conversation" is decided on the escalation path; a step that promises a skill nobody has promises nothing.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {sam: {name: Sam, skills: [community]}, dana: {name: Dana}}
    /// escalations: {care: {steps: [{owner: sam, backup: dana, after: 0m, skills: [de-escalation]}]}}
    /// ```
    /// ```yaml good
    /// people: {sam: {name: Sam, skills: [community]}, dana: {name: Dana, skills: [de-escalation]}}
    /// escalations: {care: {steps: [{owner: sam, backup: dana, after: 0m, skills: [de-escalation]}]}}
    /// ```
    "skill-not-held", Category::Escalation, Severity::Error, Leniency::InDraftsAndForSmallTeams, since "0.1.0", check, needs team
}

/// The most steps and roles at locations that are looked at.
const MOST_LOOKS: usize = 100_000;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let mut n_looks = 0;
    for ladder in context.ladders() {
        for (index, step) in ladder.steps.iter().enumerate() {
            let owners: Vec<&str> = step.owners().map(|owner| &*owner.value.0).collect();
            for skill in step.skills.items() {
                n_looks += plan.open_locations().count() + 1;
                if n_looks > MOST_LOOKS {
                    findings.give_up_here(step.place);
                    return;
                }
                let Some(at) = without(plan, &owners, skill) else { continue };
                findings
                    .add(
                        step.skills.span(),
                        format!(
                            "step {} of escalation path `{}` needs `{}`, and nobody on it{at} has that skill",
                            index + 1,
                            ladder.name,
                            &**skill
                        ),
                    )
                    .help("add it under `skills` of whoever has it, call somebody who does, or train them");
            }
        }
    }
    for role in plan.roles.entries() {
        for skill in role.value.needs_skills.items() {
            n_looks += plan.open_locations().count() + 1;
            if n_looks > MOST_LOOKS {
                findings.give_up_here(role.place);
                return;
            }
            let Some(at) = without(plan, &[&role.id], skill) else { continue };
            findings
                .add(
                    role.value.needs_skills.span(),
                    format!("`{}` needs `{}`, and nobody who holds it{at} has that skill", role.id, &**skill),
                )
                .help("add it under `skills` of whoever has it, let somebody hold the role who does, or train them");
        }
    }
}

/// ` at lakeside` where none of some owners' people has a skill at a location, nothing where nobody has it at all; `None` where
/// somebody has it everywhere, or nobody knows who they are.
fn without(plan: &Plan, owners: &[&str], skill: &str) -> Option<String> {
    let is_missing = |location: Option<&Entry<Location>>| {
        let mut people = Vec::new();
        for owner in owners {
            match plan.holders(owner, location) {
                Holders::People(holders) => people.extend(holders),
                Holders::Unknown => return false,
            }
        }
        let has = |id: &&str| {
            let skills = plan.person(id).map(|person| person.value.skills.items()).unwrap_or_default();
            skills.iter().any(|known| **known == *skill)
        };
        !people.is_empty() && !people.iter().any(has)
    };
    let location =
        plan.places_of(owners.iter().copied()).into_iter().find(|location| is_missing(*location))?;
    Some(location.map(|location| format!(" at `{}`", location.id)).unwrap_or_default())
}
