//! Why a promise breaks in a few weeks, although nobody is on leave and nothing is closed.

use crate::duty::{
    Calendar, Counting, DAY, Days, Intervals, Minute, Outside, Presence, Zone, is_usual, later, zones_of,
};
use crate::plan::{Entry, Hours, Person, Plan};
use crate::response::look::Look;
use crate::response::outcome::Unusual;

/// Some messages that are not answered in time, by what is unusual then.
pub(super) fn whose_week<'p>(
    plan: &'p Plan,
    days: Days,
    look: Look<'p>,
    broken: &Intervals,
) -> Vec<(Unusual<'p>, Intervals)> {
    let mut found: Vec<(Unusual<'p>, Vec<(Minute, Minute)>)> = Vec::new();
    let Some((&(first, _), &(_, last))) = broken.all().first().zip(broken.all().last()) else {
        return Vec::new();
    };
    let zone = Zone::around(plan.zone_name(), later(days.0, -1), later(days.1, 1));
    let n_days = i32::try_from(look.reach() / DAY).unwrap_or(0).saturating_add(2);
    let around = (later(zone.day(first), -2), later(zone.day(last), n_days));
    let everybody = Calendar::of(plan, Counting::UsualDays, around.0, around.1).with_everybody();
    let week = Week { plan, days, look, zone: &zone, everybody };
    for &(start, end) in broken.all() {
        let why = week.why((start, end));
        match found.iter_mut().find(|(known, _)| *known == why) {
            Some((_, spans)) => spans.push((start, end)),
            None => found.push((why, vec![(start, end)])),
        }
    }
    found.into_iter().map(|(why, spans)| (why, Intervals::of(spans))).collect()
}

struct Week<'w, 'p> {
    plan: &'p Plan,
    days: Days,
    look: Look<'p>,
    zone: &'w Zone,
    /// Who would be there if everybody had always belonged to the team.
    everybody: Calendar<'p>,
}

impl<'p> Week<'_, 'p> {
    fn why(&self, span: (Minute, Minute)) -> Unusual<'p> {
        // Whoever comes later was not missed before.
        let outside = self.outside(span);
        let left = outside.filter(|why| matches!(why, Unusual::Outside(_, Outside::Left(_))));
        left.or_else(|| self.hours(span))
            .or(outside)
            .or_else(|| self.is_by_clocks(span).then_some(Unusual::Clocks))
            .or_else(|| self.turn())
            .unwrap_or(Unusual::Other)
    }

    /// The first who would answer if they belonged to the team.
    fn outside(&self, (start, end): (Minute, Minute)) -> Option<Unusual<'p>> {
        let latest = end + self.look.reach();
        let mut to_come = None;
        for (after, owner) in self.look.case.involved(self.plan, self.look.task) {
            let people = self.everybody.people_of(owner, self.look.location);
            for (id, there) in people.iter().flat_map(|people| people.iter()) {
                let (Some(person), Presence::At(there)) = (self.plan.person(id), there) else { continue };
                let mut at = start + after;
                while let Some(next) = there.next(at).filter(|next| *next < latest) {
                    match self.everybody.outside(&person.value, next) {
                        Some(why @ Outside::Left(_)) => return Some(Unusual::Outside(person, why)),
                        Some(why) => to_come = to_come.or(Some(Unusual::Outside(person, why))),
                        None => {}
                    }
                    // Whoever is there on this day may be gone, or not yet there, on the next one.
                    at = next + DAY;
                }
            }
        }
        to_come
    }

    /// The first whose hours are not those of most weeks; else the channel.
    fn hours(&self, (start, end): (Minute, Minute)) -> Option<Unusual<'p>> {
        let (first, last) = (self.zone.day(start), self.zone.day(end + self.look.reach()));
        let differ = |hours: &Hours| {
            let days = first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last);
            let mut days = days.filter(|day| *day <= self.days.1);
            !hours.spec().is_weekly() && days.any(|day| !is_usual(hours, self.days, day))
        };
        let of_person = |person: &Entry<Person>| {
            [&person.value.hours, &person.value.on_call]
                .into_iter()
                .any(|hours| hours.get().is_some_and(differ))
        };
        let people = self.look.people(self.plan).into_iter().map(|(_, person)| person);
        let mut here = people.filter(|person| self.everybody.outside(&person.value, start).is_none());
        let person = here.find(|person| of_person(person)).map(Unusual::Hours);
        let channel =
            self.look.case.channel.filter(|channel| channel.value.staffed.get().is_some_and(differ));
        person.or(channel.map(Unusual::Staffed))
    }

    /// Whether a clock changes around then, or the clocks are further apart than on most days.
    fn is_by_clocks(&self, (start, end): (Minute, Minute)) -> bool {
        let zones = zones_of(self.plan, self.days.0, self.days.1);
        let offsets = |at: Minute| zones.iter().map(move |zone| zone.offset(at) - self.zone.offset(at));
        let latest = end + self.look.reach();
        let changes = |zone: &std::rc::Rc<Zone>| !zone.changes(start - DAY, latest + DAY).is_empty();
        let (from, to) = self.zone.days(self.days);
        let n_days = usize::try_from((to - from) / DAY).unwrap_or(0);
        let is_same =
            |day: &usize| offsets(from + Minute::try_from(*day).unwrap_or(0) * DAY).eq(offsets(start));
        zones.iter().any(changes) || (0..n_days).filter(is_same).count() * 2 < n_days
    }

    fn turn(&self) -> Option<Unusual<'p>> {
        let involved = self.look.case.involved(self.plan, self.look.task).into_iter();
        let mut roles = involved.filter(|(_, owner)| self.plan.rota_of(owner).is_some());
        roles.find_map(|(_, owner)| self.plan.roles.entry(owner)).map(Unusual::Turn)
    }
}
