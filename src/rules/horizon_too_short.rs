use crate::diagnostic::{Category, OptionKind, RuleOption, Severity};
use crate::plan::{Date, Duration, PlanKind, Unit, later, whole_months};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The plan looks less than 6 months ahead.
    ///
    /// Months are those of the calendar, and the last day counts: 2026-01-01 to 2026-06-30 is 6 months. Documents of kind calendar are
    /// left alone: a campaign is as long as it is.
    ///
    /// ## Why this matters
    /// Results need about six months to show: plans are "written for 6 months-2 years" (Qualman, *Digital Leader*, 2012).
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-03-31}}
    /// ```
    /// ```yaml good
    /// plan: {horizon: {starts: 2026-01-01, ends: 2026-12-31}}
    /// ```
    "horizon-too-short", Category::Plan, Severity::Error, since "0.1.0", [MIN], check
}

const MIN: RuleOption = RuleOption {
    name: "min",
    documentation: "The shortest horizon.",
    kind: OptionKind::Duration,
    default: &["6mo"],
};

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    if context.plan.kind() == PlanKind::Calendar {
        return; // A campaign is as long as it is.
    }
    let Some(horizon) = context.plan.about().and_then(|about| about.horizon.get()) else {
        return; // `horizon-missing` speaks up.
    };
    let (Some(starts), Some(ends)) = (horizon.starts.get(), horizon.ends.get()) else { return };
    let fewest = context.duration(findings.rule(), &MIN);
    let earliest = later(starts.value, fewest).and_then(|day| Date::yesterday(day).ok());
    let Some(earliest) = earliest else { return };
    if ends.value >= earliest || ends.value < starts.value {
        return; // `invalid-date` speaks up when the days stand the wrong way round.
    }
    let n_months = whole_months(starts.value, ends.value);
    let length = match n_months {
        0 => "less than a month".to_owned(),
        1 => "1 month".to_owned(),
        _ => format!("{n_months} months"),
    };
    findings
        .add(ends.span, format!("the plan runs {length}, at least {} needed", needed(fewest)))
        .help(format!("move `ends` to {earliest} or later"))
        .related(starts.span, "it starts here");
}

/// `6 are`, `12w is`: how long it has to be, in a sentence about months.
fn needed(fewest: Duration) -> String {
    match fewest.unit {
        Unit::Months if fewest.amount > 1 => format!("{} are", fewest.amount),
        _ => format!("{fewest} is"),
    }
}
