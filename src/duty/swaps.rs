//! Turns that somebody else takes.

use crate::duty::Minute;
use crate::duty::intervals::DAY;
use crate::duty::phases::Phase;
use crate::duty::turn::{LocalTime, NoTurn, Turn};
use crate::duty::zone::local_start;
use crate::plan::{DayOrTime, Field, Swap};

/// From when to when a swap lasts.
pub(super) fn span(phases: &[Phase<'_>], swap: &Swap) -> Result<(Minute, Minute), NoTurn> {
    let times = [&swap.turn, &swap.from, &swap.to];
    if times.iter().any(|time| time.is_unreadable()) {
        return Err(NoTurn::Unread);
    }
    match times.map(Field::copied) {
        [Some(turn), None, None] => of_turn(phases, turn),
        [None, Some(from), Some(to)] => of_days(phases, from, to),
        [None, None, None] => Err(NoTurn::Unsaid),
        [Some(_), _, _] => Err(NoTurn::SaidTwice),
        [None, _, _] => Err(NoTurn::HalfSaid),
    }
}

/// The turn that begins on a day, or at a time of it.
pub(super) fn of_turn(phases: &[Phase<'_>], turn: DayOrTime) -> Result<(Minute, Minute), NoTurn> {
    let midnight = local_start(turn.day());
    let wanted = turn.minutes().map(|minutes| midnight + minutes);
    let mut found = Vec::new();
    for phase in phases {
        // Elsewhere the day begins and ends at another time.
        for turn in phase.turns(midnight - DAY, midnight + 2 * DAY) {
            let local = phase.local(turn.begins);
            let is_it = match wanted {
                None => (midnight..midnight + DAY).contains(&local),
                // What the clock skips is named as it is planned.
                Some(wanted) => local == wanted || phase.instant(wanted) == turn.begins,
            };
            found.extend(is_it.then_some((phase, turn)));
        }
    }
    match found.as_slice() {
        [] => Err(none_around(phases, wanted.unwrap_or(midnight))),
        [(_, only)] => Ok((only.begins, only.ends)),
        several => Err(NoTurn::Several(
            several
                .iter()
                .map(|(phase, turn)| LocalTime { needs_minute: true, ..phase.time(turn.begins) })
                .collect(),
        )),
    }
}

/// From one day or time to another; days are whole, both included.
fn of_days(phases: &[Phase<'_>], from: DayOrTime, to: DayOrTime) -> Result<(Minute, Minute), NoTurn> {
    if from.minutes().is_some() != to.minutes().is_some() {
        return Err(NoTurn::Mixed);
    }
    let first = local_start(from.day()) + from.minutes().unwrap_or(0);
    let last = local_start(to.day()) + to.minutes().unwrap_or(DAY);
    let (begins, ends) = (instant(phases, first), instant(phases, last));
    if begins >= ends {
        return Err(NoTurn::Backwards);
    }
    if phases.iter().all(|phase| phase.turns(begins, ends).next().is_none()) {
        return Err(none_around(phases, first));
    }
    Ok((begins, ends))
}

/// The instant of a local minute, by the clock of the phase that holds then.
pub(super) fn instant(phases: &[Phase<'_>], local: Minute) -> Minute {
    let then = phases.iter().rev().find(|phase| phase.span().0 <= phase.instant(local));
    then.or(phases.first()).map_or(local, |phase| phase.instant(local))
}

/// Where the turns before and after a local minute begin.
fn none_around(phases: &[Phase<'_>], local: Minute) -> NoTurn {
    // Months are longer than they are on average, and days begin elsewhere at another time.
    let reach = |phase: &Phase<'_>| phase.length() + phase.length() / 8 + 3 * DAY;
    let before = phases.iter().filter_map(|phase| {
        let to = phase.instant(local).min(phase.span().1);
        let last = phase.turns(to - reach(phase), to).filter(|turn| turn.begins < to).last()?;
        Some((last.begins, phase.time(last.begins)))
    });
    let after = phases.iter().filter_map(|phase| {
        let from = phase.instant(local).max(phase.span().0);
        let next = phase.turns(from, from + reach(phase)).find(|turn| turn.begins >= from)?;
        Some((next.begins, phase.time(next.begins)))
    });
    NoTurn::None {
        before: before.max_by_key(|(begins, _)| *begins).map(|(_, time)| time),
        after: after.min_by_key(|(begins, _)| *begins).map(|(_, time)| time),
    }
}

/// What a swap takes from one and gives to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken<'p> {
    pub(super) swap: &'p Swap,
    begins: Minute,
    ends: Minute,
    from: &'p str,
    by: &'p str,
}

impl<'p> Taken<'p> {
    /// `None` where it does not say from whom, or who has it now.
    pub(super) fn of(swap: &'p Swap, (begins, ends): (Minute, Minute)) -> Option<Taken<'p>> {
        let (from, by) = (&*swap.r#for.get()?.value.0, &*swap.by.get()?.value.0);
        Some(Taken { swap, begins, ends, from, by })
    }

    /// Gives what it takes to whoever has it now; what others have by then stays with them.
    pub(super) fn apply(&self, turns: &mut Vec<Turn<'p>>) {
        let first = turns.partition_point(|turn| turn.ends <= self.begins);
        let last = turns.partition_point(|turn| turn.begins < self.ends);
        let mut after: Vec<Turn<'p>> = Vec::new();
        for turn in turns.get(first..last).unwrap_or_default() {
            if turn.person != self.from {
                after.push(*turn);
                continue;
            }
            let (begins, ends) = (turn.begins.max(self.begins), turn.ends.min(self.ends));
            let parts = [
                Turn { ends: begins, ..*turn },
                Turn { begins, ends, person: self.by, swap: Some(self.swap), ..*turn },
                Turn { begins: ends, ..*turn },
            ];
            after.extend(parts.into_iter().filter(|part| part.begins < part.ends));
        }
        if first < last {
            turns.splice(first..last, after);
        }
    }
}
