//! Each time at which something of the calendar goes out.

use crate::duty::{Calendar, Counting, DAY, Minute, later, local_start};
use crate::plan::{CalendarEntry, Campaign, Date, Duration, Entry, Horizon, Moment, Plan, PostTime, Unit};
use jiff::Span;
use jiff::civil::DateTime;

/// How many times are looked at in one plan.
pub const MOST_OCCURRENCES: usize = 20_000;

/// A time at which an entry of the calendar goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// The local time, in minutes from 1970 on the clock of the channel.
    pub at: Minute,
    /// The place of the entry in the calendar, from 0.
    pub entry: usize,
}

impl Occurrence {
    /// The day on the clock of the channel.
    pub fn day(self) -> Date {
        crate::duty::day_of(self.at)
    }

    /// Minutes since midnight on that clock.
    pub fn minute_of_day(self) -> Minute {
        self.at.rem_euclid(DAY)
    }
}

/// All times of a calendar, in their order.
#[derive(Clone, Debug, Default)]
pub struct Occurrences {
    all: Vec<Occurrence>,
    /// The entry at which the times end because there are too many.
    cut_at: Option<usize>,
}

impl Occurrences {
    /// The times of all entries that are not dropped: of posts once, of slots from their first to their last day, else those of
    /// the plan. Slots of which no first or last day is known have none.
    pub fn of(plan: &Plan) -> Occurrences {
        let mut all = Vec::new();
        let mut cut_at = None;
        for (index, entry) in plan.calendar.entries().iter().enumerate() {
            if !entry.value.is_there() {
                continue;
            }
            let room = MOST_OCCURRENCES.saturating_sub(all.len());
            let times = times(plan, entry, room + 1);
            if times.len() > room {
                cut_at = Some(index);
                all.extend(times.into_iter().take(room).map(|at| Occurrence { at, entry: index }));
                break;
            }
            all.extend(times.into_iter().map(|at| Occurrence { at, entry: index }));
        }
        all.sort_unstable();
        Occurrences { all, cut_at }
    }

    pub fn all(&self) -> &[Occurrence] {
        &self.all
    }

    /// The place of the entry in the calendar at which the times end, where there are more than are looked at.
    pub fn cut_at(&self) -> Option<usize> {
        self.cut_at
    }
}

/// The times of one entry, at most so many.
fn times(plan: &Plan, entry: &Entry<CalendarEntry>, most: usize) -> Vec<Minute> {
    let post = &entry.value;
    match (post.at.get(), post.every.copied()) {
        (Some(PostTime::Moment(moment)), None) => vec![minute(moment.0)],
        (Some(PostTime::Counted(_)), None) => counted(plan, post).map(minute).into_iter().collect(),
        (Some(PostTime::Time(time)), Some(every)) => slots(plan, post, time.minutes(), every, most),
        // `calendar-entry-unclear` speaks up, or the time could not be read.
        _ => Vec::new(),
    }
}

/// The time of a post that counts from a moment of its campaign; `None` where that is not known.
fn counted(plan: &Plan, post: &CalendarEntry) -> Option<DateTime> {
    let Some(PostTime::Counted(counted)) = post.at.get() else { return None };
    let campaign = plan.campaigns.entry(post.campaign.get()?)?;
    let moment = moment_of(campaign, &counted.from.get()?.value)?;
    let is_said = |field: &crate::plan::Field<Duration>| !field.is_missing();
    match (counted.after.copied(), counted.before.copied()) {
        (None, None) if !is_said(&counted.after) && !is_said(&counted.before) => Some(moment.0),
        (Some(after), None) => shifted(plan, moment.0, after, 1),
        (None, Some(before)) => shifted(plan, moment.0, before, -1),
        _ => None,
    }
}

fn moment_of(campaign: &Entry<Campaign>, name: &str) -> Option<Moment> {
    Some(campaign.value.moments.get()?.0.entry(name)?.value)
}

/// A time so long after another one, or before it.
fn shifted(plan: &Plan, from: DateTime, by: Duration, sign: i64) -> Option<DateTime> {
    let amount = i64::from(by.amount) * sign;
    let span = match by.unit {
        Unit::Minutes => Span::new().try_minutes(amount),
        Unit::Hours => Span::new().try_hours(amount),
        Unit::Days => Span::new().try_days(amount),
        Unit::Weeks => Span::new().try_weeks(amount),
        Unit::Months => Span::new().try_months(amount),
        Unit::Years => Span::new().try_years(amount),
        Unit::BusinessDays => return business_days_away(plan, from, by.amount, sign),
    };
    from.checked_add(span.ok()?).ok()
}

/// How many days in a row are looked at for a day on which business is done.
const MOST_DAYS: u32 = 4000;

fn business_days_away(plan: &Plan, from: DateTime, n_days: u32, sign: i64) -> Option<DateTime> {
    let calendar = Calendar::of(plan, Counting::WithoutLeave, from.date(), from.date());
    let business = calendar.business_days(plan.locality());
    let step = if sign < 0 { -1 } else { 1 };
    let (mut day, mut left) = (from.date(), n_days);
    for _ in 0..MOST_DAYS {
        if left == 0 {
            return Some(day.to_datetime(from.time()));
        }
        day = day.checked_add(Span::new().days(step)).ok()?;
        left -= u32::from(business.contains(day));
    }
    None
}

/// The times of a slot, at most so many.
fn slots(plan: &Plan, post: &CalendarEntry, time: Minute, every: Duration, most: usize) -> Vec<Minute> {
    let horizon = plan.about().and_then(|about| about.horizon.get());
    let of_plan = |first: bool| -> Option<Date> {
        let horizon: &Horizon = horizon?;
        let day = if first { horizon.starts.get() } else { horizon.ends.get() };
        day.map(|day| day.value)
    };
    let starts = post.starts.get().map(|day| day.value).or_else(|| of_plan(true));
    let ends = post.ends.get().map(|day| day.value).or_else(|| of_plan(false));
    let (Some(starts), Some(ends)) = (starts, ends) else { return Vec::new() };
    let first = local_start(starts) + time;
    let end = local_start(later(ends, 1));
    let fixed = |step: Minute| -> Vec<Minute> {
        let step = usize::try_from(step).unwrap_or(usize::MAX).max(60);
        (first..end).step_by(step).take(most).collect()
    };
    let amount = i64::from(every.amount);
    match every.unit {
        Unit::Minutes | Unit::Hours | Unit::Days | Unit::Weeks => {
            fixed(Minute::try_from(every.in_minutes()).unwrap_or(Minute::MAX))
        }
        Unit::Months | Unit::Years => {
            let months = if every.unit == Unit::Years { amount * 12 } else { amount };
            // Each counts from the first day: the last of a month stays the last of a month.
            let nth = |n: i64| starts.checked_add(Span::new().try_months(months.checked_mul(n)?).ok()?).ok();
            let days = (0..).map_while(nth).take_while(|day| *day <= ends).take(most);
            days.map(|day| local_start(day) + time).collect()
        }
        Unit::BusinessDays => {
            let calendar = Calendar::of(plan, Counting::WithoutLeave, starts, ends);
            let business = calendar.business_days(plan.locality());
            let step = usize::try_from(every.amount).unwrap_or(usize::MAX);
            let days = business.between(starts, ends).step_by(step.max(1)).take(most);
            days.map(|day| local_start(day) + time).collect()
        }
    }
}

/// A local time in minutes from 1970.
fn minute(at: DateTime) -> Minute {
    local_start(at.date()) + Minute::from(at.hour()) * 60 + Minute::from(at.minute())
}
