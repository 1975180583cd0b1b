//! What rules say of promises that are not kept, in the words of those who wait and of those who plan.

use crate::diagnostic::listed;
use crate::duty::{DAY, Intervals, Minute};
use crate::plan::{Duration, Entry, Location, Plan};
use crate::response::{
    Approval, Arrivals, MOST_COMBINATIONS, MOST_DAYS, Promise, Task, applies, channels, length,
};
use crate::rules::gone::{all_gone, when_missed, without_gone};
use crate::rules::pledged::{is_of_channel, who_waits};
use crate::rules::when::{gaps_in_words, moment_of, then_or};
use crate::rules::{Context, RuleFindings};

/// Whether a plan has too many promises to work them out; a rule that would look at them says so.
pub(super) fn are_too_many(context: &Context<'_>, findings: &mut RuleFindings) -> bool {
    let playbook = context.plan.playbooks.entries().first().filter(|_| context.is_too_much());
    if let Some(playbook) = playbook {
        findings
            .add(
                playbook.place,
                "the plan has too many playbooks, channels, locations and days to work out its promises, so they are not judged",
            )
            .help(format!(
                "at most {MOST_COMBINATIONS} combinations are looked at, and {MOST_DAYS} with their days: make several plans of it"
            ));
    }
    playbook.is_some()
}

/// `, at `lakeside` and 2 more locations`, where it is about locations.
pub(super) fn at_locations(first: Option<&Entry<Location>>, n_locations: usize) -> String {
    match (first, n_locations) {
        (None, _) => String::new(),
        (Some(location), 0 | 1) => format!(", at `{}`", location.id),
        (Some(location), 2) => format!(", at `{}` and one more location", location.id),
        (Some(location), more) => format!(", at `{}` and {} more locations", location.id, more - 1),
    }
}

/// The same for a promise.
pub(super) fn place_of(promise: &Promise<'_>) -> String {
    at_locations(promise.location, promise.n_locations)
}

/// `waits 22h (kim, Sat 08:00)`.
pub(super) fn waits(wait: Minute, answered_by: &[&str], until: &str) -> String {
    let by = if answered_by.is_empty() { String::new() } else { format!("{}, ", listed(answered_by)) };
    format!("waits {} ({by}{until})", length(wait))
}

/// Why nobody answers in time.
pub(super) fn reason(plan: &Plan, promise: &Promise<'_>) -> String {
    let case = promise.pledge.case;
    if case.asks_nobody(plan, promise.pledge.task) {
        format!("on escalation path `{}` nobody may answer, and programs do not count", case.ladder)
    } else if are_gone(plan, promise) {
        "nobody who may answer belongs to the team then".to_owned()
    } else if promise.worst.wait.is_none() {
        "nobody who may answer is ever on duty".to_owned()
    } else if promise.unattended.is_empty() {
        "messages there are seen too late".to_owned()
    } else {
        let seen = if promise.unseen.is_empty() { "" } else { "messages there are seen too late, and " };
        if takes_too_long(plan, promise) {
            let reaction = plan.reaction(&case.playbook.value);
            format!("{seen}from being told to the acknowledgement it takes {reaction}")
        } else if promise.gaps.is_empty() {
            format!("{seen}whoever is on duty is asked later")
        } else {
            format!("{seen}nobody who may answer is on duty {}", gaps_in_words(plan, promise))
        }
    }
}

/// Whether everybody who is asked has left, or has not come yet.
fn are_gone(plan: &Plan, promise: &Promise<'_>) -> bool {
    all_gone(plan, promise.pledge.asked(plan), promise).is_some()
}

/// Whether the acknowledgement takes longer than is promised, whoever is on duty.
fn takes_too_long(plan: &Plan, promise: &Promise<'_>) -> bool {
    let Promise { pledge, .. } = promise;
    pledge.task == Task::Answer
        && plan.reaction(&pledge.case.playbook.value).in_minutes() > pledge.within.in_minutes()
}

/// What that does to whoever writes.
pub(super) fn consequence(context: &Context<'_>, promise: &Promise<'_>) -> String {
    let (who, arrival) = (who_waits(promise.pledge.task), moment_of(context, promise, promise.worst.arrival));
    match promise.worst.wait {
        None if promise.pledge.task == Task::Answer => format!("{who} {arrival} is never answered"),
        None => format!("{who} {arrival} waits for ever"),
        Some(wait) => {
            let until = moment_of(context, promise, promise.worst.arrival + wait);
            let seen = promise.seen.map(|seen| format!("is seen {} and ", moment_of(context, promise, seen)));
            let seen = seen.unwrap_or_default();
            format!("{who} {arrival} {seen}{}", waits(wait, &promise.answered_by, &until))
        }
    }
}

