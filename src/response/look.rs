//! One promise at one place, and by what it is told from others.

use crate::duty::{Counting, Intervals, Minute};
use crate::plan::{Entry, Location, Person, Plan};
use crate::response::answering::Answering;
use crate::response::cases::{Arrivals, Case};
use crate::response::limit::Limit;
use crate::response::tasks::{Approval, Task};
use std::ptr;

pub(super) type Place<'p> = Option<&'p Entry<Location>>;

/// The channel, or the playbook and the location at which some channel of it is meant; at which of its hours; and the way of
/// counting.
pub(super) type PromisedKey = (*const (), *const Entry<Location>, Arrivals, Counting);

/// Whoever answers, where, the channel, when, the way of counting, the time there is, and what looks at the channel.
pub(super) type KeptKey<'p> = (Answering<'p>, *const Entry<Location>, PromisedKey, Limit, usize);

/// Whoever answers, where, the way of counting, and whether all days are looked at.
pub(super) type TeamKey<'p> = (Answering<'p>, *const Entry<Location>, Counting, bool);

/// What looks at the channel, or what is approved first and where; the way of counting, and whether all days are looked at.
pub(super) type OpeningKey<'p> = (usize, Option<Approval<'p>>, *const Entry<Location>, Counting, bool);

pub(super) type OutcomeKey<'p> = KeptKey<'p>;

/// One promise at one place.
#[derive(Clone, Copy)]
pub(super) struct Look<'p> {
    pub(super) case: Case<'p>,
    pub(super) task: Task<'p>,
    pub(super) arrivals: Arrivals,
    pub(super) limit: Limit,
    pub(super) location: Place<'p>,
    /// The number of what looks at the channel.
    pub(super) watch: usize,
    /// How long it takes from being told to the first word.
    pub(super) reaction: Minute,
}

impl<'p> Look<'p> {
    pub(super) fn answering(&self) -> Answering<'p> {
        Answering::of(self.case, self.task)
    }

    /// The same if everything were seen and approved at once, where it is not.
    pub(super) fn at_once(self) -> Option<Look<'p>> {
        let waits = self.watch > 0 || self.task.approval().is_some();
        waits.then(|| Look { watch: 0, task: self.task.approved(), ..self })
    }

    /// The same wherever the playbook opens.
    pub(super) fn anywhere(self) -> Look<'p> {
        Look { case: Case { channel: None, of: None, ..self.case }, ..self }
    }

    /// The people who take part, with how long after the message.
    pub(super) fn people(&self, plan: &'p Plan) -> Vec<(Minute, &'p Entry<Person>)> {
        let involved = self.case.involved(plan, self.task).into_iter();
        let people = involved.flat_map(|(after, owner)| {
            let people = plan.holders(owner, self.location).people();
            people.into_iter().filter_map(move |person| Some((after, plan.person(person)?)))
        });
        people.collect()
    }

    /// The instants from which on something is waited for, of messages.
    pub(super) fn begun(&self, messages: &Intervals) -> Intervals {
        match self.limit {
            Limit::Minutes(every) if self.task.count() > 1 => self.task.after(every, messages),
            Limit::Minutes(_) | Limit::BusinessDays(_) => messages.clone(),
        }
    }

    /// Whether with a longer time what is in time now may be late: deadlines in business days lie elsewhere in hours, and updates
    /// are due at other times.
    pub(super) fn is_moved_by_longer(&self) -> bool {
        matches!(self.limit, Limit::BusinessDays(_)) || self.task.count() > 1
    }

    /// All instants from which on something could be waited for, of messages, whatever the time is.
    pub(super) fn ever_begun(&self, messages: &Intervals) -> Intervals {
        let later = if self.task.count() > 1 { self.reach() } else { 0 };
        Intervals::of(messages.all().iter().map(|(start, end)| (*start, end.saturating_add(later))).collect())
    }

    /// How far behind a message something is waited for.
    pub(super) fn reach(&self) -> Minute {
        self.limit.at_most().saturating_mul(Minute::from(self.task.count()))
    }

    pub(super) fn key(&self, counting: Counting) -> KeptKey<'p> {
        (self.answering(), self.at(), self.promised_key(counting), self.limit, self.watch)
    }

    pub(super) fn at(&self) -> *const Entry<Location> {
        self.location.map_or(ptr::null(), ptr::from_ref)
    }

    pub(super) fn promised_key(&self, counting: Counting) -> PromisedKey {
        let (of, at) = match (self.arrivals, self.case.channel) {
            (Arrivals::Always, _) if !self.task.begins_when_it_opens() => (ptr::null(), ptr::null()),
            (_, Some(channel)) => (ptr::from_ref(channel).cast(), ptr::null()),
            (_, None) => (ptr::from_ref(self.case.playbook).cast(), self.at()),
        };
        (of, at, self.arrivals, counting)
    }
}
