//! One promise on the days of a time: which messages wait too long, and why.

use crate::duty::{
    Alike, Calendar, Counting, DAY, Days, Intervals, Minute, Telling, Zone, clock_changes, later, zones_of,
};
use crate::plan::{Date, Locality, Plan};
use crate::response::again::{begins_or_ends_in, comes_again, days_of};
use crate::response::ladder::{Climb, Step, Worst};
use crate::response::limit::{Limit, Piece};
use crate::response::look::{KeptKey, Look, OpeningKey, OutcomeKey, PromisedKey, TeamKey};
use crate::response::opening::{Opening, Watches};
use crate::response::outcome::{Cause, Depth, OnSomeDays, Outcome};
use crate::response::team::{Kept, Team};
use crate::response::whose_leave::whose_leave;
use crate::response::whose_week::whose_week;
use foldhash::HashMap;
use std::cell::RefCell;
use std::ptr;
use std::rc::Rc;

/// Looks at promises on the days of a time, of which some are alike.
pub(super) struct Judge<'p> {
    pub(super) plan: &'p Plan,
    pub(super) days: Days,
    depth: Depth,
    pub(super) zone: Rc<Zone>,
    pub(super) alike: Alike,
    /// How many minutes ahead days are alike.
    reach: Minute,
    /// The messages that are looked at: those of one of each kind of days.
    pub(super) arrivals: Intervals,
    /// Just so much as shows whether they are answered in time, and some days more.
    near: [Calendar<'p>; 3],
    /// All days, and so much more as shows how long a message waits that is not.
    far: [Calendar<'p>; 3],
    pub(super) watches: Watches<'p>,
    clock_changes: Vec<Minute>,
    has_absences: bool,
    has_leave: bool,
    outcomes: RefCell<HashMap<OutcomeKey<'p>, Rc<Outcome<'p>>>>,
    pub(super) promised: RefCell<HashMap<PromisedKey, Rc<Intervals>>>,
    kept: RefCell<HashMap<KeptKey<'p>, Rc<Kept<'p>>>>,
    teams: RefCell<HashMap<TeamKey<'p>, Rc<Team<'p>>>>,
    openings: RefCell<HashMap<OpeningKey<'p>, Opening>>,
}

/// How far ahead an answer is looked for; most are found within the first of these.
const FEW_DAYS_OF_WAITING: i32 = 4;
const MOST_DAYS_OF_WAITING: i32 = 60;

/// Most promises reach no further.
const FEW_DAYS_AHEAD: i32 = 10;

/// The ways of counting, in the order in which calendars are kept.
const WAYS: [Counting; 3] = [Counting::Everything, Counting::WithoutLeave, Counting::UsualDays];

impl<'p> Judge<'p> {
    /// Some days, those of them that are alike, how many more a promise made on them reaches ahead, and by what they are told
    /// apart.
    pub(super) fn of(
        plan: &'p Plan,
        days: Days,
        alike: Alike,
        (reach, telling): (i32, Telling),
        depth: Depth,
        silent: &[&'p str],
    ) -> Judge<'p> {
        // Elsewhere the first day may have begun on the day before.
        // Few lengths are asked for, so that the hours of people are worked out once.
        let ahead = if reach <= FEW_DAYS_AHEAD { FEW_DAYS_AHEAD } else { reach };
        // What was before tells since when nobody is there.
        let (first, last) = (later(days.0, -FEW_DAYS_AHEAD), later(days.1, ahead + MOST_DAYS_OF_WAITING));
        let zone = Zone::around(plan.zone_name(), first, last);
        let calendars = || WAYS.map(|counting| Calendar::of(plan, counting, first, last).silencing(silent));
        let mask = alike.firsts(reach + FEW_DAYS_OF_WAITING);
        let mut leaves = plan.people.entries().iter().flat_map(|person| person.value.leave.items());
        let has_leave =
            leaves.any(|leave| leave.days().is_some_and(|(from, to)| from <= last && to >= first));
        Judge {
            plan,
            days,
            depth,
            watches: Watches::of(plan),
            clock_changes: clock_changes(
                &zones_of(plan, first, last),
                zone.start_of(first),
                zone.start_of(last),
            ),
            zone,
            reach: Minute::from(reach) * DAY,
            arrivals: alike.firsts(0),
            alike,
            near: calendars().map(|calendar| calendar.only_in(&mask)),
            far: calendars(),
            has_absences: has_leave
                || plan.most_closed_days() > 0
                || telling == Telling::WithHolidays
                || plan.names_holidays(),
            has_leave,
            outcomes: RefCell::default(),
            promised: RefCell::default(),
            kept: RefCell::default(),
            teams: RefCell::default(),
            openings: RefCell::default(),
        }
    }

    /// What comes of one promise at one place.
    pub(super) fn outcome_of(&self, look: Look<'p>) -> Rc<Outcome<'p>> {
        let key = look.key(Counting::Everything);
        if let Some(known) = self.outcomes.borrow().get(&key) {
            return Rc::clone(known);
        }
        let outcome = Rc::new(self.judged(look));
        self.outcomes.borrow_mut().insert(key, Rc::clone(&outcome));
        outcome
    }

    /// Forgets what was worked out for a location.
    pub(super) fn forget(&self) {
        self.outcomes.borrow_mut().clear();
        self.kept.borrow_mut().clear();
        self.teams.borrow_mut().clear();
        self.openings.borrow_mut().retain(|(_, approval, ..), _| approval.is_none());
    }

    fn judged(&self, look: Look<'p>) -> Outcome<'p> {
        let unknown = self.unknown(look);
        let promised = self.n_messages(look, &self.promised(look, Counting::Everything));
        let at_once = Worst { arrival: 0, wait: Some(0) };
        let mut outcome = Outcome {
            promised,
            kept: promised,
            worst: at_once,
            longest: at_once,
            answered_by: Rc::default(),
            gaps: Rc::default(),
            broken: Rc::default(),
            days: Rc::default(),
            unseen: Rc::default(),
            unattended: Rc::default(),
            unapproved: Rc::default(),
            seen: None,
            is_off_hours: false,
            unknown,
            only: Vec::new(),
            dated: Vec::new(),
        };
        if !outcome.unknown.is_empty() {
            return outcome;
        }
        let all = &self.kept(look, Counting::Everything).broken;
        outcome.kept -= self.n_messages(look, all);
        let usual = self.kept(look, Counting::UsualDays);
        let mut unusual = Intervals::default();
        if !all.is_empty() {
            let on_firsts = usual.broken.intersection(all);
            let often = self.alike.on_all_days(&on_firsts);
            let mut on_few_days = Intervals::default();
            if self.comes_again(look, &often) {
                self.put_usual(&mut outcome, look, &on_firsts, often);
            } else {
                (unusual, on_few_days) = (on_firsts, often);
            }
            outcome.dated = self.on_some_days(look, all, &usual.broken, &on_few_days);
        }
        if outcome.days.is_empty() {
            // A time that is kept elsewhere has to be kept here too.
            if self.depth == Depth::All || look.is_moved_by_longer() {
                let promised = self.promised(look, Counting::UsualDays);
                self.put_worst(&mut outcome, look, &promised.without(&unusual));
            }
            if look.task.is_to_customers() {
                outcome.only = self.indispensable(look, &usual);
            }
        }
        outcome
    }

    /// Those of whom nobody knows when they are there, or who they are.
    fn unknown(&self, look: Look<'p>) -> Vec<&'p str> {
        let counting = Counting::Everything;
        let team = self.team(look, counting, false);
        let mut unknown = team.unknown.clone();
        if team.responders.is_empty() && !look.case.asks_nobody(self.plan, look.task) {
            // Who is named is nobody: other rules speak up.
            unknown.extend(look.case.answering(look.task.approved()));
        }
        if let Some(approval) = look.task.approval() {
            let first = Team::approving(self.calendar(counting, false), approval, look.location);
            unknown.extend(first.unknown);
            unknown.extend(first.responders.is_empty().then(|| approval.owners()).into_iter().flatten());
        }
        unknown.sort_unstable();
        unknown.dedup();
        unknown
    }

    /// A break that comes again and again: when, and the message that waits longest.
    fn put_usual(&self, outcome: &mut Outcome<'p>, look: Look<'p>, on_firsts: &Intervals, broken: Intervals) {
        let counting = Counting::UsualDays;
        self.put_worst(outcome, look, on_firsts);
        let team = self.team(look, counting, true);
        // Whoever is there when a message arrives may have gone when they are asked.
        let limit = look.limit.at_most();
        let waiting = |messages: &Intervals| {
            let spans = messages.all().iter().map(|(start, end)| (*start, end.saturating_add(limit)));
            Intervals::of(spans.collect())
        };
        outcome.gaps = Rc::new(team.gaps(limit, &waiting(&look.begun(&broken))));
        outcome.answered_by = self.answered_by(look, counting, outcome.worst);
        let at_once = look.at_once().map(|look| self.kept(look, counting));
        outcome.unattended = Rc::new(match at_once {
            Some(at_once) => self.alike.on_all_days(&at_once.broken).intersection(&broken),
            None => broken.clone(),
        });
        let unseen = || self.alike.on_all_days(&self.seen_too_late(look, counting)).intersection(&broken);
        if look.watch > 0 {
            outcome.unseen = Rc::new(broken.without(&outcome.unattended).union(&unseen()));
            let seen = self.opening(look, counting, true).at(outcome.worst.arrival);
            outcome.seen = Some(seen).filter(|seen| *seen > outcome.worst.arrival);
        }
        if let Some(approval) = look.task.approval() {
            let first = Team::approving(self.calendar(counting, true), approval, look.location);
            let late = broken.without(&outcome.unattended).union(&unseen());
            outcome.unapproved = Rc::new(first.gaps(limit, &waiting(&late)));
        }
        outcome.days = days_of(&self.zone, &broken).into();
        let staffed = self.staffed(look.anywhere(), counting);
        outcome.is_off_hours = !staffed.is_empty() && staffed.intersection(on_firsts).is_empty();
        outcome.broken = Rc::new(broken);
    }

    /// The message that waits longest on usual days, and the one that does where no clock changes meanwhile; of messages of the
    /// days that are looked at.
    fn put_worst(&self, outcome: &mut Outcome<'p>, look: Look<'p>, on_firsts: &Intervals) {
        let Some(longest) = self.worst(look, on_firsts, &Intervals::default()) else { return };
        let all = || look.ever_begun(&self.alike.on_all_days(&self.promised(look, Counting::UsualDays)));
        let ever = look
            .is_moved_by_longer()
            .then(|| self.climb(look, Counting::UsualDays, true, None).worst(&all()));
        outcome.longest = ever.flatten().unwrap_or(longest);
        outcome.worst = self
            .around_changes(longest)
            .map_or(longest, |changes| self.worst(look, on_firsts, &changes).unwrap_or(longest));
    }

    /// The messages that wait so long over a change of a clock, where one comes meanwhile.
    fn around_changes(&self, longest: Worst) -> Option<Intervals> {
        let wait = longest.wait.unwrap_or(0);
        let waits = longest.arrival..longest.arrival + wait;
        let is_changed = self.clock_changes.iter().any(|at| waits.contains(at));
        let changes = || self.clock_changes.iter().map(|at| (at - wait, at + 1)).collect();
        is_changed.then(|| Intervals::of(changes()))
    }

    /// The longest wait on usual days that are like those of some messages, but at some times.
    fn worst(&self, look: Look<'p>, on_firsts: &Intervals, but: &Intervals) -> Option<Worst> {
        // Days are alike as far as promises reach: who waits longer may wait longer still on another day.
        if look.task.count() == 1 {
            let near = self.climb(look, Counting::UsualDays, false, None);
            let near = near.worst(&on_firsts.without(but));
            if near.is_some_and(|near| near.wait.is_some_and(|wait| wait <= self.reach)) {
                return near;
            }
        }
        let climb = self.climb(look, Counting::UsualDays, true, None);
        climb.worst(&look.begun(&self.alike.on_all_days(on_firsts)).without(but))
    }

    /// Whether messages wait too long again and again.
    fn comes_again(&self, look: Look<'p>, broken: &Intervals) -> bool {
        comes_again(self.plan, self.days, &days_of(&self.zone, broken), look)
    }

    /// What breaks a promise on single days: leave, closed days, and what is not usual. `usual` is broken on usual days too, and
    /// `unusual` of it on few of them.
    fn on_some_days(
        &self,
        look: Look<'p>,
        all: &Intervals,
        usual: &Intervals,
        unusual: &Intervals,
    ) -> Vec<OnSomeDays<'p>> {
        let counting = if self.has_leave { Counting::WithoutLeave } else { Counting::Everything };
        let without_leave = self.kept(look, counting);
        let of_leave = self.alike.on_all_days(&all.without(&without_leave.broken));
        let of_closed_days = without_leave.broken.without(usual).intersection(all);
        let calendar = self.calendar(Counting::WithoutLeave, true);
        let people = if of_leave.is_empty() { Vec::new() } else { look.people(self.plan) };
        let of_leave = whose_leave(calendar, &people, look.reach(), &of_leave).into_iter();
        let of_leave = of_leave
            .map(|(person, leave, broken)| (Cause::Leave(person, leave), Counting::Everything, broken));
        let of_closed_days = [(Cause::ClosedDays, counting, self.alike.on_all_days(&of_closed_days))];
        let of_unusual = whose_week(self.plan, self.days, look, unusual).into_iter();
        let of_unusual =
            of_unusual.map(|(why, broken)| (Cause::UnusualWeek(why), Counting::UsualDays, broken));
        let all = of_leave.chain(of_closed_days).chain(of_unusual).filter(|(.., broken)| !broken.is_empty());
        all.filter_map(|(cause, counting, broken)| {
            let worst = self.climb(look, counting, true, None).worst(&look.begun(&broken))?;
            let answered_by = self.answered_by(look, counting, worst);
            let mut days: Vec<Date> = broken.all().iter().map(|(start, _)| self.zone.day(*start)).collect();
            days.dedup();
            Some(OnSomeDays { cause, broken: Rc::new(broken), worst, answered_by, days: days.into() })
        })
        .collect()
    }

    /// Those without whom messages would wait too long again and again.
    fn indispensable(&self, look: Look<'p>, usual: &Kept<'p>) -> Vec<(&'p str, Worst, Option<Days>)> {
        let mut people: Vec<(&'p str, Intervals)> = Vec::new();
        for (person, alone) in &usual.by_one_alone {
            match people.iter_mut().find(|(known, _)| known == person) {
                Some((_, known)) => *known = known.union(alone),
                None => people.push((person, alone.clone())),
            }
        }
        people.retain(|(_, alone)| self.comes_again(look, &self.alike.on_all_days(alone)));
        let worst_of = |person: &'p str, alone: &Intervals| {
            let near = self.climb(look, Counting::UsualDays, false, Some(person)).worst(alone);
            let worst = near.filter(|worst| {
                worst.wait.is_some_and(|wait| wait < Minute::from(FEW_DAYS_OF_WAITING) * DAY)
            });
            worst.or_else(|| self.climb(look, Counting::UsualDays, true, Some(person)).worst(alone))
        };
        // Whoever has turns is alone in their turns.
        let mut owners = look.case.involved(self.plan, look.task).into_iter();
        let has_turns = owners.any(|(_, owner)| self.plan.rota_of(owner).is_some());
        let worst = |(person, alone): (&'p str, Intervals)| {
            let longest = worst_of(person, &alone)?;
            let quiet =
                self.around_changes(longest).and_then(|changes| worst_of(person, &alone.without(&changes)));
            let days = days_of(&self.zone, &self.alike.on_all_days(&alone));
            let part = begins_or_ends_in(&days, self.days).filter(|_| !has_turns);
            Some((person, quiet.unwrap_or(longest), part))
        };
        people.into_iter().filter_map(worst).collect()
    }

    pub(super) fn calendar(&self, counting: Counting, is_far: bool) -> &Calendar<'p> {
        let [everything, without_leave, usual] = if is_far { &self.far } else { &self.near };
        match counting {
            Counting::Everything => everything,
            Counting::WithoutLeave => without_leave,
            Counting::UsualDays => usual,
        }
    }

    /// Which of the messages that are looked at are answered in time.
    fn kept(&self, look: Look<'p>, counting: Counting) -> Rc<Kept<'p>> {
        // Where nothing is unusual, all ways of counting are the same.
        let counting = if self.has_absences { counting } else { Counting::Everything };
        let key = look.key(counting);
        if let Some(known) = self.kept.borrow().get(&key) {
            return Rc::clone(known);
        }
        let pieces = self.pieces(look, counting);
        let promised = self.promised(look, counting);
        let team = self.team(look, counting, false);
        let kept = Rc::new(match look.limit {
            // Of what is done again and again no time between two may be too long, until it is solved.
            Limit::Minutes(every) if look.task.count() > 1 => {
                let too_long = look.begun(&promised).without(&team.climb(None).kept(&pieces));
                let broken = look.task.before(every, &too_long).intersection(&promised);
                Kept { broken, by_one_alone: Vec::new() }
            }
            // Whoever does it alone is asked of answers and calls.
            _ if !look.task.is_to_customers() => {
                Kept { broken: promised.without(&team.climb(None).kept(&pieces)), by_one_alone: Vec::new() }
            }
            Limit::Minutes(_) | Limit::BusinessDays(_) => team.kept(&pieces, &promised),
        });
        self.kept.borrow_mut().insert(key, Rc::clone(&kept));
        kept
    }

    /// Those of the messages that are looked at that are seen or approved so late that nobody can do it in time.
    fn seen_too_late(&self, look: Look<'p>, counting: Counting) -> Intervals {
        let asked = look.case.asked(self.plan, look.task).into_iter();
        let after = asked.map(|(after, _)| after).min().unwrap_or(0);
        let always = Intervals::of(vec![(Minute::MIN / 4, Minute::MAX / 4)]);
        let climb = Climb::of(vec![Step { after, cover: always }]);
        self.promised(look, counting).without(&climb.kept(&self.pieces(look, counting)))
    }

    /// The pieces of the time there is, as messages are seen.
    fn pieces(&self, look: Look<'p>, counting: Counting) -> Vec<Piece> {
        let pieces = look.limit.pieces_on(self.calendar(counting, false), self.locality_of(look));
        self.opening(look, counting, false).cut(pieces, look.reaction)
    }

    /// Where business days are counted: at the location which a message is about.
    fn locality_of(&self, look: Look<'p>) -> Locality<'p> {
        self.plan.locality_at(look.location.or(look.case.of))
    }

    fn team(&self, look: Look<'p>, counting: Counting, is_far: bool) -> Rc<Team<'p>> {
        let key = (look.answering(), look.at(), counting, is_far);
        if let Some(known) = self.teams.borrow().get(&key) {
            return Rc::clone(known);
        }
        let asked = look.case.asked(self.plan, look.task);
        let team = Rc::new(Team::of(self.calendar(counting, is_far), &asked, look.location));
        self.teams.borrow_mut().insert(key, Rc::clone(&team));
        team
    }

    /// When messages of the channel are seen, or what is published has been approved.
    fn opening(&self, look: Look<'p>, counting: Counting, is_far: bool) -> Opening {
        let approval = look.task.approval();
        let at = if approval.is_some() { look.at() } else { ptr::null() };
        let mut openings = self.openings.borrow_mut();
        let opening = openings.entry((look.watch, approval, at, counting, is_far)).or_insert_with(|| {
            let calendar = self.calendar(counting, is_far);
            match approval {
                Some(approval) => Team::approving(calendar, approval, look.location)
                    .climb(None)
                    .as_opening(calendar.span(self.plan.zone_name())),
                None => self.watches.opening(look.watch, calendar),
            }
        });
        opening.clone()
    }

    fn climb(&self, look: Look<'p>, counting: Counting, is_far: bool, without: Option<&str>) -> Climb {
        let opening = self.opening(look, counting, is_far);
        Climb { opening, reaction: look.reaction, ..self.team(look, counting, is_far).climb(without) }
    }

    /// Who answers a message that waits so long.
    fn answered_by(&self, look: Look<'p>, counting: Counting, worst: Worst) -> Rc<[&'p str]> {
        let Some(wait) = worst.wait else { return Rc::default() };
        let told = worst.arrival + wait - look.reaction;
        let (calendar, opening) = (self.calendar(counting, true), self.opening(look, counting, true));
        let opened = opening.at(worst.arrival);
        let asked = look.case.asked(self.plan, look.task);
        let asked = asked.into_iter().filter(|(after, _)| opened + after <= told);
        let there = asked.flat_map(|(_, owner)| calendar.there_at(owner, look.location, told));
        let mut people: Vec<&'p str> = there.collect();
        people.sort_unstable();
        people.dedup();
        people.into()
    }
}
