//! What the rotas of some owners bring about together.

use crate::duty::{Minute, Turn, WEEK, Zone, cycle, turns};
use crate::plan::{Plan, Rota};
use crate::response::cases::horizon;

/// The most ways in which irregular rotas meet that are looked at.
pub const MOST_MEETINGS: usize = 200;

/// What the rotas of a team bring about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Duty<'p> {
    /// After how many minutes everything is as before.
    pub(super) period: Minute,
    /// Who has the duty of each role whose turns follow no weeks, at one time: the role and the person.
    pub(super) fixed: Vec<(&'p str, &'p str)>,
}

/// The weeks of all rotas of some owners together; one where there is no rota. Turns of months and years, and rotas that meet
/// only after years, are taken one state after the other; one more than [`MOST_MEETINGS`] of them says that there are more.
pub(super) fn duties<'p>(plan: &'p Plan, owners: &[&'p str]) -> Vec<Duty<'p>> {
    const MOST_WEEKS: Minute = 104;
    let mut rotas: Vec<(&'p str, &'p Rota)> = Vec::new();
    for owner in owners {
        let is_known = rotas.iter().any(|(known, _)| known == owner);
        rotas.extend(plan.rota_of(owner).filter(|_| !is_known).map(|rota| (*owner, rota)));
    }
    if rotas.is_empty() {
        return vec![Duty { period: WEEK, fixed: Vec::new() }];
    }
    let (mut period, mut irregular) = (WEEK, Vec::new());
    for (owner, rota) in rotas {
        let common = cycle(rota).map(|cycle| least_common_multiple(period, cycle));
        match common.filter(|common| *common <= MOST_WEEKS * WEEK) {
            Some(common) => period = common,
            None => irregular.push((owner, rota)),
        }
    }
    states(plan, &irregular).into_iter().map(|fixed| Duty { period, fixed }).collect()
}

fn least_common_multiple(one: Minute, other: Minute) -> Minute {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (one / a.max(1)).saturating_mul(other)
}

/// Everybody who meets in some rotas in the horizon, each meeting once.
fn states<'p>(plan: &'p Plan, rotas: &[(&'p str, &'p Rota)]) -> Vec<Vec<(&'p str, &'p str)>> {
    let (from, to) = horizon(plan);
    let zone = Zone::around(plan.zone_name(), from, to);
    let all_turns: Vec<(&'p str, Vec<Turn<'p>>)> = rotas
        .iter()
        .map(|(owner, rota)| (*owner, turns(plan, rota, zone.start_of(from), zone.start_of(to))))
        .filter(|(_, turns)| !turns.is_empty())
        .collect();
    let mut starts: Vec<Minute> =
        all_turns.iter().flat_map(|(_, turns)| turns.iter().map(|(start, ..)| *start)).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut states: Vec<Vec<(&'p str, &'p str)>> = Vec::new();
    for at in starts {
        let holder = |(role, turns): &(&'p str, Vec<Turn<'p>>)| {
            let next = turns.partition_point(|(start, ..)| *start <= at);
            let (.., person) = turns.get(next.checked_sub(1)?)?;
            Some((*role, *person))
        };
        let state: Vec<(&'p str, &'p str)> = all_turns.iter().filter_map(holder).collect();
        if !states.contains(&state) && states.len() <= MOST_MEETINGS {
            states.push(state);
        }
    }
    if states.is_empty() { vec![Vec::new()] } else { states }
}
