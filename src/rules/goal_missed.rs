use crate::diagnostic::{Category, Severity};
use crate::due::{self, About, GoalEnd};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A goal whose day is over and whose target was not reached, or of which no figure says so.
    ///
    /// The newest figure under `measurements` counts. Drafts and retired plans are left alone, and so are goals without a figure where
    /// the file of the figures could not be read. A level (`at_least`, `at_most`) is never missed; documents show that it is behind. It depends on the day on which the plan
    /// is looked at.
    ///
    /// ## Why this matters
    /// A goal that was missed is the one that a review can learn from, if somebody says so.
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   answer-fast: {metric: First response time, baseline: 310, target: 15, due: 2026-03-31}
    /// measurements:
    ///   - {goal: answer-fast, date: 2026-03-31, value: 41}
    /// ```
    /// ```yaml good
    /// goals:
    ///   answer-fast: {metric: First response time, baseline: 310, target: 15, due: 2026-03-31}
    /// measurements:
    ///   - {goal: answer-fast, date: 2026-03-31, value: 14}
    /// ```
    "goal-missed", Category::Measurement, Severity::Warning, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(today) = context.as_of.filter(|_| plan.is_in_force()) else { return };
    for fact in due::goals(plan, today) {
        let (id, due) = (fact.about.id(), fact.due);
        match fact.about {
            About::Goal(_, _, Some(GoalEnd::Missed { value, target })) => {
                findings
                    .add(fact.place, format!("goal `{id}` ended on {due} at {value}, not at {target}"))
                    .help("say in the review why, and set a new `target` with a new `due`");
            }
            About::Goal(_, _, Some(GoalEnd::Unmeasured)) => {
                findings
                    .add(fact.place, format!("goal `{id}` ended on {due} without a figure"))
                    .help(format!("add `{{goal: {id}, date: {due}, value: ...}}` under `measurements`"));
            }
            _ => {}
        }
    }
}
