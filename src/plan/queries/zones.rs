//! Where a plan is: its time zones, and its country.

use crate::format::decode::Field;
use crate::format::map::Entry;
use crate::format::values::{Country, TimeZone};
use crate::plan::about::About;
use crate::plan::document::Plan;
use crate::plan::places::Location;

impl Plan {
    /// The country, or its region, whose public holidays and working week hold.
    pub fn country(&self) -> Option<&Country> {
        self.about()?.country.get()
    }

    /// The zone of all hours that name no other.
    pub fn zone_name(&self) -> &str {
        let written = self.about().and_then(|about| about.time_zone.get());
        written.map_or_else(|| About::INFO.default_of("time_zone").unwrap_or_default(), |zone| &**zone)
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
