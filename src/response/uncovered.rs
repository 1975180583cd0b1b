//! Whether somebody answers for a channel while those who usually do are on leave.

use crate::duty::{Calendar, Counting, Intervals, Presence};
use crate::model::{Channel, Entry, Holders, Leave, Location, Person, Plan};
use crate::response::cases::{horizon, places};
use crate::response::staffed::channels;
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

/// The most leaves times channels at locations that are looked at.
const MOST_LOOKS: usize = 100_000;

/// The channels for which nobody answers on some leave of the horizon; of each leave the first.
pub fn uncovered(plan: &Plan) -> Vec<Uncovered<'_>> {
    let (starts, ends) = horizon(plan);
    let people = plan.people.entries().iter();
    let leaves =
        people.flat_map(|person| person.value.leave.items().iter().map(move |leave| (person, leave)));
    let leaves: Vec<_> = leaves
        .filter_map(|(person, leave)| {
            let (from, to) = (leave.from.get()?.value.max(starts), leave.to.get()?.value.min(ends));
            (from <= to).then_some((person, leave, from, to))
        })
        .collect();
    let channels = if leaves.is_empty() { Vec::new() } else { channels(plan) };
    let n_places = channels.len().saturating_mul(plan.locations.entries().len().max(1));
    if leaves.len().saturating_mul(n_places) > MOST_LOOKS {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (person, leave, from, to) in leaves {
        let calendar = |counting| Calendar::of(plan, counting, from, to);
        let (with, without) = (calendar(Counting::Everything), calendar(Counting::WithoutLeave));
        let looked = channels.iter().find_map(|&(channel, of)| {
            let (hours, owner) = (channel.value.staffed.get()?, &*channel.value.owner.get()?.value.0);
            let zone = of.and_then(|of| of.value.time_zone.get()).map_or(plan.zone_name(), |zone| zone);
            places(plan, of, [owner].into_iter()).into_iter().find_map(|location| {
                let Holders::People(people) = plan.holders(owner, location) else { return None };
                let is_theirs =
                    people.iter().any(|id| plan.person(id).is_some_and(|one| ptr::eq(one, person)));
                let owners = is_theirs.then(|| (with.owner(owner, location), without.owner(owner, location)));
                let Some((Presence::At(there), Presence::At(usual))) = owners else { return None };
                let gaps = with.staffed(hours, zone).intersection(&usual).without(&there);
                (!gaps.is_empty()).then_some(Uncovered { person, leave, channel, location, gaps })
            })
        });
        found.extend(looked);
    }
    found
}
