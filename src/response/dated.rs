//! Whether the ladders of a plan keep its promises on every day of its horizon: on closed days, on leave, when clocks change.

use crate::duty::{DAY, Days, Intervals, Minute, unusual, windows};
use crate::plan::{Channel, Date, Duration, Entry, Location, Plan, Playbook};
use crate::response::cases::{
    Answering, Arrivals, Case, Commitment, MOST_COMBINATIONS, calendar_days, cases, combinations, places,
};
use crate::response::clock::is_safe;
use crate::response::ladder::Worst;
use crate::response::limit::Limit;
use crate::response::promises::Promise;
use crate::response::window::{Cause, Verdict, Window};
use crate::source::Span;
use std::collections::{HashMap, HashSet};
use std::ptr;
use std::rc::Rc;

/// A promise that breaks on some days of the calendar, at a location and for one cause.
#[derive(Clone, Debug)]
pub struct Dated<'p> {
    pub case: Case<'p>,
    pub arrivals: Arrivals,
    pub within: Duration,
    /// Where the promise is written.
    pub place: Span,
    /// The location at which it is so.
    pub location: Option<&'p Entry<Location>>,
    pub cause: Cause<'p>,
    /// The messages that wait too long, in minutes from 1970 in UTC.
    pub broken: Rc<Intervals>,
    /// The message that waits longest.
    pub worst: Worst,
    /// Who answers it.
    pub answered_by: Rc<[&'p str]>,
    /// The days, in the zone of the plan, from which on messages wait too long.
    pub days: Rc<[Date]>,
}

/// The most combinations of ladder, channel and location times days that are looked at.
pub const MOST_DATED: usize = 40_000_000;

