//! Where a plan is: its time zones, and its countries.

use crate::format::decode::Field;
use crate::format::map::Entry;
use crate::format::values::TimeZone;
use crate::plan::about::About;
use crate::plan::document::Plan;
use crate::plan::people::Person;
use crate::plan::places::Location;

/// Where hours hold: the zone of their clock, and the country or region whose public holidays they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Locality<'p> {
    pub zone: &'p str,
    /// As in ISO 3166: `IE`, `DE-BY`.
    pub country: Option<&'p str>,
}

impl Plan {
    /// The country, or its region, whose public holidays and working week hold.
    pub fn country(&self) -> Option<&str> {
        self.about()?.country.get().map(|country| &**country)
    }

    /// The days of the week on which business is done, from Monday on, where the plan says so.
    pub fn business_week(&self) -> Option<[bool; 7]> {
        self.about()?.business_days.copied().map(|days| days.0)
    }

    /// The zone and the country of the plan.
    pub fn locality(&self) -> Locality<'_> {
        Locality { zone: self.zone_name(), country: self.country() }
    }

    /// Those of a location, else those of the plan.
    pub fn locality_at<'p>(&'p self, location: Option<&'p Entry<Location>>) -> Locality<'p> {
        let own = location.and_then(|location| location.value.country.get()).map(|country| &**country);
        Locality { zone: self.zone_at(location), country: own.or(self.country()) }
    }

    /// Those of a person: their own, else the country of all locations that bind them if it is the same, else that of the plan.
    pub fn locality_of<'p>(&'p self, id: &str, person: &'p Person) -> Locality<'p> {
        let own = person.country.get().map(|country| &**country);
        let country = own.or_else(|| self.country_of_locations(id)).or(self.country());
        Locality { zone: self.zone_in(&person.time_zone), country }
    }

    /// The country of the locations that bind a person, where they name one and the same.
    fn country_of_locations(&self, id: &str) -> Option<&str> {
        let locations = self.locations.entries();
        if locations.iter().all(|location| location.value.country.is_missing()) {
            return None;
        }
        let binds = |location: &&Entry<Location>| {
            let bound = location.value.binds.get().into_iter().flat_map(|binds| binds.0.entries());
            bound.into_iter().any(|bound| bound.value.0.iter().any(|person| **person == *id))
        };
        let mut countries =
            locations.iter().filter(binds).map(|location| self.locality_at(Some(location)).country);
        let first = countries.next()?;
        countries.all(|country| country == first).then_some(first).flatten()
    }

    /// All countries whose public holidays count somewhere, each once, that of the plan first; none where none is named.
    pub fn countries(&self) -> Vec<&str> {
        let people = self.people.entries().iter().filter_map(|person| person.value.country.get());
        let locations = self.locations.entries().iter().filter_map(|location| location.value.country.get());
        let mut all: Vec<&str> = self.country().into_iter().collect();
        for country in people.chain(locations) {
            if !all.contains(&&**country) {
                all.push(country);
            }
        }
        all
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
        let rotas = self.roles.entries().iter().filter_map(|role| role.value.rota.get());
        let rotas = rotas.flat_map(|rota| {
            let changes = rota.changes.items().iter().map(|change| &change.time_zone);
            changes.chain([&rota.time_zone]).filter_map(Field::get)
        });
        people.chain(locations).chain(rotas).map(|zone| &**zone).chain([self.zone_name()])
    }
}
