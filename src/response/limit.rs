//! By when a message has to be answered.

use crate::duty::{Calendar, DAY, Intervals, Minute};
use crate::plan::{Duration, Locality, Unit};

/// How much time there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Limit {
    Minutes(Minute),
    /// Whole days of the working week that are neither closed nor public holidays. Between two of them the clock stands still.
    BusinessDays(usize),
}

/// Messages that have the same kind of limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// They arrive from here, ...
    pub(super) from: Minute,
    /// ... and before this.
    pub(super) to: Minute,
    /// When they are seen.
    pub(super) opens: Opens,
    pub(super) until: Until,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// So long after they arrived.
    After(Minute),
    /// At a time that is the same for all of them.
    At(Minute),
}

/// When a message is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// So long after it arrives.
    After(Minute),
    /// At a time that is the same for several.
    At(Minute),
}

const MOST_DAYS: u32 = 250;

impl Limit {
    pub(super) fn of(duration: Duration) -> Limit {
        match duration.unit {
            // Whoever promises years in business days does not count the weekends.
            Unit::BusinessDays if duration.amount <= MOST_DAYS => {
                Limit::BusinessDays(usize::try_from(duration.amount).unwrap_or_default())
            }
            _ => Limit::Minutes(minutes(duration)),
        }
    }

    /// By when a message of an instant has to be answered. The days reach far enough; where they do not, a business day is a
    /// day.
    pub(super) fn due(self, at: Minute, days: &[Day]) -> Minute {
        let piece = self.pieces(days).into_iter().find(|piece| (piece.from..piece.to).contains(&at));
        match (self, piece.map(|piece| piece.until)) {
            (Limit::Minutes(minutes), _) => at + minutes,
            (Limit::BusinessDays(_), Some(Until::After(time))) => at + time,
            (Limit::BusinessDays(_), Some(Until::At(time))) => time,
            (Limit::BusinessDays(n_days), None) => at + Minute::try_from(n_days).unwrap_or(0) * DAY,
        }
    }

    /// A time within which every message has to be answered, for a week without closed days.
    pub(super) fn at_most(self) -> Minute {
        match self {
            Limit::Minutes(minutes) => minutes,
            Limit::BusinessDays(days) => {
                let days = Minute::try_from(days).unwrap_or(Minute::MAX / DAY / 4);
                (days + 2 * (days / 5 + 1)) * DAY
            }
        }
    }

    /// The pieces of the days of a calendar, at a place.
    pub(super) fn pieces_on<'p>(self, calendar: &Calendar<'p>, place: Locality<'p>) -> Vec<Piece> {
        match self {
            Limit::Minutes(_) => self.pieces(&[]),
            Limit::BusinessDays(_) => self.pieces(&Day::all_of(calendar, place)),
        }
    }

    /// The pieces of some days in a row; days after which there are too few to know are left out.
    pub(super) fn pieces(self, days: &[Day]) -> Vec<Piece> {
        let n_days = match self {
            Limit::Minutes(minutes) => {
                let (from, to) = (Minute::MIN / 4, Minute::MAX / 4);
                return vec![Piece { from, to, opens: Opens::After(0), until: Until::After(minutes) }];
            }
            Limit::BusinessDays(n_days) => n_days,
        };
        let business: Vec<&Day> = days.iter().filter(|day| day.is_business).collect();
        let mut n_begun = 0;
        let mut pieces = Vec::with_capacity(days.len());
        for day in days {
            // A message of a business day has until the same time of the day so many of them later; one of another day has
            // as many whole ones, from the next.
            let last = business.get(n_begun + n_days).copied();
            n_begun += usize::from(day.is_business);
            let Some(last) = last else { continue };
            let piece = |from, to, until| Piece { from, to, opens: Opens::After(0), until };
            if day.is_business {
                pieces.extend(day.until_the_same_time(last).map(|(from, to, until)| piece(from, to, until)));
            } else {
                pieces.push(piece(day.from, day.to, Until::At(last.from)));
            }
        }
        pieces
    }
}

/// A day of some calendar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    pub(super) from: Minute,
    pub(super) to: Minute,
    pub(super) is_business: bool,
    /// When its clock changes, and by how many minutes it goes ahead.
    pub(super) change: Option<(Minute, Minute)>,
}

