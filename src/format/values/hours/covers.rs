//! Whether hours hold all of others.

use crate::format::values::hours::Hours;
use crate::format::values::hours::spec::{DAY, Joint, Part, Spec, Times};

const WEEK: usize = 7 * DAY as usize;

impl Hours {
    /// Whether all times of other hours are in these as well; not where nobody can be sure of it without a calendar.
    pub fn covers(&self, other: &Hours) -> bool {
        if self.spec == other.spec {
            return true;
        }
        let is_same = |one: &Part, other: &Part| *one == Part { place: one.place.clone(), ..other.clone() };
        let (ours, theirs) = (special(&self.spec), special(&other.spec));
        let same_days =
            ours.len() == theirs.len() && ours.iter().zip(&theirs).all(|(one, other)| is_same(one, other));
        same_days && week(&self.spec).iter().zip(week(&other.spec)).all(|(here, there)| *here || !there)
    }
}

/// The parts that are not the same in every week.
fn special(spec: &Spec) -> Vec<&Part> {
    spec.parts.iter().filter(|part| !part.is_weekly()).collect()
}

/// The minutes of a week without anything special.
fn week(spec: &Spec) -> Vec<bool> {
    const WHOLE: Times = Times { from: 0, to: DAY };
    let mut days: [Vec<Times>; 7] = Default::default();
    for part in spec.parts.iter().filter(|part| part.is_weekly()) {
        let times = if part.times.is_empty() { &[WHOLE][..] } else { &part.times };
        let is_meant = |day: i8| part.days.is_empty() || part.days.iter().any(|days| days.names(day));
        for (_, here) in (0..).zip(&mut days).filter(|(day, _)| is_meant(*day)) {
            match part.joint {
                Joint::Otherwise if !here.is_empty() => continue,
                Joint::Adds if !part.is_off() => {}
                Joint::Replaces | Joint::Adds | Joint::Otherwise => here.clear(),
            }
            if !part.is_off() {
                here.extend(times);
            }
        }
    }
    let mut minutes = vec![false; WEEK];
    for (day, times) in days.iter().enumerate() {
        for minute in times.iter().flat_map(|times| usize::from(times.from)..usize::from(times.to)) {
            if let Some(there) = minutes.get_mut((day * usize::from(DAY) + minute) % WEEK) {
                *there = true;
            }
        }
    }
    minutes
}