/// The fixes of the worst of some promises that are written in one place: somebody is on duty, or what is promised is true.
/// `others` are the longer times of what is named in the same finding.
pub(super) fn mend(plan: &Plan, promise: &Promise<'_>, all: &[&Promise<'_>], others: &str) -> String {
    let pledge = &promise.pledge;
    let case = &pledge.case;
    let ladder = case.ladder;
    let mut owners: Vec<&str> = Vec::new();
    for (_, owner) in all.iter().filter_map(|one| one.pledge.case.first_asked(plan, one.pledge.within)) {
        owners.extend((!owners.contains(&owner)).then_some(owner));
    }
    let (owners, gone) = without_gone(plan, owners, when_missed(promise), promise.location);
    let owners: Vec<String> = owners.into_iter().map(|owner| format!("`{owner}`")).collect();
    let instead = || format!("put somebody on escalation path `{ladder}` in place of {}", listed(&gone));
    let somebody = if case.asks_nobody(plan, pledge.task) {
        format!("put a person or a role that may acknowledge on escalation path `{ladder}`")
    } else if owners.is_empty() && !gone.is_empty() {
        instead()
    } else if owners.is_empty() && takes_too_long(plan, promise) {
        format!("write the truth under `reaction` of escalation path `{ladder}`, if it takes less")
    } else if owners.is_empty() {
        format!("ask somebody who is on duty sooner on escalation path `{ladder}`, such as `after: 0m`")
    } else {
        let when = then_or(plan, promise, &promise.gaps, &unanswered(plan, all));
        let there = format!("let {} be on duty {when} (`hours` or `on_call`)", listed(&owners));
        // Those of another path are no help on this one.
        if are_gone(plan, promise) { format!("{}, and {there}", instead()) } else { there }
    };
    let has_no_hours = case.channel.is_some_and(|channel| channel.value.staffed.get().is_none());
    let is_without_hours = has_no_hours && (is_of_channel(pledge) || !case.is_always);
    let hours = match pledge.case.channel.filter(|_| is_without_hours) {
        Some(channel) => format!(
            "write `staffed: \"Mo-Fr 09:00-17:00\"` (your hours) in `{}` if you answer only then, or ",
            channel.id
        ),
        None => String::new(),
    };
    let clock = clock_mend(plan, all);
    let seen = case.channel.filter(|_| !promise.unseen.is_empty()).map(|channel| {
        format!(
            "monitor `{id}` more often (`listening.checks`), or leave it out of `channels` there if the platform tells you of each message",
            id = channel.id
        )
    });
    let mends = match seen {
        Some(seen) if promise.unattended.is_empty() => seen,
        Some(seen) => format!("{seen}, and {somebody}"),
        None => somebody,
    };
    let longer = or_promise(plan, all);
    let others = if longer.is_empty() { "" } else { others };
    format!("{hours}{mends}{longer}{others}{clock}")
}

