use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{Baseline, Date, GoalForm, Measurements, PlanStatus, later};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashMap;

declare_rule! {
    /// A goal that has not been measured for longer than the plan says.
    ///
    /// The newest figure, or the baseline, is older than `measure_every`, else than `review.every`. Goals with `evidence`, goals that are due already,
    /// drafts, retired plans and plans that have ended are left alone.
    ///
    /// ## Why this matters
    /// A review without figures is a talk. Most plans die at the first month in which nobody measures.
    ///
    /// ## Example
    /// ```yaml bad
    /// goals:
    ///   answer-fast: {measure_every: 1mo, baseline: {value: 310, date: 2025-11-30}, target: 15, due: 2099-12-31}
    /// ```
    /// ```yaml good
    /// goals:
    ///   answer-fast: {measure_every: 1mo, baseline: {value: 310, date: 2025-11-30}, target: 15, due: 2099-12-31}
    /// measurements:
    ///   - {goal: answer-fast, date: 2026-03-31, value: 41}
    /// ```
    "measurement-stale", Category::Measurement, Severity::Warning, Leniency::ForSmallTeams, since "0.1.0", check, needs ["measurements"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let Some(today) = context.as_of else { return };
    let about = plan.about();
    let status = about.and_then(|about| about.status.copied());
    let horizon = about.and_then(|about| about.horizon.get());
    let ends = horizon.and_then(|horizon| horizon.ends.get()).map(|day| day.value);
    let starts = horizon.and_then(|horizon| horizon.starts.get()).map(|day| day.value);
    if matches!(status, Some(PlanStatus::Draft | PlanStatus::Retired))
        || ends.is_some_and(|ends| ends < today)
    {
        return;
    }
    let mut newest: HashMap<&str, Date> = HashMap::new();
    match plan.measurements.get() {
        Some(Measurements::File(_)) => return, // The figures are elsewhere.
        Some(Measurements::List(list)) => {
            for measurement in list {
                if let (Some(goal), Some(day)) = (measurement.goal.get(), measurement.date.copied()) {
                    let newest = newest.entry(goal).or_insert(day);
                    *newest = (*newest).max(day);
                }
            }
        }
        None => {}
    }
    let review = about.and_then(|about| about.review.get()).and_then(|review| review.every.copied());
    // What no figure says is not measured.
    for goal in plan.goals.entries().iter().filter(|goal| goal.value.form() != GoalForm::Evidence) {
        let Some(every) = goal.value.measure_every.copied().or(review) else { continue };
        if goal.value.due.copied().is_some_and(|due| due < today) {
            continue;
        }
        let baseline = goal.value.baseline.get().and_then(Baseline::date);
        // Before the plan starts nobody measures by it.
        let Some(last) = newest.get(&*goal.id).copied().max(baseline).max(starts) else { continue };
        if later(last, every).is_some_and(|due| due < today) {
            findings
                .add(goal.place, format!("goal `{}` has had no reading since {last}", goal.id))
                .help(format!("add `{{goal: {}, date: {today}, value: ...}}` under `measurements`", goal.id));
        }
    }
}