/// Every promise that breaks on some days of the horizon and would be kept on usual ones; of what breaks in the typical week
/// too, only what closed days and leave add. `None` where there is too much to look at.
pub fn dated<'p>(plan: &'p Plan, promises: &[Promise<'p>]) -> Option<Vec<Dated<'p>>> {
    let Some(look) = Search::at(plan) else { return Some(Vec::new()) };
    if look.size(plan) > MOST_DATED {
        return None;
    }
    let kept = promises.iter().filter(|promise| promise.is_kept());
    let kept: HashSet<PromiseKey> =
        kept.map(|promise| promise_key(&promise.case, promise.arrivals)).collect();
    let mut found = Vec::new();
    for Group { commitments, windows, reach, .. } in &look.groups {
        let window = Window::of(plan, windows, *reach, look.days);
        // One location after the other, so that not everything has to be remembered.
        for (location, of_location) in by_location(plan, commitments) {
            for (case, made) in of_location {
                let is_usually_kept = kept.contains(&promise_key(case, made.arrivals));
                let verdicts = window.broken(*case, made, location);
                let verdicts = verdicts
                    .iter()
                    .filter(|verdict| is_usually_kept || !matches!(verdict.cause, Cause::UnusualWeek));
                found.extend(verdicts.cloned().map(|verdict| dated_of(*case, made, location, verdict)));
            }
            window.forget();
        }
    }
    Some(found)
}

/// What is promised at each location; without one, what is the same everywhere.
type AtLocation<'c, 'p> = (Option<&'p Entry<Location>>, Vec<&'c (Case<'p>, Commitment)>);

fn by_location<'c, 'p>(plan: &'p Plan, commitments: &'c [(Case<'p>, Commitment)]) -> Vec<AtLocation<'c, 'p>> {
    let mut all: Vec<AtLocation<'c, 'p>> = Vec::new();
    let mut known: HashMap<*const Entry<Location>, usize> = HashMap::new();
    for commitment in commitments {
        let (case, made) = commitment;
        for location in places(plan, case.of, case.answering(made.arrivals).into_iter()) {
            let index = *known.entry(location.map_or(ptr::null(), ptr::from_ref)).or_insert(all.len());
            match all.get_mut(index) {
                Some((_, of_location)) => of_location.push(commitment),
                None => all.push((location, vec![commitment])),
            }
        }
    }
    all
}

fn dated_of<'p>(
    case: Case<'p>,
    made: &Commitment,
    location: Option<&'p Entry<Location>>,
    verdict: Verdict<'p>,
) -> Dated<'p> {
    let Commitment { arrivals, within, place } = *made;
    let Verdict { cause, broken, worst, answered_by, days } = verdict;
    Dated { case, arrivals, within, place, location, cause, broken, worst, answered_by, days }
}

type PromiseKey = (*const Entry<Channel>, *const Entry<Playbook>, Arrivals);

fn promise_key(case: &Case<'_>, arrivals: Arrivals) -> PromiseKey {
    (ptr::from_ref(case.channel), ptr::from_ref(case.playbook), arrivals)
}

/// What is looked at, and when.
struct Search<'p> {
    days: Days,
    groups: Vec<Group<'p>>,
}

/// Promises that reach equally far ahead.
struct Group<'p> {
    /// How many of them are of different people, channels or times.
    n_different: usize,
    commitments: Vec<(Case<'p>, Commitment)>,
    windows: Vec<Days>,
    /// How many days they reach ahead.
    reach: i32,
}

impl<'p> Search<'p> {
    /// `None` where there is nothing to look at.
    fn at(plan: &'p Plan) -> Option<Search<'p>> {
        let days_of_calendar = calendar_days(plan)?;
        if combinations(plan) > MOST_COMBINATIONS {
            return None;
        }
        let commitments = cases(plan).into_iter().map(|case| (case, case.commitments(plan)));
        let commitments: Vec<_> = commitments.filter(|(_, commitments)| !commitments.is_empty()).collect();
        if commitments.is_empty() {
            return None;
        }
        let all_made = commitments.iter().flat_map(|(_, commitments)| commitments);
        let longest = all_made.map(|made| reach(plan, made)).max()?;
        let (from, to) = days_of_calendar;
        // A message of the last day may be answered after it.
        let unusual = unusual(plan, from, to.checked_add(jiff::Span::new().days(longest)).unwrap_or(to));
        let mut days = unusual.days;
        // Where nothing else is unusual, a look at the typical week tells most changes of the clock to be harmless.
        if !days.is_empty() || !is_safe(plan, &commitments, &unusual.clock_changes) {
            days.extend(unusual.clock_changes.iter().map(|change| (change.day, change.day)));
        }
        if days.is_empty() {
            return None;
        }
        // Elsewhere a day begins before or after it begins here.
        let around = i32::from(plan.zone_names().any(|name| name != plan.zone_name()));
        let mut groups: Vec<Group<'p>> = Vec::new();
        let (mut different, mut looked_at) = (HashSet::new(), HashSet::new());
        for (case, made) in
            commitments.into_iter().flat_map(|(case, made)| made.into_iter().map(move |made| (case, made)))
        {
            // Playbooks on the same ladder often promise the same.
            let limit = Limit::of(made.within);
            let key = (ptr::from_ref(case.channel), Answering::of(case, made.arrivals), made.arrivals, limit);
            if !looked_at.insert((key, made.place)) {
                continue;
            }
            let n_different = usize::from(different.insert(key));
            let reach = reach(plan, &made) + around;
            if let Some(group) = groups.iter_mut().find(|group| group.reach == reach) {
                group.commitments.push((case, made));
                group.n_different += n_different;
            } else {
                let windows = windows(&days, reach, around, (from, to));
                groups.push(Group { n_different, commitments: vec![(case, made)], windows, reach });
            }
        }
        Some(Search { days: days_of_calendar, groups })
    }

    /// How many places times days there are to look at.
    fn size(&self, plan: &Plan) -> usize {
        let n_places = plan.locations.entries().len().max(1);
        let sizes = self.groups.iter().map(|group| {
            let days = group.windows.iter().map(|(from, to)| (*to - *from).get_days() + group.reach);
            let n_days =
                days.fold(0_usize, |sum, days| sum.saturating_add(usize::try_from(days).unwrap_or(0)));
            n_days.saturating_mul(group.n_different).saturating_mul(n_places)
        });
        sizes.fold(0, usize::saturating_add)
    }
}

/// How many days a promise reaches ahead.
fn reach(plan: &Plan, made: &Commitment) -> i32 {
    const MOST_DAYS: Minute = 200;
    let limit = Limit::of(made.within);
    // Closed days are no business days.
    let n_closed = match limit {
        Limit::Minutes(_) => 0,
        Limit::BusinessDays(_) => Minute::try_from(plan.closed.items().len()).unwrap_or(0) + 1,
    };
    i32::try_from((limit.at_most() / DAY + 1).saturating_add(n_closed).min(MOST_DAYS)).unwrap_or_default()
}
