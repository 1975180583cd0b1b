use crate::diagnostic::{Category, Leniency, Severity};
use crate::publishing::{Quiet, Signing};
use crate::rules::posted::{entry_of, written};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// A post or a slot that goes out in hours in which nothing is published.
    ///
    /// The hours are `publishing.quiet.hours`, on the clock of the channel, with the public holidays of the plan. What needs a kind of
    /// sign-off under `except` goes out all the same. Of each entry the first such time is named.
    ///
    /// ## Why this matters
    /// A cheerful post at night, or on a day of mourning, is the one that is shared.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {page: {platform: facebook}}
    /// publishing: {quiet: {hours: "Mo-Su 22:00-07:00"}}
    /// calendar: {advent: {channel: [page], at: 2026-12-24T06:30}}
    /// ```
    /// ```yaml good
    /// channels: {page: {platform: facebook}}
    /// publishing: {quiet: {hours: "Mo-Su 22:00-07:00"}}
    /// calendar: {advent: {channel: [page], at: 2026-12-24T07:00}}
    /// ```
    "post-in-quiet-hours", Category::Publishing, Severity::Warning, Leniency::InDrafts, since "0.2.0", check, needs ["publishing"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let occurrences = context.occurrences();
    let Some(quiet) = Quiet::of(plan, occurrences) else { return };
    let written_quiet = plan.publishing.get().and_then(|publishing| publishing.quiet.get());
    let except = written_quiet.map(|quiet| quiet.except.items()).unwrap_or_default();
    let signing = Signing::of(plan);
    let mut looked_at = HashSet::new();
    for occurrence in occurrences.all().iter().filter(|occurrence| quiet.contains(**occurrence)) {
        let Some(entry) = entry_of(plan, *occurrence).filter(|entry| entry.value.is_to_come()) else {
            continue;
        };
        if !looked_at.insert(occurrence.entry) {
            continue;
        }
        let kind = signing.kind_of(&entry.value);
        if kind.is_some_and(|kind| except.iter().any(|id| **id == *kind.id)) {
            continue;
        }
        let message = format!("`{}` goes out on {}, in the quiet hours", entry.id, written(occurrence.at));
        findings
            .add(entry.value.at.span(), message)
            .help("choose another time, or name the kind of its sign-off under `publishing.quiet.except`");
    }
}
