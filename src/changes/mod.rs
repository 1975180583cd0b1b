//! What differs in meaning between two plans, as facts.
//!
//! All declared fields are compared, so that none can be forgotten; over that lies what is known of some: names that were
//! changed, promises that break, turns, agreed words, cases. How a file is written makes no difference.

mod agreed;
mod cases;
mod easier;
mod fact;
mod groups;
mod ids;
mod items;
mod levels;
mod meaning;
mod promised;
mod renames;
mod shadows;
mod shown;
mod silenced;
mod turns;
mod walk;

pub use fact::{
    Became, Change, Counts, Group, Level, PathPart, Pledged, Sides, Subject, Turn, Wait, Week, What,
};

use crate::plan::{Date, Plan};
use crate::source::Span;
use crate::syntax::{Tree, Trees};
use walk::Walk;

/// One of the two plans that are compared.
#[derive(Clone, Copy, Debug)]
pub struct Side<'p> {
    pub plan: &'p Plan,
    /// The tree of the whole plan.
    pub tree: &'p Tree<'p>,
    /// The trees of its files.
    pub trees: &'p Trees<'p>,
    /// Where there are passwords and keys: their values are never said.
    pub concealed: &'p [Span],
}

/// What differs between two plans, by group and level; promises and turns are compared from a day on to the end of the new
/// plan. The values of private fields are said where `shows_private`.
pub fn changes(old: Side<'_>, new: Side<'_>, as_of: Date, shows_private: bool) -> Vec<Change> {
    let renames = ids::find(old, new);
    let mut walk = Walk::of(old, new, &renames, shows_private);
    walk.compare_plans(old.tree, new.tree);
    let mut changes = walk.changes;
    changes.extend(ids::told(&renames, old, new));
    levels::set(&mut changes, old, new, &renames);
    easier::mark(&mut changes, old.plan, new.plan, &renames);
    let lapsed = agreed::lapsed(&changes, old.plan, new.plan, &renames);
    changes.extend(lapsed);
    shadows::find(&mut changes, new.plan);
    changes.extend(silenced::by_comments(old.trees, new.trees));
    changes.extend(turns::compare(old.plan, new.plan, &renames, as_of));
    changes.extend(cases::newly_failing(old.plan, new.plan, &renames));
    if changes.iter().any(groups::may_touch_promises) {
        let promises = promised::compare(old.plan, new.plan, &renames, as_of);
        promised::touch(promises, &mut changes);
    }
    changes.sort_by_key(|change| (change.group, change.level));
    changes
}
