use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// A goal that no strategy leads to.
    ///
    /// ## Why this matters
    /// A goal without a way to it is a wish: "how will you reach your goals?" is the second of the four steps (Qualman).
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   fix-causes: {statement: The most frequent cause of complaints is removed}
    ///   answer-fast: {statement: Everybody gets an answer within minutes}
    /// strategy:
    ///   human-answers: {approach: Named people answer, serves: [answer-fast]}
    /// ```
    /// ```yaml good
    /// goals:
    ///   answer-fast: {statement: Everybody gets an answer within minutes}
    /// strategy:
    ///   human-answers: {approach: Named people answer, serves: [answer-fast]}
    /// ```
    "goal-without-strategy", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check, needs ["strategy"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.strategy.entries().is_empty() {
        return; // `kind-section-missing` speaks up.
    }
    if plan.strategy.entries().iter().any(|strategy| strategy.value.serves.is_missing()) {
        return; // `strategy-without-goal` speaks up: it may serve the goal that is missing.
    }
    let served: HashSet<&str> = plan
        .strategy
        .entries()
        .iter()
        .flat_map(|strategy| strategy.value.serves.items())
        .map(|id| &*id.0)
        .collect();
    if served.iter().any(|id| plan.goals.entry(id).is_none()) {
        return; // `unknown-reference` speaks up: a misspelt goal may be the one that is missing.
    }
    for goal in context.goals().filter(|goal| !served.contains(&*goal.id)) {
        findings
            .add(goal.place, format!("no strategy serves goal `{}`", goal.id))
            .help("name the goal under `serves` of the strategy that leads to it, or add one");
    }
}
