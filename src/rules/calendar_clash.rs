use crate::diagnostic::{Category, Leniency, Severity};
use crate::duty::Minute;
use crate::plan::CalendarEntry;
use crate::publishing::{MOST_OCCURRENCES, Occurrence};
use crate::rules::posted::{entry_of, written};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::{HashMap, HashSet};

declare_rule! {
    /// Two posts on one channel at the same minute, or closer to each other than the channel wants.
    ///
    /// How far apart they have to be is `cadence.min_gap` of the channel; without it two in the same minute are one too many. Of each
    /// entry the first clash is named. A calendar with more than 20,000 times is looked at up to there, which is said.
    ///
    /// ## Why this matters
    /// The second post takes the readers of the first one away, and nobody saw both in one list.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {page: {platform: facebook, cadence: {min_gap: 3h}}}
    /// calendar:
    ///   news: {channel: [page], at: 2026-05-04T09:00}
    ///   offer: {channel: [page], at: 2026-05-04T10:30}
    /// ```
    /// ```yaml good
    /// channels: {page: {platform: facebook, cadence: {min_gap: 3h}}}
    /// calendar:
    ///   news: {channel: [page], at: 2026-05-04T09:00}
    ///   offer: {channel: [page], at: 2026-05-04T14:00}
    /// ```
    "calendar-clash", Category::Publishing, Severity::Warning, Leniency::InDrafts, since "0.2.0", check, needs ["channels"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let occurrences = context.occurrences();
    if let Some(entry) = occurrences.cut_at().and_then(|cut| plan.calendar.entries().get(cut)) {
        findings
            .add(
                entry.place,
                format!("the calendar ends here: no more than {MOST_OCCURRENCES} times are looked at"),
            )
            .help("shorten the slots with `ends`, or make a plan for each year");
    }
    // The last time on each channel, in the one pass over all times in their order.
    let mut last: HashMap<&str, Occurrence> = HashMap::new();
    let mut said = HashSet::new();
    for occurrence in occurrences.all() {
        let Some(entry) = entry_of(plan, *occurrence) else { continue };
        for channel in entry.value.channel.items() {
            let Some(before) = last.insert(channel, *occurrence) else { continue };
            let gap = gap_of(context, channel);
            let is_close = occurrence.at - before.at < gap;
            let Some(other) = entry_of(plan, before).filter(|_| is_close) else { continue };
            // What was published is not planned any more.
            if !(is_open(&entry.value) || is_open(&other.value)) || !said.insert(occurrence.entry) {
                continue;
            }
            let time = written(occurrence.at);
            let message = if occurrence.at == before.at {
                format!("`{}` goes out on `{}` on {time} together with `{}`", entry.id, &**channel, other.id)
            } else {
                let apart = occurrence.at - before.at;
                format!(
                    "`{}` goes out on `{}` on {time}, {apart} minutes after `{}`",
                    entry.id, &**channel, other.id
                )
            };
            findings
                .add(entry.value.at.span(), message)
                .help("move one of the two, or change `cadence.min_gap` of the channel");
        }
    }
}

fn is_open(post: &CalendarEntry) -> bool {
    post.is_to_come()
}

/// How many minutes two posts on a channel are apart at least.
fn gap_of(context: &Context<'_>, channel: &str) -> Minute {
    let channel = context.plan.channels.entry(channel);
    let gap = channel.and_then(|channel| channel.value.cadence.get()?.min_gap.copied());
    gap.map_or(1, |gap| Minute::try_from(gap.in_minutes()).unwrap_or(Minute::MAX))
}
