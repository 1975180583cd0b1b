use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Entry, Holders, LadderStep, Location, Plan};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A step of an escalation path rings the same person first whom the step before it rang first.
    ///
    /// Looked at is the first holder of each owner, at every location. A role with a rota is whoever has the turn.
    ///
    /// ## Why this matters
    /// A step that calls the same person again is no escalation: whoever did not answer half an hour ago does not bring in more authority now.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {rio: {name: Rio}, jo: {name: Jo}}
    /// roles: {store-manager: {held_by: [rio, jo]}}
    /// escalations: {care: {steps: [{owner: rio, after: 0m}, {owner: store-manager, after: 30m}]}}
    /// ```
    /// ```yaml good
    /// people: {rio: {name: Rio}, jo: {name: Jo}}
    /// roles: {store-manager: {held_by: [jo, rio]}}
    /// escalations: {care: {steps: [{owner: rio, after: 0m}, {owner: store-manager, after: 30m}]}}
    /// ```
    "escalation-repeats-person", Category::Escalation, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check, needs team
}

/// The most steps at locations that are looked at.
const MOST_LOOKS: usize = 100_000;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let mut n_looks = 0;
    for ladder in context.ladders() {
        for (index, pair) in ladder.steps.windows(2).enumerate() {
            let [before, step] = pair else { continue };
            let owners = [before, step].into_iter().flat_map(LadderStep::owners);
            let places = plan.places_of(owners.map(|owner| &*owner.value.0));
            n_looks += places.len();
            if n_looks > MOST_LOOKS {
                findings.give_up_here(step.place);
                return;
            }
            let repeats = |location: Option<&Entry<Location>>| {
                let earlier = first_rung(plan, before, location);
                let now = first_rung(plan, step, location);
                let is_again = !now.is_empty() && now.iter().all(|id| earlier.contains(id));
                is_again.then(|| now.first().map(|id| (*id).to_owned())).flatten()
            };
            let Some((person, location)) =
                places.into_iter().find_map(|place| Some((repeats(place)?, place)))
            else {
                continue;
            };
            let at = location.map(|location| format!(" at `{}`", location.id)).unwrap_or_default();
            findings
                .add(
                    step.owner.span(),
                    format!(
                        "step {} of escalation path `{}` rings `{person}`{at} again, as step {} did",
                        index + 2,
                        ladder.name,
                        index + 1
                    ),
                )
                .help("name somebody else here, or another first holder of the role; the same person can stay as `backup`");
        }
    }
}

/// Whom a step rings first: the first holder of each owner, or the role whose rota decides.
fn first_rung<'p>(
    plan: &'p Plan,
    step: &'p LadderStep,
    location: Option<&'p Entry<Location>>,
) -> Vec<&'p str> {
    let first = step.told().iter().filter_map(|owner| {
        let has_rota = plan.roles.entry(&owner.value).is_some_and(|role| role.value.rota.get().is_some());
        if has_rota {
            return Some(&*owner.value.0);
        }
        match plan.holders(&owner.value, location) {
            Holders::People(people) => people.first().copied(),
            Holders::Unknown => None,
        }
    });
    first.collect()
}
