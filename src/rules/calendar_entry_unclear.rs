use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::{CalendarEntry, Entry, PostTime};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;

declare_rule! {
    /// An entry of the calendar that is half a post and half a slot, or that comes too often.
    ///
    /// A post goes out once: `at` is a day and a time, or counts from a moment of its campaign, either `before` it or `after` it. A
    /// slot has `every`, at least `1h`; its `at` is a time, and `starts` and `ends` are its first and last day, else those of the plan.
    ///
    /// ## Why this matters
    /// Whoever reads "every week, at 24 December" fills one of the two, and nobody notices which.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {page: {platform: facebook}}
    /// calendar: {monday: {channel: [page], every: 1w, at: 2026-02-02T08:30}}
    /// ```
    /// ```yaml good
    /// channels: {page: {platform: facebook}}
    /// calendar: {monday: {channel: [page], every: 1w, starts: 2026-02-02, at: "08:30"}}
    /// ```
    "calendar-entry-unclear", Category::Publishing, Severity::Error, Leniency::InDrafts, since "0.2.0", check
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    for entry in context.plan.calendar.entries() {
        if let Some((place, message, help)) = unclear(entry) {
            findings.add(place, format!("`{}` {message}", entry.id)).help(help);
        }
    }
}

/// The place, what is unclear there, and what to do.
fn unclear(entry: &Entry<CalendarEntry>) -> Option<(Span, &'static str, &'static str)> {
    let post = &entry.value;
    let (at, every) = (post.at.get(), post.every.copied());
    if every.is_some_and(|every| every.in_minutes() < 60) {
        return Some((post.every.span(), "comes more often than once an hour", "write `1h` or more"));
    }
    let is_slot = !post.every.is_missing();
    match at {
        Some(PostTime::Time(_)) if !is_slot => Some((
            post.at.span(),
            "has a time and no day",
            "write a day and a time such as 2026-12-24T09:00, or add `every:` where it comes again",
        )),
        Some(PostTime::Moment(_) | PostTime::Counted(_)) if is_slot => Some((
            post.at.span(),
            "goes out once and comes again",
            "write the time alone under `at` and the first day under `starts`, or remove `every`",
        )),
        Some(PostTime::Counted(counted)) if !counted.after.is_missing() && !counted.before.is_missing() => {
            Some((post.at.span(), "is before its moment and after it", "keep `before` or `after`"))
        }
        _ if !is_slot && !post.starts.is_missing() => {
            Some((post.starts.span(), "goes out once, and starts", "remove `starts`, or add `every:`"))
        }
        _ if !is_slot && !post.ends.is_missing() => {
            Some((post.ends.span(), "goes out once, and ends", "remove `ends`, or add `every:`"))
        }
        _ => None,
    }
}
