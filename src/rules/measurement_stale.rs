use crate::diagnostic::{Category, Leniency, Severity};
use crate::due;
use crate::rules::pledged::some_of;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A goal that has not been measured for longer than the plan says.
    ///
    /// The newest figure, or the baseline, is older than `measure_every`, else than `review.every`. Goals with `evidence`, goals that are
    /// due already, drafts, retired plans and figures for which the plan would have to go on beyond its end are left alone.
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
    let Some(today) = context.as_of.filter(|_| plan.is_in_force()) else { return };
    let horizon = plan.about().and_then(|about| about.horizon.get());
    let starts = horizon.and_then(|horizon| horizon.starts.get()).map(|day| day.value);
    let facts = due::figures(plan, today);
    // Before the plan starts nobody measures by it.
    let late = facts.iter().filter(|fact| fact.is_late(today));
    let late: Vec<_> = late.filter_map(|fact| Some((fact, fact.last.max(starts)?))).collect();
    if let [(first, last), _, ..] = late.as_slice()
        && plan.measurements.is_missing()
    {
        let goals: Vec<String> = late.iter().map(|(fact, _)| format!("`{}`", fact.about.id())).collect();
        findings
            .add(first.place, format!("nothing has been measured since {last}: goals {}", some_of(&goals)))
            .help(format!(
                "add `measurements: [{{goal: {}, date: {today}, value: ...}}]`, with a figure of each goal",
                first.about.id()
            ));
        return;
    }
    for (fact, last) in late {
        let goal = fact.about.id();
        findings
            .add(fact.place, format!("goal `{goal}` has had no reading since {last}"))
            .help(format!("add `{{goal: {goal}, date: {today}, value: ...}}` under `measurements`"));
    }
}
