//! Whether changes of the clock can do harm.

use crate::duty::{ClockChange, Intervals, TypicalWeek, WEEK};
use crate::plan::Plan;
use crate::response::cases::{Case, Commitment, places};
use crate::response::limit::Limit;
use crate::response::rotas::duties;
use crate::response::team::Team;

/// Whether all messages around changes of the clock would be answered even if the clock changed against them: if they were
/// noticed later by as much, and had to be answered earlier by as much. A look at the typical week, much quicker than the
/// calendar; where the answer is no, the calendar knows.
pub(super) fn is_safe(plan: &Plan, cases: &[(Case<'_>, Vec<Commitment>)], changes: &[ClockChange]) -> bool {
    let Some(most) = changes.iter().map(|change| change.by.abs()).max() else { return true };
    let Some(&season) = TypicalWeek::seasons(plan).first() else { return false };
    let week = TypicalWeek::of(plan, season);
    cases.iter().all(|(case, commitments)| {
        let Some(hours) = case.channel.value.staffed.get() else { return true };
        let staffed = week.hours(hours, case.zone);
        commitments.iter().all(|made| {
            let Limit::Minutes(limit) = Limit::of(made.within) else { return false };
            let around = changes.iter().map(|change| (change.at - limit - 2 * most, change.at + 2 * most));
            let around = Intervals::of(around.collect()).round(WEEK);
            let around = made.arrivals.among(&around, &staffed);
            if around.is_empty() {
                return true;
            }
            let answering = case.answering(made.arrivals);
            let mut asked = case.asked(plan, made.arrivals);
            for (after, _) in &mut asked {
                *after += most;
            }
            let pieces = Limit::Minutes(limit - most).pieces(&[]);
            let duties = duties(plan, &answering);
            let places = places(plan, case.of, answering.iter().copied());
            let mut cases = duties.iter().flat_map(|duty| places.iter().map(move |place| (duty, *place)));
            limit > most
                && cases.all(|(duty, location)| {
                    let team = Team::of(plan, &week, &asked, location, duty);
                    let around = team.over_the_period(&around);
                    team.kept(&pieces, &around).0 == around.length()
                })
        })
    })
}
