//! Tasks that are late because the same people are away in the same hours in which nobody says the first word: one cause, one
//! finding.

use crate::diagnostic::listed;
use crate::plan::LadderStep;
use crate::response::{Promise, Task};
use crate::rules::Context;
use crate::rules::pledged::{some_of, task_name};
use crate::rules::promised::{helps_to_wait, rounded};
use std::ptr;

/// Whether a finding about the acknowledgement names a task that is late.
pub(super) fn is_named_there(context: &Context<'_>, late: &Promise<'_>) -> bool {
    context.promises_of(late.pledge.case.playbook).iter().any(|first| is_same(first, late))
}

/// `` (also: step 1 and updates)`` of the playbooks of some acknowledgement.
pub(super) fn also(context: &Context<'_>, firsts: &[&Promise<'_>]) -> String {
    let names = named_there(context, firsts, |name, _| Some(name));
    if names.is_empty() { String::new() } else { format!(" (also: {})", some_of(&names)) }
}

/// `, with step 1 in 14h`: the longer times of the tasks that are named there, where a longer one is promised; and which of them
/// no longer time helps.
pub(super) fn also_longer(context: &Context<'_>, firsts: &[&Promise<'_>]) -> String {
    let wait =
        |late: &Promise<'_>| late.longest.wait.filter(|_| late.worst.wait.is_some() && helps_to_wait(late));
    let times =
        named_there(context, firsts, |name, late| Some(format!("{name} in {}", rounded(wait(late)?))));
    let others =
        named_there(context, firsts, |name, late| wait(late).is_none().then(|| format!("{name} stays late")));
    let with = if times.is_empty() { String::new() } else { format!(", with {}", listed(&times)) };
    let but = if others.is_empty() { String::new() } else { format!(" (but {})", listed(&others)) };
    format!("{with}{but}")
}

/// What is said of each task that is named there, by its name.
fn named_there(
    context: &Context<'_>,
    firsts: &[&Promise<'_>],
    say: impl Fn(String, &Promise<'_>) -> Option<String>,
) -> Vec<String> {
    let of_one = firsts.windows(2).all(|pair| match pair {
        [one, other] => is_of_same_playbook(one, other),
        _ => true,
    });
    let mut all: Vec<String> = Vec::new();
    for first in firsts {
        let playbook = first.pledge.case.playbook;
        for late in context.promises_of(playbook).iter().filter(|late| is_same(first, late)) {
            let name = task_name(late.pledge.task);
            let name = if of_one { name } else { format!("{name} of `{}`", playbook.id) };
            all.extend(say(name, late).filter(|said| !all.contains(said)));
        }
    }
    all
}

fn is_same(first: &Promise<'_>, late: &Promise<'_>) -> bool {
    let ladder = || first.pledge.case.steps.iter().flat_map(LadderStep::owners).map(|owner| &*owner.value.0);
    first.pledge.task == Task::Answer
        && late.pledge.task != Task::Answer
        && is_of_same_playbook(first, late)
        && first.is_broken()
        && late.is_broken()
        && late.unapproved.is_empty()
        && late.pledge.task.owners().into_iter().all(|owner| ladder().any(|known| known == owner))
        && (late.broken.without(&first.broken).is_empty() || is_in_same_gaps(first, late))
}

/// Whether nobody is on duty for one in the hours in which nobody is on duty for the other; what is waited for longer reaches beyond
/// the last day.
fn is_in_same_gaps(first: &Promise<'_>, late: &Promise<'_>) -> bool {
    let Some((&(from, _), &(_, to))) = first.gaps.all().first().zip(first.gaps.all().last()) else {
        return false;
    };
    let gaps = late.gaps.between(from, to);
    !gaps.is_empty() && gaps.without(&first.gaps).is_empty()
}

/// Whether two promises are of one playbook.
pub(super) fn is_of_same_playbook(one: &Promise<'_>, other: &Promise<'_>) -> bool {
    ptr::eq(one.pledge.case.playbook, other.pledge.case.playbook)
}
