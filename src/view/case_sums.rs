//! How often a playbook was needed: sums of cases, and no case.

use crate::plan::{self, Entry, Plan};
use crate::view::arrangements::{Arrangement, Point, Topic};
use crate::view::facts::Day;
use crate::view::people;
use std::collections::BTreeMap;

/// What is to be said of the cases of a playbook; nothing where there was none.
pub(super) fn arrangement(plan: &Plan, playbook: &Entry<plan::Playbook>) -> Option<Arrangement> {
    let is_its = |case: &&plan::CustomerCase| case.playbook.get().is_some_and(|id| *id.0 == *playbook.id);
    let cases: Vec<&plan::CustomerCase> = plan.customer_cases().iter().filter(is_its).collect();
    if cases.is_empty() {
        return None;
    }
    let since = cases.iter().filter_map(|case| case.opened.copied()).map(plan::DayOrTime::day).min();
    let open = cases.iter().filter(|case| case.closed.is_missing()).count();
    let mut points = vec![Point::Cases { all: cases.len(), open, since: since.map(Day) }];
    let by_cause = counted(cases.iter().filter_map(|case| case.cause.get()).map(|cause| &**cause));
    points
        .extend(by_cause.into_iter().map(|(cause, count)| Point::CasesOf { cause: cause.to_owned(), count }));
    points.extend(median_answer(&cases).map(|minutes| Point::MedianAnswer { minutes }));
    let places = counted(cases.iter().filter_map(|case| case.location.get()).map(|id| &*id.0));
    points.extend(places.into_iter().filter_map(|(id, count)| {
        let at = people::location_named(plan.locations.entry(id)?);
        Some(Point::CasesAt { at, count })
    }));
    Some(Arrangement { about: Topic::Cases, points, on_the_wall: false })
}

/// How often each word is there, the most frequent first.
pub(super) fn counted<'w>(words: impl Iterator<Item = &'w str>) -> Vec<(&'w str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    words.for_each(|word| *counts.entry(word).or_default() += 1);
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// In how many minutes half of the cases were answered, of those where both times are known.
pub(super) fn median_answer(cases: &[&plan::CustomerCase]) -> Option<i64> {
    let minutes =
        cases.iter().filter_map(|case| case.opened.copied()?.minutes_until(case.answered.copied()?));
    let mut minutes: Vec<i64> = minutes.filter(|minutes| *minutes >= 0).collect();
    minutes.sort_unstable();
    minutes.get(minutes.len().checked_sub(1)? / 2).copied()
}
