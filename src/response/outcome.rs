//! What comes of a promise at one place.

use crate::duty::{Intervals, Minute};
use crate::plan::{Date, Entry, Leave, Person};
use crate::response::ladder::Worst;
use std::rc::Rc;

/// What comes of a promise at a location; the same for all playbooks that promise the same.
#[derive(Debug)]
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
    /// Those without whom it would be broken again and again, and the longest wait then.
    pub(super) only: Vec<(&'p str, Worst)>,
    pub(super) dated: Vec<OnSomeDays<'p>>,
}

/// What breaks a promise on single days.
#[derive(Debug)]
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
    /// Nothing of the two: clocks that change at different times, hours that differ in the year, a rota.
    UnusualWeek,
}

/// How much is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The longest wait of promises that are broken.
    Broken,
    /// The longest wait of every promise.
    All,
}
