//! Those who have left, or have not come yet, when they would have to be on duty: more hours of theirs are no mend.

use crate::diagnostic::listed;
use crate::duty::Minute;
use crate::plan::{Entry, Location, Plan};
use crate::response::{Promise, day, day_at};

/// `` `kim`, who leaves on 31 Mar 2026 (`until`)``: an owner of whom nobody belongs to the team at an instant.
pub(super) fn gone(
    plan: &Plan,
    owner: &str,
    at: Minute,
    location: Option<&Entry<Location>>,
) -> Option<String> {
    let today = day_at(plan, at);
    let mut why: Vec<String> = Vec::new();
    for id in plan.holders(owner, location).people() {
        let person = &plan.person(id)?.value;
        let comes = person.from.copied().filter(|from| *from > today);
        let leaves = person.until.copied().filter(|until| *until < today);
        why.push(match (comes, leaves) {
            (Some(from), _) => format!("`{id}`, who comes on {} (`from`)", day(from)),
            (None, Some(until)) => format!("`{id}`, who leaves on {} (`until`)", day(until)),
            (None, None) => return None,
        });
    }
    match why.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        all => Some(listed(all)),
    }
}

/// All of some owners, where nobody of them belongs to the team when a promise is missed.
pub(super) fn all_gone(plan: &Plan, owners: Vec<&str>, promise: &Promise<'_>) -> Option<String> {
    let (there, gone) = without_gone(plan, owners, when_missed(promise), promise.location);
    (there.is_empty() && !gone.is_empty()).then(|| listed(&gone))
}

/// When somebody would have to be there for a promise: as a message arrives, or at the end where nobody ever comes.
pub(super) fn when_missed(promise: &Promise<'_>) -> Minute {
    let last = promise.broken.all().last().map(|(_, end)| end - 1);
    last.filter(|_| promise.worst.wait.is_none()).unwrap_or(promise.worst.arrival)
}

/// Some owners in two: those who can be asked to be on duty at an instant, and whoever of the others would need somebody in
/// their place.
pub(super) fn without_gone<'p>(
    plan: &Plan,
    owners: Vec<&'p str>,
    at: Minute,
    location: Option<&Entry<Location>>,
) -> (Vec<&'p str>, Vec<String>) {
    let mut left: Vec<String> = Vec::new();
    let mut there: Vec<&str> = Vec::new();
    for owner in owners {
        match gone(plan, owner, at, location) {
            Some(why) => left.extend((!left.contains(&why)).then_some(why)),
            None => there.push(owner),
        }
    }
    (there, left)
}
