//! What is done again and again: reviews, meetings, rehearsals, and checks of who can sign in.

use crate::due::fact::{About, Fact, horizon_days, plan_owner};
use crate::due::steps::{next_step, so_long_after};
use crate::plan::{Date, Duration, Entry, Field, LocationDrills, Meeting, OwnerId, Plan, Playbook};
use crate::source::{Span, Spanned};

/// The next review of the plan: the day that is written, unless a review was held since; else so long after the last one as they
/// are held, or after the first day of the plan where none was.
pub fn review(plan: &Plan) -> Option<Fact<'_>> {
    let review = plan.about()?.review.get()?;
    let (last, every) = (review.last_held(), review.every.copied());
    let is_open = |next: &Date| last.as_ref().is_none_or(|last| last.value < *next);
    let owner = named(&review.owner).or_else(|| plan_owner(plan));
    if let Some(due) = review.next.copied().filter(is_open) {
        let last = last.map(|last| last.value);
        return Some(Fact { about: About::Review(None), owner, due, last, every, place: review.next.span() });
    }
    again(plan, About::Review(None), owner, last, every?, review.every.span())
}

/// The next review at each location that says when it was reviewed there, or how often.
pub fn location_reviews(plan: &Plan) -> Vec<Fact<'_>> {
    let usual = plan.about().and_then(|about| about.review.get()).and_then(|review| review.every.get());
    let next = plan.open_locations().filter_map(|location| {
        let review = location.value.review.get()?;
        let every = review.every.get().or(usual).copied()?;
        let owner = named(&review.owner).or_else(|| plan_owner(plan));
        let place = location.value.review.span();
        again(plan, About::Review(Some(location)), owner, review.last_held(), every, place)
    });
    next.collect()
}

/// The next day of each meeting, counted from the first day of the plan; it is never late, because nobody writes when one was
/// held. Where somebody does, it is counted from the last time.
pub fn meetings(plan: &Plan, today: Date) -> Vec<Fact<'_>> {
    let Some(review) = plan.about().and_then(|about| about.review.get()) else { return Vec::new() };
    let next = review.meetings.items().iter().enumerate().filter_map(|(index, meeting)| {
        let (first, every) = (first_meeting(plan, meeting)?, meeting.every.copied()?);
        let owner = named(&meeting.owner).or_else(|| named(&review.owner)).or_else(|| plan_owner(plan));
        let (about, last) = (About::Meeting(index, meeting), meeting.last_held());
        if last.is_some() {
            return again(plan, about, owner, last, every, meeting.every.span());
        }
        let due = next_step(plan, every, first, horizon_days(plan).1, today)?;
        Some(Fact { about, owner, due, last: None, every: Some(every), place: meeting.every.span() })
    });
    next.collect()
}

/// The first day of a meeting that is still to be held.
pub fn first_meeting(plan: &Plan, meeting: &Meeting) -> Option<Date> {
    let last = meeting.last_held().map(|last| last.value);
    so_long_after(plan, last.or(horizon_days(plan).0)?, meeting.every.copied()?)
}

/// The next rehearsal of each playbook that says how often it is rehearsed.
pub fn drills(plan: &Plan) -> Vec<Fact<'_>> {
    let next = plan.playbooks.entries().iter().enumerate().filter_map(|(index, playbook)| {
        let drill = playbook.value.drill.get()?;
        let about = About::Drill(index, playbook, None);
        again(
            plan,
            about,
            owner_of(plan, playbook),
            drill.last_held(),
            drill.every.copied()?,
            drill.every.span(),
        )
    });
    next.collect()
}

/// The next rehearsal of each playbook at each location that says when it was rehearsed there, or how often.
pub fn location_drills(plan: &Plan) -> Vec<Fact<'_>> {
    let mut facts = Vec::new();
    for location in plan.open_locations() {
        let Some(LocationDrills(drills)) = location.value.drills.get() else { continue };
        for drill in drills.entries() {
            let Some(index) = plan.playbooks.position(&drill.id) else { continue };
            let Some(playbook) = plan.playbooks.entries().get(index) else { continue };
            let usual = playbook.value.drill.get().and_then(|drill| drill.every.copied());
            let Some(every) = drill.value.every.copied().or(usual) else { continue };
            let (about, last) = (About::Drill(index, playbook, Some(location)), drill.value.last_held());
            facts.extend(again(plan, about, owner_of(plan, playbook), last, every, drill.place));
        }
    }
    facts
}

/// The next check of who can sign in.
pub fn access_check(plan: &Plan) -> Option<Fact<'_>> {
    let check = plan.governance.get()?.access_review.get()?;
    let owner = named(&check.owner).or_else(|| plan_owner(plan));
    again(plan, About::AccessCheck, owner, check.last_held(), check.every.copied()?, check.every.span())
}

/// What is due so long after the last time; of what was never done, after the first day of the plan.
fn again<'p>(
    plan: &'p Plan,
    about: About<'p>,
    owner: Option<&'p str>,
    last: Option<Spanned<Date>>,
    every: Duration,
    never: Span,
) -> Option<Fact<'p>> {
    let place = last.as_ref().map_or(never, |last| last.span);
    let last = last.map(|last| last.value);
    let due = so_long_after(plan, last.or(horizon_days(plan).0)?, every)?;
    Some(Fact { about, owner, due, last, every: Some(every), place })
}

/// Who answers for a playbook.
fn owner_of<'p>(plan: &'p Plan, playbook: &'p Entry<Playbook>) -> Option<&'p str> {
    playbook.value.owner.get().map(|owner| &*owner.value.0).or_else(|| plan_owner(plan))
}

fn named(field: &Field<OwnerId>) -> Option<&str> {
    field.get().map(|owner| &*owner.0)
}
