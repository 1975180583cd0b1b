use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A strategy that serves no goal.
    ///
    /// ## Why this matters
    /// Work that leads to no goal is the first that should stop. A strategy is chosen "to help me achieve that goal".
    ///
    /// ## Example
    /// ```yaml bad
    /// strategy:
    ///   one-front-door: {approach: One visible private door beside every public channel}
    /// ```
    /// ```yaml good
    /// goals:
    ///   solve-privately: {statement: More complaints reach us before they are public}
    /// strategy:
    ///   one-front-door: {approach: One visible private door beside every public channel, serves: [solve-privately]}
    /// ```
    "strategy-without-goal", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for strategy in context.plan.strategy.entries() {
        let serves = &strategy.value.serves;
        if serves.is_missing() || serves.get().is_some_and(Vec::is_empty) {
            findings
                .missing(strategy.place, "serves", format!("strategy `{}` serves no goal", strategy.id))
                .help("add `serves:` with the ids of the goals that it leads to");
        }
    }
}
