//! Messages channel by channel: when a playbook opens for them, and which of them something is promised for.

use crate::duty::{Counting, Intervals, Minute};
use crate::plan::{Channel, Entry};
use crate::response::cases::{Arrivals, Case, Commitment, channels_of, opens_unstaffed};
use crate::response::judge::Judge;
use crate::response::limit::{Limit, Opens, minutes};
use crate::response::look::{Look, Place};
use crate::response::outcome::Outcome;
use crate::response::tasks::Task;
use std::rc::Rc;

impl<'p> Judge<'p> {
    /// What comes of a promise at a location; of a call on the channel where its messages wait longest.
    pub(super) fn outcome(
        &self,
        case: Case<'p>,
        made: &Commitment<'p>,
        location: Place<'p>,
    ) -> Rc<Outcome<'p>> {
        let Commitment { task, arrivals, within, .. } = *made;
        let limit = Limit::of(within);
        let look = |watch: usize, reaction: Minute| {
            self.outcome_of(Look { case, task, arrivals, limit, location, watch, reaction })
        };
        match task {
            Task::Answer => {
                let reaction = minutes(self.plan.reaction(&case.playbook.value));
                look(self.watches.number(case.channel, case.playbook), reaction)
            }
            // Nobody calls before somebody has seen the message.
            Task::FollowUp { .. } if self.watches.delay(case.playbook) => {
                let channels = channels_of(self.plan, &case.playbook.value, location);
                let each = channels.map(|(channel, _)| self.watches.number(Some(channel), case.playbook));
                let mut watches: Vec<usize> = each.collect();
                watches.sort_unstable();
                watches.dedup();
                let each = watches.into_iter().map(|watch| look(watch, 0));
                Outcome::worst_of(each).unwrap_or_else(|| look(0, 0))
            }
            _ => look(0, 0),
        }
    }

    /// How many minutes of messages there are in some instants at which they arrive, or at which the playbook opens for them.
    pub(super) fn n_messages(&self, look: Look<'p>, instants: &Intervals) -> Minute {
        if !look.task.begins_when_it_opens() || !self.watches.delay(look.case.playbook) {
            return self.alike.length(instants);
        }
        let is_always = look.arrivals == Arrivals::Always;
        let (far, from) = (self.calendar(Counting::Everything, true), self.zone.start_of(self.days.0));
        let opened = self.watches.opened(far, (from, is_always), (look.case.playbook, look.location));
        let of = |(from, to, opens): (Minute, Minute, Opens)| match opens {
            Opens::After(time) => self.alike.length(&instants.between(from + time, to + time)),
            Opens::At(time) => (to - from) * self.alike.length(&instants.between(time, time + 1)),
        };
        opened.map(of).sum()
    }

    /// Those of the messages that are looked at for which something is promised.
    pub(super) fn promised(&self, look: Look<'p>, counting: Counting) -> Rc<Intervals> {
        let key = look.promised_key(counting);
        if let Some(known) = self.promised.borrow().get(&key) {
            return Rc::clone(known);
        }
        let promised = Rc::new(match look.arrivals {
            Arrivals::Always => match self.openings(look, counting, true) {
                Some(openings) => self.arrivals.intersection(&openings),
                None => self.arrivals.clone(),
            },
            Arrivals::Staffed => self.arrivals.intersection(&self.staffed(look, counting)),
            Arrivals::OffHours => self.arrivals.without(&self.staffed(look, counting)),
        });
        self.promised.borrow_mut().insert(key, Rc::clone(&promised));
        promised
    }

    /// When the channel is staffed, or some channel of the playbook: one without hours always is. Of what begins when that opens,
    /// the openings for messages of these hours.
    pub(super) fn staffed(&self, look: Look<'p>, counting: Counting) -> Intervals {
        if let Some(openings) = self.openings(look, counting, false) {
            return openings;
        }
        let calendar = self.calendar(counting, false);
        let hours = |channel: &'p Entry<Channel>, of: Place<'p>| {
            let hours = channel.value.staffed.get()?;
            Some(calendar.staffed(hours, self.plan.locality_at(of)))
        };
        if let Some(channel) = look.case.channel {
            return hours(channel, look.case.of).map(|hours| (*hours).clone()).unwrap_or_default();
        }
        let playbook = &look.case.playbook.value;
        if opens_unstaffed(self.plan, playbook, look.location) {
            return Intervals::of(vec![calendar.span(self.plan.zone_name())]);
        }
        let all = channels_of(self.plan, playbook, look.location);
        let all = all.filter_map(|(channel, of)| hours(channel, of));
        all.fold(Intervals::default(), |all, more| all.union(&more))
    }

    /// When the playbook opens, for what begins then, where that is later than its messages arrive.
    fn openings(&self, look: Look<'p>, counting: Counting, is_always: bool) -> Option<Intervals> {
        let (far, from) = (self.calendar(counting, true), self.zone.start_of(self.days.0));
        let at = (look.case.playbook, look.location);
        look.task.begins_when_it_opens().then(|| self.watches.openings(far, (from, is_always), at))?
    }
}
