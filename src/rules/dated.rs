//! What rules say of promises that break on some days of the calendar.

use crate::plan::{Date, Plan};
use crate::response::{Arrivals, Cause, Dated, day, day_at, moment};
use crate::rules::pledged::{people, promised, who_waits};
use crate::rules::promised::{at_locations, waits};
use crate::rules::when::zone_of;
use crate::source::Span;

/// Promises that break for the same cause and are written in one place.
pub(super) struct Group<'d, 'p> {
    pub(super) worst: &'d Dated<'p>,
    pub(super) days: Vec<Date>,
    pub(super) n_locations: usize,
    /// Every cause, each once.
    pub(super) causes: Vec<Cause<'p>>,
}

/// One group for each promise: playbooks, escalation paths and locations together.
pub(super) fn grouped<'d, 'p>(plan: &Plan, dated: impl Iterator<Item = &'d Dated<'p>>) -> Vec<Group<'d, 'p>> {
    // What the same people do late in a playbook is one group, whatever it is.
    type Key<'p> = (Span, Arrivals, Vec<&'p str>);
    let mut groups: Vec<(Key<'p>, Group<'d, 'p>, Vec<&'p str>)> = Vec::new();
    for one in dated {
        let pledge = &one.pledge;
        // What stores write about their own channels is one group as well.
        let is_written_alone = pledge.task.is_to_customers() && pledge.case.of.is_none();
        let place = if is_written_alone { pledge.place } else { pledge.case.playbook.place };
        let key = (place, pledge.arrivals, pledge.task.owners());
        let location = one.location.map(|location| &*location.id);
        if let Some((_, group, locations)) = groups.iter_mut().find(|(known, ..)| *known == key) {
            group.days.extend(one.all_days(plan));
            group.add(one.cause);
            locations.extend(location.filter(|id| !locations.contains(id)));
            if one.worst.weight() > group.worst.worst.weight() {
                group.worst = one;
            }
        } else {
            let causes = vec![one.cause];
            let group = Group { worst: one, days: one.all_days(plan), n_locations: 0, causes };
            groups.push((key, group, location.into_iter().collect()));
        }
    }
    let finished = groups.into_iter().map(|(_, mut group, locations)| {
        group.days.sort_unstable();
        group.days.dedup();
        group.n_locations = locations.len();
        group
    });
    finished.collect()
}

impl<'p> Group<'_, 'p> {
    fn add(&mut self, cause: Cause<'p>) {
        if !self.causes.contains(&cause) {
            self.causes.push(cause);
        }
    }

    /// `also on 1 Jan 2026, 25 May 2026 and 3 more days`, without the day of the worst message.
    fn other_days(&self, plan: &Plan) -> String {
        const MOST: usize = 5;
        let worst = day_at(plan, self.worst.worst.arrival);
        let others: Vec<Date> = self.days.iter().copied().filter(|day| *day != worst).collect();
        let mut named: Vec<String> = others.iter().take(MOST).map(|date| day(*date)).collect();
        match others.len().saturating_sub(MOST) {
            0 => {}
            1 => named.push("one more day".to_owned()),
            more => named.push(format!("{more} more days")),
        }
        let Some(last) = named.pop() else { return String::new() };
        if named.is_empty() {
            format!("; also on {last}")
        } else {
            format!("; also on {} and {last}", named.join(", "))
        }
    }

    /// Who would have to be on duty.
    pub(super) fn who(&self) -> String {
        people(&self.worst.pledge)
    }

    /// The promise, that it does not hold at some times, and the message that suffers most.
    pub(super) fn message(&self, exception: &str, plan: &Plan) -> String {
        let at = at_locations(self.worst.location, self.n_locations);
        let (zone, wait) = (zone_of(plan), worst_wait(self.worst, plan));
        format!("{}{exception}{at}{zone}: {wait}{}", promised(&self.worst.pledge), self.other_days(plan))
    }
}

/// `a message on Fri 25 Dec 2026 10:00 waits 22h (kim, Sat 26 Dec 2026 08:00)`.
pub(super) fn worst_wait(dated: &Dated<'_>, plan: &Plan) -> String {
    let what = who_waits(dated.pledge.task);
    let arrival = moment(plan, dated.worst.arrival);
    match dated.worst.wait {
        Some(wait) => {
            let until = moment(plan, dated.worst.arrival + wait);
            format!("{what} {arrival} {}", waits(wait, &dated.answered_by, &until))
        }
        None => format!("{what} {arrival} waits longer than two months"),
    }
}
