//! When people are not there while messages wait, in words: the same ones wherever it is said.

use crate::duty::{Intervals, Minute, WEEK, Zone, later, local_start};
use crate::plan::{Date, Plan};
use crate::response::humanize::{day, day_at, moment};
use crate::response::promises::Promise;
use crate::response::usual::in_week;
use crate::response::week_words::in_week_words;
use std::rc::Rc;

/// The most times of a week that are named one by one.
pub const MOST_SPANS: usize = 4;

/// Times in which somebody is not there, in the words for when nobody is.
pub fn times_in_words(plan: &Plan, promise: &Promise<'_>, gaps: &Intervals) -> String {
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

/// Whether some times are not the same in every week as in that of an instant.
pub fn differ(plan: &Plan, times: &Intervals, at: Minute) -> bool {
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
pub(super) fn is_less_in_some_weeks(plan: &Plan, times: &Intervals) -> bool {
    n_weeks_with_less(plan, times).0 > 0
}

/// How many weeks between the first of some times and the last have a part of them alone, and how many have any.
pub fn n_weeks_with_less(plan: &Plan, times: &Intervals) -> (usize, usize) {
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

pub fn zone_around(plan: &Plan, times: &Intervals) -> Rc<Zone> {
    let day = |at: Option<Minute>| at.map_or(Date::MIN, |at| day_at(plan, at));
    let (first, last) = (times.all().first(), times.all().last());
    Zone::around(plan.zone_name(), day(first.map(|span| span.0)), day(last.map(|span| span.1)))
}
