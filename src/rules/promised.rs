//! What rules say of promises that are not kept, in the words of those who wait and of those who plan.

use crate::diagnostic::listed;
use crate::duty::Minute;
use crate::plan::{Entry, Location};
use crate::response::{MOST_COMBINATIONS, Promise, combinations, length, week_time};
use crate::rules::{Context, RuleFindings};

/// Whether a plan has too many promises to work them out; a rule that would look at them says so.
pub(super) fn are_too_many(context: &Context<'_>, findings: &mut RuleFindings) -> bool {
    let n_combinations = combinations(context.plan);
    let playbook = context.plan.playbooks.entries().first().filter(|_| n_combinations > MOST_COMBINATIONS);
    if let Some(playbook) = playbook {
        findings
            .add(
                playbook.place,
                format!("the plan has {n_combinations} combinations of playbook, channel and location, too many to work out"),
            )
            .help(format!("at most {MOST_COMBINATIONS} are looked at: make several plans of it"));
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
pub(super) fn reason(promise: &Promise<'_>) -> String {
    match promise.gap {
        _ if promise.worst.wait.is_none() => "nobody who may answer is ever there".to_owned(),
        Some((start, end)) => {
            format!("nobody who may answer is there from {} to {}", week_time(start), week_time(end))
        }
        None => "whoever is there is asked later".to_owned(),
    }
}

/// What that does to whoever writes.
pub(super) fn consequence(promise: &Promise<'_>) -> String {
    let arrival = week_time(promise.worst.arrival);
    match promise.worst.wait {
        None => format!("a message on {arrival} is never answered"),
        Some(wait) => {
            let until = week_time(promise.worst.arrival + wait);
            format!("a message on {arrival} {}", waits(wait, &promise.answered_by, &until))
        }
    }
}

/// The two mends: somebody is there, or what is promised is true.
pub(super) fn mend(promise: &Promise<'_>) -> String {
    let ladder = promise.case.ladder;
    let somebody = match promise.gap {
        _ if promise.worst.wait.is_none() => {
            format!("give the people on ladder `{ladder}` hours in which the channel is staffed")
        }
        Some((start, end)) => format!(
            "let somebody on ladder `{ladder}` be there from {} to {} (`hours` or `on_call`)",
            week_time(start),
            week_time(end)
        ),
        None => format!("put somebody who is there on an earlier step of ladder `{ladder}`"),
    };
    match promise.worst.wait {
        Some(wait) => format!("{somebody}, or promise {}", rounded(wait)),
        None => somebody,
    }
}

/// A wait as it would be promised: whole hours, or five minutes.
pub(super) fn rounded(wait: Minute) -> String {
    const HOURS_FROM: Minute = 120;
    if wait >= HOURS_FROM || wait % 60 == 0 {
        format!("{}h", (wait + 59) / 60)
    } else {
        format!("{}m", (wait + 4) / 5 * 5)
    }
}
