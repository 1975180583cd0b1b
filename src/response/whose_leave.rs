//! Whose leave it is that messages wait too long.

use crate::duty::{Calendar, DAY, Intervals, Minute, Presence};
use crate::plan::{Entry, Leave, Person};
use std::ptr;

/// For some messages that are not answered in time while people are away: the first on the ladder who would answer them. The
/// people have so long after a message as they are asked, and an answer reaches so far.
pub(super) fn whose_leave<'p>(
    calendar: &Calendar<'p>,
    people: &[(Minute, &'p Entry<Person>)],
    reach: Minute,
    broken: &Intervals,
) -> Vec<(&'p Entry<Person>, &'p Leave, Intervals)> {
    let mut found: Vec<(&'p Entry<Person>, &'p Leave, Intervals)> = Vec::new();
    for &(start, end) in broken.all() {
        let away_until = |later: Minute| -> Vec<_> {
            let away = people.iter().flat_map(|(after, person)| {
                let leaves = person.value.leave.items().iter();
                leaves.filter_map(move |leave| {
                    let (from, to) = calendar.days_of(&person.value, leave.days()?);
                    let to = to + later;
                    (from <= end + reach && to > start + after).then_some((*after, *person, leave, from, to))
                })
            });
            away.collect()
        };
        let away = away_until(0);
        // A shift that did not begin on the last evening has no morning.
        let away = if away.is_empty() { away_until(DAY) } else { away };
        let would_answer = away.iter().find(|(after, person, _, from, to)| {
            let Presence::At(there) = calendar.person(&person.id) else { return false };
            there.between(*from, *to).next(start + after).is_some_and(|at| at <= end + reach)
        });
        let Some(&(_, person, leave, ..)) = would_answer.or(away.first()) else { continue };
        let span = Intervals::of(vec![(start, end)]);
        match found.iter_mut().find(|(_, known, _)| ptr::eq(*known, leave)) {
            Some((.., spans)) => *spans = spans.union(&span),
            None => found.push((person, leave, span)),
        }
    }
    found
}
