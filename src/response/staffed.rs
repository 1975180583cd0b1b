//! Whether somebody who answers for a channel is there while it is staffed.

use crate::duty::{Calendar, Counting, Days, Intervals, later};
use crate::plan::{Channel, Entry, Location, Plan};
use crate::response::cases::{MOST_COMBINATIONS, channels, combinations, places, staff};
use crate::response::team::Team;

/// A channel that is staffed by nobody at some times, without leave and closed days.
#[derive(Clone, Debug)]
pub struct Unstaffed<'p> {
    pub channel: &'p Entry<Channel>,
    /// When, in minutes from 1970 in UTC.
    pub gaps: Intervals,
    /// The location at which it is so.
    pub location: Option<&'p Entry<Location>>,
}

/// The channels in whose staffed hours nobody who answers for them is there.
pub fn unstaffed(plan: &Plan, (from, to): Days) -> Vec<Unstaffed<'_>> {
    let mut found: Vec<Unstaffed<'_>> = Vec::new();
    if combinations(plan) > MOST_COMBINATIONS {
        return found;
    }
    let calendar = Calendar::of(plan, Counting::UsualDays, later(from, -2), later(to, 2));
    let (start, end) = calendar.zone(plan.zone_name()).days((from, to));
    for (channel, of) in channels(plan) {
        let Some(hours) = channel.value.staffed.get() else { continue };
        let owners = staff(&channel.value);
        let asked: Vec<_> = owners.iter().map(|owner| (0, *owner)).collect();
        let staffed = calendar.hours(hours, plan.locality_at(of)).between(start, end);
        let mut worst: Option<Unstaffed<'_>> = None;
        for location in places(plan, of, owners.into_iter()) {
            let team = Team::of(&calendar, &asked, location);
            if !team.is_known() {
                continue; // Nobody knows, or `channel-unowned` and `role-unheld` speak up.
            }
            let gaps = staffed.without(&team.cover());
            if gaps.length() > worst.as_ref().map_or(0, |worst| worst.gaps.length()) {
                worst = Some(Unstaffed { channel, gaps, location });
            }
        }
        found.extend(worst);
    }
    found
}
