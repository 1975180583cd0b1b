//! The days on which something comes again.

use crate::duty::{Calendar, Counting};
use crate::plan::{Date, Duration, Plan, Unit, later};
use jiff::ToSpan;

/// The most days of something that no short rule says.
const MOST_DAYS: usize = 400;

/// The first day from `today` on, and until another one, of something that comes again from a day on.
pub fn next_step(plan: &Plan, every: Duration, from: Date, until: Option<Date>, today: Date) -> Option<Date> {
    let is_in_time = |day: &Date| until.is_none_or(|until| *day <= until);
    let next = match every.unit {
        Unit::BusinessDays => {
            let last = until.or_else(|| later(from.max(today), Duration { amount: 1, unit: Unit::Years }))?;
            let calendar = Calendar::of(plan, Counting::Everything, from, last);
            let business = calendar.business_days(plan.locality());
            // Each of them: nobody has to count from the first one on.
            let first = if every.amount <= 1 { from.max(today.min(last)) } else { from };
            so_many_apart(every.amount, business.between(first, last)).find(|day| *day >= today)
        }
        _ if today <= from || every.amount == 0 => (today <= from).then_some(from),
        // A calendar has whole days.
        Unit::Minutes | Unit::Hours => Some(today),
        Unit::Days => on_the_way(from, i64::from(every.amount), today),
        Unit::Weeks => on_the_way(from, i64::from(every.amount) * 7, today),
        Unit::Months => after_months(from, i64::from(every.amount), today),
        Unit::Years => after_months(from, i64::from(every.amount) * 12, today),
    };
    next.filter(is_in_time)
}

/// The day so long after another one; business days are those of the plan.
pub fn so_long_after(plan: &Plan, day: Date, time: Duration) -> Option<Date> {
    let usual = later(day, time)?;
    if time.unit != Unit::BusinessDays || time.amount == 0 {
        return Some(usual);
    }
    // As long as it can take where most days are closed.
    let last = later(usual, Duration { amount: 2, unit: Unit::Years })?;
    let calendar = Calendar::of(plan, Counting::Everything, day, last);
    let business = calendar.business_days(plan.locality());
    let nth = usize::try_from(time.amount).ok()? - 1;
    let found = day.tomorrow().ok().and_then(|next| business.between(next, last).nth(nth));
    found.or(Some(usual))
}

/// The first of all days that are so many days apart.
fn on_the_way(from: Date, n_days: i64, today: Date) -> Option<Date> {
    let gone = i64::from((today - from).get_days());
    // Rounded up: days that are over are none.
    let steps = (gone + n_days - 1) / n_days;
    i32::try_from(steps.checked_mul(n_days)?).ok().and_then(|days| from.checked_add(days.days()).ok())
}

/// The first of all days that are so many months apart; where a month has not the day, it is its last one.
fn after_months(from: Date, n_months: i64, today: Date) -> Option<Date> {
    let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
    let gone = months(today) - months(from);
    let steps = gone / n_months;
    let step = |number: i64| {
        let months = i32::try_from(number.checked_mul(n_months)?).ok()?;
        from.checked_add(months.months()).ok()
    };
    step(steps).filter(|day| *day >= today).or_else(|| step(steps + 1))
}

/// The days of something that is done on business days alone, so many of them apart: neither closed nor public holidays of the
/// country of the plan.
pub fn business_days(plan: &Plan, amount: u32, from: Date, last: Date) -> Vec<Date> {
    let calendar = Calendar::of(plan, Counting::Everything, from, last);
    let business = calendar.business_days(plan.locality());
    so_many_apart(amount, business.between(from, last)).collect()
}

/// Those of some days that are so many of them apart.
fn so_many_apart(amount: u32, days: impl Iterator<Item = Date>) -> impl Iterator<Item = Date> {
    days.step_by(usize::try_from(amount.max(1)).unwrap_or(usize::MAX)).take(MOST_DAYS)
}
