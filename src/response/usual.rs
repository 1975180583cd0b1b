//! The usual week: the kind of week of which there are most, for documents.

use crate::duty::{Calendar, Counting, DAY, Days, Intervals, Minute, Signs, Telling, WEEK, Zone, later};
use crate::plan::{Closing, Date, Hours, Locality, Plan};
use foldhash::{HashMap, HashMapExt};
use std::rc::Rc;

/// The weeks that are as most of them are.
#[derive(Clone, Debug)]
pub struct UsualWeek {
    /// The Mondays of one week for each way in which turns fall; the first ones of a long rota.
    pub mondays: Vec<Date>,
    /// The first and the last day of all weeks that are so, and how many there are.
    pub days: Days,
    pub n_weeks: usize,
    /// Whether all whole weeks are so.
    pub is_every_week: bool,
}

/// The usual week of some days: leave, closed days and public holidays do not count.
pub fn usual_week(plan: &Plan, (from, to): Days) -> UsualWeek {
    const MOST_TURNS: usize = 60;
    let behind = i32::from(from.weekday().to_monday_zero_offset());
    let first = later(from, (7 - behind) % 7);
    let n_weeks = usize::try_from(((to - first).get_days() + 1) / 7).unwrap_or(0);
    // Of less than a week the one in which it is.
    let (first, n_weeks) = if n_weeks == 0 { (later(from, -behind), 1) } else { (first, n_weeks) };
    let monday = |week: usize| later(first, i32::try_from(week * 7).unwrap_or(i32::MAX));
    let days = (first, later(monday(n_weeks), -1));
    let signs = Signs::of(plan, days, (0, 0), Telling::Nothing);
    let mut kinds: HashMap<&[u32], Vec<usize>> = HashMap::new();
    for week in 0..n_weeks {
        kinds.entry(signs.from(week * 7, 7)).or_default().push(week);
    }
    let usual =
        kinds.into_values().max_by_key(|weeks| (weeks.len(), std::cmp::Reverse(weeks.first().copied())));
    let mut usual = usual.unwrap_or_else(|| vec![0]);
    let turns = Signs::of(plan, days, (0, 0), Telling::Turns);
    leave_out_swaps(&mut usual, |week| turns.from(week * 7, 7));
    let mut known: HashMap<&[u32], Date> = HashMap::new();
    for week in &usual {
        if known.len() < MOST_TURNS {
            known.entry(turns.from(week * 7, 7)).or_insert_with(|| monday(*week));
        }
    }
    let mut mondays: Vec<Date> = known.into_values().collect();
    mondays.sort_unstable();
    let (begins, ends) = (usual.first().copied().unwrap_or(0), usual.last().copied().unwrap_or(0));
    UsualWeek {
        mondays,
        days: (monday(begins), later(monday(ends), 6)),
        n_weeks: usual.len(),
        is_every_week: usual.len() == n_weeks,
    }
}

/// Leaves out weeks whose turns fall as in no other one, where all rounds of the rotas come several times: somebody swapped a
/// turn, or left.
fn leave_out_swaps<'t>(weeks: &mut Vec<usize>, turns_of: impl Fn(usize) -> &'t [u32]) {
    const SEVERAL_TIMES: usize = 3;
    let mut counts: HashMap<&[u32], usize> = HashMap::new();
    for week in weeks.iter() {
        *counts.entry(turns_of(*week)).or_default() += 1;
    }
    if counts.values().any(|count| *count >= SEVERAL_TIMES) {
        weeks.retain(|week| counts.get(turns_of(*week)).is_some_and(|count| *count > 1));
    }
}

/// Usual weeks of a plan, one for each way in which turns fall.
#[derive(Debug)]
pub struct Weeks<'p> {
    calendar: Calendar<'p>,
    zone: Rc<Zone>,
    /// When they begin, in minutes from 1970 in UTC.
    starts: Vec<Minute>,
}

impl<'p> Weeks<'p> {
    /// Those of some days.
    pub fn of(plan: &'p Plan, days: Days) -> Weeks<'p> {
        Weeks::reaching(plan, plan.zone_name(), &usual_week(plan, days), 0)
    }

    /// From Monday 00:00 in a zone, with so many days behind them as promises reach.
    pub(super) fn reaching(plan: &'p Plan, zone: &str, week: &UsualWeek, reach: i32) -> Weeks<'p> {
        let (first, last) = (week.mondays.first().copied(), week.mondays.last().copied());
        let (first, last) = (first.unwrap_or(week.days.0), last.unwrap_or(week.days.0));
        let last = later(last, 7 + reach + 1);
        let zone = Zone::around(zone, first, last);
        let starts: Vec<Minute> = week.mondays.iter().map(|monday| zone.start_of(*monday)).collect();
        let looked_at = starts.iter().map(|start| (start - DAY, start + WEEK + Minute::from(reach) * DAY));
        let mask = Intervals::of(looked_at.collect());
        let calendar = Calendar::of(plan, Counting::UsualDays, later(first, -2), last).only_in(&mask);
        Weeks { calendar, zone, starts }
    }

    /// The minutes of the week in some hours of a zone, from Monday 00:00.
    pub fn hours(&self, hours: &'p Hours, zone: &'p str) -> Intervals {
        self.all_of(&self.calendar.hours(hours, Locality { zone, country: None, closing: Closing::Nobody }))
    }

    pub(super) fn calendar(&self) -> &Calendar<'p> {
        &self.calendar
    }

    /// All messages of the weeks.
    pub(super) fn messages(&self) -> Intervals {
        Intervals::of(self.starts.iter().map(|start| (*start, start + WEEK)).collect())
    }

    /// What is so in one of the weeks, in minutes from Monday.
    pub(super) fn all_of(&self, set: &Intervals) -> Intervals {
        in_week(&self.zone, &set.intersection(&self.messages()))
    }

    /// What is so in every one of them.
    pub(super) fn in_each_of(&self, set: &Intervals) -> Intervals {
        let never = self.all_of(&self.messages().without(set));
        Intervals::of(vec![(0, WEEK)]).without(&never)
    }
}

/// Some instants as minutes of a week, from Monday 00:00 in a zone.
pub fn in_week(zone: &Zone, instants: &Intervals) -> Intervals {
    let spans = instants.all().iter().map(|(start, end)| {
        let minute = week_minute(zone, *start);
        // By the clock: a night in which it changes is as long as others.
        let length = zone.local(*end) - zone.local(*start);
        (minute, minute + if length > 0 { length } else { end - start }.min(WEEK))
    });
    Intervals::of(spans.collect()).round(WEEK)
}

/// An instant as a minute of the week, from Monday 00:00 in a zone.
pub fn week_minute(zone: &Zone, instant: Minute) -> Minute {
    // The first day of 1970 was a Thursday.
    const DAYS_BEFORE: Minute = 3;
    (zone.local(instant) + DAYS_BEFORE * DAY).rem_euclid(WEEK)
}
