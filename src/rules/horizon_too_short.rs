use crate::diagnostic::{Category, Severity};
use crate::model::{Date, Plan, whole_months};
use crate::rules::{Context, Found, declare_rule};
use jiff::ToSpan;

declare_rule! {
    /// The plan looks less than 6 months ahead.
    ///
    /// Months are those of the calendar, and the last day counts: 2026-01-01 to 2026-06-30 is 6 months.
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
    "horizon-too-short", Category::Plan, Severity::Error, since "0.1.0", check
}

const FEWEST_MONTHS: i32 = 6;

fn check(plan: &Plan, _: &Context, found: &mut Found) {
    let Some(horizon) = plan.about().and_then(|about| about.horizon.get()) else {
        return; // `horizon-missing` speaks up.
    };
    let (Some(starts), Some(ends)) = (horizon.starts.get(), horizon.ends.get()) else { return };
    let earliest = starts.value.checked_add(FEWEST_MONTHS.months()).and_then(Date::yesterday);
    let Ok(earliest) = earliest else { return };
    if ends.value >= earliest || ends.value < starts.value {
        return; // `invalid-date` speaks up when the days stand the wrong way round.
    }
    let n_months = whole_months(starts.value, ends.value);
    let length = match n_months {
        0 => "less than a month".to_owned(),
        1 => "1 month".to_owned(),
        _ => format!("{n_months} months"),
    };
    found
        .add(ends.span, format!("the plan runs {length}, at least {FEWEST_MONTHS} are needed"))
        .help(format!("move `ends` to {earliest} or later"))
        .related(starts.span, "it starts here");
}
