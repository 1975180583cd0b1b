//! The time zones of a plan.

use crate::format::decode::{Entry, Field};
use crate::format::values::TimeZone;
use crate::plan::document::Plan;
use crate::plan::places::Location;

/// The zone of a plan that names none.
const USUAL: &str = "UTC";

impl Plan {
    /// The zone of all hours that name no other.
    pub fn zone_name(&self) -> &str {
        self.about().and_then(|about| about.time_zone.get()).map_or(USUAL, |zone| zone)
    }

    /// The zone that a field names, else that of the plan.
    pub fn zone_in<'p>(&'p self, field: &'p Field<TimeZone>) -> &'p str {
        field.get().map_or(self.zone_name(), |zone| zone)
    }

    /// The zone of a location, else that of the plan.
    pub fn zone_at<'p>(&'p self, location: Option<&'p Entry<Location>>) -> &'p str {
        location.map_or(self.zone_name(), |location| self.zone_in(&location.value.time_zone))
    }

    /// All zones that the plan names.
    pub fn zone_names(&self) -> impl Iterator<Item = &str> {
        let people = self.people.entries().iter().filter_map(|person| person.value.time_zone.get());
        let locations = self.locations.entries().iter().filter_map(|location| location.value.time_zone.get());
        let rotas = self.roles.entries().iter().filter_map(|role| role.value.rota.get()?.time_zone.get());
        people.chain(locations).chain(rotas).map(|zone| &**zone).chain([self.zone_name()])
    }
}
