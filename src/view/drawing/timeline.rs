//! The horizon as a line, and what lies on it.

use crate::due;
use crate::plan::{Date, Plan, later};
use crate::view::drawing::percent;
use crate::view::facts::Day;
use schemars::JsonSchema;
use serde::Serialize;

/// The axis of the horizon.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Timeline {
    /// The first day.
    pub starts: Day,
    /// The last day.
    pub ends: Day,
    /// The first days of months, a few of them with their names.
    pub ticks: Vec<Tick>,
    /// The day on which the plan is looked at.
    pub today: Option<Mark>,
    /// Reviews of the plan.
    pub reviews: Vec<Review>,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Tick {
    /// Where it is on the line, in percent.
    pub x: String,
    /// The first day of the month that begins there.
    pub month: Day,
    /// Whether a year begins there, so that the name of the month needs the year.
    pub begins_year: bool,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Mark {
    /// Where it is on the line, in percent.
    pub x: String,
    /// The day.
    pub date: Day,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct Review {
    /// Where it is on the line, in percent.
    pub x: String,
    /// The day.
    pub day: Day,
    /// Whether it was held.
    pub held: bool,
}

/// An action on the axis.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Bar {
    /// Where it begins on the line, in percent.
    pub x: String,
    /// How much of the line it takes, in percent.
    pub width: String,
    /// How much of it has gone by; nothing where no day is looked at.
    pub gone: Option<String>,
    /// Whether it is a single day.
    pub is_day: bool,
    /// The first day of it that lies on the axis.
    pub from: Day,
    /// The last day of it that lies on the axis.
    pub to: Day,
}

fn days(from: Date, to: Date) -> f64 {
    f64::from((to - from).get_days())
}

/// The days of the horizon.
#[derive(Clone, Copy, Debug)]
pub(in crate::view) struct Axis {
    starts: Date,
    ends: Date,
}

impl Axis {
    pub(in crate::view) fn of(plan: &Plan) -> Option<Axis> {
        let horizon = plan.about()?.horizon.get()?;
        let (starts, ends) = (horizon.starts.get()?.value, horizon.ends.get()?.value);
        Axis::between(starts, ends)
    }

    /// An axis of its own; `None` where it has no length.
    pub(in crate::view) fn between(starts: Date, ends: Date) -> Option<Axis> {
        (starts < ends).then_some(Axis { starts, ends })
    }

    /// A day on the axis; `None` where it lies outside.
    pub(in crate::view) fn mark(self, day: Date) -> Option<Mark> {
        self.holds(day).then(|| Mark { x: self.x(day), date: Day(day) })
    }

    fn x(self, day: Date) -> String {
        percent(days(self.starts, day), days(self.starts, self.ends) + 1.0)
    }

    fn holds(self, day: Date) -> bool {
        (self.starts..=self.ends).contains(&day)
    }

    /// How much of the horizon is gone on a day, in percent.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 100 before")]
    pub(in crate::view) fn gone(self, day: Date) -> u8 {
        let share = days(self.starts, day) / (days(self.starts, self.ends) + 1.0);
        (share * 100.0).clamp(0.0, 100.0).round() as u8
    }

    /// The axis with its months and reviews.
    pub(in crate::view) fn timeline(self, plan: &Plan, as_of: Option<Date>) -> Timeline {
        const MOST_DAYS_IN_HALF_YEARS: f64 = 1_500.0;
        const MOST_DAYS_IN_QUARTERS: f64 = 500.0;
        Timeline {
            starts: Day(self.starts),
            ends: Day(self.ends),
            ticks: match days(self.starts, self.ends) {
                length if length <= MOST_DAYS_IN_QUARTERS => self.ticks(3),
                length if length <= MOST_DAYS_IN_HALF_YEARS => self.ticks(6),
                _ => self.years(),
            },
            today: as_of.and_then(|day| self.mark(day)),
            reviews: self.reviews(plan),
        }
    }

    /// Half-years, or years where it is long.
    pub(in crate::view) fn half_years(self) -> Vec<Tick> {
        const MOST_DAYS_IN_HALF_YEARS: f64 = 450.0;
        if days(self.starts, self.ends) <= MOST_DAYS_IN_HALF_YEARS { self.ticks(6) } else { self.years() }
    }

    /// Years, so many that their names do not stand on each other.
    fn years(self) -> Vec<Tick> {
        const MOST_YEARS: i16 = 8;
        let mut ticks = self.ticks(12);
        let step = (self.ends.year() - self.starts.year()) / MOST_YEARS + 1;
        ticks.retain(|tick| tick.month.0.year() % step == 0);
        ticks
    }

    /// The months that begin a stretch of so many.
    fn ticks(self, step: i8) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut month = self.starts.first_of_month();
        while month <= self.ends && ticks.len() < 200 {
            // Beside an end there is no room for a name.
            let room = days(self.starts, self.ends) / 12.0;
            let is_inside = days(self.starts, month) >= 0.0 && days(month, self.ends) >= room;
            if (month.month() - 1) % step == 0 && is_inside {
                ticks.push(Tick { x: self.x(month), month: Day(month), begins_year: month.month() == 1 });
            }
            let Ok(next) = month.checked_add(jiff::Span::new().months(1)) else { break };
            month = next;
        }
        ticks
    }

    /// The last review, the next one, and those that follow until the end.
    fn reviews(self, plan: &Plan) -> Vec<Review> {
        const MOST: usize = 30;
        let Some(review) = plan.about().and_then(|about| about.review.get()) else { return Vec::new() };
        let every = review.every.copied();
        let last = review.last_held().map(|last| last.value);
        let next = due::review(plan).map(|fact| fact.due);
        let mut days: Vec<Date> = last.into_iter().chain(next).collect();
        let mut day = next;
        while let Some(following) = day.and_then(|day| later(day, every?)).filter(|day| self.holds(*day)) {
            if days.len() >= MOST || days.contains(&following) {
                break;
            }
            days.push(following);
            day = Some(following);
        }
        days.sort_unstable();
        days.dedup();
        let is_held = |day: Date| Some(day) == last || last.is_some_and(|last| day < last);
        days.into_iter()
            .filter(|day| self.holds(*day))
            .map(|day| Review { x: self.x(day), day: Day(day), held: is_held(day) })
            .collect()
    }

    /// A time on the axis; `None` where nothing of it lies there.
    pub(in crate::view) fn bar(
        self,
        from: Option<Date>,
        to: Option<Date>,
        as_of: Option<Date>,
    ) -> Option<Bar> {
        let (from, to, is_day) = match (from, to) {
            (Some(from), Some(to)) if from <= to => (from, to, from == to),
            (Some(day), None) | (None, Some(day)) => (day, day, true),
            _ => return None,
        };
        let (first, last) = (from.max(self.starts), to.min(self.ends));
        if first > last {
            return None;
        }
        let all = days(self.starts, self.ends) + 1.0;
        let gone = as_of.map(|day| days(first, day.min(last).max(first)));
        Some(Bar {
            x: self.x(first),
            width: percent(days(first, last) + 1.0, all),
            gone: gone.map(|days| percent(days, all)),
            is_day,
            from: Day(first),
            to: Day(last),
        })
    }
}
