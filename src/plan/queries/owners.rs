//! Who an owner is in flesh and blood: roles resolved to the people who hold them, store by store.

use crate::format::map::Entry;
use crate::format::reference::Target;
use crate::format::values::Date;
use crate::plan::document::Plan;
use crate::plan::ids::PersonId;
use crate::plan::people::{Holding, May, Person, Rota};
use crate::plan::places::Location;

/// A person who holds a role or is named directly.
pub type Holder<'p> = &'p Entry<Person>;

/// Who an owner is at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holders<'p> {
    /// These people, the first one before the others; empty where the role is held by nobody.
    People(Vec<&'p str>),
    /// A reserved word, or an id that leads nowhere and was reported as such.
    Unknown,
}

impl<'p> Holders<'p> {
    /// The people; nobody where nothing is known of them.
    pub fn people(self) -> Vec<&'p str> {
        match self {
            Holders::People(people) => people,
            Holders::Unknown => Vec::new(),
        }
    }
}

impl Plan {
    /// The people behind an owner at a location; `None` for the location stands for the whole organisation,
    /// where a role that is held by location has all its holders everywhere.
    pub fn holders<'p>(&'p self, owner: &'p str, location: Option<&'p Entry<Location>>) -> Holders<'p> {
        if self.people.entry(owner).is_some() {
            return Holders::People(vec![owner]);
        }
        let Some(role) = self.roles.entry(owner).filter(|_| !Target::RESERVED_OWNERS.contains(&owner)) else {
            return Holders::Unknown;
        };
        match role.value.held_by.get() {
            None if role.value.held_by.is_missing() => Holders::People(Vec::new()),
            None => Holders::Unknown,
            Some(Holding::People(people)) => self.known(people),
            Some(Holding::Location) => match location {
                Some(location) => self.bound(owner, location),
                None if self.open_locations().next().is_none() => Holders::Unknown,
                None => {
                    let mut all = Vec::new();
                    for location in self.open_locations() {
                        if let Holders::People(people) = self.bound(owner, location) {
                            all.extend(people);
                        }
                    }
                    all.dedup();
                    Holders::People(all)
                }
            },
        }
    }

    /// Whether an owner is a word for whoever it happens to be, such as `anyone`: nobody to count on.
    pub fn is_nobody_in_particular(owner: &str) -> bool {
        Target::RESERVED_OWNERS.contains(&owner)
    }

    /// Whether each location has its own holders of an owner.
    pub fn is_held_by_location(&self, owner: &str) -> bool {
        self.roles
            .entry(owner)
            .is_some_and(|role| matches!(role.value.held_by.get(), Some(Holding::Location)))
    }

    pub fn person(&self, id: &str) -> Option<Holder<'_>> {
        self.people.entry(id)
    }

    /// Whether a person has left before a day; somebody who is not in the plan has not.
    pub fn has_left(&self, id: &str, today: Date) -> bool {
        self.person(id).is_some_and(|person| person.value.has_left(today))
    }

    /// Whether somebody is in the team on a day; whoever is no person of the plan always is.
    pub fn belongs_on(&self, id: &str, day: Date) -> bool {
        self.person(id).is_none_or(|person| person.value.belongs_on(day))
    }

    /// The rota of a role, where it names somebody.
    pub fn rota_of(&self, owner: &str) -> Option<&Rota> {
        let rota = self.roles.entry(owner)?.value.rota.get();
        rota.filter(|rota| !rota.order.items().is_empty())
    }

    /// The places at which something of some owners is looked at: every location where one of them is somebody else at each,
    /// otherwise the whole organisation.
    pub fn places_of<'p>(
        &'p self,
        mut owners: impl Iterator<Item = &'p str>,
    ) -> Vec<Option<&'p Entry<Location>>> {
        let locations: Vec<_> = self.open_locations().map(Some).collect();
        if !locations.is_empty() && owners.any(|owner| self.is_held_by_location(owner)) {
            locations
        } else {
            vec![None]
        }
    }

    /// What an owner may do by their role; `None` where nothing is said about it.
    pub fn authority_of(&self, owner: &str) -> Option<&[May]> {
        let authority = self.roles.entry(owner)?.value.authority.get()?;
        authority.may.get().map(Vec::as_slice)
    }

    /// Who holds a role at a location: whom it binds, else whom its region binds.
    fn bound<'p>(&'p self, role: &str, location: &'p Entry<Location>) -> Holders<'p> {
        let local = location.value.binds.get().and_then(|binds| binds.0.entry(role));
        let region = location.value.region.get().and_then(|region| self.regions.entry(&region.value));
        let regional = || region.and_then(|region| region.value.binds.get()?.0.entry(role));
        match local.or_else(regional) {
            Some(bound) => self.known(&bound.value.0),
            None => Holders::People(Vec::new()),
        }
    }

    /// Those of some people who are in the plan. Where none of them is, `unknown-reference` speaks up.
    fn known<'p>(&'p self, people: &'p [PersonId]) -> Holders<'p> {
        let known: Vec<&str> =
            people.iter().map(|id| &*id.0).filter(|id| self.person(id).is_some()).collect();
        if known.is_empty() && !people.is_empty() { Holders::Unknown } else { Holders::People(known) }
    }
}
