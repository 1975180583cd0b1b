//! Who is called first from when to when, turn by turn: for calendars.

use crate::duty::{Minute, Zone, day_of, later};
use crate::plan::{Date, Plan};
use crate::response::{self, OnDuty, Roster, judged_days};
use crate::view::facts::digits;
use crate::view::people::{self, Reach};
use crate::view::roster::same_rosters;
use crate::view::{Named, playbooks};
use serde::Serialize;

/// A time in which one person is called first.
#[derive(Debug, Serialize)]
pub struct DutyTurn {
    /// A name that stays the same while the plan, the role and the beginning do, whoever has the turn.
    pub uid: String,
    /// When it begins, in UTC as in ISO 8601: `2026-06-01T13:00+00:00`.
    pub from: String,
    /// When it ends, in UTC.
    pub to: String,
    /// Who is called.
    pub who: Reach,
    /// The role for which they answer; nothing where they are named themselves.
    pub role: Option<Named>,
    /// Who is called if they do not answer: the first who is there with them.
    pub otherwise: Option<Reach>,
    /// What they are called for.
    pub playbooks: Vec<Named>,
}

/// The turns of all escalation paths on some days; of one person or role where an owner is named. Times in which nobody is on duty are none.
pub fn duty_turns(
    plan: &Plan,
    as_of: Option<Date>,
    location: Option<&str>,
    owner: Option<&str>,
) -> Vec<DutyTurn> {
    let bound = location.map(|id| plan.at_location(id));
    let plan = bound.as_ref().unwrap_or(plan);
    let Some(days) = judged_days(plan, as_of) else { return Vec::new() };
    let location = location.and_then(|id| plan.locations.entry(id));
    // What had begun before keeps its name from one calendar to the next.
    let all_days = (later(days.0, -DAYS_BEFORE), days.1);
    let calendar = Roster::calendar(plan, all_days);
    let (start, _) = calendar.zone(plan.zone_name()).days(days);
    let plan_id = plan.full_id().unwrap_or_else(|| "plan".to_owned());
    let mut turns = Vec::new();
    for (number, group) in same_rosters(plan).iter().enumerate() {
        let Some(first) = group.first() else { continue };
        let hours = Roster::on(&calendar, all_days, plan, &first.value, location);
        let called: Vec<Named> =
            group.iter().map(|playbook| playbooks::playbook_named(plan, &playbook.id)).collect();
        for (from, to, who, otherwise) in by_first(&hours) {
            if to <= start || owner.is_some_and(|owner| owner != who.person && owner != who.owner) {
                continue;
            }
            let Some(reach) = people::reach_of(plan, who.person) else { continue };
            let (from, to) = (utc(from), utc(to));
            let at = location.map(|location| format!("-{}", location.id)).unwrap_or_default();
            // A person can have turns of two ladders at once.
            let ladder = if number == 0 { String::new() } else { format!("-{}", first.id) };
            turns.push(DutyTurn {
                uid: format!("duty-{}{at}{ladder}-{}@{plan_id}.smplan", who.owner, digits(&from)),
                from,
                to,
                who: reach,
                role: (who.owner != who.person).then(|| people::role_named(plan, who.owner)),
                otherwise: otherwise.and_then(|one| people::reach_of(plan, one.person)),
                playbooks: called.clone(),
            });
        }
    }
    turns
}

/// How many days before the first one a turn may have begun.
const DAYS_BEFORE: i32 = 62;

/// From when to when the same person is called first, and who follows.
type Turn<'p> = (Minute, Minute, OnDuty<'p>, Option<OnDuty<'p>>);

fn by_first<'p>(hours: &Roster<'p>) -> Vec<Turn<'p>> {
    let mut turns: Vec<Turn<'p>> = Vec::new();
    for stretch in &hours.stretches {
        let Some(who) = stretch.first() else { continue };
        match turns.last_mut().filter(|last| last.1 == stretch.from && last.2 == who) {
            Some(last) => {
                last.1 = stretch.to;
                last.3 = last.3.or(stretch.there.get(1).copied());
            }
            None => turns.push((stretch.from, stretch.to, who, stretch.there.get(1).copied())),
        }
    }
    turns
}

fn utc(instant: Minute) -> String {
    let day = day_of(instant);
    response::timestamp(&Zone::around("UTC", day, day), instant)
}
