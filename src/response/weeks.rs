//! The usual week of each channel, for documents: who is there, and which messages wait too long.

use crate::duty::{DAY, Intervals, Minute};
use crate::plan::{Channel, Entry, Location, Plan};
use crate::response::answering::Answering;
use crate::response::cases::{
    Arrivals, Case, MOST_COMBINATIONS, cases, channels, combinations, places, staff,
};
use crate::response::limit::{Limit, minutes};
use crate::response::opening::Watches;
use crate::response::team::Team;
use crate::response::usual::{UsualWeek, Weeks};
use std::collections::HashSet;
use std::ptr;
use std::rc::Rc;

/// A channel in the usual week, in minutes from Monday 00:00; where locations, playbooks or turns of a
/// rota differ, the worst of all.
#[derive(Clone, Debug)]
pub struct ChannelWeek<'p> {
    pub channel: &'p Entry<Channel>,
    /// The location whose channel it is.
    pub of: Option<&'p Entry<Location>>,
    pub staffed: Intervals,
    /// The messages for which an answer is promised.
    pub promised: Intervals,
    /// When somebody who may answer is there; of a channel that no playbook applies to, somebody of its owner.
    pub there: Intervals,
    /// When two or more are.
    pub twice: Intervals,
    /// The messages that wait too long; where no playbook applies, the staffed time in which nobody is there.
    pub broken: Intervals,
    /// Owners and people of whom nobody knows when they are there.
    pub unknown: Vec<&'p str>,
}

/// The week of every channel that says when it is staffed, in a zone; none of a plan with more combinations than are looked at.
pub fn weeks<'p>(plan: &'p Plan, zone: &str, week: &UsualWeek) -> Vec<ChannelWeek<'p>> {
    if combinations(plan) > MOST_COMBINATIONS {
        return Vec::new();
    }
    let mut cases = cases(plan);
    cases.retain(|case| case.channel.is_some());
    let made = cases.iter().flat_map(|case| case.commitments(plan));
    let reach = made.map(|made| Limit::of(made.within).at_most() / DAY + 1).max().unwrap_or(1);
    let weeks = Weeks::reaching(plan, zone, week, i32::try_from(reach.min(200)).unwrap_or(1));
    let mut drawn = Vec::new();
    for (channel, of) in channels(plan) {
        let Some(hours) = channel.value.staffed.get() else { continue };
        let of_channel: Vec<&Case<'_>> =
            cases.iter().filter(|case| case.channel.is_some_and(|known| ptr::eq(known, channel))).collect();
        let staffed = weeks.calendar().hours(hours, plan.locality_at(of));
        let mut one = Drawn::default();
        one.add(plan, &weeks, (channel, of), &staffed, &of_channel);
        drawn.extend(one.finished(channel, of, weeks.all_of(&staffed)));
    }
    drawn
}

/// Who is there when.
type Cover<'p> = Vec<(&'p str, Rc<Intervals>)>;

/// What is known of a channel so far.
#[derive(Default)]
struct Drawn<'p> {
    promised: Intervals,
    there: Option<(Intervals, Intervals)>,
    /// The teams that `there` is of.
    teams: HashSet<Cover<'p>>,
    broken: Intervals,
    unknown: Vec<&'p str>,
}

impl<'p> Drawn<'p> {
    fn add(
        &mut self,
        plan: &'p Plan,
        weeks: &Weeks<'p>,
        (channel, of): (&'p Entry<Channel>, Option<&'p Entry<Location>>),
        staffed: &Intervals,
        cases: &[&Case<'p>],
    ) {
        let messages = weeks.messages();
        if cases.is_empty() {
            let owners = staff(&channel.value);
            let asked: Vec<_> = owners.iter().map(|owner| (0, *owner)).collect();
            for location in places(plan, of, owners.into_iter()) {
                let team = Team::of(weeks.calendar(), &asked, location);
                if self.draw(weeks, &team) {
                    let gaps = staffed.intersection(&messages).without(&team.cover());
                    self.broken = self.broken.union(&weeks.all_of(&gaps));
                }
            }
            return;
        }
        let mut looked_at = HashSet::new();
        let watches = Watches::of(plan);
        for case in cases {
            for made in case.commitments(plan) {
                // Playbooks on the same ladder often promise the same.
                let limit = Limit::of(made.within);
                let number = watches.number(case.channel, case.playbook);
                if !looked_at.insert((Answering::of(**case, made.task), made.arrivals, limit, number)) {
                    continue;
                }
                let set = match made.arrivals {
                    Arrivals::Always => messages.clone(),
                    Arrivals::Staffed => messages.intersection(staffed),
                    Arrivals::OffHours => messages.without(staffed),
                };
                self.promised = self.promised.union(&weeks.all_of(&set));
                let (answering, asked) = (case.answering(made.task), case.asked(plan, made.task));
                for location in places(plan, of, answering.iter().copied()) {
                    let team = Team::of(weeks.calendar(), &asked, location);
                    if self.draw(weeks, &team) {
                        let pieces =
                            limit.pieces_on(weeks.calendar(), plan.locality_at(location.or(case.of)));
                        let opening = watches.opening(number, weeks.calendar());
                        let reaction = minutes(plan.reaction(&case.playbook.value));
                        let broken = team.kept(&opening.cut(pieces, reaction), &set).broken;
                        self.broken = self.broken.union(&weeks.all_of(&broken));
                    }
                }
            }
        }
    }

    /// Draws who is there; whether that is known.
    fn draw(&mut self, weeks: &Weeks<'p>, team: &Team<'p>) -> bool {
        self.unknown.extend(&team.unknown);
        if !team.is_known() {
            return false;
        }
        // Playbooks on the same ladder have the same team, and whoever is there is there for each of them.
        let who = team.responders.iter().map(|one| (one.person, Rc::clone(&one.cover)));
        if !self.teams.insert(who.collect()) {
            return true;
        }
        let covers: Vec<&Intervals> = team.responders.iter().map(|responder| &*responder.cover).collect();
        let (there, twice) = (at_least(1, &covers), at_least(2, &covers));
        let (there, twice) = (weeks.in_each_of(&there), weeks.in_each_of(&twice));
        self.there = Some(match self.there.take() {
            Some((known, known_twice)) => (known.intersection(&there), known_twice.intersection(&twice)),
            None => (there, twice),
        });
        true
    }

    fn finished(
        mut self,
        channel: &'p Entry<Channel>,
        of: Option<&'p Entry<Location>>,
        staffed: Intervals,
    ) -> Option<ChannelWeek<'p>> {
        self.unknown.sort_unstable();
        self.unknown.dedup();
        if self.there.is_none() && self.unknown.is_empty() {
            return None;
        }
        let (there, twice) = self.there.unwrap_or_default();
        let Drawn { promised, broken, unknown, .. } = self;
        Some(ChannelWeek { channel, of, staffed, promised, there, twice, broken, unknown })
    }
}

/// The minutes in which at least so many of some sets are.
fn at_least(least: i32, sets: &[&Intervals]) -> Intervals {
    let mut events: Vec<(Minute, i32)> =
        sets.iter().flat_map(|set| set.all()).flat_map(|&(start, end)| [(start, 1), (end, -1)]).collect();
    events.sort_unstable();
    let (mut count, mut since, mut parts) = (0, 0, Vec::new());
    for (minute, change) in events {
        let before = count;
        count += change;
        if before < least && count >= least {
            since = minute;
        } else if before >= least && count < least {
            parts.push((since, minute));
        }
    }
    Intervals::of(parts)
}