impl Day {
    /// The days of a calendar at a place, with those that are business days.
    pub(super) fn all_of<'p>(calendar: &Calendar<'p>, place: Locality<'p>) -> Vec<Day> {
        let (start, end) = calendar.span(place.zone);
        let zone = calendar.zone(place.zone);
        let business = calendar.business_days(place);
        let mut days = Vec::new();
        let mut day = zone.day(start);
        while let Ok(next) = day.tomorrow() {
            let (from, to) = (zone.start_of(day), zone.start_of(next));
            if from >= end {
                break;
            }
            let change = zone.changes(from, to).first().map(|(at, before, after)| (*at, after - before));
            days.push(Day { from, to, is_business: business.contains(day), change });
            day = next;
        }
        days
    }

    /// The minute of the day that the clock shows at an instant of it.
    fn clock(&self, at: Minute) -> Minute {
        let ahead = self.change.filter(|(change, _)| at >= *change).map_or(0, |(_, by)| by);
        at - self.from + ahead
    }

    /// When the clock shows a minute of the day for the first time; the end of the gap where it never does.
    fn at_clock(&self, clock: Minute) -> Minute {
        match self.change {
            Some((change, by)) if clock >= change - self.from => (self.from + clock - by).max(change),
            _ => self.from + clock,
        }
    }

    /// The parts of a day, each with the time that its messages have until the clock shows the same on another day.
    fn until_the_same_time(self, last: &Day) -> impl Iterator<Item = (Minute, Minute, Until)> {
        let last = *last;
        let mut ends = vec![self.from, self.to];
        let own = self.change.map_or(0, |(_, by)| by);
        ends.extend(self.change.map(|(change, _)| change));
        // What the clock of the other day shows before and after it changes.
        if let Some((change, by)) = last.change {
            let clocks = [change - last.from, change - last.from + by];
            ends.extend(clocks.iter().flat_map(|clock| [self.from + clock, self.from + clock - own]));
        }
        ends.retain(|end| (self.from..=self.to).contains(end));
        ends.sort_unstable();
        ends.dedup();
        let due = move |at: Minute| last.at_clock(self.clock(at));
        let part = move |(from, to): (Minute, Minute)| {
            let moves = due(to - 1) - due(from) == to - 1 - from;
            (from, to, if moves { Until::After(due(from) - from) } else { Until::At(due(from)) })
        };
        let parts: Vec<(Minute, Minute)> = ends.iter().copied().zip(ends.iter().skip(1).copied()).collect();
        parts.into_iter().map(part)
    }
}

impl Until {
    /// So much earlier.
    pub(super) fn sooner_by(self, time: Minute) -> Until {
        match self {
            Until::After(after) => Until::After(after - time),
            Until::At(at) => Until::At(at - time),
        }
    }
}

impl Piece {
    /// The messages that somebody answers in time who is asked so long after they are seen and is there in `[start, end)`.
    ///
    /// With the time `d` they are those of `[start − d, end − after)`, if `after` is at most `d`.
    pub(super) fn answered(&self, after: Minute, (start, end): (Minute, Minute)) -> (Minute, Minute) {
        let none = (self.from, self.from);
        let (first, last) = match (self.opens, self.until) {
            (Opens::After(seen), Until::After(time)) if seen + after <= time => {
                (start - time, end - seen - after)
            }
            (Opens::After(seen), Until::At(time)) if start <= time => {
                (self.from, end.min(time + 1) - seen - after)
            }
            (Opens::At(seen), until) if seen + after < end => {
                let answer = start.max(seen + after);
                match until {
                    Until::After(time) => (answer - time, self.to),
                    Until::At(time) if answer <= time => (self.from, self.to),
                    Until::At(_) => return none,
                }
            }
            _ => return none,
        };
        (first.max(self.from), last.min(self.to))
    }

    /// Those of the times at which somebody is there that answer such messages.
    pub(super) fn near<'c>(&self, cover: &'c Intervals) -> &'c [(Minute, Minute)] {
        let latest = match self.until {
            Until::After(time) => self.to.saturating_add(time),
            Until::At(time) => time,
        };
        cover.touching(self.from, latest)
    }
}

pub(super) fn minutes(duration: Duration) -> Minute {
    Minute::try_from(duration.in_minutes()).unwrap_or(Minute::MAX / 8).min(Minute::MAX / 8)
}

#[cfg(test)]
mod tests {
    use crate::duty::DAY;
    use crate::response::limit::{Day, Limit, Until};

    #[test]
    fn a_business_day_ends_at_the_same_time_of_the_next_one() {
        let day =
            |day: i64| Day { from: day * DAY, to: (day + 1) * DAY, is_business: day % 7 < 5, change: None };
        let days = (0..9).map(day);
        let pieces = Limit::BusinessDays(1).pieces(&days.collect::<Vec<_>>());
        let until: Vec<Until> = pieces.iter().map(|piece| piece.until).collect();
        assert_eq!(until.first(), Some(&Until::After(DAY)));
        // A message of Friday 15:00 has until Monday 15:00, one of the weekend until the end of Monday.
        assert_eq!(until.get(4), Some(&Until::After(3 * DAY)));
        assert_eq!(until.get(5..7), Some(&[Until::At(8 * DAY), Until::At(8 * DAY)][..]));
    }
}
