//! All hours of a plan.

use crate::plan::{Field, Hours, Plan};

impl Plan {
    /// Every field with hours, of people, rotas, channels, locations, contacts and checks.
    pub fn all_hours(&self) -> impl Iterator<Item = &Field<Hours>> {
        let people =
            self.people.entries().iter().flat_map(|person| [&person.value.hours, &person.value.on_call]);
        let rotas = self.roles.entries().iter().filter_map(|role| role.value.rota.get());
        let rotas = rotas
            .flat_map(|rota| rota.changes.items().iter().map(|change| &change.hours).chain([&rota.hours]));
        let channels = self.all_channels().map(|channel| &channel.value.staffed);
        let locations = self.open_locations().map(|location| &location.value.hours);
        let contacts = self.contacts.entries().iter().map(|contact| &contact.value.hours);
        let listening = self.listening.get();
        let checks =
            listening.into_iter().flat_map(|listening| listening.checks.items()).map(|check| &check.when);
        people.chain(rotas).chain(channels).chain(locations).chain(contacts).chain(checks)
    }

    /// Whether public holidays make a difference to some of them.
    pub fn names_holidays(&self) -> bool {
        self.all_hours().any(|hours| hours.get().is_some_and(|hours| hours.spec().names_holidays()))
    }
}
