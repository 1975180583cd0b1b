//! Instants as they are shown.

use crate::duty::{DAY, Minute, Zone, day_of};
use crate::plan::Plan;
use crate::response::{self, Scene};
use crate::view::humanize;
use serde::Serialize;
use std::rc::Rc;

/// An instant in the zone of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct When {
    /// With its offset: `2026-03-14T22:30-05:00`.
    pub at: String,
    /// `Sat 14 Mar 2026`.
    pub day: String,
    /// `22:30`.
    pub clock: String,
    /// Minutes since the post.
    pub minutes: Minute,
    /// How long after the post; nothing for the post itself.
    pub after: Option<String>,
    #[serde(skip)]
    pub(super) instant: Minute,
}

/// The zone of the plan, and when the post appears.
pub(super) struct Clock {
    zone: Rc<Zone>,
    pub(super) posted: Minute,
}

impl Clock {
    pub(super) fn of(plan: &Plan, scene: &Scene<'_>) -> Clock {
        let far = day_of(scene.posted + 800 * DAY);
        Clock { zone: Zone::around(plan.zone_name(), day_of(scene.posted), far), posted: scene.posted }
    }

    pub(super) fn when(&self, instant: Minute) -> When {
        let local = self.zone.local(instant);
        let (date, minute) = (self.zone.day(instant), local.rem_euclid(DAY));
        let offset = self.zone.offset(instant);
        let sign = if offset < 0 { '-' } else { '+' };
        let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
        let clock = response::clock(minute);
        let since = instant - self.posted;
        When {
            at: format!("{date}T{clock}{sign}{hours:02}:{minutes:02}"),
            day: humanize::weekday(date),
            clock,
            minutes: since,
            after: (since > 0).then(|| humanize::wait(since)),
            instant,
        }
    }
}
