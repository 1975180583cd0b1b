//! Goals that are easier to reach than before.

use crate::changes::fact::{Change, Level};
use crate::changes::renames::Renames;
use crate::plan::{Goal, Plan};

/// Marks the changes that make a goal easier.
pub(super) fn mark(changes: &mut [Change], old: &Plan, new: &Plan, renames: &Renames) {
    for change in changes.iter_mut().filter(|change| change.section == "goals") {
        let before = old.goals.entry(renames.old_id("goals", &change.subject.id));
        let (Some(before), Some(after)) = (before, new.goals.entry(&change.subject.id)) else { continue };
        let easier = easier(&before.value, &after.value);
        if change.fields().next().is_some_and(|field| easier.contains(&field)) {
            change.level = change.level.min(Level::Warning);
        }
    }
}

/// The fields by which a goal became easier.
fn easier(old: &Goal, new: &Goal) -> Vec<&'static str> {
    let number = |field: &crate::plan::Field<crate::plan::Number>| field.copied().map(|number| number.0);
    let start = |goal: &Goal| goal.baseline.get().and_then(crate::plan::Baseline::value);
    let mut easier = Vec::new();
    // Without a start nobody knows in which direction it goes; then a goal that is gone is all that is easier.
    let falls = match (start(new).or(start(old)), number(&old.target)) {
        (Some(start), Some(target)) if start > target => Some(true),
        (Some(start), Some(target)) if start < target => Some(false),
        _ => None,
    };
    match (number(&old.target), number(&new.target), falls) {
        (Some(_), None, _) => easier.push("target"),
        (Some(old), Some(new), Some(true)) if new > old => easier.push("target"),
        (Some(old), Some(new), Some(false)) if new < old => easier.push("target"),
        _ => {}
    }
    match (number(&old.at_least), number(&new.at_least)) {
        (Some(old), new) if new.is_none_or(|new| new < old) => easier.push("at_least"),
        _ => {}
    }
    match (number(&old.at_most), number(&new.at_most)) {
        (Some(old), new) if new.is_none_or(|new| new > old) => easier.push("at_most"),
        _ => {}
    }
    match (old.due.copied(), new.due.copied()) {
        (Some(old), new) if new.is_none_or(|new| new > old) => easier.push("due"),
        _ => {}
    }
    easier
}
