//! The usual week: the kind of week of which there are most, for documents.

use crate::duty::{Calendar, Counting, DAY, Days, Intervals, Minute, Signs, Telling, WEEK, Zone, later};
use crate::plan::{Date, Hours, Plan};
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
    let signs = Signs::of(plan, days, 0, Telling::Nothing);
    let mut kinds: HashMap<&[u32], Vec<usize>> = HashMap::new();
    for week in 0..n_weeks {
        kinds.entry(signs.from(week * 7, 7)).or_default().push(week);
    }
    let usual =
        kinds.into_values().max_by_key(|weeks| (weeks.len(), std::cmp::Reverse(weeks.first().copied())));
    let usual = usual.unwrap_or_else(|| vec![0]);
    let turns = Signs::of(plan, days, 0, Telling::Turns);
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

/// One usual week of some days, in minutes from Monday 00:00 in the zone of the plan.
#[derive(Debug)]
pub struct Week<'p> {
    calendar: Calendar<'p>,
    span: (Minute, Minute),
    zone: Rc<Zone>,
}

impl<'p> Week<'p> {
    pub fn of(plan: &'p Plan, days: Days) -> Week<'p> {
        let usual = usual_week(plan, days);
        let monday = usual.mondays.first().copied().unwrap_or(days.0);
        let zone = Zone::around(plan.zone_name(), monday, later(monday, 7));
        let calendar = Calendar::of(plan, Counting::UsualDays, later(monday, -1), later(monday, 8));
        Week { calendar, span: (zone.start_of(monday), zone.start_of(later(monday, 7))), zone }
    }

    /// The minutes of the week in some hours of a zone.
    pub fn hours(&self, hours: &'p Hours, zone: &'p str) -> Intervals {
        let (start, end) = self.span;
        in_week(&self.zone, &self.calendar.hours(hours, zone).between(start, end))
    }
}

/// Some instants as minutes of a week, from Monday 00:00 in a zone.
pub fn in_week(zone: &Zone, instants: &Intervals) -> Intervals {
    let spans = instants.all().iter().map(|(start, end)| {
        let minute = week_minute(zone, *start);
        (minute, minute + (end - start).min(WEEK))
    });
    Intervals::of(spans.collect()).round(WEEK)
}

/// An instant as a minute of the week, from Monday 00:00 in a zone.
pub fn week_minute(zone: &Zone, instant: Minute) -> Minute {
    // The first day of 1970 was a Thursday.
    const DAYS_BEFORE: Minute = 3;
    (zone.local(instant) + DAYS_BEFORE * DAY).rem_euclid(WEEK)
}
