use crate::diagnostic::{Category, Leniency, Severity, listed};
use crate::plan::{Baseline, GoalForm};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A goal that cannot be measured: metric, unit, baseline or target is missing, or the target is where it starts.
    ///
    /// One finding for a goal names all that it lacks, its day and its owner too. A standing floor, a target with neither a
    /// baseline nor a day, is held and not reached: it needs neither. A level, `at_least` or `at_most`, needs metric and unit
    /// alone, and a goal with `evidence` no figure at all. Only documents of kind plan are asked for numbers.
    ///
    /// ## Why this matters
    /// Without numbers nobody can say whether the plan worked. Goals are specific and measurable (SMART; the evaluation cycle of
    /// the UK Government Communication Service asks for baseline, change and explanation).
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   tell-stories: {statement: Tell great stories}
    /// ```
    /// ```yaml good
    /// goals:
    ///   tell-stories: {statement: Owners comment on our stories, metric: Comments by owners a post, unit: comments, baseline: 2, target: 10, due: 2026-09-30}
    ///   answer-rate: {statement: Nearly everybody gets an answer, metric: Answered questions, unit: percent, target: 95}
    ///   reach: {statement: Posts that people see, metric: Reach of a post, at_least: 3, unit: percent, per: month}
    ///   belong: {statement: Neighbours feel at home here, evidence: Yearly talk with ten regulars}
    /// ```
    "goal-not-measurable", Category::Plan, Severity::Error, Leniency::InDrafts, since "0.1.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for goal in context.goals() {
        let (id, goal, place) = (&goal.id, &goal.value, goal.place);
        let says_nothing = !goal.has_metric_and_target();
        let is_level = match goal.form() {
            GoalForm::Change => false,
            GoalForm::Level => true,
            // With evidence there is nothing to measure; of more than one form `goal-in-two-forms` speaks up.
            GoalForm::Evidence | GoalForm::Mixed => continue,
        };
        let missing: Vec<&str> = [
            ("`metric`", goal.metric.is_missing()),
            ("`unit`", goal.unit.is_missing()),
            ("`baseline`", goal.baseline.is_missing() && !goal.is_floor() && !is_level),
            ("`target`", goal.target.is_missing() && !is_level),
            ("`due`", says_nothing && goal.due.is_missing() && !is_level),
            ("`owner`", says_nothing && goal.owner.is_missing()),
        ]
        .into_iter()
        .filter_map(|(name, missing)| missing.then_some(name))
        .collect();
        if !missing.is_empty() {
            let list = listed(&missing);
            let help = if is_level {
                "say what is measured (`metric`), in which `unit`, and who answers for it (`owner`)"
            } else {
                "say what is measured (`metric`), in which `unit`, where it starts (`baseline`), where it should get (`target`), by when (`due`), and who answers for it (`owner`)"
            };
            findings.add(place, format!("goal `{id}` cannot be measured: it has no {list}")).help(help);
            continue;
        }
        let baseline = goal.baseline.get().and_then(Baseline::value);
        let target = goal.target.copied().map(|target| target.0);
        if baseline.is_some() && baseline == target {
            findings
                .add(goal.target.span(), format!("goal `{id}` ends where it starts"))
                .help("write a target that differs from the baseline");
        }
    }
}
