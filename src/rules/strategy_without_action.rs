use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::ActionStatus;
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// A strategy that no action carries out.
    ///
    /// Dropped actions do not count.
    ///
    /// ## Why this matters
    /// "What actions are needed to execute the strategy?" is the third of the four steps (Qualman).
    ///
    /// ## Example
    /// ```yaml bad
    /// strategy:
    ///   human-answers: {approach: Named people answer}
    /// actions:
    ///   weekly-faces: {do: One post a week with a face, serves: [human-answers], status: dropped}
    /// ```
    /// ```yaml good
    /// strategy:
    ///   human-answers: {approach: Named people answer}
    /// actions:
    ///   weekly-faces: {do: One post a week with a face, serves: [human-answers]}
    /// ```
    "strategy-without-action", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check, needs ["actions"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.actions.entries().is_empty() {
        return; // `kind-section-missing` speaks up.
    }
    let carried_out: HashSet<&str> = plan
        .actions
        .entries()
        .iter()
        .filter(|action| action.value.status.copied() != Some(ActionStatus::Dropped))
        .flat_map(|action| action.value.serves.items())
        .map(|id| &*id.0)
        .collect();
    if carried_out.iter().any(|id| plan.strategy.entry(id).is_none()) {
        return; // `unknown-reference` speaks up: a misspelt strategy may be the one that is missing.
    }
    for strategy in plan.strategy.entries().iter().filter(|strategy| !carried_out.contains(&*strategy.id)) {
        findings
            .add(strategy.place, format!("no action carries out strategy `{}`", strategy.id))
            .help("name the strategy under `serves` of an action, or add one");
    }
}
