//! The time zones of a plan.

use crate::model::plan::Plan;

/// The zone of a plan that names none.
const USUAL: &str = "UTC";

impl Plan {
    /// The zone of all hours that name no other.
    pub fn zone_name(&self) -> &str {
        self.about().and_then(|about| about.time_zone.get()).map_or(USUAL, |zone| zone)
    }

    /// All zones that the plan names.
    pub fn zone_names(&self) -> impl Iterator<Item = &str> {
        let people = self.people.entries().iter().filter_map(|person| person.value.time_zone.get());
        let locations = self.locations.entries().iter().filter_map(|location| location.value.time_zone.get());
        let rotas = self.roles.entries().iter().filter_map(|role| role.value.rota.get()?.time_zone.get());
        people.chain(locations).chain(rotas).map(|zone| &**zone).chain([self.zone_name()])
    }
}
