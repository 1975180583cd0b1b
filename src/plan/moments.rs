//! Times of posts that count from a moment of their campaign.

use crate::format::map::Map;
use crate::format::reader::{Reader, clip};
use crate::format::rule;
use crate::plan::calendar::PostTime;
use crate::plan::document::Plan;

/// Reports moments that no campaign has. Where the campaign itself is not there, the reference to it was reported.
pub(super) fn check(plan: &Plan, reader: &mut Reader<'_>) {
    for entry in plan.calendar.entries() {
        let Some(PostTime::Counted(counted)) = entry.value.at.get() else { continue };
        let Some(from) = counted.from.get() else { continue };
        let name = &*from.value;
        let Some(campaign) = entry.value.campaign.get() else {
            if entry.value.campaign.is_missing() {
                let message = format!("`{}` is a moment of no campaign", clip(name));
                reader
                    .find(rule::UNKNOWN_REFERENCE, from.span, message)
                    .help("add `campaign:` with the campaign that has the moment, or write a day and a time");
            }
            continue;
        };
        let Some(campaign) = plan.campaigns.entry(campaign) else { continue };
        let field = &campaign.value.moments;
        let moments = field.get().map(|moments| &moments.0);
        let is_there = moments.is_some_and(|moments| moments.entry(name).is_some() || moments.is_part);
        if is_there || field.is_unreadable() {
            continue;
        }
        let known = moments.into_iter().flat_map(Map::entries).map(|moment| &*moment.id);
        let near = reader.nearest(name, known);
        let message = format!("campaign `{}` has no moment `{}`", campaign.id, clip(name));
        let finding = reader.find(rule::UNKNOWN_REFERENCE, from.span, message);
        match near {
            Some(near) => finding.help(format!("did you mean `{near}`?")).rewrite(near, false),
            None => finding
                .help(format!("add `{}` with a day and a time under `moments` of the campaign", clip(name))),
        };
    }
}
