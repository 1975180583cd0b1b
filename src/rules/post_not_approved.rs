use crate::diagnostic::{Category, Leniency, Severity};
use crate::duty::{Minute, day_of, local_start};
use crate::plan::{CalendarEntry, Entry, Plan, PostStatus, SignOff, SignOffStep};
use crate::publishing::{Signing, is_one_of};
use crate::rules::pledged::either;
use crate::rules::posted::{entry_of, written};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A post that nobody has signed off although it is ready, or goes out so soon that nobody will.
    ///
    /// A post needs the kind of `publishing.sign_off` that its `sign_off` names, else the first whose `find` fits its text, else the
    /// one that is called `usual`. Where that kind has steps, the post needs `approved`, by one of those of the last step, and for the
    /// day on which it goes out. Looked at are posts that are `ready`, and drafts from so long before they go out as the kind has
    /// time (`within`), on the day on which the plan is looked at. Slots are left alone.
    ///
    /// ## Why this matters
    /// A tool publishes what is ready, whether somebody looked at it or not.
    ///
    /// ## Example
    /// ```yaml bad
    /// people: {kim: {name: Kim}}
    /// channels: {page: {platform: facebook}}
    /// publishing: {sign_off: {usual: {steps: [{any: [kim]}]}}}
    /// calendar: {advent: {channel: [page], at: 2026-12-24T09:00, status: ready, text: We close at 14:00 today, owner: kim}}
    /// ```
    /// ```yaml good
    /// people: {kim: {name: Kim}}
    /// channels: {page: {platform: facebook}}
    /// publishing: {sign_off: {usual: {steps: [{any: [kim]}]}}}
    /// calendar: {advent: {channel: [page], at: 2026-12-24T09:00, status: ready, text: We close at 14:00 today, owner: kim, approved: {by: kim, date: 2026-12-10}}}
    /// ```
    "post-not-approved", Category::Publishing, Severity::Error, Leniency::InDrafts, since "0.2.0", check, needs ["publishing", "people", "roles"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let signing = Signing::of(plan);
    for occurrence in context.occurrences().all() {
        let Some(entry) = entry_of(plan, *occurrence).filter(|entry| entry.value.every.is_missing()) else {
            continue;
        };
        let Some(kind) = signing.kind_of(&entry.value).filter(|kind| !kind.value.steps.items().is_empty())
        else {
            continue;
        };
        let post = &entry.value;
        let is_due = match post.status() {
            PostStatus::Ready => true,
            PostStatus::Draft => is_soon(context, &kind.value, occurrence.at),
            PostStatus::Idea | PostStatus::Published | PostStatus::Dropped => false,
        };
        if is_due && let Some((message, help)) = lack(plan, entry, kind, occurrence.at) {
            findings.add(entry.place, format!("`{}` {message}", entry.id)).help(help);
        }
    }
}

/// Whether it goes out so soon that there is no time left to agree.
fn is_soon(context: &Context<'_>, kind: &SignOff, at: Minute) -> bool {
    let (Some(today), Some(within)) = (context.as_of, kind.within.copied()) else { return false };
    let (now, latest) = (local_start(today), Minute::try_from(within.in_minutes()).unwrap_or(Minute::MAX));
    now <= at && at - now <= latest
}

/// What is missing of an agreement, and what to do.
fn lack(
    plan: &Plan,
    entry: &Entry<CalendarEntry>,
    kind: &Entry<SignOff>,
    at: Minute,
) -> Option<(String, String)> {
    let last = kind.value.steps.items().last()?.any.items();
    let who = either(last.iter().map(|owner| &**owner));
    let help = format!("let {who} agree, and add `approved: {{by: …, date: …}}`");
    let Some(approved) = entry.value.approved.all().last() else {
        if !entry.value.approved.is_missing() {
            return None; // It could not be read, which was reported.
        }
        let message = match entry.value.status() {
            PostStatus::Ready => format!("is ready without the sign-off `{}`", kind.id),
            _ => format!("goes out on {} without the sign-off `{}`", written(at), kind.id),
        };
        return Some((message, help));
    };
    if let Some(until) = approved.until.copied().filter(|until| *until < day_of(at)) {
        return Some((format!("goes out on {}, and its approval ends on {until}", written(at)), help));
    }
    let by = approved.by.get()?;
    let is_in = |step: &SignOffStep| step.any.items().iter().any(|owner| is_one_of(plan, by, owner));
    let mut steps = kind.value.steps.items().iter().rev();
    if steps.next().is_some_and(is_in) {
        return None;
    }
    if steps.any(is_in) {
        return Some((format!("is approved by `{}`, and not yet by {who}", &**by), help));
    }
    let message = format!("is approved by `{}`, whom the sign-off `{}` does not name", &**by, kind.id);
    Some((message, format!("let {who} agree, or name `{}` in the last step of the sign-off", &**by)))
}
