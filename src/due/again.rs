//! What is done again and again: reviews, meetings, rehearsals, and checks of who can sign in.

use crate::due::fact::{About, Fact, horizon_days, plan_owner};
use crate::due::steps::{next_step, so_long_after};
use crate::plan::{Date, Duration, Field, Meeting, OwnerId, Plan};

/// The next review of the plan: the day that is written, unless a review was held since; else so long after the last one as they
/// are held, or after the first day of the plan where none was.
pub fn review(plan: &Plan) -> Option<Fact<'_>> {
    let review = plan.about()?.review.get()?;
    let (last, every) = (review.last.copied(), review.every.copied());
    let written = review.next.copied().filter(|next| last.is_none_or(|last| last < *next));
    let due = written.or_else(|| after(plan, last, every?))?;
    let place = match (written, last) {
        (Some(_), _) => review.next.span(),
        (None, Some(_)) => review.last.span(),
        (None, None) => review.every.span(),
    };
    let owner = named(&review.owner).or_else(|| plan_owner(plan));
    Some(Fact { about: About::Review, owner, due, last, every, place })
}

/// The next day of each meeting, counted from the first day of the plan. It is never late: nobody writes when one was held.
pub fn meetings(plan: &Plan, today: Date) -> Vec<Fact<'_>> {
    let Some(review) = plan.about().and_then(|about| about.review.get()) else { return Vec::new() };
    let meeting = |(index, meeting): (usize, &'_ Meeting)| Some((index, first_meeting(plan, meeting)?));
    let all = review.meetings.items();
    let next = all.iter().enumerate().filter_map(meeting).filter_map(|(index, first)| {
        let meeting = all.get(index)?;
        let due = next_step(plan, meeting.every.copied()?, first, horizon_days(plan).1, today)?;
        let owner = named(&meeting.owner).or_else(|| named(&review.owner)).or_else(|| plan_owner(plan));
        let (about, every) = (About::Meeting(index, meeting), meeting.every.copied());
        Some(Fact { about, owner, due, last: None, every, place: meeting.every.span() })
    });
    next.collect()
}

/// The first day of a meeting.
pub fn first_meeting(plan: &Plan, meeting: &Meeting) -> Option<Date> {
    so_long_after(plan, horizon_days(plan).0?, meeting.every.copied()?)
}

/// The next rehearsal of each playbook that says how often it is rehearsed.
pub fn drills(plan: &Plan) -> Vec<Fact<'_>> {
    let next = plan.playbooks.entries().iter().enumerate().filter_map(|(index, playbook)| {
        let drill = playbook.value.drill.get()?;
        let (last, every) = (drill.last.copied(), drill.every.copied()?);
        let due = after(plan, last, every)?;
        let owner = playbook.value.owner.get().map(|owner| &*owner.value.0).or_else(|| plan_owner(plan));
        let place = if last.is_some() { drill.last.span() } else { drill.every.span() };
        Some(Fact { about: About::Drill(index, playbook), owner, due, last, every: Some(every), place })
    });
    next.collect()
}

/// The next check of who can sign in.
pub fn access_check(plan: &Plan) -> Option<Fact<'_>> {
    let check = plan.governance.get()?.access_review.get()?;
    let (last, every) = (check.last.copied(), check.every.copied()?);
    let due = after(plan, last, every)?;
    let owner = named(&check.owner).or_else(|| plan_owner(plan));
    let place = if last.is_some() { check.last.span() } else { check.every.span() };
    Some(Fact { about: About::AccessCheck, owner, due, last, every: Some(every), place })
}

/// So long after a day; of what was never done, after the first day of the plan.
fn after(plan: &Plan, last: Option<Date>, every: Duration) -> Option<Date> {
    so_long_after(plan, last.or(horizon_days(plan).0)?, every)
}

fn named(field: &Field<OwnerId>) -> Option<&str> {
    field.get().map(|owner| &*owner.0)
}
