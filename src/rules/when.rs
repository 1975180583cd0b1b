//! When people are not there, and when messages wait, so that it can be checked with a calendar.

use crate::duty::{Days, Intervals, Minute, WEEK};
use crate::plan::Plan;
use crate::response::{
    MOST_SPANS, Promise, day, differ, in_week, in_week_words, moment, n_weeks_with_less, times_in_words,
    week_time_at, zone_around,
};
use crate::rules::Context;

/// What comes every week comes within so many days.
const A_WEEK: i32 = 7;

/// When nobody is on duty who would answer in time: `from Fri 17:00 to Mon 09:00`; where weeks differ, those of the week of the
/// message that waits longest.
pub(super) fn gaps_in_words(plan: &Plan, promise: &Promise<'_>) -> String {
    times_in_words(plan, promise, &promise.gaps)
}

/// A time that comes every week, in words; `then` where it is what the sentence before it has said.
pub(super) fn then_or(plan: &Plan, promise: &Promise<'_>, said: &Intervals, times: &Intervals) -> String {
    let words = every_week(plan, times);
    let is_said = promise.worst.wait.is_some() && words == times_in_words(plan, promise, said);
    if is_said { "then".to_owned() } else { words }
}

/// A time that comes every week, in words.
pub(super) fn every_week(plan: &Plan, times: &Intervals) -> String {
    let week = in_week(&zone_around(plan, times), times);
    let (some, all) = (in_week_words(&week, MOST_SPANS), in_week_words(&week, usize::MAX));
    // Whoever has to be there at so many times is there always.
    if some == all { all } else { "at any time".to_owned() }
}

/// The zone of what is said where the plan has several, and the days on which it is so where they are not all of the time:
/// ` (Europe/London; on 182 days, 3 Apr 2026 to 1 Oct 2026)`.
pub(super) fn on_days(context: &Context<'_>, promise: &Promise<'_>) -> String {
    let plan = context.plan;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(has_several_zones(plan).then(|| plan.zone_name().to_owned()));
    if let Some((first, last)) = promise.part_of(context.days()) {
        parts.push(format!("on {} days, {} to {}", promise.days.len(), day(first), day(last)));
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
}

/// When a message arrives or is answered: `Mon 17:30`, with its date where not all weeks are alike.
pub(super) fn moment_of(context: &Context<'_>, promise: &Promise<'_>, instant: Minute) -> String {
    let plan = context.plan;
    let is_dated = promise.part_of(context.days()).is_some()
        || promise.gaps.all().iter().any(|(start, end)| end - start > WEEK)
        || differ(plan, &promise.broken, promise.worst.arrival);
    if is_dated { moment(plan, instant) } else { week_time_at(plan, instant) }
}

/// ` (Europe/London)`, where the plan has several zones.
pub(super) fn zone_of(plan: &Plan) -> String {
    if has_several_zones(plan) { format!(" ({})", plan.zone_name()) } else { String::new() }
}

fn has_several_zones(plan: &Plan) -> bool {
    plan.zone_names().any(|name| name != plan.zone_name())
}

/// ` (3 Apr 2026 to 1 Oct 2026)`, where that is a part of some days alone.
pub(super) fn between((from, to): Days, (first, last): Days) -> String {
    if (first - from).get_days() <= A_WEEK && (to - last).get_days() <= A_WEEK {
        return String::new();
    }
    format!(" ({} to {})", day(first), day(last))
}

/// `, in some weeks less`, where it is so.
pub(super) fn less_in_some_weeks(plan: &Plan, times: &Intervals) -> &'static str {
    match n_weeks_with_less(plan, times) {
        (0, _) => "",
        (less, all) if less * 2 > all => ", in most weeks less",
        _ => ", in some weeks less",
    }
}
