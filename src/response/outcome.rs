//! What comes of a promise at one place.

use crate::duty::{Days, Intervals, Minute, Outside};
use crate::plan::{Channel, Date, Entry, Leave, Person, Role};
use crate::response::ladder::Worst;
use std::mem;
use std::ptr;
use std::rc::Rc;

/// What comes of a promise at a location; the same for all playbooks that promise the same.
#[derive(Clone, Debug)]
pub(super) struct Outcome<'p> {
    pub(super) promised: Minute,
    pub(super) kept: Minute,
    pub(super) worst: Worst,
    pub(super) longest: Worst,
    pub(super) answered_by: Rc<[&'p str]>,
    pub(super) gaps: Rc<Intervals>,
    /// The messages that wait too long again and again, and the days of them.
    pub(super) broken: Rc<Intervals>,
    pub(super) days: Rc<[Date]>,
    /// Those that are not in time because they are seen late, those that would not be if they were seen at once, and when the one
    /// that waits longest is seen.
    pub(super) unseen: Rc<Intervals>,
    pub(super) unattended: Rc<Intervals>,
    /// The times in which nobody is there who has to approve it first, while something waits for that.
    pub(super) unapproved: Rc<Intervals>,
    pub(super) seen: Option<Minute>,
    /// Whether all of them arrive while no channel of the playbook is staffed.
    pub(super) is_off_hours: bool,
    pub(super) unknown: Vec<&'p str>,
    /// Those without whom it would be broken again and again, the longest wait then, and from when to when that is so where it is a
    /// part of the time.
    pub(super) only: Vec<(&'p str, Worst, Option<Days>)>,
    pub(super) dated: Vec<OnSomeDays<'p>>,
}

impl<'p> Outcome<'p> {
    /// The worst of several, with what breaks the others on single days; `None` of none.
    pub(super) fn worst_of(all: impl Iterator<Item = Rc<Outcome<'p>>>) -> Option<Rc<Outcome<'p>>> {
        let mut all: Vec<Rc<Outcome<'p>>> = all.collect();
        let weight = |one: &Outcome<'_>| (one.days.len(), one.promised - one.kept, one.worst.weight());
        all.sort_by_key(|one| std::cmp::Reverse(weight(one)));
        all.dedup_by(|next, first| Rc::ptr_eq(next, first));
        let (first, others) = all.split_first()?;
        let mut worst = Rc::clone(first);
        for other in others.iter().filter(|other| !other.dated.is_empty()) {
            Rc::make_mut(&mut worst).dated.extend(other.dated.iter().cloned());
        }
        Some(worst)
    }
}

/// What breaks a promise on single days.
#[derive(Clone, Debug)]
pub(super) struct OnSomeDays<'p> {
    pub(super) cause: Cause<'p>,
    pub(super) broken: Rc<Intervals>,
    pub(super) worst: Worst,
    pub(super) answered_by: Rc<[&'p str]>,
    pub(super) days: Rc<[Date]>,
}

/// Why a promise breaks on days that are not usual.
#[derive(Clone, Copy, Debug)]
pub enum Cause<'p> {
    /// Closed days and public holidays.
    ClosedDays,
    /// Somebody's leave.
    Leave(&'p Entry<Person>, &'p Leave),
    /// Nothing of the two.
    UnusualWeek(Unusual<'p>),
}

/// What is unusual in a week in which a promise breaks.
#[derive(Clone, Copy, Debug)]
pub enum Unusual<'p> {
    /// Somebody who would answer has left, or has not come yet.
    Outside(&'p Entry<Person>, Outside),
    /// The hours of somebody differ on some days of the year.
    Hours(&'p Entry<Person>),
    /// Those of a channel do.
    Staffed(&'p Entry<Channel>),
    /// Clocks change, in some places or on other days than elsewhere.
    Clocks,
    /// Whoever has the turn of a role is not there.
    Turn(&'p Entry<Role>),
    /// None of this.
    Other,
}

/// How much is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The longest wait of promises that are broken.
    Broken,
    /// The longest wait of every promise.
    All,
}

impl PartialEq for Unusual<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Unusual::Outside(one, _), Unusual::Outside(other, _))
            | (Unusual::Hours(one), Unusual::Hours(other)) => ptr::eq(*one, *other),
            (Unusual::Staffed(one), Unusual::Staffed(other)) => ptr::eq(*one, *other),
            (Unusual::Turn(one), Unusual::Turn(other)) => ptr::eq(*one, *other),
            _ => mem::discriminant(self) == mem::discriminant(other),
        }
    }
}

impl PartialEq for Cause<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Cause::Leave(_, one), Cause::Leave(_, other)) => ptr::eq(*one, *other),
            (Cause::UnusualWeek(one), Cause::UnusualWeek(other)) => one == other,
            _ => mem::discriminant(self) == mem::discriminant(other),
        }
    }
}
