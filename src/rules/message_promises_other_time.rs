use crate::diagnostic::{Category, Leniency, Severity};
use crate::duty::{DAY, hours_of_days};
use crate::plan::{Channel, Duration, Entry, FirstResponse, Plan, PlanKind, Playbook, UpdateEvery};
use crate::rules::worded::{MONDAY, Worded, channels_of, playbooks_of};
use crate::rules::{Context, RuleFindings, declare_rule};
use crate::source::Span;

declare_rule! {
    /// A message promises a time that the plan does not keep: "within 72 hours", where its playbook calls back within 24.
    ///
    /// Compared are `follow_up_within`, `offline.within`, `acknowledge_within`, `update_every` of the playbooks that use the message,
    /// and `first_response` of its channels. It is an error where the text says more than the longest or less than the shortest of
    /// them, and a warning where it says something in between that is none of them. A day is 24 hours, a business day too. A time of
    /// the clock ("by 17:00") is a warning where no one is on duty any more by then. Read are English, German, French, Spanish, Dutch
    /// and Italian; examples of placeholders count. What arrives by itself, such as a refund or a parcel, is not compared.
    ///
    /// ## Why this matters
    /// The customer keeps the message, and counts from it.
    ///
    /// ## Example
    /// ```yaml bad
    /// playbooks:
    ///   late: {follow_up_within: 24h, acknowledge_within: 1h, messages: [sorry]}
    /// messages:
    ///   sorry: {text: We are sorry. Pat will call you within 72 hours.}
    /// ```
    /// ```yaml good
    /// playbooks:
    ///   late: {follow_up_within: 24h, acknowledge_within: 1h, messages: [sorry]}
    /// messages:
    ///   sorry: {text: We are sorry. Pat will call you within a day.}
    /// ```
    "message-promises-other-time", Category::Messages, Severity::Error, Leniency::InDrafts, since "0.2.0", check, about promises, needs ["channels", "playbooks", "severities"]
}

/// A time that the plan gives.
struct Time<'p> {
    field: &'static str,
    of: &'p str,
    place: Span,
    duration: Duration,
}

fn check(context: &Context<'_>, findings: &mut RuleFindings) {
    let plan = context.plan;
    if plan.playbooks.is_unreadable() {
        return; // Nobody knows which of them uses a message.
    }
    if plan.playbooks.is_missing() && plan.kind() == PlanKind::Plan {
        return; // `kind-section-missing` speaks up.
    }
    for worded in context.worded() {
        if !worded.wording.promises.is_empty() {
            compare_promises(plan, worded, findings);
        }
        if !worded.wording.by.is_empty() {
            compare_clocks(plan, worded, findings);
        }
    }
}

fn compare_promises(plan: &Plan, worded: &Worded<'_>, findings: &mut RuleFindings) {
    let message = worded.message;
    let playbooks = playbooks_of(plan, &message.id);
    let mut times: Vec<Time<'_>> = playbooks.iter().flat_map(|playbook| times_of(plan, playbook)).collect();
    times.extend(channels_of(plan, message).into_iter().flat_map(times_of_channel));
    times.sort_by_key(|time| time.duration.in_minutes());
    let (Some(shortest), Some(longest)) = (times.first(), times.last()) else { return };
    // A step that has the time for itself is no contradiction.
    let steps = playbooks.iter().flat_map(|playbook| playbook.value.steps.items());
    let of_steps: Vec<u64> =
        steps.filter_map(|step| step.within.copied()).map(Duration::in_minutes).collect();
    for promise in &worded.wording.promises {
        let minutes = promise.value;
        let against = |than: &str, time: &Time<'_>| {
            format!("{than} `{}` of `{}` ({})", time.field, time.of, time.duration)
        };
        let (than, time, is_between) = if minutes > longest.duration.in_minutes() {
            (against("later than", longest), longest, false)
        } else if minutes < shortest.duration.in_minutes() {
            (against("sooner than", shortest), shortest, false)
        } else if times.iter().any(|time| time.duration.in_minutes() == minutes)
            || of_steps.contains(&minutes)
        {
            continue;
        } else {
            ("which is none of the times that the plan gives for it".to_owned(), longest, true)
        };
        let example = if promise.is_example { ", as an example," } else { "" };
        let said = format!("message `{}` says{example} `{}`, {than}", message.id, promise.words);
        let finding = findings.add(worded.span, said);
        finding.help("say the time that the plan gives, or change it in the plan");
        if time.place.is_written() {
            finding.related(time.place, format!("here it is {}", time.duration));
        }
        if is_between {
            finding.milder();
        }
    }
}

