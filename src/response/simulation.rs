//! One ladder at one moment: who is told when, who is away until when, who answers first.

use crate::duty::{
    Calendar, Counting, Intervals, Minute, Outside, Presence, Zone, day_of, local_start, turns,
};
use crate::plan::{Condition, Date, Entry, LadderStep, Leave, Location, Plan};
use crate::response::limit::minutes;
use jiff::Span;
use std::rc::Rc;

/// Who is asked.
#[derive(Clone, Debug)]
pub enum Asked<'p> {
    /// The steps of a ladder, one after the other.
    Ladder(&'p [LadderStep], Ladder),
    /// Some owners, at once.
    Owners(Vec<&'p str>),
}

/// How a ladder is climbed.
#[derive(Clone, Copy, Debug)]
pub struct Ladder {
    pub until: Condition,
    /// How often it starts again.
    pub repeat: u32,
    /// How long it takes from being told to the first word, in minutes.
    pub reaction: Minute,
}

/// What happens where and when, and who does not answer.
#[derive(Clone, Debug)]
pub struct Scene<'p> {
    pub asked: Asked<'p>,
    pub location: Option<&'p Entry<Location>>,
    /// When the post appears, in minutes from 1970 in UTC.
    pub posted: Minute,
    /// When somebody has seen it and the ladder starts.
    pub opened: Minute,
    /// People who do not answer.
    pub silent: Vec<&'p str>,
    /// The people who alone may answer; all who may by their role where it is `None`.
    pub only: Option<Vec<&'p str>>,
}

/// What comes of it.
#[derive(Clone, Debug)]
pub struct Timeline<'p> {
    pub calls: Vec<Call<'p>>,
    /// `None` where nobody answers as far as is looked.
    pub answer: Option<Answer<'p>>,
    /// People of whom nobody knows when they are there, among those who may answer, with when they are told first.
    pub unknown: Vec<(&'p str, Minute)>,
}

/// Those who are told at one time.
#[derive(Clone, Debug)]
pub struct Call<'p> {
    /// The step of the ladder, from 1.
    pub number: usize,
    /// How often the ladder has started again.
    pub round: u32,
    pub at: Minute,
    pub step: Option<&'p LadderStep>,
    pub told: Vec<Notified<'p>>,
    pub stage: Stage,
}

/// What becomes of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is made: nobody has answered yet.
    Made,
    /// It is made as well, because the ladder goes on until it is solved.
    UnlessSolved,
    /// Somebody has answered before.
    NotNeeded,
}

/// Somebody who is told.
#[derive(Clone, Debug)]
pub struct Notified<'p> {
    /// The owner that the step names.
    pub owner: &'p str,
    /// `None` where nobody holds it.
    pub person: Option<&'p str>,
    /// Whether they stand in for the owner of the step.
    pub is_backup: bool,
    pub reach: Reach<'p>,
}

/// Whether somebody who is told can answer then.
#[derive(Clone, Debug)]
pub enum Reach<'p> {
    There,
    /// Somebody stands in during their leave, and is there.
    StandIn(&'p str),
    /// Away until this instant; `None` where it is further off than is looked.
    Away(Option<Minute>),
    /// On a leave; who stands in is not there either. Somebody is there again at this instant.
    OnLeave(&'p Leave, Option<Minute>),
    /// Has left: this was the last day.
    Left(Date),
    /// Comes on this day.
    NotYet(Date),
    /// Nobody knows their hours.
    Unknown,
    /// Does not answer in this rehearsal.
    Silent,
    /// May not acknowledge at this step.
    MayNot,
    /// A program: it answers nobody.
    Machine,
    /// The owner is nobody in particular, or held by nobody.
    Nobody,
}

/// The first answer.
#[derive(Clone, Debug)]
pub struct Answer<'p> {
    pub at: Minute,
    /// Whoever is there then, in the order of the ladder: a person, with the owner for whom they answer and the step.
    pub by: Vec<Answerer<'p>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answerer<'p> {
    pub person: &'p str,
    pub owner: &'p str,
    /// The step of the ladder, from 1.
    pub step: usize,
}

/// How many days ahead an answer is looked for: first a few, then many.
const FEW_DAYS: i32 = 9;
const MANY_DAYS: i32 = 60;

/// No rehearsal goes through more calls.
const MOST_CALLS: usize = 200;

/// Plays a scene.
pub fn play<'p>(plan: &'p Plan, scene: &Scene<'p>) -> Timeline<'p> {
    let near = Play::new(plan, scene, FEW_DAYS).play();
    let is_open = |told: &Notified<'_>| matches!(told.reach, Reach::Away(None) | Reach::OnLeave(_, None));
    let says_all = near.answer.is_some() && !near.calls.iter().flat_map(|call| &call.told).any(is_open);
    if says_all { near } else { Play::new(plan, scene, MANY_DAYS).play() }
}

/// The days from the one before an instant to some after it.
pub(super) fn calendar_around(plan: &Plan, from: Minute, to: Minute, n_days: i32) -> Calendar<'_> {
    let later = |day: jiff::civil::Date, days: i32| day.checked_add(Span::new().days(days)).unwrap_or(day);
    Calendar::of(plan, Counting::Everything, later(day_of(from), -1), later(day_of(to), n_days))
}

