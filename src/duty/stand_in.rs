//! Who stands in for whoever is on leave.

use crate::duty::Minute;
use crate::duty::calendar::{Calendar, Counting, Presence, StandIns, times_of};
use crate::duty::intervals::{DAY, Intervals};
use crate::duty::shared::any_of;
use crate::duty::turn::Turn;
use crate::plan::{Leave, Person};
use std::rc::Rc;

impl<'p> Calendar<'p> {
    /// The leaves of a person, where they count.
    pub(super) fn leaves(&self, person: &'p Person) -> &'p [Leave] {
        if self.counting == Counting::Everything { person.leave.items() } else { &[] }
    }

    /// The instants of the leaves of a person, where they count.
    pub(super) fn spans_of_leave(&self, person: &'p Person) -> impl Iterator<Item = (Minute, Minute)> {
        let days = self.leaves(person).iter().filter_map(Leave::days);
        days.map(|days| self.days_of(person, days))
    }

    /// A person, or who stands in on their leave.
    pub fn or_stand_in(&self, id: &'p str, at: Minute) -> &'p str {
        let Some(person) = self.plan.person(id).filter(|_| self.counting == Counting::Everything) else {
            return id;
        };
        let leave = self.leave_at(&person.value, at).map(|(leave, _)| leave);
        let Some(cover) = leave.and_then(|leave| leave.cover.get()) else { return id };
        let stand_ins = self.stand_ins(cover);
        stand_ins.iter().find(|(_, there)| there.contains(at)).map_or(cover, |(stand_in, _)| stand_in)
    }

    /// The leave that a person is on at an instant, and when it ends.
    pub fn leave_at(&self, person: &'p Person, at: Minute) -> Option<(&'p Leave, Minute)> {
        person.leave.items().iter().find_map(|leave| {
            let (start, end) = self.days_of(person, leave.days()?);
            (start..end).contains(&at).then_some((leave, end))
        })
    }

    /// Those of some turns of a person that are on their leave: whoever else holds the role stands in.
    pub(super) fn on_leave(&self, id: &str, turns: &[Turn<'_>]) -> Rc<Intervals> {
        let Some(person) = self.plan.person(id) else { return Rc::default() };
        let leave = Intervals::of(self.spans_of_leave(&person.value).collect());
        Rc::new(leave.intersection(&times_of(turns)))
    }

    /// When a person is there, or on their leave whoever stands in.
    pub(super) fn with_stand_ins(&self, person: &'p Person, own: Rc<Intervals>) -> Rc<Intervals> {
        let (from, to) = self.span(self.plan.zone_name());
        let mut covers: Vec<(&'p str, Vec<(Minute, Minute)>)> = Vec::new();
        for leave in person.leave.items() {
            let (Some(cover), Some(days)) = (leave.cover.get(), leave.days()) else { continue };
            let (start, end) = self.days_of(person, days);
            if start < to + DAY && end > from - DAY {
                match covers.iter_mut().find(|(known, _)| **known == **cover) {
                    Some((_, spans)) => spans.push((start, end)),
                    None => covers.push((cover, vec![(start, end)])),
                }
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
