//! Who is on duty at a time, and until when: what `smplan who` says where no comment is named, and what documents show.

use crate::duty::{DAY, Minute, Zone, day_of, later};
use crate::plan::{Entry, Location, Plan};
use crate::response::{self, Roster, Stretch, gravest};
use crate::view::people::{self, Reach};
use crate::view::{Named, playbooks};
use serde::Serialize;

/// Who is on duty at a time.
#[derive(Debug, Serialize)]
pub struct OnDutyAt {
    /// The title of the plan.
    pub plan: Option<String>,
    /// The playbook whose escalation path is called.
    pub playbook: Named,
    /// The location whose people are called; nothing where none was named.
    pub location: Option<Named>,
    /// The time zone of all times.
    pub time_zone: String,
    /// The time that is asked about, as in ISO 8601.
    pub at: String,
    /// Those who are there, in the order in which they are called; nobody where it is empty.
    pub there: Vec<Called>,
    /// Until when the first of them is called first, or until when nobody is on duty; nothing where that is further off than is
    /// looked.
    pub until: Option<String>,
    /// Who is called first then.
    pub next: Option<Called>,
    /// Those on the escalation path of whom nobody knows when they are on duty.
    pub unknown: Vec<Named>,
    /// Roles on the escalation path that nobody holds.
    pub unheld: Vec<Named>,
    /// Whether nobody is on duty at any time, because nobody holds one of these roles.
    pub is_nobody_at_all: bool,
    /// Whether numbers are not shown because the plan is public.
    pub is_public: bool,
    /// Roles on the escalation path that somebody else holds at each location, where no location was named.
    pub at_locations: Vec<Named>,
}

/// Somebody who is called.
#[derive(Debug, Serialize)]
pub struct Called {
    /// Who, and how they are reached.
    #[serde(flatten)]
    pub who: Reach,
    /// The role, or whoever is on leave, for which they answer; nothing where they are named themselves.
    pub role: Option<Named>,
}

impl Called {
    fn of(plan: &Plan, who: response::OnDuty<'_>) -> Option<Called> {
        let role = (who.owner != who.person).then(|| people::named(plan, who.owner));
        Some(Called { who: people::reach_of(plan, who.person)?, role })
    }
}

/// Who is on duty at an instant, in minutes from 1970 in UTC, without those who do not answer. `None` where the plan has no
/// playbook.
pub fn on_duty_at<'p>(
    plan: &'p Plan,
    location: Option<&'p Entry<Location>>,
    at: Minute,
    silent: &[&'p str],
) -> Option<OnDutyAt> {
    const DAYS_AHEAD: i32 = 60;
    let playbook = gravest(plan)?;
    let today = day_of(at);
    let days = (later(today, -2), later(today, DAYS_AHEAD));
    let calendar = Roster::calendar(plan, days).silencing(silent);
    let roster = Roster::on(&calendar, days, plan, &playbook.value, location);
    let (there, until, next) = roster.at(at)?;
    let zone = Zone::around(plan.zone_name(), today, later(today, DAYS_AHEAD + 2));
    let called = |who: response::OnDuty<'_>| Called::of(plan, who);
    let is_last = until > at + Minute::from(DAYS_AHEAD - 1) * DAY;
    Some(OnDutyAt {
        plan: plan.about().and_then(|about| about.title.get()).map(|title| title.to_string()),
        playbook: playbooks::playbook_named(plan, &playbook.id),
        location: location.map(people::location_named),
        time_zone: plan.zone_name().to_owned(),
        at: response::timestamp(&zone, at),
        there: there.iter().copied().filter_map(called).collect(),
        until: (!is_last).then(|| response::timestamp(&zone, until)),
        next: next.and_then(Stretch::first).and_then(called),
        unknown: roster.unknown.iter().map(|id| people::named(plan, id)).collect(),
        is_nobody_at_all: !roster.unheld.is_empty()
            && roster.unknown.is_empty()
            && roster.at_locations.is_empty()
            && roster.stretches.iter().all(|stretch| stretch.there.is_empty()),
        unheld: roster.unheld.iter().map(|id| people::named(plan, id)).collect(),
        is_public: plan.is_public(),
        at_locations: roster.at_locations.iter().map(|id| people::named(plan, id)).collect(),
    })
}