fn times_of<'p>(plan: &'p Plan, entry: &'p Entry<Playbook>) -> Vec<Time<'p>> {
    let playbook = &entry.value;
    let offline = playbook.offline.get();
    let written = offline.map(|offline| (offline.within.copied(), offline.within.span()));
    let shortest_update = match playbook.update_every.get() {
        Some(UpdateEvery::Between(range)) => range.min.copied(),
        _ => None,
    };
    let times = [
        ("follow_up_within", playbook.follow_up_within.copied(), playbook.follow_up_within.span()),
        (
            "offline.within",
            written.and_then(|(within, _)| within),
            written.map_or(Span::NOWHERE, |(_, place)| place),
        ),
        ("acknowledge_within", plan.acknowledge_within(playbook), playbook.acknowledge_within.span()),
        ("update_every", plan.update_every(playbook), playbook.update_every.span()),
        ("update_every", shortest_update, playbook.update_every.span()),
    ];
    let time = |(field, duration, place): (&'static str, Option<Duration>, Span)| {
        Some(Time { field, of: &entry.id, place, duration: duration? })
    };
    times.into_iter().filter_map(time).collect()
}

fn times_of_channel(entry: &Entry<Channel>) -> impl Iterator<Item = Time<'_>> {
    let channel = &entry.value;
    let automatic = channel.first_response.get().and_then(FirstResponse::automatic);
    let times = [
        ("first_response", channel.answers_within(), channel.first_response.span()),
        ("first_response", automatic, channel.first_response.span()),
        (
            "first_response_off_hours",
            channel.answers_off_hours_within(),
            channel.first_response_off_hours.span(),
        ),
        ("update_every", channel.update_every.copied(), channel.update_every.span()),
    ];
    times.into_iter().filter_map(|(field, duration, place)| {
        Some(Time { field, of: &entry.id, place, duration: duration? })
    })
}

fn compare_clocks(plan: &Plan, worded: &Worded<'_>, findings: &mut RuleFindings) {
    let channels = channels_of(plan, worded.message);
    let ends = channels.iter().filter_map(|channel| Some((channel, last_minute(&channel.value)?)));
    let Some((channel, end)) = ends.max_by_key(|(_, end)| *end) else { return };
    for by in worded.wording.by.iter().filter(|by| by.value > end) {
        let example = if by.is_example { ", as an example," } else { "" };
        findings
            .add(
                worded.span,
                format!(
                    "message `{}` says{example} `{}`, but no one is on duty on `{}` after {:02}:{:02}",
                    worded.message.id,
                    by.words,
                    channel.id,
                    end / 60,
                    end % 60
                ),
            )
            .help("say a time while the channel is staffed, or change `staffed`")
            .related(channel.value.staffed.span(), "the hours of the channel")
            .milder();
    }
}

/// The latest minute of any day at which a channel is staffed; `None` where that is not known, or at night.
fn last_minute(channel: &Channel) -> Option<u32> {
    let staffed = channel.staffed.get().filter(|staffed| staffed.spec().is_weekly())?;
    let week = hours_of_days(staffed, None, MONDAY, 7);
    let ends = week
        .all()
        .iter()
        .map(|(from, to)| (to - 1 - from < DAY && from / DAY == (to - 1) / DAY, (to - 1) % DAY + 1));
    let ends: Option<Vec<_>> = ends.map(|(is_of_a_day, end)| is_of_a_day.then_some(end)).collect();
    u32::try_from(ends?.into_iter().max()?).ok()
}
