//! The arithmetic of one ladder.

use crate::duty::{Intervals, Minute};
use crate::response::limit::{Limit, Opens, Piece};
use crate::response::opening::{NEVER, Opening};

/// A step: how long after the message it is asked, and when somebody on it is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub after: Minute,
    pub cover: Intervals,
}

/// A ladder whose cover is written out far enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Climb {
    pub steps: Vec<Step>,
    /// When messages are seen.
    pub(super) opening: Opening,
    /// How long it takes from being told to the first word.
    pub(super) reaction: Minute,
}

/// The longest wait, and the message that waits so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worst {
    pub arrival: Minute,
    /// `None` where nobody ever answers.
    pub wait: Option<Minute>,
}

impl Worst {
    /// For comparing: nobody at all is worse than any wait.
    pub fn weight(self) -> Minute {
        self.wait.unwrap_or(Minute::MAX)
    }
}

impl Climb {
    /// One whose messages are seen at once and answered as soon as somebody is told.
    pub fn of(steps: Vec<Step>) -> Climb {
        Climb { steps, ..Climb::default() }
    }

    /// The first answer to a message.
    pub fn answer(&self, arrival: Minute) -> Option<Minute> {
        let seen = self.opening.at(arrival);
        let told = self.steps.iter().filter_map(|step| step.cover.next(seen + step.after)).min();
        told.map(|told| told + self.reaction)
    }

    /// When what waits for an answer of these people is begun, for messages of a time.
    pub(super) fn as_opening(&self, (start, end): (Minute, Minute)) -> Opening {
        let edges = self.steps.iter().flat_map(|step| {
            step.cover.all().iter().flat_map(|(from, to)| [from - step.after, to - step.after])
        });
        let mut cuts: Vec<Minute> = edges.filter(|cut| (start..end).contains(cut)).collect();
        cuts.extend([start, end]);
        cuts.sort_unstable();
        cuts.dedup();
        let part = |(from, to): (Minute, Minute)| {
            let (mut soonest, mut next) = (None, NEVER);
            for step in &self.steps {
                match step.cover.next(from + step.after) {
                    Some(at) if at == from + step.after => {
                        soonest = Some(soonest.map_or(step.after, |known: Minute| known.min(step.after)));
                    }
                    Some(at) => next = next.min(at),
                    None => {}
                }
            }
            // Whoever is asked later and is there may be sooner than whoever comes next.
            let turn = soonest.map_or(from, |after| (next - after).clamp(from, to));
            [(from, turn, Opens::After(soonest.unwrap_or(0))), (turn, to, Opens::At(next))]
        };
        let pairs: Vec<(Minute, Minute)> = cuts.iter().copied().zip(cuts.iter().skip(1).copied()).collect();
        let parts = pairs.into_iter().flat_map(part);
        Opening::in_parts(parts.filter(|(from, to, _)| from < to))
    }

    /// The messages that are answered in time; the pieces of the limit know when they are seen.
    pub(super) fn kept(&self, limit: &[Piece]) -> Intervals {
        let n_spans: usize = self.steps.iter().map(|step| step.cover.all().len()).sum();
        let mut parts = Vec::with_capacity(n_spans);
        for step in &self.steps {
            for piece in limit {
                parts.extend(piece.near(&step.cover).iter().map(|span| piece.answered(step.after, *span)));
            }
        }
        Intervals::of(parts)
    }

    /// The messages that are answered within some minutes.
    pub fn kept_within(&self, minutes: Minute) -> Intervals {
        let pieces = Limit::Minutes(minutes).pieces(&[]);
        self.kept(&self.opening.cut(pieces, self.reaction))
    }

    /// The longest wait among some messages; the earliest of several that wait as long.
    ///
    /// Between jumps the wait falls or stays, so that it is longest where messages begin to arrive or are seen in another way,
    /// or right after a step has lost its cover.
    pub fn worst(&self, arrivals: &Intervals) -> Option<Worst> {
        let parts = arrivals.all().iter().flat_map(|(from, to)| self.opening.between(*from, *to));
        let arrivals = parts.flat_map(|(from, to, opens)| {
            let losses = self.steps.iter().flat_map(move |step| match opens {
                Opens::After(seen) => {
                    let after = seen + step.after;
                    let ends = step.cover.ending(from + after, to + after);
                    ends.iter().map(|(_, end)| end - after).collect::<Vec<_>>()
                }
                Opens::At(_) => Vec::new(),
            });
            losses.chain([from])
        });
        let waits = arrivals
            .map(|arrival| Worst { arrival, wait: self.answer(arrival).map(|answer| answer - arrival) });
        waits.max_by_key(|worst| (worst.weight(), std::cmp::Reverse(worst.arrival)))
    }
}

#[cfg(test)]
mod tests {
    use crate::duty::Intervals;
    use crate::response::{Climb, Step};

    #[test]
    fn the_longest_wait_is_right_after_the_last_one_has_gone() {
        let step = |after, cover: &[(i64, i64)]| Step { after, cover: Intervals::of(cover.to_vec()) };
        let climb = Climb::of(vec![step(0, &[(0, 100), (500, 600)]), step(30, &[(90, 160)])]);
        let worst = climb.worst(&Intervals::of(vec![(0, 200)])).unwrap();
        // At 130 the second step is asked when its people have just gone.
        assert_eq!((worst.arrival, worst.wait), (130, Some(370)));
        assert_eq!(climb.kept_within(30).all(), [(-30, 130), (470, 600)]);
        assert_eq!(climb.worst(&Intervals::of(vec![(700, 800)])).unwrap().wait, None);
    }
}