/// When somebody has to be on duty so that no message of some promises waits too long.
fn unanswered(plan: &Plan, all: &[&Promise<'_>]) -> Intervals {
    const SHORT: Minute = 4 * 60;
    all.iter().fold(Intervals::default(), |sum, promise| {
        let within = Minute::try_from(promise.pledge.within.in_minutes()).unwrap_or(Minute::MAX);
        // What arrives in the last minutes before somebody is there again is in time: as people work, to the hour.
        let until_there = |&(start, end): &(Minute, Minute)| {
            let gap = promise.gaps.at(end).filter(|(_, to)| within <= SHORT && to - end <= within);
            (start, gap.map_or(end, |(_, to)| to))
        };
        let times = Intervals::of(promise.unattended.all().iter().map(until_there).collect());
        let after =
            promise.pledge.case.first_asked(plan, promise.pledge.within).map_or(0, |(after, _)| after);
        // What arrives last is seen a little later.
        let seen = seen_after_at_most(plan, promise).min(within);
        let until_seen = times.all().iter().map(|(start, end)| (start + after, end + after + seen));
        sum.union(&Intervals::of(until_seen.collect()))
    })
}

/// How long a message of a promise is not seen at most: in the hours of the checks that look at its channel.
fn seen_after_at_most(plan: &Plan, promise: &Promise<'_>) -> Minute {
    let case = promise.pledge.case;
    let checks = case.channel.map(|channel| plan.checks_of(channel)).unwrap_or_default();
    let is_always_seen =
        plan.has_alert_for(case.playbook) || checks.iter().any(|check| check.when.get().is_none());
    let every = checks.iter().filter_map(|check| check.every.copied()).map(Duration::in_minutes).max();
    match every {
        None => 0,
        Some(every) if is_always_seen => Minute::try_from(every).unwrap_or(Minute::MAX / 4),
        Some(_) => Minute::MAX / 4,
    }
}

/// ``, or write `clock: staffed` …``, where that is the truth: a playbook that is kept in the hours of its channels.
pub(super) fn clock_mend(plan: &Plan, all: &[&Promise<'_>]) -> String {
    let helps = |promise: &&&Promise<'_>| {
        let pledge = &promise.pledge;
        let has_hours = pledge.case.channel.is_none_or(|channel| channel.value.staffed.get().is_some());
        pledge.case.is_always
            && has_hours
            && !is_of_channel(pledge)
            && promise.is_off_hours
            && !promises_sooner_off_hours(plan, promise)
    };
    if !all.iter().all(|promise| helps(&promise)) {
        return String::new();
    }
    let mut playbooks: Vec<String> = Vec::new();
    for promise in all {
        let name = format!("`{}`", promise.pledge.case.playbook.id);
        playbooks.extend((!playbooks.contains(&name)).then_some(name));
    }
    let word = if playbooks.len() == 1 { "playbook" } else { "playbooks" };
    format!(
        ", or write `clock: staffed` in {word} {}: nobody covers the other hours, and documents say so",
        listed(&playbooks)
    )
}

/// Whether a channel of the playbook promises an answer outside its hours that would not be in time either: it holds there where
/// the playbook no longer does.
fn promises_sooner_off_hours(plan: &Plan, promise: &Promise<'_>) -> bool {
    let wait = promise.longest.wait.map_or(u64::MAX, |wait| u64::try_from(wait).unwrap_or(u64::MAX));
    let playbook = &promise.pledge.case.playbook.value;
    let mut channels = channels(plan).into_iter().map(|(channel, _)| channel);
    channels.any(|channel| {
        let off_hours = channel.value.answers_off_hours_within();
        applies(playbook, channel) && off_hours.is_some_and(|within| within.in_minutes() < wait)
    })
}

/// `, or promise 43h`: so long that every message is answered in time, those over a change of the clock too.
pub(super) fn or_promise(plan: &Plan, all: &[&Promise<'_>]) -> String {
    let Some(promise) = all.iter().max_by_key(|promise| promise.longest.weight()) else {
        return String::new();
    };
    let Some(wait) = promise.longest.wait.filter(|_| promise.worst.wait.is_some()) else {
        return String::new();
    };
    if !helps_to_wait(promise) {
        return String::new();
    }
    let why = match promise.longest.wait > promise.worst.wait && promise.n_locations <= 1 {
        true if promise.pledge.within.is_in_business_days() => ", enough on all days",
        true if matches!(promise.pledge.task, Task::Updates { .. }) => ", enough whenever one is due",
        true => ", enough when the clocks change too",
        false => "",
    };
    let promise = match promise.pledge.task {
        Task::Answer | Task::FollowUp { .. } | Task::Updates { .. } => "promise",
        Task::Step { .. } | Task::Pause { .. } | Task::Approval(_) => "allow",
    };
    format!(", or {promise} {}{}{why}", rounded(wait), in_fields(plan, all, wait))
}

/// Whether a longer time is kept: whoever approves in the place of another is asked only when that time is over.
pub(super) fn helps_to_wait(promise: &Promise<'_>) -> bool {
    !matches!(promise.pledge.task, Task::Approval(Approval { otherwise: Some(_), .. }))
}

/// `` (`first_response` of `page` and `acknowledge_within` of playbook `p`)``, where several fields promise less.
fn in_fields(plan: &Plan, all: &[&Promise<'_>], wait: Minute) -> String {
    let mut fields: Vec<String> = Vec::new();
    for promise in all.iter().filter(|promise| promise.pledge.task == Task::Answer) {
        let arrivals = promise.pledge.arrivals;
        let of = (arrivals, arrivals == Arrivals::Always && promise.is_off_hours);
        let minutes = u64::try_from(wait).unwrap_or_default();
        for field in promise.pledge.case.fields_below(plan, minutes, of, promise.pledge.place) {
            fields.extend((!fields.contains(&field)).then_some(field));
        }
    }
    if fields.len() < 2 { String::new() } else { format!(" ({})", listed(&fields)) }
}

/// A wait as it would be promised: whole days where it is many, whole hours, or five minutes.
pub(super) fn rounded(wait: Minute) -> String {
    const DAYS_FROM: Minute = 7 * DAY;
    const HOURS_FROM: Minute = 120;
    if wait >= DAYS_FROM {
        format!("{}d", (wait + DAY - 1) / DAY)
    } else if wait >= HOURS_FROM || wait % 60 == 0 {
        format!("{}h", (wait + 59) / 60)
    } else {
        format!("{}m", (wait + 4) / 5 * 5)
    }
}
