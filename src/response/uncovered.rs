//! Whether somebody answers for a channel while those who usually do are on leave.

use crate::duty::{Calendar, Counting, Days, Intervals, Presence};
use crate::plan::{Channel, Entry, Leave, Location, Person, Plan};
use crate::response::cases::{channels, places, staff};
use std::collections::HashSet;
use std::ptr;

/// A channel that is staffed by nobody at some time, because somebody is on leave.
#[derive(Clone, Debug)]
pub struct Uncovered<'p> {
    pub person: &'p Entry<Person>,
    pub leave: &'p Leave,
    pub channel: &'p Entry<Channel>,
    /// The location at which it is so.
    pub location: Option<&'p Entry<Location>>,
    /// When, in minutes from 1970 in UTC.
    pub gaps: Intervals,
}

/// The most channels at locations that are looked at.
const MOST_LOOKS: usize = 20_000;

/// A plan with more channels at locations than are looked at.
#[derive(Clone, Copy, Debug)]
pub struct TooManyChannels<'p> {
    pub first: &'p Entry<Channel>,
}

/// The channels for which nobody answers on some leave; of each leave the first.
pub fn uncovered(plan: &Plan, (from, to): Days) -> Result<Vec<Uncovered<'_>>, TooManyChannels<'_>> {
    let mut found: Vec<Uncovered<'_>> = Vec::new();
    let takes_leave = |person: &Entry<Person>| !person.value.leave.items().is_empty();
    if !plan.people.entries().iter().any(takes_leave) {
        return Ok(found);
    }
    let channels = channels(plan);
    if channels.len().saturating_mul(plan.open_locations().count().max(1)) > MOST_LOOKS
        && let Some(&(first, _)) = channels.first()
    {
        return Err(TooManyChannels { first });
    }
    let calendar = |counting| Calendar::of(plan, counting, from, to);
    let (with, without) = (calendar(Counting::Everything), calendar(Counting::WithoutLeave));
    let mut said: HashSet<*const Leave> = HashSet::new();
    for (channel, of) in channels {
        let Some(hours) = channel.value.staffed.get() else { continue };
        let owners = staff(&channel.value);
        let place = plan.locality_at(of);
        for location in places(plan, of, owners.iter().copied()) {
            let people = owners.iter().flat_map(|owner| plan.holders(owner, location).people());
            let away = people.filter_map(|id| plan.person(id)).filter(|person| takes_leave(person));
            let away: Vec<_> = away.collect();
            if away.is_empty() {
                continue;
            }
            let presence = (with.any_of(&owners, location), without.any_of(&owners, location));
            let (Presence::At(there), Presence::At(usual)) = presence else { continue };
            let gaps = with.staffed(hours, place).intersection(&usual).without(&there);
            if gaps.is_empty() {
                continue;
            }
            for (person, leave) in away
                .iter()
                .flat_map(|person| person.value.leave.items().iter().map(move |leave| (*person, leave)))
            {
                let Some(days) = leave.days() else { continue };
                let (start, end) = with.days_of(&person.value, days);
                let gaps = gaps.between(start, end);
                if !gaps.is_empty() && said.insert(ptr::from_ref(leave)) {
                    found.push(Uncovered { person, leave, channel, location, gaps });
                }
            }
        }
    }
    Ok(found)
}
