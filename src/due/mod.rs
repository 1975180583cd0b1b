//! What is due in a plan: one list of dated facts, which rules, calendars, documents and `status` ask, so that one duty has
//! one day everywhere.
//!
//! A fact is a duty that somebody has: a review, a rehearsal, an action, a figure. Whatever was done already is none.

mod again;
mod by_people;
mod by_plan;
mod fact;
mod leaves;
mod measured;
mod publishing;
mod steps;

pub use again::{access_check, drills, first_meeting, location_drills, location_reviews, meetings, review};
pub use by_people::{Schooled, is_history, leavers, schooled, trainings};
pub use by_plan::{action_last_day, action_start, actions, approvals, failing_tests, horizon};
pub use fact::{About, BEFORE_THE_END, Fact, GoalEnd, Need, State};
pub use leaves::{Broken, Leaves, TurnOnLeave, dated, leaves, promises, promises_for_leaves, turns_on_leave};
pub use measured::{BEHIND, behind, figures, goals, is_reached, newest_figures, part_of_time, part_of_way};
pub use publishing::{posts, reports, sign_offs};
pub use steps::{business_days, next_step, so_long_after};

use crate::duty::{Calendar, Counting, later};
use crate::plan::{Date, Plan, PlanStatus};
use crate::response::Promise;

/// All that is due in a plan, seen from a day, the first day first. What is over is in it as long as it was not done; a plan
/// that is no longer in force asks for nothing. Without promises nobody knows which leaves need somebody who stands in.
pub fn facts<'p>(plan: &'p Plan, today: Date, promises: Option<&[Promise<'p>]>) -> Vec<Fact<'p>> {
    if plan.status() == PlanStatus::Retired {
        return Vec::new();
    }
    let mut facts: Vec<Fact<'p>> = Vec::new();
    facts.extend(review(plan));
    facts.extend(location_reviews(plan));
    facts.extend(meetings(plan, today));
    facts.extend(drills(plan));
    facts.extend(location_drills(plan));
    facts.extend(access_check(plan));
    facts.extend(actions(plan, today));
    facts.extend(goals(plan, today));
    facts.extend(figures(plan, today));
    facts.extend(trainings(plan, today));
    facts.extend(approvals(plan));
    facts.extend(reports(plan, today));
    facts.extend(posts(plan, today));
    facts.extend(horizon(plan, today));
    if !plan.is_in_force() {
        // What a draft asks for is not late before it is in force.
        facts.retain(|fact| !fact.is_late(today) && !matches!(fact.about, About::Horizon));
    }
    if plan.is_in_force() {
        facts.extend(sign_offs(plan, today));
    }
    facts.extend(leavers(plan, &plan.said().namings));
    facts.extend(
        promises.map(|promises| leaves(plan, Some(today), promises).into_facts()).unwrap_or_default(),
    );
    facts.extend(turns_on_leave(plan, Some(today)).iter().filter_map(TurnOnLeave::fact));
    facts.extend(failing_tests(plan, today));
    facts.sort_by_key(|fact| fact.due);
    facts
}

/// The first day of the next week of business after a day: that which comes after the longest time without business.
pub fn next_week(plan: &Plan, today: Date) -> Date {
    const WEEK: i32 = 7;
    let monday = later(today, -i32::from(today.weekday().to_monday_zero_offset()));
    let calendar = Calendar::of(plan, Counting::UsualDays, monday, later(monday, 3 * WEEK));
    let business = calendar.business_days(plan.locality());
    let is_business = |number: i32| business.contains(later(monday, number));
    // How many days without business are before a day of the week.
    let free_before =
        |number: i32| (1..WEEK).take_while(|before| !is_business(number + WEEK - before)).count();
    let days = (0..WEEK).filter(|number| is_business(*number));
    // Of several the first one, from Monday on.
    let first = days.rev().max_by_key(|number| free_before(*number)).unwrap_or(0);
    let this = later(monday, first);
    if this > today { this } else { later(this, WEEK) }
}
