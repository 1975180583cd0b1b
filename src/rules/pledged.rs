//! What a promise is called in findings.

use crate::diagnostic::listed;
use crate::response::{Arrivals, Pledge, Task};

/// The promise as a sentence without its end: `` `facebook` promises an answer in 12h outside its hours``.
pub(super) fn promised(pledge: &Pledge<'_>) -> String {
    let Pledge { case, task, arrivals, within, .. } = *pledge;
    let playbook = &case.playbook.id;
    let channel =
        case.channel.filter(|channel| is_of_channel(pledge) || channel.value.staffed.get().is_some());
    match task {
        Task::Answer => match (channel, arrivals) {
            (Some(channel), Arrivals::Staffed) => format!("`{}` promises an answer in {within}", channel.id),
            (Some(channel), Arrivals::OffHours) => {
                format!("`{}` promises an answer in {within} outside its hours", channel.id)
            }
            (Some(channel), Arrivals::Always) if is_of_channel(pledge) => {
                format!("`{}` promises an answer in {within} at all hours", channel.id)
            }
            (Some(_) | None, _) => {
                format!("playbook `{playbook}` promises the acknowledgement in {within} at all hours")
            }
        },
        Task::FollowUp { .. } => format!("playbook `{playbook}` promises a call in {within}"),
        Task::Step { number, .. } => {
            format!("step {number} of playbook `{playbook}` is to be done in {within}")
        }
        Task::Pause { .. } => format!("playbook `{playbook}` stops what is planned in {within}"),
        Task::Approval(_) => format!("playbook `{playbook}` has its statements approved in {within}"),
        Task::Updates { .. } => format!("playbook `{playbook}` promises an update every {within}"),
    }
}

/// Whether the channel itself promises it, and not the playbook.
pub(super) fn is_of_channel(pledge: &Pledge<'_>) -> bool {
    pledge.case.channel.is_some_and(|channel| {
        let fields = [&channel.value.first_response, &channel.value.first_response_off_hours];
        fields.into_iter().any(|field| !field.is_missing() && field.span() == pledge.place)
    })
}

/// What a task is called among others: `step 3`, `updates`.
pub(super) fn task_name(task: Task<'_>) -> String {
    match task {
        Task::Answer => "the acknowledgement".to_owned(),
        Task::FollowUp { .. } => "the call".to_owned(),
        Task::Step { number, .. } => format!("step {number}"),
        Task::Pause { .. } => "the stop of planned posts".to_owned(),
        Task::Approval(_) => "the approval".to_owned(),
        Task::Updates { .. } => "updates".to_owned(),
    }
}

/// The beginning of a sentence about whoever waits from a moment on: `a message on`.
pub(super) fn who_waits(task: Task<'_>) -> &'static str {
    match task {
        Task::Answer => "a message on",
        Task::FollowUp { .. } => "whoever writes on",
        Task::Step { .. } | Task::Pause { .. } | Task::Approval(_) => "what begins on",
        Task::Updates { .. } => "an update after",
    }
}

/// Who would have to be on duty: `` on escalation path `care` ``, `` of `kim` or `lee` ``.
pub(super) fn people(pledge: &Pledge<'_>) -> String {
    match pledge.task {
        Task::Answer => format!("on escalation path `{}`", pledge.case.ladder),
        task => format!("of {}", owners(task)),
    }
}

/// The owners of a task: `` `kim` or `lee` ``.
pub(super) fn owners(task: Task<'_>) -> String {
    either(task.owners().into_iter())
}

/// Some owners of whom one is enough: `` `kim` or `lee` ``.
pub(super) fn either<'p>(owners: impl Iterator<Item = &'p str>) -> String {
    owners.map(|owner| format!("`{owner}`")).collect::<Vec<_>>().join(" or ")
}

/// Some names, and how many more there are.
pub(super) fn some_of(names: &[String]) -> String {
    const MOST: usize = 4;
    let mut shown: Vec<String> = names.iter().take(MOST).cloned().collect();
    match names.len().saturating_sub(MOST) {
        0 => {}
        1 => shown.push("one more".to_owned()),
        more => shown.push(format!("{more} more")),
    }
    listed(&shown)
}
