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
    "response-target-inconsistent", Category::Escalation, Severity::Info, since "0.1.0", check, needs ["channels", "locations"]
}

const MOST_TIMES: u64 = 4;

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let promised = |channel: &'_ Entry<Channel>| -> Option<(ChannelKind, Duration)> {
        let first = channel.value.answers_within().filter(|_| channel.value.is_answered())?;
        Some((channel.value.usual_kind(), first))
    };
    let channels: Vec<_> = context
        .plan
        .channels
        .entries()
        .iter()
        .filter_map(|channel| promised(channel).map(|(kind, first)| (channel, kind, first)))
        .collect();
    let mut fastest_of: Vec<&(&Entry<Channel>, ChannelKind, Duration)> = Vec::new();
    for one in &channels {
        match fastest_of.iter_mut().find(|(_, kind, _)| *kind == one.1) {
            Some(fastest) if one.2.in_minutes() < fastest.2.in_minutes() => *fastest = one,
            Some(_) => {}
            None => fastest_of.push(one),
        }
    }
    for (channel, kind, first) in &channels {
        let fastest = fastest_of.iter().find(|(_, other, _)| other == kind);
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
