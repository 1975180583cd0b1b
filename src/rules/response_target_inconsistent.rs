use crate::diagnostic::{Category, Severity};
use crate::plan::{Channel, ChannelKind, Duration, Entry};
use crate::rules::{Context, RuleFindings, declare_rule};

declare_rule! {
    /// Channels of the same kind promise first answers that differ by more than four times.
    ///
    /// ## Why this matters
    /// People who are answered in minutes on one page and in hours on another learn where to complain. What is promised should be "consistent across all channels".
    ///
    /// ## Example
    /// ```yaml bad
    /// channels:
    ///   facebook: {platform: facebook, first_response: 15m}
    ///   instagram: {platform: instagram, first_response: 4h}
    /// ```
    /// ```yaml good
    /// channels:
    ///   facebook: {platform: facebook, first_response: 15m}
    ///   instagram: {platform: instagram, first_response: 1h}
    /// ```
    "response-target-inconsistent", Category::Escalation, Severity::Info, since "0.1.0", check
}

const MOST_TIMES: u64 = 4;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let promised = |channel: &'_ Entry<Channel>| -> Option<(ChannelKind, Duration)> {
        let first = channel.value.first_response.copied().filter(|_| channel.value.is_answered())?;
        Some((channel.value.usual_kind(), first))
    };
    let channels: Vec<_> = context
        .plan
        .channels
        .entries()
        .iter()
        .filter_map(|channel| promised(channel).map(|(kind, first)| (channel, kind, first)))
        .collect();
    for (channel, kind, first) in &channels {
        let of_kind = channels.iter().filter(|(_, other, _)| other == kind);
        let fastest = of_kind.min_by_key(|(_, _, promised)| promised.in_minutes());
        let Some((other, _, fastest)) = fastest else { continue };
        if first.in_minutes() > fastest.in_minutes().saturating_mul(MOST_TIMES) {
            findings
                .add(
                    channel.value.first_response.span(),
                    format!(
                        "`{}` promises a first answer in {first}, `{}` in {fastest}",
                        channel.id, other.id
                    ),
                )
                .help("promise about the same on both")
                .related(other.value.first_response.span(), "the faster promise");
        }
    }
}
