//! The typical week of each channel, for documents: who is there, and which messages wait too long.

use crate::duty::{Intervals, Minute, TypicalWeek, WEEK};
use crate::plan::{Channel, Entry, Location, Plan};
use crate::response::cases::{
    Answering, Arrivals, Case, MOST_COMBINATIONS, cases, channels, combinations, places,
};
use crate::response::limit::Limit;
use crate::response::rotas::duties;
use crate::response::team::Team;
use std::collections::HashSet;
use std::ptr;
use std::rc::Rc;

/// A channel in the typical week, in minutes from Monday 00:00 in the zone of the plan; where seasons, locations, playbooks
/// or turns of a rota differ, the worst of all.
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

/// The week of every channel that says when it is staffed; none of a plan with more combinations than are looked at.
pub fn weeks(plan: &Plan) -> Vec<ChannelWeek<'_>> {
    if combinations(plan) > MOST_COMBINATIONS {
        return Vec::new();
    }
    let seasons: Vec<TypicalWeek<'_>> =
        TypicalWeek::seasons(plan).iter().map(|&season| TypicalWeek::of(plan, season)).collect();
    let cases = cases(plan);
    let mut drawn = Vec::new();
    for (channel, of) in channels(plan) {
        if channel.value.staffed.get().is_none() {
            continue;
        }
        let of_channel: Vec<&Case<'_>> = cases.iter().filter(|case| ptr::eq(case.channel, channel)).collect();
        let mut one = Drawn::default();
        for week in &seasons {
            one.add(plan, week, channel, of, &of_channel);
        }
        drawn.extend(one.finished(channel, of));
    }
    drawn
}

/// After how many minutes the cover of a team comes again, and who is there when.
type Cover<'p> = (Minute, Vec<(&'p str, Rc<Intervals>)>);

/// What is known of a channel so far.
#[derive(Default)]
struct Drawn<'p> {
    staffed: Intervals,
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
        week: &TypicalWeek<'p>,
        channel: &'p Entry<Channel>,
        of: Option<&'p Entry<Location>>,
        cases: &[&Case<'p>],
    ) {
        let Some(hours) = channel.value.staffed.get() else { return };
        let zone = plan.zone_at(of);
        let staffed = week.hours(hours, zone);
        self.staffed = self.staffed.union(&staffed);
        if cases.is_empty() {
            let Some(owner) = channel.value.owner.get().map(|owner| &*owner.value.0) else { return };
            for duty in duties(plan, &[owner]) {
                for location in places(plan, of, [owner].into_iter()) {
                    let team = Team::of(plan, week, &[(0, owner)], location, &duty);
                    if self.draw(&team) {
                        let gaps = team.over_the_period(&staffed).without(&team.cover()).round(WEEK);
                        self.broken = self.broken.union(&gaps);
                    }
                }
            }
            return;
        }
        let mut looked_at = HashSet::new();
        for case in cases {
            let commitments = case.commitments(plan).into_iter();
            for made in commitments.filter(|made| made.arrivals != Arrivals::FollowUp) {
                // Playbooks on the same ladder often promise the same.
                let limit = Limit::of(made.within);
                if !looked_at.insert((Answering::of(**case, made.arrivals), made.arrivals, limit)) {
                    continue;
                }
                let set = made.arrivals.of_week(&staffed);
                self.promised = self.promised.union(&set);
                let (answering, asked) = (case.answering(made.arrivals), case.asked(plan, made.arrivals));
                for duty in duties(plan, &answering) {
                    for location in places(plan, of, answering.iter().copied()) {
                        let team = Team::of(plan, week, &asked, location, &duty);
                        if self.draw(&team) {
                            let kept = team.climb(limit.at_most(), None).kept(&limit.of_period(team.period));
                            let broken = team.over_the_period(&set).without(&kept).round(WEEK);
                            self.broken = self.broken.union(&broken);
                        }
                    }
                }
            }
        }
    }

    /// Draws who is there; whether that is known.
    fn draw(&mut self, team: &Team<'p>) -> bool {
        self.unknown.extend(&team.unknown);
        if !team.unknown.is_empty() || team.responders.is_empty() {
            return false;
        }
        // Playbooks on the same ladder have the same team, and whoever is there is there for each of them.
        let who = team.responders.iter().map(|one| (one.person, Rc::clone(&one.cover)));
        if !self.teams.insert((team.period, who.collect())) {
            return true;
        }
        let covers: Vec<&Intervals> = team.responders.iter().map(|responder| &*responder.cover).collect();
        let (there, twice) = (at_least(1, &covers), at_least(2, &covers));
        let (there, twice) = (in_every_week(&there, team.period), in_every_week(&twice, team.period));
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
    ) -> Option<ChannelWeek<'p>> {
        self.unknown.sort_unstable();
        self.unknown.dedup();
        if self.there.is_none() && self.unknown.is_empty() {
            return None;
        }
        let (there, twice) = self.there.unwrap_or_default();
        let Drawn { staffed, promised, broken, unknown, .. } = self;
        Some(ChannelWeek { channel, of, staffed, promised, there, twice, broken, unknown })
    }
}

/// What is so in every week of a period.
fn in_every_week(set: &Intervals, period: Minute) -> Intervals {
    let never = Intervals::of(vec![(0, period)]).without(set).round(WEEK);
    Intervals::of(vec![(0, WEEK)]).without(&never)
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
