//! Who holds the roles that each location holds, worked out once for all places.

use crate::format::map::Entry;
use crate::plan::document::Plan;
use crate::plan::people::Binds;
use crate::plan::places::Location;
use crate::plan::queries::owners::Holders;
use std::collections::{BTreeMap, HashMap, HashSet};

/// All holders of every role, wherever they are.
#[derive(Debug)]
pub struct Roster<'p> {
    plan: &'p Plan,
    local: HashMap<&'p str, LocalRole<'p>>,
}

/// A role that is somebody else at each location.
#[derive(Debug, Default)]
struct LocalRole<'p> {
    /// Everybody who holds it somewhere.
    everybody: Vec<&'p str>,
    known: HashSet<&'p str>,
    /// People who hold it alone, and the first location where that is so.
    alone: BTreeMap<&'p str, &'p str>,
}

impl<'p> Roster<'p> {
    pub fn of(plan: &'p Plan) -> Roster<'p> {
        let mut roster = Roster { plan, local: HashMap::new() };
        let mut in_region: HashMap<&str, Vec<&Entry<Location>>> = HashMap::new();
        for location in plan.open_locations() {
            if let Some(region) = location.value.region.get() {
                in_region.entry(&region.value).or_default().push(location);
            }
            roster.add(location.value.binds.get(), |_| Some(&*location.id));
        }
        for region in plan.regions.entries() {
            let locations = in_region.get(&*region.id).map(Vec::as_slice).unwrap_or_default();
            let binds_itself = |location: &Entry<Location>, role: &str| {
                location.value.binds.get().is_some_and(|binds| binds.0.entry(role).is_some())
            };
            // A region stands in only where one of its locations binds nobody.
            let first = |role: &str| locations.iter().find(|location| !binds_itself(location, role));
            roster.add(region.value.binds.get(), |role| first(role).map(|location| &*location.id));
        }
        roster
    }

    /// The people behind an owner, at all locations together; `None` where the owner is a reserved word or unknown.
    pub fn everybody(&self, owner: &'p str) -> Option<Vec<&'p str>> {
        if let Some(role) = self.local.get(owner) {
            return Some(role.everybody.clone());
        }
        match self.plan.holders(owner, None) {
            Holders::People(people) => Some(people),
            Holders::Unknown => None,
        }
    }

    /// The people who are alone behind an owner somewhere, each with the location; `None` for the location where
    /// the owner is the same everywhere.
    pub fn alone(&self, owner: &'p str) -> Vec<(&'p str, Option<&'p str>)> {
        if let Some(role) = self.local.get(owner) {
            return role.alone.iter().map(|(&person, &location)| (person, Some(location))).collect();
        }
        match self.everybody(owner).unwrap_or_default().as_slice() {
            &[one] => vec![(one, None)],
            [first, others @ ..] if others.iter().all(|other| other == first) => vec![(first, None)],
            _ => Vec::new(),
        }
    }

    fn add(&mut self, binds: Option<&'p Binds>, location: impl Fn(&str) -> Option<&'p str>) {
        for bound in binds.map(|binds| binds.0.entries()).unwrap_or_default() {
            if !self.plan.is_held_by_location(&bound.id) {
                continue;
            }
            let Some(place) = location(&bound.id) else { continue };
            let people: Vec<&str> =
                bound.value.0.iter().map(|id| &*id.0).filter(|id| self.plan.person(id).is_some()).collect();
            let role = self.local.entry(&bound.id).or_default();
            for &person in &people {
                if role.known.insert(person) {
                    role.everybody.push(person);
                }
            }
            if let Some((&first, others)) = people.split_first()
                && others.iter().all(|&other| other == first)
            {
                role.alone.entry(first).or_insert(place);
            }
        }
    }
}
