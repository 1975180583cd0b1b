//! Instants as programs and sheets get them.

use crate::duty::{DAY, Minute, Zone, day_of};
use crate::plan::Plan;
use crate::response;
use crate::view::Day;
use serde::Serialize;
use std::rc::Rc;

/// An instant in the zone of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct When {
    /// With its offset, as in ISO 8601: `2026-03-14T22:30-05:00`.
    pub at: String,
    /// The day that it is then in the zone of the plan.
    pub day: Day,
    /// The time of that day: `22:30`.
    pub time: String,
    /// Minutes since the post.
    pub minutes: Minute,
    #[serde(skip)]
    pub(super) instant: Minute,
}

/// The zone of the plan, and when the post appears.
pub(super) struct Clock {
    zone: Rc<Zone>,
    pub(super) posted: Minute,
}

impl Clock {
    pub(super) fn of(plan: &Plan, posted: Minute) -> Clock {
        let far = day_of(posted + 800 * DAY);
        Clock { zone: Zone::around(plan.zone_name(), day_of(posted), far), posted }
    }

    pub(super) fn when(&self, instant: Minute) -> When {
        When {
            at: self.timestamp(instant),
            day: Day(self.zone.day(instant)),
            time: response::clock(self.zone.local(instant).rem_euclid(DAY)),
            minutes: instant - self.posted,
            instant,
        }
    }

    /// An instant as in ISO 8601, with its offset.
    pub(super) fn timestamp(&self, instant: Minute) -> String {
        response::timestamp(&self.zone, instant)
    }
}
