use crate::diagnostic::{Category, Severity};
use crate::plan::ChannelStatus;
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// A playbook relies on a channel on which nobody is any more.
    ///
    /// A channel that is dormant or closed is named by a playbook or by the `private_path` of a channel that is in use.
    ///
    /// ## Why this matters
    /// On the day it is needed nobody knows the password, and those who should read it left long ago.
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   status: {platform: x, status: dormant}
    /// playbooks:
    ///   outage: {title: Everything is down, channels: [status]}
    /// ```
    /// ```yaml good
    /// channels:
    ///   status: {platform: x}
    /// playbooks:
    ///   outage: {title: Everything is down, channels: [status]}
    /// ```
    "dormant-emergency-channel", Category::Playbook, Severity::Warning, since "0.2.0", check, about promises
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    let sleeps = |id: &str| {
        let status = plan.channels.entry(id).map(|channel| channel.value.status());
        matches!(status, Some(ChannelStatus::Dormant | ChannelStatus::Closed))
    };
    for playbook in plan.playbooks.entries() {
        for id in playbook.value.channels.items().iter().filter(|id| sleeps(id)) {
            findings
                .add(playbook.value.channels.span(), format!("playbook `{}` relies on `{}`, on which nobody is any more", playbook.id, &**id))
                .help("name a channel that is in use, or wake this one: `status: active` and somebody who answers");
        }
    }
    for channel in plan.all_channels().filter(|channel| channel.value.is_answered()) {
        if let Some(path) = channel.value.private_path.get().filter(|path| sleeps(&path.value)) {
            findings
                .add(
                    path.span,
                    format!("`{}` leads to `{}`, on which nobody is any more", channel.id, &*path.value),
                )
                .help("name a private channel that is in use");
        }
    }
}
