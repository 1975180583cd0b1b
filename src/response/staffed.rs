//! Whether somebody who answers for a channel is there while it is staffed.

use crate::duty::{Intervals, TypicalWeek, WEEK};
use crate::plan::{Channel, Entry, Location, Plan};
use crate::response::cases::{MOST_COMBINATIONS, channels, combinations, places};
use crate::response::rotas::duties;
use crate::response::team::Team;

/// A channel that is staffed by nobody at some time of the typical week.
#[derive(Clone, Debug)]
pub struct Unstaffed<'p> {
    pub channel: &'p Entry<Channel>,
    /// The minutes of the week, in the zone of the plan.
    pub gaps: Intervals,
    /// The location at which it is so.
    pub location: Option<&'p Entry<Location>>,
}

/// The channels in whose staffed hours nobody who answers for them is there.
pub fn unstaffed(plan: &Plan) -> Vec<Unstaffed<'_>> {
    let mut found: Vec<Unstaffed<'_>> = Vec::new();
    if combinations(plan) > MOST_COMBINATIONS {
        return found;
    }
    let channels = channels(plan);
    if channels.iter().all(|(channel, _)| channel.value.staffed.get().is_none()) {
        return found;
    }
    for &season in TypicalWeek::seasons(plan) {
        let week = TypicalWeek::of(plan, season);
        for &(channel, of) in &channels {
            let (Some(hours), Some(owner)) = (channel.value.staffed.get(), channel.value.owner.get()) else {
                continue;
            };
            let owner: &str = &owner.value;
            let zone = plan.zone_at(of);
            let staffed = week.hours(hours, zone);
            for duty in duties(plan, &[owner]) {
                for location in places(plan, of, [owner].into_iter()) {
                    let team = Team::of(plan, &week, &[(0, owner)], location, &duty);
                    if !team.unknown.is_empty() || team.responders.is_empty() {
                        continue; // Nobody knows, or `touchpoint-unowned` and `no-named-team` speak up.
                    }
                    let gaps = team.over_the_period(&staffed).without(&team.cover()).round(WEEK);
                    let known = found.iter_mut().find(|known| std::ptr::eq(known.channel, channel));
                    match known {
                        _ if gaps.is_empty() => {}
                        Some(known) if known.gaps.length() < gaps.length() => {
                            *known = Unstaffed { channel, gaps, location };
                        }
                        Some(_) => {}
                        None => found.push(Unstaffed { channel, gaps, location }),
                    }
                }
            }
        }
    }
    found
}
