//! The people of a ladder, or those who call back: who they are, and when they are there.

use crate::duty::{Intervals, Minute, Presence, Turn, TypicalWeek, WEEK};
use crate::plan::{Entry, Holders, Location, Plan};
use crate::response::ladder::{Climb, Step};
use crate::response::limit::{Piece, Until};
use crate::response::rotas::Duty;
use std::borrow::Cow;
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
    /// After how many minutes everything is as before: a week, or as many as the rotas take.
    pub(super) period: Minute,
    /// Owners and people of whom nobody knows when they are there.
    pub(super) unknown: Vec<&'p str>,
}

impl<'p> Team<'p> {
    /// The people of some owners who are asked so long after a message, at a location and while somebody has its duties.
    pub(super) fn of(
        plan: &'p Plan,
        week: &TypicalWeek<'p>,
        asked: &[(Minute, &'p str)],
        location: Option<&'p Entry<Location>>,
        duty: &Duty<'p>,
    ) -> Team<'p> {
        let mut team = Team { period: duty.period, ..Team::default() };
        for &(after, owner) in asked {
            team.add(plan, week, after, owner, location, duty);
        }
        team.unknown.sort_unstable();
        team.unknown.dedup();
        team
    }

    fn add(
        &mut self,
        plan: &'p Plan,
        week: &TypicalWeek<'p>,
        after: Minute,
        owner: &'p str,
        location: Option<&'p Entry<Location>>,
        duty: &Duty<'p>,
    ) {
        let is_fixed = duty.fixed.iter().any(|(role, _)| *role == owner);
        if let Some(rota) = plan.rota_of(owner).filter(|_| !is_fixed) {
            self.add_turns(plan, week, after, &week.turns(rota, self.period));
            return;
        }
        if Plan::is_nobody_in_particular(owner) {
            return;
        }
        let Some(people) = people(plan, owner, location, duty) else {
            self.unknown.push(owner);
            return;
        };
        for person in people {
            match week.person(person) {
                Presence::Unknown => self.unknown.push(person),
                Presence::At(cover) => self.put(after, person, self.around(cover)),
            }
        }
    }

    /// Adds people in their turns.
    fn add_turns(&mut self, plan: &'p Plan, week: &TypicalWeek<'p>, after: Minute, turns: &[Turn<'p>]) {
        let mut people: Vec<&'p str> = turns.iter().map(|(.., person)| *person).collect();
        people.sort_unstable();
        people.dedup();
        for person in people {
            match plan.person(person).map(|person| week.person(&person.id)) {
                None | Some(Presence::Unknown) => self.unknown.push(person),
                Some(Presence::At(cover)) => {
                    let own = turns.iter().filter(|(.., holder)| *holder == person);
                    let own =
                        Intervals::of(own.map(|(start, end, _)| (*start, *end)).collect()).round(self.period);
                    self.put(after, person, Rc::new(self.around(cover).intersection(&own)));
                }
            }
        }
    }

    /// What holds in every week, for all weeks of the period.
    fn around(&self, week: Rc<Intervals>) -> Rc<Intervals> {
        if self.period == WEEK { week } else { Rc::new(week.repeated(WEEK, self.period / WEEK)) }
    }

    /// The same for messages.
    pub(super) fn over_the_period<'i>(&self, week: &'i Intervals) -> Cow<'i, Intervals> {
        if self.period == WEEK {
            Cow::Borrowed(week)
        } else {
            Cow::Owned(week.repeated(WEEK, self.period / WEEK))
        }
    }

    /// Puts somebody into the team. Whoever was asked before at the same times answers no later for being asked again.
    fn put(&mut self, after: Minute, person: &'p str, cover: Rc<Intervals>) {
        let same = |known: &&mut Responder<'p>| known.person == person && known.cover == cover;
        match self.responders.iter_mut().find(same) {
            Some(known) => known.after = known.after.min(after),
            None => self.responders.push(Responder { after, person, cover }),
        }
    }

    /// When anybody at all is there.
    pub(super) fn cover(&self) -> Intervals {
        let all = self.responders.iter().flat_map(|responder| responder.cover.all().iter().copied());
        Intervals::of(all.collect())
    }

