//! The people of a ladder, or those who call back: who they are, and when they are there.

use crate::duty::{Calendar, Intervals, Minute, Presence};
use crate::plan::{Entry, Location};
use crate::response::ladder::{Climb, Step};
use crate::response::limit::Piece;
use crate::response::tasks::Approval;
use foldhash::HashMap;
use std::rc::Rc;

/// Somebody on a ladder.
#[derive(Clone, Debug)]
pub(super) struct Responder<'p> {
    /// How long after the message they are asked.
    pub(super) after: Minute,
    pub(super) person: &'p str,
    pub(super) cover: Rc<Intervals>,
}

/// Some people who answer, one after the other or at once.
#[derive(Clone, Debug, Default)]
pub(super) struct Team<'p> {
    pub(super) responders: Vec<Responder<'p>>,
    /// The position of each person's first responder: a role may have thousands of holders.
    first: HashMap<&'p str, usize>,
    /// Owners and people of whom nobody knows when they are there.
    pub(super) unknown: Vec<&'p str>,
}

/// The messages that are not answered in time, and those that one person alone answers.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept<'p> {
    pub(super) broken: Intervals,
    pub(super) by_one_alone: Vec<(&'p str, Intervals)>,
}

impl<'p> Team<'p> {
    /// The people of some owners who are asked so long after a message, at a location.
    pub(super) fn of(
        calendar: &Calendar<'p>,
        asked: &[(Minute, &'p str)],
        location: Option<&'p Entry<Location>>,
    ) -> Team<'p> {
        let mut team = Team::default();
        for &(after, owner) in asked {
            let Some(people) = calendar.people_of(owner, location) else {
                team.unknown.push(owner);
                continue;
            };
            // Of a role that nobody holds anywhere another rule speaks.
            if people.is_empty() && calendar.is_unheld(owner) {
                team.unknown.push(owner);
            }
            for (person, there) in people.iter() {
                match there {
                    Presence::Unknown => team.unknown.push(person),
                    Presence::At(cover) => team.put(after, person, cover),
                }
            }
        }
        team.unknown.sort_unstable();
        team.unknown.dedup();
        team
    }

    /// Those who approve something.
    pub(super) fn approving(
        calendar: &Calendar<'p>,
        approval: Approval<'p>,
        location: Option<&'p Entry<Location>>,
    ) -> Team<'p> {
        Team::of(calendar, &approval.asked(), location)
    }

    /// Whether it is known who they are and when they are there; where nobody is named other rules speak up.
    pub(super) fn is_known(&self) -> bool {
        self.unknown.is_empty() && !self.responders.is_empty()
    }

    /// Puts somebody into the team. Whoever was asked before at the same times answers no later for being asked again.
    fn put(&mut self, after: Minute, person: &'p str, cover: &Rc<Intervals>) {
        let first = *self.first.entry(person).or_insert(self.responders.len());
        let same = |known: &&mut Responder<'p>| known.person == person && known.cover == *cover;
        match self.responders.iter_mut().skip(first).find(same) {
            Some(known) => known.after = known.after.min(after),
            None => self.responders.push(Responder { after, person, cover: Rc::clone(cover) }),
        }
    }

    /// When anybody at all is there.
    pub(super) fn cover(&self) -> Intervals {
        let all = self.responders.iter().flat_map(|responder| responder.cover.all().iter().copied());
        Intervals::of(all.collect())
    }

    /// Which of some messages are not answered in time, and which by one person alone: one walk along the spans of messages that
    /// each person answers counts who can answer at each minute.
    pub(super) fn kept(&self, limit: &[Piece], messages: &Intervals) -> Kept<'p> {
        // Somebody may be there in several roles.
        let mut numbers: HashMap<&'p str, usize> = HashMap::default();
        let mut answered: Vec<(&'p str, Vec<(Minute, Minute)>)> = Vec::new();
        for Responder { after, person, cover } in &self.responders {
            let parts = limit
                .iter()
                .flat_map(|piece| piece.near(cover).iter().map(|span| piece.answered(*after, *span)));
            let number = *numbers.entry(person).or_insert(answered.len());
            match answered.get_mut(number) {
                Some((_, known)) => known.extend(parts),
                None => answered.push((person, parts.collect())),
            }
        }
        let answered: Vec<(&'p str, Intervals)> = answered
            .into_iter()
            .map(|(person, parts)| (person, Intervals::of(parts).intersection(messages)))
            .collect();
        if let [(person, answered)] = answered.as_slice() {
            let broken = messages.without(answered);
            return Kept { broken, by_one_alone: vec![(person, answered.clone())] };
        }
        let by_number = answered.iter().enumerate();
        let mut events: Vec<(Minute, bool, usize)> = by_number
            .flat_map(|(who, (_, spans))| {
                spans.all().iter().flat_map(move |&(from, to)| [(from, true, who), (to, false, who)])
            })
            .collect();
        sort(&mut events);
        let (mut n_active, mut sum_active, mut at) = (0_usize, 0_usize, Minute::MIN);
        let mut somebody: Vec<(Minute, Minute)> = Vec::new();
        let mut alone: Vec<Vec<(Minute, Minute)>> = vec![Vec::new(); answered.len()];
        for (minute, begins, who) in events {
            if minute > at && n_active > 0 {
                somebody.push((at, minute));
                // Where one is there, the sum of all numbers is theirs.
                if let Some(spans) = alone.get_mut(sum_active).filter(|_| n_active == 1) {
                    spans.push((at, minute));
                }
            }
            at = minute;
            if begins {
                (n_active, sum_active) = (n_active + 1, sum_active + who);
            } else {
                (n_active, sum_active) = (n_active - 1, sum_active - who);
            }
        }
        let by_one_alone = answered.iter().zip(alone).filter(|(_, spans)| !spans.is_empty());
        let by_one_alone = by_one_alone.map(|((person, _), spans)| (*person, Intervals::of(spans)));
        let by_one_alone = by_one_alone.collect();
        Kept { broken: messages.without(&Intervals::of(somebody)), by_one_alone }
    }

    /// The ladder with the cover of its steps, without one of its people where one is named.
    pub(super) fn climb(&self, without: Option<&str>) -> Climb {
        let mut afters: Vec<Minute> = self.responders.iter().map(|responder| responder.after).collect();
        afters.sort_unstable();
        afters.dedup();
        let steps = afters.into_iter().map(|after| {
            let of_step = self
                .responders
                .iter()
                .filter(|responder| responder.after == after && Some(responder.person) != without)
                .flat_map(|responder| responder.cover.all().iter().copied());
            Step { after, cover: Intervals::of(of_step.collect()) }
        });
        Climb::of(steps.collect())
    }

    /// The times in which nobody of those is there who are asked in so long, as far as some times touch them.
    pub(super) fn gaps(&self, limit: Minute, times: &Intervals) -> Intervals {
        let asked = self.responders.iter().filter(|responder| responder.after <= limit);
        let cover = Intervals::of(asked.flat_map(|one| one.cover.all().iter().copied()).collect());
        let between = cover.all().windows(2).filter_map(|pair| match pair {
            &[(_, from), (to, _)] => Some((from, to)),
            _ => None,
        });
        Intervals::of(between.filter(|(from, to)| times.next(*from).is_some_and(|at| at < *to)).collect())
    }
}

/// Sorts some runs that are in order, one after the other.
#[expect(clippy::stable_sort_primitive, reason = "it merges runs that are in order")]
fn sort(events: &mut [(Minute, bool, usize)]) {
    events.sort();
}
