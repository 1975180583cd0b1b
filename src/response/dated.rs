//! Whether the ladders of a plan keep its promises on every day of its horizon: on closed days, on leave, when clocks change.

use crate::duty::{DAY, Days, Intervals, Minute, unusual, windows};
use crate::model::{Channel, Date, Duration, Entry, Leave, Location, Person, Plan, Playbook};
use crate::response::cases::{Arrivals, Case, Commitment, MOST_COMBINATIONS, cases, combinations, places};
use crate::response::clock::is_safe;
use crate::response::ladder::Worst;
use crate::response::limit::Limit;
use crate::response::promises::Promise;
use crate::response::team::horizon;
use crate::response::window::Window;
use crate::source::Span;
use std::collections::{HashMap, HashSet};
use std::ptr;

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
    pub broken: Intervals,
    /// The message that waits longest.
    pub worst: Worst,
    /// The days, in the zone of the plan, from which on messages wait too long.
    pub days: Vec<Date>,
}

/// Why a promise breaks that a usual day would keep.
#[derive(Clone, Copy, Debug)]
pub enum Cause<'p> {
    /// Closed days and public holidays.
    ClosedDays,
    /// Somebody's leave.
    Leave(&'p Entry<Person>, &'p Leave),
    /// Nothing of the two: clocks that change at different times, hours that differ in the year, a rota.
    UnusualWeek,
}

/// The most combinations of playbook, channel and location times days that are looked at.
pub const MOST_DATED: usize = 4_000_000;

/// Every promise that breaks on some days of the horizon and would be kept on usual ones; of what breaks in the typical week
/// too, only what closed days and leave add. Nothing of a plan without a horizon; `None` where there is too much to look at.
pub fn dated<'p>(plan: &'p Plan, promises: &[Promise<'p>]) -> Option<Vec<Dated<'p>>> {
    let Some(look) = Look::at(plan) else { return Some(Vec::new()) };
    if look.size(plan) > MOST_DATED {
        return None;
    }
    let kept = promises.iter().filter(|promise| promise.is_kept());
    let kept: HashSet<PromiseKey> =
        kept.map(|promise| promise_key(&promise.case, promise.arrivals)).collect();
    let mut found = Found::default();
    for &days in &look.windows {
        let window = Window::of(plan, days, look.reach);
        for (case, commitments) in &look.cases {
            for made in commitments {
                let is_usually_kept = kept.contains(&promise_key(case, made.arrivals));
                for location in places(plan, case.of, case.answering(made.arrivals).into_iter()) {
                    for one in window.broken(*case, made, location) {
                        if is_usually_kept || !matches!(one.cause, Cause::UnusualWeek) {
                            found.add(one);
                        }
                    }
                }
            }
        }
    }
    Some(found.all)
}

type PromiseKey = (*const Entry<Channel>, *const Entry<Playbook>, Arrivals);

fn promise_key(case: &Case<'_>, arrivals: Arrivals) -> PromiseKey {
    (ptr::from_ref(case.channel), ptr::from_ref(case.playbook), arrivals)
}

/// What was found in the windows so far: the same promise, place and cause once.
#[derive(Default)]
struct Found<'p> {
    all: Vec<Dated<'p>>,
    known: HashMap<(PromiseKey, *const Entry<Location>, u8, *const Leave), usize>,
}

impl<'p> Found<'p> {
    fn add(&mut self, one: Dated<'p>) {
        let (cause, leave) = match one.cause {
            Cause::ClosedDays => (0, ptr::null()),
            Cause::Leave(_, leave) => (1, ptr::from_ref(leave)),
            Cause::UnusualWeek => (2, ptr::null()),
        };
        let at = one.location.map_or(ptr::null(), ptr::from_ref);
        let key = (promise_key(&one.case, one.arrivals), at, cause, leave);
        let known = self.known.get(&key).and_then(|index| self.all.get_mut(*index));
        if let Some(known) = known {
            known.broken = known.broken.union(&one.broken);
            known.days.extend(one.days);
            if one.worst.weight() > known.worst.weight() {
                known.worst = one.worst;
            }
        } else {
            self.known.insert(key, self.all.len());
            self.all.push(one);
        }
    }
}

/// What is looked at, and when.
struct Look<'p> {
    cases: Vec<(Case<'p>, Vec<Commitment>)>,
    windows: Vec<Days>,
    /// How many days a promise reaches ahead.
    reach: i32,
}

impl<'p> Look<'p> {
    /// `None` where there is nothing to look at.
    fn at(plan: &'p Plan) -> Option<Look<'p>> {
        const MOST_DAYS: i32 = 200;
        plan.about()?.horizon.get()?;
        if combinations(plan) > MOST_COMBINATIONS {
            return None;
        }
        let cases = cases(plan).into_iter().map(|case| (case, case.commitments(plan)));
        let cases: Vec<_> = cases.filter(|(_, commitments)| !commitments.is_empty()).collect();
        let limits = cases.iter().flat_map(|(_, commitments)| commitments);
        let longest = limits.map(|made| Limit::of(made.within).at_most()).max()?;
        let (from, to) = horizon(plan);
        let n_closed = Minute::try_from(plan.closed.items().len()).unwrap_or(0);
        let reach = i32::try_from(longest / DAY + 2 + n_closed).unwrap_or(MOST_DAYS).min(MOST_DAYS);
        // A message of the last day may be answered after it.
        let unusual = unusual(plan, from, to.checked_add(jiff::Span::new().days(reach)).unwrap_or(to));
        let mut days = unusual.days;
        // Where nothing else is unusual, a look at the typical week tells most changes of the clock to be harmless.
        if !days.is_empty() || !is_safe(plan, &cases, &unusual.clock_changes) {
            days.extend(unusual.clock_changes.iter().map(|change| (change.day, change.day)));
        }
        if days.is_empty() {
            return None;
        }
        Some(Look { cases, windows: windows(&days, reach, 1, (from, to)), reach })
    }

    fn size(&self, plan: &Plan) -> usize {
        let n_days: i32 = self.windows.iter().map(|(from, to)| (*to - *from).get_days() + self.reach).sum();
        combinations(plan).saturating_mul(usize::try_from(n_days).unwrap_or(usize::MAX))
    }
}
