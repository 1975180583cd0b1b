//! Rows of the triage table that can never win because another one moved before them.

use crate::changes::fact::{Change, What};
use crate::plan::Plan;
use crate::routing::{Patterns, Shadowed};

/// Tells of each row that moved which rows it takes every comment of.
pub(super) fn find(changes: &mut [Change], new: &Plan) {
    let moved = changes.iter_mut().filter(|change| change.section == "triage");
    let moved = moved.filter_map(|change| match &mut change.what {
        What::Moved { to, shadows, .. } => Some((*to, shadows)),
        _ => None,
    });
    let mut moved = moved.peekable();
    if moved.peek().is_none() {
        return;
    }
    let patterns = Patterns::of(new);
    for (to, shadows) in moved {
        let taken = patterns.shadowed().iter().filter_map(|one| match one {
            Shadowed::ByRows { row, earlier } => earlier.contains(&(to - 1)).then_some(row + 1),
            Shadowed::ByItself { .. } | Shadowed::ByNothing { .. } | Shadowed::Phrase { .. } => None,
        });
        shadows.extend(taken);
    }
}
