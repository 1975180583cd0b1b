use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::duty::Zone;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Somebody takes a turn of a rota without a skill that its role needs.
    ///
    /// `needs_skills` of the role is compared with `skills` of whoever takes the turn. Turns that are over are left alone.
    ///
    /// ## Why this matters
    /// A swap among friends puts somebody on the phone who was never shown what to say.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim, skills: [de-escalation]}, lee: {name: Lee, skills: [de-escalation]}, max: {name: Max}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     needs_skills: [de-escalation]
    ///     rota: {every: 1w, starts: 2026-01-05, order: [kim, lee], swaps: [{turn: 2026-06-01, for: lee, by: max}]}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim, skills: [de-escalation]}, lee: {name: Lee, skills: [de-escalation]}, max: {name: Max}}
    /// roles:
    ///   responder:
    ///     held_by: [kim, lee]
    ///     needs_skills: [de-escalation]
    ///     rota: {every: 1w, starts: 2026-01-05, order: [kim, lee], swaps: [{turn: 2026-06-01, for: lee, by: kim}]}
    /// ```
    "swap-by-unskilled", Category::Escalation, Severity::Warning, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let today = context.as_of.map(|day| Zone::around(plan.zone_name(), day, day).start_of(day));
    for swaps in context.swaps() {
        for (dated, person) in swaps.takers(plan, today) {
            let has = person.value.skills.items();
            let needed = swaps.role.value.needs_skills.items().iter();
            let missing = needed.filter(|skill| has.iter().all(|known| **known != ***skill));
            let missing: Vec<String> = missing.map(|skill| format!("`{}`", &**skill)).collect();
            if missing.is_empty() {
                continue;
            }
            findings
                .add(
                    dated.swap.by.span(),
                    format!(
                        "`{}` takes a turn of `{}`, which needs {}, without having it",
                        person.id,
                        swaps.role.id,
                        listed(&missing)
                    ),
                )
                .help(
                    "let somebody take it who has the skill, or add it under `skills` of whoever was trained",
                );
        }
    }
}
