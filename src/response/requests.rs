//! Whether whoever looks at requests for posts can answer them as soon as is promised.

use crate::duty::{DAY, Days};
use crate::plan::{Duration, Plan};
use crate::response::ladder::Worst;
use crate::response::limit::Limit;
use crate::response::team::Team;
use crate::response::usual::{Weeks, usual_week};
use crate::source::Span;

/// What is promised to those who ask for posts, where a usual week breaks it.
#[derive(Clone, Copy, Debug)]
pub struct LateRequests<'p> {
    pub owner: &'p str,
    pub within: Duration,
    /// Where the promise is written.
    pub place: Span,
    /// The request that waits longest.
    pub worst: Worst,
}

/// The promise to those who ask for posts, where it is not kept in a usual week of some days; nothing where nobody knows when
/// its owner is on duty.
pub fn late_requests(plan: &Plan, days: Days) -> Option<LateRequests<'_>> {
    const DAYS_OF_WAITING: i32 = 60;
    let requests = plan.publishing.get()?.requests.get()?;
    let (owner, within) = (&*requests.owner.get()?.0, requests.within.copied()?);
    let limit = Limit::of(within);
    let n_days = i32::try_from(limit.at_most() / DAY).unwrap_or(i32::MAX / 2);
    let weeks =
        Weeks::reaching(plan, plan.zone_name(), &usual_week(plan, days), n_days.min(365) + DAYS_OF_WAITING);
    let team = Team::of(weeks.calendar(), &[(0, owner)], None);
    if !team.is_known() {
        return None; // `no-person-hours` and `role-unheld` speak up.
    }
    let climb = team.climb(None);
    let kept = climb.kept(&limit.pieces_on(weeks.calendar(), plan.locality_at(None)));
    let worst = climb.worst(&weeks.messages().without(&kept))?;
    Some(LateRequests { owner, within, place: requests.within.span(), worst })
}
