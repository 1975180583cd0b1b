//! Where a plan is: its time zones, and its countries.

use crate::format::decode::Field;
use crate::format::map::Entry;
use crate::format::values::{Date, TimeZone};
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
    /// Whose closed days count besides those of the plan.
    pub closing: Closing<'p>,
}

/// Whose closed days count somewhere besides those of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closing<'p> {
    /// Nobody's.
    Nobody,
    /// Those of the location of this id.
    At(&'p str),
    /// The days on which all locations are closed that bind the person of this id.
    Of(&'p str),
}

impl<'p> Closing<'p> {
    fn at(location: Option<&'p Entry<Location>>) -> Closing<'p> {
        let closes = location.filter(|location| !location.value.closed.items().is_empty());
        closes.map_or(Closing::Nobody, |location| Closing::At(&location.id))
    }
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

    /// The zone and the country of the plan; in the plan of a location its closed days count.
    pub fn locality(&self) -> Locality<'_> {
        Locality { closing: Closing::at(self.bound_location()), ..self.locality_in(self.zone_name()) }
    }

    /// A zone with the country of the plan, where no location closes.
    pub fn locality_in<'p>(&'p self, zone: &'p str) -> Locality<'p> {
        Locality { zone, country: self.country(), closing: Closing::Nobody }
    }

    /// Those of a location, else those of the plan.
    pub fn locality_at<'p>(&'p self, location: Option<&'p Entry<Location>>) -> Locality<'p> {
        let own = location.and_then(|location| location.value.country.get()).map(|country| &**country);
        let country = own.or(self.country());
        Locality { zone: self.zone_at(location), country, closing: Closing::at(location) }
    }

    /// Those of a person: their own, else the country of all locations that bind them if it is the same, else that of the plan.
    pub fn locality_of<'p>(&'p self, id: &'p str, person: &'p Person) -> Locality<'p> {
        let own = person.country.get().map(|country| &**country);
        let country = own.or_else(|| self.country_of_locations(id)).or(self.country());
        let closing = if self.closed_days_of(id).is_empty() { Closing::Nobody } else { Closing::Of(id) };
        Locality { zone: self.zone_in(&person.time_zone), country, closing }
    }

    /// The country of the locations that bind a person, where they name one and the same.
    fn country_of_locations<'p>(&'p self, id: &'p str) -> Option<&'p str> {
        if self.open_locations().all(|location| location.value.country.is_missing()) {
            return None;
        }
        let mut countries = self.locations_of(id).map(|location| self.locality_at(Some(location)).country);
        let first = countries.next()?;
        countries.all(|country| country == first).then_some(first).flatten()
    }

    /// The open locations that bind a person.
    fn locations_of<'p>(&'p self, id: &'p str) -> impl Iterator<Item = &'p Entry<Location>> {
        self.open_locations().filter(move |location| {
            let bound = location.value.binds.get().into_iter().flat_map(|binds| binds.0.entries());
            bound.into_iter().any(|bound| bound.value.0.iter().any(|person| **person == *id))
        })
    }

    /// Whether a location, or the region that it is in, binds a person.
    pub fn belongs_to(&self, person: &str, location: &Entry<Location>) -> bool {
        let region = location.value.region.get().and_then(|region| self.regions.entry(&region.value));
        let binds = [location.value.binds.get(), region.and_then(|region| region.value.binds.get())];
        let bound = binds.into_iter().flatten().flat_map(|binds| binds.0.entries());
        bound.into_iter().any(|bound| bound.value.0.iter().any(|id| **id == *person))
    }

    /// The closed days that count besides those of the plan.
    pub fn own_closed_days(&self, closing: Closing<'_>) -> Vec<Date> {
        match closing {
            Closing::Nobody => Vec::new(),
            Closing::At(id) => {
                let location = self.locations.entry(id);
                location.map(|location| location.value.closed.items().to_vec()).unwrap_or_default()
            }
            Closing::Of(person) => self.closed_days_of(person),
        }
    }

    /// The days on which all locations are closed that bind a person, besides those of the plan.
    fn closed_days_of(&self, id: &str) -> Vec<Date> {
        if self.open_locations().all(|location| location.value.closed.items().is_empty()) {
            return Vec::new();
        }
        let mut each = self.locations_of(id).map(|location| location.value.closed.items());
        let Some(first) = each.next() else { return Vec::new() };
        each.fold(first.to_vec(), |mut days, closed| {
            days.retain(|day| closed.contains(day));
            days
        })
    }

    /// Every closed day, with the id of the location that it belongs to; without one it is that of the plan.
    pub fn all_closed_days(&self) -> impl Iterator<Item = (Date, Option<&str>)> {
        let own = self.closed.items().iter().map(|day| (*day, None));
        own.chain(
            self.open_locations().flat_map(|location| {
                location.value.closed.items().iter().map(|day| (*day, Some(&*location.id)))
            }),
        )
    }

    /// On how many days somewhere is closed at most.
    pub fn most_closed_days(&self) -> usize {
        let local = self.open_locations().map(|location| location.value.closed.items().len());
        self.closed.items().len() + local.max().unwrap_or(0)
    }

    /// All countries whose public holidays count somewhere, each once, that of the plan first; none where none is named.
    pub fn countries(&self) -> Vec<&str> {
        let people = self.people.entries().iter().filter_map(|person| person.value.country.get());
        let locations = self.open_locations().filter_map(|location| location.value.country.get());
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
        let locations = self.open_locations().filter_map(|location| location.value.time_zone.get());
        let rotas = self.roles.entries().iter().filter_map(|role| role.value.rota.get());
        let rotas = rotas.flat_map(|rota| {
            let changes = rota.changes.items().iter().map(|change| &change.time_zone);
            changes.chain([&rota.time_zone]).filter_map(Field::get)
        });
        people.chain(locations).chain(rotas).map(|zone| &**zone).chain([self.zone_name()])
    }
}
