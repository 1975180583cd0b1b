//! What is to be agreed to and published: posts that lack something, approvals, and reports.

use crate::due::fact::{About, Fact, Need, horizon_days, plan_owner};
use crate::due::steps::{next_step, so_long_after};
use crate::plan::{Agreeable, CalendarEntry, Date, Plan};
use crate::publishing::{Agreement, Agreements, Occurrences, Standing};

/// The posts that go out from a day on, are more than an idea, and lack something.
pub fn posts(plan: &Plan, today: Date) -> Vec<Fact<'_>> {
    let agreements = Agreements::of(plan);
    let occurrences = Occurrences::of(plan);
    let to_come = occurrences.all().iter().filter(|occurrence| occurrence.day() >= today);
    let fact = to_come.filter_map(|occurrence| {
        let entry = plan.calendar.entries().get(occurrence.entry)?;
        let post = &entry.value;
        if !post.every.is_missing() || !post.needs_care() {
            return None;
        }
        let agreement = || agreements.about(Agreeable::Post(entry));
        let need = need(plan, post, || wanted(&agreement(), occurrence.day()).is_some())?;
        Some(Fact {
            about: About::Post(entry, need),
            owner: post.owner.get().map(|owner| &*owner.value.0).or_else(|| plan_owner(plan)),
            due: occurrence.day(),
            last: None,
            every: None,
            place: entry.place,
        })
    });
    fact.collect()
}

fn need(plan: &Plan, post: &CalendarEntry, is_unsigned: impl Fn() -> bool) -> Option<Need> {
    if post.text.is_missing() {
        Some(Need::Text)
    } else if post.is_picture() && post.alt.is_missing() && plan.asks_for_alt() {
        Some(Need::Alt)
    } else {
        is_unsigned().then_some(Need::SignOff)
    }
}

/// The approvals of messages, playbooks and the plan that are to be given now: some step is missing where the plan lists who
/// agrees, or what was agreed to has changed.
pub fn sign_offs(plan: &Plan, today: Date) -> Vec<Fact<'_>> {
    let is_of_posts = |what: &Agreeable<'_>| matches!(what, Agreeable::Post(_));
    let agreements = Agreements::of(plan);
    let all = plan.agreeables().filter(|what| !is_of_posts(what)).map(|what| agreements.about(what));
    let fact = all.filter_map(|agreement| {
        let owner = wanted(&agreement, today)?;
        let (about, place) = (About::SignOff(agreement.what, owner), agreement.what.place());
        Some(Fact { about, owner: Some(owner), due: today, last: None, every: None, place })
    });
    fact.collect()
}

/// Who has to agree next; nobody where all have, or where nobody is asked.
fn wanted<'p>(agreement: &Agreement<'p>, today: Date) -> Option<&'p str> {
    let is_outdated = agreement.given.iter().any(|given| given.standing == Standing::Outdated);
    let next =
        agreement.next_step(|given| given.counts_on(today)).filter(|_| agreement.is_written || is_outdated);
    agreement.steps.get(next?)?.first().copied()
}

/// The next day of each report, counted from the first day of the plan; none is late, because nobody writes when one was made.
pub fn reports(plan: &Plan, today: Date) -> Vec<Fact<'_>> {
    let (first, last) = horizon_days(plan);
    let next = plan.reports.entries().iter().filter_map(|report| {
        let every = report.value.every.copied()?;
        let due = next_step(plan, every, so_long_after(plan, first?, every)?, last, today)?;
        let owner = report.value.owner.get().map(|owner| &*owner.0).or_else(|| plan_owner(plan));
        Some(Fact {
            about: About::Report(report),
            owner,
            due,
            last: None,
            every: Some(every),
            place: report.place,
        })
    });
    next.collect()
}