struct Play<'p, 's> {
    plan: &'p Plan,
    scene: &'s Scene<'p>,
    calendar: Calendar<'p>,
}

/// Somebody of an owner, with when they are there; `None` where nobody knows.
struct Member<'p> {
    person: &'p str,
    there: Option<Rc<Intervals>>,
}

/// A time at which some owners are told.
struct Cue<'p> {
    number: usize,
    after: Minute,
    step: Option<&'p LadderStep>,
    owners: Vec<(&'p str, bool)>,
}

impl<'p> Play<'p, '_> {
    fn new<'s>(plan: &'p Plan, scene: &'s Scene<'p>, n_days: i32) -> Play<'p, 's> {
        let calendar = calendar_around(plan, scene.posted.min(scene.opened), scene.opened, n_days);
        Play { plan, scene, calendar: calendar.silencing(&scene.silent) }
    }

    fn play(&self) -> Timeline<'p> {
        let cues = self.cues();
        let answer = self.answer(&cues);
        let mut unknown: Vec<(&'p str, Minute)> = Vec::new();
        for cue in &cues {
            for member in cue.owners.iter().flat_map(|(owner, _)| {
                self.members(owner).into_iter().filter(|member| self.may_answer(cue, owner, member.person))
            }) {
                if member.there.is_none() && !unknown.iter().any(|(known, _)| *known == member.person) {
                    unknown.push((member.person, self.scene.opened + cue.after));
                }
            }
        }
        Timeline { calls: self.calls(&cues, answer.as_ref()), answer, unknown }
    }

    fn cues(&self) -> Vec<Cue<'p>> {
        match &self.scene.asked {
            Asked::Owners(owners) => {
                let owners = owners.iter().map(|owner| (*owner, false)).collect();
                vec![Cue { number: 1, after: 0, step: None, owners }]
            }
            Asked::Ladder(steps, _) => {
                let cue = |(index, step): (usize, &'p LadderStep)| {
                    // Where there is no delay `escalation-delay-missing` speaks up.
                    let after = minutes(step.after.copied()?.0);
                    let n_told = step.told().len();
                    let owners = step.owners().enumerate();
                    let owners = owners.map(|(place, owner)| (&*owner.value.0, place >= n_told)).collect();
                    Some(Cue { number: index + 1, after, step: Some(step), owners })
                };
                steps.iter().enumerate().filter_map(cue).collect()
            }
        }
    }

    fn may_answer(&self, cue: &Cue<'p>, owner: &'p str, person: &'p str) -> bool {
        let by_step =
            cue.step.is_none_or(|step| !step.is_automated() && self.plan.may_acknowledge(step, owner));
        by_step && self.scene.only.as_ref().is_none_or(|only| only.contains(&person))
    }

    /// The people of an owner; of a role with a rota everybody, each in their turns.
    fn members(&self, owner: &'p str) -> Vec<Member<'p>> {
        let people = self.calendar.people_of(owner, self.scene.location).unwrap_or_default();
        let known = people.iter().filter(|(person, _)| self.plan.person(person).is_some());
        let member = |(person, there): &(&'p str, Presence)| Member {
            person,
            there: match there {
                Presence::At(there) => Some(Rc::clone(there)),
                Presence::Unknown => None,
            },
        };
        known.map(member).collect()
    }

    fn answer(&self, cues: &[Cue<'p>]) -> Option<Answer<'p>> {
        let mut first: Option<Minute> = None;
        let mut able: Vec<(Minute, Answerer<'p>, Rc<Intervals>)> = Vec::new();
        for cue in cues {
            let from = self.scene.opened + cue.after;
            for (owner, _) in &cue.owners {
                for Member { person, there } in self.members(owner) {
                    let Some(there) = there.filter(|_| self.may_answer(cue, owner, person)) else { continue };
                    let Some(at) = there.next(from) else { continue };
                    first = Some(first.map_or(at, |first| first.min(at)));
                    able.push((from, Answerer { person, owner, step: cue.number }, there));
                }
            }
        }
        let told = first?;
        let mut by: Vec<Answerer<'p>> = Vec::new();
        for (from, mut answerer, there) in able {
            if from <= told && there.contains(told) {
                answerer.person = self.calendar.or_stand_in(answerer.person, told);
                if !by.iter().any(|known| known.person == answerer.person) {
                    by.push(answerer);
                }
            }
        }
        let reaction = match &self.scene.asked {
            Asked::Ladder(_, ladder) => ladder.reaction,
            Asked::Owners(_) => 0,
        };
        Some(Answer { at: told + reaction, by })
    }

    fn calls(&self, cues: &[Cue<'p>], answer: Option<&Answer<'p>>) -> Vec<Call<'p>> {
        let ladder = match &self.scene.asked {
            Asked::Ladder(_, ladder) => *ladder,
            Asked::Owners(_) => Ladder { until: Condition::Acknowledged, repeat: 0, reaction: 0 },
        };
        let last = cues.last().map_or(0, |cue| cue.after);
        let before_last =
            cues.len().checked_sub(2).and_then(|index| cues.get(index)).map_or(0, |cue| cue.after);
        let lap = last + (last - before_last);
        let mut calls = Vec::new();
        for round in 0..=ladder.repeat {
            // A ladder of one step has no gap to wait before it starts again.
            let again = self.scene.opened + lap.saturating_mul(Minute::from(round));
            if round > 0 && (lap <= 0 || answer.is_some_and(|answer| answer.at <= again)) {
                break;
            }
            for cue in cues {
                let at = self.scene.opened + cue.after + lap.saturating_mul(Minute::from(round));
                let answers_here = |answer: &&Answer<'_>| answer.by.iter().any(|one| one.step == cue.number);
                let stage = match answer {
                    Some(answer) if at > answer.at || (at == answer.at && !answers_here(&answer)) => {
                        match ladder.until {
                            Condition::Acknowledged => Stage::NotNeeded,
                            Condition::Resolved => Stage::UnlessSolved,
                        }
                    }
                    _ => Stage::Made,
                };
                if calls.len() < MOST_CALLS {
                    let told = self.told(cue, at);
                    calls.push(Call { number: cue.number, round, at, step: cue.step, told, stage });
                }
            }
        }
        calls
    }

    fn told(&self, cue: &Cue<'p>, at: Minute) -> Vec<Notified<'p>> {
        let mut told: Vec<Notified<'p>> = Vec::new();
        for (owner, is_backup) in &cue.owners {
            let members = self.members(owner);
            let rota = self.plan.rota_of(owner);
            if members.is_empty() {
                told.push(Notified { owner, person: None, is_backup: *is_backup, reach: Reach::Nobody });
            }
            let has_turn = |member: &Member<'_>| {
                rota.is_none_or(|rota| {
                    rota.is_unreadable()
                        || member.there.as_ref().is_some_and(|there| there.contains(at))
                        || turns(self.plan, rota, at, at + 1).iter().any(|turn| turn.person == member.person)
                })
            };
            // Nobody has a turn before a rota starts, or in an order without people.
            if !members.is_empty() && !members.iter().any(has_turn) {
                let next = members.iter().filter_map(|member| member.there.as_ref()?.next(at)).min();
                told.push(Notified { owner, person: None, is_backup: *is_backup, reach: Reach::Away(next) });
            }
            for member in members.into_iter().filter(has_turn) {
                if told.iter().any(|known| known.person == Some(member.person)) {
                    continue;
                }
                let reach = self.reach(cue, owner, &member, at);
                told.push(Notified { owner, person: Some(member.person), is_backup: *is_backup, reach });
            }
        }
        told
    }

    fn reach(&self, cue: &Cue<'p>, owner: &'p str, member: &Member<'p>, at: Minute) -> Reach<'p> {
        if cue.step.is_some_and(LadderStep::is_automated) {
            return Reach::Machine;
        }
        if !self.may_answer(cue, owner, member.person) {
            return Reach::MayNot;
        }
        if self.scene.silent.contains(&member.person) {
            return Reach::Silent;
        }
        let person = self.plan.person(member.person).map(|person| &person.value);
        match person.and_then(|person| self.calendar.outside(person, at)) {
            Some(Outside::Left(last)) => return Reach::Left(last),
            Some(Outside::NotYet(first)) => return Reach::NotYet(first),
            None => {}
        }
        let Some(there) = &member.there else { return Reach::Unknown };
        if there.contains(at) {
            let answering = self.calendar.or_stand_in(member.person, at);
            return if answering == member.person { Reach::There } else { Reach::StandIn(answering) };
        }
        match person.and_then(|person| self.calendar.leave_at(person, at)) {
            Some(leave) => Reach::OnLeave(leave, there.next(at)),
            None => Reach::Away(there.next(at)),
        }
    }
}

/// The instant at which it is a local time in the zone of the plan; of a time that the clock leaves out the first one after
/// it, of one that it shows twice the earlier.
pub fn instant_of(plan: &Plan, moment: crate::plan::Moment) -> Minute {
    let day = moment.0.date();
    let zone = Zone::around(plan.zone_name(), day, day);
    zone.instant(local_start(day) + Minute::from(moment.0.hour()) * 60 + Minute::from(moment.0.minute()))
}
