//! Swaps of rotas, each with what is known of it.

use crate::duty::{Minute, Rotation, Turn};
use crate::plan::{Entry, Person, Plan, Role, Swap};

/// The rota of a role with its swaps.
#[derive(Clone, Debug)]
pub(super) struct Swaps<'p> {
    pub(super) role: &'p Entry<Role>,
    pub(super) rotation: Rotation<'p>,
    pub(super) all: &'p [Swap],
}

/// The rotas in which somebody takes the turn of another one. Where a part could not be read, nobody knows whose turn it is.
pub(super) fn swaps(plan: &Plan) -> Vec<Swaps<'_>> {
    let with_rota = plan.roles.entries().iter().filter_map(|role| Some((role, role.value.rota.get()?)));
    let with_swaps = with_rota.filter(|(_, rota)| {
        !rota.swaps.items().is_empty() && !rota.order.items().is_empty() && !rota.is_unreadable()
    });
    with_swaps
        .map(|(role, rota)| Swaps {
            role,
            rotation: Rotation::whole(plan, rota, rota.starts()),
            all: rota.swaps.items(),
        })
        .collect()
}

/// A swap that says of which turns it is.
#[derive(Clone, Copy)]
pub(super) struct Dated<'p> {
    pub(super) swap: &'p Swap,
    pub(super) begins: Minute,
    pub(super) ends: Minute,
    /// From whom it is taken, and who has it now, by their ids.
    pub(super) from: &'p str,
    pub(super) by: &'p str,
}

impl<'p> Swaps<'p> {
    /// Those that are about turns, from people whom the plan knows.
    pub(super) fn dated(&self, plan: &Plan) -> Vec<Dated<'p>> {
        let dated = self.all.iter().filter_map(|swap| {
            let (begins, ends) = self.rotation.span_of(swap).ok()?;
            let (from, by) = (&*swap.r#for.get()?.value.0, &*swap.by.get()?.value.0);
            plan.person(from)?;
            Some(Dated { swap, begins, ends, from, by })
        });
        dated.collect()
    }

    /// The first part of a swap that does not belong to whom it is taken from, as it stands before it: the turn there.
    pub(super) fn not_theirs(&self, dated: &Dated<'p>) -> Option<Turn<'p>> {
        let turns = self.rotation.turns_before(dated.swap, dated.begins, dated.ends);
        turns.into_iter().find(|turn| turn.person != dated.from)
    }

    /// Those whose turns are over on no day before one, with whoever has them.
    pub(super) fn takers(
        &self,
        plan: &'p Plan,
        not_before: Option<Minute>,
    ) -> impl Iterator<Item = (Dated<'p>, &'p Entry<Person>)> {
        let still =
            self.dated(plan).into_iter().filter(move |one| not_before.is_none_or(|day| one.ends > day));
        still.filter_map(|one| Some((one, plan.person(one.by)?)))
    }
}
