//! Who stands in for whoever is on leave.

use crate::duty::Minute;
use crate::duty::calendar::{Calendar, Presence, StandIns, times_of};
use crate::duty::intervals::Intervals;
use crate::duty::rota::turns;
use crate::duty::shared::any_of;
use crate::duty::turn::Turn;
use crate::plan::{Entry, Hours, Locality, Person, Role};
use std::rc::Rc;

impl<'p> Calendar<'p> {
    /// A person who is named, or who stands in on their leave: whoever of them is there at an instant.
    pub fn or_stand_in(&self, id: &'p str, at: Minute) -> &'p str {
        let Some(person) = self.plan.person(id).map(|person| &person.value) else { return id };
        let cover = self.leave_around(person, at).and_then(|leave| leave.cover.get());
        let Some(cover) = cover.filter(|_| !self.is_there_themselves(id, person, at)) else { return id };
        let stand_ins = self.stand_ins(cover);
        stand_ins.iter().find(|(_, there)| there.contains(at)).map_or(cover, |(stand_in, _)| stand_in)
    }

    /// Whether a person is there in their own hours, or in a turn of theirs.
    fn is_there_themselves(&self, id: &'p str, person: &'p Person, at: Minute) -> bool {
        let is_there = |presence| matches!(presence, Presence::At(there) if there.contains(at));
        let own = || Presence::At(Rc::default());
        let in_turn = |role: &'p Entry<Role>| {
            let turns = turns(self.plan, role.value.rota.get()?, at, at + 1).into_iter();
            let turns: Vec<Turn<'p>> = turns.filter(|turn| turn.person == id).collect();
            Some(self.in_turn(id, &turns, own()))
        };
        is_there(self.by_themselves(id, person))
            || self.plan.roles.entries().iter().filter_map(in_turn).any(is_there)
    }

    /// Those of some turns of a person that are on their leave, while nobody is there who is named for it: whoever else holds
    /// the role stands in.
    pub(super) fn on_leave(&self, id: &str, turns: &[Turn<'_>]) -> Rc<Intervals> {
        let Some(person) = self.plan.person(id) else { return Rc::default() };
        let leaves = self.leaves(&person.value).into_iter();
        let open = leaves.map(|(leave, start, end)| {
            let whole = Intervals::of(vec![(start, end)]);
            leave.cover.get().map_or_else(|| whole.clone(), |cover| whole.without(&self.by_cover(cover)))
        });
        let open = open.fold(Intervals::default(), |all, more| all.union(&more));
        Rc::new(open.intersection(&times_of(turns)))
    }

    /// When others stand in on the leave of a person, for some of their hours: for the shifts that begin on its days as well.
    pub(super) fn with_stand_ins(
        &self,
        person: &'p Person,
        hours: &[(&'p Hours, Locality<'p>)],
        own: Rc<Intervals>,
    ) -> Rc<Intervals> {
        let mut covers: Vec<(&'p str, Vec<(Minute, Minute)>)> = Vec::new();
        for (leave, start, end) in self.leaves(person) {
            let Some(cover) = leave.cover.get() else { continue };
            let ends = hours.iter().map(|(hours, place)| self.goes_on_until(hours, *place, end));
            let span = (start, ends.fold(end, Minute::max).min(self.membership(person).1));
            match covers.iter_mut().find(|(known, _)| **known == **cover) {
                Some((_, spans)) => spans.push(span),
                None => covers.push((cover, vec![span])),
            }
        }
        let mut all = own;
        for (cover, spans) in covers {
            all = Rc::new(all.union(&self.by_cover(cover).intersection(&Intervals::of(spans))));
        }
        all
    }

    /// Whoever stands in where a person or a role is named for it, each with when they are there by themselves; of a role with a
    /// rota whoever has the turn. A role may have thousands of holders.
    fn stand_ins(&self, cover: &'p str) -> StandIns<'p> {
        if let Some(known) = self.covers.borrow().get(cover) {
            return Rc::clone(known);
        }
        let by_themselves =
            |id| self.plan.person(id).map(|one| (&*one.id, self.by_themselves(&one.id, &one.value)));
        let people: Vec<(&'p str, Presence)> = match self.plan.rota_of(cover) {
            Some(rota) if rota.is_unreadable() => Vec::new(),
            Some(rota) => {
                let in_turn = |(id, turns): (&'p str, Vec<Turn<'p>>)| {
                    let (id, own) = by_themselves(id)?;
                    Some((id, self.in_turn(id, &turns, own)))
                };
                self.turns_of(rota).into_iter().filter_map(in_turn).collect()
            }
            None => self.plan.holders(cover, None).people().into_iter().filter_map(by_themselves).collect(),
        };
        let known = people.into_iter().filter_map(|(id, presence)| match presence {
            Presence::At(there) => Some((id, there)),
            Presence::Unknown => None,
        });
        let stand_ins: StandIns<'p> = known.collect();
        self.covers.borrow_mut().insert(cover, Rc::clone(&stand_ins));
        stand_ins
    }

    /// When somebody who stands in is there.
    pub fn by_cover(&self, cover: &'p str) -> Rc<Intervals> {
        any_of(self.stand_ins(cover).iter().map(|(_, there)| Rc::clone(there)).collect())
    }
}
