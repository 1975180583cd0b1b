//! Sets of half-open intervals of minutes.

/// A minute on some scale.
pub type Minute = i64;

/// Minutes of a day.
pub const DAY: Minute = 24 * 60;

/// Disjoint half-open intervals in order; neighbours do not touch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Intervals(Vec<(Minute, Minute)>);

impl Intervals {
    /// The union of some intervals, in any order; empty ones do not count.
    pub fn of(mut parts: Vec<(Minute, Minute)>) -> Intervals {
        parts.retain(|(start, end)| start < end);
        sort(&mut parts);
        parts.dedup_by(|next, last| {
            let touch = next.0 <= last.1;
            if touch {
                last.1 = last.1.max(next.1);
            }
            touch
        });
        Intervals(parts)
    }

    pub fn all(&self) -> &[(Minute, Minute)] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many minutes they hold together.
    pub fn length(&self) -> Minute {
        self.0.iter().map(|(start, end)| end - start).sum()
    }

    /// How many minutes they hold between two minutes.
    pub fn length_between(&self, from: Minute, to: Minute) -> Minute {
        let first = self.0.partition_point(|(_, end)| *end <= from);
        let here = self.0.get(first..).unwrap_or_default().iter().take_while(|(start, _)| *start < to);
        here.map(|(start, end)| (*end).min(to) - (*start).max(from)).sum()
    }

    /// Those that end from a minute on and before another one.
    pub fn ending(&self, from: Minute, before: Minute) -> &[(Minute, Minute)] {
        let first = self.0.partition_point(|(_, end)| *end < from);
        let rest = self.0.get(first..).unwrap_or_default();
        let n_ends = rest.iter().take_while(|(_, end)| *end < before).count();
        rest.get(..n_ends).unwrap_or_default()
    }

    pub fn contains(&self, minute: Minute) -> bool {
        self.at(minute).is_some()
    }

    /// The interval in which a minute is.
    pub fn at(&self, minute: Minute) -> Option<(Minute, Minute)> {
        let next = self.0.partition_point(|(start, _)| *start <= minute);
        let last = next.checked_sub(1).and_then(|index| self.0.get(index)).copied();
        last.filter(|(_, end)| minute < *end)
    }

    /// The first minute from one on that is inside.
    pub fn next(&self, minute: Minute) -> Option<Minute> {
        let first = self.0.partition_point(|(_, end)| *end <= minute);
        self.0.get(first).map(|(start, _)| (*start).max(minute))
    }

    /// Those that end behind a minute and begin no later than another one.
    pub fn touching(&self, from: Minute, until: Minute) -> &[(Minute, Minute)] {
        let first = self.0.partition_point(|(_, end)| *end <= from);
        let last = self.0.partition_point(|(start, _)| *start <= until);
        self.0.get(first..last).unwrap_or_default()
    }

    /// What of them lies between two minutes.
    #[must_use]
    pub fn between(&self, from: Minute, to: Minute) -> Intervals {
        let first = self.0.partition_point(|(_, end)| *end <= from);
        let here = self.0.get(first..).unwrap_or_default().iter().take_while(|(start, _)| *start < to);
        let cut = here.map(|(start, end)| ((*start).max(from), (*end).min(to)));
        Intervals(cut.filter(|(start, end)| start < end).collect())
    }

    #[must_use]
    pub fn union(&self, other: &Intervals) -> Intervals {
        if other.is_empty() {
            return self.clone();
        }
        if self.is_empty() {
            return other.clone();
        }
        let mut parts: Vec<(Minute, Minute)> = Vec::with_capacity(self.0.len() + other.0.len());
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        loop {
            let next = match (one.peek(), two.peek()) {
                (Some(first), Some(second)) if first.0 <= second.0 => one.next(),
                (_, Some(_)) => two.next(),
                (Some(_), None) => one.next(),
                (None, None) => break,
            };
            let Some(&(start, end)) = next else { break };
            match parts.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => parts.push((start, end)),
            }
        }
        Intervals(parts)
    }

    #[must_use]
    pub fn intersection(&self, other: &Intervals) -> Intervals {
        let mut parts = Vec::with_capacity(self.0.len().min(other.0.len()));
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(&&(a, b)), Some(&&(c, d))) = (one.peek(), two.peek()) {
            if a.max(c) < b.min(d) {
                parts.push((a.max(c), b.min(d)));
            }
            if b < d {
                one.next();
            } else {
                two.next();
            }
        }
        Intervals(parts)
    }

    /// What is inside these and not inside the others.
    #[must_use]
    pub fn without(&self, other: &Intervals) -> Intervals {
        let mut parts = Vec::with_capacity(self.0.len());
        let mut add = |start: Minute, end: Minute| {
            if start < end {
                parts.push((start, end));
            }
        };
        let mut cuts = other.0.iter().peekable();
        for &(start, end) in &self.0 {
            let mut at = start;
            while let Some(&&(cut_start, cut_end)) = cuts.peek().filter(|(cut_start, _)| *cut_start < end) {
                if cut_end > at {
                    add(at, cut_start);
                    at = cut_end;
                }
                // What reaches further cuts the next one too.
                if cut_end > end {
                    break;
                }
                cuts.next();
            }
            add(at, end);
        }
        Intervals(parts)
    }

    /// The same, so many minutes later.
    #[must_use]
    pub fn later_by(&self, minutes: Minute) -> Intervals {
        Intervals(self.0.iter().map(|(start, end)| (start + minutes, end + minutes)).collect())
    }

    /// A cyclic pattern after a period, cut to `[0, period)`.
    #[must_use]
    pub fn round(&self, period: Minute) -> Intervals {
        let mut parts = Vec::new();
        for &(start, end) in &self.0 {
            let length = (end - start).min(period);
            let start = start.rem_euclid(period);
            parts.push((start, (start + length).min(period)));
            parts.push((0, start + length - period));
        }
        Intervals::of(parts)
    }

    /// A cyclic pattern, written out so many times.
    #[must_use]
    pub fn repeated(&self, period: Minute, times: i64) -> Intervals {
        let each = (0..times).flat_map(|number| {
            self.0.iter().map(move |(start, end)| (start + number * period, end + number * period))
        });
        Intervals::of(each.collect())
    }
}

/// Sorts what is mostly some runs in order, one after the other: a stable sort is quicker there.
#[expect(clippy::stable_sort_primitive, reason = "it merges runs that are in order")]
fn sort(parts: &mut [(Minute, Minute)]) {
    parts.sort();
}

#[cfg(test)]
mod tests {
    use crate::duty::Intervals;

    #[test]
    fn sets_are_what_their_minutes_are() {
        let one = Intervals::of(vec![(5, 9), (0, 2), (8, 12), (20, 20)]);
        let other = Intervals::of(vec![(1, 6), (11, 30)]);
        assert_eq!(one.all(), [(0, 2), (5, 12)]);
        for minute in -2..35 {
            let (a, b) = (one.contains(minute), other.contains(minute));
            assert_eq!(one.union(&other).contains(minute), a || b, "{minute}");
            assert_eq!(one.intersection(&other).contains(minute), a && b, "{minute}");
            assert_eq!(one.without(&other).contains(minute), a && !b, "{minute}");
        }
        assert_eq!(one.next(2), Some(5));
        assert_eq!(one.next(12), None);
        assert_eq!(Intervals::of(vec![(-2, 3), (8, 12)]).round(10).all(), [(0, 3), (8, 10)]);
    }
}
