//! Sets of minutes that the plans of many stores have in common, and what is worked out of them: once for all plans that are
//! looked at one after the other.

use crate::duty::Intervals;
use foldhash::{HashMap, HashSet};
use std::cell::RefCell;
use std::rc::Rc;

/// How two sets become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Way {
    Union,
    Intersection,
    /// The first one without the second one.
    Without,
}

/// The way, and the addresses of two sets.
type Key = (Way, *const Intervals, *const Intervals);

/// Both sets, so that their addresses stay theirs, and what was worked out of them.
type Known = (Rc<Intervals>, Rc<Intervals>, Rc<Intervals>);

thread_local! {
    static SETS: RefCell<HashSet<Rc<Intervals>>> = RefCell::default();
    static KNOWN: RefCell<HashMap<Key, Known>> = RefCell::default();
}

/// A year of one person is about four kilobytes.
const MOST_KEPT: usize = 256;

/// The same set for all that are equal, so that what is worked out of it can be found again.
pub(super) fn one_for_all(set: Intervals) -> Rc<Intervals> {
    SETS.with_borrow_mut(|sets| {
        if let Some(known) = sets.get(&set) {
            return Rc::clone(known);
        }
        if sets.len() >= MOST_KEPT {
            sets.clear();
        }
        let set = Rc::new(set);
        sets.insert(Rc::clone(&set));
        set
    })
}

/// Two sets as one.
pub(super) fn combined(way: Way, one: &Rc<Intervals>, two: &Rc<Intervals>) -> Rc<Intervals> {
    KNOWN.with_borrow_mut(|known| {
        let key = (way, Rc::as_ptr(one), Rc::as_ptr(two));
        if let Some((.., set)) = known.get(&key) {
            return Rc::clone(set);
        }
        let set = Rc::new(match way {
            Way::Union => one.union(two),
            Way::Intersection => one.intersection(two),
            Way::Without => one.without(two),
        });
        if known.len() >= MOST_KEPT {
            known.clear();
        }
        known.insert(key, (Rc::clone(one), Rc::clone(two), Rc::clone(&set)));
        set
    })
}

/// Any of some sets.
pub(super) fn any_of(mut sets: Vec<Rc<Intervals>>) -> Rc<Intervals> {
    // Thousands of people of a role often have the same hours.
    sets.sort_unstable_by_key(Rc::as_ptr);
    sets.dedup_by(|next, last| Rc::ptr_eq(next, last));
    let union = |any: Rc<Intervals>, one| combined(Way::Union, &any, &one);
    sets.into_iter().reduce(union).unwrap_or_default()
}
