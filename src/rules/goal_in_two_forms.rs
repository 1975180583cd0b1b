use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::plan::GoalForm;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A goal that is a change, a level and a matter of evidence at once, or whose level cannot be held.
    ///
    /// A goal is one of three: a change has `baseline`, `target` and `due`; a level has `at_least`, `at_most` or both, with `per`
    /// for the span in which it is counted; and what no figure says has `evidence`. A floor above its ceiling holds nothing.
    ///
    /// ## Why this matters
    /// Of a figure that should be kept up and be reached by a day nobody can say whether it is late.
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   reach: {statement: A post that people see, metric: Reach, unit: percent, at_least: 3, target: 5, due: 2026-09-30}
    /// ```
    /// ```yaml good
    /// goals:
    ///   reach: {statement: A post that people see, metric: Reach, unit: percent, at_least: 3, per: month}
    /// ```
    "goal-in-two-forms", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for entry in context.plan.goals.entries() {
        let (id, goal) = (&entry.id, &entry.value);
        if goal.form() == GoalForm::Mixed {
            let written: Vec<&str> = [
                ("`baseline`", goal.baseline.is_missing()),
                ("`target`", goal.target.is_missing()),
                ("`due`", goal.due.is_missing()),
                ("`at_least`", goal.at_least.is_missing()),
                ("`at_most`", goal.at_most.is_missing()),
                ("`evidence`", goal.evidence.is_missing()),
            ]
            .into_iter()
            .filter_map(|(name, missing)| (!missing).then_some(name))
            .collect();
            findings
                .add(entry.place, format!("goal `{id}` has {} at once", listed(&written)))
                .help("keep `baseline`, `target` and `due` for a change, `at_least` or `at_most` for a level that is held, or `evidence` where no figure says it");
            continue;
        }
        let (least, most) = (goal.at_least.copied(), goal.at_most.copied());
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            findings
                .add(goal.at_most.span(), format!("goal `{id}` is kept above its own ceiling"))
                .help("exchange `at_least` and `at_most`, or fix one of the figures");
        } else if !goal.per.is_missing() && goal.form() != GoalForm::Level {
            findings.add(goal.per.span(), format!("`per` of goal `{id}` counts nothing")).help(
                "add `at_least` or `at_most` with the figure that is held in that span, or remove `per`",
            );
        }
    }
}
