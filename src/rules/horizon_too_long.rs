use crate::diagnostic::{Category, OptionKind, RuleOption, Severity};
use crate::plan::{Date, Unit, begun_months, later};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// The planning period is longer than 24 months.
    ///
    /// Months are those of the calendar, and the last day counts: 2026-01-01 to 2027-12-31 is 24 months.
    ///
    /// ## Why this matters
    /// Networks and customers change sooner: plans are "written for 6 months-2 years rather than longer" (Qualman, *Digital
    /// Leader*, 2012). A strategy may outlive the plan; `previous` links the next one.
    ///
    /// ## Example
    /// ```yaml bad
    /// plan: {horizon: {starts: 2026-01-01, ends: 2029-12-31}}
    /// ```
    /// ```yaml good
    /// plan: {horizon: {starts: 2026-01-01, ends: 2027-12-31}}
    /// ```
    "horizon-too-long", Category::Plan, Severity::Error, since "0.1.0", [MAX], check
}

const MAX: RuleOption = RuleOption {
    name: "max",
    documentation: "The longest horizon.",
    kind: OptionKind::Duration,
    default: &["24mo"],
};

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let Some(horizon) = context.plan.about().and_then(|about| about.horizon.get()) else {
        return; // `horizon-missing` speaks up.
    };
    let (Some(starts), Some(ends)) = (horizon.starts.get(), horizon.ends.get()) else { return };
    let most = context.duration(findings.rule(), &MAX);
    let latest = later(starts.value, most).and_then(|day| Date::yesterday(day).ok());
    let Some(latest) = latest else { return };
    if ends.value <= latest {
        return;
    }
    let sensible = match most.unit {
        Unit::Months if most.amount > 1 => format!("{} are", most.amount),
        _ => format!("{most} is"),
    };
    let n_months = begun_months(starts.value, ends.value);
    findings
        .add(ends.span, format!("the plan runs {n_months} months, at most {sensible} sensible"))
        .help(format!("end it by {latest} and write a follow-up that names this plan under `previous`"))
        .related(starts.span, "it starts here");
}
