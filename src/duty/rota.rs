//! Whose turn it is.

use crate::duty::phases::{Phase, phases};
use crate::duty::swaps::{Taken, instant, of_turn, span};
use crate::duty::turn::{Cut, InForce, LocalTime, NoTurn, Turn};
use crate::duty::zone::{day_of, local_start};
use crate::duty::{Minute, later};
use crate::plan::{Date, DayOrTime, Plan, Rota, RotaChange, Swap};
use std::ptr;

/// As many turns as are looked at at once, more than anybody hands over: three years of hours.
pub const MOST_TURNS: usize = 30_000;

/// The turns of a rota between two instants, cut there; none where nobody is named, and none before it starts.
pub fn turns<'p>(plan: &'p Plan, rota: &'p Rota, from: Minute, to: Minute) -> Vec<Turn<'p>> {
    let mut turns = Rotation::of(plan, rota, day_of(to)).turns(from, to);
    turns.retain_mut(|turn| {
        (turn.begins, turn.ends) = (turn.begins.max(from), turn.ends.min(to));
        turn.begins < turn.ends
    });
    turns
}

/// After how long the same people have the same turns again, in the longest of its phases; `None` where months or years decide,
/// or nobody is named.
pub fn cycle(plan: &Plan, rota: &Rota) -> Option<Minute> {
    let cycle = |phase: &Phase<'_>| {
        let n_people = Minute::try_from(phase.order.len()).ok().filter(|n_people| *n_people > 0)?;
        phase.length().checked_mul(n_people).filter(|_| phase.is_regular())
    };
    let last = rota.changes.items().iter().filter_map(|change| change.from.copied()).max();
    phases(plan, rota, last.unwrap_or(rota.starts())).iter().map(cycle).max().flatten()
}

/// A rota as it turns: one phase after the other, and the swaps that win over them.
#[derive(Clone, Debug)]
pub struct Rotation<'p> {
    pub(super) phases: Vec<Phase<'p>>,
    pub(super) swaps: Vec<Taken<'p>>,
}

impl<'p> Rotation<'p> {
    /// As it is known until a day and the last one that its changes and swaps name, and a little longer.
    pub fn whole(plan: &'p Plan, rota: &'p Rota, until: Date) -> Rotation<'p> {
        let changes = rota.changes.items().iter().filter_map(|change| change.from.copied());
        let swaps = rota.swaps.items().iter().flat_map(|swap| [&swap.turn, &swap.from, &swap.to]);
        let days = changes.chain(swaps.filter_map(|time| Some(time.copied()?.day())));
        Rotation::of(plan, rota, days.max().map_or(until, |last| last.max(until)))
    }

    /// As it is known until a day, and a little longer: parts of the last turn that are swapped later are not.
    pub fn of(plan: &'p Plan, rota: &'p Rota, until: Date) -> Rotation<'p> {
        // In the zone of the rota it may be a day later.
        let until = later(until, 3);
        Rotation { phases: phases(plan, rota, until), swaps: Vec::new() }.with_swaps(rota, until)
    }

    /// The same with the swaps that begin until a day.
    pub(super) fn with_swaps(mut self, rota: &'p Rota, until: Date) -> Rotation<'p> {
        for swap in rota.swaps.items().iter().filter(|swap| begins_on(swap).is_some_and(|day| day <= until)) {
            let taken = self.span_of(swap).ok().and_then(|span| Taken::of(swap, span));
            self.swaps.extend(taken);
        }
        self
    }

    /// The turns that lie between two instants, at least in part; they are not cut there.
    pub fn turns(&self, from: Minute, to: Minute) -> Vec<Turn<'p>> {
        self.turns_after(self.swaps.len(), from, to)
    }

    /// The same before one of its swaps, as it stands there.
    pub fn turns_before(&self, swap: &Swap, from: Minute, to: Minute) -> Vec<Turn<'p>> {
        let number = self.swaps.iter().position(|taken| ptr::eq(taken.swap, swap));
        self.turns_after(number.unwrap_or(self.swaps.len()), from, to)
    }

    /// Whether all that a swap takes, as it stands there, belongs to whom it names.
    pub fn belongs_to_giver(&self, swap: &Swap) -> bool {
        let Ok((begins, ends)) = self.span_of(swap) else { return false };
        let turns = self.turns_before(swap, begins, ends);
        swap.r#for.get().is_some_and(|giver| turns.iter().all(|turn| *turn.person == *giver.value.0))
    }

    fn turns_after(&self, n_swaps: usize, from: Minute, to: Minute) -> Vec<Turn<'p>> {
        let mut turns = self.planned(from, to);
        for taken in self.swaps.iter().take(n_swaps) {
            taken.apply(&mut turns);
        }
        turns.retain(|turn| turn.ends > from && turn.begins < to);
        turns
    }

    /// The turns without any swap.
    fn planned(&self, from: Minute, to: Minute) -> Vec<Turn<'p>> {
        self.phases.iter().flat_map(|phase| phase.turns(from, to)).take(MOST_TURNS).collect()
    }

    /// The turns that end before their time because a change of the rota begins, with that change.
    pub fn cut_turns(&self) -> Vec<Cut<'p>> {
        let pairs = self.phases.iter().zip(self.phases.iter().skip(1));
        let cut = |(before, after): (&Phase<'p>, &Phase<'p>)| {
            let (change, at) = (after.change?, after.span().0);
            let (person, begins, next) = before.running(at).filter(|(_, begins, _)| *begins < at)?;
            let time = |instant| after.time(instant);
            Some(Cut { change, person, begins: time(begins), at: time(at), next: time(next) })
        };
        pairs.filter_map(cut).collect()
    }

    /// What the clock of the rota shows at an instant.
    pub fn local(&self, instant: Minute) -> Option<LocalTime> {
        self.phase_at(instant).map(|phase| phase.time(instant))
    }

    /// What holds at an instant; before the rota starts, what holds then.
    pub fn in_force(&self, instant: Minute) -> Option<InForce<'p>> {
        self.phase_at(instant).map(Phase::in_force)
    }

    /// The change of the rota that holds at an instant; `None` where none does yet.
    pub fn change_in_force(&self, instant: Minute) -> Option<&'p RotaChange> {
        self.phase_at(instant)?.change
    }

    fn phase_at(&self, instant: Minute) -> Option<&Phase<'p>> {
        let then = self.phases.iter().rev().find(|phase| phase.span().0 <= instant);
        then.or(self.phases.first())
    }

    /// The instant at which a day begins there.
    pub fn start_of(&self, day: Date) -> Minute {
        instant(&self.phases, local_start(day))
    }

    /// From when on anybody has a turn.
    pub fn begins(&self) -> Option<Minute> {
        self.phases.first().map(|phase| phase.span().0)
    }

    /// From when to when the turn lasts that begins on a day, or at a time of it.
    pub fn turn_on(&self, begins: DayOrTime) -> Result<(Minute, Minute), NoTurn> {
        of_turn(&self.phases, begins)
    }

    /// From when to when a swap lasts.
    pub fn span_of(&self, swap: &Swap) -> Result<(Minute, Minute), NoTurn> {
        span(&self.phases, swap)
    }
}

/// The day on which a swap begins, where that is written.
fn begins_on(swap: &Swap) -> Option<Date> {
    swap.turn.copied().or(swap.from.copied()).map(DayOrTime::day)
}
