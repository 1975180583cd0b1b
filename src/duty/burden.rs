//! What turns weigh: how long they are, and how much of it lies in nights and on weekends.

use crate::duty::calendar::{Calendar, alike, times_of};
use crate::duty::intervals::DAY;
use crate::duty::turn::Turn;
use crate::duty::zone::local_start;
use crate::duty::{Intervals, Minute};
use crate::plan::Date;

/// The time of some turns of a person, in real minutes: an hour that the clock skips is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Burden {
    pub minutes: Minute,
    /// From 22:00 to 06:00 where the person is.
    pub nights: Minute,
    /// On days there that are no business days, public holidays among them.
    pub weekends: Minute,
}

const NIGHT_ENDS: Minute = 6 * 60;
const NIGHT_BEGINS: Minute = 22 * 60;

impl<'p> Calendar<'p> {
    /// What some turns of one person weigh, within the hours of the rota; the calendar has to hold all of them.
    pub fn burden(&self, person: &'p str, turns: &[Turn<'p>]) -> Burden {
        let known = self.plan.person(person);
        let home = known.map_or(self.plan.locality(), |known| self.plan.locality_of(&known.id, &known.value));
        let times = alike(turns).fold(Intervals::default(), |times, (turns, hours)| {
            let whole = times_of(turns);
            let Some((hours, zone)) = hours else { return times.union(&whole) };
            let place = self.plan.locality_in(zone);
            times.union(&whole.intersection(&self.hours(hours, place)))
        });
        let (Some((first, _)), Some((_, last))) = (times.all().first(), times.all().last()) else {
            return Burden::default();
        };
        let zone = self.zone(home.zone);
        let (first, last) = (zone.day(*first), zone.day(*last));
        let business = self.business_days(home);
        let (mut nights, mut weekends) = (Vec::new(), Vec::new());
        for day in first.series(jiff::Span::new().days(1)).take_while(|day: &Date| *day <= last) {
            let at = |minute| zone.instant(local_start(day) + minute);
            nights.extend([(at(0), at(NIGHT_ENDS)), (at(NIGHT_BEGINS), at(DAY))]);
            weekends.extend((!business.contains(day)).then(|| (at(0), at(DAY))));
        }
        Burden {
            minutes: times.length(),
            nights: times.intersection(&Intervals::of(nights)).length(),
            weekends: times.intersection(&Intervals::of(weekends)).length(),
        }
    }
}
