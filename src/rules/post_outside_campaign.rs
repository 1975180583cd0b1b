use crate::diagnostic::{Category, Leniency, Severity};
use crate::rules::posted::{entry_of, written};
use crate::rules::{Context, RuleFindings, declare_rule};
use std::collections::HashSet;

declare_rule! {
    /// A post of a campaign that goes out before its first day or after its last one.
    ///
    /// Of each entry the first such time is named. What is dropped is left alone.
    ///
    /// ## Why this matters
    /// An offer that is announced after its end costs more than one that nobody heard of.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {page: {platform: facebook}}
    /// campaigns: {advent: {starts: 2026-11-29, ends: 2026-12-24}}
    /// calendar: {thanks: {channel: [page], campaign: advent, at: 2026-12-27T09:00}}
    /// ```
    /// ```yaml good
    /// channels: {page: {platform: facebook}}
    /// campaigns: {advent: {starts: 2026-11-29, ends: 2026-12-24}}
    /// calendar: {thanks: {channel: [page], campaign: advent, at: 2026-12-23T09:00}}
    /// ```
    "post-outside-campaign", Category::Publishing, Severity::Error, Leniency::InDrafts, since "0.2.0", check, needs ["campaigns"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let mut said = HashSet::new();
    for occurrence in context.occurrences().all() {
        let Some(entry) = entry_of(plan, *occurrence) else { continue };
        let campaign = entry.value.campaign.get().and_then(|id| plan.campaigns.entry(id));
        let Some(campaign) = campaign else { continue };
        let day = occurrence.day();
        let (starts, ends) = (campaign.value.starts.get(), campaign.value.ends.get());
        let outside = match (starts, ends) {
            (Some(starts), _) if day < starts.value => Some(format!("begins on {}", starts.value)),
            (_, Some(ends)) if day > ends.value => Some(format!("ends on {}", ends.value)),
            _ => None,
        };
        if let Some(outside) = outside
            && said.insert(occurrence.entry)
        {
            let time = written(occurrence.at);
            let message =
                format!("`{}` goes out on {time}, and campaign `{}` {outside}", entry.id, campaign.id);
            findings
                .add(entry.value.at.span(), message)
                .help("fix the day, or the first and last day of the campaign");
        }
    }
}
