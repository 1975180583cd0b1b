//! When people are not there, and when messages wait, so that it can be checked with a calendar.

use crate::duty::{Days, Intervals, Minute, WEEK, Zone, later, local_start};
use crate::plan::{Date, Plan};
use crate::response::{Promise, day, day_at, in_week, in_week_words, moment, week_time_at};
use crate::rules::Context;
use std::rc::Rc;

/// The most times of a week that are named one by one.
const MOST_SPANS: usize = 4;

/// What comes every week comes within so many days.
const A_WEEK: i32 = 7;

/// When nobody is on duty who would answer in time: `from Fri 17:00 to Mon 09:00`; where weeks differ, those of the week of the
/// message that waits longest.
pub(super) fn gaps_in_words(plan: &Plan, promise: &Promise<'_>) -> String {
    times_in_words(plan, promise, &promise.gaps)
}

/// Times in which somebody is not there, in the words for when nobody is.
pub(super) fn times_in_words(plan: &Plan, promise: &Promise<'_>, gaps: &Intervals) -> String {
    let at = promise.worst.arrival;
    let around = gaps.all().iter().find(|(_, end)| *end > at).copied();
    match around {
        Some((start, end)) if end - start > WEEK => {
            format!("from {} to {}", moment(plan, start), moment(plan, end))
        }
        Some(_) if differ(plan, gaps, at) || is_less_in_some_weeks(plan, gaps) => {
            let (from, to, monday) = week_around(plan, at);
            let of_week = in_week(&zone_around(plan, gaps), &touching(gaps, from, to));
            format!("{} in the week of {}", in_week_words(&of_week, MOST_SPANS), day(monday))
        }
        _ => in_week_words(&in_week(&zone_around(plan, gaps), gaps), MOST_SPANS),
    }
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
    if let (Some(first), Some(last)) = (promise.days.first(), promise.days.last())
        && are_some_days(context, promise)
    {
        parts.push(format!("on {} days, {} to {}", promise.days.len(), day(*first), day(*last)));
    }
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
}

/// Whether a promise breaks in a part of the time alone.
fn are_some_days(context: &Context<'_>, promise: &Promise<'_>) -> bool {
    let (Some(first), Some(last)) = (promise.days.first(), promise.days.last()) else { return false };
    let has_hole = promise.days.windows(2).any(|pair| match pair {
        &[one, next] => (next - one).get_days() > A_WEEK,
        _ => false,
    });
    has_hole || context.days().is_some_and(|days| !between(days, (*first, *last)).is_empty())
}

/// When a message arrives or is answered: `Mon 17:30`, with its date where not all weeks are alike.
pub(super) fn moment_of(context: &Context<'_>, promise: &Promise<'_>, instant: Minute) -> String {
    let plan = context.plan;
    let is_dated = are_some_days(context, promise)
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

/// Whether some times are not the same in every week as in that of an instant.
fn differ(plan: &Plan, times: &Intervals, at: Minute) -> bool {
    let zone = zone_around(plan, times);
    let all = in_week(&zone, times);
    // The first days may begin in the middle of a week.
    [at, at + WEEK].into_iter().all(|at| {
        let (from, to, _) = week_around(plan, at);
        !all.without(&in_week(&zone, &touching(times, from, to))).is_empty()
    })
}

/// Whether some weeks between the first of some times and the last have a part of them alone; those that have none are days on
/// which it is not so.
fn is_less_in_some_weeks(plan: &Plan, times: &Intervals) -> bool {
    n_weeks_with_less(plan, times).0 > 0
}

/// `, in some weeks less`, where it is so.
pub(super) fn less_in_some_weeks(plan: &Plan, times: &Intervals) -> &'static str {
    match n_weeks_with_less(plan, times) {
        (0, _) => "",
        (less, all) if less * 2 > all => ", in most weeks less",
        _ => ", in some weeks less",
    }
}

/// How many weeks between the first of some times and the last have a part of them alone, and how many have any.
fn n_weeks_with_less(plan: &Plan, times: &Intervals) -> (usize, usize) {
    let (Some(&(first, _)), Some(&(last, _))) = (times.all().first(), times.all().last()) else {
        return (0, 0);
    };
    let zone = zone_around(plan, times);
    let all = in_week(&zone, times);
    let (mut n_less, mut n_weeks) = (0, 0);
    let mut at = first + WEEK;
    while at + WEEK < last {
        let (from, to, _) = week_around(plan, at);
        let of_week = touching(times, from, to);
        n_weeks += usize::from(!of_week.is_empty());
        n_less += usize::from(!of_week.is_empty() && !all.without(&in_week(&zone, &of_week)).is_empty());
        at += WEEK;
    }
    (n_less, n_weeks)
}

/// Those that lie in a week or begin or end in it.
fn touching(times: &Intervals, from: Minute, to: Minute) -> Intervals {
    let all = times.all().iter().filter(|(start, end)| *end > from && *start < to);
    Intervals::of(all.copied().collect())
}

/// The week of an instant, from Monday to Monday.
fn week_around(plan: &Plan, at: Minute) -> (Minute, Minute, Date) {
    let day = day_at(plan, at);
    let monday = later(day, -i32::from(day.weekday().to_monday_zero_offset()));
    let zone = Zone::around(plan.zone_name(), monday, later(monday, 7));
    (zone.start_of(monday), zone.instant(local_start(monday) + WEEK), monday)
}

fn zone_around(plan: &Plan, times: &Intervals) -> Rc<Zone> {
    let day = |at: Option<Minute>| at.map_or(Date::MIN, |at| day_at(plan, at));
    let (first, last) = (times.all().first(), times.all().last());
    Zone::around(plan.zone_name(), day(first.map(|span| span.0)), day(last.map(|span| span.1)))
}
