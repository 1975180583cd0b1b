//! Rotas that go on: the same people have the same turns.

use crate::duty::{Minute, Rotation, later};
use crate::edit::{Edit, Step, Value};
use crate::plan::{Date, DayOrTime, Entry, Role, Rota, Swap};
use crate::syntax::{Content, Node};
use crate::upkeep::successor::paths::{below, is_own, path_of};
use crate::upkeep::successor::{Changing, Gone};

impl Changing<'_> {
    /// What becomes of each rota of the file.
    pub(super) fn rotas(&mut self) -> Vec<Vec<Edit>> {
        let mut rotas = Vec::new();
        for role in self.plan.roles.entries() {
            let Some(rota) = self.plan.rota_of(&role.id).filter(|rota| is_own(rota.place)) else {
                continue;
            };
            let rotation = Rotation::whole(self.plan, rota, self.shift.starts());
            // Wherever that day begins first.
            let pivot = rotation.start_of(later(self.pivot, -1));
            let before = self.edits.len();
            self.add_phase(role, rota, &rotation, pivot);
            self.add_swaps(role, rota, &rotation, pivot);
            rotas.push(self.edits.split_off(before));
        }
        rotas.retain(|edits| !edits.is_empty());
        rotas
    }

    /// What holds then is written as the rota itself, from the day on since which it holds.
    fn add_phase(&mut self, role: &Entry<Role>, rota: &Rota, rotation: &Rotation<'_>, pivot: Minute) {
        let Some(in_force) = rotation.change_in_force(pivot) else { return };
        let path = path_of(&["roles", &role.id, "rota"]);
        let changes = below(&path, "changes");
        let over: Vec<usize> = (0..rota.changes.items().len())
            .filter(|index| {
                let from = rota.changes.items().get(*index).and_then(|change| change.from.copied());
                from.is_some_and(|from| Some(from) <= in_force.from.copied())
            })
            .collect();
        let Some(starts) = in_force.from.copied() else { return };
        self.set(below(&path, "starts"), starts.to_string());
        // The last of them that says so counts; those that do not lie after the first day of the rota do not.
        let days =
            over.iter().filter_map(|index| Some((*index, rota.changes.items().get(*index)?.from.copied()?)));
        let mut dated: Vec<(usize, Date)> = days.filter(|(_, from)| *from > rota.starts()).collect();
        dated.sort_by_key(|(_, from)| *from);
        for field in ["order", "every", "at", "time_zone", "hours"] {
            let said = dated.iter().rev().find_map(|(index, _)| {
                let place = [&*changes, &[Step::Item(*index), Step::from(field)]].concat();
                value_of(self.node(&place)?)
            });
            if let Some(value) = said {
                self.edits.push(Edit::Set { path: below(&path, field), value });
            }
        }
        let n_all = rota.changes.items().len();
        self.remove_some(&changes, over.into_iter().map(Step::Item).collect(), n_all);
    }

    /// Swaps of turns that are over go.
    fn add_swaps(&mut self, role: &Entry<Role>, rota: &Rota, rotation: &Rotation<'_>, pivot: Minute) {
        let swaps = rota.swaps.items();
        let last_day = |swap: &Swap| {
            let last = swap.to.copied().or(swap.turn.copied()).or(swap.from.copied());
            last.map(DayOrTime::day)
        };
        let is_over = |swap: &Swap| {
            let ends = rotation.span_of(swap).map(|(_, ends)| ends <= pivot);
            // Of what is about no turn the days count.
            ends.unwrap_or_else(|_| last_day(swap).is_some_and(|last| last < self.pivot))
        };
        let over = swaps.iter().enumerate().filter(|(_, swap)| is_over(swap));
        let over: Vec<Step> = over.map(|(index, _)| index.into()).collect();
        self.count(Gone::Swap, over.len());
        self.remove_some(&path_of(&["roles", &role.id, "rota", "swaps"]), over, swaps.len());
    }
}

/// What a node says, to be written elsewhere.
fn value_of(node: Node<'_>) -> Option<Value> {
    match node.content() {
        Content::Scalar(scalar) => Some(Value::word(scalar.text)),
        Content::List => node.items().map(value_of).collect::<Option<_>>().map(Value::List),
        Content::Mapping => {
            let entries = node.entries().map(|(key, value)| Some((key.key()?.to_owned(), value_of(value)?)));
            entries.collect::<Option<_>>().map(Value::Group)
        }
        Content::Broken => None,
    }
}
