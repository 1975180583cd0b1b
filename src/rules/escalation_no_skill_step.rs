use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{LadderStep, Plan, Roster};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::{HashMap, HashSet};

declare_rule! {
    /// An escalation path on which no step adds a specialist.
    ///
    /// A later step asks for `skills`, or is held by somebody with a skill that nobody on the first step has.
    ///
    /// ## Why this matters
    /// The plan says "at what point more skilled employees jump into the conversation". An escalation path that calls more people of the
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
    "escalation-no-skill-step", Category::Escalation, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check, needs team
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let roster = Roster::of(plan);
    let mut known = HashMap::new();
    for ladder in context.ladders() {
        let Some((first, later)) = ladder.steps.split_first().filter(|(_, later)| !later.is_empty()) else {
            continue; // `playbook-without-escalation` speaks up.
        };
        let at_first = skills(&roster, plan, first, &mut known);
        let adds_skill = later.iter().any(|step| {
            !step.skills.items().is_empty() || !skills(&roster, plan, step, &mut known).is_subset(&at_first)
        });
        // Of people whom nobody knows nobody knows the skills: `role-unheld` speaks up.
        let is_known = |step: &LadderStep| {
            step.owners().any(|owner| roster.everybody(&owner.value).is_some_and(|people| !people.is_empty()))
        };
        if !adds_skill && later.iter().any(is_known) {
            findings
                .add(ladder.place, format!("no step of escalation path `{}` adds a specialist (`skills:`)", ladder.name))
                .help("add `skills: [de-escalation]` or what is needed to a later step, and to the people who have it");
        }
    }
}

/// The skills of everybody behind an owner, each owner worked out once.
type Known<'p> = HashMap<&'p str, HashSet<&'p str>>;

/// The skills of everybody whom a step may call, at any location.
fn skills<'p>(
    roster: &Roster<'p>,
    plan: &'p Plan,
    step: &'p LadderStep,
    known: &mut Known<'p>,
) -> HashSet<&'p str> {
    let mut skills = HashSet::new();
    for owner in step.told() {
        let held = known.entry(&owner.value).or_insert_with(|| {
            let people = roster.everybody(&owner.value).unwrap_or_default();
            let held = people
                .into_iter()
                .filter_map(|id| plan.person(id))
                .flat_map(|person| person.value.skills.items());
            held.map(|skill| &**skill).collect()
        });
        skills.extend(held.iter().copied());
    }
    skills
}