    /// How many minutes of the period are those of messages that are answered in time, and the people without whom there would
    /// be fewer: one walk along the spans of messages that each of them answers counts who can answer at each minute.
    pub(super) fn kept(&self, limit: &[Piece], set: &Intervals) -> (Minute, Vec<&'p str>) {
        let n_spans: usize = self.responders.iter().map(|responder| responder.cover.all().len()).sum();
        let mut events: Vec<(Minute, i32, usize)> = Vec::with_capacity(n_spans * 2 + 8);
        for responder in &self.responders {
            // Somebody may be there in several roles.
            let is_same = |known: &Responder<'p>| known.person == responder.person;
            let who = self.responders.iter().position(is_same).unwrap_or_default();
            let after = responder.after;
            let mut add = |from: Minute, to: Minute| {
                if from < to {
                    events.extend([(from, 1, who), (to, -1, who)]);
                }
            };
            for piece in limit {
                for &(start, end) in responder.cover.all() {
                    if let Until::After(_) = piece.until
                        && piece.from < 0
                    {
                        // Every message has the same time, and the week is cyclic.
                        let (from, to) = piece.answered(after, (start, end));
                        let length = (to - from).min(self.period);
                        let from = from.rem_euclid(self.period);
                        add(from, (from + length).min(self.period));
                        add(0, from + length - self.period);
                    } else {
                        for round in -1..=piece.latest() / self.period + 1 {
                            let later = round * self.period;
                            let (from, to) = piece.answered(after, (start + later, end + later));
                            add(from, to);
                        }
                    }
                }
            }
        }
        events.sort_unstable();
        let mut active = vec![0; self.responders.len()];
        let (mut n_active, mut kept, mut at) = (0_usize, 0, 0);
        let mut alone: Vec<&'p str> = Vec::new();
        for (minute, change, who) in events {
            let promised = set.length_between(at, minute);
            if n_active > 0 {
                kept += promised;
            }
            if n_active == 1 && promised > 0 {
                let only =
                    active.iter().position(|count| *count > 0).and_then(|who| self.responders.get(who));
                alone.extend(only.map(|only| only.person).filter(|person| !alone.contains(person)));
            }
            at = minute;
            if let Some(count) = active.get_mut(who) {
                let before: i32 = *count;
                *count += change;
                n_active = n_active + usize::from(before == 0 && *count > 0)
                    - usize::from(before > 0 && *count == 0);
            }
        }
        (kept, alone)
    }

    /// The ladder with the cover of its steps written out, without one of its people where one is named.
    pub(super) fn climb(&self, within: Minute, without: Option<&str>) -> Climb {
        let mut afters: Vec<Minute> = self.responders.iter().map(|responder| responder.after).collect();
        afters.sort_unstable();
        afters.dedup();
        let n_rounds = afters.last().copied().unwrap_or(0).max(within) / self.period + 3;
        let steps = afters.into_iter().filter_map(|after| {
            let of_step = self
                .responders
                .iter()
                .filter(|responder| responder.after == after && Some(responder.person) != without)
                .flat_map(|responder| responder.cover.all().iter().copied());
            let cover = Intervals::of(of_step.collect());
            (!cover.is_empty()).then(|| Step { after, cover: cover.repeated(self.period, n_rounds) })
        });
        Climb { steps: steps.collect() }
    }

    /// The time around a minute in which nobody of a team is there.
    pub(super) fn gap_around(&self, at: Minute) -> Option<(Minute, Minute)> {
        let period = self.period;
        let cover = self.cover().repeated(period, 3);
        let gaps = Intervals::of(vec![(0, 3 * period)]).without(&cover);
        gaps.at(at + period).map(|(start, end)| (start - period, end - period))
    }
}

/// Who an owner is, at a location and while somebody has the duty; `None` where that cannot be known.
fn people<'p>(
    plan: &'p Plan,
    owner: &'p str,
    location: Option<&'p Entry<Location>>,
    duty: &Duty<'p>,
) -> Option<Vec<&'p str>> {
    if let Some((_, holder)) = duty.fixed.iter().find(|(role, _)| *role == owner) {
        return plan.person(holder).map(|person| vec![&*person.id]);
    }
    match plan.holders(owner, location) {
        Holders::People(people) => Some(people),
        Holders::Unknown => None,
    }
}
