use crate::diagnostic::{Category, Leniency, Severity};
use crate::plan::ChannelStatus;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A post or a slot for a channel that is closed.
    ///
    /// What is published or dropped is left alone.
    ///
    /// ## Why this matters
    /// Nobody reads it there, and nobody notices that it was meant for another channel.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels: {page: {platform: facebook, status: closed}}
    /// calendar: {advent: {channel: [page], at: 2026-12-24T09:00}}
    /// ```
    /// ```yaml good
    /// channels: {page: {platform: facebook}}
    /// calendar: {advent: {channel: [page], at: 2026-12-24T09:00}}
    /// ```
    "post-on-closed-channel", Category::Publishing, Severity::Error, Leniency::InDrafts, since "0.2.0", check, needs ["channels"]
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    for entry in plan.calendar.entries().iter().filter(|entry| entry.value.is_to_come()) {
        let is_closed = |id: &str| {
            plan.channels.entry(id).is_some_and(|channel| channel.value.status() == ChannelStatus::Closed)
        };
        let field = &entry.value.channel;
        if let Some(channel) = field.items().iter().find(|id| is_closed(id)) {
            findings
                .add(field.span(), format!("`{}` goes out on `{}`, which is closed", entry.id, &**channel))
                .help("name a channel that is in use, or change its `status`");
        }
    }
}
