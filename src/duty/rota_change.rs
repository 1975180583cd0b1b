//! Where a rota can go on in another order without a turn that moves before its time.

use crate::duty::later;
use crate::duty::phases::end_each;
use crate::duty::rota::Rotation;
use crate::duty::turn::HandOver;
use crate::plan::{Date, PersonId, Rota};

/// In so many turns there is one that a rota can go on from: a clock shows a time twice for an hour at most, and a month has 31 days
/// soon again.
const MOST_TRIED: usize = 100;

impl<'p> Rotation<'p> {
    /// The first hand-over on a day or after it.
    pub fn hand_over(&self, from: Date) -> Option<HandOver> {
        let start = self.start_of(from);
        let of_phase = self.phases.iter().filter_map(|phase| {
            let ends = phase.span().1;
            let from = start.max(phase.span().0);
            let turns = phase.turns(from, ends).filter(|turn| turn.begins >= start);
            let mut next = turns.take(MOST_TRIED);
            next.find_map(|turn| phase.hand_over(turn.begins))
        });
        of_phase.min_by_key(|hand_over| hand_over.begins)
    }

    /// The same rota as it goes on from a hand-over on in another order, known a little longer than until a day.
    #[must_use]
    pub fn with_change(
        &self,
        rota: &'p Rota,
        hand_over: &HandOver,
        order: &'p [PersonId],
        until: Date,
    ) -> Rotation<'p> {
        let mut phases = self.phases.clone();
        let number = phases.iter().rposition(|phase| phase.span().0 <= hand_over.begins);
        if let Some(number) = number
            && let Some(phase) = phases.get(number)
        {
            let next = phase.continued(hand_over.day, hand_over.at, order);
            phases.insert(number + 1, next);
        }
        end_each(&mut phases);
        Rotation { phases, swaps: Vec::new() }.with_swaps(rota, later(until, 3))
    }
}
